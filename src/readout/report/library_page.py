"""The stories of a library as one page that leads to the page of each."""

from collections.abc import Sequence

from readout.model.library import StoryEntry
from readout.report.markup import Markup, tag

STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } ol { list-style: none; padding: 0; }
li { padding: .7rem 0; border-top: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
a { color: inherit; font-weight: 600; text-decoration-thickness: 1px; text-underline-offset: .2em; }
p { margin: .1rem 0; opacity: .75; font-size: .9rem; }
"""


def to_library_page(stories: Sequence[tuple[StoryEntry, str]], documents: int) -> str:
    """Give the page: each story with the name of its own page, which lies beside it."""
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
        tag("h1", f"{len(stories):,} stories from {documents:,} documents"),
        tag("ol", *(_story(story, name) for story, name in stories)),
    )
    return f"<!doctype html>\n{tag('html', head, body, lang='en')}\n"


def _story(story: StoryEntry, name: str) -> Markup:
    days = " to ".join(sorted({moment[:10] for moment in (story.first, story.last) if moment}))
    counts = f"{story.documents:,} documents, {story.origins:,} origins"
    return tag(
        "li",
        tag("a", story.title or story.id, href=name),
        tag("p", " · ".join(filter(None, [days, counts, ", ".join(story.outlets)]))),
    )
