"""Know the words that say who speaks: pronouns, titles that tell men from women, and what words stand in."""

from collections.abc import Mapping

from readout.model.layers import EntityType

# The types of entity that a pronoun may stand for.
STANDS_FOR: Mapping[str, frozenset[EntityType]] = {
    "he": frozenset({"person"}),
    "his": frozenset({"person"}),
    "him": frozenset({"person"}),
    "she": frozenset({"person"}),
    "her": frozenset({"person"}),
    "it": frozenset({"organisation"}),
    "its": frozenset({"organisation"}),
    "they": frozenset({"organisation", "group"}),
    "their": frozenset({"organisation", "group"}),
}
PERSONS = frozenset({"he", "she"})
MALE = frozenset({"he", "his", "him"})
MALE_TITLES = frozenset({"mr", "sir", "lord", "king", "prince", "father", "brother", "congressman"})
FEMALE_TITLES = frozenset(
    {"mrs", "ms", "miss", "lady", "dame", "queen", "princess", "sister", "madam", "congresswoman"}
)
# "I" inside a quotation is that quotation's speaker.
OWN = frozenset({"i", "we", "my", "our"})
# Whoever speaks of themselves or to the listener inside a quotation does not cite anybody.
TALKING = frozenset({"i", "we", "you", "me", "us"})
# Who speaks with these words outside quotation marks is the writer.
WRITER = frozenset({"i", "we", "one"})
# Their thoughts are the writer's, or nobody's: "it is said that …".
IMPERSONAL = WRITER | {"it", "there"}
NOBODY = frozenset({"nobody", "none", "nothing", "anybody", "anyone", "everybody", "everyone", "people"})
THINGS = frozenset({"it", "this"})
RELATIVES = frozenset({"who", "that", "which", "whom", "whose"})
DEFINITE = frozenset({"the"})
# What words stand in; "the statement said" goes on with whoever "said in a statement".
MEDIUMS = frozenset(
    {"statement", "letter", "post", "message", "tweet", "email", "e-mail", "memo", "note", "release"}
)
