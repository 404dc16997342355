"""Resolve a pronoun ("he", "her") to a person, where the text leaves no choice.

The person must be the only one who fits by gender in this sentence up to the pronoun and in the
one before, or else the subject of the sentence while the pronoun is a subject too. Words in
quotation marks are left alone: whoever speaks there has another view of who is "he".
"""

from bisect import bisect_left
from collections.abc import Iterator

from readout.annotate.entities.actors import Actor
from readout.annotate.entities.reading import Reading

_MARKS = frozenset(['"', "“", "”", "``", "''"])


def add_pronouns(reading: Reading, actors: list[Actor]) -> None:
    """Add to the persons among `actors` the pronouns that mean them."""
    people = [actor for actor in actors if actor.type == "person"]
    places = sorted(_places(people))
    starts = [first for first, _, _ in places]
    quoted, strangers = _quoted(reading), _strangers(reading, actors)
    pronouns = reading.names.stand_ins.pronouns
    for token, word in enumerate(reading.folded):
        gender = pronouns.get(word)
        if gender is None or quoted[token]:
            continue
        chosen = _choose(reading, token, gender, _recent(reading, token, places, starts), people)
        if chosen is None or _is_open(reading, token, chosen, places, strangers, people):
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


def _strangers(reading: Reading, actors: list[Actor]) -> list[int]:
    """Give the nouns for persons that nobody's name answers to: each may be whom a pronoun means."""
    known = bytearray(len(reading.parse))
    for actor in actors:
        for first, last, _ in actor.others:
            known[first : last + 1] = b"\1" * (last + 1 - first)
        for use in actor.uses:
            known[use.first : use.last + 1] = b"\1" * (use.last + 1 - use.first)
    parse, title_kind = reading.parse, reading.names.lexicon.title_kind
    return [
        token
        for token, word in enumerate(reading.folded)
        if not known[token]
        and parse.tags[token] == "NN"
        and title_kind(word) in ("title", "noun")
        and parse.deps[token] not in ("compound", "appos", "attr", "amod", "nmod", "oprd")
    ]


def _is_open(
    reading: Reading,
    token: int,
    chosen: Actor,
    places: list[tuple[int, int, int]],
    strangers: list[int],
    people: list[Actor],
) -> bool:
    """Say whether the pronoun may mean somebody else after all.

    Somebody unnamed stands between the person and the pronoun, or the "person" is a single word of which
    the text shows no gender, which may be a firm.
    """
    if chosen.is_female is None and not any(" " in name for name in chosen.bare_names):
        return True
    at = bisect_left(places, (token,))
    last = next(first for first, _, number in reversed(places[:at]) if people[number] is chosen)
    between = strangers[bisect_left(strangers, last) : bisect_left(strangers, token)]
    return bool(between)


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
