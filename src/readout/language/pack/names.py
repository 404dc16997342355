"""The part of a language that knows names: who bears them, how they vary, what is said beside them.

Words come as they stand in the text or folded (see `readout.language.common.names.spelling.fold`), in lower
case and without a last point; where a set or function wants the words as written, it says so. The kinds of
a title are "honorific" (it says only that a person follows), "title" (an office or rank), "noun" (what a
person is) and "" for no title.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from readout.language.common.names.known import Described, KnownName
from readout.model.layers import EntityType


@dataclass(frozen=True, slots=True)
class NameLexicon:
    """What a word or name tells by itself.

    Attributes:
        known_name: gives what the lexicons know of a name as written, or None.
        kind_of_name: gives the type that the words of a name tell ("… Bank"), or None.
        kind_of_word: gives the type that a noun tells ("bank"), or None.
        names_nobody: says whether a word names nobody, capital or not ("monday").
        begins_organisation: says whether a word begins a known organisation's name of several words.
        is_organisation: says whether a phrase without capitals is a known organisation's name.
        may_shorten: says whether a name of a type may be short for a longer name.
        looks_like_person: says whether the words of a name begin with a known given name.
        given_gender: gives "f", "m" or "x" (both) for a known given name, else "".
        particles: words inside persons' names that are no names themselves ("van").
        title_kind: gives what sort of title a word is.
        title_gender: gives "f" or "m" where a title says so, else "".
        is_title: says whether a phrase is a title as it stands.
        is_plural: says whether a title is said of several persons.
        modifies_title: says whether a word may begin or interrupt a title ("former").
        country: gives the usual name of the country that a name names, or None.
        demonym_country: gives the country of a word for its people, as written, or None.
        seat_of: gives the country whose government sits in the place named, or None.
    """

    known_name: Callable[[str], KnownName | None]
    kind_of_name: Callable[[str], EntityType | None]
    kind_of_word: Callable[[str], EntityType | None]
    names_nobody: Callable[[str], bool]
    begins_organisation: Callable[[str], bool]
    is_organisation: Callable[[str], bool]
    may_shorten: Callable[[EntityType, str], bool]
    looks_like_person: Callable[[tuple[str, ...]], bool]
    given_gender: Callable[[str], str]
    particles: frozenset[str]
    title_kind: Callable[[str], str]
    title_gender: Callable[[str], str]
    is_title: Callable[[str], bool]
    is_plural: Callable[[str], bool]
    modifies_title: Callable[[str], bool]
    country: Callable[[str], str | None]
    demonym_country: Callable[[str], str | None]
    seat_of: Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class NameLikeness:
    """Which names can be one.

    Attributes:
        name_words: gives the folded words of a name.
        person_words: gives the words of a person's name that count: without titles and particles.
        core_words: gives the words of a thing's name that count: without its legal form and little words.
        name_keys: gives keys of which alike names share at least one.
        word_likeness: gives how sure it is that two words of names are one, 0 to 1.
        fits_person: says whether the words of one person's name stand in those of another.
        same_core: says whether the words of two things' names are one name, spelt otherwise at most.
        shortens: says whether the words of one thing's name are short for those of another.
        is_acronym: says whether a name is made of the initials of another.
    """

    name_words: Callable[[str], tuple[str, ...]]
    person_words: Callable[[str], tuple[str, ...]]
    core_words: Callable[[str], tuple[str, ...]]
    name_keys: Callable[[str], tuple[str, ...]]
    word_likeness: Callable[[str, str], float]
    fits_person: Callable[[tuple[str, ...], tuple[str, ...]], bool]
    same_core: Callable[[tuple[str, ...], tuple[str, ...]], bool]
    shortens: Callable[[tuple[str, ...], tuple[str, ...]], bool]
    is_acronym: Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class WordsAround:
    """Words of grammar in names and beside them.

    Attributes:
        inside: words and marks that stand inside names, and neither begin nor end one, as they are in lower
            case.
        definite: definite articles.
        indefinite: indefinite articles.
        determiners: all words that begin a description and say nothing of whom it describes, articles too.
        possessives: words for whose somebody is ("her skipper").
        of_speaker: those of them that mean whoever speaks or is spoken to.
        possessive_marks: what makes a name a possessive, as its own token ("'s", "’").
        possessive_endings: those of them that also part a name from the one that it owns.
        of: prepositions between a noun and the name of what it is or belongs to ("the port of Harvik").
        behind_head: prepositions behind the noun in a name that says what it names ("Council for …").
        conjunctions: words that join two names or titles.
        phrase_titles: titles, word by word, whose last word is none alone ("secretary of state").
        of_things: nouns for persons that are said of things as well.
        cues: verbs between a description and the name it introduces ("the mayor said, Lena Holm …").
        identifying: dictionary forms of verbs that say who somebody is ("was identified as Lena Holm").
        identified_as: prepositions between such a verb and the name.
        copulas: dictionary forms of verbs between a name and what its bearer is.
    """

    inside: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    determiners: frozenset[str]
    possessives: frozenset[str]
    of_speaker: frozenset[str]
    possessive_marks: frozenset[str]
    possessive_endings: frozenset[str]
    of: frozenset[str]
    behind_head: frozenset[str]
    conjunctions: frozenset[str]
    phrase_titles: frozenset[tuple[str, ...]]
    of_things: frozenset[str]
    cues: frozenset[str]
    identifying: frozenset[str]
    identified_as: frozenset[str]
    copulas: frozenset[str]


@dataclass(frozen=True, slots=True)
class StandIns:
    """Words that stand for somebody whom the text names elsewhere, or never names.

    Attributes:
        pronouns: pronouns for a person, each with "f" or "m".
        definite: words that begin a phrase for somebody whom the text has named ("that minister").
        certain: words that begin a phrase for the only one of its sort ("the army").
        past: words that tell the former holder of an office from the present one.
        any_organisation: nouns for any organisation: what is said with them decides.
        rulers: nouns for whoever rules, once the country is said.
        empty: words, as compared, that are said with a noun without changing whom it means.
        halves: words, as written, that tell two countries of one name apart, before it, and stand for
            one of them alone ("the North").
        said_words: gives the words of a description as they compare.
        said_in: gives the words of a phrase as they compare, without marks of possession.
        described: gives what a phrase describes without naming it, or None.
        is_institution: says whether a word is the last of a noun for an institution.
        plural_institutions: nouns for an institution that are plurals.
        without_article: nouns for an institution that mean the one of the place without an article.
    """

    pronouns: Mapping[str, str]
    definite: frozenset[str]
    certain: frozenset[str]
    past: frozenset[str]
    any_organisation: frozenset[str]
    rulers: frozenset[str]
    empty: frozenset[str]
    halves: tuple[str, ...]
    said_words: Callable[[Iterable[str]], set[str]]
    said_in: Callable[[str], set[str]]
    described: Callable[[str], Described | None]
    is_institution: Callable[[str], bool]
    plural_institutions: frozenset[str]
    without_article: frozenset[str]


@dataclass(frozen=True, slots=True)
class SeatWords:
    """Words that tell a government from the city where it sits.

    Attributes:
        acts: says whether the verb with a dictionary form tells what people do, not places.
        idle: dictionary forms of verbs that tell neither.
        at_places: dictionary forms of verbs whose object is a place.
        before_actors: prepositions before whoever acts.
        before_places: prepositions before a place.
        of_places: nouns for what a city has, and a government has not.
        is_place: says whether a seat's name, as written, is never said of a government.
    """

    acts: Callable[[str], bool]
    idle: frozenset[str]
    at_places: frozenset[str]
    before_actors: frozenset[str]
    before_places: frozenset[str]
    of_places: frozenset[str]
    is_place: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Names:
    """What a language knows of names.

    Attributes:
        lexicon: what a word or name tells by itself.
        likeness: which names can be one.
        around: words of grammar in names and beside them.
        stand_ins: words that stand for somebody named elsewhere, or never.
        seats: words that tell a government from its city.
    """

    lexicon: NameLexicon
    likeness: NameLikeness
    around: WordsAround
    stand_ins: StandIns
    seats: SeatWords
