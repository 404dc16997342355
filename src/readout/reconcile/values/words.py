"""Tell by the words around two values that they are of two things of one kind.

The grammar around "its next 23 games" and "40 games" is the same, and so is that of two storms which each
destroyed a clinic. The words that tell them apart stand right before the value or in the names near it.
"""

from readout.language.en.comparing.values import ANYBODY, ANYHOW, ELAPSED, NAMED_IN_ROWS, WHOLE
from readout.language.en.meaning import nearness
from readout.language.en.speech import cues
from readout.model.layers import Quantity, TimeExpression
from readout.reconcile.values.measures import Measure

# How far before a value its phrase is read, and around it the names.
BEFORE, AROUND = 60, 160


def are_two_of_a_kind(one: Measure, two: Measure, texts: tuple[str, str]) -> bool:
    """Say whether two values are of two things of one kind, though the same words govern them.

    Args:
        one: the first value in its place.
        two: the second value in its place.
        texts: of their documents.
    """
    if isinstance(one.value, Quantity) and isinstance(two.value, Quantity):
        whole = _tells_of_whole(one, texts[0]) != _tells_of_whole(two, texts[1])
        return whole or _elapses(one, two, texts) or _count_other_people(one, two)
    if not (isinstance(one.value, TimeExpression) and isinstance(two.value, TimeExpression)):
        return False
    return (_is_statement(one) and _is_statement(two)) or _names_in_rows(one, two, texts)


def _before(measure: Measure, text: str) -> str:
    return text[max(0, measure.span.start - BEFORE) : measure.span.start].lower()


def _around(measure: Measure, text: str) -> str:
    start = max(measure.sentence.start, measure.span.start - AROUND)
    return text[start : min(measure.sentence.end, measure.span.end + AROUND)]


def _tells_of_whole(measure: Measure, text: str) -> bool:
    return WHOLE.search(_before(measure, text)) is not None


def _elapses(one: Measure, two: Measure, texts: tuple[str, str]) -> bool:
    if not (isinstance(one.value, Quantity) and one.value.kind == "duration"):
        return False
    elapsed = [
        ELAPSED.search(_before(measure, text)) is not None
        for measure, text in zip((one, two), texts, strict=True)
    ]
    before_noun = ["-" in measure.span.of(text) for measure, text in zip((one, two), texts, strict=True)]
    return (elapsed[0] and before_noun[1]) or (elapsed[1] and before_noun[0])


def _count_other_people(one: Measure, two: Measure) -> bool:
    """Say whether both count people, of whom only the verb tells which, and no verb is the same.

    "2.5 million people are eligible" and "2.4 million people voted" count other people.
    """
    if not all(isinstance(item.value, Quantity) and item.value.noun in ANYBODY for item in (one, two)):
        return False
    if one.outcome and one.outcome == two.outcome:
        return False
    verbs = [
        [verb for verb in item.governors if verb.endswith("/v") and verb not in ANYHOW] for item in (one, two)
    ]
    return not any(nearness(mine, other) > 0 for mine in verbs[0] for other in verbs[1])


def _is_statement(measure: Measure) -> bool:
    """Say whether a time is that of words that were said: the same may be said again on another day."""
    lemma = measure.governors[0].rpartition("/")[0] if measure.governors else ""
    return cues().is_speech(lemma)


def _names_in_rows(one: Measure, two: Measure, texts: tuple[str, str]) -> bool:
    """Say whether the sentences name two of one row: one storm and another."""
    rows: list[dict[str, set[str]]] = []
    for measure, text in zip((one, two), texts, strict=True):
        names: dict[str, set[str]] = {}
        for kind, name in NAMED_IN_ROWS.findall(_around(measure, text)):
            names.setdefault(kind.lower(), set()).add(name.lower())
        rows.append(names)
    return any(rows[0][kind].isdisjoint(rows[1][kind]) for kind in rows[0].keys() & rows[1].keys())
