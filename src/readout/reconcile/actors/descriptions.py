"""Find people whom documents describe in different words: "a colonel", "the ministry's spokesman".

Counted: an office or a trade beside a person's name, in the first words that each document gives.
Not counted: what somebody is besides ("the winner", "her father"), a country more or less ("the president",
"the Velmoran president"), and words that differ only in their form.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from readout.language.common.words import split_words
from readout.language.en.comparing.names import without_possessive
from readout.language.en.comparing.roles import role_words, spelt_out, with_former
from readout.language.en.names.people import title_kind
from readout.language.en.names.places import country, demonym_country
from readout.model.identity import Identities
from readout.model.layers import Annotation, Mention
from readout.model.readout import VERDICTS, Difference, Evidence, Pair, Side, Verdict
from readout.model.span import Span

# A description stands at most so many characters from the name.
BEFORE, AFTER = 90, 120

Described = dict[frozenset[str], dict[str, Evidence]]


def find_description_differences(
    annotations: Sequence[Annotation], identities: Identities
) -> Iterator[Difference]:
    """Yield a difference for each person whom two documents describe in different words."""
    described: dict[str, Described] = defaultdict(lambda: defaultdict(dict))
    for annotation in annotations:
        for identity, role in _described(annotation, identities):
            said = role.of(annotation.document.text)
            words = _telling(said)
            if words and _is_office(said):
                evidence = Evidence.at(annotation.document, role)
                described[identity][words].setdefault(annotation.document.id, evidence)
    for entity in identities.entities:
        found = _fullest(described.get(entity.id, {}))
        if len(found) > 1 and len({name for places in found.values() for name in places}) > 1:
            yield _difference(entity.name, found)


def _fullest(described: Described) -> Described:
    """Leave out a single word that another description has too: "the spokesman" says nothing else."""
    return {
        words: places
        for words, places in described.items()
        if len(words) > 1 or not any(words < other for other in described)
    }


def _described(annotation: Annotation, identities: Identities) -> Iterator[tuple[str, Span]]:
    """Yield each person of the story that the document describes, with the first description's place."""
    text = annotation.document.text
    roles = {
        entity.id: entity.roles
        for entity in annotation.entities or ()
        if entity.type == "person" and entity.roles
    }
    done: set[str] = set()
    for mention in annotation.mentions or ():
        if mention.form != "name" or mention.entity not in roles or mention.entity in done:
            continue
        place = _beside(text, mention, roles[mention.entity])
        identity = identities.of.get((annotation.document.id, mention.entity))
        if place is not None and identity is not None:
            done.add(mention.entity)
            yield identity, place


def _beside(text: str, mention: Mention, roles: Sequence[str]) -> Span | None:
    """Give the place of the description that stands nearest to the name."""
    start, end = mention.span.start, mention.span.end
    found = []
    for role in roles:
        before = text.rfind(role, max(0, start - BEFORE), start)
        after = text.find(role, end, end + AFTER)
        if before >= 0:
            found.append((start - before - len(role), Span(before, before + len(role))))
        if after >= 0:
            found.append((after - end, Span(after, after + len(role))))
    return min(found)[1] if found else None


def _is_office(role: str) -> bool:
    """Say whether the description has the word of an office or a trade in it: "president", "pilot"."""
    return any(title_kind(form) == "title" for form in split_words(role).forms)


def _telling(role: str) -> frozenset[str]:
    """Give the words of a description that tell it from another: countries, articles and kin left out."""
    words = with_former(role).split()
    kept: list[str] = []
    at = 0
    while at < len(words):
        size = next((size for size in (2, 1) if _is_country(" ".join(words[at : at + size]))), 0)
        kept.extend(words[at : at + 1] if not size else [])
        at += size or 1
    return role_words(" ".join(kept))


def _is_country(words: str) -> bool:
    bare = without_possessive(words).strip(",")
    return bool(country(bare) or demonym_country(bare))


def _difference(name: str, described: Described) -> Difference:
    written = sorted(described, key=lambda words: -len(described[words]))  # stable
    sides = tuple(
        Side(value=next(iter(described[words].values())).exact, evidence=tuple(described[words].values()))
        for words in written
    )
    pairs = tuple(
        Pair((one, two), *_judge(written[one], written[two]))
        for one, two in combinations(range(len(written)), 2)
    )
    weightiest = min(pairs, key=lambda pair: VERDICTS.index(pair.verdict))
    return Difference(name, "person", weightiest.verdict, weightiest.why, sides, pairs)


def _judge(one: frozenset[str], two: frozenset[str]) -> tuple[Verdict, str]:
    mine, theirs = spelt_out(one), spelt_out(two)
    if mine == theirs:
        return "same", "one office in two forms"
    if mine < theirs or theirs < mine:
        return "precision", "one says more of who it is"
    return "precision", "each says in its own words who it is"
