import json
from pathlib import Path

import pytest

from readout.errors import BrokenInputError
from readout.model.span import Span
from readout.scoring.coreference import evaluate, join_tokens, predictions, score_rows

SENTENCES = {
    "north": [[0, ["A", "bridge", "collapsed", "in", "Vedmar", "on", "Monday", "."]]],
    "south": [
        [0, ["The", "collapse", "of", "a", "bridge", "in", "Vedmar", "closed", "the", "road", "."]],
        [1, ["``", "We", "ca", "n't", "cross", "''", ",", "said", "a", "driver", "."]],
    ],
}
MENTIONS = [("north", 2, "a"), ("south", 1, "a"), ("south", 7, "b"), ("south", 18, "c")]


def row(document: str, token: int, chain: str, subtopic: str = "1x") -> dict[str, object]:
    return {"subtopic": subtopic, "doc": document, "start": token, "end": token, "chain": chain}


def corpus(folder: Path, mentions: list[dict[str, object]]) -> Path:
    (folder / "coreference").mkdir()
    documents = [{"id": name, "sents": sentences} for name, sentences in SENTENCES.items()]
    for name, lines in (("docs", documents), ("event", mentions)):
        text = "".join(f"{json.dumps(line)}\n" for line in lines)
        (folder / "coreference" / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return folder


def test_tokens_are_joined_into_a_text_that_they_point_into() -> None:
    text, spans = join_tokens(SENTENCES["south"])  # type: ignore[arg-type]  # lists, as JSON has them

    assert text.split("\n\n")[1] == '"We can\'t cross", said a driver.'
    assert [span.of(text) for span in spans[11:16]] == ['"', "We", "ca", "n't", "cross"]
    assert spans[0] == Span(0, 3)


def test_figures_are_those_of_the_published_example(tmp_path: Path) -> None:
    """Key {1-5}, {6, 7}, {8-12}; answer {1-5}, {6-12}: MUC .9 and 1, B-cubed .762 and 1 (Luo 2005)."""
    key = [row("north", n, "abc"[(n > 5) + (n > 7)]) for n in range(1, 13)]
    answer = [row("north", n, "xy"[n > 5]) for n in range(1, 13)]

    found = score_rows(corpus(tmp_path, key), answer)

    assert found["muc_precision"] == pytest.approx(0.9)
    assert found["muc_recall"] == pytest.approx(1.0)
    assert found["b3_precision"] == pytest.approx(16 / 21)
    assert found["ceafe_recall"] == pytest.approx((1 + 10 / 12) / 3)
    assert found["conll"] == pytest.approx((found["muc_f1"] + found["b3_f1"] + found["ceafe_f1"]) / 3)


def test_mentions_that_one_side_lacks_count_against_the_other(tmp_path: Path) -> None:
    """Key {a, b, c}, {d, e, f, g}; answer {a, b}, {c, d}, {f, g, h, i} (Pradhan and others 2014)."""
    key = [row("north", n, "abc".find(name) >= 0 and "k" or "l") for n, name in enumerate("abcdefg")]
    homes = {"a": "x", "b": "x", "c": "y", "d": "y", "f": "z", "g": "z", "h": "z", "i": "z"}
    answer = [row("north", "abcdefghi".index(name), chain) for name, chain in homes.items()]

    found = score_rows(corpus(tmp_path, key), answer)

    assert found["muc_precision"] == found["muc_recall"] == pytest.approx(0.4)
    assert found["b3_recall"] == pytest.approx(((4 + 1) / 3 + (1 + 4) / 4) / 7)
    assert found["b3_precision"] == pytest.approx((4 / 2 + 2 / 2 + 4 / 4) / 8)


def test_a_chain_is_local_to_its_subtopic(tmp_path: Path) -> None:
    key = [row("north", 2, "a"), row("south", 1, "a", "1y")]

    assert score_rows(corpus(tmp_path, key), key)["muc_recall"] == 0.0


def test_a_corpus_is_read_joined_and_scored(tmp_path: Path) -> None:
    data = corpus(tmp_path, [row(*mention) for mention in MENTIONS])

    rows = list(predictions(data))
    chains = [found["chain"] for found in rows]

    assert chains[0] == chains[1]
    assert chains[2] not in chains[:2]
    assert score_rows(data, rows) == evaluate(data)


def test_a_mention_without_its_document_is_an_error_that_names_it(tmp_path: Path) -> None:
    data = corpus(tmp_path, [row("west", 2, "a")])

    with pytest.raises(BrokenInputError, match="no document west"):
        list(predictions(data))
