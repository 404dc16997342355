"""`readout export`: write a library for other programs, or as a folder of pages."""

import argparse
import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from readout.cli.keeping.files import write_csv, write_json_document, write_lines, write_parquet
from readout.cli.shared.inputs import report_failures
from readout.cli.shared.opening import limit_of, open_library, wanted_of
from readout.cli.shared.output import write
from readout.cli.shared.progress import is_watched, tell, tracker, with_progress
from readout.cli.shared.status import DONE, SOME_FAILED
from readout.errors import UsageError
from readout.model.document import Failure
from readout.model.tracking import Track
from readout.pipeline.library.desk import Library
from readout.pipeline.library.exporting import TABLES, Row, Table
from readout.report.arranging.naming import counted
from readout.report.exports.fields import plain
from readout.report.exports.tables import COLUMNS
from readout.report.exports.tables import rows as readout_rows
from readout.report.library_page import Listed, to_library_page
from readout.report.page import render as page
from readout.store.search import Wanted

NUMBERS = frozenset({"line", "side", "start", "end"})
DOCUMENTS = "documents"
INDEX = "index.html"
# Tables that know only what was read in depth.
IN_DEPTH = frozenset({"quotations", "actors"})
# Characters of a story's id that may stand in the name of a file anywhere.
SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}")


Told = dict[str, Any]


def run(arguments: argparse.Namespace) -> int:
    """Export; give the exit status."""
    form, name = _asked(arguments)
    wanted, limit = wanted_of(arguments), limit_of(arguments)
    failures: list[Failure] = []

    def told_last() -> Told:
        """Give what is known when all rows are written."""
        depth = _in_depth(library) if name in IN_DEPTH else {}
        return {**depth, "failures": plain(failures)}

    with open_library(arguments) as library:
        if form == "html":
            _write_pages(library, arguments, wanted, limit, failures)
        elif name == "differences":
            table = _differences(arguments.least, tracker(arguments), failures)
            _write_table(table, table.rows(library, wanted, limit), form, arguments, told_last)
        else:
            rows = _watched(TABLES[name].rows(library, wanted, limit), name, library, arguments, wanted)
            _write_table(TABLES[name], rows, form, arguments, told_last)
        if form not in ("html", "json") and name in IN_DEPTH:
            _tell_unread(library, name)
    return SOME_FAILED if failures else DONE


def _asked(arguments: argparse.Namespace) -> tuple[str, str]:
    """Give the format and the table that the options ask for.

    Raises:
        UsageError: two of them contradict each other.
    """
    form = "json" if arguments.json else arguments.format or "jsonl"
    for option, is_given, fits in (
        ("--format " + str(arguments.format), bool(arguments.format), form == arguments.format),
        ("--table " + str(arguments.table), bool(arguments.table), form != "html"),
        ("--spreadsheet", arguments.spreadsheet, form == "csv"),
    ):
        if is_given and not fits:
            shown = "--json" if arguments.json else f"--format {form}"
            raise UsageError(f"{option} and {shown} contradict each other; give one of them")
    return form, arguments.table or DOCUMENTS


def _write_table(
    table: Table, rows: Iterator[Row], form: str, arguments: argparse.Namespace, told: Callable[[], Told]
) -> None:
    if form == "json":
        write_json_document(arguments.table or DOCUMENTS, rows, told, arguments.output)
    elif form == "parquet":
        write_parquet(table, rows, arguments.output)
    elif form == "csv":
        write_csv(table, rows, arguments.output, for_spreadsheet=arguments.spreadsheet)
    else:
        write_lines(rows, arguments.output)


def _watched(
    rows: Iterator[Row], name: str, library: Library, arguments: argparse.Namespace, wanted: Wanted
) -> Iterator[Row]:
    """Count the rows where somebody watches; how many there will be is known of all documents only."""
    is_whole = name == DOCUMENTS and wanted == Wanted() and not arguments.limit
    return with_progress(rows, name, total=len(library) if is_whole else None, shown=is_watched(arguments))


def _in_depth(library: Library) -> Told:
    return {"read_in_depth": library.store.depth.count(), "in_library": len(library)}


def _tell_unread(library: Library, name: str) -> None:
    read, held = _in_depth(library).values()
    if read < held:
        tell(f"{name} are known of the {read:,} documents that were read in depth, of {held:,}")


def _differences(least: int, track: Track, failures: list[Failure]) -> Table:
    """Give the findings on each story, as `readout compare --format csv` has them."""

    def rows(library: Library, wanted: Wanted, limit: int) -> Iterator[Row]:
        for story in track(library.stories(wanted, order="time", least=least, limit=limit), "stories"):
            readout = library.show(story.id)
            report_failures(readout.failures)
            failures.extend(readout.failures)
            for row in readout_rows(readout):
                yield {"story": story.id, **row}

    kinds: dict[str, type[str] | type[int]] = {
        name: int if name in NUMBERS else str for name in ("story", *COLUMNS)
    }
    return Table(kinds, rows)


def _write_pages(
    library: Library, arguments: argparse.Namespace, wanted: Wanted, limit: int, failures: list[Failure]
) -> None:
    """Write a page a story, and one that leads to them."""
    if arguments.output in (None, "-"):
        raise UsageError("--format html writes a folder; name it with -o")
    folder = Path(arguments.output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot make the folder {folder}: {error.strerror or error}") from error
    before = set(folder.glob("story-*.html"))
    index: list[Listed] = []
    taken: set[str] = set()
    track = tracker(arguments)
    for story in track(library.stories(wanted, order="time", least=arguments.least, limit=limit), "stories"):
        readout = library.show(story.id)
        report_failures(readout.failures)
        failures.extend(readout.failures)
        name = _file_name(story.id, taken)
        taken.add(name.lower())
        write(page.to_html(readout, index=INDEX), str(folder / name))
        index.append(Listed.of(story, name, readout))
    write(to_library_page(index, len(library)), str(folder / INDEX))
    tell(f"{counted(len(index), 'story', 'stories')} in {folder / INDEX}")
    if left := before - {folder / item.page for item in index}:
        tell(f"{folder} still holds {counted(len(left), 'page')} of an earlier export, not in its index")


def _file_name(story: str, taken: set[str]) -> str:
    """Name a story's page by its id, where that can be a name and is none that looks alike but for case."""
    name = f"story-{story}.html"
    if SAFE.fullmatch(story) and name.lower() not in taken:
        return name
    return f"story-{sha256(story.encode('utf-8', 'replace')).hexdigest()[:16]}.html"
