"""`readout export`: write a library for other programs, or as a folder of pages."""

import argparse
import csv
import io
import json
import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from readout.cli.inputs import report_failures
from readout.cli.library import limit_of, open_library, wanted_of
from readout.cli.output import opened, write
from readout.cli.progress import with_progress
from readout.cli.status import DONE, SOME_FAILED
from readout.errors import UsageError
from readout.pipeline.exporting import TABLES, Cell, Row, Table
from readout.pipeline.library import Library
from readout.report import page
from readout.report.as_json import dumps_data
from readout.report.library_page import to_library_page
from readout.report.tables import COLUMNS, FORMULA_STARTS
from readout.report.tables import rows as readout_rows
from readout.store.search import Wanted

# Rows that are written to a Parquet file at a time.
GROUP = 10_000
NUMBERS = frozenset({"line", "side", "start", "end"})
# Characters of a story's id that may stand in the name of a file anywhere.
SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}")


def run(arguments: argparse.Namespace) -> int:
    """Export; give the exit status."""
    wanted, limit = wanted_of(arguments), limit_of(arguments)
    with open_library(arguments) as library:
        if arguments.format == "html" and not arguments.json:
            return _pages(library, arguments, wanted, limit)
        table = _differences(arguments.least) if arguments.table == "differences" else TABLES[arguments.table]
        rows = with_progress(table.rows(library, wanted, limit), arguments.table)
        if arguments.json:
            data = {"table": arguments.table, "rows": list(rows)}
            write(dumps_data(data), arguments.output)
            return DONE
        if arguments.format == "parquet":
            _parquet(table, rows, arguments.output)
            return DONE
        with opened(arguments.output) as out:
            if arguments.format == "csv":
                _csv(table, rows, out, guard=arguments.spreadsheet)
            else:
                for row in rows:
                    out.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    return DONE


def _csv(table: Table, rows: Iterator[Row], out: BinaryIO, *, guard: bool) -> None:
    """Write RFC 4180: comma, CRLF, quotation marks doubled; an empty cell is a missing value."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in rows:
        writer.writerow([_cell(row[column], guard=guard) for column in table.columns])
        out.write(line.getvalue().encode("utf-8", "replace"))
        line.seek(0)
        line.truncate()
    out.write(line.getvalue().encode("utf-8", "replace"))


def _cell(value: Cell, *, guard: bool) -> Cell:
    if not isinstance(value, str):
        return value
    # Readers of CSV take a zero byte for the end of the text, and a lone CR for the end of a row.
    plain = value.replace("\0", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")
    return "'" + plain if guard and plain.startswith(FORMULA_STARTS) else plain


def _parquet(table: Table, rows: Iterator[Row], target: str | None) -> None:
    if target in (None, "-"):
        raise UsageError("a Parquet file is not for a terminal; give -o FILE")
    try:
        import pyarrow  # an optional dependency: pip install "readout-news[parquet]"
        from pyarrow import parquet  # the same
    except ModuleNotFoundError as error:
        raise UsageError(
            'Parquet needs the package pyarrow; install it with: pip install "readout-news[parquet]"'
        ) from error
    kinds = {str: pyarrow.string(), int: pyarrow.int64()}
    schema = pyarrow.schema([(name, kinds[kind]) for name, kind in table.columns.items()])
    with opened(target) as out, parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        group: list[dict[str, Any]] = []
        for row in rows:
            group.append({name: _sound(value) for name, value in row.items()})
            if len(group) == GROUP:
                writer.write_table(pyarrow.Table.from_pylist(group, schema))
                group = []
        writer.write_table(pyarrow.Table.from_pylist(group, schema))


def _sound(value: Cell) -> Cell:
    """Give a value that UTF-8 can hold."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def _differences(least: int) -> Table:
    """Give the findings on each story, as `readout compare --format csv` has them."""

    def rows(library: Library, wanted: Wanted, limit: int) -> Iterator[Row]:
        for story in library.stories(wanted, least=least, limit=limit):
            for row in readout_rows(library.show(story.id)):
                yield {"story": story.id, **row}

    kinds: dict[str, type[str] | type[int]] = {
        name: int if name in NUMBERS else str for name in ("story", *COLUMNS)
    }
    return Table(kinds, rows)


def _pages(library: Library, arguments: argparse.Namespace, wanted: Wanted, limit: int) -> int:
    """Write a page a story, and one that leads to them."""
    if arguments.output in (None, "-"):
        raise UsageError("--format html writes a folder; name it with -o")
    folder = Path(arguments.output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot make the folder {folder}: {error.strerror or error}") from error
    found = library.stories(wanted, order="time", least=arguments.least, limit=limit)
    index, failed = [], False
    for story in with_progress(found, "stories", total=len(found)):
        readout = library.show(story.id)
        report_failures(readout.failures)
        failed = failed or bool(readout.failures)
        name = _file_name(story.id)
        write(page.to_html(readout), str(folder / name))
        index.append((story, name))
    write(to_library_page(index, len(library)), str(folder / "index.html"))
    print(f"readout: {len(index):,} stories in {folder / 'index.html'}", file=sys.stderr)
    return SOME_FAILED if failed else DONE


def _file_name(story: str) -> str:
    safe = story if SAFE.fullmatch(story) else sha256(story.encode("utf-8", "replace")).hexdigest()[:16]
    return f"story-{safe}.html"
