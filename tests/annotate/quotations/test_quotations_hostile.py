"""Text that nobody would print breaks nothing, and is read to its end."""

import pytest

from readout.annotate.quotations.step import STEP
from readout.language.common.quoting import find_stretches
from readout.model.layers import Annotation
from readout.model.parse import Parse
from readout.model.span import Span
from support import document

SIZE = 30_000


@pytest.mark.parametrize(
    "unit", ['"', "'", "“", "”", "' '", "\"a' ", "“a ‘b", "''", "x' 'y ", "„“”", "«»“"], ids=repr
)
def test_thirty_thousand_marks_in_one_line_are_paired(unit: str) -> None:
    text = (unit * (SIZE // len(unit) + 1))[:SIZE]

    stretches = find_stretches(text, [Span(0, SIZE)])

    assert all(0 <= found.outer.start <= found.outer.end <= SIZE for found in stretches)


def test_a_quotation_of_twenty_thousand_paragraphs_is_chained() -> None:
    text = '"a b\n' * 20_000
    paragraphs = [Span(start, start + 4) for start in range(0, len(text), 5)]

    stretches = find_stretches(text, paragraphs)

    assert len(stretches) == len(paragraphs)


def built(words: list[str], heads: list[int], deps: list[str], pos: list[str], tags: list[str]) -> Annotation:
    """Annotate one endless sentence with a parse made by hand."""
    text = " ".join(words)
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    lemmas = ["say" if word == "said" else word for word in words]
    parse = Parse(
        text,
        tuple(starts),
        tuple(ends),
        tuple(lemmas),
        tuple(pos),
        tuple(tags),
        tuple(deps),
        tuple(heads),
        ((0, len(words)),),
    )
    return STEP.run(Annotation(document(text), parse, sentences=(), entities=(), mentions=()))


def test_ten_thousand_reports_inside_each_other_are_read() -> None:
    depth = 10_000
    words = ["he", "said"] * depth
    heads = [min(at + 1, len(words) - 1) if at % 2 == 0 else max(1, at - 2) for at in range(len(words))]
    deps = ["nsubj" if at % 2 == 0 else "ROOT" if at == 1 else "ccomp" for at in range(len(words))]

    found = built(words, heads, deps, ["PRON", "VERB"] * depth, ["PRP", "VBD"] * depth).quotations

    assert found is not None
    assert len(found) == depth - 1


def test_twenty_thousand_verbs_under_one_head_are_read() -> None:
    size = 20_000
    words = ["said"] * size
    deps = ["ROOT", *["conj"] * (size - 1)]

    found = built(words, [0] * size, deps, ["VERB"] * size, ["VBD"] * size).quotations

    assert found == ()


def test_five_thousand_quotations_in_one_sentence_are_read() -> None:
    unit = ['"', "No", ',"', "he", "said", ","]
    size = 5_000
    words = unit * size
    deps = ["punct", "ccomp", "punct", "nsubj", "conj", "punct"] * size
    pos = ["PUNCT", "INTJ", "PUNCT", "PRON", "VERB", "PUNCT"] * size
    heads = [at - at % 6 + 4 if at % 6 != 4 else 4 for at in range(len(words))]

    found = built(words, heads, deps, pos, pos).quotations

    assert found


def test_according_on_an_earlier_preposition_is_passed_over() -> None:
    words = ["to", "police", "according", "it", "burned"]
    deps = ["prep", "pobj", "ROOT", "nsubj", "ccomp"]
    pos = ["ADP", "NOUN", "VERB", "PRON", "VERB"]

    assert built(words, [2, 0, 2, 4, 2], deps, pos, pos).quotations == ()
