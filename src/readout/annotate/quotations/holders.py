"""Find whom a verb of saying or thinking is given to: its subject, near or far."""

from readout.annotate.quotations.page import Page, Range

# A subject is looked for up a chain of so many joined or governed verbs. On the 130 articles that we develop
# on, whole F1 of all attributions was .646 with 2, .651 with 6 and with 12.
FARTHEST = 6
# Marks that no name goes across: what stands before them is a dateline or a label.
BREAKS = frozenset({"—", "–", "--", "―", ":", ";"})
# What follows the name in a noun phrase without being part of how the speaker is called.
AFTER_NAME = frozenset({"relcl", "acl", "appos", "punct", "advcl", "parataxis", "cc", "dep", "ccomp"})
CHAINED = frozenset({"conj", "xcomp", "advcl", "ccomp", "dep", "parataxis"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# Tokens after the head's child that may still belong to how a speaker is called.
LONGEST_PHRASE = 15


def holder_of(page: Page, verb: int) -> int | None:
    """Give the head of the noun phrase that the verb's content is attributed to, or None.

    A passive has its "by" phrase; a verb without a subject takes that of the verb it is joined to or
    depends on; a participle after a noun takes the noun.
    """
    parse = page.parse
    if is_passive(page, verb):
        by = parse.child(verb, "agent")
        return None if by is None else parse.child(by, "pobj")
    for _ in range(FARTHEST):
        own = page.subjects.get(verb)
        if own is not None:
            return own
        if verb in page.passive_subjects:
            return page.passive_subjects[verb]
        step = _governor(page, verb)
        if step is None:
            return None
        verb, is_noun = step
        if is_noun:
            return verb
    return None


def _governor(page: Page, verb: int) -> tuple[int, bool] | None:
    """Give where to look next for the subject, and whether that is the noun phrase itself."""
    parse = page.parse
    label, head = parse.deps[verb], parse.heads[verb]
    if head == verb:
        return None
    if label in ("acl", "relcl"):
        return head, True
    if label == "xcomp" and parse.lemmas[head] in page.speech.controlling:
        controller = parse.child(head, "dobj", "dative")
        if controller is not None and controller < verb:
            return controller, True
    if label == "pcomp":
        return _above_preposition(page, head)
    if label == "conj" and parse.tags[verb] in FINITE and parse.tags[head] not in FINITE:
        return _finite_above(page, head)
    if label not in CHAINED or (label == "ccomp" and parse.tags[verb] in FINITE):
        return None
    if label == "advcl" and parse.tags[verb] == "VBG" and verb and page.word(verb - 1) == ",":
        head = _reporting_above(page, head)
    return head, False


def _reporting_above(page: Page, verb: int) -> int:
    """Give the verb that a participle after a comma goes with: "denied that the fee rose, saying …".

    The parser may hang it on what is denied; whoever denies goes on to speak.
    """
    parse = page.parse
    at = verb
    for _ in range(FARTHEST):
        if parse.heads[at] == at:
            break
        at = parse.heads[at]
        if at < verb and parse.lemmas[at] in page.cues.verbs and at in page.subjects:
            return at
    return verb


def _above_preposition(page: Page, preposition: int) -> tuple[int, bool] | None:
    """Go on from "quoted her as saying", "blamed him for saying", "after saying", "his way of saying"."""
    parse = page.parse
    head = parse.heads[preposition]
    if parse.pos[head] not in ("VERB", "AUX"):
        owner = parse.child(head, "poss")
        if owner is not None:
            return owner, True
        verb = parse.heads[head]
        return (verb, False) if parse.pos[verb] == "VERB" else None
    target = parse.child(head, "dobj")
    is_targets = (
        parse.lemmas[head] in page.speech.citing or page.word(preposition) in page.speech.linking.blamed_for
    )
    if is_targets and target is not None and target < preposition and not is_passive(page, head):
        return target, True
    return head, False


def _finite_above(page: Page, verb: int) -> tuple[int, bool] | None:
    """Give the finite verb that a finite verb must be joined to, when the parser took a lower one."""
    parse = page.parse
    for _ in range(FARTHEST):
        if parse.tags[verb] in FINITE or verb in page.subjects:
            return verb, False
        if parse.heads[verb] == verb:
            return None
        verb = parse.heads[verb]
    return None


def is_passive(page: Page, verb: int) -> bool:
    """Say whether the verb is a passive, with or without an auxiliary ("remarks quoted by …")."""
    parse = page.parse
    if parse.tags[verb] != "VBN":
        return False
    if parse.child(verb, "auxpass", "agent") is not None:
        return True
    bare = parse.child(verb, "aux") is None and verb not in page.subjects
    if not bare:
        return False
    if parse.deps[verb] in ("acl", "amod", "advcl"):
        return True
    return parse.deps[verb] == "conj" and parse.child(parse.heads[verb], "auxpass") is not None


def phrase(page: Page, head: int) -> Range:
    """Give the first and last token of the noun phrase of `head`.

    Title and apposition before the name belong to it, and what is joined or said of it after; relative
    clauses and what follows a comma do not.
    """
    parse = page.parse
    if parse.pos[head] == "PRON" and parse.tags[head] != "DT":
        return head, head
    last = head
    for child in parse.children[head]:
        if child < head:
            continue
        label = parse.deps[child]
        if label == "cc" and _joins_nouns(page, head):
            continue
        if (label in AFTER_NAME and not (label == "appos" and child == last + 1)) or (
            page.reach.first[child] > last + 2
        ):
            break
        last = _trimmed_end(page, child)
    while last + 1 < len(parse) and _is_name_tail(page, last):
        last += 1
    return _start(page, head), last


def _start(page: Page, head: int) -> int:
    parse = page.parse
    first = max(page.reach.first[head], head - 2 * LONGEST_PHRASE)
    for token in range(head - 1, first, -1):
        if page.word(token) in BREAKS:
            first = token + 1
            break
    while first < head and (
        parse.pos[first] in ("CCONJ", "ADV", "SCONJ")
        or (parse.pos[first] == "PUNCT" and page.within[first] < 0)
    ):
        first += 1
    return first


def _is_name_tail(page: Page, last: int) -> bool:
    """Say whether the name goes on with the next token, though the parser broke it off."""
    parse = page.parse
    return (
        parse.pos[last] == "PROPN"
        and parse.pos[last + 1] == "PROPN"
        and parse.starts[last + 1] == parse.ends[last] + 1
        and parse.sentence_of(last) == parse.sentence_of(last + 1)
    )


def _joins_nouns(page: Page, head: int) -> bool:
    joined = page.parse.child(head, "conj")
    return joined is not None and page.parse.pos[joined] in ("NOUN", "PROPN", "PRON")


def _trimmed_end(page: Page, token: int) -> int:
    """Give the end of the token's subtree, cut at a comma or at a relative clause."""
    parse = page.parse
    end = min(page.reach.last[token], token + LONGEST_PHRASE)
    for at in range(token, end + 1):
        if parse.deps[at] in ("relcl", "acl", "advcl"):
            return max(token, page.reach.first[at] - 1)
        if parse.deps[at] == "punct" and at > token and page.word(at) not in ("-", "'", "’", "."):
            return at - 1
    return end
