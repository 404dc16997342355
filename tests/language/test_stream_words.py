"""Words read for weighing: what a token tells, and what the table of spellings keeps."""

from threading import Thread

import pytest

from readout.language import stream_words
from readout.language.stream_words import (
    CAPITAL,
    CLOSES,
    EMPTY,
    FIGURE,
    GRAMMAR,
    LONGEST_WORD,
    OPENS,
    SMALL,
    YEAR,
    name_of,
    read_tokens,
    slot,
)
from readout.language.words import stem


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("harbour", [slot("harbour") | SMALL], id="a word"),
        pytest.param("Harbour.", [slot("harbour") | CAPITAL | CLOSES], id="the end of a sentence"),
        pytest.param("“Harbour,”", [slot("harbour") | CAPITAL | OPENS], id="in marks"),
        pytest.param("(harbour!)”", [slot("harbour") | SMALL | OPENS | CLOSES], id="an end behind marks"),
        pytest.param("The", [slot("the") | GRAMMAR], id="grammar"),
        pytest.param("1987", [slot("1987") | FIGURE | YEAR], id="a year"),
        pytest.param("1,250.", [slot("1,250") | FIGURE | CLOSES], id="a figure"),
        pytest.param("U.N.", [slot("un") | CAPITAL], id="points that end no sentence"),
        pytest.param("Café", [slot("cafe") | CAPITAL], id="an accent"),
        pytest.param("skipper’s", [slot("skipper") | SMALL], id="a curly mark inside"),
        pytest.param("sea-wall", [slot("sea") | SMALL, slot("wall") | SMALL], id="two words in a piece"),
        pytest.param("港町の", [slot("港町"), slot("町の")], id="no blanks"),
        pytest.param("—", [EMPTY], id="no word"),
        pytest.param("?!", [EMPTY | CLOSES], id="an end without a word"),
        pytest.param("a\nb", [slot("a") | GRAMMAR, EMPTY | CLOSES, slot("b") | SMALL], id="two lines"),
        pytest.param("x" * (LONGEST_WORD + 1), [EMPTY], id="too long for a word"),
    ],
)
def test_a_token_tells_what_stands_there(text: str, tokens: list[int]) -> None:
    assert read_tokens(text).tolist() == tokens
    assert read_tokens(text).tolist() == tokens, "read anew from the table"


def test_a_table_begun_anew_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        f"Ferry{'abcdefgh'[place % 8]}a sea-wall{place}, “Quay{'xyz'[place % 3]}q.”" for place in range(60)
    ]
    before = [read_tokens(text).tolist() for text in texts]

    monkeypatch.setattr(stream_words, "SPELLINGS", 5)

    assert [read_tokens(text).tolist() for text in texts] == before


def test_names_are_forgotten_with_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    read_tokens("Skerrivore")
    known = name_of(slot("skerrivore"))
    monkeypatch.setattr(stream_words, "SPELLINGS", 0)

    read_tokens("Quayside")

    assert known == stem("skerrivore")
    assert name_of(slot("quayside")) == stem("quayside")
    assert name_of(slot("skerrivore")) is None


def test_threads_that_read_at_once_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [" ".join(f"word{place * step}-x Harbour." for place in range(40)) for step in range(1, 30)]
    wanted = [read_tokens(text).tolist() for text in texts]
    monkeypatch.setattr(stream_words, "SPELLINGS", 50)
    found: list[list[list[int]]] = []
    threads = [
        Thread(target=lambda: found.append([read_tokens(text).tolist() for text in texts])) for _ in range(4)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [wanted] * 4


def test_a_long_piece_is_not_remembered() -> None:
    piece = "-".join(["Skerrivore"] * 20)

    assert len(read_tokens(piece)) == 20
    assert piece not in stream_words._spellings
