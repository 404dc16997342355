"""Find quantities: numbers with their unit, their vagueness, and what they count.

Counts, money, durations, percentages, ages, distances, measures and ordinals, in figures
and in words. Not quantities: dates, years and clock times (another step finds them),
numbers in names ("Room 12", "F-16"), scores, telephone numbers and the numbers of a
list. "One" counts only before a noun or "of"; "a" never does. Missed: numbers that the
reader has to add up ("three men and two women" is not five people).
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from readout.language.common.calendar.forms import Offset
from readout.language.common.lexemes import Lexemes, lexemes
from readout.language.common.lines import lines
from readout.language.common.parts.amounts import Amount
from readout.language.pack.calendar import Calendar
from readout.language.pack.numbers import Numbers
from readout.language.pack.registry import pack_of
from readout.model.layers import Annotation, Quantity
from readout.model.parse import Parse
from readout.model.span import Span
from readout.model.step import Step

# Names that hold a number as a part of them; the model's other labels (DATE, CARDINAL, …) say nothing.
NAME_LABELS = frozenset(
    {"ORG", "PRODUCT", "FAC", "LAW", "WORK_OF_ART", "EVENT", "GPE", "LOC", "PERSON", "NORP"}
)
COUNTING = frozenset({"nummod", "amod", "det", "compound", "nmod", "quantmod", "advmod", "poss", "predet"})
NOUNS = frozenset({"NOUN", "PROPN"})
PLURAL = frozenset({"NNS", "NNPS"})

# The oldest person on record was 122; a number above this behind a name is no age.
OLDEST = 122


def find_quantities(annotation: Annotation) -> Annotation:
    """Give the annotation its quantities."""
    pack, parse = pack_of(annotation.document.language), annotation.parse
    if pack.numbers is None:
        return replace(annotation, quantities=())
    spans = lines(parse)
    found = [item for span in spans for item in _of_line(parse, span, pack.numbers, pack.calendar)]
    return replace(annotation, quantities=tuple(found))


def _of_line(parse: Parse, span: Span, numbers: Numbers, calendar: Calendar | None) -> Iterator[Quantity]:
    line = lexemes(span.of(parse.text), numbers.piece)
    for amount in numbers.find_amounts(line, taken_by_times(line, calendar)):
        first = _token_at(parse, span.start + line.starts[amount.at])
        last = _token_at(parse, span.start + line.starts[amount.last - 1])
        place = Span(span.start + line.starts[amount.first], span.start + line.ends[amount.last - 1])
        amount = _as_age(parse, line, amount, first, numbers)
        head = _counted_head(parse, amount, first, last, numbers)
        if _is_name(parse, line, amount, first, head, numbers.named):
            continue
        if not _counts(parse, line, amount, first, head, numbers):
            continue
        if head is not None and not parse.word(head)[0].isalpha():
            head = None
        counted = None if head is None else _counted(parse, head, last, span, numbers.of)
        noun = parse.lemmas[head].lower() if head is not None and counted else ""
        yield Quantity(place, amount.kind, amount.low, amount.high, amount.unit, amount.bound, counted, noun)


def taken_by_times(line: Lexemes, calendar: Calendar | None) -> list[bool]:
    """Mark the pieces of a line that belong to dates and clock times; none where no words for time are known.

    A distance from another moment of the story ("three days later") is a duration too.
    """
    taken = [False] * line.size
    for phrase in calendar.find_times(line) if calendar else ():
        if not (isinstance(phrase.form, Offset) and (phrase.form.unsure or phrase.form.anchor == "text")):
            taken[phrase.first : phrase.last] = [True] * (phrase.last - phrase.first)
    return taken


def _token_at(parse: Parse, offset: int) -> int:
    return max(0, bisect_right(parse.starts, offset) - 1)


def _as_age(parse: Parse, line: Lexemes, amount: Amount, token: int, numbers: Numbers) -> Amount:
    """Read "Anna Berg, 16, said" as an age."""
    if amount.kind != "number" or not amount.is_single or not 0 < amount.value <= OLDEST:
        return amount
    if amount.first < 2 or line.low[amount.first - 1] != "," or line.kinds[amount.last - 1] != "n":
        return amount
    ends = line.low[amount.last] in (",", ".", ";", ")", "") or line.low[amount.last] in numbers.behind_age
    if not ends or token < 2 or parse.pos[token - 2] != "PROPN" or amount.value != int(amount.value):
        return amount
    return replace(amount, kind="age", unit="year")


def _counted_head(parse: Parse, amount: Amount, first: int, last: int, numbers: Numbers) -> int | None:
    """Give the noun that is counted, or None."""
    if amount.kind not in ("number", "percent", "ordinal"):
        return None
    after = last + 1
    if after < len(parse) and parse.lemmas[after] in numbers.of:
        return _noun_below(parse, after)
    for token in range(first, last + 1):
        head = parse.heads[token]
        if head > last and parse.pos[head] in NOUNS and parse.deps[token] in COUNTING:
            return head if _same_phrase(parse, last, head) else None
    if amount.kind == "percent":
        return None
    return _noun_after(parse, after)


def _same_phrase(parse: Parse, last: int, head: int) -> bool:
    """Say whether only words of a noun phrase stand between the number and its noun."""
    return all(parse.pos[token] not in ("VERB", "AUX", "ADP", "SCONJ") for token in range(last + 1, head))


def _noun_below(parse: Parse, preposition: int) -> int | None:
    below = parse.child(preposition, "pobj")
    if below is not None and below > preposition and parse.pos[below] in (*NOUNS, "PRON"):
        return below
    return None


def _noun_after(parse: Parse, token: int) -> int | None:
    """Give the noun that follows directly, adjectives between: the parser may hang the number elsewhere."""
    while token < len(parse) and parse.pos[token] in ("ADJ", "PROPN") and parse.tags[token] not in PLURAL:
        token += 1
    if token < len(parse) and parse.pos[token] in NOUNS and parse.tags[token] in PLURAL:
        return token
    return None


def _counted(parse: Parse, head: int, last: int, line: Span, of: frozenset[str]) -> Span | None:
    """Give the noun phrase behind the number up to its head and the nouns joined to it."""
    start = last + 1
    while start < head and (parse.lemmas[start] in of or parse.pos[start] == "PUNCT"):
        start += 1
    end = head
    while True:
        joined = parse.child(end, "conj")
        if joined is None or joined <= end or parse.pos[joined] not in NOUNS:
            break
        between = range(end + 1, joined)
        if any(parse.pos[token] in ("NUM", "DET", "VERB", "AUX", "ADP", "PRON") for token in between):
            break
        end = joined
    if parse.ends[end] > line.end:
        return None
    return parse.span(start, end)


def _is_name(
    parse: Parse, line: Lexemes, amount: Amount, token: int, head: int | None, named: frozenset[str]
) -> bool:
    """Say whether the number is part of a name ("Nord Stream 2"), a label ("Room 12") or a list's number."""
    if amount.kind != "number" or not amount.is_single:
        return False
    before = amount.first - 1
    if before < 0:
        return line.low[amount.last] in (".", ")") and amount.last + 1 < line.size and amount.value < 100
    word = line.low[before - 1] if line.low[before] == "." and before else line.low[before]
    if word in named and not (head is not None and parse.tags[head] in PLURAL):
        return True
    if any(
        first < token < last and label in NAME_LABELS for first, last, label in _names_around(parse, token)
    ):
        return True
    capital = token > 0 and parse.pos[token - 1] == "PROPN" and parse.ends[token - 1] < parse.starts[token]
    return capital and line.kinds[before] == "w" and (head is None or parse.tags[head] not in PLURAL)


def _names_around(parse: Parse, token: int) -> Iterator[tuple[int, int, str]]:
    at = bisect_right(parse.names, (token, len(parse) + 1, "")) - 1
    if at >= 0:
        yield parse.names[at]


def _counts(
    parse: Parse, line: Lexemes, amount: Amount, token: int, head: int | None, numbers: Numbers
) -> bool:
    """Say whether a word that may count does: "some", "one", "first", "half"."""
    word = line.low[amount.at]
    if amount.kind == "ordinal":
        return line.kinds[amount.at] == "n" or (head is not None and parse.tags[token] in ("JJ", "NN", "CD"))
    if amount.kind != "number":
        return True
    behind = line.low[amount.last]
    if word in numbers.one and amount.is_single and amount.last == amount.at + 1:
        return (head is not None and parse.pos[head] in NOUNS) or behind in numbers.parts
    if amount.bound == "vague" and word in numbers.vague:
        return head is not None and parse.tags[head] in PLURAL
    return True


STEP = Step(name="quantities", needs=("sentences",), gives=("quantities",), run=find_quantities)
