from lxml import html

from readout.model.document import Document
from readout.model.layers import (
    Annotation,
    Entity,
    Marked,
    Mention,
    Quantity,
    Quotation,
    Speaker,
    TimeExpression,
    Voice,
)
from readout.model.parse import Parse
from readout.model.span import Span
from readout.report.document_page import to_document_page
from readout.report.exports.annotation import annotation_to_dict
from report.hostile import ATTACK
from report.sample_documents import documents, made, place

QUOTED = "We had everyone off before the tide turned, and I want to thank every skipper who came out,"


def drawn(document: Document) -> Annotation:
    text = document.text
    return Annotation(
        document=document,
        parse=Parse(text),
        sentences=(place(text, "Nobody was killed."),),
        entities=(Entity("e1", "Ilin Tarrow", "person", ("Ilin Tarrow", "Tarrow"), ("harbour master",)),),
        mentions=(Mention(place(text, "Ilin Tarrow"), "e1", "person"),),
        quotations=(
            Quotation(
                place(text, QUOTED),
                "direct",
                Speaker(place(text, "Tarrow", "came out"), "e1"),
                place(text, "told reporters"),
            ),
        ),
        quantities=(Quantity(place(text, "87 minutes"), "duration", 5220, 5220, "second"),),
        times=(TimeExpression(place(text, "5.40 a.m."), "2031-03-04T05:40", "minute"),),
        events=(),
    )


def test_mentions_values_and_times_are_boxes_with_a_label() -> None:
    root = html.document_fromstring(to_document_page(drawn(documents()[0])).encode())
    boxes = {box.text: box.findtext("small") for box in root.xpath("//main//span[contains(@class, 'tag')]")}

    assert boxes == {
        "Ilin Tarrow": "person",
        "87 minutes": "87 min",
        "5.40 a.m.": "4 March 2031, 05:40",
    }


def test_a_quotation_is_shaded_and_has_its_speaker_behind_it() -> None:
    root = html.document_fromstring(to_document_page(drawn(documents()[0])).encode())

    assert [mark.text for mark in root.iter("mark")] == [QUOTED]
    assert [mark.findtext("span") for mark in root.iter("mark")] == ["Tarrow · direct"]


def test_wording_of_the_outlet_has_its_entry_as_title() -> None:
    document = made("x", "A bitter dispute over the pier ended.", "x")
    marked = Marked(Span(2, 8), "bitter", "loaded")
    annotation = Annotation(
        document, Parse(document.text), voices=(Voice(Span(0, 37), "outlet", (), (marked,)),)
    )

    boxes = html.document_fromstring(to_document_page(annotation).encode()).xpath("//main//span[@title]")

    assert [(box.text, box.get("class"), box.get("title")) for box in boxes] == [
        ("bitter", "tag wording", "loaded: bitter")
    ]


def test_what_was_not_analysed_is_shown_as_text() -> None:
    annotation = Annotation(documents()[3], Parse(documents()[3].text), analysed=False)

    text = html.document_fromstring(to_document_page(annotation).encode()).text_content()

    assert "not analysed (de)" in text
    assert "Fischer brachten alle Passagiere an Land." in text


def test_no_word_of_a_document_becomes_an_element() -> None:
    document = made("x", f"{ATTACK} {documents()[0].text} {ATTACK}", ATTACK, title=ATTACK, outlet=ATTACK)
    root = html.document_fromstring(to_document_page(drawn(document)).encode())

    assert not list(root.iter("script", "img", "svg"))
    assert {element.tag for element in root.iter()} <= {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "p",
        "div",
        "main",
        "aside",
        "span",
        "small",
        "mark",
        "h2",
        "ul",
        "li",
        "b",
    }


def test_the_json_of_an_annotation_is_that_of_the_contract() -> None:
    found = annotation_to_dict(drawn(documents()[0]))

    assert {"id", "title", "outlet", "url", "published", "language", "text", "furniture"} <= set(found)
    assert found["quantities"][0]["low"] == 5220
    assert found["times"][0]["value"] == "2031-03-04T05:40"
    assert found["mentions"][0]["entity"] == "e1"
    quotation = found["quotations"][0]
    assert found["text"][quotation["start"] : quotation["end"]] == QUOTED
    assert "pieces" not in quotation
    assert quotation["speaker"]["entity"] == "e1"


def test_a_voice_gives_who_speaks_and_what_is_marked() -> None:
    document = made("x", "A bitter dispute over the pier ended.", "x")
    marked = Marked(Span(2, 8), "bitter", "loaded")
    annotation = Annotation(
        document, Parse(document.text), voices=(Voice(Span(0, 37), "mixed", (3,), (marked,)),)
    )

    assert annotation_to_dict(annotation)["voices"] == [
        {
            "start": 0,
            "end": 37,
            "speaker": "mixed",
            "quotations": [3],
            "marked": [{"start": 2, "end": 8, "entry": "bitter", "kind": "loaded"}],
        }
    ]


def test_a_quotation_in_pieces_gives_them() -> None:
    document = made("x", "“One,” he said, “two.”", "x")
    quotation = Quotation(Span(1, 21), "direct", pieces=(Span(1, 5), Span(17, 21)))
    annotation = Annotation(document, Parse(document.text), quotations=(quotation,))

    assert annotation_to_dict(annotation)["quotations"][0]["pieces"] == [[1, 5], [17, 21]]
    assert len(list(html.document_fromstring(to_document_page(annotation).encode()).iter("mark"))) == 2
