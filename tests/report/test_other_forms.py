"""Markdown, notebook and W3C annotations."""

import re

from lxml import html

from readout.model.readout import Readout
from readout.report.exports.web_annotations import dumps, to_annotations
from readout.report.markdown.render import to_markdown
from readout.report.notebook import to_notebook_html
from report.hostile import hostile
from report.sample import many, sample


def test_markdown_tells_every_section() -> None:
    titles = re.findall(r"^## (.+)$", to_markdown(sample()), re.MULTILINE)

    assert titles == [
        "They differ", "They agree", "Quotations", "Only in one", "Left out", "When", "Not decided",
        "To be known",
    ]  # fmt: skip


def test_markdown_links_an_outlet_only_to_a_web_address() -> None:
    text = to_markdown(sample())

    assert "[Vessa Courier](https://courier.example/news/halden-star?ref=front&amp;id=1)" in text
    assert "javascript" not in text


def test_markdown_marks_what_differs() -> None:
    text = to_markdown(sample())

    assert "<b>214 passengers</b>" in text
    assert "<del>every skipper</del> <ins>all the skippers</ins>" in text


def test_markdown_sets_what_all_say_in_bold_beside_those_who_say_it() -> None:
    assert (
        "1. **B, C** “<b>an inquiry would be ordered</b> this week” (2 origins)\n"
        "   - **A** “the government <b>would order an inquiry</b> before the end of the week”\n"
        "2. **B, C**; C via the Courier (A) “<b>fishing boats</b> took everyone off before high water”"
    ) in to_markdown(sample())


def test_a_notebook_sets_what_all_say_in_bold_beside_those_who_say_it() -> None:
    root = html.fragment_fromstring(to_notebook_html(sample()))
    (agreements,) = [item for item in root.iter("details") if "They agree" in item[0].text_content()]
    rows = agreements.findall(".//li")[1].findall("div")

    assert [row.text_content() for row in rows] == [
        "B, C; C via the Courier (A)  “fishing boats took everyone off before high water”",
        "A  “Two dozen fishing boats helped to bring the passengers ashore.”",
    ]
    assert [row.findtext("span[@class='rn-q']/b") for row in rows] == ["fishing boats"] * 2


def test_no_word_of_a_document_means_something_in_markdown() -> None:
    clean, poisoned = to_markdown(sample()), to_markdown(hostile())

    assert set(re.findall(r"<[^>]*>", poisoned)) <= {"<b>", "</b>", "<ins>", "</ins>", "<del>", "</del>"}
    assert re.findall(r"(?<!\\)\]\(", poisoned) == []
    assert not re.search(r"(?<!\\)[`|]", re.sub(r"^\|.*\|$", "", poisoned, flags=re.MULTILINE))
    assert len(re.findall(r"^#", poisoned, re.MULTILINE)) == len(re.findall(r"^#", clean, re.MULTILINE))
    assert not re.search(r"://|@", poisoned)


def test_a_table_row_of_markdown_keeps_its_cells() -> None:
    table: list[int] = []
    for line in [*to_markdown(hostile()).splitlines(), ""]:
        if line.startswith("|"):
            table.append(len(re.findall(r"(?<!\\)\|", line)))
        elif table:
            assert len(set(table)) == 1
            table = []


def test_markdown_sets_the_sides_of_a_conflict_side_by_side() -> None:
    assert "| 214 | 182 |\n|---|---|\n| **A** “The passenger ferry" in to_markdown(sample())


def test_markdown_holds_back_only_what_it_is_asked_to_and_says_so() -> None:
    brief, whole = to_markdown(many(), everything=False), to_markdown(many())

    assert "… 26 more (`--all` writes them)" in brief
    assert "--all" not in whole
    assert brief.count("\n") < 330 < whole.count("\n")
    assert brief.count("both cannot be true") == 1


def test_a_notebook_gets_a_fragment_without_script() -> None:
    root = html.fragment_fromstring(to_notebook_html(hostile()).encode("utf-8").decode("utf-8"))

    assert root.get("class") == "readout-nb"
    tags = {element.tag for element in root.iter()}
    assert tags <= {
        "div",
        "style",
        "p",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "b",
        "details",
        "summary",
        "ol",
        "li",
        "span",
    }
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]


def test_a_notebook_shows_conflicts_and_counts_the_rest() -> None:
    text = html.fragment_fromstring(to_notebook_html(many())).text_content()

    assert "two exact counts of the passengers of one ship" in text
    assert "… 18 more" in text
    assert "… 40 more" in text


def test_the_styles_of_a_notebook_touch_nothing_outside() -> None:
    style = html.fragment_fromstring(to_notebook_html(Readout(documents=()))).findtext("style")

    assert style is not None
    for rule in style.strip().splitlines():
        assert all(part.strip().startswith(".readout-nb") for part in rule.split("{")[0].split(","))


def test_each_annotation_is_found_by_words_and_by_place() -> None:
    page = to_annotations(sample())
    first = page["items"][0]

    assert page["type"] == "AnnotationPage"
    assert first["target"]["source"] == "https://courier.example/news/halden-star?ref=front&id=1"
    assert [selector["type"] for selector in first["target"]["selector"]] == [
        "TextQuoteSelector",
        "TextPositionSelector",
    ]
    assert first["target"]["selector"][0]["exact"] == "214 passengers"
    assert first["body"][0]["value"] == "difference-1"


def test_a_document_without_a_web_address_is_named_by_its_hash() -> None:
    sources = {item["target"]["source"] for item in to_annotations(sample())["items"]}

    assert any(name.startswith("urn:sha256:") for name in sources)
    assert not any(name.startswith("javascript:") for name in sources)


def test_annotations_can_be_written_as_utf_8() -> None:
    assert dumps(hostile()).encode("utf-8")
