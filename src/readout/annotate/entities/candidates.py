"""Find the spans that may be names: what the model marks, and runs of capitals that it missed.

A name is cut loose from what stands around it: articles, possessive endings and titles.
Sentences in Title Case give no names of their own; what the rest of the document names is
found in them afterwards.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from readout.annotate.entities.reading import Reading
from readout.language.pack.names import Names

NAME_LABELS = frozenset(
    ["PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"]
)
# No name has more tokens; what is longer is a list or a line in capitals.
LONGEST_NAME = 12
# The model cuts a known name short by at most so many words ("Islamic" of "Islamic State").
LONGEST_MISSED = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens that may be a name: first and last token, both included, and the model's label or ""."""

    first: int
    last: int
    label: str


def find_candidates(reading: Reading) -> list[Candidate]:
    """Give the candidates of the sentences that are not in Title Case, in order, without overlap."""
    taken = bytearray(reading.is_value)
    found: list[Candidate] = []
    for first, end, label in reading.parse.names:
        if label in NAME_LABELS and reading.sentence_of[first] not in reading.title_case:
            for candidate in _cleaned(reading, first, min(end, first + LONGEST_NAME) - 1, label, taken):
                _take(candidate, taken)
                found.append(candidate)
    for first, last in _runs(reading, taken):
        for candidate in _cleaned(reading, first, last, "", taken):
            _take(candidate, taken)
            found.append(candidate)
    return sorted(_without_nouns(reading, found), key=lambda candidate: candidate.first)


def _without_nouns(reading: Reading, found: list[Candidate]) -> list[Candidate]:
    """Leave out "Council" where another name is "Harbour Council": it is a noun that stands for it."""
    lexicon, of, halves = reading.names.lexicon, reading.names.around.of, reading.names.stand_ins.halves
    longer = {
        reading.folded[token]
        for candidate in found
        if candidate.last > candidate.first
        for token in (candidate.first, candidate.last)
        if token == candidate.last or reading.words[token] in halves or reading.words[token + 1] in of
    }
    return [
        candidate
        for candidate in found
        if candidate.last > candidate.first
        or reading.folded[candidate.first] not in longer
        or not (
            lexicon.kind_of_word(reading.words[candidate.first]) or reading.words[candidate.first] in halves
        )
        or lexicon.known_name(reading.words[candidate.first])
    ]


def _take(candidate: Candidate, taken: bytearray) -> None:
    taken[candidate.first : candidate.last + 1] = b"\1" * (candidate.last + 1 - candidate.first)


def _runs(reading: Reading, taken: bytearray) -> Iterator[tuple[int, int]]:
    """Yield runs of capitalised proper nouns that nobody took, outside Title Case."""
    start = -1
    for number, (first, end) in enumerate(reading.parse.sentences):
        if number in reading.title_case:
            continue
        for token in range(first, end + 1):
            fits = token < end and not taken[token] and _is_proper(reading, token, first)
            if fits and start < 0:
                start = token
            elif not fits and start >= 0:
                if token - start <= LONGEST_NAME:
                    yield start, token - 1
                start = -1


def _is_proper(reading: Reading, token: int, sentence: int) -> bool:
    word = reading.words[token]
    if not word[:1].isupper() or reading.parse.pos[token] != "PROPN":
        return False
    return token != sentence or word.lower() not in reading.lower_words


def _cleaned(reading: Reading, first: int, last: int, label: str, taken: bytearray) -> Iterator[Candidate]:
    first, last = _extended(reading, first, last, label, taken)
    for start, end in _parts(reading, first, last, label):
        start, end = _trimmed(reading, start, end)
        if start <= end and not any(taken[start : end + 1]) and _is_name(reading, start, end, label):
            yield Candidate(start, end, label)


def _extended(reading: Reading, first: int, last: int, label: str, taken: bytearray) -> tuple[int, int]:
    """Add the proper nouns beside a name that the model left out."""
    sentence, end = reading.parse.sentence_of(first)
    for further in range(min(end, last + LONGEST_MISSED + 1) - 1, last, -1):
        if (
            reading.is_capital(further)
            and not any(taken[last + 1 : further + 1])
            and reading.names.lexicon.known_name(reading.text(first, further))
        ):
            return first, further
    if _goes_on(reading, last, end):
        return first, last + 2
    sentence, end = max(sentence, first - LONGEST_NAME), min(end, last + LONGEST_NAME)
    while last + 1 < end and not taken[last + 1] and _joins(reading, last + 1, label):
        last += 1
    while first - 1 > sentence and not taken[first - 1] and _joins(reading, first - 1, label):
        first -= 1
    return first, last


def _goes_on(reading: Reading, last: int, end: int) -> bool:
    """Say whether a name goes on behind "and" with a second noun for what it is ("Hotel and Casino")."""
    if last + 2 >= end or reading.parse.heads[last + 2] != last:
        return False
    between, kind_of_word = reading.words[last + 1], reading.names.lexicon.kind_of_word
    if between != "&" and between not in reading.names.around.conjunctions:
        return False
    kinds = kind_of_word(reading.words[last]), kind_of_word(reading.words[last + 2])
    return kinds[0] == kinds[1] == "place" and reading.is_capital(last + 2)


def _joins(reading: Reading, token: int, label: str) -> bool:
    return (
        label != "NORP"
        and not reading.in_name[token]
        and reading.parse.pos[token] == "PROPN"
        and reading.words[token][:1].isupper()
        and not reading.names.lexicon.title_kind(reading.folded[token])
        and reading.names.lexicon.known_name(reading.words[token]) is None
    )


def _parts(reading: Reading, first: int, last: int, label: str) -> Iterator[tuple[int, int]]:
    """Split at titles ("Acme CEO | Ann Lee") and at the possessive of a known place or a person."""
    start = first
    for token in range(first, last + 1):
        if token in reading.titles and _is_title(reading, token, last, label):
            if start < reading.titles[token]:
                yield start, reading.titles[token] - 1
            start = token + 1
        elif reading.words[token] in ("-", "–", "—") and reading.stands_apart(token):
            if start < token:
                yield start, token - 1
            start = token + 1
        elif reading.words[token] in reading.names.around.possessive_endings and start < token < last:
            owner = reading.text(start, token - 1)
            if label == "PERSON" or not label or reading.names.lexicon.known_name(owner):
                yield start, token - 1
                start = token + 1
    if start <= last:
        yield start, last


def _is_title(reading: Reading, token: int, last: int, label: str) -> bool:
    lexicon = reading.names.lexicon
    kind = lexicon.title_kind(reading.folded[token])
    if kind == "honorific" or (reading.titles[token] < token < last and reading.is_capital(token + 1)):
        return True
    if kind == "noun" and reading.is_capital(token):
        return False
    if token == last or lexicon.kind_of_word(reading.words[last]) == "organisation":
        return label == "PERSON" and token > 0 and not lexicon.kind_of_word(reading.words[last])
    return label in ("PERSON", "") and reading.words[token + 1] not in reading.names.around.inside


def _trimmed(reading: Reading, first: int, last: int) -> tuple[int, int]:
    words, names = reading.words, reading.names
    while first <= last and not _may_begin(names, words[first], first == last):
        first += 1
    while first < last and names.lexicon.modifies_title(reading.folded[first]) and words[first].islower():
        first += 1
    while last >= first and not _may_end(names, words[last]):
        last -= 1
    return first, last


def _may_begin(names: Names, word: str, alone: bool) -> bool:
    lower = word.lower()
    if lower in names.around.definite or lower in names.around.indefinite:
        return False
    capital = word[:1].isupper() or any(letter.isupper() for letter in word)
    return capital or word[:1].isdigit() or (lower in names.lexicon.particles and not alone)


def _may_end(names: Names, word: str) -> bool:
    return word.lower() not in names.around.inside and (word[-1:].isalnum() or word.endswith("."))


def _is_name(reading: Reading, first: int, last: int, label: str) -> bool:
    folded, lexicon = reading.folded[first : last + 1], reading.names.lexicon
    if last - first >= LONGEST_NAME or not any(reading.is_capital(token) for token in range(first, last + 1)):
        return False
    name = reading.text(first, last)
    if all(
        lexicon.names_nobody(word) or lexicon.title_kind(word) or lexicon.modifies_title(word)
        for word in folded
    ):
        return lexicon.known_name(name) is not None
    if not reading.names.likeness.name_words(name) or folded[0].isdigit() and first == last:
        return False
    if first == last and not label:
        return len(folded[0]) > 1 and not lexicon.names_nobody(folded[0])
    return any(len(word) > 1 for word in folded)
