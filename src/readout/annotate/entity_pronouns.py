"""Resolve "he", "she", "his", "her" to a person, where the text leaves no choice.

The person must be the only one who fits by gender in this sentence up to the pronoun and in the
one before, or else the subject of the sentence while the pronoun is a subject too. Words in
quotation marks are left alone: whoever speaks there has another view of who is "he".
"""

from bisect import bisect_left
from collections.abc import Iterator

from readout.annotate.entity_actors import Actor
from readout.annotate.entity_reading import Reading

PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_MARKS = frozenset(['"', "“", "”", "``", "''"])


def add_pronouns(reading: Reading, actors: list[Actor]) -> None:
    """Add to the persons among `actors` the pronouns that mean them."""
    people = [actor for actor in actors if actor.type == "person"]
    places = sorted(_places(people))
    starts = [first for first, _, _ in places]
    quoted = _quoted(reading)
    for token, word in enumerate(reading.folded):
        gender = PRONOUNS.get(word)
        if gender is None or quoted[token]:
            continue
        chosen = _choose(reading, token, gender, _recent(reading, token, places, starts), people)
        if chosen is None:
            continue
        chosen.others.append((token, token, "pronoun"))
        chosen.gender[gender] += 1
        at = bisect_left(starts, token)
        starts.insert(at, token)
        places.insert(at, (token, token, next(n for n, actor in enumerate(people) if actor is chosen)))


def _places(people: list[Actor]) -> Iterator[tuple[int, int, int]]:
    for number, actor in enumerate(people):
        yield from ((use.first, use.last, number) for use in actor.uses)
        yield from ((first, last, number) for first, last, _ in actor.others)


def _quoted(reading: Reading) -> bytearray:
    """Mark the tokens between quotation marks; a mark left open ends with its sentence's paragraph."""
    marked = bytearray(len(reading.parse))
    is_open = False
    text, parse = reading.parse.text, reading.parse
    for token, word in enumerate(reading.words):
        if token and "\n" in text[parse.ends[token - 1] : parse.starts[token]]:
            is_open = False
        if word in _MARKS:
            is_open = word == "“" or (word != "”" and not is_open)
        marked[token] = is_open
    return marked


def _recent(
    reading: Reading, token: int, places: list[tuple[int, int, int]], starts: list[int]
) -> list[tuple[int, int, int]]:
    """Give the persons' mentions of this sentence before the pronoun and of the sentence before."""
    number = reading.sentence_of[token]
    lowest = reading.parse.sentences[max(0, number - 1)][0]
    return places[bisect_left(starts, lowest) : bisect_left(starts, token)]


def _choose(
    reading: Reading, token: int, gender: str, recent: list[tuple[int, int, int]], people: list[Actor]
) -> Actor | None:
    wanted = gender == "f"
    fitting = [
        (first, last, number) for first, last, number in recent if people[number].is_female in (None, wanted)
    ]
    if len({number for _, _, number in fitting}) == 1:
        return people[fitting[0][2]]
    subjects = {number for first, last, number in fitting if _is_subject(reading, first, last)}
    sure = {number for _, _, number in fitting if people[number].is_female is wanted}
    if len(sure) == 1 and subjects <= sure:
        return people[sure.pop()]
    if len(subjects) == 1 and reading.parse.deps[token] in ("nsubj", "nsubjpass", "poss"):
        return people[subjects.pop()]
    return None


def _is_subject(reading: Reading, first: int, last: int) -> bool:
    return any(reading.parse.deps[token] in ("nsubj", "nsubjpass") for token in range(first, last + 1))
