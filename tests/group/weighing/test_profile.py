"""Profiles: what is counted of a word, what is said of it, and which runs are kept."""

import math

import numpy as np
import pytest

from readout.group.weighing.profile import (
    IN_TITLE,
    IS_FIGURE,
    IS_NAME,
    IS_YEAR,
    LEAD_WORDS,
    RUN,
    STEPS,
    Profile,
    read_profile,
)
from readout.language.common.stream_words import slot
from support import document


def said(profile: Profile, word: str) -> tuple[int, int]:
    """Give how often a word counts, in steps, and what is said of it."""
    place = np.frombuffer(profile.slots, dtype=np.uint32).tolist().index(slot(word))
    return profile.counts[place], profile.marks[place]


def steps(times: float) -> int:
    return round(STEPS * (1 + math.log(times) if times > 1 else times))


def test_title_lead_and_body_count_differently() -> None:
    body = "pebble " * LEAD_WORDS + "granite granite slate"
    profile = read_profile(document(body, title="Pebble marble marble"))

    assert said(profile, "slate") == (steps(0.5), 0)
    assert said(profile, "granite") == (steps(1), 0)
    assert said(profile, "marble") == (steps(4), IN_TITLE)  # twice in the title counts once
    assert said(profile, "pebble") == (steps(4 + 2 * LEAD_WORDS), IN_TITLE)


@pytest.mark.parametrize(
    ("text", "word", "marks"),
    [
        pytest.param("They saw Velmora burn.", "velmora", IS_NAME, id="a capital inside"),
        pytest.param("Velmora burns.", "velmora", 0, id="a capital at the beginning"),
        pytest.param("They left. Velmora burns.", "velmora", 0, id="a capital behind an end"),
        pytest.param("They\nVelmora burns.", "velmora", 0, id="a capital on a new line"),
        pytest.param("They said “Velmora burns”.", "velmora", 0, id="a capital behind a mark"),
        pytest.param("A Quay, a quay.", "quay", 0, id="as often small"),
        pytest.param("A Quay, a quay, the Quay.", "quay", IS_NAME, id="more often with a capital"),
        pytest.param("In 1987 he left.", "1987", IS_FIGURE | IS_YEAR, id="a year"),
        pytest.param("Some 19871 left.", "19871", IS_FIGURE, id="a figure"),
        pytest.param("ሐረር ሐረር", "ሐረር", IS_NAME, id="a script without capitals"),
    ],
)
def test_names_and_figures_are_told(text: str, word: str, marks: int) -> None:
    assert said(read_profile(document(text, title="On")), word)[1] == marks


def test_a_word_of_grammar_has_no_place() -> None:
    profile = read_profile(document("The quay and the", title="And the"))

    assert np.frombuffer(profile.slots, dtype=np.uint32).tolist() == [slot("quay")]


@pytest.mark.parametrize("text", ["", " \n ", "the", "…"], ids=["empty", "blank", "grammar", "a mark"])
def test_a_text_that_says_nothing_has_an_empty_profile(text: str) -> None:
    profile = read_profile(document(text))

    assert (profile.slots, profile.counts, profile.marks, profile.runs) == (b"", b"", b"", b"")


def test_a_count_never_leaves_its_byte() -> None:
    profile = read_profile(document("quay " * 6_000))

    assert said(profile, "quay")[0] == 255


def test_equal_runs_are_kept_once_and_in_order() -> None:
    sentence = "Divers of Velmora raised nine rusty anchors beside the old northern quay wall yesterday "
    once, twice = (np.frombuffer(read_profile(document(sentence * n)).runs, dtype=np.uint32) for n in (2, 9))

    assert once.tolist() == sorted(set(once.tolist()))
    assert once.tolist() == twice.tolist()


def test_fewer_words_than_a_run_give_none() -> None:
    assert read_profile(document(" ".join(["quay"] * (RUN - 1)))).runs == b""
