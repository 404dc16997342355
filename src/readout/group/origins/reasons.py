"""Say in words, and with evidence, why documents have one origin or why they have two."""

from collections.abc import Sequence

from readout.group.origins.copying import Copy, Stretch, reverse_stretches, shared_sentences
from readout.group.origins.partial_use import Shared
from readout.group.origins.reuse import Reuse
from readout.model.document import Credit, Document
from readout.model.readout import Evidence, PartialUse, SharedCopy

# Pieces of shared copy that an origin shows as its evidence.
SAMPLE = 3
# Of several credits the one that a reader checks fastest is cited: words in the text, a dateline first.
_CHECKED_FIRST = ("dateline", "byline", "closing", "outlet")


def agency_of(documents: Sequence[Document]) -> str | None:
    """Give the agency that most of the documents credit, the first named one of equals."""
    named = [document.agency for document in documents if document.agency]
    return max(named, key=lambda agency: (named.count(agency), -named.index(agency)), default=None)


def why_alone(document: Document) -> str:
    """Say whose text a document is that shares its origin with no other."""
    covering = [credit for credit in document.credits if credit.covers_text]
    if not covering:
        return "own text"
    best = min(covering, key=lambda credit: (_CHECKED_FIRST.index(credit.form), len(credit.words)))
    if all(credit.form == "outlet" and credit.words == document.outlet for credit in covering):
        return f"own text of {best.agency}"
    return f"{best.agency} copy (“{best.words}”)" if best.words else f"{best.agency} copy"


def why_joined(copies: Sequence[Copy], reuses: Sequence[Reuse], agency: str | None) -> str:
    """Say what the documents of one origin share; `copies` are all that `reuses` points into."""
    places = sorted({place for reuse in reuses for place in (reuse.one, reuse.other)})
    documents = [copies[place].document for place in places]
    least, of = min(_sentences(copies, reuse) for reuse in _best_of_each(reuses))
    what = f"carry {agency} copy" if agency else "carry the same copy"
    if len(documents) == 2:
        why = f"both {what}: {least} of {of} sentences shared"
    else:
        why = (
            f"{len(documents)} documents {what}: each shares at least {least} of {of} sentences with another"
        )
    first = _first(documents)
    return f"{why}; first published by {first.name}" if first else why


def why_partial(copies: Sequence[Copy], shared: Shared, use: PartialUse, *, is_one: bool) -> str:
    """Say what a document of this origin, the first of `shared`, has in common with one of another."""
    here, there = copies[shared.one], copies[shared.other]
    whose = "" if is_one else f" of {here.document.name}"
    if use.is_directed and use.document == here.document.id:
        many = f"{len(use.shared)} of {use.sentences} sentences{whose}"
        return f"{many} from {there.document.name}: {use.why}"
    count, of = shared_sentences(here, shared.stretches)
    if use.is_directed:
        return f"{there.document.name} has {count} of {of} sentences{whose}: {use.why}"
    return f"{count} of {of} sentences{whose} shared with {there.document.name}, too few for one origin"


def pieces(copies: Sequence[Copy], one: int, other: int, stretches: Sequence[Stretch]) -> list[SharedCopy]:
    """Give shared stretches of two documents as evidence."""
    first, second = copies[one], copies[other]
    return [
        SharedCopy(
            Evidence.at(first.document, first.words.span(run.first, run.first + run.length - 1)),
            Evidence.at(second.document, second.words.span(run.second, run.second + run.length - 1)),
        )
        for run in stretches
    ]


def credit_evidence(documents: Sequence[Document]) -> list[Evidence]:
    """Cite the credits that stand in the texts."""
    return [
        Evidence.at(document, credit.span)
        for document in documents
        for credit in document.credits
        if credit.span is not None and credit.covers_text
    ]


def sample(shared: Sequence[SharedCopy]) -> list[Evidence]:
    """Give the longest pieces of shared copy, each from both sides."""
    longest = sorted(shared, key=lambda piece: -len(piece.evidence.exact))[:SAMPLE]
    return [evidence for piece in longest for evidence in (piece.evidence, piece.other)]


def _seen(reuse: Reuse, *, turned: bool) -> Sequence[Stretch]:
    return reverse_stretches(reuse.stretches) if turned else reuse.stretches


def _best_of_each(reuses: Sequence[Reuse]) -> list[Reuse]:
    best: dict[int, Reuse] = {}
    for reuse in reuses:
        if reuse.is_copy and (reuse.one not in best or reuse.share > best[reuse.one].share):
            best[reuse.one] = reuse
    return list(best.values())


def _sentences(copies: Sequence[Copy], reuse: Reuse) -> tuple[int, int]:
    """Count the shared sentences of the shorter document of the two, and all of its sentences."""
    turned = copies[reuse.one].size > copies[reuse.other].size
    return shared_sentences(copies[reuse.other if turned else reuse.one], _seen(reuse, turned=turned))


def _first(documents: Sequence[Document]) -> Document | None:
    """Give the document that says it appeared before all the others; None when dates do not decide."""
    dates = [document.published.value for document in documents if document.published]
    if len(dates) < len(documents):
        return None
    # A bare day and a time on that day cannot be ordered, so dates are compared as finely as all are given.
    fine = min(len(date) for date in dates)
    cut = [date[:fine] for date in dates]
    return documents[cut.index(min(cut))] if cut.count(min(cut)) == 1 else None


def common_agency(one: Document, other: Document) -> str | None:
    """Give the agency that both documents credit, one of them at least for its whole text, or None."""
    for credit in (*one.credits, *other.credits):
        if credit.covers_text and _is_credited(credit, one) and _is_credited(credit, other):
            return credit.agency
    return None


def _is_credited(credit: Credit, document: Document) -> bool:
    return any(own.agency == credit.agency and own.form != "picture" for own in document.credits)
