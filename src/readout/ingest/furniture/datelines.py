"""Find the dateline that an agency's copy begins with: 'REYKJAVIK (Reuters) --'.

What counts: a place in capitals, or no place, with a name in brackets and a dash; the
place alone with a dash; the Russian agencies' 'MOSCOW, May 19. /TASS/.'. What is missed: a
place in small letters without an agency ("Berlin - "), which looks like any sentence
with a dash.
"""

import re
from dataclasses import dataclass
from functools import cache

from readout.ingest.furniture.wording import datelines
from readout.language.common.agencies import agencies_in, agency_named
from readout.language.common.pages.small_words import INSIDE_PLACES

# Place, country, date and agency of the longest datelines seen have about 90 characters.
LONGEST_DATELINE = 170
LONGEST_PLACE_WORDS = 14
FEWEST_WORDS_AFTER = 5

_BRACKETED = re.compile(
    r"(?P<place>[^()\[\]\n]{0,100}?)\s*[(\[](?P<who>[^()\[\]\n]{2,60})[)\]]\s*(?P<dash>[-:.]{1,3}\s*)?(?=[A-Z\"'0-9$(])"
)
_SLASHED = re.compile(
    r"(?P<place>[^/()\n]{0,80}?)\s*/(?P<who>[A-Za-z -]{3,20})/\s*(?P<dash>[-.,]{0,2})\s+(?=[A-Z\"'0-9])"
)
_AGENCY_FIRST = re.compile(r"(?P<place>)(?P<who>[A-Za-z][\w. ]{1,30}?)\s+(?P<dash>-{1,3})\s+(?=[A-Z\"'])")
_CAPITALS = r"[A-Z][A-Z'.-]*[A-Z.]"
_BARE = re.compile(
    rf"(?P<place>{_CAPITALS}(?:[ /]{_CAPITALS}){{0,3}}(?:, [A-Z][\w.'-]+(?: [A-Z][\w.'-]+){{0,2}}){{0,2}}"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?)(?P<dash>\s+-{1,3}\s+|\s*--\s*)(?=[A-Z\"'])"
)
_TOKEN = re.compile(r"[^\s,./;:-]+")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline, with offsets into its line.

    Attributes:
        end: the first character after it: the article begins here.
        agencies: the agencies named in it; empty for a bare place or an outlet's own name.
        length: the characters of the words, without the blanks after them.
    """

    end: int
    agencies: tuple[str, ...]
    length: int


def match_dateline(line: str) -> Dateline | None:
    """Give the dateline that `line` begins with, or None; its marks are plain ones.

    >>> match_dateline("NORWICH, England (Reuters) - A ferry sank off the coast on Tuesday.")
    Dateline(end=29, agencies=('Reuters',), length=28)
    >>> match_dateline("OSLUND (Northern Press Agency) -- A ferry sank off the coast on Tuesday.").agencies
    ('Northern Press Agency',)
    >>> match_dateline("The National Trust (NT) - founded in 1895 - owns the pier and the beach.")
    """
    head = line[:LONGEST_DATELINE]
    rest = line[LONGEST_DATELINE - 60 :]
    for pattern, judge in (
        (_BRACKETED, _is_bracketed),
        (_SLASHED, _is_slashed),
        (_AGENCY_FIRST, _is_slashed),
        (_BARE, _is_bare),
    ):
        match = pattern.match(head)
        if match and judge(match) and _has_words(head[match.end() :] + rest):
            who = match.groupdict().get("who") or ""
            words = head[: match.end()].rstrip()
            return Dateline(match.end(), _agencies(who), len(words))
    return None


def _agencies(who: str) -> tuple[str, ...]:
    """Give the agencies that the brackets name: those we know, or one whose name says that it is one."""
    known = tuple(agencies_in(who))
    return known or ((who,) if any(words.self_named.fullmatch(who) for words in datelines()) else ())


def _has_words(rest: str) -> bool:
    return len(rest[:400].split()) >= FEWEST_WORDS_AFTER


def _is_bracketed(match: re.Match[str]) -> bool:
    place, who, dash = match["place"], match["who"], match["dash"]
    if not _is_place(place):
        return False
    if any(place.split(" ")[0] in words.no_beginning for words in datelines()):
        return False
    if agencies_in(who):
        return bool(dash) or not place or _in_capitals(place)
    short = len(who.split()) <= 3
    if not place:
        return short and who.isupper() and who.isalpha()
    letters = not any(letter.isdigit() for letter in who)
    return short and letters and _in_capitals(place) and bool(dash) and not dash.startswith((":", "."))


def _is_slashed(match: re.Match[str]) -> bool:
    return agency_named(match["who"]) is not None and _is_place(match["place"])


def _is_bare(match: re.Match[str]) -> bool:
    first = _TOKEN.findall(match["place"])
    return len(first[0]) >= 3 and not any(words.no_place.intersection(first) for words in datelines())


def _is_place(place: str) -> bool:
    words = _TOKEN.findall(place)
    return len(words) <= LONGEST_PLACE_WORDS and all(
        word[0].isupper() or word.isdigit() or word.lower() in _particles() for word in words
    )


@cache
def _particles() -> frozenset[str]:
    """Give the words of a place's name that have a small letter, in any language."""
    return INSIDE_PLACES.union(*(words.particles for words in datelines()))


def _in_capitals(place: str) -> bool:
    words = _TOKEN.findall(place)
    return bool(words) and any(word.isupper() and len(word) > 1 for word in words)
