"""Tell where a capital stands for its government ("Moscow said") and where it is a place ("in Moscow").

Each use is judged by its grammar; one that shows nothing follows the others, and with no other that
is a place it stands for the government.
Only a document that also names the country, or its people, is read so.
"""

from collections.abc import Sequence
from functools import cache

from readout.annotate.entities.candidates import Candidate
from readout.annotate.entities.reading import Reading
from readout.language.common.tables import table
from readout.language.en.names.kinds import kind_of_word
from readout.language.en.names.places import country, demonym_country, seat_of
from readout.language.en.speech import cues

_ACTING_PREPOSITIONS = frozenset(["between", "with", "against", "toward", "towards", "by", "for", "among"])
_PLACE_PREPOSITIONS = frozenset(
    ["in", "at", "near", "outside", "around", "inside", "across", "through", "into", "over", "above", "via"]
)
_PLACE_VERBS = frozenset(
    [
        "visit",
        "leave",
        "reach",
        "enter",
        "hit",
        "tour",
        "lie",
        "bomb",
        "shell",
        "attack",
        "flee",
        "rock",
        "surround",
    ]
)
_EMPTY_VERBS = frozenset(["be", "have"])
_MOST_STEPS = 8


@cache
def _acts() -> frozenset[str]:
    return frozenset(row[0] for row in table("en/action_verbs.txt")) | frozenset(cues().verbs)


def acting_seats(reading: Reading, candidates: Sequence[Candidate]) -> dict[Candidate, str]:
    """Give the uses of capitals that stand for a government, each with its country."""
    named: set[str] = set()
    seats: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        name = reading.text(candidate.first, candidate.last)
        if found := country(name) or demonym_country(name):
            named.add(found)
        elif (seat := seat_of(name)) and not name.endswith(" City"):  # nobody says "Panama City refused"
            seats.setdefault(seat, []).append(candidate)
    acting: dict[Candidate, str] = {}
    for seat in sorted(seats.keys() & named):
        judged = [(use, _judge(reading, use)) for use in seats[seat]]
        balance = sum(verdict for _, verdict in judged)
        neutral = balance > 0 or all(verdict >= 0 for _, verdict in judged)
        acting.update((use, seat) for use, verdict in judged if verdict > 0 or (verdict == 0 and neutral))
    return acting


def _is_placed(reading: Reading, use: Candidate) -> bool:
    """Say whether it stands in a dateline ("OSLO (Reuters)") or before its country ("Oslo, Norway")."""
    name, after = reading.text(use.first, use.last), reading.words[use.last + 1 : use.last + 3]
    return (
        name.isupper()
        or after[:1] == ["("]
        or (len(after) == 2 and after[0] == "," and bool(country(after[1])))
    )


def _judge(reading: Reading, use: Candidate) -> int:
    """Give 1 for a government, -1 for a place, 0 where the grammar shows neither."""
    parse, token = reading.parse, use.last
    if _is_placed(reading, use):
        return -1
    for _ in range(_MOST_STEPS):  # "Harvik and Moscow": judge the first of the row
        if parse.deps[token] != "conj":
            break
        token = parse.heads[token]
    head, label = parse.heads[token], parse.deps[token]
    if label in ("nsubj", "nsubjpass", "agent", "dobj"):
        lemma = parse.lemmas[head]
        if head == token or lemma in _EMPTY_VERBS or label == "nsubjpass":
            return 0
        return -1 if lemma in _PLACE_VERBS and label == "dobj" else int(lemma in _acts())
    if label == "pobj":
        preposition = reading.folded[head]
        return int(preposition in _ACTING_PREPOSITIONS) - int(preposition in _PLACE_PREPOSITIONS)
    if label in ("appos", "npadvmod", "ROOT"):
        return -1
    if label == "poss" and (kind_of_word(reading.words[head]) == "place" or reading.folded[head] == "mayor"):
        return -1
    return 0
