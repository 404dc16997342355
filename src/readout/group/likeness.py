"""Say what speaks for and against a document's belonging to a story, as weights that add up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import nlargest
from math import log, sqrt

from readout.group.profile import CHANNELS, KEY_NAMES, Profile
from readout.model.readout import Reason

# Weights of the reasons, by logistic regression over 11,000 pairs of a document and a story from two
# corpora of very different kind (short texts, two look-alike events a topic; whole articles), counted
# alike; rounded.
FACTORS = {"words": 2.4, "names": 1.9, "figures": 4.0}
TITLE_WORDS = 2.5
SAME_TITLE = 1.2
NAMES_OF_DOCUMENT, NAMES_OF_STORY = 1.4, 2.5
OTHER_YEARS = -0.9
NEAR_DAYS, FAR_DAYS = 1.8, -0.3
SIZE = -0.7
# Days between two reports of one happening, and days after which they hardly are.
NEAR, FAR = 2, 14
# The latest documents of a story whose titles and days are compared.
LATEST = 12
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
        titles: the words of the latest titles, and their sums.
        days: the latest days of publication.
        years: the years that are mentioned.
        key_names: the names that weigh most.
        size: the number of documents.
    """

    first: str
    sums: dict[str, dict[str, float]] = field(default_factory=lambda: {name: {} for name in CHANNELS})
    squares: dict[str, float] = field(default_factory=lambda: dict.fromkeys(CHANNELS, 0.0))
    all: dict[str, float] = field(default_factory=dict)
    titles: list[tuple[Mapping[str, float], float]] = field(default_factory=list)
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
        self.titles = [*self.titles[1 - LATEST :], (profile.title, sum(profile.title.values()))]
        if profile.day is not None:
            self.days = [*self.days[1 - LATEST :], profile.day]
        self.years |= profile.years
        names = self.sums["names"]
        self.key_names = tuple(nlargest(KEY_NAMES, names, key=lambda name: (names[name], name)))
        self.size += 1


def weigh(profile: Profile, story: Gathered) -> dict[str, float]:
    """Give the weight of each thing that speaks for or against the join, by what it is."""
    weights = {name: FACTORS[name] * _cosine(profile, story, name) for name in CHANNELS}
    whole = sum(profile.title.values())
    if whole:
        held = sum(min(weight, story.all.get(word, 0.0)) for word, weight in profile.title.items())
        weights["words of the title in the story"] = TITLE_WORDS * held / whole
        weights["titles alike"] = SAME_TITLE * max(
            _overlap(profile.title, whole, *title) for title in story.titles
        )
    weights.update(_key_names(profile, story))
    weights.update(_times(profile, story))
    weights[f"a story of {story.size}"] = SIZE * log(story.size)
    return weights


def reasons_of(weights: Mapping[str, float], profile: Profile, story: Gathered) -> tuple[Reason, ...]:
    """Put the weights into words; words and names that are shared are named."""
    return tuple(
        Reason(_with_words(what, profile, story) if what in CHANNELS else what, weight)
        for what, weight in weights.items()
        if weight
    )


def _with_words(channel: str, profile: Profile, story: Gathered) -> str:
    ours, sums = profile.channels[channel].weights, story.sums[channel]
    shared = {word: weight * sums[word] for word, weight in ours.items() if word in sums}
    return f"{channel}: {', '.join(nlargest(NAMED, shared, key=lambda word: (shared[word], word)))}"


def _cosine(profile: Profile, story: Gathered, channel: str) -> float:
    ours, sums = profile.channels[channel], story.sums[channel]
    length = ours.length * sqrt(max(story.squares[channel], 0.0))
    if not length:
        return 0.0
    return sum([weight * sums[word] for word, weight in ours.weights.items() if word in sums]) / length


def _overlap(one: Mapping[str, float], whole: float, other: Mapping[str, float], all_of_it: float) -> float:
    shared = 0.0
    for word, weight in one.items():
        if word in other:
            shared += min(weight, other[word])
    return shared / (whole + all_of_it - shared)


def _key_names(profile: Profile, story: Gathered) -> dict[str, float]:
    names, sums = profile.channels["names"].weights, story.sums["names"]
    ours = sum(names[name] for name in profile.key_names)
    theirs = sum(sums[name] for name in story.key_names)
    held = sum(names[name] for name in profile.key_names if name in story.all)
    told = sum(sums[name] for name in story.key_names if name in profile.all)
    return {
        "its chief names in the story": NAMES_OF_DOCUMENT * held / ours if ours else 0.0,
        "the story's chief names in it": NAMES_OF_STORY * told / theirs if theirs else 0.0,
    }


def _times(profile: Profile, story: Gathered) -> dict[str, float]:
    weights = {}
    if profile.years and story.years and not profile.years & story.years:
        weights["other years"] = OTHER_YEARS
    if profile.day is not None and story.days:
        apart = min(abs(profile.day - day) for day in story.days)
        if apart <= NEAR:
            weights[f"published within {NEAR} days"] = NEAR_DAYS
        elif apart > FAR:
            weights[f"published {apart} days apart"] = FAR_DAYS
    return weights
