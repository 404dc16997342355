"""Measure how alike the mentions of events in one group of documents are, each with each.

Every measure is a square table: a row and a column for each mention. What they weigh
stands in `data/event_coreference.tsv`; nothing here decides.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from math import log
from typing import TYPE_CHECKING, Any, cast

from readout.language.en.meaning import meanings, nearness, rarity
from readout.language.engine.encoder import DECIMALS
from readout.reconcile.happenings.mentions import View

if TYPE_CHECKING:
    import numpy as np

    Table = np.ndarray[tuple[int, int], np.dtype[np.float64]]

Measures = dict[str, "Table"]

# A mention of another document whose words mean as much the same as this is near.
NEAR = 0.6
# No closer rival can be further ahead than this.
FURTHEST = 1.0


def measure_likeness(views: Sequence[View]) -> Measures:
    """Give every measure of each two of `views`, by name."""
    found = _of_meaning(views)
    found |= _of_heads(views)
    found |= _of_words(views)
    found |= _of_places(views)
    found |= _of_traits(views, found)
    found |= _of_rivals(views, found)
    return found


def _of_meaning(views: Sequence[View]) -> Measures:
    """Compare what the encoder made of the mentions and of what stands around them."""
    import numpy as np  # slow to import; only who compares events pays for it

    stacks = {
        name: np.stack([view.vectors[name] for view in views]).astype(np.float64)
        for name in ("mention", "alone", "head", "clause", "governed", "sentence", "document", "lead")
    }
    found = {name: _cosines(rows, rows) for name, rows in stacks.items()}
    mention, sentence = stacks["mention"], stacks["sentence"]
    rest = sentence - 0.3 * mention * (mention * sentence).sum(axis=1, keepdims=True)
    rest /= np.maximum(np.linalg.norm(rest, axis=1, keepdims=True), 1e-9)
    found["rest"] = _cosines(rest, rest)
    for name in ("sentence", "clause", "governed"):
        across = _cosines(mention, stacks[name])
        found[f"mention in {name}"] = (across + across.T) / 2
    found |= _of_participants(views)
    return found


def _of_participants(views: Sequence[View]) -> Measures:
    import numpy as np  # as above

    size = len(views[0].vectors["mention"])
    nothing = np.zeros(size)
    stacks = {
        name: np.stack([view.vectors.get(name, nothing) for view in views]).astype(np.float64)
        for name in ("agent", "patient")
    }
    found: Measures = {}
    for name, rows in stacks.items():
        has = np.array([name in view.vectors for view in views])
        found[name] = _cosines(rows, rows)
        found[f"no {name}"] = 1.0 - np.outer(has, has)
    across = _cosines(stacks["agent"], stacks["patient"])
    pairs = [found["agent"], found["patient"], across, across.T]
    found["participant"] = np.max(pairs, axis=0)
    return found


def _cosines(first: "Table", second: "Table") -> "Table":
    import numpy as np  # as above

    cosines: Table = np.round(first @ second.T, DECIMALS)
    return cosines


def _of_heads(views: Sequence[View]) -> Measures:
    """Compare the heads by the lexicon."""
    senses = [_meanings(view.lemma, 0) for view in views]
    above = [_meanings(view.lemma, 1) for view in views]
    keys = [f"{view.lemma}/{view.part}" for view in views]
    return {
        "same head": _table(views, lambda i, j: views[i].lemma == views[j].lemma),
        "same text": _table(views, lambda i, j: views[i].text == views[j].text),
        "near": _table(views, lambda i, j: nearness(keys[i], keys[j])),
        "shared sense": _table(views, lambda i, j: not senses[i].isdisjoint(senses[j])),
        "wider sense": _table(
            views, lambda i, j: not senses[i].isdisjoint(above[j]) or not senses[j].isdisjoint(above[i])
        ),
    }


def _meanings(lemma: str, which: int) -> frozenset[bytes]:
    return frozenset[bytes]().union(*(meanings(f"{lemma}/{part}")[which] for part in "nva"))


def _table(views: Sequence[View], measure: Callable[[int, int], float]) -> "Table":
    """Fill a table whose two halves mirror each other."""
    import numpy as np  # as above

    table = np.zeros((len(views), len(views)))
    for row in range(len(views)):
        for column in range(row, len(views)):
            table[row, column] = table[column, row] = float(measure(row, column))
    return table


def _of_words(views: Sequence[View]) -> Measures:
    """Compare the words, names, numbers and times around the mentions."""
    weights = _word_weights(views)
    found = {
        name: _overlap([view.words[name] for view in views], weights)
        for name in ("words", "clause words", "names", "clause names")
    }
    found["own words"] = _overlap([view.words["own words"] for view in views], None)
    for name in ("numbers", "times"):
        shared, both = _meeting([view.words[name] for view in views])
        found |= {f"shared {name}": shared, f"other {name}": both - shared}
    for name in ("agent names", "patient names"):
        shared, both = _meeting([view.words[name] for view in views])
        found[name] = 2 * shared - both
    return found


def _meeting(sets: Sequence[frozenset[str]]) -> tuple["Table", "Table"]:
    """Say which two sets share something, and which two hold anything at all."""
    import numpy as np  # as above

    places = range(len(sets))
    shared = [[float(not sets[row].isdisjoint(sets[column])) for column in places] for row in places]
    both = [[float(bool(sets[row]) and bool(sets[column])) for column in places] for row in places]
    return np.array(shared), np.array(both)


def _word_weights(views: Sequence[View]) -> Callable[[str], float]:
    """Weigh a word by how few of the sentences have it and how few topics of the news do."""
    sentences = {(view.document, view.sentence): view.words["words"] | view.words["names"] for view in views}
    holding = Counter(word for words in sentences.values() for word in words)

    def weight(word: str) -> float:
        spread = log((len(sentences) + 1) / (holding[word] + 0.5))
        return spread * (1.0 if " " in word else 0.3 + rarity(word))

    return weight


def _overlap(sets: Sequence[frozenset[str]], weight: Callable[[str], float] | None) -> "Table":
    """Give the share of the words of two mentions that both have, each word with its weight."""
    import numpy as np  # as above

    words = sorted(frozenset[str]().union(*sets))
    place = {word: at for at, word in enumerate(words)}
    has = np.zeros((len(sets), max(len(words), 1)))
    for row, held in enumerate(sets):
        for word in held:
            has[row, place[word]] = 1.0
    weights = np.ones(max(len(words), 1))
    if weight is not None and words:
        weights = np.array([max(weight(word), 0.0) for word in words])
    shared = (has * weights) @ has.T
    totals = has @ weights
    either = totals[:, None] + totals[None, :] - shared
    return cast("Table", np.round(np.where(either > 0, shared / np.maximum(either, 1e-9), 0.0), DECIMALS))


def _of_places(views: Sequence[View]) -> Measures:
    """Compare where the mentions stand."""
    import numpy as np  # as above

    documents = np.array([view.document for view in views])
    sentences = np.array([view.sentence for view in views])
    together = documents[:, None] == documents[None, :]
    apart = np.abs(sentences[:, None] - sentences[None, :])
    positions = np.array([view.position for view in views])
    return {
        "same document": together.astype(float),
        "same sentence": (together & (apart == 0)).astype(float),
        "sentences apart": np.where(together, apart, 0).astype(float),
        "position": (positions[:, None] + positions[None, :]) / 2,
    }


def _of_traits(views: Sequence[View], found: Measures) -> Measures:
    """Give for each trait of the mentions alone the lesser and the greater of the two."""
    import numpy as np  # as above

    columns = {name: np.array([view.traits[name] for view in views]) for name in views[0].traits}
    columns |= _standing(views, found)
    tables: Measures = {}
    for name, column in columns.items():
        tables[f"least {name}"] = np.minimum(column[:, None], column[None, :])
        tables[f"most {name}"] = np.maximum(column[:, None], column[None, :])
    return tables


def _standing(
    views: Sequence[View], found: Measures
) -> dict[str, "np.ndarray[tuple[int], np.dtype[np.float64]]"]:
    """Say how much the other documents speak of what each mention tells."""
    import numpy as np  # as above

    documents = np.array([view.document for view in views])
    others = len(set(documents.tolist())) - 1
    elsewhere = documents[:, None] != documents[None, :]
    near = np.where(elsewhere, found["mention"], -1.0)
    ranked = np.sort(near, axis=1)[:, ::-1]
    same = (found["same head"] > 0) & elsewhere

    def documents_in(mask: Any) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
        counts = [len(set(documents[row].tolist())) for row in mask]
        return np.array(counts, float) / max(others, 1)

    lead = np.stack([view.vectors["lead"] for view in views]).astype(np.float64).mean(axis=0)
    lead /= max(float(np.linalg.norm(lead)), 1e-9)
    sentence = np.stack([view.vectors["sentence"] for view in views]).astype(np.float64)
    mention = np.stack([view.vectors["mention"] for view in views]).astype(np.float64)
    whole = np.stack([view.vectors["document"] for view in views]).astype(np.float64)
    return {
        "nearest": np.maximum(ranked[:, 0], 0.0),
        "near three": np.maximum(ranked[:, :3].mean(axis=1), 0.0),
        "told as often": documents_in(same),
        "told near": documents_in(near > NEAR),
        "repeated": np.round(np.log1p((found["same head"] > 0).sum(axis=1)), DECIMALS),
        "in the lead": np.round(sentence @ lead, DECIMALS),
        "in its document": np.round((sentence * whole).sum(axis=1), DECIMALS),
        "mention in the lead": np.round(mention @ lead, DECIMALS),
    }


def _of_rivals(views: Sequence[View], found: Measures) -> Measures:
    """Say how far the best other mention of the partner's document is ahead of the partner."""
    import numpy as np  # as above

    documents = np.array([view.document for view in views])
    names = sorted(set(documents.tolist()))
    column = np.array([names.index(document) for document in documents])
    tables: Measures = {}
    for name in ("mention", "alone", "sentence", "words"):
        scores = found[name] - 9.0 * np.eye(len(views))
        best = np.stack(
            [np.where(documents == document, scores, -9.0).max(axis=1) for document in names], axis=1
        )
        ahead = np.clip(np.maximum(best[:, column], 0.0) - found[name], 0.0, FURTHEST)
        tables[f"least rival {name}"] = np.minimum(ahead, ahead.T)
        tables[f"most rival {name}"] = np.maximum(ahead, ahead.T)
    return tables
