"""Know the small words between a cue, its content and its speaker, and verbs that turn these round."""

# Open a reported clause, and are no part of it.
CLAUSE = frozenset({"that"})
QUESTION = frozenset({"if", "whether"})
# "The claim that …", "the question whether …".
NOUN_CLAUSE = frozenset({"that", "whether"})
# ", as she said", "described it as odd", "quoted her as saying".
COMMENT = frozenset({"as"})
# "Said that “…”", "described it as “…”".
BEFORE_MARKS = frozenset({"that", "as", "with"})
ACCORDING = frozenset({"according"})
# "said in a statement that …": the noun names the medium, the verb keeps the content.
MEDIA = frozenset({"in", "on", "at", "during", "via", "through", "by", "with"})
SAID_IN = frozenset({"in", "on", "via", "through"})
# Prepositions that carry on what a judgment is about: "criticised X for Y", "mocked X as Y".
JUDGED_FOR = frozenset({"for", "as", "over", "of"})
# "Blamed him for saying": he said it.
BLAMED_FOR = frozenset({"for"})
# "A warning by the mayor", "a letter from the port".
OWNERS = frozenset({"by", "from"})
GOES_ON = frozenset({"which", "who", "whose", "whom", "where"})

# Verbs whose object, not whose subject, does what the infinitive says ("asked him to say").
OBJECT_CONTROL = frozenset(
    [
        "advise", "allow", "ask", "beg", "cause", "compel", "convince", "enable", "encourage",
        "expect", "force", "get", "have", "hear", "help", "invite", "lead", "let", "make", "order",
        "permit", "persuade", "press", "prompt", "push", "require", "see", "tell", "urge", "want",
        "warn",
    ]
)  # fmt: skip
# Verbs whose object is who speaks: "the paper quoted her as saying".
CITING = frozenset({"quote", "cite", "paraphrase"})
# Verbs that tell of the saying without being a cue: "speaking in Oslund", "when asked".
SPEAKING = frozenset(
    {"speak", "talk", "tweet", "post", "ask", "quote", "cite", "attribute", "accord", "interview"}
)
# "Q: …", "A: …": question and answer.
TURNS = frozenset({"Q", "A"})


def verbs_of(form: str) -> tuple[str, ...]:
    """Give the verbs that a word may be a form of: itself, or what is left without an ending.

    >>> verbs_of("reads")
    ('reads', 'read')
    """
    return form, form.removesuffix("s")
