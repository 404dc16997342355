"""How an agreement is arranged: who has which words, and what in them all say."""

import pytest

from readout.model.readout import Agreement, Evidence
from readout.model.span import Span
from readout.model.via import Via
from readout.report.arranging.agreeing import arranged
from readout.report.arranging.excerpts import Piece
from readout.report.arranging.naming import attributed


def cite(doc: str, marked: str, start: int = 0, via: Via | None = None) -> tuple[Evidence, tuple[Span, ...]]:
    """Give evidence and its marks, which stand in square brackets."""
    words, spans = "", []
    for piece in marked.split("["):
        inside, bracket, after = piece.partition("]")
        if bracket:
            spans.append(Span(start + len(words), start + len(words) + len(inside)))
        words += inside + after
    return Evidence(doc, start, start + len(words), words, via=via), tuple(spans)


def agreement(*cited: tuple[Evidence, tuple[Span, ...]], heading: int = 0) -> Agreement:
    evidence, shared = zip(*cited, strict=True)
    return Agreement(2, evidence, shared=shared, heading=heading)


def shown(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{piece.text}]" if piece.kind == "shared" else piece.text for piece in pieces)


def test_the_heading_leads_and_the_same_words_are_put_together() -> None:
    found = arranged(
        agreement(
            cite("a", "The [barge sank] at noon"),
            cite("b", "A [barge sank]"),
            cite("c", "The [barge sank] at noon"),
            cite("d", "A [barge sank]"),
            heading=1,
        )
    )

    assert [item.doc for item in found.heading.evidence] == ["b", "d"]
    assert [[item.doc for item in words.evidence] for words in found.others] == [["a", "c"]]
    assert found.also == ()


def test_of_several_sentences_of_a_document_the_one_that_says_most_leads() -> None:
    found = arranged(
        agreement(
            cite("a", "[The barge sank off the cape]"),
            cite("b", "[It sank], they said"),
            cite("b", "At the cape [the barge sank]", start=90),
            cite("a", "so that [it sank]", start=90),
        )
    )

    assert [words.first.exact for words in found.others] == ["At the cape the barge sank"]
    assert [words.first.exact for words in found.also] == ["It sank, they said", "so that it sank"]
    assert {doc: item.start for doc, item in found.best.items()} == {"a": 0, "b": 90}


def test_a_sentence_in_the_heading_s_words_leads_however_much_another_says() -> None:
    found = arranged(
        agreement(cite("a", "It [sank]"), cite("b", "[The old barge sank]"), cite("b", "It [sank]", start=50))
    )

    assert [item.doc for item in found.heading.evidence] == ["a", "b"]
    assert [words.first.exact for words in found.also] == ["The old barge sank"]


@pytest.mark.parametrize(
    ("marked", "pieces"),
    [
        pytest.param("The [barge] Orla [sank]", "The [barge] Orla [sank]", id="some of them"),
        pytest.param("“[The barge sank].”", "[“The barge sank.”]", id="signs at the edges go along"),
        pytest.param("[barge], [tug]", "[barge, tug]", id="signs between two stretches go along"),
        pytest.param("[sank] (14 dead)", "[sank] (14 dead)", id="signs of other words do not"),
        pytest.param("Nobody knows", "Nobody knows", id="nothing"),
    ],
)
def test_what_all_say_is_told_from_the_rest(marked: str, pieces: str) -> None:
    assert shown(arranged(agreement(cite("a", marked))).heading.pieces(80)) == pieces


def test_of_the_same_words_only_what_is_marked_in_each_is_marked() -> None:
    found = arranged(agreement(cite("a", "[She sank the barge]"), cite("b", "She [sank  the barge]")))

    assert len(found.heading.evidence) == 2
    assert shown(found.heading.pieces(80)) == "She [sank the barge]"


def test_where_no_marks_are_known_nothing_is_called_a_wording_s_own() -> None:
    item, _ = cite("a", "The barge sank")

    assert arranged(Agreement(1, (item,))).heading.pieces(80) == (Piece("The barge sank"),)


def test_a_long_wording_is_cut_to_what_all_say() -> None:
    words = f"{'long before that ' * 9}[the barge sank] {'and much later too ' * 9}"

    assert "[the barge sank]" in shown(arranged(agreement(cite("a", words))).heading.pieces(60))


@pytest.mark.parametrize(
    ("via", "letters"),
    [
        pytest.param([None, None], ("A, B", ""), id="nobody"),
        pytest.param([Via("the Post"), Via("the Post")], ("A, B", ", via the Post"), id="all of them"),
        pytest.param([None, Via("the Post", "c")], ("A, B", "; B via the Post (C)"), id="one, from a third"),
        pytest.param([Via("\u202ethe Post"), None], ("A, B", "; A via \ufffdthe Post"), id="a steering sign"),
    ],
)
def test_who_says_it_is_told_with_whom_they_have_it_from(
    via: list[Via | None], letters: tuple[str, str]
) -> None:
    evidence = [Evidence(doc, 0, 3, "Yes", via=one) for doc, one in zip("ab", via, strict=True)]

    assert attributed(evidence, {"a": "A", "b": "B", "c": "C"}) == letters


def test_marks_outside_the_evidence_are_refused() -> None:
    item, _ = cite("a", "The barge sank", start=40)

    with pytest.raises(ValueError, match="outside the evidence"):
        Agreement(1, (item,), shared=((Span(4, 9),),))
