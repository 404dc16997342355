"""Find the clauses of a parse: each predicate with its participants.

What counts: every finite or non-finite verb that heads a clause of its own, and "be"
with a complement. What does not: auxiliaries, and participles used as adjectives. A
clause's span leaves out the clauses that it governs or that are coordinated with it,
but keeps relative clauses and infinitives, without which it would not read as English.
"""

from collections.abc import Iterator

from readout.language.common.parts.clauses import Clause
from readout.model.parse import Parse
from readout.model.span import Span

CLAUSAL = frozenset(
    {
        "ROOT",
        "ccomp",
        "conj",
        "advcl",
        "relcl",
        "acl",
        "parataxis",
        "pcomp",
        "xcomp",
        "csubj",
        "dep",
        "csubjpass",
    }
)
# Clauses of their own, so no part of the clause that governs them.
DETACHED = frozenset({"ccomp", "conj", "advcl", "parataxis", "csubj", "dep"})
SUBJECTS = ("nsubj", "csubj", "expl")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
OBJECTS = ("dobj", "attr", "dative", "acomp", "oprd")
CLOSING = frozenset({'"', "”", "''"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
# Prepositions before a place where something happens.
PLACES = frozenset({"in", "at", "near", "outside", "inside", "on", "off", "from", "across", "around"})


def find_clauses(parse: Parse) -> Iterator[Clause]:
    """Yield the clauses of `parse`, in order of their predicates."""
    for verb in range(len(parse)):
        if is_predicate(parse, verb):
            passive = parse.child(verb, *PASSIVE_SUBJECTS, "auxpass") is not None or _is_bare_passive(
                parse, verb
            )
            yield Clause(
                verb=verb,
                tokens=tuple(_own_tokens(parse, verb)),
                agent=_agent(parse, verb, passive),
                patient=_patient(parse, verb, passive),
                passive=passive,
            )


def is_predicate(parse: Parse, token: int) -> bool:
    """Say whether `token` heads a clause."""
    if parse.deps[token] not in CLAUSAL:
        return False
    if parse.pos[token] == "VERB":
        return True
    return (
        parse.pos[token] == "AUX"
        and parse.child(token, "attr", "acomp", "prep", "nsubj", "ccomp") is not None
    )


def clause_span(parse: Parse, clause: Clause) -> Span:
    """Give the clause's characters, without conjunctions, commas and dashes at its ends.

    A closing quotation mark stays when its opening one does.
    """
    tokens = list(clause.tokens)
    while len(tokens) > 1 and _is_edge(parse, tokens[0]):
        tokens.pop(0)
    dropped = []
    while len(tokens) > 1 and (parse.pos[tokens[-1]] == "CCONJ" or _is_mark(parse, tokens[-1])):
        dropped.append(tokens.pop())
    if _leaves_open(parse.span(tokens[0], tokens[-1]).of(parse.text)):
        closing = [token for token in dropped if parse.word(token) in CLOSING]
        tokens += closing[-1:]
    return parse.span(tokens[0], tokens[-1])


def _leaves_open(text: str) -> bool:
    """Say whether a double quotation mark is opened in `text` and not closed.

    >>> _leaves_open('it was "constructive'), _leaves_open("“yes” and “no")
    (True, True)
    """
    return text.count('"') % 2 == 1 or text.count("“") > text.count("”")


def predicate_span(parse: Parse, clause: Clause) -> Span:
    """Give the verb with its auxiliaries, negation and particle ("has not been released")."""
    near = [
        child
        for child in parse.children[clause.verb]
        if parse.deps[child] in ("aux", "auxpass", "neg", "prt") and abs(child - clause.verb) <= 5
    ]
    tokens = sorted([clause.verb, *near])
    return parse.span(tokens[0], tokens[-1])


def predicate_lemma(parse: Parse, clause: Clause) -> str:
    """Give the verb's dictionary form, with its particle: "call off"."""
    particle = parse.child(clause.verb, "prt")
    lemma = parse.lemmas[clause.verb].lower()
    return lemma if particle is None else f"{lemma} {parse.word(particle).lower()}"


def noun_phrase(parse: Parse, head: int) -> Span:
    """Give the noun phrase of `head` without clauses, appositions and coordinated phrases after it."""
    tokens = [head]
    stack = [
        child
        for child in parse.children[head]
        if parse.deps[child] not in ("relcl", "acl", "appos", "conj", "cc", "punct", "advcl", "parataxis")
    ]
    while stack:
        token = stack.pop()
        tokens.append(token)
        stack.extend(child for child in parse.children[token] if parse.deps[child] not in ("relcl", "advcl"))
    return parse.span(min(tokens), max(tokens))


def _own_tokens(parse: Parse, verb: int) -> list[int]:
    kept, stack = [], [verb]
    while stack:
        token = stack.pop()
        kept.append(token)
        stack.extend(child for child in parse.children[token] if not _is_detached(parse, child))
    return _around(parse, sorted(kept), verb)


def _is_detached(parse: Parse, token: int) -> bool:
    """Say whether a token heads a clause that is no part of the clause above it.

    An infinitive is a part of it, and so is what completes "be": "that is not what we need".
    """
    if parse.deps[token] not in DETACHED or not is_predicate(parse, token):
        return False
    completes = parse.deps[token] == "ccomp" and parse.lemmas[parse.heads[token]] == "be"
    return not completes and not _is_infinitive(parse, token)


def _is_infinitive(parse: Parse, verb: int) -> bool:
    return any(parse.tags[child] == "TO" and parse.deps[child] == "aux" for child in parse.children[verb])


def _around(parse: Parse, tokens: list[int], verb: int) -> list[int]:
    """Drop leading or trailing pieces that a detached clause of more than a few tokens cut off."""
    at = tokens.index(verb)
    first = at
    while first > 0 and tokens[first] - tokens[first - 1] <= LONGEST_GAP:
        first -= 1
    last = at
    while last + 1 < len(tokens) and tokens[last + 1] - tokens[last] <= LONGEST_GAP:
        last += 1
    return tokens[first : last + 1]


# A clause that is interrupted by more than this many tokens of another is cut there. In the eight events we
# develop on it cuts 92 of 3,315 clauses.
LONGEST_GAP = 25


def _agent(parse: Parse, verb: int, passive: bool) -> int | None:
    if passive:
        by = parse.child(verb, "agent")
        return None if by is None else parse.child(by, "pobj")
    return _subject(parse, verb)


def _subject(parse: Parse, verb: int) -> int | None:
    seen = 0
    while seen < MOST_INHERITED:
        seen += 1
        own = parse.child(verb, *SUBJECTS)
        if own is not None:
            return _antecedent(parse, verb, own)
        label, head = parse.deps[verb], parse.heads[verb]
        if label == "acl" and parse.tags[verb] == "VBG":
            return head
        if label == "xcomp":
            controller = parse.child(head, "dobj")
            if controller is not None:
                return controller
        if label not in ("conj", "xcomp", "advcl"):
            return None
        passive = parse.child(head, *PASSIVE_SUBJECTS)
        if passive is not None:
            return passive
        verb = head
    return None


# Subjects are looked for up a chain of coordinated or governed verbs; deeper chains are parsing errors.
MOST_INHERITED = 6


def _patient(parse: Parse, verb: int, passive: bool) -> int | None:
    if passive:
        own = parse.child(verb, *PASSIVE_SUBJECTS)
        if own is not None:
            return _antecedent(parse, verb, own)
        if parse.deps[verb] == "acl":
            return parse.heads[verb]
        if parse.deps[verb] == "conj":
            return parse.child(parse.heads[verb], *PASSIVE_SUBJECTS)
        return None
    own = parse.child(verb, *OBJECTS)
    if own is not None:
        return own
    preposition = parse.child(verb, "prep")
    return None if preposition is None else parse.child(preposition, "pobj")


def _antecedent(parse: Parse, verb: int, subject: int) -> int:
    """Give what a relative pronoun stands for."""
    if parse.deps[verb] == "relcl" and parse.word(subject).lower() in RELATIVES:
        return parse.heads[verb]
    return subject


def _is_bare_passive(parse: Parse, verb: int) -> bool:
    if parse.tags[verb] != "VBN":
        return False
    if parse.deps[verb] == "acl":
        return True
    head = parse.heads[verb]
    shares = parse.deps[verb] == "conj" and parse.child(head, "auxpass") is not None
    return shares and parse.child(verb, "aux", *SUBJECTS) is None


def _is_mark(parse: Parse, token: int) -> bool:
    """Say whether a token has neither letter nor digit: a comma, a dash, a bullet."""
    word = parse.word(token)
    return word not in ("(", "[", "$") and not any(character.isalnum() for character in word)


def _is_edge(parse: Parse, token: int) -> bool:
    if parse.pos[token] == "CCONJ" or _is_mark(parse, token):
        return True
    return parse.deps[token] == "mark" and parse.word(token).lower() == "that"
