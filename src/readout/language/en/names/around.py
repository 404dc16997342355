"""English words of grammar in names and beside them."""

from readout.language.pack.names import WordsAround

DEFINITE = frozenset(["the"])
INDEFINITE = frozenset(["a", "an"])
DETERMINERS = DEFINITE | INDEFINITE | {"this", "that", "both", "another", "some", "all"}
POSSESSIVES = frozenset(["his", "her", "their", "its", "our", "my"])
OF_SPEAKER = frozenset(["my", "our", "your"])
POSSESSIVE_ENDINGS = frozenset(["'s", "’s"])
POSSESSIVE_MARKS = POSSESSIVE_ENDINGS | {"'", "’"}
INSIDE = POSSESSIVE_MARKS | {"of", "for", "and", "&", "-", "the", "de", "la", "del", "on", "/"}

AROUND = WordsAround(
    inside=INSIDE,
    definite=DEFINITE,
    indefinite=INDEFINITE,
    determiners=DETERMINERS,
    possessives=POSSESSIVES,
    of_speaker=OF_SPEAKER,
    possessive_marks=POSSESSIVE_MARKS,
    possessive_endings=POSSESSIVE_ENDINGS,
    of=frozenset(["of"]),
    behind_head=frozenset(["of", "for"]),
    conjunctions=frozenset(["and"]),
    phrase_titles=frozenset([("secretary", "of", "state")]),
    of_things=frozenset(["rival"]),
    cues=frozenset(["said"]),
    identifying=frozenset(["identify", "name", "know"]),
    identified_as=frozenset(["as"]),
    copulas=frozenset(["be"]),
)
