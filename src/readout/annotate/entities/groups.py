"""Decide which uses of which forms name the same thing in one document.

Full names make the groups; shorter forms go to the group that they fit. A surname that fits
two people goes, use by use, to the one named last.
"""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from readout.annotate.entities.candidates import Candidate
from readout.annotate.entities.forms import Form, Votes, best_type
from readout.language.common.names.index import NameIndex
from readout.language.pack.names import Names
from readout.model.layers import EntityType

# Among bearers of one surname, the one who is named in full this many times as often gets the bare one.
DOMINANCE = 2
# A surname that more people of one document bear says nothing by itself.
MOST_BEARERS = 16
# A single word that no full name and no title explains is a person only when nothing else is said of it:
# reports introduce people by their full names, and the model takes many firms for persons.
LONE_WORD_VOTE = 0.5


@dataclass(slots=True)
class Group:
    """Uses of names that refer to one thing.

    Attributes:
        forms: the forms that only this group has.
        uses: the candidates, in order of the text.
        votes: evidence for each type.
    """

    forms: list[Form] = field(default_factory=list)
    uses: list[Candidate] = field(default_factory=list)
    votes: Votes = field(default_factory=lambda: defaultdict(float))

    @property
    def type(self) -> EntityType:
        """Give the type with most evidence."""
        return best_type(self.votes)

    def add(self, form: Form) -> None:
        """Take in all uses of `form`."""
        self.forms.append(form)
        self.uses.extend(form.uses)
        for kind, votes in form.votes.items():
            self.votes[kind] += votes

    def fits(self, words: tuple[str, ...]) -> bool:
        """Say whether every full name of the group can be shortened to, or extended by, `words`."""
        full = [form for form in self.forms if len(form.person) > 1]
        return bool(full) and all(form.names.likeness.fits_person(words, form.person) for form in full)


def group_forms(
    names: Names, forms: dict[tuple[str, ...], Form], aliases: Mapping[Candidate, Candidate] | None = None
) -> list[Group]:
    """Give the groups of a document's forms, in order of first use; every use is in one.

    Args:
        names: what the document's language knows of names.
        forms: what the document names, as `gather_forms` gives it.
        aliases: uses that stand in brackets behind another, as its short form.
    """
    _fold_aliases(forms, aliases or {})
    waiting = sorted(forms.values(), key=lambda form: (-len(form.person), form.uses[0].first))
    people, index = _people(names, [form for form in waiting if _is_full_person(form)])
    rest = [form for form in waiting if not _is_full_person(form)]
    things: list[Form] = []
    for form in rest:
        if not _join_person(form, [people[number] for number in index.alike([form.name])]):
            if len(form.person) == 1 and not form.titled and not names.lexicon.given_gender(form.person[0]):
                form.doubt_person(LONE_WORD_VOTE)
            things.append(form)
    groups = [*people, *_things(names, things)]
    for group in groups:
        group.uses.sort(key=lambda use: use.first)
    return sorted((group for group in groups if group.uses), key=lambda group: group.uses[0].first)


def _fold_aliases(forms: dict[tuple[str, ...], Form], aliases: Mapping[Candidate, Candidate]) -> None:
    """Give all uses of a short form to the form that it stands behind in brackets."""
    home = {use: key for key, form in forms.items() for use in form.uses}
    for short, long in aliases.items():
        one, other = home.get(short), home.get(long)
        if one is None or other is None or one == other or one not in forms or other not in forms:
            continue
        handle = forms[one].name.startswith("@")
        if not handle and forms[other].type == "person" and len(forms[other].person) > 1:
            continue
        taken = forms.pop(one)
        forms[other].take(taken)


def _is_full_person(form: Form) -> bool:
    return form.type == "person" and len(form.person) > 1


def _people(names: Names, forms: list[Form]) -> tuple[list[Group], NameIndex]:
    groups: list[Group] = []
    index = NameIndex(names.likeness.name_keys)
    for form in forms:
        fitting = [number for number in index.alike([form.name]) if groups[number].fits(form.person)]
        if len(fitting) != 1:
            fitting = [len(groups)]
            groups.append(Group())
        groups[fitting[0]].add(form)
        index.add(fitting[0], [form.name])
    return groups, index


def _join_person(form: Form, people: list[Group]) -> bool:
    """Give a single word to the person or people who bear it as a name; say whether anybody does."""
    if len(form.person) != 1 or not _may_be_person(form):
        return False
    word = form.person[0]
    bearers = [group for group in people if any(_surname(other, word) for other in group.forms)]
    bearers = bearers or [group for group in people if any(word in other.person for other in group.forms)]
    if not bearers:
        return False
    chosen = _dominant(bearers)
    if chosen:
        chosen.add(form)
        return True
    if len(bearers) > MOST_BEARERS:
        return False
    _give_to_latest(form, bearers)
    return True


def _may_be_person(form: Form) -> bool:
    if form.known is None:
        return True
    labels = Counter(use.label for use in form.uses)
    return form.titled or labels["PERSON"] > sum(labels.values()) - labels["PERSON"]


def _surname(form: Form, word: str) -> bool:
    words = form.person
    if len(words) < 2 or len(words[-1]) < 2:
        return False
    return form.names.likeness.word_likeness(words[-1], word) >= 0.8


def _dominant(bearers: list[Group]) -> Group | None:
    ranked = sorted(bearers, key=lambda group: -len(group.uses))
    if len(ranked) == 1 or len(ranked[0].uses) >= DOMINANCE * len(ranked[1].uses):
        return ranked[0]
    return None


def _give_to_latest(form: Form, bearers: list[Group]) -> None:
    """Give each use to the bearer named last before it; one before all names, to the one named first."""
    starts = [sorted(use.first for use in group.uses) for group in bearers]
    for use in sorted(form.uses, key=lambda use: use.first):
        last = [places[at - 1] if (at := bisect_left(places, use.first)) else -places[0] for places in starts]
        chosen = last.index(max(last))
        bearers[chosen].uses.append(use)
        insort(starts[chosen], use.first)


def _things(names: Names, forms: list[Form]) -> list[Group]:
    """Group what is no person: same names, shortened names, acronyms."""
    groups: list[Group] = []
    index = NameIndex(names.likeness.name_keys)
    for form in sorted(forms, key=lambda form: (-len(form.name.split()), form.uses[0].first)):
        fitting = [
            number
            for number in index.alike(form.surfaces)
            if any(_same_thing(form, other) for other in groups[number].forms)
        ]
        if len(fitting) != 1:
            fitting = [len(groups)]
            groups.append(Group())
        groups[fitting[0]].add(form)
        index.add(fitting[0], form.surfaces)
    return groups


def _same_thing(form: Form, other: Form) -> bool:
    if form.known and other.known:
        return False  # the lexicons have told them apart already
    likeness = form.names.likeness
    if likeness.is_acronym(form.name, other.name) or likeness.is_acronym(other.name, form.name):
        return True
    if form.known and form.known.type in ("place", "group"):
        return False
    one, two = likeness.core_words(form.name), likeness.core_words(other.name)
    return likeness.same_core(one, two) or (_same_sort(form, other) and likeness.shortens(one, two))


def _same_sort(form: Form, other: Form) -> bool:
    """Say whether a shorter form can name what the longer does: a place is not the games held there."""
    if not form.names.lexicon.may_shorten(form.type, other.name):
        return False
    return len(form.key) > 1 or form.type == other.type or form.known is None
