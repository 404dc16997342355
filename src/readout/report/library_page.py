"""The stories of a library as one page that leads to the page of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from readout.model.library import StoryEntry
from readout.model.readout import Readout
from readout.report.arranging.markup import Markup, tag
from readout.report.arranging.naming import counted

STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } ol { list-style: none; padding: 0; }
li { padding: .7rem 0; border-top: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
a { color: inherit; font-weight: 600; text-decoration-thickness: 1px; text-underline-offset: .2em; }
p { margin: .1rem 0; opacity: .75; font-size: .9rem; }
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """A story of the list.

    Attributes:
        story: what the library says of it.
        page: the name of its own page, which lies beside the list.
        conflicts: differences of which both sides cannot be true.
        differences: all others.
        quotations: how many utterances are quoted.
    """

    story: StoryEntry
    page: str
    conflicts: int
    differences: int
    quotations: int

    @classmethod
    def of(cls, story: StoryEntry, page: str, readout: Readout) -> "Listed":
        """List a story with the counts of its readout."""
        conflicts = sum(item.verdict == "conflict" for item in readout.differences)
        others = len(readout.differences) - conflicts
        return cls(story, page, conflicts, others, len(readout.quotations))


def to_library_page(stories: Sequence[Listed], documents: int) -> str:
    """Give the page that leads to each story, of a library of so many documents."""
    held = sum(item.story.documents for item in stories)
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag(
            "meta",
            http_equiv="Content-Security-Policy",
            content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
        ),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", "Stories"),
        tag("style", Markup(STYLE)),
    )
    body = tag(
        "body",
        tag("h1", counted(len(stories), "story", "stories")),
        tag("p", f"{held:,} of the library’s {documents:,} documents are in these stories."),
        tag("ol", *map(_story, stories)),
    )
    return f"<!doctype html>\n{tag('html', head, body, lang='en')}\n"


def _story(item: Listed) -> Markup:
    story = item.story
    days = " to ".join(sorted({moment[:10] for moment in (story.first, story.last) if moment}))
    told = [
        days,
        counted(story.documents, "document"),
        counted(story.origins, "origin"),
        ", ".join(story.outlets),
    ]
    other = "other " if item.conflicts else ""
    found = [
        counted(item.conflicts, "conflict") if item.conflicts else "",
        counted(item.differences, f"{other}difference") if item.differences else "",
        counted(item.quotations, "quotation") if item.quotations else "",
    ]
    return tag(
        "li",
        tag("a", story.title or story.id, href=item.page),
        tag("p", " · ".join(filter(None, told))),
        tag("p", " · ".join(filter(None, found))) if any(found) else None,
    )
