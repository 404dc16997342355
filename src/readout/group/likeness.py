"""Say what speaks for and against a document's belonging to a story, as weights that add up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import nlargest
from math import log, sqrt

from readout.group.profile import CHANNELS, KEY_NAMES, Profile
from readout.model.readout import Reason

# Weights of the reasons, by logistic regression over 11,000 pairs of a document and a story from two
# corpora of very different kind (short texts, two look-alike events a topic; whole articles), counted
# alike; rounded, and the days damped, because they depend on how many days a stream holds.
WORDS, NAMES, FIGURES = 2.4, 1.9, 4.0
TITLE_WORDS = 2.5
SAME_TITLE = 1.2
NAMES_OF_DOCUMENT, NAMES_OF_STORY = 1.4, 2.5
OTHER_YEARS = -0.9
NEAR_DAYS, FAR_DAYS = 1.8, -0.3
SIZE = -0.7
# Days between two reports of one happening, and days after which they hardly are.
NEAR, FAR = 2, 14
# The latest documents of a story whose titles and days are compared.
LATEST = 20
# Words that a reason names.
NAMED = 5


@dataclass(slots=True)
class Gathered:
    """What is known of a story so far.

    Attributes:
        first: the id of its first document.
        sums: for each channel, the sum of the documents' weights, each document of length one.
        squares: the squared lengths of those sums.
        all: the greatest weight of each word.
        titles: the words of the latest titles.
        days: the latest days of publication.
        years: the years that are mentioned.
        key_names: the names that weigh most.
        size: the number of documents.
    """

    first: str
    sums: dict[str, dict[str, float]] = field(default_factory=lambda: {name: {} for name in CHANNELS})
    squares: dict[str, float] = field(default_factory=lambda: dict.fromkeys(CHANNELS, 0.0))
    all: dict[str, float] = field(default_factory=dict)
    titles: list[Mapping[str, float]] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    years: set[str] = field(default_factory=set)
    key_names: tuple[str, ...] = ()
    size: int = 0

    def add(self, profile: Profile) -> None:
        """Take a document in."""
        for name, channel in profile.channels.items():
            sums, square = self.sums[name], self.squares[name]
            for word, weight in channel.weights.items():
                before = sums.get(word, 0.0)
                after = before + weight / channel.length
                sums[word] = after
                square += after * after - before * before
            self.squares[name] = square
        for word, weight in profile.all.items():
            if weight > self.all.get(word, 0.0):
                self.all[word] = weight
        self.titles = [*self.titles[1 - LATEST :], profile.title]
        if profile.day is not None:
            self.days = [*self.days[1 - LATEST :], profile.day]
        self.years |= profile.years
        names = self.sums["names"]
        self.key_names = tuple(nlargest(KEY_NAMES, names, key=lambda name: (names[name], name)))
        self.size += 1


def find_reasons(profile: Profile, story: Gathered) -> tuple[Reason, ...]:
    """Give what speaks for and against the document's belonging to the story."""
    reasons = []
    for channel, factor in (("words", WORDS), ("names", NAMES), ("figures", FIGURES)):
        reasons.append(_in_common(profile, story, channel, factor))
    title = sum(min(weight, story.all.get(word, 0.0)) for word, weight in profile.title.items())
    whole = sum(profile.title.values())
    if title:
        reasons.append(Reason("words of the title in the story", TITLE_WORDS * title / whole))
        alike = max(_overlap(profile.title, other) for other in story.titles)
        reasons.append(Reason("titles alike", SAME_TITLE * alike))
    reasons.extend(_key_names(profile, story))
    reasons.extend(_times(profile, story))
    reasons.append(Reason(f"a story of {story.size}", SIZE * log(story.size)))
    return tuple(reason for reason in reasons if abs(reason.weight) >= 0.005)


def _in_common(profile: Profile, story: Gathered, channel: str, factor: float) -> Reason:
    """Weigh the cosine between the document and the story, and name the words that make it."""
    ours, sums = profile.channels[channel], story.sums[channel]
    shared = {word: weight * sums[word] for word, weight in ours.weights.items() if word in sums}
    length = ours.length * sqrt(max(story.squares[channel], 0.0))
    cosine = sum(shared.values()) / length if length else 0.0
    named = ", ".join(nlargest(NAMED, shared, key=lambda word: (shared[word], word)))
    return Reason(f"{channel}: {named}" if named else channel, factor * cosine)


def _overlap(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    shared = sum(min(weight, other[word]) for word, weight in one.items() if word in other)
    whole = sum(one.values()) + sum(other.values()) - shared
    return shared / whole if whole else 0.0


def _key_names(profile: Profile, story: Gathered) -> list[Reason]:
    names, sums = profile.channels["names"].weights, story.sums["names"]
    ours = sum(names[name] for name in profile.key_names)
    theirs = sum(sums[name] for name in story.key_names)
    held = sum(names[name] for name in profile.key_names if name in story.all)
    told = sum(sums[name] for name in story.key_names if name in profile.all)
    return [
        Reason("its chief names in the story", NAMES_OF_DOCUMENT * held / ours if ours else 0.0),
        Reason("the story's chief names in it", NAMES_OF_STORY * told / theirs if theirs else 0.0),
    ]


def _times(profile: Profile, story: Gathered) -> list[Reason]:
    reasons = []
    if profile.years and story.years and not profile.years & story.years:
        reasons.append(Reason("other years", OTHER_YEARS))
    if profile.day is not None and story.days:
        apart = min(abs(profile.day - day) for day in story.days)
        if apart <= NEAR:
            reasons.append(Reason(f"published within {NEAR} days", NEAR_DAYS))
        elif apart > FAR:
            reasons.append(Reason(f"published {apart} days apart", FAR_DAYS))
    return reasons
