"""Claims that say the same are put together by how near they are on average, from scores given by hand."""

import pytest

from readout.model.layers import Event, Polarity
from readout.model.readout import Reason
from readout.model.span import Span
from readout.reconcile.claims.alignment import JOINED
from readout.reconcile.claims.clusters import BROUGHT, GROWN, UNLIKE, clusters_of
from readout.reconcile.claims.matching import Match
from readout.reconcile.claims.reading import Claim

Score = tuple[int, int, float]


def claim(document: int, *, sentence: int = 0, polarity: Polarity = "affirmed") -> Claim:
    span = Span(100 * sentence, 100 * sentence + 90)
    return Claim(document, Event(span, span, "sink", polarity=polarity), span, "sink/v", ())


def gathered(claims: list[Claim], *scores: Score) -> list[list[tuple[int, int]]]:
    matches = [Match(first, second, (Reason("", score),)) for first, second, score in scores]
    return [[(match.first, match.second) for match in found] for found in clusters_of(matches, claims)]


def lone(pairs: int) -> float:
    """Give the score at which one match, no other being compared, makes so many pairs near enough."""
    return pairs * GROWN - (pairs - 1) * UNLIKE


# So little that only the bar can tell a score from one that is more or less by it.
HAIR = 0.001
# Four documents that say the same for sure.
FOUR: tuple[Score, ...] = ((0, 1, 0.9), (0, 2, 0.9), (0, 3, 0.9), (1, 2, 0.9), (1, 3, 0.9), (2, 3, 0.9))
OF_FOUR = [(first, second) for first, second, _ in FOUR]
# What the other three matches of a fifth must be when the best just brings it in; what two must be, if alone.
OTHERS = (4 * GROWN - BROUGHT) / 3
HALVES = max(BROUGHT, (4 * GROWN - 2 * UNLIKE) / 2)


@pytest.mark.parametrize(
    ("scores", "clusters"),
    [
        pytest.param([(0, 1, JOINED)], [[(0, 1)]], id="two, at the bar"),
        pytest.param([(0, 1, JOINED - HAIR)], [], id="two, below it"),
        pytest.param(
            [(0, 1, JOINED - HAIR), (0, 2, JOINED - HAIR), (1, 2, JOINED - HAIR)],
            [],
            id="three that are weakly alike",
        ),
        pytest.param(
            [(0, 1, 0.9), (0, 2, 0.8), (1, 2, UNLIKE)], [[(0, 1), (0, 2), (1, 2)]], id="a weak one inside"
        ),
        pytest.param(
            [(0, 1, 0.9), (0, 2, max(BROUGHT, lone(2)) + HAIR)],
            [[(0, 1), (0, 2)]],
            id="a third brought in by one match",
        ),
        pytest.param(
            [(0, 1, 0.9), (0, 2, BROUGHT), (1, 2, 2 * GROWN - BROUGHT + HAIR)],
            [[(0, 1), (0, 2), (1, 2)]],
            id="a third with one good match, near enough on average",
        ),
        pytest.param(
            [(0, 1, 0.9), (0, 2, BROUGHT), (1, 2, 2 * GROWN - BROUGHT - HAIR)],
            [[(0, 1)]],
            id="a third with one good match, not near enough on average",
        ),
        pytest.param(
            [(0, 1, 0.9), (0, 2, BROUGHT - HAIR), (1, 2, BROUGHT - HAIR)],
            [[(0, 1)]],
            id="a third without one good match",
        ),
        pytest.param(
            [*FOUR, (0, 4, BROUGHT), *((place, 4, OTHERS + HAIR) for place in (1, 2, 3))],
            [[*OF_FOUR, (0, 4), (1, 4), (2, 4), (3, 4)]],
            id="a fifth that was compared with all",
        ),
        pytest.param(
            [*FOUR, (0, 4, BROUGHT), *((place, 4, OTHERS - HAIR) for place in (1, 2, 3))],
            [OF_FOUR],
            id="a fifth that was compared with all and is too far from three",
        ),
        pytest.param(
            [*FOUR, (0, 4, lone(4) - HAIR)], [OF_FOUR], id="a fifth that was not worth comparing with three"
        ),
        pytest.param(
            [*FOUR, (0, 4, lone(4) + HAIR)],
            [[*OF_FOUR, (0, 4)]],
            id="such a one that is just near enough",
        ),
        pytest.param(
            [*FOUR, (3, 4, HALVES + HAIR), (2, 4, HALVES + HAIR)],
            [[*OF_FOUR, (3, 4), (2, 4)]],
            id="a fifth by two matches, neither enough by itself",
        ),
        pytest.param([*FOUR, (3, 4, HALVES + HAIR)], [OF_FOUR], id="a fifth by one of those two"),
        pytest.param(
            [(0, 1, 0.9), (2, 3, 0.8), (1, 2, lone(4) + HAIR)],
            [[(0, 1), (2, 3), (1, 2)]],
            id="two pairs by one match",
        ),
        pytest.param(
            [(0, 1, 0.9), (2, 3, 0.8), (1, 2, lone(4) - HAIR)], [[(0, 1)], [(2, 3)]], id="two pairs apart"
        ),
        pytest.param(
            [(0, 1, 0.9), (0, 2, 0.5), (1, 2, 0.5), (3, 4, JOINED)],
            [[(0, 1), (0, 2), (1, 2)], [(3, 4)]],
            id="others after one that grew",
        ),
        pytest.param([(2, 3, 0.9), (0, 1, JOINED)], [[(0, 1)], [(2, 3)]], id="in order of the claims"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_claims_are_joined_by_how_near_they_are_on_average(
    scores: list[Score], clusters: list[list[tuple[int, int]]]
) -> None:
    assert gathered([claim(document) for document in range(5)], *scores) == clusters


def test_a_cluster_grows_by_the_nearest_first() -> None:
    claims = [claim(0), claim(1), claim(2), claim(3)]
    better = lone(3) - HAIR
    both = max(BROUGHT, (better + UNLIKE) / 2) + HAIR

    # the last document matches one claim better and both together worse; it is near enough to two only
    assert lone(2) < better > both > (better + UNLIKE) / 2
    assert gathered(claims, (0, 1, 0.9), (0, 3, better)) == [[(0, 1), (0, 3)]]
    assert gathered(claims, (0, 1, 0.9), (0, 3, better), (0, 2, both), (1, 2, both)) == [
        [(0, 1), (0, 2), (1, 2)]
    ]


def test_a_document_may_come_in_with_several_sentences() -> None:
    claims = [claim(0), claim(1), claim(1, sentence=1), claim(1, sentence=2)]

    assert gathered(claims, (0, 1, 0.9), (0, 2, 0.8), (0, 3, 0.7)) == [[(0, 1), (0, 2), (0, 3)]]


def test_two_sentences_of_one_document_count_as_unlike() -> None:
    claims = [claim(0), claim(1), claim(1, sentence=1), claim(1, sentence=2)]
    two = ((0, 1, 0.9), (0, 2, 0.8))

    assert gathered(claims, *two, (0, 3, lone(3) + HAIR)) == [[(0, 1), (0, 2), (0, 3)]]
    assert gathered(claims, *two, (0, 3, lone(3) - HAIR)) == [[(0, 1), (0, 2)]]


def test_two_clauses_of_one_sentence_may_come_in() -> None:
    claims = [claim(0), claim(1), claim(1)]

    assert gathered(claims, (0, 1, 0.9), (0, 2, 0.8)) == [[(0, 1), (0, 2)]]


def test_two_clusters_with_two_sentences_of_one_document_become_one() -> None:
    claims = [claim(0), claim(1), claim(2), claim(1, sentence=1)]

    assert gathered(claims, (0, 1, 0.9), (2, 3, 0.9), (0, 2, 0.8), (0, 3, 0.8)) == [
        [(0, 1), (2, 3), (0, 2), (0, 3)]
    ]


def test_a_claim_and_its_denial_are_never_together() -> None:
    claims = [claim(0), claim(1, polarity="negated"), claim(2), claim(3, polarity="negated")]

    assert gathered(claims, (0, 1, 0.9), (0, 2, 0.8), (1, 3, 0.7), (2, 3, 0.6)) == [[(0, 2)], [(1, 3)]]


def test_what_is_vetoed_is_never_together_however_near() -> None:
    claims = [claim(document) for document in range(3)]
    matches = [Match(first, second, (Reason("", 0.9),)) for first, second in ((0, 1), (0, 2), (1, 2))]

    found = clusters_of(matches, claims, lambda first, second: (first, second) == (1, 2))

    assert [[(match.first, match.second) for match in cluster] for cluster in found] == [[(0, 1)]]


def test_two_clusters_with_a_vetoed_pair_across_stay_apart() -> None:
    claims = [claim(document) for document in range(4)]
    matches = [
        Match(first, second, (Reason("", score),))
        for first, second, score in ((0, 1, 0.95), (2, 3, 0.94), (0, 2, 0.9), (0, 3, 0.9), (1, 2, 0.9))
    ]

    # the pair that is vetoed was not even compared
    found = clusters_of(matches, claims, lambda first, second: (first, second) == (1, 3))

    assert [[(match.first, match.second) for match in cluster] for cluster in found] == [[(0, 1)], [(2, 3)]]
