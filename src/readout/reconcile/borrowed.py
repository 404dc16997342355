"""Say of all evidence via whom its document has it, and of which documents most is from one other outlet."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from readout.model.readout import Collation, Difference, Evidence, Moment, NotDecided, OnlyIn
from readout.model.span import Span
from readout.reconcile.agreeing.borrowing import Borrowings
from readout.reconcile.findings import Findings

# "Most": more than half, and at least so many. None of 80 reports of 17 events has as much: the one with most
# has 4 of 13 sentences (.31), another 3 of 12 claims that others tell too (.25), from one outlet that it
# names; some retell another throughout and name it now and then only. Where it is said, the report says it.
MOST = 0.5
FEWEST = 3


def say_via(found: Findings) -> Findings:
    """Give the findings with what each piece of their evidence is via; agreements have it already."""
    borrowed = found.borrowed
    return replace(
        found,
        differences=tuple(_difference(item, borrowed) for item in found.differences),
        quotations=tuple(_collation(item, borrowed) for item in found.quotations),
        only_in=tuple(_only_in(item, borrowed) for item in found.only_in),
        moments=tuple(_moment(item, borrowed) for item in found.moments),
        questions=tuple(_question(item, borrowed) for item in found.questions),
    )


def mostly_borrowed(found: Findings, order: Mapping[str, int]) -> list[str]:
    """Say of which documents most is from one other outlet that they name, in the order of the input.

    Counted are a document's sentences, and what it tells that others tell too.
    """
    told: dict[str, list[Evidence]] = {}
    for agreement in found.agreements:
        for item in agreement.evidence:
            told.setdefault(item.doc, []).append(item)
    notices = []
    for annotation in sorted(found.annotations, key=lambda item: order[item.document.id]):
        document = annotation.document
        claims = [item.span for item in told.get(document.id, ())]
        for spans, what in (
            (annotation.sentences or (), "sentences"),
            (claims, "claims that others tell too"),
        ):
            name, count = _foremost(document.id, spans, found.borrowed)
            if count >= FEWEST and count > MOST * len(spans):
                of = f"{count} of {len(spans)} {what}"
                notices.append(f"{document.path}: most of what it tells is from {name} ({of})")
                break
    return notices


def _foremost(doc: str, spans: Sequence[Span], borrowed: Borrowings) -> tuple[str, int]:
    """Give the outlet from which most of these words are, as the document first calls it, and how many."""
    held = [one for span in spans if (one := borrowed.around(doc, span)) is not None]
    counted = Counter(one.key for one in held)
    if not counted:
        return "", 0
    key, count = counted.most_common(1)[0]
    return next(one.name for one in held if one.key == key), count


def _difference(item: Difference, borrowed: Borrowings) -> Difference:
    sides = tuple(replace(side, evidence=borrowed.cite(side.evidence)) for side in item.sides)
    return replace(item, sides=sides)


def _collation(item: Collation, borrowed: Borrowings) -> Collation:
    cited = borrowed.cite([version.evidence for version in item.versions])
    versions = [replace(version, evidence=one) for version, one in zip(item.versions, cited, strict=True)]
    return replace(item, versions=tuple(versions))


def _only_in(item: OnlyIn, borrowed: Borrowings) -> OnlyIn:
    (cited,) = borrowed.cite([item.evidence])
    return replace(item, evidence=cited)


def _moment(item: Moment, borrowed: Borrowings) -> Moment:
    return replace(item, evidence=borrowed.cite(item.evidence), also=borrowed.cite(item.also))


def _question(item: NotDecided, borrowed: Borrowings) -> NotDecided:
    return replace(item, evidence=borrowed.cite(item.evidence))
