"""Turn words to their opposites in copies of real articles, and see that no two clauses are told as one.

    python evaluation/opposites.py --data DIR [--seed N] [--count 300] [--half]

DIR holds labelled events (`reconcile/*.json`, `events/*.json`), of which only the articles are read. In a
copy of an article up to six words, each in a sentence of its own, are turned to an opposite in the same
inflection; article and copy are compared. Wanted: no agreement that has both clauses, and a difference that
has both. Nothing of the articles is written anywhere; `--misses` prints the pairs of words with their places.

`--half` hides from the comparison one half of the pairs of `opposites_news.tsv`, drawn by the seed, and
turns words by these alone: what is found then comes from WordNet and from how words are formed.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

from readout.errors import ReadoutError
from readout.language.en import opposites
from readout.language.en.meaning import PARTS
from readout.model.document import Failure
from readout.model.layers import Annotation
from readout.model.parse import Parse
from readout.model.readout import Evidence, Readout
from readout.model.span import Span
from readout.pipeline.compare import compare_annotations
from readout.pipeline.run import annotate_documents
from readout.scoring.corpora import documents_of

FOLDERS = ("reconcile", "events")
MOST_IN_A_COPY = 6
# Of one pair of words so many changes at most: "up" and "down" are not all of the language.
MOST_OF_A_PAIR = 4
TAGS = frozenset({"VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "JJ", "RB", "NN", "NNS"})
# Words that stand in too many senses for their opposite to fit.
LEFT = frozenset({"more", "less", "last", "first", "long", "right", "well", "back", "out", "off", "on", "up"})
VOWELS = "aeiou"
# Past tense and participle of the irregular verbs among the opposites.
IRREGULAR = {
    "rise": ("rose", "risen"),
    "fall": ("fell", "fallen"),
    "win": ("won", "won"),
    "lose": ("lost", "lost"),
    "leave": ("left", "left"),
    "build": ("built", "built"),
    "begin": ("began", "begun"),
    "cut": ("cut", "cut"),
    "keep": ("kept", "kept"),
    "hold": ("held", "held"),
    "break": ("broke", "broken"),
    "find": ("found", "found"),
    "hide": ("hid", "hidden"),
    "forbid": ("forbade", "forbidden"),
    "grow": ("grew", "grown"),
    "sink": ("sank", "sunk"),
    "spend": ("spent", "spent"),
    "light": ("lit", "lit"),
    "hit": ("hit", "hit"),
    "let": ("let", "let"),
    "uphold": ("upheld", "upheld"),
    "quit": ("quit", "quit"),
    "split": ("split", "split"),
    "feed": ("fed", "fed"),
    "freeze": ("froze", "frozen"),
    "bind": ("bound", "bound"),
    "sleep": ("slept", "slept"),
    "wake": ("woke", "woken"),
    "speed": ("sped", "sped"),
    "withdraw": ("withdrew", "withdrawn"),
    "overturn": ("overturned", "overturned"),
    "fight": ("fought", "fought"),
    "flee": ("fled", "fled"),
    "steal": ("stole", "stolen"),
    "shut": ("shut", "shut"),
    "beat": ("beat", "beaten"),
    "withhold": ("withheld", "withheld"),
    "fly": ("flew", "flown"),
    "lead": ("led", "led"),
    "forget": ("forgot", "forgotten"),
    "shrink": ("shrank", "shrunk"),
    "slide": ("slid", "slid"),
    "bid": ("bid", "bid"),
    "deny": ("denied", "denied"),
    "undo": ("undid", "undone"),
    "unbind": ("unbound", "unbound"),
    "admit": ("admitted", "admitted"),
    "drop": ("dropped", "dropped"),
    "omit": ("omitted", "omitted"),
    "permit": ("permitted", "permitted"),
    "stop": ("stopped", "stopped"),
    "ban": ("banned", "banned"),
    "bar": ("barred", "barred"),
    "acquit": ("acquitted", "acquitted"),
    "curb": ("curbed", "curbed"),
    "slip": ("slipped", "slipped"),
    "scrap": ("scrapped", "scrapped"),
    "skip": ("skipped", "skipped"),
    "outlaw": ("outlawed", "outlawed"),
    "slam": ("slammed", "slammed"),
    "hinder": ("hindered", "hindered"),
}


@dataclass(frozen=True, slots=True)
class Turned:
    """One word of an article that is turned in a copy.

    Attributes:
        span: the word in the article.
        word: what it becomes.
        pair: the two lemmas with their part.
        at: where it begins in the copy.
    """

    span: Span
    word: str
    pair: tuple[str, str]
    at: int = 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the test; give 0 when it could be run."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument(
        "--half", action="store_true", help="hide half of the curated pairs, and draw from them"
    )
    parser.add_argument(
        "--misses", action="store_true", help="show the pairs that were told as one, or not told"
    )
    parsed = parser.parse_args(arguments)
    random = Random(parsed.seed)
    drawn = _hide_half(random) if parsed.half else None
    counts: Counter[str] = Counter()
    try:
        for name, turned, readout in islice(_outcomes(parsed.data, random, drawn), parsed.count):
            counts.update(_told(name, turned, readout, parsed.misses))
    except ReadoutError as error:
        print(error, file=sys.stderr)
        return 2
    total = max(1, counts["turned"])
    for what in sorted(counts):
        print(f"{what:28} {counts[what]:5} {counts[what] / total:6.3f}")
    return 0


def _hide_half(random: Random) -> frozenset[opposites.Pair]:
    """Hide half of the curated pairs from the package, and give them."""
    whole = opposites.listed
    pairs = sorted(whole("opposite"))
    random.shuffle(pairs)
    hidden = frozenset(pairs[: len(pairs) // 2])
    opposites.listed = lambda kind: whole(kind) - hidden  # the one place that is changed from outside
    for cached in (opposites.are_opposites, opposites.verbs_behind, opposites._by_word):
        cached.cache_clear()
    return hidden


def _outcomes(
    data: Path, random: Random, drawn: frozenset[opposites.Pair] | None
) -> Iterator[tuple[str, Turned, Readout]]:
    """Yield each turned word with what comparing its article with the copy gave."""
    taken: Counter[tuple[str, str]] = Counter()
    rows = [row for path in _paths(data) for row in json.loads(path.read_text(encoding="utf-8"))["documents"]]
    random.shuffle(rows)
    for row in rows:
        (annotation,) = _annotated([row])
        words = _turn_some(annotation, random, drawn, taken)
        if not words:
            continue
        text, turned = _copy(annotation.document.text, words)
        copy = {**row, "id": f"{row['id']}-turned", "text": text}
        readout = compare_annotations([annotation, *_annotated([copy])])
        for word in turned:
            yield str(row["id"]), word, readout


def _paths(data: Path) -> list[Path]:
    return [path for folder in FOLDERS for path in sorted((data / folder).glob("*.json"))]


def _annotated(rows: Iterable[dict[str, str]]) -> list[Annotation]:
    return [item for item in annotate_documents(documents_of(rows)) if not isinstance(item, Failure)]


def _turn_some(
    annotation: Annotation,
    random: Random,
    drawn: frozenset[opposites.Pair] | None,
    taken: Counter[tuple[str, str]],
) -> list[Turned]:
    """Choose words to turn, one a sentence, that stand in a clause."""
    parse = annotation.parse
    clauses = [event.span for event in annotation.events or ()]
    choices: dict[int, list[Turned]] = {}
    for number, (first, last) in enumerate(parse.sentences):
        for token in range(first, last):
            span = parse.span(token, token)
            if any(clause.covers(span) for clause in clauses):
                choices.setdefault(number, []).extend(_turns(parse, token, drawn))
    found: list[Turned] = []
    numbers = sorted(choices)
    random.shuffle(numbers)
    for number in numbers:
        rest = [turned for turned in choices[number] if taken[turned.pair] < MOST_OF_A_PAIR]
        if rest and len(found) < MOST_IN_A_COPY:
            found.append(random.choice(rest))
            taken[found[-1].pair] += 1
    return sorted(found, key=lambda turned: turned.span)


def _turns(parse: Parse, token: int, drawn: frozenset[opposites.Pair] | None) -> Iterator[Turned]:
    part, lemma, tag = PARTS.get(parse.pos[token]), parse.lemmas[token].lower(), parse.tags[token]
    word = parse.word(token)
    if part is None or tag not in TAGS or parse.pos[token] == "PROPN" or lemma in LEFT or not word.isalpha():
        return
    if parse.child(token, "nummod", "npadvmod", "prt") is not None or parse.deps[token] in ("aux", "auxpass"):
        return
    for key in opposites_of(f"{lemma}/{part}", drawn):
        other = _inflected(key.rpartition("/")[0], tag)
        turned = other.capitalize() if word[0].isupper() else other
        if turned.lower() != word.lower():
            one, two = sorted((f"{lemma}/{part}", key))
            yield Turned(parse.span(token, token), turned, (one, two))


def opposites_of(key: str, drawn: frozenset[opposites.Pair] | None) -> list[str]:
    """Give the opposites that a word may be turned to."""
    if drawn is None:
        return list(opposites.opposites_of(key))
    return sorted({other for pair in drawn if key in pair for other in pair if other != key})


def _inflected(lemma: str, tag: str) -> str:
    """Give a lemma in the form that a tag asks for."""
    if tag in ("VBZ", "NNS"):
        if lemma.endswith("y") and lemma[-2] not in VOWELS:
            return f"{lemma[:-1]}ies"
        return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if tag in ("VBD", "VBN"):
        if lemma in IRREGULAR:
            return IRREGULAR[lemma][tag == "VBN"]
        if lemma.endswith("y") and lemma[-2] not in VOWELS:
            return f"{lemma[:-1]}ied"
        return lemma + ("d" if lemma.endswith("e") else "ed")
    if tag == "VBG":
        doubled = IRREGULAR.get(lemma, ("", ""))[0].endswith(f"{lemma[-1]}ed") and lemma[-1] not in "wy"
        stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
        return f"{stem}{lemma[-1]}ing" if doubled else f"{stem}ing"
    return lemma


def _copy(text: str, words: Sequence[Turned]) -> tuple[str, list[Turned]]:
    """Give the text with the words turned, and where each stands in it."""
    parts: list[str] = []
    placed, at, length = [], 0, 0
    for turned in words:
        before = text[at : turned.span.start]
        parts += [before, turned.word]
        placed.append(Turned(turned.span, turned.word, turned.pair, length + len(before)))
        length += len(before) + len(turned.word)
        at = turned.span.end
    return "".join([*parts, text[at:]]), placed


def _told(name: str, turned: Turned, readout: Readout, misses: bool) -> Iterator[str]:
    """Yield what was told of a turned word."""
    yield "turned"
    places = {name: turned.span, f"{name}-turned": Span(turned.at, turned.at + len(turned.word))}
    joined = [item for item in readout.agreements if _covers(item.evidence, places)]
    if joined:
        yield "in one agreement"
    if any(_shares(item.evidence, item.shared, places) for item in joined):
        yield "in one agreement, marked"
    sides = [item for item in readout.differences if _is_between(item.sides, places)]
    if sides:
        yield "shown as a difference"
        yield f"  {sides[0].kind} {sides[0].verdict}"
    if any(_covers(item.evidence, places) for item in readout.not_decided):
        yield "not decided"
    if misses and (joined or not sides):
        print(
            f"{name} {turned.span.start}: {turned.pair}",
            "joined" if joined else "",
            "" if sides else "untold",
        )


def _covers(evidence: Iterable[Evidence], places: dict[str, Span]) -> bool:
    return {item.doc for item in evidence if item.span.covers(places[item.doc])} == set(places)


def _shares(evidence: Sequence[Evidence], shared: Sequence[Sequence[Span]], places: dict[str, Span]) -> bool:
    """Say whether the turned word is marked, in any document, as what all say."""
    return any(
        span.overlaps(places[item.doc])
        for item, spans in zip(evidence, shared, strict=False)
        for span in spans
    )


def _is_between(sides: Iterable[object], places: dict[str, Span]) -> bool:
    """Say whether two sides have the word, each in another document."""
    found = [
        {item.doc for item in side.evidence if item.span.covers(places[item.doc])}  # type: ignore[attr-defined]
        for side in sides
    ]
    return any(
        one != two and one and two and len(one | two) > 1
        for at, one in enumerate(found)
        for two in found[at + 1 :]
    )


if __name__ == "__main__":
    sys.exit(main())
