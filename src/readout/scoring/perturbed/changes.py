"""Change one thing in an article: a value, a name, a negation or a word of a quotation.

The places are drawn from the raw text by regular expressions and short lists of our own, never from what
Readout finds in it, so that a place that it cannot see is drawn like any other. Only lines of prose are
drawn from: at least eight words, ended like a sentence.

- value: figures, number words, months, weekdays, clock times. Left out: figures that belong to a name
  ("Flight 370") or to a longer sign ("A42", "3-1", "19th"), "one", and times in words.
- name: a common given name with its surname, that surname alone where the article gives both, large places,
  well-known short forms, and capitalised words before "Ministry", "University" and their like. Left out:
  names inside longer names ("New York Times"), and all names that no list begins.
- negation: "not" after an auxiliary or taken away after one, "n't" taken away. Left out: questions, "never",
  "no", and verbs without an auxiliary.
- quotation: a word of four letters or more between double quotation marks that hold five words or more.
  Left out: words of grammar, names and figures.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Literal

from readout.scoring.perturbed.lists import (
    ENDINGS,
    GIVEN,
    GRAMMAR,
    MONTHS,
    NUMBER_WORDS,
    ORGANISATION_HEADS,
    ORGANISATIONS,
    OTHER_WORDS,
    PEOPLE,
    PLACES,
    SHORT_FORMS,
    WEEKDAYS,
)

Sort = Literal["value", "name", "negation", "quotation"]
SORTS: tuple[Sort, ...] = ("value", "name", "negation", "quotation")

FEWEST_WORDS = 8
_ENDS_SENTENCE = (".", "!", "?", "”", '"', "’", "'")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing to change.

    Attributes:
        sort: what sort of thing.
        start: where it stands in the text.
        before: the words that stand there, "" for an insertion.
        after: the words to put there.
        kinds: the kinds of difference that tell it rightly.
    """

    sort: Sort
    start: int
    before: str
    after: str
    kinds: frozenset[str]

    def made(self, text: str) -> str:
        """Give the changed text.

        >>> Change("value", 4, "7", "9", frozenset({"number"})).made("All 7 men.")
        'All 9 men.'
        """
        return text[: self.start] + self.after + text[self.start + len(self.before) :]


VALUE = frozenset({"number", "money", "duration", "date", "time"})
ACTOR = frozenset({"person", "speaker"})
PLACE = frozenset({"place"})
# A hospital or a university is an actor and a place.
ORGANISATION = ACTOR | PLACE
POLARITY = frozenset({"polarity"})
WORDING = frozenset({"wording"})


def find_changes(text: str, sort: Sort, random: Random) -> list[Change]:
    """Give every change of that sort that `text` offers, each with one new wording, in order."""
    finders: dict[Sort, Callable[[str, int, Random], Iterator[Change]]] = {
        "value": _values,
        "name": _names_of(text),
        "negation": _negations,
        "quotation": _quotation_words,
    }
    found = [change for start, line in _prose(text) for change in finders[sort](line, start, random)]
    return sorted(found, key=lambda change: (change.start, change.before))


def _prose(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.splitlines(keepends=True):
        if len(line.split()) >= FEWEST_WORDS and line.rstrip().endswith(_ENDS_SENTENCE):
            yield start, line
        start += len(line)


# Values ------------------------------------------------------------------------------------------------

_FIGURE = re.compile(
    r"(?<![\w.,:/@#\-–+])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?=%|-[a-z]|(?:bn|m|k)\b|[^\w:/\-–.,]|[.,](?!\d)|$)"
)
_CLOCK = re.compile(r"(?<![\w.,:/])(\d{1,2})[:.]([0-5]\d)(?=\s?(?:am|pm|a\.m\.|p\.m\.|GMT)\b)", re.IGNORECASE)
_NUMBER_WORD = re.compile(rf"(?<![\w-])({'|'.join(NUMBER_WORDS)})\b(?!-[a-z]*[A-Z])", re.IGNORECASE)
_CALENDAR = re.compile(rf"\b({'|'.join((*MONTHS, *WEEKDAYS))})\b")
_CAPITAL_BEFORE = re.compile(r"\b[A-Z][\w’'&-]*\s+$")


def _values(line: str, start: int, random: Random) -> Iterator[Change]:
    for match in _FIGURE.finditer(line):
        before = line[: match.start()]
        month = re.search(rf"\b(?:{'|'.join(MONTHS)})\s+$", before) is not None
        if (_CAPITAL_BEFORE.search(before) and not month) or match.group() in ("0", "1"):
            continue
        new = _other_day(match.group(), random) if month else _other_figure(match.group(), random)
        yield Change("value", start + match.start(), match.group(), new, VALUE)
    for match in _CLOCK.finditer(line):
        hours = [hour for hour in range(1, 12) if hour != int(match.group(1))]
        hour = f"{random.choice(hours)}{match.group()[len(match.group(1)) :]}"
        yield Change("value", start + match.start(), match.group(), hour, VALUE)
    for match in _NUMBER_WORD.finditer(line):
        if match.group()[1:].islower():
            new = _other(NUMBER_WORDS, match.group(), random)
            yield Change("value", start + match.start(), match.group(), new, VALUE)
    for match in _CALENDAR.finditer(line):
        word = match.group()
        before, after = line[: match.start()], line[match.end() :]
        doubtful = word in ("May", "March") and not re.match(r"\s+\d", after)
        if not (doubtful or _CAPITAL_BEFORE.search(before) or re.match(r"\s+[A-Z]", after)):
            new = _other(MONTHS if word in MONTHS else WEEKDAYS, word, random)
            yield Change("value", start + match.start(), word, new, VALUE)


# A figure of some size becomes so many times itself.
_SHARES = (0.55, 0.65, 0.75, 1.25, 1.35, 1.5, 1.7)


def _other_day(figure: str, random: Random) -> str:
    if not figure.isdigit() or int(figure) > 31:
        return _other_figure(figure, random)
    return str(random.choice([day for day in range(2, 29) if day != int(figure)]))


def _other_figure(figure: str, random: Random) -> str:
    """Give another figure of the same size and make: commas, decimals and final noughts are kept."""
    whole, point, decimals = figure.replace(",", "").partition(".")
    number = int(whole)
    if point:
        new = f"{max(0, number + random.choice((-2, -1, 1, 2, 3)))}.{decimals}"
        return new if new != figure else f"{number + 1}.{decimals}"
    if len(whole) == 4 and 1900 <= number < 2100 and "," not in figure:
        return str(number + random.choice((-6, -4, -3, -2, -1, 1)))
    noughts = len(whole) - len(whole.rstrip("0"))
    core = int(whole[: len(whole) - noughts] or "0")
    near = {core + step for step in (-4, -3, -2, 2, 3, 4, 5)} | {int(core * share) for share in _SHARES}
    cores = sorted(other for other in near if other > 1 and other % 10 and abs(other - core) * 6 > core)
    chosen = int(f"{random.choice(cores or [core + 3])}{'0' * noughts}")
    return f"{chosen:,}" if "," in figure else str(chosen)


def _other(words: tuple[str, ...], word: str, random: Random) -> str:
    new = random.choice([other for other in words if other != word.lower() and other != word])
    return new.capitalize() if word[0].isupper() else new


# Names -------------------------------------------------------------------------------------------------

_PERSON = re.compile(
    rf"\b(?:{'|'.join(GIVEN)})\s+(?:[A-Z]\.\s+)?([A-Z][a-z]+(?:-[A-Z][a-z]+)?)\b(?![\w’'-]*\s+[A-Z])"
)
_PLACE = re.compile(rf"(?<![\w-])(?:{'|'.join(PLACES)})\b(?!-)")
_SHORT_FORM = re.compile(rf"(?<![\w-])(?:{'|'.join(SHORT_FORMS)})\b(?!-)")
_ORGANISATION = re.compile(
    rf"\b(?<!\. )(?:[A-Z][a-z]+\s+){{1,2}}(?:{'|'.join(ORGANISATION_HEADS)})\b(?!\s+(?:[A-Z]|of\b|for\b))"
)


def _names_of(text: str) -> Callable[[str, int, Random], Iterator[Change]]:
    """Give what finds the names of a line; surnames alone are those of people named in `text` in full."""
    surnames = sorted({match.group(1) for match in _PERSON.finditer(text)} - set(PLACES))
    alone = re.compile(rf"(?<![\w-])(?:{'|'.join(surnames)})\b(?!-)") if surnames else None
    shapes = [(_PERSON, PEOPLE, ACTOR), (_PLACE, PLACES, PLACE)]
    shapes += [(_SHORT_FORM, SHORT_FORMS, ORGANISATION), (_ORGANISATION, ORGANISATIONS, ORGANISATION)]
    if alone is not None:
        shapes.append((alone, tuple(name.split()[-1] for name in PEOPLE), ACTOR))

    def find(line: str, start: int, random: Random) -> Iterator[Change]:
        for pattern, others, kinds in shapes:
            for match in pattern.finditer(line):
                if pattern is _PERSON or not _is_in_longer_name(line, match):
                    name = random.choice([other for other in others if other not in text])
                    yield Change("name", start + match.start(), match.group(), name, kinds)

    return find


_OF_A_NAME = re.compile(r"\b[A-Z][\w’'&-]*\s+of\s+(?:the\s+)?$")
_TITLES = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|President|Senator|Sen|Minister|Chancellor|Judge|General|Gen)\.?\s+$")


def _is_in_longer_name(line: str, match: re.Match[str]) -> bool:
    before, after = line[: match.start()], line[match.end() :]
    begins = re.match(r"(?:’s|'s)?\s+[A-Z&]|/|\.com", after) is not None
    goes_on = _CAPITAL_BEFORE.search(before) is not None and not _TITLES.search(before)
    return (
        begins or goes_on or before.endswith(("@", "#", "/", ". ")) or _OF_A_NAME.search(before) is not None
    )


# Negations ---------------------------------------------------------------------------------------------

_FULL_NOT = re.compile(
    r"\b(?:is|are|was|were|will|would|could|should|has|have|had|did|does|do|may|might|must) not\b"
    r"(?! only| just| to mention)"
)
_SHORT_NOT = re.compile(r"\b(?:is|are|was|were|would|could|should|has|have|had|did|does|do)(n[’']t)\b")
_AUXILIARY = re.compile(
    r"(?<=[a-z\d] )(?:(?:will|would|could|should|might) (?=[a-z]+\b)"
    r"|(?:has|have|had) (?=been |[a-z]+ed |[a-z]+en )|(?:is|are|was|were) (?=[a-z]+\b))"
)
_NO_SUBJECT = re.compile(r"\b(?:the|a|an|his|her|their|its|our|my|free|no|not|never|nobody|nothing|what)\s+$")
_AFTER_NEGATION = re.compile(r"(?:not|never|no|n[’']t|nothing|nobody|none|hardly)\b")


def _negations(line: str, start: int, random: Random) -> Iterator[Change]:
    for match in _FULL_NOT.finditer(line):
        if line[match.start() - 1 : match.start()] == " ":
            yield Change("negation", start + match.end() - 4, " not", "", POLARITY)
    for match in _SHORT_NOT.finditer(line):
        yield Change("negation", start + match.start(1), match.group(1), "", POLARITY)
    for match in _AUXILIARY.finditer(line):
        before, after = line[: match.start()], line[match.end() :]
        if not (_NO_SUBJECT.search(before) or _AFTER_NEGATION.match(after)):
            yield Change("negation", start + match.end(), "", "not ", POLARITY)


# Words of quotations -----------------------------------------------------------------------------------

_QUOTED = re.compile(r"“([^“”\"]+)”|(?<![\w\"])\"([^“”\"]+)\"(?!\w)")
_WORD = re.compile(r"(?<![\w’'#@.-])[a-z]{4,}(?![\w’'-]|\.\w)")
FEWEST_QUOTED = 5


def _quotation_words(line: str, start: int, random: Random) -> Iterator[Change]:
    for quoted in _QUOTED.finditer(line):
        group = 1 if quoted.group(1) is not None else 2
        if len(quoted.group(group).split()) < FEWEST_QUOTED:
            continue
        for match in _WORD.finditer(line, *quoted.span(group)):
            word = match.group()
            if word not in GRAMMAR and word not in NUMBER_WORDS:
                new = random.choice([other for other in _alike(word) if other != word])
                yield Change("quotation", start + match.start(), word, new, WORDING)


def _alike(word: str) -> tuple[str, ...]:
    """Give words of the same ending, which is as near to the same part of speech as letters go."""
    return next((words for ending, words in ENDINGS.items() if word.endswith(ending)), OTHER_WORDS)
