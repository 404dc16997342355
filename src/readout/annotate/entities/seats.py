"""Tell where a capital stands for its government ("Moscow said") and where it is a place ("in Moscow").

Each use is judged by its grammar; one that shows nothing follows the others, and with no other that
is a place it stands for the government.
Only a document that also names the country, or its people, is read so.
"""

from collections.abc import Sequence

from readout.annotate.entities.candidates import Candidate
from readout.annotate.entities.reading import Reading

_MOST_STEPS = 8


def acting_seats(reading: Reading, candidates: Sequence[Candidate]) -> dict[Candidate, str]:
    """Give the uses of capitals that stand for a government, each with its country."""
    lexicon, is_place = reading.names.lexicon, reading.names.seats.is_place
    named: set[str] = set()
    seats: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        name = reading.text(candidate.first, candidate.last)
        if found := lexicon.country(name) or lexicon.demonym_country(name):
            named.add(found)
        elif (seat := lexicon.seat_of(name)) and not is_place(name):
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
        or (len(after) == 2 and after[0] == "," and bool(reading.names.lexicon.country(after[1])))
    )


def _judge(reading: Reading, use: Candidate) -> int:
    """Give 1 for a government, -1 for a place, 0 where the grammar shows neither."""
    parse, words, token = reading.parse, reading.names.seats, use.last
    if _is_placed(reading, use):
        return -1
    for _ in range(_MOST_STEPS):  # "Harvik and Moscow": judge the first of the row
        if parse.deps[token] != "conj":
            break
        token = parse.heads[token]
    head, label = parse.heads[token], parse.deps[token]
    if label in ("nsubj", "nsubjpass", "agent", "dobj"):
        lemma = parse.lemmas[head]
        if head == token or lemma in words.idle or label == "nsubjpass":
            return 0
        return -1 if lemma in words.at_places and label == "dobj" else int(words.acts(lemma))
    if label == "pobj":
        preposition = reading.folded[head]
        return int(preposition in words.before_actors) - int(preposition in words.before_places)
    if label in ("appos", "npadvmod", "ROOT"):
        return -1
    kind = reading.names.lexicon.kind_of_word(reading.words[head])
    return -1 if label == "poss" and (kind == "place" or reading.folded[head] in words.of_places) else 0
