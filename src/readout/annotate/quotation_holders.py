"""Find whom a verb of saying or thinking is given to: its subject, near or far."""

from readout.annotate.quotation_page import Page

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass",)
# A subject is looked for up a chain of joined or governed verbs; in the development articles no true one
# stood more than five verbs away.
FARTHEST = 6
# Verbs whose object, not whose subject, does what the infinitive says ("asked him to say").
OBJECT_CONTROL = frozenset(
    "ask tell urge order force lead prompt allow let make help want get invite encourage permit enable cause "
    "persuade convince expect advise press push require see hear have compel warn beg".split()
)
# What follows the name in a noun phrase without being part of how the speaker is called.
AFTER_NAME = frozenset({"relcl", "acl", "appos", "punct", "advcl", "parataxis", "cc", "dep", "ccomp"})


def holder_of(page: Page, verb: int) -> int | None:
    """Give the head of the noun phrase that the verb's content is attributed to, or None.

    A passive has its "by" phrase; a verb without a subject takes that of the verb it is joined to or
    depends on; a participle after a noun takes the noun.
    """
    parse = page.parse
    for _ in range(FARTHEST):
        if parse.child(verb, "auxpass") is not None or is_bare_passive(page, verb):
            return _agent(page, verb)
        own = parse.child(verb, *SUBJECTS)
        if own is not None:
            return own
        label, head = parse.deps[verb], parse.heads[verb]
        if head == verb:
            return None
        if label in ("acl", "relcl"):
            return head
        if label == "xcomp" and parse.lemmas[head] in OBJECT_CONTROL:
            controller = parse.child(head, "dobj", "dative")
            if controller is not None and controller < verb:
                return controller
        if label == "pcomp":
            head = parse.heads[head]
            if parse.pos[head] not in ("VERB", "AUX"):
                return parse.child(head, "poss")
        elif label not in ("conj", "xcomp", "advcl", "ccomp", "dep", "parataxis"):
            return None
        if label == "ccomp" and parse.tags[verb] in ("VBD", "VBZ", "VBP"):
            return None
        verb = head
        passive = parse.child(verb, *PASSIVE_SUBJECTS)
        if passive is not None and parse.child(verb, *SUBJECTS) is None:
            return passive
    return None


def is_bare_passive(page: Page, verb: int) -> bool:
    """Say whether the verb is a passive participle without an auxiliary ("remarks quoted by …")."""
    parse = page.parse
    return parse.tags[verb] == "VBN" and (
        parse.child(verb, "agent") is not None
        or (parse.deps[verb] in ("acl", "amod", "advcl") and parse.child(verb, "aux", *SUBJECTS) is None)
    )


def _agent(page: Page, verb: int) -> int | None:
    by = page.parse.child(verb, "agent")
    return None if by is None else page.parse.child(by, "pobj")


def phrase(page: Page, head: int) -> tuple[int, int]:
    """Give the first and last token of the noun phrase of `head`: title and apposition before the name,
    what belongs to it after, but no relative clause or apposition after a comma.
    """
    parse, reach = page.parse, page.reach
    if parse.pos[head] == "PRON" and parse.tags[head] != "DT":
        return head, head
    first, last = reach.first[head], head
    for child in parse.children[head]:
        if child < head:
            continue
        label = parse.deps[child]
        if label in AFTER_NAME and not (label == "appos" and child == last + 1):
            if label == "cc" and _joins_nouns(page, head):
                continue
            break
        if reach.first[child] > last + 2:
            break
        last = _trimmed_end(page, child)
    while first < head and parse.pos[first] in ("PUNCT", "CCONJ", "ADV", "SCONJ") and parse.word(first) not in "“\"":
        first += 1
    return first, last


def _joins_nouns(page: Page, head: int) -> bool:
    joined = page.parse.child(head, "conj")
    return joined is not None and page.parse.pos[joined] in ("NOUN", "PROPN", "PRON")


def _trimmed_end(page: Page, token: int) -> int:
    """Give the end of the token's subtree, cut at a comma or at a relative clause."""
    parse = page.parse
    end = page.reach.last[token]
    for at in range(token, min(end, token + LONGEST_PHRASE) + 1):
        if parse.deps[at] in ("relcl", "acl", "advcl") or (parse.deps[at] == "punct" and at > token):
            stop = page.reach.first[at] if parse.deps[at] != "punct" else at
            return max(token, stop - 1)
    return min(end, token + LONGEST_PHRASE)


# Tokens after the head's child that may still belong to how a speaker is called.
LONGEST_PHRASE = 15
