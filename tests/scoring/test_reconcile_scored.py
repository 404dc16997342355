import json
from pathlib import Path
from typing import Any

import pytest

from readout.scoring.reconcile import figures, predictions, score, score_rows

EMPTY: dict[str, Any] = {
    "origins": [],
    "quotations": [],
    "facts": [],
    "differences": [],
    "only_in": [],
    "aliases": [],
}


def at(doc: str, start: int, end: int, **fields: Any) -> dict[str, Any]:
    return {"doc": doc, "start": start, "end": end} | fields


def cited(doc: str, start: int, end: int, **fields: Any) -> dict[str, Any]:
    return {"evidence": at(doc, start, end)} | fields


def shares(name: str, labels: Any, readout: Any) -> tuple[float, float]:
    share = score(EMPTY | labels, readout)[name]
    return share.precision, share.recall


def test_an_empty_readout_has_no_figure_above_zero_except_keeping_apart() -> None:
    labels = EMPTY | {"origins": [["a", "b"]], "only_in": [at("a", 0, 5)]}

    found = figures(score(labels, {}))

    assert {name for name, value in found.items() if value} == {"only_in_kept_apart", "told_apart"}


def test_origins_are_scored_by_pairs_and_as_a_whole() -> None:
    labels = {"origins": [["a", "b", "c"], ["d"]]}
    readout = {"origins": [["a", "b"], ["c", "d"]]}

    assert shares("origins", labels, readout) == (1 / 2, 1 / 3)
    assert shares("origins_exact", labels, readout) == (0.0, 0.0)
    assert shares("origins_exact", labels, {"origins": [["d"], ["c", "b", "a"]]}) == (1.0, 1.0)


def test_spans_match_from_half_of_the_shorter_one() -> None:
    labels = {"facts": [{"evidence": [at("a", 0, 10), at("b", 0, 10)]}]}

    half = {"agreements": [{"evidence": [at("a", 5, 30), at("b", 0, 4)]}]}
    less = {"agreements": [{"evidence": [at("a", 6, 30), at("b", 0, 4)]}]}

    assert shares("agreements", labels, half) == (1.0, 1.0)
    assert shares("agreements", labels, less) == (0.0, 0.0)


def test_a_join_of_two_different_facts_costs_precision_and_one_that_nobody_labelled_does_not() -> None:
    facts = [
        {"evidence": [at("a", 0, 10), at("b", 0, 10)]},
        {"evidence": [at("a", 20, 30), at("c", 20, 30)]},
    ]
    joins = [
        {"evidence": [at("a", 0, 10), at("b", 0, 10)]},
        {"evidence": [at("a", 0, 10), at("c", 20, 30)]},
        {"evidence": [at("a", 80, 90), at("c", 80, 90)]},
    ]

    assert shares("agreements", {"facts": facts}, {"agreements": joins}) == (1 / 2, 1 / 2)


LAVELLE = {
    "speaker": "Mia Lavelle",
    "versions": [
        at("a", 0, 20, form="direct"),
        at("b", 0, 20, form="mixed"),
        at("c", 0, 20, form="indirect"),
    ],
}


def test_quotations_are_scored_by_pairs_of_versions() -> None:
    ours = {"speaker": "M. Lavelle", "versions": [cited("a", 0, 20), cited("b", 1, 19), cited("d", 0, 9)]}
    labels, readout = {"quotations": [LAVELLE]}, {"quotations": [ours]}

    assert shares("quotations", labels, readout) == (1 / 3, 1 / 3)
    assert shares("quoted_pairs", labels, readout)[1] == 1.0
    assert shares("utterances", labels, readout)[1] == 2 / 3
    assert shares("speakers", labels, readout)[1] == 1.0


def test_a_speaker_with_another_name_is_wrong() -> None:
    ours = {"speaker": None, "versions": [cited("a", 0, 20)]}

    assert shares("speakers", {"quotations": [LAVELLE]}, {"quotations": [ours]})[1] == 0.0


def difference(kind: str, verdict: str, *sides: Any, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "verdict": verdict, "sides": list(sides)} | fields


LABELLED = [
    difference("number", "conflict", at("a", 0, 5), at("b", 0, 5)),
    difference("place", "precision", at("a", 10, 15), at("c", 10, 15)),
]


def test_a_pair_of_values_is_found_with_any_verdict_and_right_with_the_same() -> None:
    ours = difference(
        "number",
        "conflict",
        {"evidence": [at("a", 0, 5)]},
        {"evidence": [at("b", 0, 5), at("c", 0, 5)]},
        {"evidence": [at("a", 10, 15)]},
        {"evidence": [at("c", 10, 15)]},
        pairs=[{"sides": [1, 0], "verdict": "conflict"}, {"sides": [2, 3], "verdict": "scope"}],
    )
    labels, readout = {"differences": LABELLED}, {"differences": [ours]}

    assert shares("differences", labels, readout)[1] == 1.0
    assert shares("verdicts", labels, readout)[1] == 1 / 2
    assert shares("value_verdicts", labels, readout)[1] == 1.0


def test_conflicts_that_nobody_labelled_cost_precision() -> None:
    ours = [
        difference("number", "conflict", cited("a", 0, 5), cited("b", 0, 5)),
        difference("number", "conflict", cited("a", 10, 15), cited("c", 10, 15)),
        difference("place", "conflict", cited("a", 70, 75), cited("c", 70, 75)),
    ]
    labels, readout = {"differences": LABELLED}, {"differences": ours}

    assert shares("conflicts", labels, readout) == (1 / 3, 1.0)
    assert shares("value_conflicts", labels, readout) == (1 / 2, 1.0)


def test_values_of_one_side_are_the_same() -> None:
    labels = {"differences": [difference("number", "same", at("a", 0, 5), at("b", 0, 5))]}
    ours = difference("number", "conflict", {"evidence": [at("a", 0, 5), at("b", 0, 5)]}, cited("c", 0, 5))

    assert shares("verdicts", labels, {"differences": [ours]})[1] == 1.0


def test_a_lone_fact_is_found_or_falsely_joined() -> None:
    labels = {"only_in": [at("a", 0, 10), at("b", 0, 10)]}
    readout = {
        "only_in": [cited("a", 0, 8, document="a")],
        "agreements": [
            {"evidence": [at("b", 0, 10), at("c", 0, 10)]},
            {"evidence": [at("a", 0, 10), at("a", 5, 9)]},
        ],
    }

    assert shares("only_in", labels, readout)[1] == 1 / 2
    assert shares("false_join", labels, readout)[1] == 1 / 2
    assert figures(score(EMPTY | labels, readout))["only_in_kept_apart"] == 1 / 2


def test_names_are_scored_among_those_that_were_labelled() -> None:
    labels = {"aliases": [{"names": ["Ann Lee", "Lee"]}, {"names": ["Bo Ox", "Ox"]}]}
    readout = {
        "entities": [{"names": [{"text": "Ann Lee"}, {"text": "lee "}, {"text": "Ox"}, {"text": "she"}]}]
    }

    assert shares("aliases", labels, readout) == pytest.approx((1 / 3, 1 / 2))


def test_events_are_compared_and_scored_file_by_file(tmp_path: Path) -> None:
    texts = {
        "a": "The ferry Marga ran aground off Tolvik at dawn. About 40 people were on board.",
        "b": "Rescuers reached the Marga before noon. All 43 passengers of the ferry were brought to Tolvik.",
    }
    labels = EMPTY | {
        "origins": [["a"], ["b"]],
        "facts": [{"evidence": [at("a", 0, 47), at("b", 40, 94)]}],
        "aliases": [{"names": ["Marga", "the Marga"]}],
    }
    rows = [{"id": name, "text": text} for name, text in texts.items()]
    (tmp_path / "reconcile").mkdir()
    event = json.dumps({"documents": rows, "labels": labels})
    (tmp_path / "reconcile" / "ferry.json").write_text(event, encoding="utf-8")

    (row,) = predictions(tmp_path)
    found = score_rows(tmp_path, [row])

    assert row["event"] == "ferry"
    assert found == score_rows(tmp_path, [json.loads(json.dumps(row))])
    assert (found["events"], found["origins_exact_f1"]) == (1, 1.0)
