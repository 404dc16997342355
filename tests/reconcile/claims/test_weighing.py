"""What two claims of invented reports weigh as one, from vectors and terms given by hand."""

from collections.abc import Sequence
from math import log, sqrt

import numpy as np
import pytest

from readout.language.engine.encoder import DECIMALS
from readout.model.layers import Annotation, Event, Polarity
from readout.model.span import Span
from readout.reconcile.claims.alignment import (
    CONSTANT,
    FAINT,
    NO_RIVAL,
    WEIGHTS,
    align_claims,
    compare_claims,
    weigh,
)
from readout.reconcile.claims.meanings import Meanings, Sentence
from readout.reconcile.claims.reading import Claim, Term
from readout.reconcile.claims.signals import BEGINNING, MEANING, OVERLAP, Signal
from support import untagged

FIRST, SECOND = "The Marga sank.", "The ferry Marga sunk."
WORDS = {"Marga": ("@E1", 1.2), "sank": ("sink/v", 0.8), "sunk": ("sink/v", 0.8)}
# The signals that come from vectors alone.
MEANT = ("clauses", "words", "least meaning", "told", "least told", "sentences' meaning")
LEMMAS = {"sank": "sink", "sunk": "sink"}


def report(*sentences: str) -> Annotation:
    return untagged(*sentences, lemmas=LEMMAS)


# One report of one sentence, another that says its own three times.
REPORTS = report(FIRST), report(SECOND, SECOND, SECOND)


def claim(
    document: int,
    *,
    sentence: int = 0,
    polarity: Polarity = "affirmed",
    reports: Sequence[Annotation] = REPORTS,
) -> Claim:
    """Give the claim that a sentence makes, in a clause that is all of it but the full stop."""
    text = reports[document].document.text
    around = (reports[document].sentences or ())[sentence]
    terms = tuple(
        Term(key, weight, Span(start, start + len(word)))
        for word, (key, weight) in WORDS.items()
        if (start := text.find(word, around.start, around.end)) >= 0
    )
    clause = Span(around.start, around.end - 1)
    return Claim(document, Event(clause, clause, "sink", polarity=polarity), around, "sink/v", terms)


def meanings(claims: Sequence[Claim], *likeness: float, words: Sequence[float] = ()) -> Meanings:
    """Give the first claim a meaning, and each other one so near to it, in its clause and its words."""
    clauses, pieces = (
        np.array([[1.0, 0.0], *([near, sqrt(1 - near * near)] for near in nearnesses)])
        for nearnesses in (likeness, words or likeness)
    )
    return Meanings(
        tuple(item.document for item in claims),
        clauses,
        tuple(Sentence(row[None, :], np.ones(1)) for row in pieces),
        tuple(np.ones(1, bool) for _ in pieces),
    )


def seen(claims: Sequence[Claim], meant: Meanings) -> dict[tuple[int, int], dict[str, float]]:
    """Give the values of the signals of each pair, by their kinds."""
    return {
        (first, second): {signal.kind: round(signal.value, 6) for signal in found}
        for first, second, found in compare_claims(claims, REPORTS, meant)
    }


def weighed(**values: float) -> float:
    """Give what so much of each kind adds; "_" stands for the space of a kind."""
    return round(sum(WEIGHTS[kind.replace("_", " ")] * value for kind, value in values.items()), 4)


def test_the_reasons_say_what_both_have_and_what_each_adds() -> None:
    reports = report(FIRST), report(SECOND)
    claims = [claim(0, reports=reports), claim(1, reports=reports)]

    (match,) = align_claims(claims, reports, meanings(claims, 1.0))

    # both of the two sentences have "Marga" and "sink", one has "ferry"
    often, once = log(3 / 2.5), log(3 / 1.5)
    share = round(2 * often / (2 * often + once), DECIMALS)
    meant = dict.fromkeys(MEANT, 1.0)
    how_long = {
        "short": log(1 + 3), "cover": 3 / 4, "short sentence": log(1 + 4), "long sentence": log(1 + 5)
    }  # fmt: skip
    beginning = CONSTANT + sum(WEIGHTS[kind] * value for kind, value in how_long.items())
    both_have = weighed(each=1)
    assert [(reason.what, reason.weight) for reason in match.reasons] == [
        (BEGINNING, round(beginning, 4)),
        (MEANING, weighed(**meant)),
        (OVERLAP, weighed(least_words=share, sentences=1)),
        ("both have “Marga”", both_have),
        ("“sank” and “sunk”", both_have),
        ("each has a word for what the other says is done", WEIGHTS["each other's predicate"]),
        ("no other sentence fits as well", weighed(margin=2 - NO_RIVAL, other_margin=2 - NO_RIVAL)),
    ]
    assert (match.first, match.second) == (0, 1)


def test_a_score_is_what_any_pair_has_against_it_and_what_each_signal_adds() -> None:
    values = ("words", 0.5), ("each", 1.0), ("each", 1.0), ("negated", 1.0)
    found = [Signal(kind, "", value) for kind, value in values]

    assert weigh([]) == CONSTANT
    assert weigh(found) == pytest.approx(
        CONSTANT + WEIGHTS["words"] / 2 + 2 * WEIGHTS["each"] + WEIGHTS["negated"]
    )


def test_what_another_sentence_of_the_document_fits_is_held_against_a_pair() -> None:
    claims = [claim(0), claim(1), claim(1, sentence=1), claim(1, sentence=2)]

    found = seen(claims, meanings(claims, 0.6, 0.8, 0.3))

    # each fits by twice its nearness; the first document has one sentence only, and none fits by .3
    pairs = [(0, 1), (0, 2), (0, 3)]
    assert [found[pair]["margin"] for pair in pairs] == [-0.4, 0.4, -1.0]
    assert [found[pair]["other margin"] for pair in pairs] == [0.9, 1.3, 0.3]


def test_margins_are_told_in_words() -> None:
    claims = [claim(0), claim(1), claim(1, sentence=1)]

    pairs = compare_claims(claims, REPORTS, meanings(claims, 0.6, 0.8))
    told = {
        (first, second): [signal.what for signal in found if "margin" in signal.kind]
        for first, second, found in pairs
    }

    assert told == {
        (0, 1): ["another sentence fits better", "no other sentence fits as well"],
        (0, 2): ["no other sentence fits as well"] * 2,
    }


def test_a_sentence_that_fits_as_well_is_no_better_one() -> None:
    claims = [claim(0), claim(1), claim(1, sentence=1)]

    (_, _, found), _ = compare_claims(claims, REPORTS, meanings(claims, 0.8, 0.8))

    (margin,) = [signal for signal in found if signal.kind == "margin"]
    assert (margin.value, margin.what) == (0.0, "no other sentence fits as well")


def test_another_clause_of_the_same_sentence_is_no_rival() -> None:
    claims = [claim(0), claim(1), claim(1)]

    found = seen(claims, meanings(claims, 0.6, 0.8))

    assert [found[pair]["margin"] for pair in ((0, 1), (0, 2))] == [0.9, 1.3]


def test_the_best_clause_of_a_sentence_is_the_rival() -> None:
    claims = [claim(0), claim(1), claim(1, sentence=1), claim(1, sentence=1)]

    found = seen(claims, meanings(claims, 0.8, 0.7, 0.4))

    assert found[0, 1]["margin"] == 0.2


def test_a_sentence_that_hardly_fits_is_no_rival() -> None:
    claims = [claim(0), claim(1), claim(1, sentence=1)]

    found = seen(claims, meanings(claims, 0.8, 0.3, words=(0.8, -0.9)))

    assert found[0, 1]["margin"] == 1.3


def test_pairs_that_are_asked_for_are_compared_whether_they_are_near_or_not() -> None:
    claims = [claim(0), claim(1), claim(1, sentence=1)]
    meant = meanings(claims, 0.8, -0.5)

    asked = compare_claims(claims, REPORTS, meant, {(0, 2): meant.nearness(0, 2)})

    assert list(seen(claims, meant)) == [(0, 1)]
    ((first, second, found),) = asked
    assert (first, second) == (0, 2)
    value = {signal.kind: round(signal.value, 6) for signal in found}
    # the other sentence fits by 1.6, the document of the first has no other
    assert (value["words"], value["margin"], value["other margin"]) == (-0.5, -2.6, -1.3)


def test_of_two_claims_as_near_in_meaning_the_one_with_more_of_the_words_fits_better() -> None:
    reports = report("Marga sank off Toral."), report("Marga sank by night.", "Marga sank off Toral.")
    claims = [claim(document, sentence=at, reports=reports) for document, at in ((0, 0), (1, 0), (1, 1))]

    matches = align_claims(claims, reports, meanings(claims, 0.8, 0.8))

    assert [(match.first, match.second) for match in matches] == [(0, 2), (0, 1)]
    assert matches[0].score > matches[1].score


def test_a_claim_and_its_denial_weigh_less() -> None:
    affirmed, denied = ([claim(0), claim(1, polarity=polarity)] for polarity in ("affirmed", "negated"))

    ((_, _, one),), ((_, _, two),) = (
        compare_claims(claims, REPORTS, meanings(claims, 0.8)) for claims in (affirmed, denied)
    )

    assert weigh(two) - weigh(one) == pytest.approx(WEIGHTS["negated"])
    assert WEIGHTS["negated"] < 0


def test_a_pair_with_too_much_against_it_is_no_match() -> None:
    claims = [claim(0), claim(1, sentence=1), claim(1, polarity="negated")]
    meant = meanings(claims, 0.7, 0.21)

    matches = align_claims(claims, REPORTS, meant)

    scores = {
        (first, second): weigh(found) for first, second, found in compare_claims(claims, REPORTS, meant)
    }
    assert scores[0, 1] >= FAINT > scores[0, 2]
    assert {(match.first, match.second): match.score for match in matches} == {
        (0, 1): pytest.approx(scores[0, 1], abs=1e-3)
    }


def test_the_best_match_comes_first() -> None:
    claims = [claim(0), claim(1), claim(1, sentence=1)]

    matches = align_claims(claims, REPORTS, meanings(claims, 0.6, 0.8))

    assert [(match.first, match.second) for match in matches] == [(0, 2), (0, 1)]
    assert matches[0].score > matches[1].score
