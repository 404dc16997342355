"""The part of a language that knows how words are given to somebody."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from readout.language.common.parts.cues import Cues
from readout.model.layers import EntityType

Words = frozenset[str]
NONE: Words = frozenset()


def _unknown(_words: str) -> str:
    return ""


def _itself(form: str) -> tuple[str, ...]:
    return (form,)


@dataclass(frozen=True, slots=True)
class Linking:
    """The small words between a cue, its content and its speaker, in small letters.

    Attributes:
        clause: open a reported clause, and are no part of it ("that").
        question: open a reported question behind a verb ("if", "whether").
        noun_clause: open the clause that a noun of saying has ("that", "whether").
        comment: open a comment (", as she said") and lead to what something is called ("described it as
            odd") or to what somebody cited says ("quoted her as saying").
        before_marks: may stand between a verb of saying and words in quotation marks ("said that “…").
        according: begin a phrase that gives a clause to somebody ("according to").
        media: lead to where words were said, when the verb keeps the content ("said in a letter that").
        said_in: lead to the medium that words stand in ("said in a statement").
        judged_for: carry on what a judgment is about ("criticised X for Y", "mocked X as Y").
        blamed_for: lead from whoever is judged to what he or she does ("blamed him for saying").
        owners: lead from a noun of saying to whose it is ("a warning by the mayor").
        goes_on: open a relative clause in which, behind a comma, the reporter speaks again ("which").
    """

    clause: Words = NONE
    question: Words = NONE
    noun_clause: Words = NONE
    comment: Words = NONE
    before_marks: Words = NONE
    according: Words = NONE
    media: Words = NONE
    said_in: Words = NONE
    judged_for: Words = NONE
    blamed_for: Words = NONE
    owners: Words = NONE
    goes_on: Words = NONE


@dataclass(frozen=True, slots=True)
class Speakers:
    """The words that say who speaks, in small letters.

    Attributes:
        own: the speaker's own ("I", "my"): inside a quotation they mean whoever it is given to.
        talking: speaker and listener ("I", "you"): whoever speaks of these inside a quotation cites nobody.
        writer: outside quotation marks, the writer ("I", "we", "one").
        nobody: no one in particular ("nobody", "people").
        things: pronouns of what has no voice of its own ("it", "this").
        persons: pronouns of one person as a subject ("he", "she").
        stands_for: each pronoun with the types of entity that it may stand for.
        male: the pronouns of a man among those that may stand for a person.
        relatives: relative pronouns, which stand for what they follow ("who", "which").
        definite: articles before somebody known ("the").
        male_titles: titles of a man ("mr").
        female_titles: titles of a woman.
        given_gender: gives "m", "f" or "x" (both) for a given name, else "".
        title_gender: gives "m" or "f" where a title or role says so, else "".
        media: nouns of what words stand in; "the statement said" goes on with whoever issued it.
    """

    own: Words = NONE
    talking: Words = NONE
    writer: Words = NONE
    nobody: Words = NONE
    things: Words = NONE
    persons: Words = NONE
    stands_for: Mapping[str, frozenset[EntityType]] = field(default_factory=dict)
    male: Words = NONE
    relatives: Words = NONE
    definite: Words = NONE
    male_titles: Words = NONE
    female_titles: Words = NONE
    given_gender: Callable[[str], str] = _unknown
    title_gender: Callable[[str], str] = _unknown
    media: Words = NONE


@dataclass(frozen=True, slots=True)
class Speech:
    """What tells whose words something is; a language need not know all of it.

    Attributes:
        cues: gives the verbs and nouns that attribute.
        controlling: verbs whose object, not whose subject, does what the infinitive says ("asked him to").
        citing: verbs whose object is who speaks ("the paper quoted her as saying").
        telling: verbs that tell of the saying without being a cue ("speaking in Oslund", "when asked").
        verbs_of: gives the verbs that a word may be a form of, when the parser took it for a noun.
        turns: what marks a turn of a transcript besides a name in capitals ("Q", "A"), as written.
        linking: the small words between cue, content and speaker.
        speakers: the words that say who speaks.
    """

    cues: Callable[[], Cues] = Cues
    controlling: Words = NONE
    citing: Words = NONE
    telling: Words = NONE
    verbs_of: Callable[[str], tuple[str, ...]] = _itself
    turns: Words = NONE
    linking: Linking = field(default_factory=Linking)
    speakers: Speakers = field(default_factory=Speakers)
