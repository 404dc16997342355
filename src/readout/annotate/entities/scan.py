"""Find again what the document names: in headlines, and where the model overlooked it."""

from collections.abc import Iterator, Sequence

from readout.annotate.entities.candidates import NAME_LABELS, Candidate
from readout.annotate.entities.reading import Reading

# The longest name of the lexicons has so many words; longer ones are found by the model.
LONGEST_KNOWN = 6
# A short form in brackets has at most so many letters, and so many tokens before it ("(", "NYSE", ":").
LONGEST_SHORT = 8
LONGEST_BRACKET = 3


def find_repeated(reading: Reading, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Give further uses of the candidates' names and of names in the lexicons, where nothing was found."""
    taken = bytearray(reading.is_value)
    for candidate in candidates:
        taken[candidate.first : candidate.last + 1] = b"\1" * (candidate.last + 1 - candidate.first)
    known = _sequences(reading, candidates)
    found: list[Candidate] = []
    for first, last in _matches(reading, known, taken):
        found.append(Candidate(first, last, ""))
    found.extend(_from_headlines(reading, taken))
    found.extend(_handles(reading, candidates, taken))
    return found


def _sequences(reading: Reading, candidates: Sequence[Candidate]) -> dict[str, list[tuple[str, ...]]]:
    """Give the token sequences of the names, by their first word, longest first."""
    sequences: dict[str, set[tuple[str, ...]]] = {}
    for candidate in candidates:
        words = tuple(reading.folded[candidate.first : candidate.last + 1])
        sequences.setdefault(words[0], set()).add(words)
        if candidate.label == "PERSON" and len(words) > 1 and len(words[-1]) > 2:
            sequences.setdefault(words[-1], set()).add(words[-1:])
    return {first: sorted(some, key=lambda words: (-len(words), words)) for first, some in sequences.items()}


def _matches(
    reading: Reading, known: dict[str, list[tuple[str, ...]]], taken: bytearray
) -> Iterator[tuple[int, int]]:
    folded, size = reading.folded, len(reading.parse)
    token = 0
    while token < size:
        last = -1
        if not taken[token] and _may_start(reading, token):
            last = _longest(reading, token, known.get(folded[token], []), taken)
        if last < 0:
            token += 1
            continue
        taken[token : last + 1] = b"\1" * (last + 1 - token)
        yield token, last
        token = last + 1


def _may_start(reading: Reading, token: int) -> bool:
    if not reading.is_capital(token):
        return reading.names.lexicon.begins_organisation(reading.folded[token])  # "the state department"
    if reading.parse.pos[token] == "PROPN" or reading.sentence_of[token] in reading.title_case:
        return True
    first = reading.parse.sentences[reading.sentence_of[token]][0]
    return token != first or reading.words[token].lower() not in reading.lower_words


def _longest(reading: Reading, token: int, known: list[tuple[str, ...]], taken: bytearray) -> int:
    end = reading.parse.sentences[reading.sentence_of[token]][1]
    if not reading.is_capital(token):
        return _known_in_lower_case(reading, token, end)
    for words in known:
        last = token + len(words) - 1
        if (
            last < end
            and tuple(reading.folded[token : last + 1]) == words
            and not any(taken[token : last + 1])
        ):
            return last
    known_name = reading.names.lexicon.known_name
    for last in range(min(end, token + LONGEST_KNOWN) - 1, token - 1, -1):
        if not any(taken[token : last + 1]) and known_name(reading.text(token, last)):
            return last
    return -1


def _known_in_lower_case(reading: Reading, token: int, end: int) -> int:
    """Give the last token of a known organisation of several words written without capitals, or -1."""
    for last in range(min(end, token + LONGEST_KNOWN) - 1, token, -1):
        if reading.names.lexicon.is_organisation(reading.text(token, last)):
            return last
    return -1


def _from_headlines(reading: Reading, taken: bytearray) -> Iterator[Candidate]:
    """Take the model's word in Title Case only where the text never writes the words without a capital."""
    for first, end, label in reading.parse.names:
        if label not in NAME_LABELS or reading.sentence_of[first] not in reading.title_case:
            continue
        tokens = range(first, end)
        proper = all(reading.parse.pos[token] == "PROPN" for token in tokens)
        telling = end - first > 1 or reading.names.lexicon.known_name(reading.words[first])
        if telling and proper and not any(taken[first:end]) and not _is_plain(reading, tokens):
            yield Candidate(first, end - 1, label)


def _is_plain(reading: Reading, tokens: range) -> bool:
    return any(reading.words[token].lower() in reading.lower_words for token in tokens)


def _handles(reading: Reading, candidates: Sequence[Candidate], taken: bytearray) -> Iterator[Candidate]:
    """Yield the account in brackets behind a name: "Lena Holm (@lenaholm)"."""
    for candidate in candidates:
        token = candidate.last + 2
        around = reading.words[token - 1 : token + 2]
        if len(around) == 3 and (around[0], around[1][:1], around[2]) == ("(", "@", ")") and not taken[token]:
            yield Candidate(token, token, "")


def bracket_aliases(reading: Reading, candidates: Sequence[Candidate]) -> dict[Candidate, Candidate]:
    """Give the short forms in brackets behind a name: "Harbour Office (HO)", "Nordwerk (NASDAQ: NDWK)".

    A name that the lexicons know is no short form of its neighbour: "HARVIK (Reuters)".
    """
    found: dict[Candidate, Candidate] = {}
    for one, other in zip(candidates, candidates[1:], strict=False):
        between = reading.words[one.last + 1 : other.first]
        if not between or between[0] != "(" or len(between) > LONGEST_BRACKET:
            continue
        short = reading.text(other.first, other.last)
        closed = reading.words[other.last + 1 : other.last + 2] == [")"]
        is_known = reading.names.lexicon.known_name(short) is not None
        is_short = short.isupper() and len(short) <= LONGEST_SHORT and not is_known
        if closed and (is_short or short.startswith("@")):
            found[other] = one
    return found
