"""The filters of the page: by words, verdict, kind, actor and document.

They need the script; without it they are not shown.
"""

from readout.report.arranging.excerpts import one_line
from readout.report.arranging.markup import Markup, join, tag
from readout.report.arranging.naming import called, verdict_counts
from readout.report.page.parts.places import Places

# With more documents their letters are behind a button, each with its outlet.
MOST_BUTTONS = 8


def filters(places: Places) -> Markup:
    """Give the form that hides the lines a reader does not ask for."""
    readout = places.readout
    verdicts = [tag("option", verdict) for verdict, _ in verdict_counts(readout.differences)]
    kinds = [tag("option", kind) for kind in dict.fromkeys(item.kind for item in readout.differences)]
    actors = [tag("option", one_line(actor.name), value=number) for number, actor in enumerate(places.actors)]
    if len(readout.entities) > len(places.actors):
        left = len(readout.entities) - len(places.actors)
        actors.append(tag("option", f"({left:,} named less often are not listed)", disabled=True))
    return tag(
        "form",
        tag(
            "input",
            type="search",
            id="f-text",
            placeholder="Search the lines",
            aria_label="Search the lines",
            autocomplete="off",
        ),
        _select("f-verdict", "any verdict", verdicts),
        _select("f-kind", "any kind", kinds),
        _select("f-actor", "any actor", actors),
        _letters(places),
        tag("output", id="f-count"),
        tag("button", "clear", type="reset", id="f-clear"),
        class_="filters",
        role="search",
        aria_label="Filter the lines",
    )


def _select(name: str, every: str, options: list[Markup]) -> Markup:
    return tag("select", tag("option", every, value=""), *options, id=name, aria_label=every)


def _letters(places: Places) -> Markup:
    documents = places.readout.documents
    few = len(documents) <= MOST_BUTTONS
    buttons = []
    for number, document in enumerate(documents, start=1):
        letter = tag("span", places.names[document.id], class_="L")
        buttons.append(
            tag(
                "button",
                letter,
                None if few else tag("span", one_line(called(document))),
                type="button",
                data_filter=number,
                aria_pressed="false",
                title=called(document) if few else None,
            )
        )
    group = tag("span", *buttons, class_="Ls", role="group", aria_label="Lines of all these documents")
    if few:
        return group
    return tag("details", tag("summary", "any document"), join(group), class_="pick")
