"""Group a stream of documents into stories: documents that report the same happening.

Each document is placed when it comes, for the cost of reading its words, and stays where
it was put. It joins the story that it has most in common with, if that is enough: words,
names and figures weighed by how rare they are, the title, the days of publication, copy
that is the same. What speaks against a join counts too: other years, other names. Each of
these is a reason with its weight, and the weights add up to the score.

Two look-alike events, two fires or two arrests, share their words but not their names and
figures; where they share those as well, they will be joined.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from readout.group.copying import read_copy
from readout.group.likeness import Gathered, reasons_of, weigh
from readout.group.origins import OriginFinder
from readout.group.profile import Profile, Profiler
from readout.group.reuse import Reuse
from readout.model.document import Document
from readout.model.readout import Reason
from readout.model.story import Membership

# A word in so many stories finds none of them.
COMMON = 50
# Stories that are looked at closely for one document.
LOOKED_AT = 5
# Nor is one looked at that shares so much less of the document's heaviest words than the first does.
LEAST_OF_BEST = 0.4


@dataclass(frozen=True, slots=True)
class StorySettings:
    """What may be set about grouping.

    Attributes:
        threshold: the least score that joins. Higher makes more and purer stories.
    """

    threshold: float = 1.7


DEFAULTS = StorySettings()


def group_documents(
    documents: Iterable[Document], settings: StorySettings = DEFAULTS
) -> Iterator[Membership]:
    """Yield the story and the origin of each document, in the order in which they come."""
    placer = _Placer(settings)
    for document in documents:
        yield placer.place(document)


@dataclass(slots=True)
class _Placer:
    """Places one document after the other."""

    settings: StorySettings
    profiler: Profiler = field(default_factory=Profiler)
    finder: OriginFinder = field(default_factory=OriginFinder)
    stories: list[Gathered] = field(default_factory=list)
    story_of: list[int] = field(default_factory=list)
    holders: dict[str, dict[int, None]] = field(default_factory=dict)

    def place(self, document: Document) -> Membership:
        """Join a document to the story it fits best, or begin one."""
        copy = read_copy(document)
        reuses = self.finder.add(copy)
        profile = self.profiler.read(copy)
        best, reasons = self._best(profile, reuses)
        if best is None:
            best, reasons = len(self.stories), ()
            self.stories.append(Gathered(first=document.id))
        self.stories[best].add(profile)
        self.story_of.append(best)
        for word in profile.keys:
            self.holders.setdefault(word, {})[best] = None
        origin = self.finder.root(len(self.story_of) - 1)
        return Membership(
            document=document.id,
            story=self.stories[best].first,
            origin=self.finder.copies[origin].document.id,
            reasons=reasons,
        )

    def _best(self, profile: Profile, reuses: list[Reuse]) -> tuple[int | None, tuple[Reason, ...]]:
        copied = next((reuse for reuse in reuses if reuse.is_copy), None)
        if copied is not None:
            place = self.story_of[copied.other]
            name = self.finder.copies[copied.other].document.name
            copy = Reason(f"{copied.share:.0%} of the copy is shared with {name}", self.settings.threshold)
            weights = weigh(profile, self.stories[place])
            return place, (copy, *reasons_of(weights, profile, self.stories[place]))
        found = [(weigh(profile, self.stories[place]), place) for place in self._candidates(profile)]
        if not found:
            return None, ()
        weights, place = max(found, key=lambda one: (sum(one[0].values()), -one[1]))
        if sum(weights.values()) < self.settings.threshold:
            return None, ()
        return place, reasons_of(weights, profile, self.stories[place])

    def _candidates(self, profile: Profile) -> list[int]:
        weights: dict[int, float] = {}
        for word in profile.keys:
            held = self.holders.get(word, {})
            if len(held) <= COMMON:
                weight = profile.all[word]
                for place in held:
                    weights[place] = weights.get(place, 0.0) + weight
        least = LEAST_OF_BEST * max(weights.values(), default=0.0)
        likely = [place for place, weight in weights.items() if weight >= least]
        return sorted(likely, key=lambda place: (-weights[place], place))[:LOOKED_AT]
