"""The findings of the page: differences, agreements and what only one document tells."""

from readout.model.readout import Agreement, Difference, Side
from readout.report.citations import line_id
from readout.report.excerpts import around, shortened
from readout.report.grouping import Alone, by_words, only_by_origin
from readout.report.markup import Markup, join, tag
from readout.report.naming import called, counted, own_value, verdict_summary
from readout.report.page_lines import chip, folded, head, line, section
from readout.report.page_places import Places

# Lines of a section that are open when the page is; the rest is folded under a line that counts them.
OPEN_DIFFERENCES = 20
OPEN_AGREEMENTS = 12
OPEN_ONLY_IN = 6
# Letters in the heading of an origin.
MOST_MARKS = 8

# Characters of an excerpt. Clauses are nearly always shorter.
EXCERPT = 280


def differences(places: Places) -> Markup:
    """Give where they differ, conflicts first and never folded."""
    found = places.readout.differences
    if not found:
        return section("differences", "They differ", "nowhere that was found")
    lines = [_difference(places, number, item) for number, item in enumerate(found, start=1)]
    conflicts = sum(item.verdict == "conflict" for item in found)
    shown = folded(lines, max(OPEN_DIFFERENCES, conflicts))
    return section("differences", "They differ", verdict_summary(places.readout), shown)


def _difference(places: Places, number: int, item: Difference) -> Markup:
    cited = [piece for side in item.sides for piece in (*side.evidence, *side.context)]
    attributes = places.line_attributes(cited) | {"data_kind": item.kind, "data_verdict": item.verdict}
    verdict = chip(item.verdict)
    sides = tag("div", *(_side(places, side) for side in item.sides), class_="sides")
    return line(
        "difference",
        number,
        attributes,
        head(
            "difference",
            number,
            verdict,
            tag("span", item.kind, class_="kind"),
            tag("b", item.about, class_="about"),
        ),
        sides,
        tag("p", item.why, class_="why"),
        _pairs(item),
        kind=item.verdict,
    )


def _side(places: Places, side: Side) -> Markup:
    rows = [
        places.said(words, around(words.first, words.around, EXCERPT))
        for words in by_words(side.evidence, side.context)
    ]
    return tag(
        "div",
        tag("p", own_value(side), class_="value") if own_value(side) else None,
        folded(rows, 3),
        class_="side",
    )


def _pairs(item: Difference) -> Markup | None:
    if len(item.sides) < 3 or not item.pairs:
        return None
    rows = [
        tag(
            "li",
            tag(
                "span",
                f"{item.sides[pair.sides[0]].value} · {item.sides[pair.sides[1]].value}",
                class_="value",
            ),
            " ",
            chip(pair.verdict),
            f" {pair.why}",
        )
        for pair in item.pairs
    ]
    return tag("details", tag("summary", f"{len(rows)} pairs"), tag("ul", *rows), class_="pairs")


def agreements(places: Places) -> Markup:
    """Give what several tell, with the count of independent origins."""
    found = places.readout.agreements
    if not found:
        return section("agreements", "They agree", "on nothing that was found")
    independent = sum(item.origins > 1 for item in found)
    summary = f"{independent:,} of at least two origins"
    if independent < len(found):
        summary += f", {len(found) - independent:,} within one origin"
    numbered = list(enumerate(found, start=1))
    lines = [_agreement(places, number, item) for number, item in numbered if item.origins > 1]
    copies = [_agreement(places, number, item) for number, item in numbered if item.origins < 2]
    within = tag("summary", f"{len(copies):,} within one origin: copies of one text, no second witness")
    return section(
        "agreements",
        "They agree",
        summary,
        folded(lines, OPEN_AGREEMENTS),
        tag("details", within, *copies, class_="more") if copies else None,
    )


def _agreement(places: Places, number: int, item: Agreement) -> Markup:
    said = by_words(item.evidence)
    rows = [places.said(words, shortened(words.first.exact, EXCERPT)) for words in said]
    return line(
        "agreement",
        number,
        places.line_attributes(item.evidence),
        head("agreement", number, tag("span", counted(item.origins, "origin"), class_="origins")),
        folded(rows, 4),
        _reasons(item),
        kind="alone" if item.origins < 2 else "",
    )


def _reasons(item: Agreement) -> Markup | None:
    if not item.reasons:
        return None
    rows = [
        tag("li", tag("span", f"{reason.weight:+.2f}", class_="weight"), " ", reason.what)
        for reason in item.reasons
    ]
    total = tag("li", tag("span", f"{item.score:.2f}", class_="weight"), " in all")
    return tag("details", tag("summary", "why joined"), tag("ul", *rows, total), class_="reasons")


def only_in(places: Places) -> Markup | None:
    """Give what only one origin tells, origin by origin, the weightiest first."""
    found = only_by_origin(places.readout)
    if not found:
        return None
    groups = []
    for members, items in found:
        lines = [_alone(places, item, several=len(members) > 1) for item in items]
        title = tag("h3", _members(places, members), tag("small", f"{len(items):,}"))
        groups += [title, folded(lines, OPEN_ONLY_IN)]
    summary = counted(sum(len(items) for _, items in found), "thing")
    return section("only-in", "Only in one", summary, *groups)


def _members(places: Places, members: tuple[str, ...]) -> Markup:
    """Give the letters of an origin's documents; of a single document the name too."""
    marks = [tag("span", places.names.get(member, "?"), class_="L") for member in members[:MOST_MARKS]]
    if len(members) > len(marks):
        marks.append(tag("small", f"+{len(members) - len(marks)}"))
    if len(members) > 1:
        return join(*marks, "one origin", between=" ")
    known = members[0] in places.order
    return join(*marks, called(places.readout.document(members[0])) if known else members[0], between=" ")


def _alone(places: Places, item: Alone, *, several: bool) -> Markup:
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
        head("only in", number, places.letter_links(item.evidence) if several else None, words),
    )
