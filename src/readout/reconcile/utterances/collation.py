"""Collate quotations: put together all versions of one utterance over all documents.

A version may be direct, mixed or indirect. Versions join when they share enough of their
words and the same one speaks, or may be speaking; the same exact words given to somebody
else are kept together, and the change of speaker is a variant. Utterances that a single
document carries are collations of one version.

Every direct and mixed quotation is in some collation. An indirect one that stands alone is
listed only when its speaker has a name.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from readout.model.identity import Identities
from readout.model.layers import Annotation
from readout.model.readout import Collation, Origin, Version
from readout.reconcile.utterances.likeness import Likeness, compare
from readout.reconcile.utterances.pieces import Utterance, find_utterances
from readout.reconcile.utterances.remarks import find_remarks
from readout.reconcile.utterances.variants import find_variants
from readout.reconcile.utterances.voices import Directory, speaker_of
from readout.reconcile.utterances.weights import Weights, weigh_words

# An utterance is compared with so many others, those with the rarest words in common, so that the cost
# grows with the number of documents and not with its square.
COMPARED = 12
# Of the utterances that share a word so many are looked through, the first: whoever comes later joins them.
# In stories of 80 documents no word of weight has so many.
MOST_HOLDERS = 200
# Words in common below this weight make no candidate.
LEAST_IN_COMMON = 0.3
# A paraphrase of fewer words ("to react") is nobody's utterance.
SHORTEST_PARAPHRASE = 4
# Two groups of versions join when so much of their pairs would join by themselves.
LINKED = 0.5
# The fullest version first: exact words before paraphrase, long before short.
FORMS = {"direct": 0, "mixed": 1, "indirect": 2}


def collate(
    annotations: Sequence[Annotation], identities: Identities, origins: Sequence[Origin]
) -> tuple[Collation, ...]:
    """Give every utterance of the story with its versions, those of most origins first.

    Documents that copy each other are listed each with their version, because copies differ too.
    """
    directory = Directory.made(annotations, identities)
    utterances = [
        piece
        for annotation in annotations
        for piece in find_utterances(annotation, directory)
        if piece.form != "indirect" or len(piece.words) >= SHORTEST_PARAPHRASE
    ]
    utterances += find_remarks(annotations, directory)
    order = {annotation.document.id: place for place, annotation in enumerate(annotations)}
    groups = _join(utterances, weigh_words(annotations))
    collations = []
    for group in _without_repeats(_mended(groups, utterances)):
        group = _with_one_remark(group)
        if len(group) > 1 or (group and _is_worth_listing(group[0])):
            collations.append(_collation(group, order))
    origin_of = {name: place for place, origin in enumerate(origins) for name in origin.documents}
    return tuple(sorted(collations, key=lambda found: _rank(found, origin_of, order)))


@dataclass(slots=True)
class _Joiner:
    """Joins utterances into groups, the surest pair first."""

    utterances: Sequence[Utterance]
    weights: Weights
    group: list[int]
    members: list[list[int]]
    known: dict[tuple[int, int], Likeness]

    def likeness(self, one: int, other: int) -> Likeness:
        key = (one, other) if one < other else (other, one)
        if key not in self.known:
            self.known[key] = compare(self.utterances[key[0]], self.utterances[key[1]], self.weights)
        return self.known[key]

    def join(self, one: int, other: int) -> None:
        left, right = sorted((self.group[one], self.group[other]))
        if left == right or not self._may_join(self.members[left], self.members[right]):
            return
        self.members[left] += self.members[right]
        for place in self.members[right]:
            self.group[place] = left
        self.members[right] = []

    def _may_join(self, left: list[int], right: list[int]) -> bool:
        """Say whether most pairs join, and none of them are two utterances of one document."""
        pairs = [(one, other) for one in left[:COMPARED] for other in right[:COMPARED]]
        linked = 0
        for one, other in pairs:
            likeness = self.likeness(one, other)
            linked += likeness.is_one_utterance
            if self.utterances[one].is_beside(self.utterances[other]) and not likeness.is_repeat:
                return False
        return linked >= LINKED * len(pairs)


def _join(utterances: Sequence[Utterance], weights: Weights) -> list[list[int]]:
    """Give the places of the utterances in groups, each in one."""
    repeats: dict[Hashable, list[int]] = {}
    for place, utterance in enumerate(utterances):
        repeats.setdefault(_identity(utterance, place), []).append(place)
    distinct = [places[0] for places in repeats.values()]
    again = {places[0]: places for places in repeats.values()}
    groups = _join_distinct([utterances[place] for place in distinct], weights)
    return [sorted(same for place in group for same in again[distinct[place]]) for group in groups]


def _identity(utterance: Utterance, place: int) -> Hashable:
    """Give what a document's exact repeats have in common; an utterance of few words is like no other."""
    if len(utterance.words) < SHORTEST_PARAPHRASE:
        return place
    voice = utterance.voice
    said = (utterance.words.forms, utterance.quoted, utterance.form, utterance.is_remark)
    return utterance.document.id, said, voice.entity, voice.name, voice.words


def _join_distinct(utterances: Sequence[Utterance], weights: Weights) -> list[list[int]]:
    count = len(utterances)
    joiner = _Joiner(utterances, weights, list(range(count)), [[place] for place in range(count)], {})
    scored = []
    for one, other in _candidates(utterances, weights):
        likeness = joiner.likeness(one, other)
        if likeness.is_one_utterance:
            scored.append((-likeness.score, one, other))
    for _, one, other in sorted(scored):
        joiner.join(one, other)
    return [sorted(group) for group in joiner.members if group]


def _candidates(utterances: Sequence[Utterance], weights: Weights) -> list[tuple[int, int]]:
    """Give pairs of utterances that share rare words or a run of exact words, each once."""
    holders: dict[str, list[int]] = {}
    signs = [_signs(utterance, weights) for utterance in utterances]
    pairs: set[tuple[int, int]] = set()
    for place, own in enumerate(signs):
        common: Counter[int] = Counter()
        for sign, weight in own.items():
            for other in holders.get(sign, ()):
                common[other] += weight  # type: ignore[assignment]  # a Counter adds fractions as well
            if len(known := holders.setdefault(sign, [])) < MOST_HOLDERS:
                known.append(place)
        likely = [(-weight, other) for other, weight in common.items() if weight >= LEAST_IN_COMMON]
        pairs.update((other, place) for _, other in sorted(likely)[:COMPARED])
    return sorted(pairs)


def _signs(utterance: Utterance, weights: Weights) -> dict[str, float]:
    """Give what an utterance is found by: its words of content, and two exact words in a row."""
    signs = {lemma: weights.of(lemma) for lemma in utterance.lemmas if lemma}
    forms = utterance.words.forms
    for at, (first, second) in enumerate(zip(forms, forms[1:], strict=False)):
        if utterance.quoted[at] and utterance.quoted[at + 1]:
            signs[f"{first} {second}"] = 0.15
    return signs


def _mended(groups: list[list[int]], utterances: Sequence[Utterance]) -> list[list[Utterance]]:
    """Join pieces of one quotation again that no other document parts.

    Where several documents carry the same sentences in a row, the row is one utterance.
    """
    groups = sorted(groups)
    group_of = {place: number for number, group in enumerate(groups) for place in group}
    mended: dict[int, list[Utterance]] = {}
    begins: dict[int, int] = {}  # a group -> the group that its row begins with
    for number, group in enumerate(groups):
        pieces = [utterances[place] for place in group]
        before = group_of.get(group[0] - 1)
        if before is not None and _goes_on(groups[before], group, utterances):
            begins[number] = first = begins[before]
            mended[first] = [one.joined(two) for one, two in zip(mended[first], pieces, strict=True)]
        else:
            begins[number] = number
            mended[number] = pieces
    return list(mended.values())


def _goes_on(before: list[int], group: list[int], utterances: Sequence[Utterance]) -> bool:
    """Say whether every piece of a group is the next one after a piece of the group before."""
    return before == [place - 1 for place in group] and all(
        utterances[place].follows(utterances[place - 1])
        and utterances[place].form == utterances[place - 1].form
        for place in group
    )


def _without_repeats(groups: Iterable[list[Utterance]]) -> list[list[Utterance]]:
    """Leave out a piece that another quotation of the same document has wholly inside it."""
    return [_outermost(group) for group in groups]


def _outermost(group: list[Utterance]) -> list[Utterance]:
    """Keep of each document's pieces those that no other mostly covers, in the group's order."""
    kept: set[int] = set()
    reached: dict[str, int] = {}
    outer_first = sorted(
        range(len(group)),
        key=lambda place: (group[place].evidence.start, -group[place].evidence.end, place),
    )
    for place in outer_first:
        evidence = group[place].evidence
        new = evidence.end - max(evidence.start, reached.get(evidence.doc, -1))
        if 2 * new > evidence.end - evidence.start:
            reached[evidence.doc] = evidence.end
            kept.add(place)
    return [piece for place, piece in enumerate(group) if place in kept]


def _with_one_remark(group: list[Utterance]) -> list[Utterance]:
    """Keep the first of each document's remarks.

    Nothing is left where no document cites anybody: the words in marks are irony, or a name.
    """
    if all(piece.is_remark for piece in group):
        return []
    first: dict[str, tuple[str, int, int]] = {}
    for piece in sorted(group, key=lambda piece: piece.place):
        if piece.is_remark:
            first.setdefault(piece.document.id, piece.place)
    return [piece for piece in group if not piece.is_remark or first[piece.document.id] == piece.place]


def _is_worth_listing(utterance: Utterance) -> bool:
    return utterance.form != "indirect" or utterance.voice.is_named


def _collation(group: list[Utterance], order: dict[str, int]) -> Collation:
    group = sorted(
        group,
        key=lambda piece: (FORMS[piece.form], -len(piece.words), order[piece.evidence.doc], piece.place),
    )
    versions = tuple(Version(piece.form, piece.evidence, piece.voice.words) for piece in group)
    return Collation(
        speaker=speaker_of(piece.voice for piece in group), versions=versions, variants=find_variants(group)
    )


def _rank(
    found: Collation, origin_of: dict[str, int], order: dict[str, int]
) -> tuple[int, int, int, int, int]:
    documents = {version.evidence.doc for version in found.versions}
    origins = {origin_of.get(name, -1 - order[name]) for name in documents}
    first = found.versions[0].evidence
    return (-len(origins), -len(documents), FORMS[found.versions[0].form], order[first.doc], first.start)
