"""Know the words of grammar: English words that bind others and name nothing themselves."""

from readout.language.common.tables import table

GRAMMAR_WORDS = frozenset(row[0] for row in table("en/grammar_words.txt"))


def is_grammar(word: str) -> bool:
    """Say whether a word names nothing by itself.

    >>> is_grammar("The"), is_grammar("move")
    (True, False)
    """
    return word.lower().replace("’", "'") in GRAMMAR_WORDS
