"""Judge two readings of one place of a copied sentence.

All words around them are the same, so they are of one thing at one moment as the text tells it. What is
left to ask is whether both can be true: a rounding, a bound, a place within the other, a later count.
"""

from collections.abc import Mapping

from rapidfuzz.distance import DamerauLevenshtein

from readout.language.common.calendar.values import compare_times, normal_time
from readout.language.common.words import stem
from readout.language.en.comparing.edits import content, negations, same_words
from readout.language.en.comparing.names import POSSESSIVE
from readout.language.en.meaning import SYNONYM, nearness
from readout.language.en.names.alike import SAME, same_name
from readout.language.en.names.places import country, demonym_country, seat_of
from readout.language.en.numbers.values import compare_quantities, normal_form
from readout.model.document import Document
from readout.model.layers import Quantity, TimeExpression
from readout.model.readout import DifferenceKind, Verdict
from readout.model.span import Span
from readout.reconcile.copies.readings import Name, Reading
from readout.reconcile.values.verdicts import GROWING, grown_older

Judged = tuple[Verdict, str]

OTHERWISE = "the sentences are otherwise the same"


def judge_readings(
    kind: DifferenceKind,
    one: Reading,
    two: Reading,
    documents: tuple[Document, Document],
    outcomes: Mapping[tuple[str, Span], str],
) -> Judged | None:
    """Give the verdict on two readings and why, or None where nothing differs that a reader should know.

    Args:
        kind: of the difference.
        one: the first reading.
        two: the second reading.
        documents: that they stand in.
        outcomes: what became of what a quantity counts, by document and place.
    """
    if kind == "polarity":
        return _judge_polarity(one, two)
    if kind == "modality":
        return "precision", "one says that it is so, the other only that it may be"
    if kind == "wording":
        return _judge_words(one, two)
    if isinstance(one.value, Name) and isinstance(two.value, Name):
        return _judge_names(one.value, two.value, documents)
    if isinstance(one.value, Quantity) and isinstance(two.value, Quantity):
        return _judge_quantities(one.value, two.value, documents, outcomes)
    if isinstance(one.value, TimeExpression) and isinstance(two.value, TimeExpression):
        return _judge_times(one.value, two.value, one.words, two.words)
    return "unclear", f"{OTHERWISE}, but what the figures measure could not be told"


def label_of(reading: Reading, text: str) -> str:
    """Give what to call the value of a side."""
    value = reading.value
    if isinstance(value, Quantity):
        return normal_form(value)
    if isinstance(value, TimeExpression) and value.value is not None:
        return normal_time(value)
    if isinstance(value, Name):
        return value.text
    return " ".join(reading.segment.cited(reading.places, text).of(text).split()) if reading.places else "–"


def _judge_polarity(one: Reading, two: Reading) -> Judged:
    if negations(one.words) or negations(two.words):
        return "conflict", f"one says it, the other says that it is not so; {OTHERWISE}"
    if one.quoted and two.quoted:
        return "unclear", "both give these as the exact words, so at least one does not have them exactly"
    return "conflict", f"“{' '.join(one.words)}” is the opposite of “{' '.join(two.words)}”; {OTHERWISE}"


def _judge_quantities(
    one: Quantity,
    two: Quantity,
    documents: tuple[Document, Document],
    outcomes: Mapping[tuple[str, Span], str],
) -> Judged | None:
    judged = compare_quantities(one, two, documents[0].text, documents[1].text)
    if judged is None:
        return "unclear", f"{normal_form(one)} and {normal_form(two)} are not of one unit; {OTHERWISE}"
    if judged[0] != "conflict":
        return judged
    appeared = [document.published.moment if document.published else "" for document in documents]
    if one.kind == two.kind == "age" and (
        aged := grown_older(judged[1], one, two, (appeared[0], appeared[1]))
    ):
        return aged
    became = {
        outcomes.get((document.id, value.span), "")
        for document, value in zip(documents, (one, two), strict=True)
    }
    if len(became) == 2 and "" not in became:
        return None  # of the dead and of the injured: the words around are the same but for that
    if len(became) == 1 and became <= GROWING:
        return _judge_growing(judged[1], documents)
    return "conflict", f"{judged[1]}; {OTHERWISE}"


def _judge_growing(why: str, documents: tuple[Document, Document]) -> Judged:
    """Say whether a count was brought up to date: the documents appeared at two moments."""
    times = [document.published.moment if document.published else "" for document in documents]
    if not all(times):
        return "unclear", f"{why}; such counts change, and which report is later is not known"
    if times[0] == times[1]:
        return "conflict", f"{why}; {OTHERWISE}"
    later = documents[0] if times[0] > times[1] else documents[1]
    return "update", f"{why}; such counts change, and {later.name} appeared later"


def _judge_times(
    one: TimeExpression, two: TimeExpression, first: tuple[str, ...], second: tuple[str, ...]
) -> Judged | None:
    judged = compare_times(one, two)
    if judged is None:
        return "unclear", f"two times that were not resolved; {OTHERWISE}"
    if judged[0] != "conflict":
        return judged
    told = [
        value.rule.startswith("nearest weekday") or any(word[0].isdigit() for word in words)
        for value, words in ((one, first), (two, second))
    ]
    if told[0] != told[1]:
        return "unclear", f"{judged[1]}, as far as the days of publication are right; {OTHERWISE}"
    return "conflict", f"{judged[1]}; {OTHERWISE}"


def _judge_names(one: Name, two: Name, documents: tuple[Document, Document]) -> Judged | None:
    if one.text.casefold() == two.text.casefold():
        return None
    if _are_spellings(one, two):
        return "same", "two spellings of one name"
    words = {word.casefold().removesuffix(POSSESSIVE) for word in one.text.split()}
    others = {word.casefold().removesuffix(POSSESSIVE) for word in two.text.split()}
    if words <= others or others <= words:
        return None  # one gives more of the name
    if "place" in (one.kind, two.kind):
        return _judge_places(one.text, two.text, documents)
    if one.kind == two.kind == "person":
        if _says_more(one.text) or _says_more(two.text):
            return None  # the words around the names were written anew, or one describes whom the other names
        if one.text[0] == two.text[0] and DamerauLevenshtein.distance(one.text, two.text) == 1:
            return "unclear", f"one letter apart: two spellings of one name, or two people; {OTHERWISE}"
        return "conflict", f"they name two people; {OTHERWISE}"
    return "unclear", f"two names, which may stand for one thing; {OTHERWISE}"


def _says_more(name: str) -> bool:
    """Say whether words of content follow a name that are no part of it: "Hill said"."""
    words = name.split()
    last = max((at for at, word in enumerate(words) if word[:1].isupper()), default=0)
    return any(word.isalpha() for word in content(words[last + 1 :]))


def _are_spellings(one: Name, two: Name) -> bool:
    kind = "person" if one.kind == two.kind == "person" else "organisation"
    return same_name(one.text, two.text, kind) >= SAME  # type: ignore[arg-type]  # both are types of entity


def _judge_places(one: str, two: str, documents: tuple[Document, Document]) -> Judged:
    lands = [_land(name) for name in (one, two)]
    if lands[0] and lands[1]:
        if lands[0] == lands[1]:
            return "same", f"both are {lands[0]}"
        return "conflict", f"they name two countries; {OTHERWISE}"
    holders = [land or seat_of(name) for land, name in zip(lands, (one, two), strict=True)]
    if holders[0] and holders[0] == holders[1]:
        return "precision", f"one lies within the other, {holders[0]}"
    for inner, outer in ((one, two), (two, one)):
        if any(f"{inner}, {outer}" in document.text for document in documents):
            return "precision", "one lies within the other"
    return "unclear", f"one of the two places may lie within the other; {OTHERWISE}"


def _land(name: str) -> str | None:
    """Give the country that a name or its people's name names: "US citizens" are Americans."""
    found = country(name) or demonym_country(name)
    if found is None and " " in name and name.split()[-1].islower():
        first = name.rpartition(" ")[0]
        found = country(first) or demonym_country(first)
    return found


def _judge_words(one: Reading, two: Reading) -> Judged | None:
    if one.quoted and two.quoted:
        return "unclear", "both give these as the exact words, so at least one does not have them exactly"
    if same_words(one.words, two.words):
        return None
    near = max(
        (
            nearness(f"{stem_of}/{part}", f"{other}/{part}")
            for stem_of in (*one.words, *map(stem, one.words))
            for other in (*two.words, *map(stem, two.words))
            for part in "nva"
        ),
        default=0.0,
    )
    if near >= SYNONYM:
        return "same", f"another word for the same; {OTHERWISE}"
    if not near and len(content(one.words)) == len(content(two.words)) == 1:
        return "unclear", f"another word, which need not say the same; {OTHERWISE}"
    return "precision", f"another choice of words; {OTHERWISE}"
