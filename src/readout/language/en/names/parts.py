"""Put together what English tells of names by themselves, and of two names."""

from readout.language.en.names.keys import name_keys
from readout.language.en.names.kinds import (
    begins_organisation,
    is_organisation,
    kind_of_name,
    kind_of_word,
    known_name,
    looks_like_person,
    may_shorten,
    names_nobody,
)
from readout.language.en.names.match import fits_person, person_words, word_likeness
from readout.language.en.names.organisations import core_words, is_acronym, same_core, shortens
from readout.language.en.names.people import (
    PARTICLES,
    given_gender,
    is_plural,
    is_title,
    modifies_title,
    title_gender,
    title_kind,
)
from readout.language.en.names.places import country, demonym_country, seat_of
from readout.language.en.names.words import name_words
from readout.language.pack.names import NameLexicon, NameLikeness

LEXICON = NameLexicon(
    known_name=known_name,
    kind_of_name=kind_of_name,
    kind_of_word=kind_of_word,
    names_nobody=names_nobody,
    begins_organisation=begins_organisation,
    is_organisation=is_organisation,
    may_shorten=may_shorten,
    looks_like_person=looks_like_person,
    given_gender=given_gender,
    particles=PARTICLES,
    title_kind=title_kind,
    title_gender=title_gender,
    is_title=is_title,
    is_plural=is_plural,
    modifies_title=modifies_title,
    country=country,
    demonym_country=demonym_country,
    seat_of=seat_of,
)
LIKENESS = NameLikeness(
    name_words=name_words,
    person_words=person_words,
    core_words=core_words,
    name_keys=name_keys,
    word_likeness=word_likeness,
    fits_person=fits_person,
    same_core=same_core,
    shortens=shortens,
    is_acronym=is_acronym,
)
