"""Know who is named where in a document, and who is a man or a woman."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.annotate.quotations.page import Page
from readout.language.en.names.people import given_gender, title_gender
from readout.model.layers import Entity, EntityType, Mention
from readout.model.span import Span

# The types of entity that a pronoun may stand for.
STANDS_FOR: Mapping[str, frozenset[EntityType]] = {
    "he": frozenset({"person"}),
    "his": frozenset({"person"}),
    "him": frozenset({"person"}),
    "she": frozenset({"person"}),
    "her": frozenset({"person"}),
    "it": frozenset({"organisation"}),
    "its": frozenset({"organisation"}),
    "they": frozenset({"organisation", "group"}),
    "their": frozenset({"organisation", "group"}),
}
MALE = frozenset({"he", "his", "him"})
MALE_TITLES = frozenset({"mr", "sir", "lord", "king", "prince", "father", "brother", "congressman"})
FEMALE_TITLES = frozenset(
    {"mrs", "ms", "miss", "lady", "dame", "queen", "princess", "sister", "madam", "congresswoman"}
)
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
    parse = page.parse
    at: dict[int, Mention] = {}
    is_male: dict[str, bool] = {}
    for mention in sorted(mentions, key=lambda item: -len(item.span)):
        tokens = parse.tokens_in(mention.span)
        for token in tokens:
            at[token] = mention
        title = _title(page, tokens.start, mention.span)
        if title in MALE_TITLES or title in FEMALE_TITLES:
            is_male.setdefault(mention.entity, title in MALE_TITLES)
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
    called: dict[str, Counter[bool]] = {}
    for mention in mentions:
        word = mention.span.of(page.parse.text).lower()
        if mention.form == "pronoun" and word in STANDS_FOR and "person" in STANDS_FOR[word]:
            called.setdefault(mention.entity, Counter())[word in MALE] += 1
    for entity in entities:
        votes = called.get(entity.id, Counter())
        given = {given_gender(name.split()[0]) for name in entity.names if " " in name}
        given |= {gender for gender in map(title_gender, entity.roles) if gender == "f"}
        if entity.type != "person":
            continue
        if votes[True] != votes[False]:
            is_male.setdefault(entity.id, votes[True] > votes[False])
        elif len(given & {"m", "f"}) == 1:
            is_male.setdefault(entity.id, "m" in given)


def _title(page: Page, first: int, span: Span) -> str:
    """Give the title that the mention begins with or follows, in small letters, or ""."""
    words = span.of(page.parse.text).split(maxsplit=1)
    own = words[0].lower().rstrip(".") if words else ""
    if own in MALE_TITLES or own in FEMALE_TITLES or first == 0:
        return own
    return page.word(first - 1).rstrip(".")
