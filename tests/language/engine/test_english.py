"""Parsing: the tokens stand where the text has them, whatever the text is like."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.language.common.marks import plain
from readout.language.en.parser import parse
from readout.language.engine.parser import LONGEST_BLOCK
from readout.model.span import Span


def whole(text: str) -> list[Span]:
    return [Span(0, len(text))]


def test_tokens_stand_where_the_text_has_them() -> None:
    text = "“No – we can’t,”\u00a0said Anna Moen."

    parsed = parse(text, whole(text))

    assert [parsed.word(token) for token in range(4)] == ["“", "No", "–", "we"]
    assert parsed.text is text


def test_what_lies_outside_the_blocks_has_no_tokens() -> None:
    text = "Share this page\nThe quay is shut."

    parsed = parse(text, [Span(text.index("The"), len(text))])

    assert parsed.word(0) == "The"


def test_a_sentence_never_crosses_a_block() -> None:
    text = "A night of fire\nRescuers came at dawn."

    parsed = parse(text, [Span(0, 15), Span(16, len(text))])

    assert len(parsed.sentences) == 2


@pytest.mark.parametrize("text", ["", "   ", "\ud800 half a pair", "\u200b", "a\x00b", "🙂 مرحبا 漢字"])
def test_odd_text_is_parsed(text: str) -> None:
    parsed = parse(text, whole(text))

    assert all(0 <= start < end <= len(text) for start, end in zip(parsed.starts, parsed.ends, strict=True))


def test_a_long_block_is_cut_at_a_blank_and_nothing_is_lost() -> None:
    text = "word " * (LONGEST_BLOCK // 4)

    parsed = parse(text, whole(text))

    assert len(parsed) == LONGEST_BLOCK // 4
    assert {parsed.word(token) for token in range(len(parsed))} == {"word"}


def test_a_blank_that_the_model_makes_the_root_does_not_hold_us_up() -> None:
    text = "It was 1/0 and 0/0 and 5½½½½ and 10%-0% " * 400

    parsed = parse(text, whole(text))

    assert all(0 <= head < len(parsed) for head in parsed.heads)


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_plain_text_has_the_same_length(text: str) -> None:
    assert len(plain(text)) == len(text)
