"""Know the words of grammar: English words that bind others and name nothing themselves."""

# The closed classes of English: articles and determiners, pronouns, prepositions, conjunctions, auxiliaries,
# particles (Quirk et al., A Comprehensive Grammar of the English Language, 2.39).
GRAMMAR_WORDS = frozenset(
    """
    a an the this that these those some any each every no all both either neither
    i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
    who whom whose which what whoever whatever one ones
    of in on at by for with from to into onto upon about over under through between among within without
    against during before after since until till as than like off out up down near toward towards
    and or but nor so yet if unless because while whereas although though when where whether how why
    be am is are was were been being have has had having do does did doing
    will would shall should can could may might must ought not n't
    also too very just only even still then there here again
    """.split()  # noqa: SIM905 - a table of words is read and checked more easily than a list of strings
)


def is_grammar(word: str) -> bool:
    """Say whether a word names nothing by itself.

    >>> is_grammar("The"), is_grammar("move")
    (True, False)
    """
    return word.lower().replace("’", "'") in GRAMMAR_WORDS
