"""Find what several documents say who somebody or something is: an office, a trade or a sort beside a name.

Counted: words right beside a name that share at least two words over documents ("harbour spokeswoman
Ida Brun", "Ida Brun, a spokeswoman for the harbour"), one of which tells more than an office.
Not counted: "President Orlo", "the Velmoran president", and what somebody is besides ("her
father"); a deputy and whoever he stands for are two. Missed: what a verb says ("who heads the harbour").
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from readout.language.common.words import split_words
from readout.language.en.comparing.names import without_possessive
from readout.language.en.comparing.roles import RANKS, said_words, with_former
from readout.language.en.names.descriptions import SINGLE
from readout.language.en.names.people import is_title
from readout.language.en.names.places import country, demonym_country
from readout.model.identity import Identities
from readout.model.layers import Annotation, Mention
from readout.model.parse import Parse
from readout.model.readout import Agreement, Evidence, Reason
from readout.model.span import Span, hull
from readout.reconcile.agreeing.agreements import lies_inside
from readout.reconcile.agreeing.counting import Counting
from readout.reconcile.agreeing.extent import Extents, Member
from readout.reconcile.claims.reading import Term

# A description shares so many words with another at least. On nine events, in view when it was set, one
# word gave one line more, of what a page calls itself; two of which none is telling gave three more, of heads
# of state. Read, all 55 pairs on these and eight more and all 5 lines on 16 groups without labels say the
# same.
LEAST_SHARED = 2
# What stands between a name and the words that say who it is.
GAPS = (" ", ", ")
# In the tree, what leads from a noun that was taken for the last one to the one that it belongs to.
LEADING = frozenset({"compound", "amod", "nmod", "poss", "case"})
# An office or a country has so many words at most.
LONGEST_IDLE = 3
REASON = (Reason("both say who this is", 1.0),)


@dataclass(frozen=True, slots=True)
class _Described:
    """Where a document says who somebody is, and in which words, in a form in which outlets agree."""

    document: int
    span: Span
    words: frozenset[str]
    telling: frozenset[str]

    @property
    def ranks(self) -> frozenset[str]:
        """Give the words that make another office of it."""
        return self.words & RANKS


@dataclass(frozen=True, slots=True)
class _Group:
    """Descriptions of different documents, with the words that all of them have."""

    members: tuple[_Described, ...]
    words: frozenset[str]
    telling: frozenset[str]

    @property
    def agrees(self) -> bool:
        """Say whether they share enough to say the same."""
        return len(self.words) >= LEAST_SHARED and bool(self.telling)


def find_described(
    annotations: Sequence[Annotation],
    identities: Identities,
    terms: Sequence[Sequence[Term]],
    agreements: Sequence[Agreement],
    counting: Counting,
) -> tuple[Agreement, ...]:
    """Give an agreement for each thing that two documents say somebody is, those of most origins first.

    Args:
        annotations: with all layers.
        identities: what mentions refer to, over all documents.
        terms: of each document, in order of the text.
        agreements: what is agreed otherwise; what stands in one of these is told already.
        counting: how origins are counted.
    """
    extents = Extents(annotations, terms)
    documents = [annotation.document for annotation in annotations]
    found = []
    for described in _by_entity(annotations, identities).values():
        for group in _groups(described):
            evidence = tuple(Evidence.at(documents[one.document], one.span) for one in group)
            if not any(lies_inside(evidence, other.evidence) for other in agreements):
                extent = extents.of([Member(one.document, one.span) for one in group])
                origins, cited = counting.origins(evidence), counting.borrowed.cite(evidence)
                found.append(Agreement(origins, cited, 1.0, REASON, extent.shared, extent.heading))
    return tuple(sorted(found, key=lambda item: (-item.origins, -len(item.evidence), item.evidence)))


def _by_entity(
    annotations: Sequence[Annotation], identities: Identities
) -> Mapping[str, Sequence[_Described]]:
    """Give what is said of each entity of the story, by document; the same words once a document."""
    found: dict[str, dict[tuple[int, frozenset[str]], _Described]] = defaultdict(dict)
    for place, annotation in enumerate(annotations):
        roles = {entity.id: entity.roles for entity in annotation.entities or () if entity.roles}
        for mention in annotation.mentions or ():
            if mention.form != "name" or mention.entity not in roles:
                continue
            identity = identities.of.get((annotation.document.id, mention.entity))
            if identity is not None:
                for one in _beside(place, annotation.parse, mention, roles[mention.entity]):
                    found[identity].setdefault((place, one.words), one)
    return {identity: tuple(described.values()) for identity, described in found.items()}


def _beside(place: int, parse: Parse, mention: Mention, roles: Sequence[str]) -> Iterator[_Described]:
    """Yield the descriptions that stand right before or after a name, with the name."""
    start, end = mention.span.start, mention.span.end
    for role in roles:
        for gap in GAPS:
            before, after = start - len(gap) - len(role), end + len(gap)
            if before >= 0 and parse.text.startswith(role + gap, before):
                yield _described(place, parse, Span(before, before + len(role)), mention.span)
            if parse.text.startswith(gap + role, end):
                yield _described(place, parse, _whole(parse, Span(after, after + len(role))), mention.span)


def _whole(parse: Parse, role: Span) -> Span:
    """Give a description up to the noun that its last word belongs to: "the mayor of Orm harbour"."""
    tokens = parse.tokens_in(role)
    if not tokens:
        return role
    last = tokens[-1]
    while parse.deps[last] in LEADING and parse.heads[last] > last:
        last = parse.heads[last]
    return Span(role.start, max(role.end, parse.ends[last]))


def _described(place: int, parse: Parse, role: Span, name: Span) -> _Described:
    said = role.of(parse.text)
    return _Described(place, hull([role, name]), said_words(said), _telling_words(said))


def _telling_words(role: str) -> frozenset[str]:
    """Give the words that tell more than an office: a rank ("former") does, a ruler's country does not."""
    words = with_former(role).replace(",", " ").split()
    rules = not SINGLE.isdisjoint(split_words(role).forms)
    kept: list[str] = []
    at = 0
    while at < len(words):
        sizes = range(LONGEST_IDLE, 0, -1)
        size = next((size for size in sizes if _is_idle(" ".join(words[at : at + size]), rules)), 0)
        kept.extend(words[at : at + 1] if not size else [])
        at += size or 1
    return said_words(" ".join(kept))


def _is_idle(words: str, rules: bool) -> bool:
    phrase = without_possessive(words)
    form = phrase.lower()
    if form in RANKS:
        return False
    return is_title(form) or form in SINGLE or (rules and bool(country(phrase) or demonym_country(phrase)))


def _groups(described: Sequence[_Described]) -> Iterator[list[_Described]]:
    """Yield descriptions of one entity that agree, one a document, those of most documents first."""
    left = described
    while True:
        seeds = {one.words: one for one in reversed(left)}
        groups = [_around(seeds[words], left) for words in sorted(seeds, key=sorted)]
        group = max(groups, key=lambda group: (len(group.members), len(group.words)), default=None)
        if group is None or len(group.members) < 2:
            return
        yield sorted(group.members, key=lambda one: one.document)
        left = [one for one in left if len(one.words & group.words) < LEAST_SHARED]


def _around(seed: _Described, described: Sequence[_Described]) -> _Group:
    """Give the descriptions of other documents that agree with `seed` and with each other."""
    group = _Group((seed,), seed.words, seed.telling)
    placed = {seed.document}
    for one in sorted(described, key=lambda one: (-len(one.words & seed.words), one.document, one.span)):
        wider = _Group((*group.members, one), group.words & one.words, group.telling & one.telling)
        if one.document not in placed and one.ranks == seed.ranks and wider.agrees:
            group = wider
            placed.add(one.document)
    return group
