"""Score readouts against events that careful readers have labelled.

A labelled event is one JSON file: `{"documents": [{"id", "text", …}], "labels": {"origins", "quotations",
"facts", "differences", "only_in", "aliases"}}`; a readout comes in the form of `readout compare --json`. Two
spans match when they share at least half of the shorter one's characters. The counts of all events are
pooled.

What a readout has and nobody labelled is not held against it, except by `conflicts_precision` and
`quotations_precision`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import chain, combinations, islice
from pathlib import Path
from typing import Any, NamedTuple

from readout.model.document import Failure
from readout.model.readout import Readout
from readout.pipeline.compare import compare_annotations
from readout.pipeline.run import annotate_documents
from readout.scoring.corpora import Annotate, documents_of, whole
from readout.scoring.scores import Figures, Share, unordered_pairs

FOLDER = "reconcile"

# The kinds of difference that a value decides.
VALUE_KINDS = frozenset({"number", "money", "duration", "date", "time"})

# Two spans are about the same when they share this much of the shorter one.
SHARED = 0.5

# The parts of a readout that are scored, besides its origins.
PARTS = ("entities", "agreements", "differences", "quotations", "only_in")

# What is counted over the labels alone.
RECALL_ONLY = frozenset(
    {
        "quoted_pairs",
        "utterances",
        "speakers",
        "differences",
        "verdicts",
        "value_differences",
        "value_verdicts",
        "only_in",
        "false_join",
    }
)

# What counts as told of two things, besides denials; and what is better when it is less, with its complement.
APART = ("conflict", "update", "scope")
FALSE = {"told_as_one": "told_apart", "false_only": "only_in_true"}

Shares = dict[str, Share]


class Place(NamedTuple):
    """A span of a document."""

    doc: str
    start: int
    end: int


Pair = tuple[Place, Place]


def evaluate(data_dir: Path, annotate: Annotate = annotate_documents) -> Figures:
    """Give the figures on the events in `data_dir`."""
    return score_rows(data_dir, predictions(data_dir, annotate))


def predictions(
    data_dir: Path, annotate: Annotate = annotate_documents, folder: str = FOLDER
) -> Iterator[dict[str, object]]:
    """Yield for each event, in the order of the files' names, its name and its readout."""
    events = {path.stem: documents_of(whole(path)["documents"]) for path in _events(data_dir, folder)}
    # All events in one stream, so that processes that annotate are started once.
    annotated = annotate(chain.from_iterable(events.values()))
    for event, documents in events.items():
        found = list(islice(annotated, len(documents)))
        failures = [item for item in found if isinstance(item, Failure)]
        annotations = [item for item in found if not isinstance(item, Failure)]
        yield {"event": event, **_scored_parts(compare_annotations(annotations, failures=failures))}


def _scored_parts(readout: Readout) -> dict[str, object]:
    """Give what is scored of a readout, in the form of the contract."""
    parts = {part: [asdict(item) for item in getattr(readout, part)] for part in PARTS}
    return {"origins": [list(origin.documents) for origin in readout.origins], **parts}


def score_rows(
    data_dir: Path,
    predicted: Iterable[Mapping[str, Any]],
    folder: str = FOLDER,
    more: Callable[[Mapping[str, Any], Mapping[str, Any]], Shares] | None = None,
) -> Figures:
    """Score the readouts of the events in `data_dir`; an event without one counts as an empty readout.

    `more` counts what else can be counted on these labels.
    """
    ours = {row["event"]: row for row in predicted}
    totals: Shares = {}
    for path in _events(data_dir, folder):
        labels, readout = whole(path)["labels"], ours.get(path.stem, {})
        counted = score(labels, readout) | (more(labels, readout) if more else {})
        for name, share in counted.items():
            totals[name] = totals.get(name, Share()) + share
    return figures(totals) | {"events": len(_events(data_dir, folder))}


def figures(shares: Shares) -> Figures:
    """Give precision, recall and F1 of each share; only recall of what has no precision.

    `only_in_kept_apart`, `told_apart` and `only_in_true` turn what is false into figures that are better when
    higher.
    """
    found: Figures = {}
    for name, share in shares.items():
        if name in FALSE:
            found[FALSE[name]] = 1 - share.precision
        elif name in RECALL_ONLY:
            found[f"{name}_recall"] = share.recall
        else:
            found |= share.figures(name)
    joined = shares.get("false_join")
    if joined is not None:
        found["only_in_kept_apart"] = 1 - joined.recall
    return found


def score(labels: Mapping[str, Any], readout: Mapping[str, Any]) -> Shares:
    """Give the counts of one event: its labels, and its readout in the form of the contract."""
    return {
        **_origins(labels, readout),
        **_quotations(labels, readout),
        "agreements": _agreements(labels, readout),
        "told_as_one": _told_as_one(labels, readout),
        **_differences(labels, readout, "", lambda kind: True),
        **_differences(labels, readout, "value_", lambda kind: kind in VALUE_KINDS),
        **_only_in(labels, readout),
        "aliases": _aliases(labels, readout),
    }


def joined_pairs(readout: Mapping[str, Any]) -> list[Pair]:
    """Give every two spans of different documents that one agreement holds."""
    return [
        pair
        for agreement in readout.get("agreements", [])
        for pair in _across(map(place_of, agreement["evidence"]))
    ]


def _told_as_one(labels: Mapping[str, Any], readout: Mapping[str, Any]) -> Share:
    """Count the joined pairs whose shared words hold two values that the labels set against each other."""
    apart = [
        pair
        for difference in labels["differences"]
        if difference["verdict"] in APART or difference.get("kind") == "polarity"
        for pair, _, _ in _judged_pairs(difference)
    ]
    told = [
        (one, two)
        for agreement in readout.get("agreements", [])
        for one, two in combinations(_marked(agreement), 2)
        if one[0].doc != two[0].doc
    ]
    wrong = [
        any(
            _holds(one, first) and _holds(two, second)
            for pair in apart
            for first, second in (pair, pair[::-1])
        )
        for one, two in told
    ]
    return Share(sum(wrong), len(told), 0, 0)


def _marked(agreement: Mapping[str, Any]) -> list[list[Place]]:
    """Give, for each evidence, the stretches that all members say; all of it where none are marked."""
    found = []
    marks = agreement.get("shared") or [item.get("shared") for item in agreement["evidence"]]
    for item, shared in zip(agreement["evidence"], marks, strict=True):
        ends = [
            (one["start"], one["end"]) if isinstance(one, Mapping) else tuple(one) for one in shared or ()
        ]
        found.append([Place(item["doc"], *end) for end in ends] or [place_of(item)])
    return found


def _holds(stretches: Sequence[Place], inner: Place) -> bool:
    return any(
        one.doc == inner.doc and one.start <= inner.start and inner.end <= one.end for one in stretches
    )


def _events(data_dir: Path, folder: str = FOLDER) -> list[Path]:
    return sorted((data_dir / folder).glob("*.json"))


def _origins(labels: Mapping[str, Any], readout: Mapping[str, Any]) -> Shares:
    labelled, ours = unordered_pairs(labels["origins"]), unordered_pairs(readout.get("origins", []))
    exact = int(labelled == ours)
    return {"origins": _sets(labelled, ours), "origins_exact": Share(exact, 1, exact, 1)}


def _sets(labelled: set[tuple[str, str]], ours: set[tuple[str, str]]) -> Share:
    both = len(labelled & ours)
    return Share(both, len(ours), both, len(labelled))


def _quotations(labels: Mapping[str, Any], readout: Mapping[str, Any]) -> Shares:
    labelled, ours = labels["quotations"], readout.get("quotations", [])
    gold, found = _utterance_pairs(labelled), _utterance_pairs(ours)
    quoted = _utterance_pairs(labelled, even_indirect=False)
    utterances, speakers = Share(), Share()
    for utterance in labelled:
        for version in utterance["versions"]:
            hits = [
                one for one in ours if any(touch(place_of(version), place_of(v)) for v in one["versions"])
            ]
            utterances += Share(0, 0, bool(hits), 1)
            if hits and utterance.get("speaker"):
                fits = any(
                    names_fit(utterance["speaker"], str(one.get("speaker") or ""), labels["aliases"])
                    for one in hits
                )
                speakers += Share(0, 0, fits, 1)
    return {
        "quotations": Share(_count(found, gold), len(found), _count(gold, found), len(gold)),
        "quoted_pairs": Share(0, 0, _count(quoted, found), len(quoted)),
        "utterances": utterances,
        "speakers": speakers,
    }


def _utterance_pairs(utterances: Iterable[Mapping[str, Any]], *, even_indirect: bool = True) -> list[Pair]:
    return [
        pair
        for utterance in utterances
        for pair in _across(
            place_of(version)
            for version in utterance["versions"]
            if even_indirect or version["form"] != "indirect"
        )
    ]


def names_fit(one: str, other: str, aliases: Iterable[Mapping[str, Any]] = ()) -> bool:
    """Say whether two names share a word of at least three letters, or a labelled name of the first does.

    >>> names_fit("Ines Okoro", "okoro"), names_fit("Ines Okoro", "Al Okafor")
    (True, False)
    >>> names_fit("North Sea Lines", "NSL", [{"entity": "North Sea Lines", "names": ["NSL"]}])
    True
    """
    called = one.lower().strip()
    also = [
        name
        for entity in aliases
        if called in {each.lower().strip() for each in (entity.get("entity", ""), *entity["names"])}
        for name in entity["names"]
    ]
    wanted = _long_words(other)
    return any(_long_words(name) & wanted for name in (one, *also))


def _long_words(name: str) -> set[str]:
    return {word for word in re.findall(r"\w+", name.lower()) if len(word) > 2}


def _agreements(labels: Mapping[str, Any], readout: Mapping[str, Any]) -> Share:
    """Count joined pairs of spans; those that touch no labelled fact on a side are not judged."""
    facts = [[place_of(item) for item in fact["evidence"]] for fact in labels["facts"]]
    gold = [pair for fact in facts for pair in _across(fact)]
    joined = joined_pairs(readout)
    judged = [
        bool(first & second)
        for one, other in joined
        if (first := facts_at(one, facts)) and (second := facts_at(other, facts))
    ]
    return Share(sum(judged), len(judged), _count(gold, joined), len(gold))


def facts_at(place: Place, facts: Sequence[Sequence[Place]]) -> set[int]:
    """Give the numbers of the facts that a span touches."""
    return {number for number, fact in enumerate(facts) if any(touch(place, item) for item in fact)}


def _differences(
    labels: Mapping[str, Any], readout: Mapping[str, Any], prefix: str, counts: Callable[[str], bool]
) -> Shares:
    gold = [item for one in labels["differences"] for item in _judged_pairs(one)]
    ours = [item for one in readout.get("differences", []) for item in _judged_pairs(one)]
    counted = [(pair, verdict) for pair, verdict, kind in gold if counts(kind)]
    given = [[said for other, said, _ in ours if _same(pair, other)] for pair, _ in counted]
    right = [verdict in said for (_, verdict), said in zip(counted, given, strict=True)]
    conflicts = [pair for pair, verdict, kind in ours if verdict == "conflict" and counts(kind)]
    real = [
        any(_same(pair, other) and verdict == "conflict" for other, verdict, _ in gold) for pair in conflicts
    ]
    wanted = [
        "conflict" in said for (_, verdict), said in zip(counted, given, strict=True) if verdict == "conflict"
    ]
    found = sum(map(bool, given))
    return {
        f"{prefix}differences": Share(0, 0, found, len(counted)),
        f"{prefix}verdicts": Share(0, 0, sum(right), found),
        f"{prefix}conflicts": Share(sum(real), len(real), sum(wanted), len(wanted)),
    }


def _judged_pairs(difference: Mapping[str, Any]) -> Iterator[tuple[Pair, str, str]]:
    """Yield every two values that lie in different documents, with the verdict on them and the kind.

    Values of one side are the same; a label may be a side itself instead of holding a list.
    """
    sides = [_places(side) for side in difference["sides"]]
    verdicts = {frozenset(pair["sides"]): pair["verdict"] for pair in difference.get("pairs", [])}
    kind = difference.get("kind", "")
    for side in sides:
        yield from ((pair, "same", kind) for pair in _across(side))
    for one, other in combinations(range(len(sides)), 2):
        verdict = verdicts.get(frozenset((one, other)), difference["verdict"])
        for first in sides[one]:
            yield from ((pair, verdict, kind) for pair in ((first, second) for second in sides[other])
                        if pair[0].doc != pair[1].doc)  # fmt: skip


def _only_in(labels: Mapping[str, Any], readout: Mapping[str, Any]) -> Shares:
    alone = [place_of(item) for item in labels["only_in"]]
    ours = [place_of(item) for item in readout.get("only_in", [])]
    joined = [
        place
        for agreement in readout.get("agreements", [])
        if len({place.doc for place in map(place_of, agreement["evidence"])}) > 1
        for place in map(place_of, agreement["evidence"])
    ]
    return {
        "only_in": Share(0, 0, sum(any(touch(one, other) for other in ours) for one in alone), len(alone)),
        "false_join": Share(
            0, 0, sum(any(touch(one, other) for other in joined) for one in alone), len(alone)
        ),
    }


def _aliases(labels: Mapping[str, Any], readout: Mapping[str, Any]) -> Share:
    """Count pairs of names of one entity, among the names that somebody labelled."""
    labelled = [{name.lower().strip() for name in entity["names"]} for entity in labels["aliases"]]
    known = {name for names in labelled for name in names}
    ours = [
        {(name if isinstance(name, str) else name["text"]).lower().strip() for name in entity["names"]}
        & known
        for entity in readout.get("entities", [])
    ]
    return _sets(unordered_pairs(labelled), unordered_pairs(ours))


def _places(side: Mapping[str, Any]) -> list[Place]:
    evidence = side.get("evidence", side)
    return [place_of(item) for item in ([evidence] if isinstance(evidence, Mapping) else evidence)]


def place_of(item: Mapping[str, Any]) -> Place:
    """Give the span that an item or its evidence is."""
    evidence = item.get("evidence", item)
    return Place(evidence["doc"], evidence["start"], evidence["end"])


def _across(places: Iterable[Place]) -> list[Pair]:
    return [(one, other) for one, other in combinations(places, 2) if one.doc != other.doc]


def touch(one: Place, other: Place) -> bool:
    """Say whether two spans share at least half of the shorter one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    shorter = max(1, min(one.end - one.start, other.end - other.start))
    return one.doc == other.doc and shared > 0 and shared / shorter >= SHARED


def _same(one: Pair, other: Pair) -> bool:
    return (touch(one[0], other[0]) and touch(one[1], other[1])) or (
        touch(one[0], other[1]) and touch(one[1], other[0])
    )


def _count(pairs: Sequence[Pair], among: Sequence[Pair]) -> int:
    return sum(any(_same(pair, other) for other in among) for pair in pairs)
