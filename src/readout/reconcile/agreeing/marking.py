"""Mark words as shared: which unit of one text answers which of another, and what stands between them.

A unit is a word, a name or a value that says something. The words of grammar before it are its
lead: "in", "all of our". Articles, auxiliaries and the like go with any unit; other words of
grammar only where every other text has them before the same unit, since "towed to the quay" is
not "towed from the quay".
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from readout.language.en.comparing.values import ARTICLES
from readout.language.en.meaning import SYNONYM, nearness
from readout.model.parse import Parse
from readout.model.span import Span

# What stands for itself alone: a negation or a hedge, a value that no term holds.
STANCE = "!"
OPEN_VALUE = "~"
# Keys that begin with these are the same or are not; another word for them there is none.
EXACT = f"@#{STANCE}{OPEN_VALUE}"

# Claims that were joined, by two of their places each.
Joined = Collection[tuple[int, int]]

# Parts of speech of what says nothing by itself: punctuation, pronouns that open a relative clause, "to"
# before a verb, the ending of a possessive. A modal is an auxiliary that says something.
BLANK = ("PUNCT", "SPACE")
RELATIVE = ("WDT", "WP")
EMPTY = ("TO", "POS")
MODAL = "MD"


@dataclass(frozen=True, slots=True)
class Unit:
    """Something that is said: tokens with what they are compared by.

    Attributes:
        first: its first token.
        last: its last token.
        key: what it is compared by.
        weight: how much it tells.
        claims: the places of the claims whose predicate it is.
        is_light: whether it is a verb that says nothing alone ("was", "had").
        lead: the words of grammar before it that go with it only where others have them too.
        opening: the token at which its lead begins, with all that goes with any unit.
        bare: the token at which what goes with any unit begins, directly before it.
    """

    first: int
    last: int
    key: str
    weight: float
    claims: frozenset[int] = frozenset()
    is_light: bool = False
    lead: tuple[str, ...] = ()
    opening: int = -1
    bare: int = -1


def word_of(parse: Parse, token: int) -> str:
    """Give a token as it is compared: in lower case, with a straight apostrophe."""
    return parse.word(token).lower().replace("’", "'")


def with_leads(parse: Parse, tokens: Sequence[int], units: Sequence[Unit]) -> list[Unit]:
    """Give the units of these tokens with the words of grammar before each."""
    found = []
    at = tokens[0] if tokens else 0
    for unit in units:
        before = range(at, unit.first)
        bound = [token for token in before if not _is_free(parse, token)]
        opening = next((token for token in before if parse.pos[token] not in BLANK), unit.first)
        bare = max(bound[-1] + 1 if bound else at, opening)
        lead = tuple(word_of(parse, token) for token in bound)
        found.append(replace(unit, lead=lead, opening=opening, bare=bare))
        at = unit.last + 1
    return found


def _is_free(parse: Parse, token: int) -> bool:
    """Say whether a word of grammar goes with any unit."""
    tag = parse.tags[token]
    return (
        parse.pos[token] in BLANK
        or word_of(parse, token) in ARTICLES
        or (parse.deps[token] in ("aux", "auxpass") and tag != MODAL)
        or tag in RELATIVE
        or tag in EMPTY
    )


@dataclass(frozen=True, slots=True)
class Answers:
    """What another text has for the units of one.

    Attributes:
        by_key: by a unit's key, the key of what says the same.
        joined: the keys of predicates for which the other text has one that need not mean the same.
    """

    by_key: Mapping[str, str]
    joined: frozenset[str]

    def has_lead(self, unit: Unit, theirs: Sequence[Unit]) -> bool:
        """Say whether the other text, with its units, has the lead of `unit` before what answers it."""
        wanted, size = self.by_key.get(unit.key), len(unit.lead)
        leads = [other.lead for other in theirs if other.key == wanted]
        return any(lead[len(lead) - size :] == unit.lead for lead in leads if len(lead) >= size)


def answers(mine: Sequence[Unit], theirs: Sequence[Unit], joined: Joined) -> Answers:
    """Give what another text has for what mine says: the same, or another word for it.

    Each word answers one: what has the same on the other side, or is the predicate of a joined claim, is no
    synonym of anything else there. That claims were joined does not make their predicates the same: of 16
    that only the join speaks for ("were taken", "were released") five said the same when read.
    """
    same = {unit.key for unit in mine} & {unit.key for unit in theirs}
    found = {key: key for key in same}
    left, right = _by_key(mine, same), _by_key(theirs, same)
    only_joined: set[str] = set()
    taken: set[str] = set()
    pairs = [(one, two) for one in left for two in right]
    predicates = [(one, two) for one, two in pairs if _is_joined(left[one], right[two], joined)]
    for one, two in [*predicates, *(pair for pair in pairs if _is_synonym(*pair))]:
        if one in found or one in only_joined or two in taken:
            continue
        taken.add(two)
        if _is_synonym(one, two):
            found[one] = two
        else:
            only_joined.add(one)
    return Answers(found, frozenset(only_joined))


def _by_key(units: Sequence[Unit], known: Collection[str]) -> dict[str, frozenset[int]]:
    """Give by key, in order of the text, the claims whose predicates they are; without what is known."""
    found: dict[str, frozenset[int]] = {}
    for unit in units:
        if unit.key not in known:
            found[unit.key] = found.get(unit.key, frozenset()) | unit.claims
    return found


def _is_joined(mine: Collection[int], theirs: Collection[int], joined: Joined) -> bool:
    return any((one, two) in joined or (two, one) in joined for one in mine for two in theirs)


def _is_synonym(one: str, two: str) -> bool:
    return one[0] not in EXACT and two[0] not in EXACT and nearness(one, two) >= SYNONYM


def stretches(
    parse: Parse, span: Span, units: Sequence[Unit], marks: Sequence[bool], leads: Sequence[bool]
) -> list[Span]:
    """Give the stretches of `span` from shared unit to shared unit with nothing unshared between them.

    Args:
        parse: of the whole text.
        span: what is cited of it.
        units: in order, with their leads.
        marks: by unit, whether it is shared.
        leads: by unit, whether its lead is.
    """
    found: list[tuple[int, list[Unit]]] = []
    is_open = False
    for unit, is_shared, has_its_lead in zip(units, marks, leads, strict=True):
        if is_shared and is_open and has_its_lead:
            found[-1][1].append(unit)
        elif is_shared:
            found.append((unit.opening if has_its_lead else unit.bare, [unit]))
        is_open = is_shared
    whole = [
        parse.span(first, row[-1].last) for first, row in found if not all(unit.is_light for unit in row)
    ]
    return [Span(max(stretch.start, span.start), min(stretch.end, span.end)) for stretch in whole]
