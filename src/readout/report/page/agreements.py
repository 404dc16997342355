"""The agreements of the page: what several tell, with the count of independent origins."""

from readout.model.readout import Agreement
from readout.report.arranging.excerpts import shortened
from readout.report.arranging.grouping import Words, by_words
from readout.report.arranging.markup import Markup, tag
from readout.report.arranging.naming import counted
from readout.report.page.parts.lines import behind, folded, head, line, section
from readout.report.page.parts.places import Places

# Lines that are open when the page is; the rest is folded under a row that counts them.
OPEN_AGREEMENTS = 12
# The same within one origin, once they are unfolded.
OPEN_COPIES = 40

# Characters of an excerpt. Clauses are nearly always shorter.
EXCERPT = 280


def agreements(places: Places) -> Markup:
    """Give what several tell; what only copies of one text tell is folded away at the end."""
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
    within = f"{len(copies):,} within one origin: copies of one text, no second witness"
    return section(
        "agreements",
        "They agree",
        summary,
        folded(lines, OPEN_AGREEMENTS),
        behind(within, folded(copies, OPEN_COPIES)) if copies else None,
    )


def _agreement(places: Places, number: int, item: Agreement) -> Markup:
    said = by_words(item.evidence)
    first = said[0].first
    words = places.quote(first, shortened(first.exact, EXCERPT))
    count = tag("span", counted(item.origins, "origin"), class_="origins")
    who = tag("span", count, " ", places.letter_links(item.evidence), class_="who")
    return line(
        "agreement",
        number,
        places.line_attributes(item.evidence),
        head("agreement", number, words, who, _rest(places, item, said[1:])),
        kind="alone" if item.origins < 2 else "",
    )


def _rest(places: Places, item: Agreement, others: list[Words]) -> Markup | None:
    rows = [places.said(words.evidence, shortened(words.first.exact, EXCERPT)) for words in others]
    parts = [counted(len(rows), "other wording")] if rows else []
    parts += ["why joined"] if item.reasons else []
    return behind(", ".join(parts), *rows, _reasons(item), kind="wordings") if parts else None


def _reasons(item: Agreement) -> Markup | None:
    if not item.reasons:
        return None
    rows = [
        tag("li", tag("span", f"{reason.weight:+.2f}".replace("-", "−"), class_="weight"), " ", reason.what)
        for reason in item.reasons
    ]
    total = tag("li", tag("span", f"{item.score:.2f}", class_="weight"), " in all")
    return tag("ul", *rows, total, class_="reasons")
