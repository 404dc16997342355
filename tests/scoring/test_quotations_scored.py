from typing import Any

import pytest

from readout.model.layers import Quotation, Speaker
from readout.model.span import Span
from readout.scoring.quotations import _row, score
from readout.scoring.scores import Figures
from support import document

Row = dict[str, Any]

TEXT = '"Go now," said Ann. Bo thinks that it will rain. "Stay," "here," Cy said.'


def quote(
    start: int, end: int, speaker: tuple[int, int] | None = None, *, direct: bool = False, **fields: Any
) -> Row:
    row = {"start": start, "end": end, "direct": direct} | fields
    return row | ({"source_start": speaker[0], "source_end": speaker[1]} if speaker else {})


def figures(gold: list[Row], ours: list[Row]) -> Figures:
    return score([{"id": "d", "quotes": gold}], [{"id": "d", "quotes": ours}], {"d": TEXT})


# Three labelled: ten characters with a speaker, twenty with one, ten with none.
GOLD = [quote(0, 10, (12, 15), direct=True), quote(20, 40, (45, 50)), quote(50, 60)]


def test_contents_match_by_their_share_of_characters() -> None:
    # Shares: 10/10, 10/20, 8/10, and one that touches nothing.
    found = figures(GOLD, [quote(0, 10), quote(20, 30), quote(50, 58), quote(61, 70)])

    assert (found["content30_precision"], found["content30_recall"]) == (3 / 4, 3 / 3)
    assert (found["content80_precision"], found["content80_recall"]) == (2 / 4, 2 / 3)
    assert (found["exact_precision"], found["exact_recall"]) == (1 / 4, 1 / 3)


def test_a_whole_quotation_needs_the_speaker_too() -> None:
    # The first shares one character of its speaker, the second has another, the third rightly none.
    found = figures(GOLD, [quote(0, 10, (14, 20)), quote(20, 40, (60, 64)), quote(50, 60)])

    assert found["whole30_f1"] == pytest.approx(2 / 3)
    assert (found["speaker_precision"], found["speaker_recall"]) == (1 / 2, 1 / 2)
    assert found["speaker_exact_f1"] == 0.0


def test_one_prediction_serves_one_label_only() -> None:
    found = figures([quote(0, 10), quote(0, 12)], [quote(0, 11)])

    assert (found["content30_precision"], found["content30_recall"]) == (1.0, 0.5)


def test_pieces_stand_for_the_whole_they_span() -> None:
    # Gold has 20 of the 30 characters of the envelope.
    gold = [quote(0, 30, content=[[0, 10], [20, 30]])]

    assert figures(gold, [quote(0, 30)])["content80_f1"] == 0.0
    assert figures(gold, [quote(0, 30)])["content30_f1"] == 1.0
    assert figures(gold, [quote(0, 30, content=[[0, 10], [20, 30]])])["exact_f1"] == 1.0


def test_marks_and_blanks_do_not_count_for_letters() -> None:
    found = figures([quote(0, 9)], [quote(1, 7)])

    assert (found["exact_f1"], found["letters_f1"]) == (0.0, 1.0)


def test_direct_ones_are_counted_by_each_side_s_own_word_for_it() -> None:
    # Ours are both direct, one of them rightly; the labelled direct one is found by either.
    found = figures(GOLD, [quote(0, 10, direct=True), quote(50, 60, direct=True), quote(63, 70, direct=True)])

    assert (found["direct_content30_precision"], found["direct_content30_recall"]) == (2 / 3, 1.0)
    assert (found["direct_labelled"], found["direct_predicted"]) == (1, 3)


def test_a_document_that_was_not_predicted_has_no_quotations() -> None:
    found = score([{"id": "d", "quotes": GOLD}], [{"id": "other", "quotes": GOLD}], {"d": TEXT})

    assert (found["content30_recall"], found["documents_missing"]) == (0.0, 1)


def test_a_row_takes_in_the_marks_of_a_direct_quotation() -> None:
    doc = document(TEXT)
    direct = Quotation(
        Span(50, 64), "direct", Speaker(Span(66, 68)), Span(69, 73), pieces=(Span(50, 55), Span(58, 63))
    )
    indirect = Quotation(Span(30, 47), "indirect")

    assert _row(direct, doc.text) == {
        "start": 49,
        "end": 64,
        "content": [[49, 56], [57, 64]],
        "direct": True,
        "source_start": 66,
        "source_end": 68,
        "cue_start": 69,
        "cue_end": 73,
    }
    assert _row(indirect, doc.text)["content"] == [[30, 47]]
