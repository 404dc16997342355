"""One story of a library: its documents by origin, and the way to its readout."""

from collections.abc import Sequence

from readout.model.library import Entry, StoryEntry
from readout.pipeline.library.desk import Library
from readout.report.arranging.markup import Child, Markup, tag
from readout.report.arranging.naming import counted
from readout.store.search import Wanted
from readout.web.asked import Asked, link
from readout.web.frame import HOME, STORY, framed, told
from readout.web.pieces import (
    COMPARABLE,
    address_of,
    changes,
    days,
    document_facts,
    document_link,
    document_name,
    outlets,
    readout_link,
    sizes,
    story_name,
    story_row,
    why,
)

# Documents that are listed; a story of more is one that nobody reads through.
MOST_LISTED = 500

# How often the page that waits for a readout is asked for again, in seconds.
AGAIN = 2


def story_page(library: Library, asked: Asked) -> str:
    """Give the page of the story that was asked for.

    Raises:
        UsageError: there is none.
    """
    with library.store.moment():
        item = library.story(asked.text("id"))
        found = library.store.stories.find(item.id)
        key = found[0] if found else 0
        held = list(library.store.lists.documents(Wanted(story=key), limit=MOST_LISTED))
        became = library.store.stories.changes(item.id)
    rest = item.documents - len(held)
    content = tag(
        "main",
        _head(item),
        tag("h2", "Who reports"),
        tag("ol", *_origins(held), class_="origins"),
        tag("p", f"{counted(rest, 'other document')} not shown.", class_="facts") if rest > 0 else None,
        class_="list",
    )
    return framed(story_name(item), content, changes(became))


def _head(item: StoryEntry) -> Markup:
    names = [tag("span", outlets(item.outlets), dir="auto")] if item.outlets else []
    facts: list[Child] = [days(item.first, item.last), *sizes(item), *names]
    ways: Child = "One document: there is nothing to compare it with."
    if item.documents >= COMPARABLE:
        ways = readout_link(item, "What they agree on, and where they differ")
    return tag(
        "header",
        tag("p", tag("a", "← All stories", href=HOME)),
        tag("h1", story_name(item), dir="auto"),
        told(facts),
        tag("p", ways, class_="way"),
    )


def _origins(held: Sequence[Entry]) -> list[Markup]:
    """Give the documents, those of one origin together, who had its copy first before the others."""
    groups: dict[str, list[Entry]] = {}
    for item in held:
        groups.setdefault(item.origin, []).append(item)
    return [_origin(name, group) for name, group in groups.items()]


def _origin(name: str, group: Sequence[Entry]) -> Markup:
    first, *copies = sorted(group, key=lambda item: item.id != name)
    several = tag("p", f"The same copy in {counted(len(copies), 'other document')}:", class_="facts")
    rows = tag("ul", *map(_document, copies), class_="copies") if copies else None
    return tag("li", tag("div", *_inside(first)), several if copies else None, rows)


def _document(item: Entry) -> Markup:
    return tag("li", *_inside(item))


def _inside(item: Entry) -> list[Child]:
    return [
        tag("p", document_link(item.id, document_name(item)), dir="auto"),
        told([*document_facts(item), address_of(item)]),
        why(item.reasons, "Why it is in this story"),
    ]


def waiting_page(item: StoryEntry) -> str:
    """Give the page that is shown while a story is read in depth; it asks for itself again."""
    content = tag(
        "main",
        tag("p", tag("a", "← The story", href=link(STORY, id=item.id))),
        tag("h1", "Reading in depth …"),
        tag("ol", story_row(item), class_="rows"),
        tag(
            "p",
            f"{counted(item.documents, 'document')} of this story are being read for names, quotations and "
            "values. What is found is kept, so this takes its time once. The readout appears here by itself.",
            class_="nothing",
        ),
        class_="list",
    )
    return framed("Reading in depth", content, again=AGAIN)
