"""Find people, organisations and places whose name documents write in different ways.

Counted: the fullest form that each document uses; two words or more for a person. Not counted: a surname
alone, a title, an article, capitals and points, letters for a name, the names of countries, and a name of a
thing that only says less than another.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from readout.language.common.words import split_words
from readout.language.en.comparing.names import LITTLE, NO_NAME, POSSESSIVE
from readout.language.en.names.match import person_words, word_likeness
from readout.language.en.names.organisations import is_acronym
from readout.language.en.names.people import title_kind
from readout.language.en.names.places import country, demonym_country
from readout.model.identity import Identities
from readout.model.layers import Annotation, EntityType, Mention
from readout.model.readout import (
    VERDICTS,
    Difference,
    DifferenceKind,
    Evidence,
    Pair,
    Side,
    StoryEntity,
    Verdict,
)
from readout.model.span import Span
from readout.reconcile.actors.descriptions import find_description_differences

# What a difference of names is called, by what is named; other things are only written in other words.
KINDS: Mapping[EntityType, DifferenceKind] = {"person": "person", "organisation": "person", "place": "place"}
# Things whose names are compared: for a group or a work, another form is seldom another name.
COMPARED: frozenset[EntityType] = frozenset({"person", "organisation", "place", "event", "product"})
# Words from this likeness on are one word in two spellings.
ALIKE = 0.8
# Two names that differ in one word are one in two spellings when that word is at least so alike.
SPELT = 0.7

Forms = dict[tuple[str, ...], dict[str, Evidence]]


def find_name_differences(annotations: Sequence[Annotation], identities: Identities) -> Iterator[Difference]:
    """Yield a difference for each of the story's entities that documents name or describe in two ways."""
    forms = _fullest_forms(annotations, identities)
    for entity in identities.entities:
        found = forms.get(entity.id, {})
        if entity.type == "person" and len(found) > 1:
            yield _difference(entity, found)
        elif entity.type in COMPARED and not any(country(name.text) for name in entity.names):
            found = _telling(found)
            if len(found) > 1:
                yield _difference(entity, found)
    yield from find_description_differences(annotations, identities)


def _telling(forms: Forms) -> Forms:
    """Keep the names of a thing that each have a word of their own."""
    kept: Forms = {}
    for form in sorted(forms, key=lambda form: (-len(forms[form]), -len(form))):
        if all(_are_two(form, other) for other in kept):
            kept[form] = forms[form]
    return kept


def _are_two(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Say whether each name has a word that the other has in no form: no shorter name, no other spelling."""
    mine = [word for word in dict.fromkeys(one) if word not in two]
    theirs = [word for word in dict.fromkeys(two) if word not in one]
    if not mine or not theirs or one[0] == two[0] and min(len(one), len(two)) == 1:
        return False
    if any(map(title_kind, (*mine, *theirs))):  # "Orlo CEO" is no name of Orlo
        return False
    for some, rest, full in ((mine, theirs, two), (theirs, mine, one)):
        if any(is_acronym(word.upper(), " ".join(names)) for word in some for names in (rest, full)):
            return False
    if all(any(word_likeness(word, other) >= ALIKE for other in theirs) for word in mine):
        return False
    return _are_of_one(mine, theirs, len(set(one) & set(two)))


def _are_of_one(mine: list[str], theirs: list[str], shared: int) -> bool:
    """Say whether two names are one thing's: they share much, differ in a letter, or one is letters."""
    if any(demonym_country(word.title()) or country(word.title()) for word in (*mine, *theirs)):
        return False
    differ_little = (
        len(mine) == len(theirs) == 1 and SequenceMatcher(None, mine[0], theirs[0]).ratio() >= SPELT
    )
    is_letters = not shared and min(len(mine), len(theirs)) == 1 < max(len(mine), len(theirs))
    return differ_little or is_letters or 2 * shared >= shared + len(mine) + len(theirs)


def _fullest_forms(annotations: Sequence[Annotation], identities: Identities) -> dict[str, Forms]:
    """Give, by entity and comparable form, the first place of each document's fullest form.

    Where a document writes a person's name in two ways of as many words, it has two fullest forms.
    """
    types = {entity.id: entity.type for entity in identities.entities}
    forms: dict[str, Forms] = defaultdict(lambda: defaultdict(dict))
    for annotation in annotations:
        document = annotation.document
        written: dict[str, dict[tuple[str, ...], Span]] = defaultdict(dict)
        for mention in annotation.mentions or ():
            identity = identities.of.get((document.id, mention.entity))
            if identity is None or mention.form != "name":
                continue
            span = mention.span
            if types[identity] == "person":
                span = _whole(document.text, mention)
            form = _form(span.of(document.text), types[identity])
            if form:
                written[identity].setdefault(form, span)
        for identity, found in written.items():
            fullest = max(found, key=lambda form: sum(map(len, form)))
            for form, span in found.items():
                if form == fullest or (types[identity] == "person" and len(form) == len(fullest)):
                    forms[identity][form][document.id] = Evidence.at(document, span)
    return forms


def _whole(text: str, mention: Mention) -> Span:
    """Give the name with the rest of a word that a hyphen joins to it: "Moon Jae-in"."""
    end = mention.span.end
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():
        end += 1
        while text[end : end + 1].isalpha():
            end += 1
    return Span(mention.span.start, end)


def _form(name: str, kind: EntityType) -> tuple[str, ...]:
    """Give the words by which a name is compared; none for a person's single name."""
    words = tuple(form.removesuffix(POSSESSIVE) for form in split_words(name).forms)
    if kind != "person":
        return tuple(word for word in words if word not in LITTLE)
    while words and (title_kind(words[0]) or demonym_country(words[0].title())):
        words = words[1:]
    is_name = len(words) > 1 and len(person_words(name)) > 1 and not NO_NAME.intersection(words)
    return words if is_name and not any(word[0].isdigit() or title_kind(word) for word in words) else ()


def _difference(entity: StoryEntity, forms: Forms) -> Difference:
    written = sorted(forms, key=lambda form: -len(forms[form]))  # stable: else in the order of the documents
    sides = tuple(
        Side(value=next(iter(forms[form].values())).exact, evidence=tuple(forms[form].values()))
        for form in written
    )
    judge = _judge_person if entity.type == "person" else _judge_thing
    pairs = tuple(
        Pair((one, two), *judge(written[one], written[two]))
        for one, two in combinations(range(len(written)), 2)
    )
    weightiest = min(pairs, key=lambda pair: VERDICTS.index(pair.verdict))
    kind = KINDS.get(entity.type, "wording")
    return Difference(entity.name, kind, weightiest.verdict, weightiest.why, sides, pairs)


def _judge_person(one: tuple[str, ...], two: tuple[str, ...]) -> tuple[Verdict, str]:
    if "".join(one) == "".join(two):
        return "same", "one name, with and without hyphens"
    if len(one) == len(two):
        if any(_is_initial(first, second) for first, second in zip(one, two, strict=True)):
            return "precision", "one gives a name, the other its initial"
        return "same", "two spellings of one name"
    return "precision", "one gives more of the name"


def _is_initial(one: str, two: str) -> bool:
    return one != two and min(len(one), len(two)) == 1 and one[0] == two[0]


def _judge_thing(one: tuple[str, ...], two: tuple[str, ...]) -> tuple[Verdict, str]:
    return "same", "two names of one thing" if set(one) != set(two) else "one name in another order"
