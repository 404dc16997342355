"""The stories of a library, a page of them at a time."""

from readout.pipeline.library.desk import Library
from readout.report.arranging.markup import tag
from readout.report.arranging.naming import counted
from readout.web.asked import Asked
from readout.web.frame import HOME, framed, narrowing, pager
from readout.web.pieces import story_row

# Stories of one page.
PAGE = 30


def stories_page(library: Library, asked: Asked) -> str:
    """Give the page of stories that was asked for.

    Raises:
        UsageError: a field is not what it should be.
    """
    with library.store.moment():
        held = len(library)
        found = library.stories(
            asked.wanted,
            order=asked.order,
            least=asked.number("least", 1),
            limit=PAGE + 1,
            skip=(asked.page - 1) * PAGE,
        )
    rows = [story_row(item) for item in found[:PAGE]]
    if rows:
        listed = tag("ol", *rows, class_="rows", start=(asked.page - 1) * PAGE + 1)
    else:
        nothing = "No stories are so." if held else "Nothing is in it yet: readout add INPUT… fills it."
        listed = tag("p", nothing, class_="nothing")
    content = tag(
        "main",
        tag("h1", "Stories"),
        tag("p", f"of {counted(held, 'document')} in the library", class_="facts"),
        narrowing(HOME, asked, sorts=True),
        listed,
        pager(HOME, asked, has_more=len(found) > PAGE),
        class_="list",
    )
    return framed("Stories", content)
