"""What changed between two versions is told sentence by sentence, whatever the texts are like."""

import time

import pytest

from readout.pipeline.library.history import edits, sentences
from support import document


def changed(before: str, after: str) -> list[tuple[list[str], list[str]]]:
    return [
        ([piece.exact for piece in edit.removed], [piece.exact for piece in edit.added])
        for edit in edits(document(before), document(after))
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            "A fire broke out. Two people are hurt. More soon.",
            "A fire broke out. Three people are hurt. More soon.",
            [(["Two people are hurt."], ["Three people are hurt."])],
            id="one in the middle",
        ),
        pytest.param("One. Two.", "One. Two. Three.", [([], ["Three."])], id="one more"),
        pytest.param("One. Two. Three.", "Two. Three.", [(["One."], [])], id="the first taken out"),
        pytest.param("Same.", "Same.", [], id="none"),
        pytest.param("", "New.", [([], ["New."])], id="all new"),
        pytest.param(
            "Судно село на мель. Погибли двое. Идёт следствие.",
            "Судно село на мель. Погибли трое. Идёт следствие.",
            [(["Погибли двое."], ["Погибли трое."])],
            id="Cyrillic",
        ),
        pytest.param(
            "仓库发生火灾。没有人受伤。原因不明。",
            "仓库发生火灾。三人受伤。原因不明。",
            [(["没有人受伤。"], ["三人受伤。"])],
            id="Han",
        ),
        pytest.param(
            "¿Qué pasó? Nadie lo sabe. ¡Cuidado!",
            "¿Qué pasó? Todos lo saben. ¡Cuidado!",
            [(["Nadie lo sabe."], ["Todos lo saben."])],
            id="Spanish marks",
        ),
        pytest.param(
            "Yes. " * 99 + "Why? " + "Yes. " * 99 + "Go.",
            "Yes. " * 99 + "How? " + "Yes. " * 99 + "Go.",
            [(["Why?"], ["How?"])],
            id="among many that are equal",
        ),
    ],
)
def test_sentences_that_changed_are_told(
    before: str, after: str, expected: list[tuple[list[str], list[str]]]
) -> None:
    assert changed(before, after) == expected


def test_many_equal_sentences_take_no_longer_than_their_number() -> None:
    text = "It is so. " * 20_000
    begins = time.process_time()

    found = changed("First. " + text + "Last.", "Other. " + text + "End.")

    assert found[0][0][0] == "First."
    assert time.process_time() - begins < 5
    assert len(sentences(document(text))) == 20_000
