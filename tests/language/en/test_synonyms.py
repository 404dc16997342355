"""The lexicons of synonyms and of commonness."""

from readout.language.en.meaning import SYNONYM, meanings, nearness, rarity


def test_a_noun_made_from_a_verb_is_its_synonym() -> None:
    assert nearness("indictment/n", "indict/v") == SYNONYM


def test_nearness_is_the_same_both_ways() -> None:
    assert nearness("ship/n", "vessel/n") == nearness("vessel/n", "ship/n") > 0


def test_words_of_unlike_meaning_are_not_near() -> None:
    assert nearness("harbour/n", "sentence/v") == 0.0


def test_a_word_outside_the_lexicon_has_no_meanings_and_is_near_itself() -> None:
    assert meanings("zzyzx/n") == (frozenset(), frozenset())
    assert nearness("zzyzx/n", "zzyzx/n") == 1.0


def test_first_and_last_words_of_the_lexicon_are_found() -> None:
    assert meanings("aaron/n") != (frozenset(), frozenset()) or rarity("aaron") == 1.0
    assert meanings("zoom/v") != (frozenset(), frozenset())


def test_what_is_in_every_topic_tells_nothing_and_a_rare_word_much() -> None:
    assert rarity("the") < 0.05
    assert rarity("zzyzx") == 1.0
