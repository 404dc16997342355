"""What is marked in an agreement is said by every other document of it, and the rest is not."""

from itertools import count

import pytest

from readout.model.layers import Annotation
from readout.model.span import Span
from readout.pipeline.catalogue import STEPS
from readout.reconcile.agreeing.extent import Extents, Member, Predicate
from support import annotated, document


def read(*texts: str) -> list[Annotation]:
    return [annotated(document(text, identifier=f"d{at}"), STEPS) for at, text in zip(count(), texts)]


def member(annotations: list[Annotation], at: int, *predicates: str, claim: int = 0) -> Member:
    text = annotations[at].document.text
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in predicates]
    return Member(at, Span(0, len(text)), tuple(Predicate(claim + at, span) for span in spans))


def marked(*texts: str) -> list[list[str]]:
    annotations = read(*texts)
    extent = Extents(annotations, [[] for _ in texts]).of(
        [member(annotations, at) for at in range(len(texts))]
    )
    return [[span.of(text) for span in spans] for text, spans in zip(texts, extent.shared, strict=True)]


@pytest.mark.parametrize(
    ("one", "two", "shared"),
    [
        pytest.param(
            "Our permits are in order.",
            "Our permits are in order.",
            ["Our permits are in order"],
            id="word for word, from the first word on",
        ),
        pytest.param(
            "The barge was towed to the quay.",
            "The barge was towed from the quay.",
            ["The barge was towed", "the quay"],
            id="another preposition",
        ),
        pytest.param(
            "A barge with 14 sailors sank.",
            "A barge with 11 sailors sank.",
            ["A barge", "sailors sank"],
            id="another number",
        ),
        pytest.param(
            "The barge has not sunk.", "The barge has sunk.", ["The barge", "sunk"], id="a negation"
        ),
        pytest.param("The barge could sink.", "The barge sank.", ["The barge", "sink"], id="a modal"),
        pytest.param(
            "It won’t sink.", "It won't sink.", ["It won’t sink"], id="an apostrophe in another form"
        ),
        pytest.param(
            "All the sailors drowned.", "Some sailors drowned.", ["the sailors drowned"], id="a quantifier"
        ),
        pytest.param(
            "A family-owned yard sank the barge.",
            "A yard that Lind owned sank the barge.",
            ["yard sank the barge"],
            id="a word inside another",
        ),
        pytest.param(
            "She was calm and the barge was slow.", "She was calm.", ["She was calm"], id="a lone “was”"
        ),
    ],
)
def test_only_what_the_other_says_too_is_marked(one: str, two: str, shared: list[str]) -> None:
    assert marked(one, two)[0] == shared


def test_what_one_of_three_lacks_is_marked_in_none() -> None:
    found = marked("The red barge sank.", "The red barge sank.", "The barge sank.")

    assert found == [["barge sank"], ["barge sank"], ["The barge sank"]]


def test_one_word_answers_only_one() -> None:
    asked, called = marked("The mayor asked for silence.", "The mayor asked for an inquiry.")

    assert asked == called == ["The mayor asked"]


def test_that_claims_are_joined_does_not_make_their_predicates_the_same() -> None:
    annotations = read("The sailors were taken ashore.", "The sailors were released ashore.")
    members = [member(annotations, 0, "taken"), member(annotations, 1, "released")]
    extents = Extents(annotations, [[], []])

    joined, apart = extents.of(members, {(0, 1)}), extents.of(members)

    texts = [annotation.document.text for annotation in annotations]
    assert [span.of(texts[0]) for span in joined.shared[0]] == ["The sailors", "ashore"]
    assert joined.told > apart.told


def test_the_heading_is_the_wording_that_goes_least_beyond_the_others() -> None:
    annotations = read("The barge sank with 14 sailors.", "The barge sank.", "The old barge sank slowly.")

    extent = Extents(annotations, [[], [], []]).of([member(annotations, at) for at in range(3)])

    assert extent.heading == 1
    assert extent.beyond == 0
