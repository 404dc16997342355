"""English words that stand for somebody named elsewhere, or never: "she", "the airline", "the army"."""

from readout.language.en.names.descriptions import (
    EMPTY,
    RULERS,
    described,
    is_institution,
    said_in,
    said_words,
)
from readout.language.pack.names import StandIns

PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
POSSESSIVES = frozenset(["his", "her", "their", "its"])
# "The president" is not the former president, nor the other way round.
PAST = frozenset(["former", "ex", "late"])
# Nouns for any organisation: what is said with them decides ("the Oslo-based firm").
ANY_ORGANISATION = frozenset(["company", "firm", "group", "organisation", "organization", "business"])
# Used without an article, and all the same for the ones of the place.
WITHOUT_ARTICLE = frozenset(["police"])

STAND_INS = StandIns(
    pronouns=PRONOUNS,
    definite=POSSESSIVES | {"the", "this", "that"},
    certain=POSSESSIVES | {"the", "this"},
    past=PAST,
    any_organisation=ANY_ORGANISATION,
    rulers=RULERS,
    empty=EMPTY,
    halves=("North", "South"),
    said_words=said_words,
    said_in=said_in,
    described=described,
    is_institution=is_institution,
    plural_institutions=frozenset(["police", "forces"]),
    without_article=WITHOUT_ARTICLE,
)
