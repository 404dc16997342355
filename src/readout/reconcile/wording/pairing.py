"""Take two aligned claims' wordings of one thing, and make one difference of all pairs that word it alike."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from readout.language.en.meaning import nearness
from readout.model.layers import Annotation
from readout.model.readout import Evidence, Side
from readout.model.span import Span
from readout.reconcile.claims.matching import Match
from readout.reconcile.claims.reading import Claim

# Claims are compared from this score on: below it two clauses are seldom about the same thing.
SURE = 0.3
# A longer phrase holds clauses of its own.
LONGEST_PHRASE = 90

Found = TypeVar("Found")
# Where a wording stands: the document, the words, the sentence around them.
Placing = tuple[Annotation, Span, Span]


def sure_pairs(
    matches: Sequence[Match], claims: Sequence[Claim], kinship: float
) -> Iterator[tuple[Claim, Claim]]:
    """Yield the claims that are surely about one thing and have predicates of at least that kinship."""
    for match in matches:
        one, two = claims[match.first], claims[match.second]
        if match.score >= SURE and nearness(one.predicate, two.predicate) >= kinship:
            yield one, two


def grouped(found: Iterable[Found], key: Callable[[Found], Hashable]) -> Iterator[list[Found]]:
    """Yield what has one key together, in the order of the first of each."""
    groups: dict[Hashable, list[Found]] = defaultdict(list)
    for item in found:
        groups[key(item)].append(item)
    yield from groups.values()


def side_of(places: Iterable[Placing]) -> Side:
    """Give a side of a difference from where its wording stands; its value is the first's words."""
    cited: dict[Evidence, Evidence] = {}
    for annotation, span, sentence in places:
        document = annotation.document
        cited[Evidence.at(document, span)] = Evidence.at(document, sentence)
    return Side(next(iter(cited)).exact, tuple(cited), tuple(cited.values()))
