"""What stands at an edited place of a copied sentence: a value, a name, or words."""

from dataclasses import dataclass

from readout.language.common.quoting import find_stretches
from readout.language.en.names.kinds import looks_like_person
from readout.language.en.names.places import is_place
from readout.model.identity import Identities
from readout.model.layers import Annotation, Quantity, TimeExpression
from readout.model.readout import DifferenceKind
from readout.model.span import Span
from readout.reconcile.copies.segments import Segment


@dataclass(frozen=True, slots=True)
class Name:
    """A name as one document has it.

    Attributes:
        text: the words.
        kind: "person", "place", or "other" for everything else that has a name.
        entity: the story's entity, "" when it was not found.
    """

    text: str
    kind: str
    entity: str = ""


Value = Quantity | TimeExpression | Name | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sentence has at the edited place.

    Attributes:
        segment: the sentence.
        places: the words that are shown.
        words: what they are compared by when they are no value.
        value: the value or name that was read there, or None.
        quoted: whether they stand in quotation marks.
    """

    segment: Segment
    places: range
    words: tuple[str, ...]
    value: Value = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """One edited place with what both sentences have there."""

    kind: DifferenceKind
    first: Reading
    second: Reading


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of a document when its sentences are read."""

    annotation: Annotation
    values: tuple[Quantity | TimeExpression, ...]
    names: tuple[tuple[Span, Name], ...]
    quoted: tuple[Span, ...]


def surroundings_of(annotation: Annotation, identities: Identities) -> Surroundings:
    """Gather the layers of a document that edits are read by."""
    text, name = annotation.document.text, annotation.document.id
    values: list[Quantity | TimeExpression] = [*(annotation.quantities or ()), *(annotation.times or ())]
    names = []
    for mention in annotation.mentions or ():
        if mention.form == "name":
            words = " ".join(mention.span.of(text).split())
            entity = identities.of.get((name, mention.entity), "")
            names.append((mention.span, Name(words, kind_of_words(words, mention.type), entity)))
    lines, start = [], 0
    for line in text.splitlines(keepends=True):
        lines.append(Span(start, start + len(line)))
        start += len(line)
    quoted = tuple(found.inner for found in find_stretches(text, lines) if found.level == 0)
    by_place = tuple(sorted(values, key=lambda value: value.span))
    return Surroundings(annotation, by_place, tuple(names), quoted)


def kind_of_words(words: str, kind: str) -> str:
    """Give the kind of a name by its words, and by the type of its entity where they do not tell.

    >>> kind_of_words("Germany", "person"), kind_of_words("Laura Holm", "organisation")
    ('place', 'person')
    """
    if is_place(words):
        return "place"
    if kind == "person" or looks_like_person(tuple(words.split())):
        return "person"
    return "place" if kind == "place" else "other"
