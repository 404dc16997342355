import numpy as np
import pytest

from readout.language.engine.encoder import SIZE, WINDOW, Encoded, encode, likeness, pool
from readout.language.engine.word_pieces import cut_pieces
from readout.model.span import Span


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(" \n ", [], id="blanks"),
        pytest.param("The mayor’s aide", ["The", "mayor", "’", "s", "aide"], id="a curly mark stands alone"),
        pytest.param("quayside", ["quay", "side"], id="a rare word in two"),
        pytest.param("Élodie", ["Él", "od", "ie"], id="accents are read over, not lost"),
        pytest.param("a\u0301b", ["a\u0301b"], id="a letter with a mark of its own"),
        pytest.param("x" * 101, ["x" * 101], id="an endless word is one piece"),
        pytest.param("$5.20!", ["$", "5", ".", "20", "!"], id="marks and digits"),
    ],
)
def test_pieces_are_spans_of_the_text(text: str, pieces: list[str]) -> None:
    assert [text[start:end] for _, start, end in cut_pieces(text)] == pieces


def test_a_text_has_the_same_vectors_whatever_it_is_encoded_with() -> None:
    (alone,) = encode(["The ferry ran aground."])
    among = encode(["Something else entirely, and longer.", "The ferry ran aground.", ""])[1]

    assert np.array_equal(alone.vectors, among.vectors)
    assert alone.ends == among.ends


def test_many_texts_are_read_by_several_threads_with_the_same_result() -> None:
    texts = [f"Ship number {number} left the harbour." for number in range(30)]

    together = encode(texts)

    assert all(
        np.array_equal(encode([text])[0].vectors, encoded.vectors)
        for text, encoded in zip(texts, together, strict=True)
    )


def test_nothing_is_loaded_for_no_text() -> None:
    assert encode([]) == []


def test_sentences_that_say_the_same_are_nearer_than_those_that_share_a_word() -> None:
    fire, blaze, sale = (
        pool(encoded)
        for encoded in encode(
            ["A fire destroyed the old mill.", "The mill burned down.", "The mill was sold to a bank."]
        )
    )

    assert likeness(fire, blaze) > likeness(fire, sale) + 0.1


def test_a_clause_is_pooled_inside_its_sentence() -> None:
    text = "The minister resigned after the bridge collapsed."
    (encoded,) = encode([text])
    first, second = Span(0, 21), Span(22, len(text))

    assert likeness(pool(encoded, first), pool(encoded, [first])) == 1.0
    assert likeness(pool(encoded, first), pool(encoded, second)) < 0.9
    assert likeness(pool(encoded, [first, second]), pool(encoded)) == 1.0


def test_a_text_without_words_has_no_direction() -> None:
    (encoded,) = encode([" "])

    assert len(encoded) == 0
    assert encoded.vectors.shape == (0, SIZE)
    assert likeness(pool(encoded), pool(encoded)) == 0.0


def test_a_text_longer_than_the_window_keeps_all_its_pieces() -> None:
    (encoded,) = encode(["word " * (2 * WINDOW + 1)])

    assert len(encoded) == 2 * WINDOW + 1
    assert encoded.vectors.shape == (2 * WINDOW + 1, SIZE)
    assert encoded.ends[-1] == 5 * (2 * WINDOW + 1) - 1


def test_an_endless_line_is_cut_in_linear_time() -> None:
    assert sum(1 for _ in cut_pieces("x" * 1_000_000)) == 1
    assert sum(1 for _ in cut_pieces("-" * 100_000)) == 100_000
    assert sum(1 for _ in cut_pieces("é" * 1_000_000)) == 1


def test_vectors_of_equal_texts_are_computed_once() -> None:
    first, second = encode(["Again.", "Again."])

    assert isinstance(first, Encoded)
    assert first is second
