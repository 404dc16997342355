"""The coverage of the page: what only one origin tells, and what each document leaves out."""

from collections.abc import Sequence

from readout.report.arranging.agreeing import Wording, agreement_words
from readout.report.arranging.dates import readable
from readout.report.arranging.excerpts import one_line, shortened
from readout.report.arranging.grouping import Alone, only_by_origin, weightiest
from readout.report.arranging.markup import Markup, join, tag
from readout.report.arranging.naming import called, counted, listed
from readout.report.arranging.omissions import Missing, missing, parted
from readout.report.exports.citations import line_id
from readout.report.page.parts.lines import behind, folded, head, line, section
from readout.report.page.parts.places import Places

# Lines that are open when the page is.
OPEN_ONLY_IN = 10
OPEN_FACTS = 10

# Characters of an excerpt. Clauses are nearly always shorter.
EXCERPT = 280


def only_in(places: Places) -> Markup | None:
    """Give what only one origin tells: the weightiest of all, then the rest origin by origin."""
    found = only_by_origin(places.readout)
    if not found:
        return None
    first = weightiest(found, OPEN_ONLY_IN)
    shown = {item.lines[0] for item in first}
    total = sum(len(items) for _, items in found)
    groups = []
    for members, items in found:
        rest = [item for item in items if item.lines[0] not in shown]
        if rest:
            title = join(_members(places, members), " ", tag("small", f"{len(rest):,} more"))
            groups.append(behind(title, *(_alone(places, item) for item in rest)))
    summary = f"{counted(total, 'thing')}, the weightiest first"
    return section("only-in", "Only in one", summary, *(_alone(places, item) for item in first), *groups)


def _members(places: Places, members: tuple[str, ...]) -> Markup:
    """Give the letters and the outlets of an origin's documents."""
    known = [member for member in members if member in places.order]
    names = [one_line(called(places.readout.document(member))) for member in known] or list(members)
    return join(tag("b", places.listed(known)), " ", listed(list(dict.fromkeys(names)), most=2))


def _alone(places: Places, item: Alone) -> Markup:
    first, number = item.evidence[0], item.lines[0]
    others = [line_id("only in", place) for place in item.lines[1:]]
    attributes = places.line_attributes(item.evidence)
    if others:
        attributes["data_also"] = " ".join(others)
    words = places.quote(first, shortened(first.exact, EXCERPT))
    return line(
        "only in",
        number,
        attributes,
        *(tag("i", id=name) for name in others),
        head("only in", number, places.letter_links(item.evidence), places.via(item.evidence), words),
    )


def left_out(places: Places) -> Markup | None:
    """Give, fact by fact, who leaves out what the others agree on."""
    found = missing(places.readout)
    if not found:
        return None
    facts, excused = parted(found)
    summary = f"{counted(len(facts), 'thing')} that others agree on"
    apart = f"{len(excused):,} that those who lack them could not have known yet"
    return section(
        "left-out",
        "Left out",
        summary,
        folded(_facts(places, facts), OPEN_FACTS),
        behind(apart, *_facts(places, excused)) if excused else None,
    )


def _facts(places: Places, found: Sequence[Missing]) -> list[Markup]:
    told = ((item, agreement_words(places.readout, item.agreement)) for item in found)
    return [_fact(places, item, words) for item, words in told if words is not None]


def _fact(places: Places, item: Missing, wording: Wording) -> Markup:
    number = item.agreement + 1
    agreement = line_id("agreement", number)
    who = [_who(places, "left out by", item.left_out)] if item.left_out else []
    who += [_who(places, f"{excuse.why}:", excuse.documents) for excuse in item.excused]
    attributes = {
        "data_docs": " ".join(str(places.order[doc]) for doc in item.documents if doc in places.order),
        "data_also": agreement,
    }
    words = places.quote(wording.first, wording.pieces(EXCERPT))
    told = tag("a", "who tells it", href=f"#{agreement}", class_="note")
    title = head("left out", number, words, *who, told, _because(places, item))
    return line("left out", number, attributes, title)


def _who(places: Places, words: str, documents: Sequence[str]) -> Markup:
    return tag("span", words, " ", places.document_letters(documents), class_="who")


def _because(places: Places, item: Missing) -> Markup | None:
    rows = [
        tag("li", tag("b", places.listed(documents)), f" {readable(words)}")
        for excuse in item.excused
        for words, documents in excuse.because
    ]
    return behind("what tells so", tag("ul", *rows, class_="reasons"), kind="wordings") if rows else None
