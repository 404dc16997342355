"""Write the rows of a table as JSON, JSON lines, CSV or Parquet, a few at a time however many there are."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

from readout.cli.shared.output import line_of, opened
from readout.errors import UsageError
from readout.pipeline.library.exporting import Cell, Row, Table
from readout.report.exports.tables import FORMULA_STARTS

# Rows that are written to a Parquet file at a time.
GROUP = 10_000

# By this a spreadsheet knows that a file is UTF-8; to a program it is a part of the first column's name.
MARK = b"\xef\xbb\xbf"

# Readers of CSV disagree about these: some end the text at a zero byte, the row at a carriage return, or make
# one line feed of both. Each becomes one other character, so that offsets into the text still hold.
UNREADABLE = (("\0", "\ufffd"), ("\r\n", " \n"), ("\r", "\n"))


def write_json_document(
    name: str, rows: Iterable[Row], told: Callable[[], dict[str, Any]], target: str | None
) -> None:
    """Write one JSON document, a line a row.

    Args:
        name: the table's.
        rows: written as they come.
        told: gives the fields to end with, when the rows have been written.
        target: the file, or standard output.
    """
    with opened(target) as out:
        out.write(f'{{"table": {json.dumps(name)},\n"rows": ['.encode())
        comma = "\n"
        for row in rows:
            out.write((comma + line_of(row)).encode())
            comma = ",\n"
        out.write(b"\n]")
        for field, value in told().items():
            out.write(f",\n{json.dumps(field)}: {line_of(value)}".encode())
        out.write(b"}\n")


def write_lines(rows: Iterable[Row], target: str | None) -> None:
    """Write JSON lines."""
    with opened(target) as out:
        for row in rows:
            out.write((line_of(row) + "\n").encode())


def write_csv(table: Table, rows: Iterable[Row], target: str | None, *, for_spreadsheet: bool) -> None:
    """Write RFC 4180: comma, CRLF, quotation marks doubled; an empty cell is a missing value.

    Args:
        table: what the rows are.
        rows: written as they come.
        target: the file, or standard output.
        for_spreadsheet: whether to mark the file as UTF-8 and to keep cells from being run as formulas.
    """
    with opened(target) as out:
        if for_spreadsheet:
            out.write(MARK)
        _write_row(list(table.columns), out)
        for row in rows:
            _write_row([_cell(row[column], guard=for_spreadsheet) for column in table.columns], out)


def _write_row(cells: list[Any], out: BinaryIO) -> None:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    out.write(line.getvalue().encode("utf-8", "replace"))


def _cell(value: Cell, *, guard: bool) -> Cell:
    if not isinstance(value, str):
        return value
    for found, instead in UNREADABLE:
        value = value.replace(found, instead)
    return "'" + value if guard and value.startswith(FORMULA_STARTS) else value


def write_parquet(table: Table, rows: Iterable[Row], target: str | None) -> None:
    """Write Parquet: text as it is, whole numbers of 64 bits.

    Raises:
        UsageError: no file was named, or the package that writes it is not installed.
    """
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
        group: list[Row] = []
        for row in rows:
            group.append({name: _sound(value) for name, value in row.items()})
            if len(group) == GROUP:
                writer.write_table(pyarrow.Table.from_pylist(group, schema))
                group = []
        writer.write_table(pyarrow.Table.from_pylist(group, schema))


def _sound(value: Cell) -> Cell:
    """Give a value that UTF-8 can hold."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
