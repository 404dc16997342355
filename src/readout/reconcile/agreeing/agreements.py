"""Gather aligned claims, and words that several documents quote, into agreements: what at least two say."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from readout.model.document import Document
from readout.model.layers import Annotation
from readout.model.readout import Agreement, Collation, Evidence, Origin, Reason
from readout.model.span import Span, hull
from readout.reconcile.agreeing.borrowing import Borrowings
from readout.reconcile.agreeing.counting import Counting
from readout.reconcile.agreeing.extent import Extent, Extents, Member, Predicate
from readout.reconcile.agreeing.marking import Joined
from readout.reconcile.claims.consistency import StandAgainst, without_contradictions
from readout.reconcile.claims.matching import Match, best_first, mutual_best
from readout.reconcile.claims.reading import Claim, Term

# Fewer words than this are a phrase that two people may use, not a thing said.
FEWEST_QUOTED = 5
QUOTED = (Reason("both quote these words", 1.0),)
# What all members say must tell at least this much to be worth a line ("the launch came" does not). On eight
# events and nine more, all in view, at a bar of .33 for a pair (agreements' precision / recall by the
# labels) .5 gave .99/.35 and .97/.26, .8 1.00/.34 and .99/.25, 1.0 1.00/.32 and .99/.24.
TELLING = 0.8

NOTHING_BORROWED = Borrowings()
# Names alone state nothing: at least so much of what all have must be words.
WORDED = 0.05

# A document, by its place, and one of its sentences.
Sentence = tuple[int, Span]


def find_agreements(
    clusters: Sequence[Sequence[Match]],
    claims: Sequence[Claim],
    annotations: Sequence[Annotation],
    terms: Sequence[Sequence[Term]],
    origins: Sequence[Origin],
    quotations: Sequence[Collation] = (),
    borrowed: Borrowings = NOTHING_BORROWED,
    stand_against: StandAgainst = lambda one, two: False,
) -> tuple[Agreement, ...]:
    """Give the agreements, those of most origins first, then what stands foremost.

    Args:
        clusters: claims that say the same, as the matches between them.
        claims: of all documents.
        annotations: by the claims' `document`.
        terms: of each document, in order of the text.
        origins: a partition of the documents.
        quotations: what is quoted, collated; words that two documents quote are an agreement that they were
            said, unless their clauses are in one already.
        borrowed: what each document says it has from another outlet: it counts for where it is from.
        stand_against: whether two stretches of two documents hold what contradicts.
    """
    counting = Counting.of(origins, borrowed)
    documents = [annotation.document for annotation in annotations]
    extents = Extents(annotations, terms)
    by_sentences: dict[tuple[Sentence, ...], list[Sequence[Match]]] = defaultdict(list)
    for cluster in clusters:
        by_sentences[tuple(sorted(_sentences(_places(cluster), claims)))].append(cluster)
    agreements = [
        agreement
        for found in by_sentences.values()
        for part, members in _consistent_parts(found, claims, stand_against)
        for agreement in _agreements(part, members, claims, documents, counting, extents)
    ]
    quoted = _quoted_words(quotations, documents, stand_against)
    agreements += _quoted(quoted, agreements, counting, extents)
    return _foremost_first(_distinct(agreements), documents)


def _places(cluster: Sequence[Match]) -> list[int]:
    """Give the claims of a cluster, in order."""
    return sorted({place for match in cluster for place in (match.first, match.second)})


def _sentences(places: Iterable[int], claims: Sequence[Claim]) -> dict[Sentence, list[int]]:
    """Give the claims by the sentences that they stand in."""
    found: dict[Sentence, list[int]] = defaultdict(list)
    for place in places:
        found[claims[place].document, claims[place].sentence].append(place)
    return found


def _consistent_parts(
    found: Sequence[Sequence[Match]], claims: Sequence[Claim], stand_against: StandAgainst
) -> Iterator[tuple[Sequence[Sequence[Match]], list[Member]]]:
    """Yield clusters in the same sentences with their members that do not stand against each other.

    Together, or each cluster alone where what is between them contradicts.
    """
    members = _members(found, claims)
    left = _left(members, stand_against)
    if len(found) == 1 or len(left) == len(members):
        yield found, left
        return
    for cluster in found:
        yield [cluster], _left(_members([cluster], claims), stand_against)


def _left(members: Sequence[Member], stand_against: StandAgainst) -> list[Member]:
    """Give the members that do not stand against each other."""
    stretches = [(member.document, member.span) for member in members]
    return [members[at] for at in without_contradictions(stretches, stand_against)]


def _members(found: Sequence[Sequence[Match]], claims: Sequence[Claim]) -> list[Member]:
    cited = _sentences({place for cluster in found for place in _places(cluster)}, claims)
    return [
        Member(
            document,
            hull([claims[place].shown for place in places]),
            tuple(Predicate(place, claims[place].event.predicate) for place in places),
        )
        for (document, _), places in sorted(cited.items())
    ]


def _agreements(
    found: Sequence[Sequence[Match]],
    members: list[Member],
    claims: Sequence[Claim],
    documents: Sequence[Document],
    counting: Counting,
    extents: Extents,
) -> Iterator[Agreement]:
    """Yield the agreements of clusters in the same sentences: none where what is shared tells too little."""
    joined = {pair for cluster in found for pair in _joined(cluster, claims)}
    weakest = min(
        (match for cluster in found for match in _bringing(cluster)),
        key=lambda match: (match.score, match.first, match.second),
    )
    for group, extent in _groups(members, extents, joined):
        evidence = tuple(Evidence.at(documents[member.document], member.span) for member in group)
        yield Agreement(
            origins=counting.origins(evidence),
            evidence=counting.borrowed.cite(evidence),
            score=round(min(1.0, weakest.score), 3),
            reasons=weakest.reasons,
            shared=extent.shared,
            heading=extent.heading,
        )


def _groups(
    members: Sequence[Member], extents: Extents, joined: Joined
) -> Iterator[tuple[list[Member], Extent]]:
    """Yield members that say enough together, until each that does with any other is in a group.

    What three reports say in common may be too little for a line, and yet two of them may say a good deal
    more: who is left out of the largest group is put beside whom it says most with.
    """
    left = list(members)
    while len({member.document for member in left}) > 1:
        group, extent = _telling(left, extents, joined)
        if extent is None:
            break
        yield group, extent
        left = [member for member in left if member not in group]
    while left:
        member = left.pop(0)
        group, extent = _around(member, members, extents, joined)
        if extent is not None:
            yield group, extent
            left = [other for other in left if other not in group]


def _around(
    member: Member, members: Sequence[Member], extents: Extents, joined: Joined
) -> tuple[list[Member], Extent | None]:
    """Give the members with which one says enough, from the one with which it says most."""
    others = [other for other in members if other.document != member.document]
    pairs = [(extents.of(_in_order([member, other]), joined), other) for other in others]
    ranked = sorted(pairs, key=lambda pair: -pair[0].told)
    if not ranked or not _tells(ranked[0][0]):
        return [member], None
    (extent, nearest), *rest = ranked
    group = _in_order([member, nearest])
    for _, other in rest:
        wider = _in_order([*group, other])
        found = extents.of(wider, joined)
        if _tells(found):
            group, extent = wider, found
    return group, extent


def _in_order(members: Iterable[Member]) -> list[Member]:
    """Give members in the order of their documents and texts."""
    return sorted(members, key=lambda member: (member.document, member.span))


def _joined(cluster: Sequence[Match], claims: Sequence[Claim]) -> set[tuple[int, int]]:
    """Give which claims of a cluster say the same: those that match best, and those that stand alone in it.

    Two clauses of one sentence do not say the same because both are in the cluster.
    """
    found = {(match.first, match.second) for match in mutual_best(best_first(cluster), claims)}
    held: dict[int, list[int]] = defaultdict(list)
    for place in _places(cluster):
        held[claims[place].document].append(place)
    alone = [places[0] for places in held.values() if len(places) == 1]
    return found | {(one, two) for one in alone for two in alone if one < two}


def _telling(members: list[Member], extents: Extents, joined: Joined) -> tuple[list[Member], Extent | None]:
    """Give the members that say enough together, without those that say something else.

    None for how far they do where no two documents say enough.
    """
    extent = extents.of(members, joined)
    while not _tells(extent):
        rests = [[*members[:at], *members[at + 1 :]] for at in range(len(members))]
        rests = [rest for rest in rests if len({member.document for member in rest}) > 1]
        if not rests:
            return members, None
        members, extent = max(
            ((rest, extents.of(rest, joined)) for rest in rests),
            key=lambda found: (found[1].words >= WORDED, found[1].told),
        )
    return members, extent


def _tells(extent: Extent) -> bool:
    return extent.told >= TELLING and extent.words >= WORDED and extent.states


def _bringing(matches: Sequence[Match]) -> list[Match]:
    """Give for each claim of a cluster the best of its matches, which brought it in."""
    best: dict[int, Match] = {}
    for match in best_first(matches):
        best.setdefault(match.first, match)
        best.setdefault(match.second, match)
    return list(best.values())


def _quoted_words(
    quotations: Sequence[Collation], documents: Sequence[Document], stand_against: StandAgainst
) -> Iterator[list[tuple[int, Evidence]]]:
    """Yield of each utterance the words that documents quote and that do not stand against each other."""
    order = {document.id: place for place, document in enumerate(documents)}
    for collation in quotations:
        quoted: dict[int, Evidence] = {}
        for version in collation.versions:
            if version.form != "indirect" and len(version.evidence.exact.split()) >= FEWEST_QUOTED:
                quoted.setdefault(order[version.evidence.doc], version.evidence)
        items = sorted(quoted.items())
        stretches = [(place, item.span) for place, item in items]
        yield [items[at] for at in without_contradictions(stretches, stand_against)]


def _quoted(
    utterances: Iterable[Sequence[tuple[int, Evidence]]],
    agreements: Sequence[Agreement],
    counting: Counting,
    extents: Extents,
) -> list[Agreement]:
    """Give the agreements on what was said of the utterances that no other agreement has."""
    known: dict[str, list[tuple[Span, int]]] = defaultdict(list)
    for number, agreement in enumerate(agreements):
        for item in agreement.evidence:
            known[item.doc].append((item.span, number))
    found = []
    for quoted in utterances:
        met = Counter(
            number
            for _, item in quoted
            for number in {number for span, number in known[item.doc] if span.overlaps(item.span)}
        )
        if len(quoted) < 2 or max(met.values(), default=0) > 1:
            continue
        evidence = tuple(item for _, item in quoted)
        extent = extents.of([Member(place, item.span) for place, item in quoted])
        cited = counting.borrowed.cite(evidence)
        found.append(Agreement(counting.origins(evidence), cited, 1.0, QUOTED, extent.shared, extent.heading))
    return found


def _distinct(agreements: Sequence[Agreement]) -> list[Agreement]:
    """Leave out an agreement whose words all lie inside another's: a clause and the clause within it."""
    kept: list[Agreement] = []
    for agreement in sorted(
        agreements, key=lambda item: (-len(item.evidence), -_length(item), item.evidence)
    ):
        if not any(lies_inside(agreement.evidence, other.evidence) for other in kept):
            kept.append(agreement)
    return kept


def lies_inside(inner: Sequence[Evidence], outer: Sequence[Evidence]) -> bool:
    """Say whether all words of `inner` lie inside some of `outer`."""
    return all(
        any(mine.doc == other.doc and other.span.covers(mine.span) for other in outer) for mine in inner
    )


def _length(agreement: Agreement) -> int:
    return sum(len(item.span) for item in agreement.evidence)


def _foremost_first(agreements: Sequence[Agreement], documents: Sequence[Document]) -> tuple[Agreement, ...]:
    """Order agreements: those of most origins, then of most documents, then what stands foremost in them."""
    lengths = {document.id: max(1, len(document.text)) for document in documents}

    def order(agreement: Agreement) -> tuple[int, int, float, tuple[Evidence, ...]]:
        first: dict[str, float] = {}
        for item in agreement.evidence:
            first[item.doc] = min(first.get(item.doc, 1.0), item.start / lengths[item.doc])
        place = round(sum(first.values()) / len(first), 6)
        return (-agreement.origins, -len(first), place, agreement.evidence)

    return tuple(sorted(agreements, key=order))
