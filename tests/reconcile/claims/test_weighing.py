"""What two claims of invented reports weigh as one, from vectors and terms given by hand."""

from collections.abc import Sequence
from math import inf, nextafter, sqrt

import numpy as np

from readout.model.layers import Event, Polarity
from readout.model.span import Span
from readout.reconcile.claims.alignment import UNLIKELY, WEIGHTS, align_claims, compare_claims
from readout.reconcile.claims.meanings import Meanings
from readout.reconcile.claims.reading import Claim, Term

TEXTS = ("The Marga sank.", "The ferry Marga sunk.")
WORDS = {"Marga": ("@E1", 1.2), "sank": ("sink/v", 0.8), "sunk": ("sink/v", 0.8)}


def claim(
    document: int, *, sentence: int = 0, polarity: Polarity = "affirmed", also: tuple[Term, ...] = ()
) -> Claim:
    text = TEXTS[document]
    terms = tuple(
        Term(key, weight, Span(text.index(word), text.index(word) + len(word)))
        for word, (key, weight) in WORDS.items()
        if word in text
    )
    span = Span(100 * sentence, 100 * sentence + 15)
    event = Event(span, span, "sink", polarity=polarity)
    return Claim(document, event, span, "sink/v", (*terms, *also))


def meanings(claims: Sequence[Claim], *likeness: float, words: Sequence[float] = ()) -> Meanings:
    """Give the first claim a meaning, and each other one so near to it, in its clause and its words."""
    clauses, pieces = (
        np.array([[1.0, 0.0], *([near, sqrt(1 - near * near)] for near in nearnesses)])
        for nearnesses in (likeness, words or likeness)
    )
    return Meanings(tuple(item.document for item in claims), clauses, tuple(row[None, :] for row in pieces))


def seen(
    claims: Sequence[Claim], meant: Meanings, **options: float
) -> dict[tuple[int, int], dict[str, float]]:
    """Give the values of the signals of each pair, by their kinds."""
    return {
        (first, second): {signal.kind: round(signal.value, 6) for signal in found}
        for first, second, found in compare_claims(claims, meant, **options)
    }


def test_the_reasons_say_what_both_have_and_what_each_adds() -> None:
    claims = [claim(0), claim(1)]

    (match,) = align_claims(claims, TEXTS, meanings(claims, 1.0))

    assert [(reason.what, reason.weight) for reason in match.reasons] == [
        ("most pairs of claims say different things", -0.14),
        ("their words are near in meaning", 0.13),
        ("both have “Marga”", 0.149),  # .14 of the 1.2 in 2.0 that are shared, and .065
        ("“sank” and “sunk”", 0.121),
        ("no other sentence fits as well", 0.816),  # .26 and .22 of 2 - .3
    ]
    assert (match.first, match.second) == (0, 1)


def test_what_another_sentence_of_the_document_fits_is_held_against_a_pair() -> None:
    claims = [claim(0), claim(1), claim(1, sentence=1), claim(1, sentence=2)]

    found = seen(claims, meanings(claims, 0.6, 0.8, 0.3))

    # each fits by twice its nearness; the first document has one sentence only, and none fits by .3
    pairs = [(0, 1), (0, 2), (0, 3)]
    assert [found[pair]["margin"] for pair in pairs] == [-0.4, 0.4, -1.0]
    assert [found[pair]["other margin"] for pair in pairs] == [0.9, 1.3, 0.3]


def test_margins_are_told_in_words() -> None:
    claims = [claim(0), claim(1), claim(1, sentence=1)]

    pairs = compare_claims(claims, meanings(claims, 0.6, 0.8))
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

    (_, _, found), _ = compare_claims(claims, meanings(claims, 0.8, 0.8))

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


def test_pairs_of_less_meaning_than_is_asked_for_are_left_out() -> None:
    claims = [claim(0), claim(1), claim(1, sentence=1)]
    meant = meanings(claims, 0.6, 0.8)

    # -.14 that any pair has against it, .13 of the nearness, .26 and .22 of the margins
    assert list(seen(claims, meant, least=0.03)) == [(0, 1), (0, 2)]
    assert list(seen(claims, meant, least=0.04)) == [(0, 2)]
    assert list(seen(claims, meant, least=0.35)) == [(0, 2)]
    assert list(seen(claims, meant, least=0.36)) == []


def test_a_pair_of_just_so_much_meaning_is_kept() -> None:
    claims = [claim(0), claim(1)]
    meant = meanings(claims, 0.6)
    ((_, _, found),) = compare_claims(claims, meant)
    value = {signal.kind: signal.value for signal in found}
    margins = sum(WEIGHTS[kind] * value[kind] for kind in ("margin", "other margin"))
    just = UNLIKELY + (WEIGHTS["words"] * value["words"] + margins)

    assert list(seen(claims, meant, least=just)) == [(0, 1)]
    assert list(seen(claims, meant, least=nextafter(just, inf))) == []


def test_what_its_meaning_speaks_against_is_not_joined_by_its_words() -> None:
    shared = tuple(Term(f"word{number}/n", 0.5, Span(0, 3)) for number in range(12))
    claims = [claim(0, also=shared), claim(1), claim(1, sentence=1, also=shared)]

    matches = align_claims(claims, TEXTS, meanings(claims, 1.0, 0.3))

    assert [(match.first, match.second) for match in matches] == [(0, 1)]


def test_a_pair_with_more_against_it_than_for_it_is_no_match() -> None:
    claims = [claim(0), claim(1, sentence=1), claim(1, polarity="negated")]
    meant = meanings(claims, 0.7, 0.5)

    matches = align_claims(claims, TEXTS, meant)

    assert list(seen(claims, meant)) == [(0, 1), (0, 2)]
    assert [(match.first, match.second) for match in matches] == [(0, 1)]


def test_the_best_match_comes_first() -> None:
    claims = [claim(0), claim(1), claim(1, sentence=1)]

    matches = align_claims(claims, TEXTS, meanings(claims, 0.6, 0.8))

    assert [(match.first, match.second) for match in matches] == [(0, 2), (0, 1)]
    assert matches[0].score > matches[1].score
