"""Find wording by which a writer judges: opinion, loaded words, verdicts, speculation.

An entry of the lexicon is a row of lemmas. Many such words have an innocent use ("a regime of
sanctions", "a bitter wind"), so an entry may ask for a part of speech and for words that must,
or must not, stand near: the word that it belongs to, the words that belong to it, and its
neighbours. Names are never wording. Whose words they are is not asked here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from readout.language.common.parts.wording import Hit
from readout.language.common.tables import table
from readout.model.layers import WordingKind
from readout.model.parse import Parse

# Labels of names that hold no word of ours; "DATE", "CARDINAL" and such are no names.
NAME_LABELS = frozenset(
    {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"}
)
# Words that carry no grammar of their own: what they lead to counts as near.
BRIDGES = frozenset({"prep", "agent", "aux", "auxpass", "cop"})
ANY_NUMBER = "<number>"
ANY_ATTRIBUTE = "<attribute>"


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[frozenset[str], ...]
    tags: tuple[str, ...]
    kind: WordingKind
    without: frozenset[str]
    among: frozenset[str]


_Index = Mapping[str, Mapping[str, Sequence[_Entry]]]


def find_wording(parse: Parse) -> Iterator[Hit]:
    """Yield the wording of `parse`, in order and without overlap, the longest entry where several fit."""
    entries = _entries()
    forms = _forms(parse)
    named: frozenset[int] | None = None  # found only once there is something to look at
    token = 0
    while token < len(forms):
        best = None
        for entry in _beginning(entries, forms, token):
            named = _named(parse) if named is None else named
            found = _fit(parse, forms, token, entry, named)
            if found is not None and (best is None or found.last > best.last):
                best = found
        if best is not None:
            yield best
        token = token + 1 if best is None else best.last + 1


# A token's form in small letters and its lemma; one of them where they are the same.
_Forms = list[tuple[str, ...]]


def _forms(parse: Parse) -> _Forms:
    text = parse.text
    found: _Forms = []
    for start, end, lemma, pos in zip(parse.starts, parse.ends, parse.lemmas, parse.pos, strict=True):
        word, lemma = text[start:end].lower(), lemma.lower()
        found.append((word,) if word == lemma or pos == "PRON" else (word, lemma))  # "us" is not "we"
    return found


def _beginning(entries: _Index, forms: _Forms, token: int) -> Iterator[_Entry]:
    """Yield the entries whose first word, and second if they have one, stand at `token`."""
    for first in forms[token]:
        after = entries.get(first)
        if after is not None:
            yield from after.get("", ())
            for second in forms[token + 1] if token + 1 < len(forms) else ():
                yield from after.get(second, ())


def _fit(parse: Parse, forms: _Forms, token: int, entry: _Entry, named: frozenset[int]) -> Hit | None:
    last = token + len(entry.words) - 1
    if last >= len(parse):
        return None
    said = []
    for place, words, tag in zip(range(token, last + 1), entry.words, entry.tags, strict=True):
        if place in named or (tag and parse.pos[place] != tag):
            return None
        form = next((form for form in forms[place] if form in words), None)
        if form is None:
            return None
        said.append(form)
    if (entry.without or entry.among) and not _suits(parse, token, last, entry):
        return None
    return Hit(token, last, " ".join(said), entry.kind)


def _suits(parse: Parse, first: int, last: int, entry: _Entry) -> bool:
    near = _near(parse, first, last)
    if not entry.without.isdisjoint(near):
        return False
    return not entry.among or not entry.among.isdisjoint(near)


def _near(parse: Parse, first: int, last: int) -> set[str]:
    """Give the lemmas around the tokens: what they belong to, what belongs to them, and their neighbours."""
    inside = range(first, last + 1)
    tokens: set[int] = set()
    for token in inside:
        tokens.update((parse.heads[token], *parse.children[token]))
        for child in parse.children[token]:
            if parse.deps[child] in BRIDGES:
                tokens.update(parse.children[child])
        if parse.deps[parse.heads[token]] in ("prep", "acomp", "attr"):
            tokens.add(parse.heads[parse.heads[token]])
        head = parse.heads[token]
        if parse.deps[token] in ("acomp", "attr", "conj", "advmod"):
            tokens.update(child for child in parse.children[head] if parse.deps[child] != "punct")
    tokens.update(place for place in (first - 1, last + 1) if 0 <= place < len(parse))
    tokens.difference_update(inside)
    found = {parse.lemmas[token].lower() for token in tokens}
    if any(parse.pos[token] == "NUM" for token in tokens):
        found.add(ANY_NUMBER)
    if parse.deps[last] == "amod":
        found.add(ANY_ATTRIBUTE)
    return found


def _named(parse: Parse) -> frozenset[int]:
    """Give the tokens of names: what the model takes for one, and proper nouns."""
    tokens = {
        token
        for first, last, label in parse.names
        if label in NAME_LABELS
        for token in range(first, last)
        if parse.pos[token] in ("PROPN", "NOUN", "DET", "ADP") or label in ("WORK_OF_ART", "LAW")
    }
    tokens.update(token for token, pos in enumerate(parse.pos) if pos == "PROPN")
    return frozenset(tokens)


@cache
def _entries() -> _Index:
    """Index the lexicon by the first and the second word of each entry; "" where there is no second."""
    found: dict[str, dict[str, list[_Entry]]] = {}
    for row in table("en/wording.tsv"):
        for phrase in row[1].split(", "):
            entry = _entry(phrase, row)
            seconds = sorted(entry.words[1]) if len(entry.words) > 1 else [""]
            for first in sorted(entry.words[0]):
                for second in seconds:
                    found.setdefault(first, {}).setdefault(second, []).append(entry)
    return found


def _entry(phrase: str, row: tuple[str, ...]) -> _Entry:
    words, tags = [], []
    for item in phrase.split():
        word, _, tag = item.partition("/")
        words.append(frozenset(word.split("|")))
        tags.append(tag)
    without, among = (frozenset(row[place].split()) if len(row) > place else frozenset() for place in (2, 3))
    return _Entry(tuple(words), tuple(tags), cast(WordingKind, row[0]), without, among)
