"""The timeline of the page: what happened when, background folded, what is to come marked."""

from readout.model.readout import Moment
from readout.report.arranging.chronology import chronology, marks, when
from readout.report.arranging.excerpts import shortened
from readout.report.arranging.grouping import Told, moment_words
from readout.report.arranging.markup import Markup, join, tag
from readout.report.arranging.naming import counted
from readout.report.page.parts.lines import behind, folded, head, line, section
from readout.report.page.parts.places import Places

# Moments that are open when the page is.
OPEN_MOMENTS = 20

EXCERPT = 200


def timeline(places: Places) -> Markup | None:
    """Give what happened when: the background behind one row, then the rest in order of time."""
    found = places.readout.timeline
    if not found:
        return None
    parts = chronology(places.readout)
    early = [_moment(places, number, item) for number, item in parts.background]
    near = [_moment(places, number, item) for number, item in parts.near]
    ends = list(dict.fromkeys(when(item) for _, item in (parts.background[:1] + parts.background[-1:])))
    earlier = f"{counted(len(early), 'earlier moment')}: {' to '.join(ends)}"
    return section(
        "timeline",
        "When",
        counted(len(found), "moment"),
        behind(earlier, *early) if early else None,
        folded(near, OPEN_MOMENTS),
    )


def _moment(places: Places, number: int, item: Moment) -> Markup:
    labels = marks(item, places.readout)
    chips = [tag("span", label, class_="chip status") for label in labels]
    said = moment_words(item, EXCERPT)
    who = places.letter_links((*item.evidence, *item.also))
    title = head("timeline", number, _when(places, item), *chips, who, _first(places, item))
    return line(
        "timeline",
        number,
        places.line_attributes((*item.evidence, *item.time, *item.also)),
        title,
        *(_alone(places, told) for told in said[:1]),
        _others(places, said[1:]),
        kind="open" if labels else "",
    )


def _when(places: Places, item: Moment) -> Markup:
    written = tag("b", when(item), class_="when")
    if item.anchor is None:
        return written
    return join(written, " ", places.quote(item.anchor, shortened(item.anchor.exact, EXCERPT)))


def _first(places: Places, item: Moment) -> Markup | None:
    if item.first_told is None or item.first_told not in places.names:
        return None
    return tag("span", f"first told by {places.names[item.first_told]}", class_="note")


def _alone(places: Places, told: Told) -> Markup:
    words = tag("span", told.when, class_="note") if told.when else None
    return tag("p", places.quote(told.words.first, told.pieces), " ", words, class_="words")


def _told(places: Places, told: Told) -> Markup:
    return places.said(told.words.evidence, told.pieces, told.when)


def _others(places: Places, others: list[Told]) -> Markup | None:
    if not others:
        return None
    who = places.named([evidence for told in others for evidence in told.words.evidence])
    title = f"{counted(len(others), 'other wording')}: {who}"
    return behind(title, *(_told(places, told) for told in others), kind="wordings")
