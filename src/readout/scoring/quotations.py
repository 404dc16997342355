"""Score quotations on a corpus of attributions, direct and indirect (PolNeAR's form).

A row of labels is `{"id", "quotes": [{"start", "end", "source_start", "source_end", "direct"}]}`, with
"content" and "source" as lists of [start, end] where they come in pieces. In this corpus the marks of a
direct quotation belong to its content, so the rows that we predict take them in.

Two quotations match when their characters overlap enough (Jaccard); matching is one to one. Figures, for all
and for the direct ones: `content30` and `content80` by that overlap alone, `whole30` and `whole80` where the
speaker must fit too, `exact`, `letters` (exact but for marks and blanks), `speaker` and `speaker_exact`
given the content.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readout.model.document import Failure
from readout.model.layers import Quotation
from readout.model.span import Span
from readout.pipeline.run import annotate_documents
from readout.scoring.corpora import Annotate, documents, rows
from readout.scoring.scores import Figures, Share, match

FOLDER = "quotations"

# The least share of characters that two versions of a content have in common, and the strict one; both as
# in the figures published for this corpus.
LOOSE, STRICT = 0.3, 0.8

MARKS = frozenset("\"'“”„‟«»‘’‚‛‹›`´")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One quotation as sets of characters.

    Attributes:
        content: the places of its characters.
        speaker: the places of its speaker's; empty when there is none.
        letters: the places of its letters and digits, None when the text is not at hand.
        is_direct: whether it stands in quotation marks.
    """

    content: frozenset[int]
    speaker: frozenset[int]
    letters: frozenset[int] | None
    is_direct: bool


def evaluate(data_dir: Path, annotate: Annotate = annotate_documents) -> Figures:
    """Give the figures on the corpus in `data_dir`."""
    return score_rows(data_dir, predictions(data_dir, annotate))


def predictions(data_dir: Path, annotate: Annotate = annotate_documents) -> Iterator[dict[str, object]]:
    """Yield a row for each document, in the form of the labels."""
    for item in annotate(documents(data_dir / FOLDER / "documents.jsonl")):
        if not isinstance(item, Failure):
            found = [_row(quotation, item.document.text) for quotation in item.quotations or ()]
            yield {"id": item.document.id, "quotes": found}


def score_rows(data_dir: Path, predicted: Iterable[Row]) -> Figures:
    """Score predicted rows against the labels in `data_dir`."""
    texts = {row["id"]: row["text"] for row in rows(data_dir / FOLDER / "documents.jsonl")}
    return score(rows(data_dir / FOLDER / "gold.jsonl"), predicted, texts)


def score(labelled: Iterable[Row], predicted: Iterable[Row], texts: Mapping[str, str]) -> Figures:
    """Score predicted rows against labelled ones; a document that was not predicted has no quotations.

    >>> found = score([{"id": 1, "quotes": [{"start": 0, "end": 5}]}], [], {1: "Hello"})
    >>> found["content30_recall"]
    0.0
    """
    gold = _attributions(labelled, texts)
    ours = _attributions(predicted, texts)
    figures: Figures = {}
    edges = {doc: _overlaps(gold[doc], ours.get(doc, [])) for doc in gold}
    matched = {
        name: {doc: found.pairs(fits) for doc, found in edges.items()} for name, fits in CRITERIA.items()
    }
    for prefix, counts in (("", _any), ("direct_", _direct)):
        for name, pairs in matched.items():
            figures |= _share(gold, ours, pairs, counts).figures(prefix + name)
        met = [
            (gold[doc][row], ours[doc][column])
            for doc, pairs in matched["content30"].items()
            for row, column in pairs
            if counts(gold[doc][row])
        ]
        figures |= _speakers(met, _share_speaker).figures(prefix + "speaker")
        figures |= _speakers(met, _same_speaker).figures(prefix + "speaker_exact")
        figures[prefix + "labelled"] = sum(counts(item) for items in gold.values() for item in items)
        figures[prefix + "predicted"] = sum(counts(item) for doc in gold for item in ours.get(doc, ()))
    return figures | {"documents": len(gold), "documents_missing": sum(doc not in ours for doc in gold)}


def _row(quotation: Quotation, text: str) -> dict[str, object]:
    pieces = [_with_marks(piece, text) if quotation.form == "direct" else piece for piece in quotation.parts]
    speaker, cue = quotation.speaker, quotation.cue
    row: dict[str, object] = {
        "start": pieces[0].start,
        "end": max(piece.end for piece in pieces),
        "content": [[piece.start, piece.end] for piece in pieces],
        "direct": quotation.form == "direct",
    }
    if speaker:
        row |= {"source_start": speaker.span.start, "source_end": speaker.span.end}
    if cue:
        row |= {"cue_start": cue.start, "cue_end": cue.end}
    return row


def _with_marks(span: Span, text: str) -> Span:
    start = span.start - (text[span.start - 1 : span.start] in MARKS and span.start > 0)
    return Span(start, span.end + (text[span.end : span.end + 1] in MARKS))


def _attributions(found: Iterable[Row], texts: Mapping[str, str]) -> dict[str, list[Attribution]]:
    return {row["id"]: [_attribution(item, texts.get(row["id"])) for item in row["quotes"]] for row in found}


def _attribution(item: Row, text: str | None) -> Attribution:
    content = _places(item.get("content") or [(item["start"], item["end"])])
    whole = [(item["source_start"], item["source_end"])] if item.get("source_start") is not None else []
    letters = None if text is None else frozenset(at for at in content if text[at : at + 1].isalnum())
    return Attribution(content, _places(item.get("source") or whole), letters, bool(item.get("direct")))


def _places(pieces: Iterable[Sequence[int]]) -> frozenset[int]:
    return frozenset(place for start, end in pieces for place in range(start, end))


@dataclass(frozen=True, slots=True)
class _Overlaps:
    """The quotations of one document: the labelled, ours, and how far each two overlap."""

    gold: Sequence[Attribution]
    ours: Sequence[Attribution]
    shares: Mapping[tuple[int, int], float]

    def pairs(self, fits: "Criterion") -> list[tuple[int, int]]:
        """Match those that fit."""
        weights = {
            (row, column): weight
            for (row, column), share in self.shares.items()
            if (weight := fits(share, self.gold[row], self.ours[column]))
        }
        return match(weights, (len(self.gold), len(self.ours)))


def _overlaps(gold: Sequence[Attribution], ours: Sequence[Attribution]) -> _Overlaps:
    shares = {}
    for row, one in enumerate(gold):
        for column, other in enumerate(ours):
            both = len(one.content & other.content)
            if both:
                shares[row, column] = both / (len(one.content) + len(other.content) - both)
    return _Overlaps(gold, ours, shares)


# From the overlap of two quotations, the labelled and ours, to the weight of their match; 0 when they
# do not fit.
Criterion = Callable[[float, Attribution, Attribution], float]


def _at_least(least: float, *, whole: bool) -> Criterion:
    def fits(overlap: float, one: Attribution, other: Attribution) -> float:
        return overlap if overlap >= least and (not whole or _share_speaker_or_none(one, other)) else 0.0

    return fits


def _is_exact(overlap: float, one: Attribution, other: Attribution) -> float:
    return float(overlap == 1)


def _has_same_letters(overlap: float, one: Attribution, other: Attribution) -> float:
    return float(bool(one.letters) and one.letters == other.letters)


CRITERIA: dict[str, Criterion] = {
    "exact": _is_exact,
    "letters": _has_same_letters,
    "content30": _at_least(LOOSE, whole=False),
    "content80": _at_least(STRICT, whole=False),
    "whole30": _at_least(LOOSE, whole=True),
    "whole80": _at_least(STRICT, whole=True),
}


def _share_speaker(one: Attribution, other: Attribution) -> bool:
    return bool(one.speaker & other.speaker)


def _same_speaker(one: Attribution, other: Attribution) -> bool:
    return bool(one.speaker) and one.speaker == other.speaker


def _share_speaker_or_none(one: Attribution, other: Attribution) -> bool:
    return _share_speaker(one, other) or not (one.speaker or other.speaker)


def _any(item: Attribution) -> bool:
    return True


def _direct(item: Attribution) -> bool:
    return item.is_direct


def _share(
    gold: Mapping[str, Sequence[Attribution]],
    ours: Mapping[str, Sequence[Attribution]],
    pairs: Mapping[str, Sequence[tuple[int, int]]],
    counts: Callable[[Attribution], bool],
) -> Share:
    """Count precision over our quotations and recall over the labelled, each those that `counts` picks."""
    return Share(
        right=sum(counts(ours[doc][column]) for doc, met in pairs.items() for _, column in met),
        predicted=sum(counts(item) for doc in gold for item in ours.get(doc, ())),
        found=sum(counts(gold[doc][row]) for doc, met in pairs.items() for row, _ in met),
        labelled=sum(counts(item) for items in gold.values() for item in items),
    )


def _speakers(
    met: Sequence[tuple[Attribution, Attribution]], agree: Callable[[Attribution, Attribution], bool]
) -> Share:
    right = sum(agree(one, other) for one, other in met)
    given = sum(bool(other.speaker) for _, other in met)
    return Share(right, given, right, sum(bool(one.speaker) for one, _ in met))
