"""What every step in the catalogue keeps to, whoever wrote it: it is found, not listed here."""

import copy
import pickle
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import get_args

import pytest

from readout.errors import MissingLayerError
from readout.model.document import Document, Furniture
from readout.model.layers import Annotation
from readout.model.span import Span
from readout.model.step import Layer, Step, check_chain
from readout.pipeline.catalogue import STEPS
from readout.pipeline.run import annotate_document, annotate_documents
from support import annotated, document

ARTICLE = "\n\n".join(
    [
        "Ferry company fined after crew worked 30 hours without rest",
        "OSLUND, 4 March (Baltic Wire) -- A court in Oslund fined the ferry company Nordlys about "
        "$1.2 million on Tuesday.",
        "“We had asked for more crew since January,” said Captain Ilse Marten, who had steered the "
        "ship for 11 years. “Nobody answered,” she added.",
        "The company's lawyer, Peter Adeyemi, said that it would appeal. According to the Norwegian "
        "Seafarers' Union, at least seven sailors had worked for close to 30 hours.",
        "Marten did not receive a bonus. Nordlys, which has its seat in Bergen, may lose its licence "
        "by 1 August.",
    ]
)

SECOND = (
    "The council of Little Marsh rejected the bridge by 9 votes to 4 on Monday night. “It was too"
    " dear,” Mayor Amina Okoro said; her deputy called the plan “a gift to nobody”. A new vote is"
    " planned for next spring."
)

HOSTILE = {
    "blank": " \n\t \n ",
    "no letters": "1 2 3 ... ??? --- 4",
    "one letter": "a",
    "marks alone": "“”‘’\"\"''«»„“",
    "marks never closed": "“He said “she said “they said ‘no.\n\n“And so on.\n\nNobody closed it.",
    "marks only closed": "No,” he said. Yes,” she said.’",
    "emoji": "👩‍👩‍👧 “🔥🔥” said 🤖 of 3 🚒 on Monday 🇳🇴.",
    "right to left": "قال الوزير: «لن نوقع» on Monday. \u202e“detrever” said Ann Lee.\u202c",
    "combining": "Z\u0351\u036b\u0343a\u0300l\u0301g\u0302o\u0303 said “n\u0308o” to 5 men.",
    "control characters": "He said\x00 “yes\x07” on\x1b[31m Monday\x7f.",
    "carriage returns": "He said “yes”.\r\rShe left.\r\n\r\nThey stayed.\x85On Monday.",
    "odd blanks": "He\u00a0said\u2003“yes”\u200b on\u3000Monday\ufeff.",
    "markup": "<script>alert('said')</script> & &amp; &#8220;no&#8221; said <b>Ann Lee</b>.",
    "one long word": "a" * 20_000,
    "one long number": "9" * 5_000 + " people died.",
    "many marks": "“" * 2_000 + "x" + "”" * 2_000,
    "many brackets": "(" * 1_000 + "Ann Lee" + ")" * 1_000 + " said no.",
    "many commas": "Ann, " * 400 + "said no.",
    "many saids": "said " * 400,
    "many lines": "a\n" * 1_000,
    "huge amounts": "$1" + "0" * 400 + " and 1e999 dollars and -5 to -3 % and 1/0 and ½⅓ of 10^400.",
    "impossible dates": "On 31 February 2021, 99/99/9999, the 0th of May, 25:61 and in year 99999999999.",
}

TEXTS = {"article": ARTICLE, "second": SECOND, **HOSTILE}


def _document(name: str) -> Document:
    return document(TEXTS[name], identifier=name.replace(" ", "-"), published="2025-03-05", language="en")


@cache
def _parsed(name: str) -> Annotation:
    return annotated(_document(name))


@cache
def _before(step: Step, name: str) -> Annotation:
    """Give the annotation as it is when `step` begins."""
    annotation = _parsed(name)
    for earlier in STEPS[: STEPS.index(step)]:
        annotation = earlier.run(annotation)
    return annotation


def _spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _spans(getattr(value, field.name))


each_step = pytest.mark.parametrize("step", [pytest.param(step, id=step.name) for step in STEPS])
each_text = pytest.mark.parametrize("name", list(TEXTS))


def test_the_steps_fit_together() -> None:
    check_chain(STEPS)


def test_a_chain_with_a_gap_is_refused() -> None:
    needy = Step(name="needy", needs=("events",), gives=("times",), run=lambda annotation: annotation)

    with pytest.raises(MissingLayerError, match="needy needs events"):
        check_chain([needy])


def test_together_the_steps_give_every_layer() -> None:
    given = [layer for step in STEPS for layer in step.gives]

    assert sorted(given) == sorted(get_args(Layer)), "each layer once"


def test_no_two_steps_share_a_name() -> None:
    assert len({step.name for step in STEPS}) == len(STEPS)


@each_step
@each_text
def test_a_step_survives_any_text_and_its_spans_lie_inside(step: Step, name: str) -> None:
    after = step.run(_before(step, name))

    length = len(TEXTS[name])
    for layer in step.gives:
        assert getattr(after, layer) is not None, f"{layer} was promised"
        assert all(span.end <= length for span in _spans(getattr(after, layer)))


@each_step
def test_a_step_changes_only_the_layers_it_gives(step: Step) -> None:
    before = _before(step, "article")
    kept = copy.deepcopy(before)

    after = step.run(before)

    assert before == kept
    for field in fields(Annotation):
        if field.name not in step.gives:
            assert getattr(after, field.name) == getattr(kept, field.name), field.name


@each_step
@pytest.mark.parametrize("name", ["article", "second", "marks never closed"])
def test_two_runs_give_equal_layers(step: Step, name: str) -> None:
    before = _before(step, name)

    assert step.run(before) == step.run(copy.deepcopy(before))


@each_step
def test_an_empty_text_gives_an_empty_layer(step: Step) -> None:
    annotation = annotated("")
    for earlier in STEPS[: STEPS.index(step) + 1]:
        annotation = earlier.run(annotation)

    assert {layer: getattr(annotation, layer) for layer in step.gives} == dict.fromkeys(step.gives, ())


@each_step
def test_a_step_and_its_layers_survive_pickling(step: Step) -> None:
    before = _before(step, "article")

    sent_step, sent = pickle.loads(pickle.dumps((step, before)))  # our own bytes

    assert sent_step.run(sent) == step.run(before)
    assert pickle.loads(pickle.dumps(step.run(before))) == step.run(before)


@each_step
def test_a_step_does_not_remember_the_document_before(step: Step) -> None:
    first = step.run(_before(step, "second"))
    step.run(_before(step, "article"))

    assert step.run(_before(step, "second")) == first


def test_one_document_at_a_time_equals_all_at_once() -> None:
    documents = [_document(name) for name in ("article", "second", "emoji")]

    assert list(annotate_documents(documents)) == [annotate_document(each) for each in documents]


def test_no_layer_reads_page_furniture() -> None:
    """A quotation in a cookie box is not a finding."""
    box = "“We value your privacy,” said Ann Lee of 5 partners on Monday."
    text = f"{SECOND}\n\n{box}"
    start = text.index(box)
    page = document(
        text, published="2025-03-05", language="en", furniture=(Furniture(Span(start, len(text)), "consent"),)
    )

    annotation = annotate_document(page)

    for layer in get_args(Layer):
        assert all(span.end <= start for span in _spans(getattr(annotation, layer))), layer


def test_a_language_we_lack_gives_empty_layers() -> None:
    german = document("Der Rat lehnte die Brücke am Montag ab.", language="de")

    annotation = annotate_document(german)

    assert not annotation.analysed
    assert all(getattr(annotation, layer) == () for layer in get_args(Layer))
