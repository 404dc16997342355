"""The agreements of the page: what several tell, with the count of independent origins."""

from collections.abc import Sequence

from readout.model.readout import Agreement
from readout.report.arranging.agreeing import Wording, arranged
from readout.report.arranging.markup import Markup, tag
from readout.report.arranging.naming import counted
from readout.report.page.parts.lines import behind, folded, head, line, section
from readout.report.page.parts.places import Places

# Lines that are open when the page is; the rest is folded under a row that counts them.
OPEN_AGREEMENTS = 12
# The same within one origin, once they are unfolded.
OPEN_COPIES = 40
# Wordings beside the first that are open; a single one more is open too.
OPEN_WORDINGS = 2

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
        _legend() if any(item.shared for item in found) else None,
        folded(lines, OPEN_AGREEMENTS),
        behind(within, folded(copies, OPEN_COPIES)) if copies else None,
    )


def _legend() -> Markup:
    words = " what all reports of a line say, each in its own words; the rest only some say"
    return tag("p", tag("mark", "marked"), words, class_="legend")


def _agreement(places: Places, number: int, item: Agreement) -> Markup:
    found = arranged(item)
    shown = len(found.others) if len(found.others) <= OPEN_WORDINGS + 1 else OPEN_WORDINGS
    count = tag("span", counted(item.origins, "origin"), class_="origins")
    return line(
        "agreement",
        number,
        places.line_attributes(item.evidence),
        head("agreement", number, _said(places, found.heading)),
        *(_said(places, words) for words in found.others[:shown]),
        tag("div", count, _rest(places, item, found.others[shown:], found.also), class_="who"),
        kind="alone" if item.origins < 2 else "",
    )


def _said(places: Places, words: Wording) -> Markup:
    return places.said(words.evidence, words.pieces(EXCERPT))


def _rest(
    places: Places, item: Agreement, others: Sequence[Wording], also: Sequence[Wording]
) -> Markup | None:
    further = sum(len(words.evidence) for words in also)
    parts = [counted(len(others), "other wording")] if others else []
    parts += [counted(further, "further sentence")] if also else []
    parts += ["why joined"] if item.reasons else []
    rows = [*(_said(places, words) for words in others)]
    rows += [places.said(words.evidence, words.pieces(EXCERPT), "also") for words in also]
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
