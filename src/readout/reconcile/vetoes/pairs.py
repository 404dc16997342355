"""Say why two claims must not be joined although they look the same: one word, value or name sets them apart.

Counted: opposites in the same role ("rose" and "fell", "the northern" and "the southern
pier"), a negation on one side alone, what one says was done and the other that it was
refused, planned or asked for, values, times and names that shut each other out, another one
of a row, and what a report takes back. An opposite and a negation together set nothing
apart: "not open" is closed. A veto is sure or it is none; most pairs that it does not reach
are kept apart by their score.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from readout.language.en.comparing.stance import COPULA
from readout.language.en.meaning import HYPERNYM, SYNONYM, nearness
from readout.language.en.opposites import are_opposites
from readout.language.en.turning import PAST, Turn, has_tense, turn_of
from readout.model.identity import Identities
from readout.model.layers import Annotation
from readout.model.parse import Parse
from readout.model.span import Span
from readout.reconcile.claims.alignment import CLOSE, JOINED
from readout.reconcile.claims.matching import Match
from readout.reconcile.claims.reading import Claim
from readout.reconcile.vetoes.facts import NAMED, ClaimFacts, read_facts
from readout.reconcile.vetoes.roles import PREDICATE, RoleWord, keys_of
from readout.reconcile.vetoes.same_words import opposites_in_same_words

VetoKind = Literal["opposite", "negation", "stance", "value", "name", "row", "retracted"]
# Whether the values of two claims, by their places, shut each other out, and by which words.
Exclusion = Callable[[int, int], tuple[Span, Span] | None]

# How a clause is turned, as far as it keeps it from being what another states as a fact.
TURNED: Mapping[Turn, str] = {
    "denied": "is not done",
    "planned": "is planned",
    "demanded": "is asked for",
}
# What sets two claims apart and lowers their score by itself: a word that is not shared, unlike predicates.
# Such a pair counts from CLOSE on.
COSTLY = frozenset({"opposite", "stance"})


@dataclass(frozen=True, slots=True)
class Veto:
    """Why two claims are not one.

    Attributes:
        kind: what sets them apart.
        why: in words, with the words of both.
        first: the words of the first claim that stand against the second's, or its predicate.
        second: likewise.
    """

    kind: VetoKind
    why: str
    first: Span
    second: Span


@dataclass(frozen=True, slots=True)
class Vetoed:
    """A match that would have been joined, and why its claims are not one."""

    match: Match
    veto: Veto


class Vetoes:
    """The vetoes among the claims of a story, each looked for when it is asked for."""

    def __init__(
        self,
        claims: Sequence[Claim],
        annotations: Sequence[Annotation],
        identities: Identities,
        exclusion: Exclusion = lambda first, second: None,
    ) -> None:
        """Take the claims with their documents, and what tells whether the values of two exclude."""
        self._claims, self._annotations, self._exclusion = claims, annotations, exclusion
        self._names = {
            entity.id: (
                entity.type,
                frozenset(word for form in entity.names for word in form.text.lower().split()),
            )
            for entity in identities.entities
        }
        self._facts: dict[int, ClaimFacts | None] = {}
        self._found: dict[tuple[int, int], Veto | None] = {}

    def of(self, first: int, second: int) -> Veto | None:
        """Give the veto on joining two claims, by their places; None where nothing surely sets them apart."""
        if (first, second) not in self._found:
            self._found[first, second] = self._veto(first, second)
        return self._found[first, second]

    def forbid(self, first: int, second: int) -> bool:
        """Say whether two claims must not be joined."""
        return self.of(first, second) is not None

    def _veto(self, first: int, second: int) -> Veto | None:
        one, two = self._of_claim(first), self._of_claim(second)
        if one is None or two is None:
            return None
        opposed = next(_opposites(one, two), None)
        if opposed is None:
            opposed = opposites_in_same_words(one.content, one.parse, two.content, two.parse)
        if one.is_negated != two.is_negated:
            if opposed is None:
                return _negation(one, two)
        elif opposed is not None:
            return _veto("opposite", "{} is the opposite of {}", one, two, opposed)
        for look in (_turned, _taken_back, _rows, self._unlike_names):
            found = look(one, two)
            if found is not None:
                return found
        values = self._exclusion(first, second)
        if values is None:
            return None
        why = f"{_words(one, values[0])} and {_words(two, values[1])} cannot both be true of it"
        return Veto("value", why, *values)

    def _of_claim(self, place: int) -> ClaimFacts | None:
        if place not in self._facts:
            claim = self._claims[place]
            self._facts[place] = read_facts(claim, self._annotations[claim.document].parse)
        return self._facts[place]

    def _unlike_names(self, one: ClaimFacts, two: ClaimFacts) -> Veto | None:
        """Look for two people in one role of the same predicate, neither of them named in the other claim."""
        if not _do_the_same(one, two):
            return None
        for role in ("agent", "patient"):
            mine, other = one.named.get(role, ""), two.named.get(role, "")
            if not mine or not other or mine == other or other in one.keys or mine in two.keys:
                continue
            (kind, words), (other_kind, others) = (
                self._names.get(key[1:], ("", frozenset())) for key in (mine, other)
            )
            if kind == other_kind == "person" and words.isdisjoint(others):
                spans = _phrase(one, mine), _phrase(two, other)
                return Veto("name", f"{_words(one, spans[0])} is not {_words(two, spans[1])}", *spans)
        return None


def find_vetoed(matches: Sequence[Match], vetoes: Vetoes) -> tuple[Vetoed, ...]:
    """Give the matches that would have been joined, were it not for what sets them apart.

    An opposite costs a match some of its score, so that those that are close to the bar count too.
    """
    found = []
    for match in matches:
        if match.score >= CLOSE:
            veto = vetoes.of(match.first, match.second)
            if veto is not None and (veto.kind in COSTLY or match.score >= JOINED):
                found.append(Vetoed(match, veto))
    return tuple(found)


def _opposites(one: ClaimFacts, two: ClaimFacts) -> Iterator[tuple[int, int]]:
    """Yield the pairs of opposites that stand in the same role of both claims."""
    if not _are_of_others(one, two):
        for mine in one.said:
            for other in two.said:
                if _opposed(mine, other):
                    yield mine.token, other.token
    same = _do_the_same(one, two)
    for mine in one.words:
        for other in two.words:
            if (
                mine.role == other.role != PREDICATE
                and _is_of_same(mine, other, same)
                and _opposed(mine, other)
                and two.keys.isdisjoint(mine.keys)
                and one.keys.isdisjoint(other.keys)
            ):
                yield mine.token, other.token


def _opposed(one: RoleWord, two: RoleWord) -> bool:
    if one.leads != two.leads and not (one.leads and two.leads and nearness(one.leads, two.leads) >= SYNONYM):
        return False
    return any(are_opposites(mine, other) for mine in one.keys for other in two.keys)


def _is_of_same(one: RoleWord, two: RoleWord, same: bool) -> bool:
    """Say whether two words in one role are governed by the same."""
    if not one.above or not two.above:
        return one.above == two.above and same
    return nearness(one.above, two.above) >= SYNONYM


def _do_the_same(one: ClaimFacts, two: ClaimFacts) -> bool:
    first, second = one.words[0].keys, two.words[0].keys
    return any(nearness(mine, other) >= SYNONYM for mine in first for other in second)


def _are_of_others(one: ClaimFacts, two: ClaimFacts) -> bool:
    """Say whether two claims tell of different things: who wins is not who loses."""
    if _meet(one.patients, two.patients):
        named = any(key[0] == NAMED for key in one.agents)
        return (named and _are_unlike(one.agents, two.agents)) or _are_told_apart(one, two)
    if _meet(one.agents, two.patients) or _meet(one.patients, two.agents):
        return False
    return bool(one.patients and two.patients) or _are_unlike(one.agents, two.agents)


def _are_told_apart(one: ClaimFacts, two: ClaimFacts) -> bool:
    """Say whether agents of one noun are told apart by other words before it: the home team, the visiting."""
    words = [
        frozenset(
            word.keys[0] for word in found.words if word.role == "modifier" and word.above in found.agents
        )
        for found in (one, two)
    ]
    return _meet(one.agents, two.agents) and _are_unlike(*words)


def _are_unlike(one: frozenset[str], two: frozenset[str]) -> bool:
    return bool(one and two) and not _meet(one, two)


def _meet(one: frozenset[str], two: frozenset[str]) -> bool:
    """Say whether two heads may be one: the same name, or words that are near each other."""
    return any(
        mine == other or (mine[0] not in "@#" and nearness(mine, other) >= HYPERNYM)
        for mine in one
        for other in two
    )


def _negation(one: ClaimFacts, two: ClaimFacts) -> Veto | None:
    """Look for a denial of what the other says; none where both deny it: "failed to find"."""
    plain, other = (two, one) if one.is_negated else (one, two)
    if (
        not _say_of_the_same(plain, other)
        or not has_tense(plain.parse, plain.verb)
        or _are_of_others(one, two)
    ):
        return None
    if turn_of(plain.parse, plain.verb) == "denied" and _has_for_content(plain, other):
        return None
    why = f"one says it, the other says that it is not so: {_words(other, other.claim.event.predicate)}"
    spans = plain.claim.event.predicate, other.claim.event.predicate
    return Veto("negation", why, *(spans if plain is one else reversed(spans)))


def _say_of_the_same(one: ClaimFacts, two: ClaimFacts) -> bool:
    """Say whether two claims do the same; of a copula, whether what it leads to is the same."""
    if not _do_the_same(one, two):
        return False
    if COPULA not in (one.claim.predicate, two.claim.predicate):
        return True
    return not _are_unlike(one.patients, two.patients)


def _turned(one: ClaimFacts, two: ClaimFacts) -> Veto | None:
    """Look for what one states as a fact and the other as planned or asked for, or under what turns it."""
    if _are_of_others(one, two):
        return None
    for plain, other in ((one, two), (two, one)):
        if (
            plain.turn is not None
            or plain.claim.modality != "asserted"
            or not has_tense(plain.parse, plain.verb, PAST)
        ):
            continue
        found = _turning(plain, other)
        if found is not None and not (found[0] == "denied" and plain.is_negated):
            turn, token = found
            spans = plain.claim.event.predicate, other.parse.span(token, token)
            why = f"{_words(plain, spans[0])} tells what by {_words(other, spans[1])} {TURNED[turn]}"
            return Veto("stance", why, *(spans if plain is one else reversed(spans)))
    return None


def _turning(plain: ClaimFacts, other: ClaimFacts) -> tuple[Turn, int] | None:
    """Give the word by which `other` does not do what `plain` does."""
    if other.turn is not None and _do_the_same(plain, other):
        return other.turn
    own: Turn | None = turn_of(other.parse, other.verb)
    if own is None or own == "retracted" or _do_the_same(plain, other):
        return None
    return (own, other.verb) if _has_for_content(other, plain) else None


def _has_for_content(turning: ClaimFacts, plain: ClaimFacts) -> bool:
    """Say whether what a verb governs, as a clause or a noun, is what another claim does."""
    keys = [
        key
        for head in _contents(turning.parse, turning.verb)
        for key in keys_of(turning.parse, head)
        if key[-1] in "nv"
    ]
    return any(nearness(key, mine) >= SYNONYM for key in keys for mine in plain.words[0].keys)


def _contents(parse: Parse, verb: int) -> Iterator[int]:
    """Yield the heads of what a verb governs, also through prepositions: "stopped short of leaving"."""
    for child in parse.children[verb]:
        if parse.deps[child] in ("xcomp", "pcomp", "pobj", "dobj"):
            yield child
        elif parse.deps[child] in ("prep", "advmod", "prt", "acomp"):
            yield from _contents(parse, child)


def _taken_back(one: ClaimFacts, two: ClaimFacts) -> Veto | None:
    if (one.taken_back is None) == (two.taken_back is None):
        return None
    held, other = (one, two) if one.taken_back is not None else (two, one)
    token = held.taken_back or 0
    spans = held.parse.span(token, token), other.claim.event.predicate
    why = f"{_words(held, spans[0])} it was held, and no longer"
    return Veto("retracted", why, *(spans if held is one else reversed(spans)))


def _rows(one: ClaimFacts, two: ClaimFacts) -> Veto | None:
    """Look for two things of one row: "the second test" and "the third", "another accident"."""
    for noun in sorted(one.rows.keys() & two.rows.keys()):
        (place, token), (other_place, other) = one.rows[noun], two.rows[noun]
        if place != other_place and (0 not in (place, other_place) or 1 in (place, other_place)):
            return _veto("row", "{} is not {}", one, two, (token, other))
    return None


def _veto(kind: VetoKind, why: str, one: ClaimFacts, two: ClaimFacts, tokens: tuple[int, int]) -> Veto:
    spans = one.parse.span(tokens[0], tokens[0]), two.parse.span(tokens[1], tokens[1])
    return Veto(kind, why.format(_words(one, spans[0]), _words(two, spans[1])), *spans)


def _phrase(facts: ClaimFacts, key: str) -> Span:
    return next(term.span for term in facts.claim.terms if term.key == key)


def _words(facts: ClaimFacts, span: Span) -> str:
    return f"“{' '.join(span.of(facts.parse.text).split())}”"
