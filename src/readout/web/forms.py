"""The forms of a readout that are no page."""

from collections.abc import Callable

from readout.model.readout import Readout
from readout.report.exports import readout as as_json
from readout.report.exports import tables, web_annotations
from readout.report.markdown import render as markdown

FORMS: dict[str, tuple[str, Callable[[Readout], str]]] = {
    "/readout.json": ("application/json; charset=utf-8", as_json.dumps),
    "/readout.csv": ("text/csv; charset=utf-8", tables.to_csv),
    "/readout.md": ("text/markdown; charset=utf-8", markdown.to_markdown),
    "/annotations.json": ("application/ld+json; charset=utf-8", web_annotations.dumps),
}
