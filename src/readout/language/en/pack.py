"""English, as the steps see it."""

from readout.language.en.calendar.reading import find_times
from readout.language.en.calendar.resolving import resolve
from readout.language.en.clauses import (
    PLACES,
    clause_span,
    find_clauses,
    noun_phrase,
    predicate_lemma,
    predicate_span,
)
from readout.language.en.modality import modality_of, polarity_of
from readout.language.en.names.around import AROUND
from readout.language.en.names.parts import LEXICON, LIKENESS
from readout.language.en.names.people import given_gender, title_gender
from readout.language.en.names.stand_ins import STAND_INS
from readout.language.en.numbers import words as number_words
from readout.language.en.numbers.joins import find_amounts
from readout.language.en.parser import MODEL_PACKAGES, parse, ready
from readout.language.en.quoting import linking, speakers
from readout.language.en.seats import SEATS
from readout.language.en.speech import cues
from readout.language.en.tense import direction, is_governed
from readout.language.en.wording import find_wording
from readout.language.pack.calendar import Calendar
from readout.language.pack.clauses import Clauses
from readout.language.pack.language import LanguagePack
from readout.language.pack.names import Names
from readout.language.pack.numbers import Numbers
from readout.language.pack.parsing import Parser
from readout.language.pack.speech import Linking, Speakers, Speech
from readout.language.pack.wording import Wording

_LINKING = Linking(
    clause=linking.CLAUSE,
    question=linking.QUESTION,
    noun_clause=linking.NOUN_CLAUSE,
    comment=linking.COMMENT,
    before_marks=linking.BEFORE_MARKS,
    according=linking.ACCORDING,
    media=linking.MEDIA,
    said_in=linking.SAID_IN,
    judged_for=linking.JUDGED_FOR,
    blamed_for=linking.BLAMED_FOR,
    owners=linking.OWNERS,
    goes_on=linking.GOES_ON,
)

_SPEAKERS = Speakers(
    own=speakers.OWN,
    talking=speakers.TALKING,
    writer=speakers.WRITER,
    nobody=speakers.NOBODY,
    things=speakers.THINGS,
    persons=speakers.PERSONS,
    stands_for=speakers.STANDS_FOR,
    male=speakers.MALE,
    relatives=speakers.RELATIVES,
    definite=speakers.DEFINITE,
    male_titles=speakers.MALE_TITLES,
    female_titles=speakers.FEMALE_TITLES,
    given_gender=given_gender,
    title_gender=title_gender,
    media=speakers.MEDIUMS,
)

_SPEECH = Speech(
    cues=cues,
    controlling=linking.OBJECT_CONTROL,
    citing=linking.CITING,
    telling=linking.SPEAKING,
    verbs_of=linking.verbs_of,
    turns=linking.TURNS,
    linking=_LINKING,
    speakers=_SPEAKERS,
)

_NUMBERS = Numbers(
    find_amounts,
    piece=number_words.PIECE,
    named=number_words.NAMED,
    of=number_words.OF,
    behind_age=number_words.BEHIND_AGE,
    one=number_words.ONE,
    parts=number_words.PARTS,
    vague=number_words.VAGUE,
)

_CLAUSES = Clauses(
    find=find_clauses,
    span=clause_span,
    predicate=predicate_span,
    lemma=predicate_lemma,
    noun_phrase=noun_phrase,
    polarity=polarity_of,
    modality=modality_of,
    places=PLACES,
)

PACK = LanguagePack(
    code="en",
    name="English",
    parser=Parser(ready, parse, MODEL_PACKAGES),
    speech=_SPEECH,
    numbers=_NUMBERS,
    calendar=Calendar(
        find_times, resolve, direction, is_governed, today=frozenset({"today"}), piece=number_words.PIECE
    ),
    clauses=_CLAUSES,
    wording=Wording(find_wording, speakers.IMPERSONAL),
    names=Names(LEXICON, LIKENESS, AROUND, STAND_INS, SEATS),
)
