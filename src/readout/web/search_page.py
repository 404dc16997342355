"""What a search of a library finds: quotations first where somebody asks what was said."""

from readout.model.library import Found, Results, Said
from readout.model.span import Span
from readout.pipeline.library.answers import MOST_READ
from readout.pipeline.library.desk import Library
from readout.pipeline.library.questions import Question, as_question
from readout.report.arranging.dates import brief_day, without_midnight
from readout.report.arranging.excerpts import one_line
from readout.report.arranging.markup import Child, Markup, join, tag
from readout.report.arranging.naming import counted
from readout.web.asked import Asked, link
from readout.web.frame import SEARCH, STORY, framed, narrowing, pager, told
from readout.web.pieces import document_facts, document_link, document_name, marked

# Documents of one page, and how many pages: the index marks the words in all of them up to the page's last.
PAGE = 20
MOST_PAGES = 25


def search_page(library: Library, asked: Asked) -> str:
    """Give what the words find, or who said it.

    Raises:
        UsageError: a field is not what it should be.
    """
    words = asked.text("q")
    question = as_question(words)
    with library.store.moment():
        said = _said(library, question, asked) if question and asked.page == 1 else None
        if question:
            words = question.words
        page = min(asked.page, MOST_PAGES)
        results = library.search(words, asked.wanted, limit=page * PAGE + 1)
    first = (page - 1) * PAGE
    rows = [_row(item) for item in results.found[first : first + PAGE]]
    has_more = len(results.found) > page * PAGE
    content = tag(
        "main",
        tag(
            "h1",
            "What ",
            tag("b", question.speaker),
            " said" + (" about " if question.about else ""),
            question.about,
            dir="auto",
        )
        if question
        else tag("h1", "Search"),
        narrowing(SEARCH, asked, sorts=False) if asked.text("q") else None,
        said,
        tag("h2", "Documents") if question else None,
        *_told(results, is_cut=has_more and page == MOST_PAGES),
        tag("ol", *rows, class_="rows", start=first + 1) if rows else _nothing(asked),
        pager(SEARCH, asked, has_more=has_more and page < MOST_PAGES),
        class_="list",
    )
    return framed(asked.text("q") or "Search", content, words=asked.text("q"))


def _said(library: Library, question: Question, asked: Asked) -> Markup:
    """Give what somebody said, and how many documents may hold more of it."""
    found = library.quotations(question.speaker, question.about or None, asked.wanted, limit=PAGE)
    unread = len(library.unread(question.words, asked.wanted))
    rows = [_quotation(item) for item in found]
    more = " or more" if unread == MOST_READ else ""
    note = (
        f"{counted(unread, 'document')}{more} with these words not read in depth: quotations there are not "
        "known. Opening the readout of their stories reads them."
    )
    return tag(
        "section",
        tag("h2", "Quotations"),
        tag("ol", *rows, class_="rows") if rows else tag("p", "No quotations.", class_="nothing"),
        tag("p", note, class_="facts") if unread else None,
    )


def _quotation(item: Said) -> Markup:
    # The ellipsis is ours, so it stands outside the quotation marks.
    marks = ("“", "”") if item.form == "direct" else ("", "")
    shown = join(*[f"{marks[0]}{one_line(piece.exact)}{marks[1]}" for piece in item.evidence], between=" … ")
    when = brief_day(without_midnight(item.published)) if item.published else "no date given"
    places = [piece.span for piece in item.evidence]
    return tag(
        "li",
        tag("blockquote", document_link(item.document, shown, places), dir="auto"),
        told(
            [
                tag("b", one_line(item.speaker or "nobody is named"), dir="auto"),
                item.form,
                one_line(item.outlet or ""),
                when,
                _story(item.story),
            ]
        ),
    )


def _row(item: Found) -> Markup:
    entry = item.entry
    name = document_name(entry)
    title: Child = name
    if entry.title and name == entry.title:  # else the places are not those of what is shown
        title = marked(name, item.title_marks)
    passage = None
    if item.passage:
        start = item.passage.start
        inside = [Span(span.start - start, span.end - start) for span in item.marks]
        before, after = ("… " if item.passage.prefix else ""), (" …" if item.passage.suffix else "")
        passage = tag("p", before, marked(item.passage.exact, inside), after, class_="words", dir="auto")
    return tag(
        "li",
        tag("p", document_link(entry.id, title, item.marks), dir="auto"),
        passage,
        told([*document_facts(entry), _story(entry.story)]),
    )


def _story(identifier: str) -> Markup | None:
    return tag("a", "its story", href=link(STORY, id=identifier)) if identifier else None


def _told(results: Results, *, is_cut: bool) -> list[Child]:
    lines = []
    if results.ranked:
        lines.append(f"Very many documents have these words; the {results.ranked:,} newest were ranked.")
    if is_cut:
        lines.append(f"These are the last of the {MOST_PAGES * PAGE:,} best that are shown here.")
    return [tag("p", line, class_="facts") for line in lines]


def _nothing(asked: Asked) -> Markup:
    if asked.text("q"):
        return tag("p", "No documents have all these words.", class_="nothing")
    help_text = (
        "All words must be there; “a phrase” in quotation marks is kept together. “What did … say about …” "
        "shows quotations first."
    )
    return tag("p", help_text, class_="nothing")
