"""Words read for weighing: what a token tells, and what the table of spellings keeps."""

from threading import Thread

import pytest

from readout.language.common import stream_words
from readout.language.common.stream_words import (
    CAPITAL,
    CLOSES,
    EMPTY,
    FIGURE,
    GRAMMAR,
    LONGEST_WORD,
    OPENS,
    SLOTS,
    SMALL,
    YEAR,
    name_of,
    read_tokens,
    slot,
)
from readout.language.common.words import comparable, stem


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


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        pytest.param("Der Kutter und die Insel", "de", ["kutter", "insel"], id="German"),
        pytest.param("Le bateau qui coule", "fr", ["bateau", "coule"], id="French"),
        pytest.param("l'isola dell’arcipelago", "it", ["isola", "arcipelago"], id="an elided article"),
        pytest.param("aujourd'hui l'île", "fr", ["aujourd'hui", "ile"], id="a mark inside a word"),
        pytest.param("Tarsk'ın Velmora’da", "tr", ["tarsk", "velmora"], id="endings of names"),
        pytest.param("катер и остров", "ru", ["катер", "остров"], id="Russian"),
        pytest.param("नाव और द्वीप", "hi", ["नाव", "द्वीप"], id="signs that are no letters"),
        pytest.param("船的", "zh", ["船的"], id="a pair that is none of grammar"),
        pytest.param("因为他的", "zh", [], id="pairs of grammar"),
        pytest.param("The band der Insel", "de", ["band", "insel"], id="English grammar in German"),
        pytest.param("Der Kutter", "", ["der", "kutter"], id="no language"),
        pytest.param("der and the", "en", ["der"], id="English"),
        pytest.param("der and the", "xx", ["der"], id="a language without a list"),
    ],
)
def test_the_language_decides_which_words_are_grammar(text: str, language: str, words: list[str]) -> None:
    tokens = read_tokens(text, language).tolist()

    assert [token % SLOTS for token in tokens if not token & GRAMMAR] == [
        slot(comparable(word)) for word in words
    ]


def test_one_spelling_is_read_by_the_language_of_each_text() -> None:
    german, english, unknown = (read_tokens("die", language).tolist() for language in ("de", "en", ""))

    assert german == [slot("die") | GRAMMAR]
    assert english == unknown == [slot("die") | SMALL]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("gestern sank der Kutter.", [], id="behind an article"),
        pytest.param("es kamen 40 Matrosen.", [], id="behind a figure"),
        pytest.param("es wuchs mit großer Hoffnung.", [], id="behind an adjective"),
        pytest.param("es geht um Rettung.", [], id="by its ending"),
        pytest.param("man traf sich mit Jung.", ["jung"], id="too short for an ending"),
        pytest.param("es sank vor Velmora.", ["velmora"], id="behind a preposition"),
        pytest.param("dort sprach die Kapitänin Ada Holm.", ["ada", "holm"], id="behind a noun"),
        pytest.param("man fragte die FDX und die AfX.", ["fdx", "afx"], id="initials"),
        pytest.param("von Velmora-Kennern", ["velmora"], id="before a hyphen"),
        pytest.param("sie kam von der. Velmora", [], id="a new sentence"),
    ],
)
def test_where_nouns_have_capitals_names_are_told_by_what_stands_before(text: str, names: list[str]) -> None:
    tokens = read_tokens(text, "de").tolist()
    closes = [False, *(bool(token & CLOSES) for token in tokens)]
    named = [
        token % SLOTS
        for token, begins in zip(tokens, closes, strict=False)
        if token & CAPITAL and not token & OPENS and not begins
    ]

    assert named == [slot(name) for name in names]
    assert all(token < 2 * EMPTY for token in tokens), "nothing told beside what a token tells"


def test_capitals_of_other_languages_are_left_as_they_are() -> None:
    text = "Vieron el Velmora y 40 Tarsk."

    assert [bool(token & CAPITAL) for token in read_tokens(text, "es").tolist()] == [
        word[0].isupper() for word in text.split()
    ]


def test_tables_of_all_languages_are_bounded_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream_words, "SPELLINGS", 20)

    for place in range(60):
        word = f"kutter{place}x"
        read_tokens(f"{word} insel{place}", ("de", "fr", "ru", "xx", "")[place % 5])

        assert sum(map(len, stream_words._tables.values())) <= 22
        assert name_of(slot(word)) == word


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
    texts = [
        (" ".join(f"word{place * step}-x Der Harbour." for place in range(40)), ("", "de", "fr")[step % 3])
        for step in range(1, 30)
    ]
    wanted = [read_tokens(*text).tolist() for text in texts]
    monkeypatch.setattr(stream_words, "SPELLINGS", 50)
    found: list[list[list[int]]] = []
    threads = [
        Thread(target=lambda: found.append([read_tokens(*text).tolist() for text in texts])) for _ in range(4)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [wanted] * 4


@pytest.mark.parametrize("language", ["fr", "de", "tr", "hi", "zh"])
@pytest.mark.parametrize("unit", ["l'", "Xx-", "का", "不", "’", "a.", "X'"])
def test_a_long_piece_is_read_in_its_time(unit: str, language: str) -> None:
    read_tokens(unit * (40_000 // len(unit)), language)


def test_a_long_piece_is_not_remembered() -> None:
    piece = "-".join(["Skerrivore"] * 20)

    assert len(read_tokens(piece)) == 20
    assert piece not in stream_words._tables[""]
