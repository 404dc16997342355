"""Look up what the vetoes on a claim are found by: its words in their roles, its names, how it is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.language.en.comparing.opposed import NOT_IN_ROWS, OTHER, ordinal_of
from readout.language.en.turning import Turn, is_negated, retraction, turned_by
from readout.model.parse import Parse
from readout.model.span import Span
from readout.reconcile.claims.reading import Claim
from readout.reconcile.vetoes.roles import RoleWord, keys_of, predicate_words, read_roles
from readout.reconcile.vetoes.same_words import Words, content_words

# What the key of a name begins with.
NAMED = "@"


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """What is looked up of a claim, once.

    Attributes:
        claim: itself.
        parse: of its document.
        words: in their roles, the predicate first.
        said: those that say what is said.
        keys: of all words in it.
        agents: what the agent's head is called; none where it is a pronoun.
        patients: likewise.
        is_denied: whether what governs it denies it.
        turn: how what governs it turns it, and the token that does.
        taken_back: the token by which it is told as what was held at first.
        named: entities by the role that they fill as its head: "agent", "patient".
        content: its words of content, each with its token.
        rows: by a noun, its ordinal with the token; 0 for "another".
    """

    claim: Claim
    parse: Parse
    words: tuple[RoleWord, ...]
    said: tuple[RoleWord, ...]
    keys: frozenset[str]
    agents: frozenset[str]
    patients: frozenset[str]
    is_denied: bool
    turn: tuple[Turn, int] | None
    taken_back: int | None
    named: Mapping[str, str]
    rows: Mapping[str, tuple[int, int]]
    content: Words

    @property
    def verb(self) -> int:
        """Give the predicate's token."""
        return self.words[0].token

    @property
    def is_negated(self) -> bool:
        """Say whether it is denied, by "not" or by what governs it."""
        return (self.claim.polarity == "negated") != self.is_denied


def read_facts(claim: Claim, parse: Parse) -> ClaimFacts | None:
    """Give what is looked up of a claim, or None where no token is its predicate."""
    words = read_roles(claim, parse)
    if not words:
        return None
    verb = words[0].token
    turn = turned_by(parse, verb)
    is_denied = claim.modality == "denied" and not is_negated(parse, parse.heads[verb])
    return ClaimFacts(
        claim=claim,
        parse=parse,
        words=words,
        said=tuple(predicate_words(words, parse)),
        keys=frozenset({key for word in words for key in word.keys} | {term.key for term in claim.terms}),
        agents=_heads(claim, claim.event.agent, parse),
        patients=_heads(claim, claim.event.patient, parse),
        is_denied=is_denied or (turn is not None and turn[0] == "denied"),
        turn=turn,
        taken_back=retraction(parse, verb),
        named=_named(claim, parse),
        rows=_read_rows(words, parse),
        content=content_words(parse, claim.span),
    )


def _heads(claim: Claim, phrase: Span | None, parse: Parse) -> frozenset[str]:
    """Give what the head of a phrase is called: as a word and, where it is one, as a name of the story."""
    head = _head(phrase, parse)
    if head is None:
        return frozenset()
    at = parse.span(head, head)
    names = [term.key for term in claim.terms if term.key[0] in "@#" and term.span.covers(at)]
    return frozenset(names or keys_of(parse, head))


def _head(phrase: Span | None, parse: Parse) -> int | None:
    tokens = parse.tokens_in(phrase) if phrase is not None else range(0)
    return next((token for token in tokens if parse.heads[token] not in tokens), None)


def _named(claim: Claim, parse: Parse) -> dict[str, str]:
    """Give the names that are the heads of agent and patient: not "John's wife"."""
    found = {}
    for role, phrase in (("agent", claim.event.agent), ("patient", claim.event.patient)):
        head = _head(phrase, parse)
        if head is None:
            continue
        for term in claim.terms:
            is_name = term.key[0] == NAMED and parse.pos[head] == "PROPN"
            if is_name and term.span.covers(parse.span(head, head)):
                found[role] = term.key
    return found


def _read_rows(words: Sequence[RoleWord], parse: Parse) -> dict[str, tuple[int, int]]:
    """Give the ordinal of each noun that has one: what "the second test" is in its row."""
    found: dict[str, tuple[int, int]] = {}
    for word in words:
        key = next(iter(word.keys), "")
        if not key.endswith("/n") or key.removesuffix("/n") in NOT_IN_ROWS:
            continue
        for child in parse.children[word.token]:
            said = parse.word(child).lower()
            if parse.deps[child] in ("amod", "det", "nummod", "compound"):
                place = 0 if said in OTHER else ordinal_of(said)
                if place is not None:
                    found[key] = (place, child)
    return found
