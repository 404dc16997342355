"""Every way to show a readout, by its name."""

from collections.abc import Callable

from readout.model.readout import Readout
from readout.report import as_json, markdown, page, tables, web_annotations

FORMATS: dict[str, Callable[[Readout], str]] = {
    "html": page.to_html,
    "markdown": markdown.to_markdown,
    "json": as_json.dumps,
    "csv": tables.to_csv,
    "annotations": web_annotations.dumps,
}
