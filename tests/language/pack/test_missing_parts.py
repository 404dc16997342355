"""A language is read as far as its pack goes, and what it is not read for is said."""

import json
from dataclasses import fields
from typing import get_args

import pytest

from readout.language.pack.folders import HOMES
from readout.language.pack.language import READ_WITH, LanguagePack
from readout.language.pack.registry import pack_of
from readout.model.layers import Annotation
from readout.model.step import Layer
from readout.pipeline.compare import compare_documents
from readout.pipeline.run import annotate_document
from readout.report.exports.readout import dumps
from support import document

TEXT = "“Vela nor kandi tem,” morka Sulda Bren.\nTren kandi nor vashu. Bren nor 12 vashu."


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    for code, home in (("qt", "made_up"), ("qs", "silent"), ("qu", "unread")):
        monkeypatch.setitem(HOMES, code, f"language.pack.{home}")


def read(code: str, text: str = TEXT) -> Annotation:
    return annotate_document(document(text, language=code, published="2031-05-03"))


def test_words_in_marks_are_given_to_whom_the_cue_verb_names() -> None:
    (quotation,) = read("qt").quotations or ()

    assert quotation.span.of(TEXT) == "Vela nor kandi tem,"
    assert quotation.form == "direct"
    assert quotation.cue is not None
    assert quotation.cue.of(TEXT) == "morka"
    assert quotation.speaker is not None
    assert quotation.speaker.span.of(TEXT) == "Sulda Bren"


def test_numbers_are_read_by_the_words_of_the_language() -> None:
    quantities = read("qt").quantities or ()

    assert [(item.span.of(TEXT), item.low, item.noun) for item in quantities] == [
        ("Tren", 3.0, "kandi"),
        ("12", 12.0, "vashu"),
    ]


def test_a_missing_part_gives_an_empty_layer() -> None:
    annotation = read("qt")

    assert (annotation.times, annotation.events) == ((), ())


def test_who_speaks_is_told_without_words_of_judgment() -> None:
    voices = read("qt").voices or ()

    assert [voice.speaker for voice in voices] == ["cited", "outlet", "outlet"]
    assert not any(voice.marked for voice in voices)


def test_without_words_around_quotations_the_marks_alone_tell() -> None:
    annotation = read("qs")

    (quotation,) = annotation.quotations or ()
    assert quotation.span.of(TEXT) == "Vela nor kandi tem,"
    assert (quotation.cue, quotation.speaker, quotation.parent) == (None, None, None)
    assert annotation.quantities == ()


def test_without_a_parser_nothing_is_found() -> None:
    annotation = read("qu")

    assert all(getattr(annotation, layer) == () for layer in get_args(Layer))


def test_english_words_are_not_looked_for_in_another_language() -> None:
    english = read("qt", "On Monday, three ferries sank, according to Ann Lee.")

    assert not any((english.quotations, english.quantities, english.times, english.events))


def test_a_comparison_says_what_a_language_is_not_read_for() -> None:
    documents = [
        document(TEXT, identifier="one", language="qt"),
        document(TEXT.replace("Tren", "Dov"), identifier="two", language="qs"),
        document("Three ferries sank off Oslund.", identifier="three", language="en"),
        document("Drei Fähren sanken vor Oslund.", identifier="four", language="de"),
    ]

    readout = compare_documents(documents)

    assert readout.notices == (
        "one.txt: read in Tolvan for sentences, speakers of quotations, quantities; "
        "not for names, times, events, loaded wording",
        "two.txt: read in Silent Tolvan for sentences; "
        "not for names, speakers of quotations, quantities, times, events, loaded wording",
    )
    assert json.loads(dumps(readout))["notices"] == list(readout.notices)
    assert readout.analysed == {"one", "two", "three"}


def test_a_quotation_of_the_made_up_language_reaches_the_comparison() -> None:
    documents = [
        document(TEXT, identifier="one", language="qt"),
        document(TEXT.replace("Tren", "Dov"), identifier="two", language="qt"),
    ]

    readout = compare_documents(documents)

    assert [version.evidence.exact for item in readout.quotations for version in item.versions] == [
        "Vela nor kandi tem,",
        "Vela nor kandi tem,",
    ]


def test_a_language_of_which_only_the_name_is_known_is_read_for_nothing() -> None:
    readout = compare_documents([document(TEXT, identifier="one", language="qu")])

    (notice,) = readout.notices
    assert notice == f"one.txt: read in Unread for nothing; not for {', '.join(READ_WITH.values())}"


def test_english_lacks_nothing() -> None:
    assert pack_of("en").lacks == ()


def test_every_part_has_words_for_what_is_read_with_it() -> None:
    parts = {field.name for field in fields(LanguagePack)} - {"code", "name"}

    assert parts == READ_WITH.keys()
