"""How much of their words two claims share, from sentences and clauses made by hand."""

from collections.abc import Sequence
from math import log

import pytest

from readout.language.en.meaning import rarity
from readout.language.engine.encoder import DECIMALS
from readout.model.layers import Annotation, Event
from readout.model.span import Span
from readout.reconcile.claims.overlap import Overlap, Overlaps
from readout.reconcile.claims.reading import Claim
from support import untagged


def claim(reports: Sequence[Annotation], document: int, clause: str = "") -> Claim:
    """Give the claim of a document's first sentence; its clause is all of it where none is given."""
    around = (reports[document].sentences or ())[0]
    start = reports[document].document.text.index(clause) if clause else around.start
    span = Span(start, start + len(clause)) if clause else around
    return Claim(document, Event(span, span, "search"), around, "search/v", ())


def overlap(*reports: Annotation, clauses: tuple[str, str] = ("", "")) -> Overlap:
    """Give what the first sentences of two reports share."""
    claims = [claim(reports, place, clause) for place, clause in enumerate(clauses)]
    (found,) = Overlaps(claims, reports).compare(0, [1])
    return found


def in_story(holders: int, sentences: int) -> float:
    """Give how rare a word is that so many of the sentences have."""
    return log((sentences + 1) / (holders + 0.5)) / log(sentences + 1)


def test_a_word_tells_as_much_as_it_is_rare_in_the_story_and_in_the_news() -> None:
    lemmas = {"Divers": "diver", "searched": "search", "sirens": "siren", "wailed": "wail", "raised": "raise"}

    found = overlap(
        untagged("Divers searched the harbour while sirens wailed.", "Rain fell.", lemmas=lemmas),
        untagged("Divers raised the harbour mast.", "Crowds sang.", lemmas=lemmas),
        clauses=("Divers searched the harbour", "Divers raised the harbour mast"),
    )

    once, twice = in_story(1, 4), in_story(2, 4)
    both = 2 * twice
    shared = rarity("diver") + rarity("harbour")
    first, second = rarity("search") + rarity("siren") + rarity("wail"), rarity("raise") + rarity("mast")
    assert first > second
    assert found == Overlap(
        least=round(both / (both + 2 * once), DECIMALS),
        sentences=round(shared * twice / (shared * twice + second * once), DECIMALS),
    )


def test_words_are_the_same_in_all_their_forms() -> None:
    lemmas = {"sank": "sink", "ferries": "ferry"}

    assert overlap(untagged("Ferries sank."), untagged("A ferry sinks.")).least < 1
    assert overlap(
        untagged("The ferries sank.", lemmas=lemmas), untagged("A ferry sinks.", lemmas={"sinks": "sink"})
    ) == Overlap(1, 1)


def test_a_word_of_every_sentence_tells_next_to_nothing() -> None:
    whole = [f"The ferry {verb}." for verb in ("docked", "burned", "listed", "sailed", "hooted", "turned")]

    found = overlap(untagged(*whole[:3]), untagged(*whole[3:]))

    often, once = in_story(6, 6), in_story(1, 6)
    assert found.least == round(often / (often + once), DECIMALS)
    assert found.least < 0.06


def test_words_of_grammar_and_empty_words_tell_nothing() -> None:
    assert overlap(
        untagged("They had the same, and it was very calm."),
        untagged("They had the same, and it was very dark."),
    ) == Overlap(0, 0)


def test_a_clause_without_a_telling_word_shares_nothing() -> None:
    assert overlap(untagged("It was."), untagged("It was.")) == Overlap(0, 0)


@pytest.mark.parametrize(("figure", "other"), [("twenty", "twenty"), ("1,200", "1200")])
def test_a_figure_is_as_rare_as_can_be(figure: str, other: str) -> None:
    found = overlap(untagged(f"Tugs towed {figure}."), untagged(f"{other} sang."))

    often, once = in_story(2, 2), in_story(1, 2)
    assert rarity("twenty") < 1
    assert found.sentences == round(often / (often + once * rarity("sang")), DECIMALS)


def test_figures_that_differ_are_not_shared() -> None:
    assert overlap(untagged("Tugs towed 12."), untagged("Crews drew 13.")) == Overlap(0, 0)


def test_a_claim_is_compared_with_each_of_others_in_the_order_asked_for() -> None:
    reports = untagged("Divers searched."), untagged("Divers searched."), untagged("Crowds sang.")
    claims = [claim(reports, document) for document in range(3)]

    same, unlike = Overlap(1, 1), Overlap(0, 0)

    assert Overlaps(claims, reports).compare(0, [2, 1]) == [unlike, same]
