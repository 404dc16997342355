"""Say what speaks for and against a document's belonging to a story, as weights that add up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import nlargest
from math import log, sqrt

from readout.group.profile import CHANNELS, KEY_FIGURES, KEY_NAMES, Profile
from readout.model.readout import Reason

# Weights of the reasons, by logistic regression over 11,000 pairs of a document and a story from two
# corpora of very different kind (short texts, two look-alike events a topic; whole articles), counted
# alike; rounded.
FACTORS = {"words": 1.9, "names": 1.4, "figures": 0.8}
TITLE_WORDS = 2.7
SAME_TITLE = 1.1
NAMES_OF_DOCUMENT, NAMES_OF_STORY = 1.1, 2.1
# These tell look-alike events apart, so they count from where half of them agree, for or against.
OTHER_NAMES = 2.8
FIGURES_OF_DOCUMENT, FIGURES_OF_STORY = 0.75, 2.7
HALF = 0.5
OTHER_YEARS = -0.5
NEAR_DAYS = 1.9
SIZE = -1.0
# Days between two reports of one happening. That reports lie far apart says nothing more: a page's date is
# often the day on which it was saved.
NEAR = 2
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
        key_figures: the figures that weigh most.
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
    key_figures: tuple[str, ...] = ()
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
        self.key_names = _heaviest(self.sums["names"], KEY_NAMES)
        self.key_figures = _heaviest(self.sums["figures"], KEY_FIGURES)
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
    weights.update(_names(profile, story))
    weights.update(_figures(profile, story))
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


def _names(profile: Profile, story: Gathered) -> dict[str, float]:
    names = profile.channels["names"].weights
    told = _share(story.key_names, story.sums["names"], profile.all)
    held = _share(profile.key_names, names, story.all)
    others = _share(profile.other_names, names, story.all)
    return {
        "its chief names in the story": NAMES_OF_DOCUMENT * (held or 0.0),
        "the story's chief names in it": NAMES_OF_STORY * (told or 0.0),
        "its other names in the story": 0.0 if others is None else OTHER_NAMES * (others - HALF),
    }


def _figures(profile: Profile, story: Gathered) -> dict[str, float]:
    told = _share(story.key_figures, story.sums["figures"], profile.all)
    held = _share(profile.key_figures, profile.channels["figures"].weights, story.all)
    return {
        "its chief figures in the story": 0.0 if held is None else FIGURES_OF_DOCUMENT * (held - HALF),
        "the story's chief figures in it": 0.0 if told is None else FIGURES_OF_STORY * (told - HALF),
    }


def _share(words: tuple[str, ...], weights: Mapping[str, float], where: Mapping[str, float]) -> float | None:
    """Give how much of the weight of `words` is of words that stand in `where`; None without words."""
    whole = sum([weights[word] for word in words])
    return sum([weights[word] for word in words if word in where]) / whole if whole else None


def _heaviest(sums: Mapping[str, float], count: int) -> tuple[str, ...]:
    return tuple(nlargest(count, sums, key=lambda word: (sums[word], word)))


def _times(profile: Profile, story: Gathered) -> dict[str, float]:
    weights = {}
    if profile.years and story.years and not profile.years & story.years:
        weights["other years"] = OTHER_YEARS
    if profile.day is not None and story.days:
        apart = min(abs(profile.day - day) for day in story.days)
        if apart <= NEAR:
            weights[f"published within {NEAR} days"] = NEAR_DAYS
    return weights
