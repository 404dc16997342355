"""Know who is named where in a document, and who is a man or a woman."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.annotate.quotations.page import Page
from readout.model.layers import Entity, EntityType, Mention
from readout.model.span import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is named where.

    Attributes:
        at: token to the mention that covers it, the shortest where several do.
        types: entity to its type.
        is_male: entity to what its titles, given name and roles say; missing when they do not say.
        subjects: tokens outside quotation marks that head the subject of a clause and are named.
        roles: each person with the words of each of their roles, in small letters.
    """

    at: Mapping[int, Mention]
    types: Mapping[str, EntityType]
    is_male: Mapping[str, bool]
    subjects: tuple[int, ...]
    roles: tuple[tuple[str, tuple[frozenset[str], ...]], ...]


def cast_of(page: Page, entities: Sequence[Entity], mentions: Sequence[Mention]) -> Cast:
    """Give who is named where."""
    parse, words = page.parse, page.speech.speakers
    at: dict[int, Mention] = {}
    is_male: dict[str, bool] = {}
    for mention in sorted(mentions, key=lambda item: -len(item.span)):
        tokens = parse.tokens_in(mention.span)
        for token in tokens:
            at[token] = mention
        title = _title(page, tokens.start, mention.span)
        if title in words.male_titles or title in words.female_titles:
            is_male.setdefault(mention.entity, title in words.male_titles)
    _guess_genders(page, entities, mentions, is_male)
    subjects = tuple(
        token
        for token in range(len(parse))
        if token in at and parse.deps[token] in SUBJECTS and page.within[token] < 0
    )
    roles = tuple(
        (entity.id, tuple(frozenset(role.lower().split()) for role in entity.roles))
        for entity in entities
        if entity.type == "person" and entity.roles
    )
    return Cast(at, {entity.id: entity.type for entity in entities}, is_male, subjects, roles)


def _guess_genders(
    page: Page, entities: Sequence[Entity], mentions: Sequence[Mention], is_male: dict[str, bool]
) -> None:
    """Add who is a man or a woman by the pronouns that mean them, else by given name and role.

    A woman may be called a spokesman, so a man's title proves nothing in a role.
    """
    words = page.speech.speakers
    called: dict[str, Counter[bool]] = {}
    for mention in mentions:
        word = mention.span.of(page.parse.text).lower()
        if mention.form == "pronoun" and "person" in words.stands_for.get(word, ()):
            called.setdefault(mention.entity, Counter())[word in words.male] += 1
    for entity in entities:
        votes = called.get(entity.id, Counter())
        given = {words.given_gender(name.split()[0]) for name in entity.names if " " in name}
        given |= {gender for gender in map(words.title_gender, entity.roles) if gender == "f"}
        if entity.type != "person":
            continue
        if votes[True] != votes[False]:
            is_male.setdefault(entity.id, votes[True] > votes[False])
        elif len(given & {"m", "f"}) == 1:
            is_male.setdefault(entity.id, "m" in given)


def _title(page: Page, first: int, span: Span) -> str:
    """Give the title that the mention begins with or follows, in small letters, or ""."""
    words, titles = span.of(page.parse.text).split(maxsplit=1), page.speech.speakers
    own = words[0].lower().rstrip(".") if words else ""
    if own in titles.male_titles or own in titles.female_titles or first == 0:
        return own
    return page.word(first - 1).rstrip(".")
