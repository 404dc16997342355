"""Every way to show a readout, by its name."""

from collections.abc import Callable

from readout.model.readout import Readout
from readout.report.exports import readout as as_json
from readout.report.exports import tables, web_annotations
from readout.report.markdown import render as markdown
from readout.report.page import render as page

FORMATS: dict[str, Callable[[Readout], str]] = {
    "html": page.to_html,
    "markdown": markdown.to_markdown,
    "json": as_json.dumps,
    "csv": tables.to_csv,
    "annotations": web_annotations.dumps,
}
