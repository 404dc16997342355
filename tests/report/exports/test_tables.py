import csv
import io

from readout.report.exports.citations import citations
from readout.report.exports.tables import COLUMNS, rows, to_csv
from report.hostile import hostile
from report.sample import sample


def test_there_is_a_row_for_each_piece_of_evidence() -> None:
    found = rows(sample())

    assert len(found) == len(list(citations(sample())))
    assert {tuple(row) for row in found} == {COLUMNS}


def test_a_row_says_what_it_is_about_and_where_it_stands() -> None:
    row = rows(sample())[0]

    assert row["section"] == "difference"
    assert (row["line"], row["side"], row["kind"], row["verdict"]) == (1, 1, "number", "conflict")
    assert (row["letter"], row["outlet"], row["exact"]) == ("A", "Vessa Courier", "214 passengers")


def test_an_agreement_begins_with_its_heading_and_says_what_all_say_and_via_whom() -> None:
    found = [row for row in rows(sample()) if row["section"] == "agreement" and row["line"] in (1, 2)]

    assert [(row["letter"], row["shared"], row["via"]) for row in found] == [
        ("B", "an inquiry would be ordered", None),
        ("A", "would order an inquiry", None),
        ("C", "an inquiry would be ordered", None),
        ("B", "fishing boats", None),
        ("A", "fishing boats", None),
        ("C", "fishing boats", "the Courier"),
    ]


def test_all_sections_are_there() -> None:
    assert {row["section"] for row in rows(sample())} == {
        "difference", "agreement", "quotation", "only in", "timeline", "not decided", "origin",
    }  # fmt: skip


def test_the_csv_reads_back_as_the_rows() -> None:
    found = list(csv.DictReader(io.StringIO(to_csv(sample(), guard=False), newline="")))

    assert [row["exact"] for row in found] == [row["exact"] for row in rows(sample())]


def test_csv_lines_end_as_the_standard_says() -> None:
    assert to_csv(sample()).splitlines(keepends=True)[0] == ",".join(COLUMNS) + "\r\n"


def test_a_cell_that_a_spreadsheet_would_run_is_guarded() -> None:
    found = csv.DictReader(io.StringIO(to_csv(hostile()), newline=""))

    assert not [
        cell for row in found for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    ]


def test_the_csv_can_be_written_as_utf_8_whatever_the_words_are() -> None:
    assert "\0" not in to_csv(hostile())
    assert to_csv(hostile()).encode("utf-8")
