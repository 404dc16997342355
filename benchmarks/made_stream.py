"""A made stream of news: invented words, stories that burst and fade, copies, thirty days.

Words follow Zipf's law. A story has a theme, which other stories have too, so that there are look-alikes;
names, figures and rare words of its own; and a size with a long tail. Half of all documents stand alone. Its
reports come in a burst, most on its first day. One report in five is another one's copy, cut at the end and
with words changed. The same seed gives the same stream, letter by letter, on every machine.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
import numpy.typing as npt

from readout.language.en.grammar import GRAMMAR_WORDS
from readout.model.document import Document, Published

DAYS = 30
BEGINS = datetime(2030, 1, 1, tzinfo=UTC)
# Different words of each sort, before stories add figures.
COMMON, RARE, NAMES = 8_000, 60_000, 40_000
THEMES, THEME_WORDS = 600, 60
STORY_NAMES, STORY_WORDS, STORY_FIGURES = 6, 14, 4
# How many of 100 words are of each sort: grammar, common, of the theme, of the story, its names, its figures,
# names of the document alone.
SHARES = (42, 24, 14, 8, 7, 2, 3)
SENTENCES, WORDS = 12, 17
TITLE_WORDS = 8
ALONE, COPIED, CHANGED = 0.5, 0.2, 0.05
LARGEST = 400
# Hours after which a story has had two thirds of its reports.
BURST_HOURS = 10.0

Numbers = npt.NDArray[np.int64]
Texts = list[str]

_ONSETS = "b d f g h k l m n p r s t v w z br dr gr kl pl st tr sk".split()  # noqa: SIM905 - a table
_VOWELS = "a e i o u ai ea ou".split()  # noqa: SIM905 - a table
_CODAS = ["", "", "n", "r", "l", "s", "t", "m", "nd", "rk"]


@dataclass(frozen=True, slots=True)
class Made:
    """A made document with the story that it reports."""

    document: Document
    story: int


def make_stream(number: int, seed: int = 0) -> Iterator[Made]:
    """Yield `number` documents in the order of their days."""
    rng = np.random.default_rng(seed)
    stories, hours = _schedule(rng, number)
    lexicon = _Lexicon(rng)
    left = np.bincount(stories)
    told: dict[int, _Story] = {}
    for place, (which, hour) in enumerate(zip(stories.tolist(), hours.tolist(), strict=True)):
        story = told.get(which)
        if story is None:
            story = told[which] = _Story(np.random.default_rng([seed, which]), lexicon)
        title, text = story.report()
        left[which] -= 1
        if not left[which]:
            del told[which]
        moment = (BEGINS + timedelta(hours=hour)).isoformat(timespec="seconds")
        yield Made(
            Document(
                id=f"d{place}",
                text=text,
                sha256="",
                path=f"made:{place}",
                title=title,
                published=Published(moment, "made"),
                language="en",
            ),
            which,
        )


def _schedule(rng: np.random.Generator, number: int) -> tuple[Numbers, npt.NDArray[np.float64]]:
    """Give the story and the hour of each document, in order of the hours."""
    alone = int(number * ALONE)
    sizes = [1] * alone
    rest = number - alone
    while rest:
        size = min(rest, LARGEST, 1 + int(rng.pareto(1.3) * 2))
        sizes.append(size)
        rest -= size
    stories = np.repeat(np.arange(len(sizes)), sizes)
    begins = rng.uniform(0, 24 * DAYS, len(sizes))
    hours = begins[stories] + rng.exponential(BURST_HOURS, number)
    order = np.argsort(hours, kind="stable")
    return stories[order], hours[order]


class _Lexicon:
    """The words there are; what comes first is used most."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.grammar = sorted(word for word in GRAMMAR_WORDS if word.isalpha())
        made = _words(rng, COMMON + RARE + NAMES)
        self.common = made[:COMMON]
        self.rare = made[COMMON : COMMON + RARE]
        self.names = [word.capitalize() for word in made[COMMON + RARE :]]
        self.themes = rng.integers(0, RARE, (THEMES, THEME_WORDS))
        self.zipf = np.cumsum(1.0 / np.arange(1, COMMON + 1))
        self.zipf /= self.zipf[-1]


def _words(rng: np.random.Generator, number: int) -> Texts:
    found: dict[str, None] = {}
    while len(found) < number:
        parts = [rng.integers(0, len(table), (number, 3)) for table in (_ONSETS, _VOWELS, _CODAS)]
        syllables = rng.integers(2, 4, number)
        for onsets, vowels, codas, many in zip(
            *(part.tolist() for part in parts), syllables.tolist(), strict=True
        ):
            spelled = (
                _ONSETS[onset] + _VOWELS[vowel] + _CODAS[coda]
                for onset, vowel, coda in zip(onsets[:many], vowels[:many], codas[:many], strict=True)
            )
            found["".join(spelled)] = None
    return list(found)[:number]


class _Story:
    """What the reports of one story are made of."""

    def __init__(self, rng: np.random.Generator, lexicon: _Lexicon) -> None:
        self.rng = rng
        self.lexicon = lexicon
        theme = lexicon.themes[int(rng.integers(THEMES))]
        self.theme = [lexicon.rare[place] for place in theme.tolist()]
        self.words = [lexicon.rare[place] for place in rng.integers(0, RARE, STORY_WORDS).tolist()]
        # The first names there are belong to those who are in the news every day.
        chosen = (rng.power(0.35, STORY_NAMES) * NAMES).astype(int).tolist()
        self.names = [lexicon.names[place] for place in chosen]
        self.figures = [str(figure) for figure in rng.integers(2, 3000, STORY_FIGURES).tolist()]
        self.told: list[tuple[str, list[Texts]]] = []

    def report(self) -> tuple[str, str]:
        """Give the title and the text of the next report."""
        if self.told and self.rng.random() < COPIED:
            title, sentences = self.told[int(self.rng.integers(len(self.told)))]
            sentences = self._edited(sentences)
        else:
            sentences = self._written(SENTENCES)
            title = " ".join(self._mix(TITLE_WORDS, (5, 10, 30, 20, 30, 5, 0)))
            self.told = [*self.told[-5:], (title, sentences)]
        lines = (" ".join(words) for words in sentences)
        return title.capitalize(), "\n".join(f"{line[:1].upper()}{line[1:]}." for line in lines)

    def _written(self, sentences: int) -> list[Texts]:
        words = self._mix(sentences * WORDS, SHARES)
        return [words[at : at + WORDS] for at in range(0, len(words), WORDS)]

    def _mix(self, number: int, shares: tuple[int, ...]) -> Texts:
        rng, lexicon = self.rng, self.lexicon
        sorts = rng.choice(len(shares), number, p=np.array(shares) / sum(shares)).tolist()
        picks = rng.random(number)
        common = np.searchsorted(lexicon.zipf, picks).tolist()
        own = [lexicon.names[place] for place in rng.integers(0, NAMES, 3).tolist()]
        tables = (lexicon.grammar, lexicon.common, self.theme, self.words, self.names, self.figures, own)
        return [
            lexicon.common[place] if sort == 1 else tables[sort][int(pick * len(tables[sort]))]
            for sort, pick, place in zip(sorts, picks.tolist(), common, strict=True)
        ]

    def _edited(self, sentences: list[Texts]) -> list[Texts]:
        kept = int(self.rng.integers(SENTENCES // 2 + 1, SENTENCES + 1))
        edited = []
        for words in sentences[:kept]:
            changed = self.rng.random(len(words)) < CHANGED
            fresh = iter(self._mix(int(changed.sum()), SHARES)) if changed.any() else iter(())
            edited.append(
                [next(fresh) if new else word for word, new in zip(words, changed.tolist(), strict=True)]
            )
        return edited
