"""Tell who has shared copy from whom: by a credit, by an agency, by a name in the text, by the dates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from readout.language.common.pages.wording import OutletWords
from readout.language.common.words import split_words
from readout.language.pack.folders import each
from readout.model.document import Document
from readout.model.publication import Publications
from readout.model.readout import Evidence, SharedCopy
from readout.model.span import Span

# The label of an address that names the outlet: "www.dailymail.co.uk" → "dailymail".
_LABEL = re.compile(r"(?:[\w-]+\.)*?([\w-]{2,})(?:\.(?:co|com|org|net|gov|ac|edu))?\.[a-z]{2,}")
# An outlet is named in the sentence itself or so many characters before or after it.
AROUND = 120


@dataclass(frozen=True, slots=True)
class Direction:
    """Who has it from the other, and what tells so.

    Attributes:
        taker: the id of the document that has it from the other, or None.
        why: in words.
        evidence: the words that say so, where they stand in a text.
    """

    taker: str | None
    why: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One of two documents that share copy.

    Attributes:
        document: the document.
        shared: the shared sentences as it has them.
        agency: the agency whose copy it or another document of its origin carries, or None.
    """

    document: Document
    shared: Sequence[SharedCopy]
    agency: str | None


def find_direction(one: Side, other: Side, published: Publications) -> Direction:
    """Tell which of two documents has shared copy from the other; the surest sign decides."""
    both = ((one, other), (other, one))
    for signs in (_credited, _of_agency, _named):
        found = [direction for taker, giver in both for direction in signs(taker, giver)]
        if len(found) == 1:
            return found[0]
    for taker, giver in both:
        first, second = giver.document, taker.document
        if published.is_before(first.id, second.id):
            days = f"{published.moments[first.id]}, the other {published.moments[second.id]}"
            return Direction(second.id, f"{first.name} appeared first ({days}), or both have it from a third")
    return Direction(None, "no credit and no date says who had it first")


def _credited(taker: Side, giver: Side) -> Iterator[Direction]:
    """Yield that the taker says that part is the agency's whose copy the giver carries."""
    if giver.agency is None or taker.agency == giver.agency:
        return
    for credit in taker.document.credits:
        if credit.form == "partial" and credit.agency == giver.agency:
            places = (Evidence.at(taker.document, credit.span),) if credit.span else ()
            yield Direction(taker.document.id, f"credits {credit.agency} in part: “{credit.words}”", places)
            return


def _of_agency(taker: Side, giver: Side) -> Iterator[Direction]:
    """Yield that the giver carries an agency's copy and the taker nobody's."""
    if giver.agency is not None and taker.agency is None:
        yield Direction(taker.document.id, f"{giver.document.name} carries {giver.agency} copy")


def _named(taker: Side, giver: Side) -> Iterator[Direction]:
    """Yield that the taker names the giver in or beside a shared sentence."""
    text, name = taker.document.text, giver.document.outlet or ""
    if name == taker.document.outlet:
        return
    for piece in taker.shared:
        around = Span(max(0, piece.evidence.start - AROUND), min(len(text), piece.evidence.end + AROUND))
        place = _name_in(text, around, name)
        if place is not None:
            yield Direction(
                taker.document.id, f"names {giver.document.name}", (Evidence.at(taker.document, place),)
            )
            return


def _name_in(text: str, around: Span, outlet: str) -> Span | None:
    """Find an outlet's name, or the label of its address, in a stretch of the text."""
    address = _LABEL.fullmatch(outlet.lower())
    wanted = (
        [address[1].replace("-", "")]
        if address
        else [form for form in split_words(outlet).forms if not _is_article(form)]
    )
    name = "".join(wanted)
    words = split_words(text, around)
    for first in range(len(words)):
        joined = ""
        for last in range(first, len(words)):
            joined += _bare(words.forms[last])
            if joined == name:
                return words.span(first, last)
            if not name.startswith(joined):
                break
    return None


def _is_article(form: str) -> bool:
    return any(form in language.articles for language in _outlets())


def _bare(form: str) -> str:
    for language in _outlets():
        form = form.removesuffix(language.possessive)
    return form


@cache
def _outlets() -> tuple[OutletWords, ...]:
    """Give what each language leaves aside in an outlet's name."""
    return tuple(language.WORDS for language in each("pages.outlets"))
