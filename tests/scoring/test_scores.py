import pytest

from readout.scoring.scores import Share, ceaf_e, clusters, match, unordered_pairs


def test_counts_of_several_items_are_pooled() -> None:
    pooled = Share(1, 2, 1, 4) + Share(1, 1, 1, 1)

    assert (pooled.precision, pooled.recall) == (2 / 3, 2 / 5)
    assert pooled.f1 == pytest.approx(0.5)


def test_where_there_is_nothing_every_figure_is_zero() -> None:
    assert Share().figures("x") == {"x_precision": 0.0, "x_recall": 0.0, "x_f1": 0.0}


def test_more_pairs_beat_heavier_pairs() -> None:
    # The heaviest single pair, (0, 0), would leave row 1 without a partner.
    assert match({(0, 0): 1.0, (0, 1): 0.1, (1, 0): 0.1}, (2, 2)) == [(0, 1), (1, 0)]


def test_of_equally_many_pairs_the_heavier_are_taken() -> None:
    assert match({(0, 0): 0.9, (0, 1): 0.2, (1, 0): 0.3, (1, 1): 0.8}, (2, 2)) == [(0, 0), (1, 1)]


def test_what_has_no_edge_stays_alone() -> None:
    assert match({(2, 1): 0.5}, (3, 2)) == [(2, 1)]


@pytest.mark.parametrize(
    ("predicted", "figures"),
    [
        # Labels: {a b c} {d e f} {g}; 15 - 9 = 6 labelled pairs of 21.
        pytest.param(
            {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 2, "g": 3},
            {"b3_f1": 1.0, "pairs_f1": 1.0, "ceafe_f1": 1.0, "rand": 1.0},
            id="the same",
        ),
        # Everything in one: B-cubed precision (3·3/7 + 3·3/7 + 1/7) / 7, pairs 6 of 21, CEAF-e 2·3/10 of 3.
        pytest.param(
            dict.fromkeys("abcdefg", 1),
            {
                "b3_precision": 19 / 49,
                "b3_recall": 1.0,
                "pairs_precision": 6 / 21,
                "ceafe_recall": 0.2,
                "rand": 0.0,
            },
            id="all in one",
        ),
        # Nothing predicted: seven clusters of one. CEAF-e 2·1/4 + 2·1/4 + 1 = 2, of 7 and of 3.
        pytest.param(
            {},
            {
                "b3_precision": 1.0,
                "b3_recall": 3 / 7,
                "pairs_f1": 0.0,
                "ceafe_precision": 2 / 7,
                "unassigned": 7,
            },
            id="each alone",
        ),
        # c moved to d, e: pairs ab, de | shared 1 + 1 of ours 1 + 3 + 0, f and g alone.
        pytest.param(
            {"a": 1, "b": 1, "c": 2, "d": 2, "e": 2, "zz": 9},
            {
                "pairs_precision": 2 / 4,
                "pairs_recall": 2 / 6,
                "items": 7,
                "clusters_predicted": 4,
                "unassigned": 2,
            },
            id="one astray",
        ),
    ],
)
def test_clusters_are_scored_as_worked_out_by_hand(
    predicted: dict[str, int], figures: dict[str, float]
) -> None:
    labelled = {"a": "x", "b": "x", "c": "x", "d": "y", "e": "y", "f": "y", "g": "z", "open": None}

    found = clusters(labelled, predicted)

    assert {name: found[name] for name in figures} == pytest.approx(figures)


def test_clusters_without_labels_have_no_figures() -> None:
    assert clusters({"a": None}, {"a": 1}) == {}


def test_clusters_may_hold_different_items() -> None:
    # {a b} and {c d} against {a b c}: the better pair is 2·2 / (2 + 3).
    share = ceaf_e([frozenset("ab"), frozenset("cd")], [frozenset("abc")])

    assert (share.precision, share.recall) == (0.8, 0.4)


def test_pairs_have_no_order_and_no_doubles() -> None:
    assert unordered_pairs([["b", "a", "b"], ["a", "b"]]) == {("a", "b")}
