import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

import readout.report
from readout.model.readout import (
    Difference,
    Evidence,
    Omission,
    OnlyIn,
    PartialUse,
    Readout,
    SharedCopy,
    Side,
)
from readout.model.span import Span
from readout.report.arranging.excerpts import one_line
from readout.report.page.render import policy, to_html
from report.hostile import ATTACK, hostile
from report.sample import many, sample
from report.sample_documents import cite, documents, made

DATA = Path(readout.report.__file__).parent / "data"

# Everything that the page is made of: an element of another name came from a document.
ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "a", "div", "main", "aside", "header", "nav",
    "footer", "section", "article", "form", "input", "select", "option", "button", "span", "output",
    "p", "h1", "h2", "h3", "small", "b", "i", "q", "ul", "li", "dl", "dt", "dd", "kbd", "details",
    "summary", "table", "thead", "tbody", "tr", "th", "td", "ins", "del", "dialog", "script", "mark",
}  # fmt: skip


def parsed(readout: Readout) -> html.HtmlElement:
    return html.document_fromstring(to_html(readout).encode("utf-8"))


def of_class(root: html.HtmlElement, name: str) -> list[html.HtmlElement]:
    found: list[html.HtmlElement] = root.find_class(name)
    return found


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return parsed(sample())


@pytest.fixture(scope="module")
def poisoned() -> html.HtmlElement:
    return parsed(hostile())


def test_every_link_inside_the_page_leads_to_a_place_that_is_there(page: html.HtmlElement) -> None:
    names = set(page.xpath("//@id"))

    assert [link for link in page.xpath("//a/@href[starts-with(., '#')]") if link[1:] not in names] == []


def test_no_name_of_a_place_is_given_twice(page: html.HtmlElement) -> None:
    names = Counter(str(name) for name in page.xpath("//@id"))

    assert [name for name, count in names.items() if count > 1] == []


def test_every_line_leads_to_its_words_in_each_document_that_carries_it(page: html.HtmlElement) -> None:
    line = page.get_element_by_id("difference-1")
    places = {link[1:] for link in line.xpath(".//a/@href[starts-with(., '#p')]")}
    marked = {page.get_element_by_id(place).text_content() for place in places}

    assert marked == {"214 passengers", "182 passengers"}
    assert {place.split("-")[0] for place in places} == {"p1", "p2", "p3"}


def test_a_mark_leads_back_to_the_line_that_cites_it(page: html.HtmlElement) -> None:
    mark = next(mark for mark in of_class(page, "m") if mark.text_content() == "3.2 million crowns")

    assert mark.get("href") == "#difference-8"
    assert "difference-8" in str(mark.get("data-l")).split()


def test_each_text_is_in_the_page_whole_and_once() -> None:
    for document, column in zip(sample().documents, of_class(parsed(sample()), "doc"), strict=True):
        text = of_class(column, "text")[0]
        for summary in text.findall(".//summary"):
            summary.drop_tree()
        shown = " ".join(part.text_content() for part in text.iter("p"))

        assert shown.split() == document.text.split()


def test_conflicts_come_first_and_are_counted_at_the_top(page: html.HtmlElement) -> None:
    verdicts = [line.get("data-verdict") for line in of_class(page, "difference")]

    assert verdicts[:3] == ["conflict", "conflict", "unclear"]
    assert of_class(page, "verdicts")[0].text_content().startswith("2 conflicts")


def test_page_furniture_is_dimmed_and_named(page: html.HtmlElement) -> None:
    column = page.get_element_by_id("doc-1")

    assert of_class(column, "fold")[0].findtext("summary") == "page furniture, 5 lines"
    assert [p.text_content() for p in of_class(column, "caption")] == [
        "Passengers on deck wait for the boats. Photo: O. Lindqvist"
    ]


def test_the_matrix_has_a_row_a_claim_and_a_column_a_document(page: html.HtmlElement) -> None:
    rows = page.get_element_by_id("matrix").findall(".//tbody/tr")
    differences = [item for item in sample().differences if item.verdict != "same"]
    agreements = [item for item in sample().agreements if item.origins > 1]

    assert len(rows) == len(differences) + len(agreements)
    assert {len(row) for row in rows} == {1 + len(sample().documents)}


def test_a_mark_of_the_matrix_is_words_for_who_cannot_see_it(page: html.HtmlElement) -> None:
    row = page.xpath("//*[@id='matrix']//tr[th/a[@href='#agreement-4']]")[0]

    assert [cell.text_content() for cell in row.findall("td")] == ["says it", "too early", "says it", ""]


def test_differences_stand_in_groups_of_one_verdict_that_say_what_it_means(page: html.HtmlElement) -> None:
    groups = of_class(page.get_element_by_id("differences"), "group")

    assert [group.findtext("h3/span") for group in groups] == [
        "Conflict", "Unclear", "Updated", "Scope", "Precision", "Same",
    ]  # fmt: skip
    assert groups[0].findtext("h3/small") == "2 · both cannot be true of the same thing at the same time"


def test_every_verdict_at_the_top_leads_to_its_group(page: html.HtmlElement) -> None:
    links = page.xpath("//*[@class='verdicts']/a/@href")

    assert links[0] == "#verdict-conflict"
    assert all(page.get_element_by_id(link[1:]).tag == "h3" for link in links)


def test_a_side_says_how_many_documents_and_origins_give_its_value(page: html.HtmlElement) -> None:
    values = of_class(page.get_element_by_id("difference-1"), "value")

    assert [value.text_content() for value in values] == ["214", "182 2 documents, 1 origin"]


def test_what_is_left_out_is_one_line_a_fact_with_all_who_lack_it() -> None:
    readout = replace(
        sample(),
        omissions=(
            Omission("herald", 1, "left out"),
            Omission("courier", 1, "left out"),
            Omission("lantern", 1, "published before the others told it"),
            Omission("herald", 2, "published before the others told it"),
        ),
    )
    page = parsed(readout)
    lines = of_class(page, "left-out")
    who = [one_line(part.text_content()) for part in of_class(lines[0], "who")]

    assert [line.get("id") for line in lines] == ["left-out-2", "left-out-3"]
    assert who == ["left out by A B", "published before the others told it: C"]
    assert lines[0].get("data-docs") == "1 2 3"
    parents = [line.getparent() for line in lines]
    assert [None if parent is None else parent.tag for parent in parents] == ["section", "details"]


def test_what_only_one_tells_begins_with_the_weightiest_of_all_and_folds_the_rest_by_origin() -> None:
    cited = [cite(document, words) for document in documents()[:3] for words in ("The", "in")]
    only = tuple(OnlyIn(item.doc, item, 1.0) for item in cited * 9)
    every = tuple(replace(item, evidence=replace(item.evidence, exact=str(n))) for n, item in enumerate(only))
    section = parsed(replace(sample(), only_in=every)).get_element_by_id("only-in")

    assert [line.get("id") for line in section.findall("article")] == [f"only-in-{n}" for n in range(1, 11)]
    assert [one_line(fold.findtext("summary/small") or "") for fold in section.findall("details")] == [
        "14 more",
        "30 more",
    ]


def test_the_background_of_the_timeline_is_folded_and_what_has_not_happened_is_marked() -> None:
    first = sample().timeline[0]
    long_ago = replace(first, when="2019", precision="year")
    page = parsed(replace(sample(), timeline=(long_ago, *sample().timeline)))
    section = page.get_element_by_id("timeline")

    assert section.findtext("details/summary") == "1 earlier moment: 2019"
    assert [line.get("id") for line in section.findall("article")] == [
        "timeline-2",
        "timeline-3",
        "timeline-4",
    ]
    assert [chip.text for chip in of_class(section, "status")] == ["planned", "to come"]


def test_a_moment_says_who_told_it_first_and_who_tells_it_without_a_time() -> None:
    courier, herald, *_ = documents()
    moment = replace(sample().timeline[0], also=(cite(herald, "hit rocks"),), first_told="courier")
    line = parsed(replace(sample(), timeline=(moment,))).get_element_by_id("timeline-1")

    assert [letter.text for letter in of_class(line, "L")][:2] == ["A", "B"]
    assert "first told by A" in line.text_content()
    assert line.findtext("details/summary") == "1 other wording: B"
    assert courier.id == "courier"


def test_what_is_only_ordered_is_shown_with_what_it_came_after() -> None:
    courier, *_ = documents()
    moment = replace(
        sample().timeline[0],
        when="",
        precision="",
        time=(),
        relation="after",
        anchor=cite(courier, "it left Northport"),
    )
    line = parsed(replace(sample(), timeline=(moment,))).get_element_by_id("timeline-1")

    assert of_class(line, "when")[0].text == "after"
    assert "“it left Northport”" in line.text_content()


def test_use_in_part_is_shown_sentence_by_sentence_with_what_was_changed() -> None:
    courier, herald, *_ = documents()
    part = PartialUse(
        "courier",
        "herald",
        True,
        "it credits Meridian",
        (SharedCopy(cite(courier, "Two dozen fishing boats"), cite(herald, "fishing boats")),),
        12,
    )
    first, *rest = sample().origins
    page = parsed(replace(sample(), origins=(replace(first, in_part=(part,)), *rest)))
    line = page.get_element_by_id("origin-1")

    assert line.findtext("details/summary") == "A has 1 of 12 sentences from B"
    assert [letter.text for letter in of_class(line, "L")] == ["A", "B"]


def test_what_is_not_decided_is_folded_at_the_end(page: html.HtmlElement) -> None:
    section = page.get_element_by_id("not-decided")

    assert section.findtext("details/summary") == "2 things that came close"
    assert section.findall("article") == []


def test_headings_go_down_one_level_at_a_time(page: html.HtmlElement) -> None:
    levels = [int(heading.tag[1]) for heading in page.xpath("//main//h1 | //main//h2 | //main//h3")]

    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_every_section_every_table_and_every_field_has_a_name(page: html.HtmlElement) -> None:
    for section in of_class(page, "section"):
        assert page.get_element_by_id(section.get("aria-labelledby", "")).tag == "h2"
    assert all(cell.get("scope") for cell in page.iter("th"))
    assert all(field.get("aria-label") for field in page.xpath("//form//input | //form//select"))


def test_lines_can_be_filtered_by_document_kind_verdict_and_actor(page: html.HtmlElement) -> None:
    line = page.get_element_by_id("difference-1")
    form = of_class(page, "filters")[0]

    assert [line.get(f"data-{name}") for name in ("docs", "kind", "verdict")] == [
        "1 2 3",
        "number",
        "conflict",
    ]
    assert [button.text_content() for button in form.xpath(".//button[@data-filter]")] == ["A", "B", "C", "D"]
    assert "money" in form.xpath(".//select[@id='f-kind']/option/text()")


def test_the_letters_of_many_documents_are_behind_one_button_with_their_outlets() -> None:
    form = of_class(parsed(many(30)), "filters")[0]

    assert form.findtext("details/summary") == "any document"
    assert len(form.xpath("./details//button[@data-filter]")) == 30


def test_words_that_differ_from_the_fullest_version_are_marked(page: html.HtmlElement) -> None:
    line = page.get_element_by_id("quotation-1")

    assert [words.text for words in line.iter("ins")] == ["all the skippers"]
    assert [words.text for words in line.iter("del")] == [
        "every skipper",
        "and I want to thank every skipper who came out,",
    ]


def test_what_copies_of_one_origin_tell_is_one_line_that_leads_to_each_of_them() -> None:
    _, herald, lantern, _ = documents()
    words = "It had four officers on the bridge."
    alone = (OnlyIn("herald", cite(herald, words)), OnlyIn("lantern", cite(lantern, words)))
    page = parsed(replace(sample(), only_in=alone))

    line = page.get_element_by_id("only-in-1")

    assert len(of_class(page, "only-in")) == 1
    assert [link.text for link in of_class(line, "L")] == ["B", "C"]
    assert line.get("data-also") == "only-in-2"
    assert page.get_element_by_id("only-in-2").getparent() is line


def test_only_what_several_origins_tell_is_tinted_as_agreed(page: html.HtmlElement) -> None:
    tinted = {mark.text for mark in of_class(page.get_element_by_id("doc-2"), "agreed")}

    assert "an inquiry would be ordered" in tinted
    assert "It had " not in tinted


def test_what_not_all_say_is_not_tinted_as_agreed(page: html.HtmlElement) -> None:
    tinted = {mark.text for mark in of_class(page.get_element_by_id("doc-2"), "agreed")}

    assert not [words for words in tinted if "this week" in str(words)]


def test_each_wording_of_an_agreement_stands_beside_those_who_have_it(page: html.HtmlElement) -> None:
    line = page.get_element_by_id("agreement-1")
    rows = [
        ([link.text for link in of_class(row, "L")], of_class(row, "q")[0].text_content())
        for row in of_class(line, "said")
    ]

    assert rows == [
        (["B", "C"], "“an inquiry would be ordered this week”"),
        (["A"], "“the government would order an inquiry before the end of the week”"),
    ]


def test_what_all_say_is_marked_in_the_line_the_matrix_and_what_is_left_out(page: html.HtmlElement) -> None:
    omissions = (Omission("courier", 0, "left out"),)
    other = parsed(replace(sample(), omissions=omissions))

    assert [mark.text for mark in page.get_element_by_id("agreement-1").iter("mark")] == [
        "an inquiry would be ordered",
        "would order an inquiry",
    ]
    assert page.xpath("//*[@id='matrix']//th/a[@href='#agreement-1']/mark/text()") == [
        "an inquiry would be ordered"
    ]
    assert [mark.text for mark in other.get_element_by_id("left-out-1").iter("mark")] == [
        "an inquiry would be ordered"
    ]


def test_from_whom_a_report_has_it_stands_beside_its_letter(page: html.HtmlElement) -> None:
    row = of_class(page.get_element_by_id("agreement-2"), "said")[0]

    assert of_class(row, "via")[0].text_content().strip() == "C via the Courier (A)"


def test_a_document_with_two_sentences_stands_once_in_the_matrix() -> None:
    agreement = sample().agreements[0]
    courier = documents()[0]
    second = cite(courier, "Halden Lines declined to comment on the letter.")
    told = replace(
        agreement, evidence=(second, *agreement.evidence), shared=((), *agreement.shared), heading=2
    )
    page = parsed(replace(sample(), agreements=(told, *sample().agreements[1:])))

    cell = page.xpath("//*[@id='matrix']//tr[th/a[@href='#agreement-1']]/td")[0]

    best = agreement.evidence[0]
    assert cell.xpath("a/@href") == [f"#p1-{best.start}-{best.end}"]
    fold = of_class(page.get_element_by_id("agreement-1"), "wordings")[0]
    assert fold.findtext("summary") == "1 further sentence, why joined"


def test_two_runs_give_the_same_bytes() -> None:
    assert to_html(sample()) == to_html(sample())


def test_an_empty_readout_is_a_page_too() -> None:
    page = parsed(Readout(documents=()))

    assert "nowhere that was found" in page.text_content()


def test_nothing_of_a_document_becomes_an_element(page: html.HtmlElement, poisoned: html.HtmlElement) -> None:
    assert {element.tag for element in poisoned.iter()} <= ELEMENTS
    assert [part.text for part in poisoned.iter("script")] == [(DATA / "page.js").read_text(encoding="utf-8")]
    assert [part.text for part in poisoned.iter("style")] == [(DATA / "page.css").read_text(encoding="utf-8")]


def test_nothing_of_a_document_becomes_an_attribute(
    page: html.HtmlElement, poisoned: html.HtmlElement
) -> None:
    known = {name for element in page.iter() for name in element.attrib}

    assert {name for element in poisoned.iter() for name in element.attrib} <= known | {"open"}
    assert not [name for name in known if name.startswith("on") or name in ("src", "style", "srcset")]


def test_links_lead_only_into_the_page_or_to_web_addresses(
    page: html.HtmlElement, poisoned: html.HtmlElement
) -> None:
    outside = [
        link for root in (page, poisoned) for link in root.xpath("//a[not(starts-with(@href, '#'))][@href]")
    ]

    assert {link.get("href") for link in outside} == {
        "https://courier.example/news/halden-star?ref=front&id=1"
    }
    assert {link.get("rel") for link in outside} == {"noreferrer noopener"}


def test_an_attack_is_shown_as_the_words_it_is(poisoned: html.HtmlElement) -> None:
    assert one_line(ATTACK)[:80] in one_line(poisoned.text_content())


def test_no_character_of_a_document_steers_the_page(poisoned: html.HtmlElement) -> None:
    assert not re.search("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", poisoned.text_content())


def test_the_page_can_ask_no_network_for_anything(page: html.HtmlElement) -> None:
    style, script = ((DATA / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))

    assert page.xpath("//meta[@http-equiv]/@content") == [policy()]
    assert policy().startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy()
    assert not re.search(r"url\(|@import|@font-face", style)
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\(|fetch|XMLHttp", script
    )
    assert not re.search(r"WebSocket|EventSource|sendBeacon|import|new Image|\.src", script)


def test_thirty_documents_stay_under_a_megabyte_and_are_folded_by_origin() -> None:
    text = to_html(many(30))

    assert len(text.encode()) < 1_000_000
    assert len(of_class(html.document_fromstring(text.encode()), "doc")) == 30


def test_evidence_beyond_a_text_does_not_stop_the_page() -> None:
    readout = sample()
    short = tuple(
        type(document)(id=document.id, text=document.text[:100], sha256="", path="x")
        for document in readout.documents
    )

    assert "They differ" in parsed(Readout(documents=short, differences=readout.differences)).text_content()


def test_two_thousand_values_in_one_long_sentence_are_marked_at_once() -> None:
    document = made("x", "word " * 20_000, "x")
    whole = Evidence.at(document, Span(0, len(document.text)))
    words = tuple(Evidence.at(document, Span(at, at + 4)) for at in range(0, 20_000, 10))
    side = Side("word", words, (whole,) * len(words))
    readout = Readout(
        documents=(document,), differences=(Difference("x", "number", "conflict", "why", (side, side), ()),)
    )

    assert len(of_class(parsed(readout).get_element_by_id("doc-1"), "v")) == len(words)


def test_no_paragraph_holds_what_would_end_it() -> None:
    text = to_html(many(30)) + to_html(sample())
    blocks = r"<p\b[^>]*>(?:(?!</p>).)*?<(?:details|div|ul|table|article|section|header|p)\b"

    assert re.findall(blocks, text, re.DOTALL) == []
