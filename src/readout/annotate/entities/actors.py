"""Entities while they are being put together: names, what is said of them, and their mentions."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from readout.annotate.entities.candidates import Candidate
from readout.annotate.entities.groups import Group
from readout.annotate.entities.reading import Reading
from readout.annotate.entities.roles import Description, describe
from readout.language.common.names.spelling import fold
from readout.model.layers import EntityType, Mention, MentionForm
from readout.model.span import Span


@dataclass(slots=True)
class Actor:
    """One entity of the document.

    Attributes:
        type: what it is.
        uses: the places of its names.
        names: every form of its name, with counts.
        roles: words that say who it is, as written.
        heads: the nouns that it is called by, each with all words said with it.
        gender: votes for "f" and "m".
        others: mentions that are no names: the span's tokens and the form.
        bare_names: the names without what stands beside them.
    """

    type: EntityType
    uses: list[Candidate] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    roles: list[str] = field(default_factory=list)
    heads: dict[str, set[str]] = field(default_factory=dict)
    gender: Counter[str] = field(default_factory=Counter)
    others: list[tuple[int, int, MentionForm]] = field(default_factory=list)
    bare_names: set[str] = field(default_factory=set)

    @property
    def first(self) -> int:
        """Give the first token of its first mention."""
        return min([use.first for use in self.uses] + [first for first, _, _ in self.others])

    @property
    def is_female(self) -> bool | None:
        """Say whether the text shows a woman, a man, or neither."""
        if self.gender["f"] == self.gender["m"]:
            return None
        return self.gender["f"] > self.gender["m"]

    def mentions(self, reading: Reading, identifier: str) -> list[Mention]:
        """Give its mentions."""
        spans: list[tuple[Span, MentionForm]] = [
            (reading.parse.span(use.first, use.last), "name") for use in self.uses
        ]
        spans += [(reading.parse.span(first, last), form) for first, last, form in self.others]
        return [Mention(span, identifier, self.type, form) for span, form in spans]


def build_actor(reading: Reading, group: Group) -> Actor:
    """Give the entity of a group of names with what stands beside its names."""
    actor = Actor(group.type, uses=list(group.uses))
    for use in group.uses:
        name = reading.text(use.first, use.last)
        actor.names[name] += 1
        actor.bare_names.add(name)
        if (
            actor.type not in ("person", "group")
            and not reading.names.lexicon.country(name)
            and use.first
            and reading.folded[use.first - 1] in reading.names.around.definite
        ):
            actor.names[reading.text(use.first - 1, use.last)] += 1
        if actor.type not in ("group", "work"):
            for description in describe(reading, use, actor.type):
                _take(reading, actor, description, use)
    _called_by_name(reading, actor)
    _guess_gender(reading, actor)
    return actor


def _take(reading: Reading, actor: Actor, found: Description, use: Candidate) -> None:
    if found.first >= 0:
        actor.names[reading.text(found.first, found.last)] += 1
    if found.head < 0:
        if use.first and actor.type == "person":
            _vote_by_title(reading, actor, use.first - 1)
        return
    role = reading.text(found.role_first, found.role_last)
    spoken = reading.folded[found.role_first] in reading.names.around.of_speaker
    if not spoken and not use.first <= found.role_first <= use.last and role not in actor.roles:
        actor.roles.append(role)
    if found.stands_alone:
        actor.others.append((found.role_first, found.role_last, "role"))
        actor.names[role] += 1
    _call(reading, actor, found.head, range(found.role_first, found.role_last + 1))
    _vote_by_title(reading, actor, found.head)


def _call(reading: Reading, actor: Actor, head: int, tokens: Iterable[int]) -> None:
    """Note a noun for the actor with all words said with it."""
    words = reading.names.stand_ins.said_words(reading.words[token] for token in tokens if token != head)
    actor.heads.setdefault(reading.folded[head], set()).update(words)


def _called_by_name(reading: Reading, actor: Actor) -> None:
    """Note the noun inside an organisation's or place's own name: "the Council", "the bridge"."""
    lexicon, around = reading.names.lexicon, reading.names.around
    for half in reading.names.stand_ins.halves:
        if actor.type == "place" and any(
            lexicon.country(name) and name.startswith(f"{half} ") for name in actor.names
        ):
            actor.heads.setdefault(fold(half), set())
    if actor.type not in ("organisation", "place", "event"):
        return
    for use in actor.uses:
        tokens = range(use.first, use.last + 1)
        for token in tokens[1:]:
            if lexicon.kind_of_word(reading.words[token]) and (
                token == use.last or reading.words[token + 1] in around.behind_head
            ):
                _call(reading, actor, token, tokens)
        if (
            len(tokens) > 1
            and lexicon.kind_of_word(reading.words[use.first])
            and reading.words[use.first + 1] in around.of
        ):
            _call(reading, actor, use.first, tokens)


def _guess_gender(reading: Reading, actor: Actor) -> None:
    if actor.type != "person":
        return
    for use in actor.uses:
        if use.last > use.first:
            _vote(actor, reading.names.lexicon.given_gender(reading.words[use.first]), 1)


def _vote_by_title(reading: Reading, actor: Actor, token: int) -> None:
    _vote(actor, reading.names.lexicon.title_gender(reading.words[token]), 3)


def _vote(actor: Actor, gender: str, weight: int) -> None:
    if gender in ("f", "m"):
        actor.gender[gender] += weight
