"""What `readout export` writes is read by other programs as it is, cell by cell."""

import csv
import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from pyarrow import csv as arrow_csv
from pyarrow import int64, parquet, string

from readout.cli.keeping.files import GROUP, write_parquet
from readout.cli.main import main
from readout.pipeline.library.desk import Library
from readout.pipeline.library.exporting import TABLES, Row, Table

# What has broken readers of CSV: each is a part of some text below.
PIECES = (
    '"', '""', "'", ",", ";", "\n", "\n\n", "\r\n", "\r", "\t", "\\", "\\n", "#", "=1+1", "@x", "\x00",
    "\ufeff", "\u2028", "\u0085", "é", "😀", " ", "  ", "|", "%", "\x1a", "\x0b", "\x0c", "“",
    "\u0301", "\u202e", "word",
)  # fmt: skip
TITLES = ('"', "'", 'a "b"', "=1+1", "-1", "0012", "1e5", "TRUE", "#c", "\ufeffx", " x ", "a,b", "N.A.")
QUOTED = "“The crane is safe, and the quay opens at once,” harbour master Anna Moen said on Tuesday."
REPORTS = (
    f"The ferry Solveig ran aground off Tolvik on Tuesday with 40 aboard.\r\n{QUOTED}\r\nAll are safe.",
    f"With 42 aboard the ferry Solveig ran aground off Tolvik on Tuesday.\r\n{QUOTED}\r\nNobody was hurt.",
)

Reader = Callable[[Path], list[dict[str, str | None]]]


def hostile_rows() -> list[dict[str, str]]:
    chance = random.Random(3)
    rows = []
    for number in range(40):
        odd = "".join(chance.choices(PIECES, k=40))
        text = f"The ferry ran aground off Tolvik. {odd} That was report {number}."
        text = f'"{text}"' if number % 11 == 0 else f"\n\n{text}\n" if number % 7 == 0 else text
        rows.append({"id": f"odd{number}", "text": text, "title": TITLES[number % len(TITLES)]})
        rows[-1] |= {"outlet": TITLES[number * 5 % len(TITLES)], "author": "Pat O'Neil"} if number % 3 else {}
    return rows


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a library of odd texts, and a story of two reports that was read in depth."""
    folder = tmp_path_factory.mktemp("export")
    reports = [{"id": f"report{place}", "text": text} for place, text in enumerate(REPORTS)]
    rows = "".join(json.dumps(row) + "\n" for row in [*hostile_rows(), *reports])
    (folder / "rows.jsonl").write_text(rows, "utf-8")
    library = ["--library", str(folder / "news.db")]
    assert main(["add", str(folder / "rows.jsonl"), *library, "-o", str(folder / "log")]) == 0
    read = ["export", "--table", "differences", *library, "-o", str(folder / "read")]
    assert main(read) == 0
    return folder


@pytest.fixture
def library(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(made / "news.db", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("READOUT_LIBRARY", str(tmp_path / "news.db"))
    return tmp_path


def exported(table: str) -> list[dict[str, Any]]:
    """Give the rows as JSON lines have them."""
    assert main(["export", "--table", table, "-o", f"{table}.jsonl"]) == 0
    return [json.loads(line) for line in Path(f"{table}.jsonl").read_bytes().split(b"\n")[:-1]]


def as_cells(rows: list[dict[str, Any]]) -> list[dict[str, str | None]]:
    """Give rows as text: what CSV readers disagree about is one other character in its place."""
    return [
        {
            name: None
            if value is None
            else str(value).replace("\0", "\ufffd").replace("\r\n", " \n").replace("\r", "\n")
            for name, value in row.items()
        }
        for row in rows
    ]


def with_python(path: Path) -> list[dict[str, str | None]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {name: cell or None for name, cell in row.items()} for row in csv.DictReader(file, strict=True)
        ]


def with_arrow(path: Path) -> list[dict[str, str | None]]:
    names = path.read_text("utf-8").partition("\n")[0].strip().split(",")
    table = arrow_csv.read_csv(
        path,
        parse_options=arrow_csv.ParseOptions(newlines_in_values=True),
        convert_options=arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, string())),
    )
    return [{name: cell or None for name, cell in row.items()} for row in table.to_pylist()]


def with_pandas(path: Path) -> list[dict[str, str | None]]:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = pandas.read_csv(path, dtype=str)
    return [
        {name: None if pandas.isna(cell) else cell for name, cell in row.items()}
        for row in frame.to_dict("records")
    ]


def with_r(path: Path) -> list[dict[str, str | None]]:
    """Let R read the file as its users do, and write each cell in hexadecimal digits."""
    program = shutil.which("Rscript")
    if program is None:
        pytest.skip("R is not installed")
    script = (
        "d <- read.csv(commandArgs(TRUE)[1], colClasses='character');"
        "hex <- function(v) if (is.na(v)) 'NA' else paste(charToRaw(enc2utf8(v)), collapse='');"
        "cat(names(d), sep='\\t');"
        "for (i in seq_len(nrow(d))) { cat('\\n'); cat(sapply(d[i, ], hex), sep='\\t') }"
    )
    run = subprocess.run(
        [program, "--vanilla", "-e", script, str(path)],
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    names, *lines = (line.split("\t") for line in run.stdout.split("\n"))
    return [
        {name: bytes.fromhex(cell).decode() or None for name, cell in zip(names, line, strict=True)}
        for line in lines
    ]


@pytest.mark.parametrize("table", ["documents", "stories", "quotations", "actors", "differences"])
@pytest.mark.parametrize("read", [with_python, with_arrow, with_pandas, with_r])
def test_every_cell_of_the_csv_is_read_as_it_is(table: str, read: Reader, library: Path) -> None:
    rows = exported(table)
    assert main(["export", "--table", table, "--format", "csv", "-o", "all.csv"]) == 0

    assert read(library / "all.csv") == as_cells(rows)
    assert rows


def test_offsets_hold_in_the_csv(library: Path) -> None:
    for table in ("documents", "quotations"):
        main(["export", "--table", table, "--format", "csv", "-o", f"{table}.csv"])
    texts = {row["id"]: row["text"] for row in with_python(library / "documents.csv")}

    quoted = with_python(library / "quotations.csv")
    documents = {row["document"] for row in quoted if "The crane is safe" in (row["exact"] or "")}
    assert documents == {"report0", "report1"}
    for row in quoted:
        text = texts[row["document"]] or ""
        assert text[int(row["start"] or 0) : int(row["end"] or 0)] == row["exact"]


def test_the_csv_keeps_to_its_standard(library: Path) -> None:
    main(["export", "--format", "csv", "-o", "all.csv"])

    data = Path("all.csv").read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    outside = "".join(data.decode("utf-8").split('"')[0::2])  # what stands outside quotation marks
    assert outside.count("\r\n") == outside.count("\n") == len(hostile_rows()) + len(REPORTS) + 1


def test_a_csv_for_a_spreadsheet_runs_nothing(library: Path) -> None:
    main(["export", "--format", "csv", "--spreadsheet", "-o", "all.csv"])

    with Path("all.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert Path("all.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert {"'=1+1", "'-1"} <= {row["title"] for row in rows}
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t"))]


@pytest.mark.parametrize("table", ["documents", "stories", "quotations", "actors", "differences"])
def test_parquet_gives_back_what_was_written(table: str, library: Path) -> None:
    rows = exported(table)
    assert main(["export", "--table", table, "--format", "parquet", "-o", "all.parquet"]) == 0

    read = parquet.read_table("all.parquet")
    assert read.to_pylist() == rows
    assert set(read.schema.types) <= {string(), int64()}


def test_a_table_without_rows_has_its_columns(library: Path) -> None:
    main(["export", "--table", "stories", "--outlet", "nobody", "--format", "parquet", "-o", "none.parquet"])
    main(["export", "--table", "stories", "--outlet", "nobody", "--format", "csv", "-o", "none.csv"])

    assert parquet.read_table("none.parquet").column_names == list(TABLES["stories"].columns)
    assert Path("none.csv").read_text("utf-8").strip().split(",") == list(TABLES["stories"].columns)


def test_many_rows_are_written_to_parquet_in_groups(tmp_path: Path) -> None:
    def rows() -> list[Row]:
        return [
            {"number": count, "word": None if count % 2 else "odd \ud800"} for count in range(2 * GROUP + 1)
        ]

    table = Table({"number": int, "word": str}, lambda library, wanted, limit: iter(rows()))
    write_parquet(table, rows(), str(tmp_path / "many.parquet"))

    read = parquet.ParquetFile(tmp_path / "many.parquet")
    assert (read.metadata.num_rows, read.metadata.num_row_groups) == (2 * GROUP + 1, 3)
    assert read.read().to_pylist()[:2] == [{"number": 0, "word": "odd ?"}, {"number": 1, "word": None}]


def test_without_its_package_parquet_says_what_to_install(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    assert main(["export", "--format", "parquet", "-o", "all.parquet"]) == 2
    assert 'pip install "readout-news[parquet]"' in capsys.readouterr().err
    assert not list(library.glob("*all.parquet*"))


def test_what_was_not_read_in_depth_is_said(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("new.txt").write_text("The council of Brenholm met on Thursday to vote on longer library hours.")
    main(["add", "new.txt", "--quiet"])
    capsys.readouterr()

    main(["export", "--table", "quotations", "-o", "quotations.jsonl"])
    told = capsys.readouterr().err
    with Library("news.db") as opened:
        read = opened.store.depth.count()
    assert 2 <= read < 43
    assert f"known of the {read} documents that were read in depth, of 43" in told


class Links(HTMLParser):
    """Collects the links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("href", "src")]


def links_of(path: Path) -> list[str]:
    parser = Links()
    parser.feed(path.read_text("utf-8"))
    return parser.found


def test_the_pages_of_a_folder_lead_to_each_other_and_need_nothing_else(library: Path) -> None:
    assert main(["export", "--format", "html", "--least", "1", "--limit", "5", "-o", "pages"]) == 0

    pages = sorted(Path("pages").iterdir())
    index = links_of(Path("pages/index.html"))
    assert sorted(["index.html", *index]) == [path.name for path in pages]
    for path in pages:
        local = [link for link in links_of(path) if not link.startswith(("#", "http"))]
        assert local == (index if path.name == "index.html" else ["index.html"])


def test_a_page_has_a_name_that_every_system_can_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    texts = {
        "a": "A ferry sank off Tolvik.",
        "A": "The mayor of Brenholm resigns.",
        "../b": "Rain fell in Oxdal.",
    }
    rows = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items())
    Path("rows.jsonl").write_text(rows, "utf-8")
    main(["add", "rows.jsonl", "--library", "n.db", "-o", "log"])
    main(["export", "--library", "n.db", "--format", "html", "--least", "1", "-o", "pages"])

    names = [path.name for path in Path("pages").iterdir()]
    stories = {line.split("\t")[2] for line in Path("log").read_text("utf-8").splitlines()}
    assert len({name.lower() for name in names}) == len(names) == len(stories) + 1 == 4


def test_the_same_documents_make_the_same_pages(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"id": text[:9], "text": text}) + "\n" for text in REPORTS)
    (tmp_path / "rows.jsonl").write_text(rows, "utf-8")
    pages = []
    for name in ("first", "second"):
        library = ["--library", str(tmp_path / f"{name}.db")]
        main(["add", str(tmp_path / "rows.jsonl"), *library, "-o", str(tmp_path / "log")])
        main(["export", *library, "--format", "html", "-o", str(tmp_path / name)])
        pages.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})

    assert pages[0] == pages[1]
    assert len(pages[0]) > 1


def test_pages_of_an_earlier_export_are_named(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["export", "--format", "html", "--least", "1", "--limit", "3", "-o", "pages"])
    capsys.readouterr()
    main(["export", "--format", "html", "--least", "1", "--limit", "2", "-o", "pages"])

    assert "pages still holds 1 page of an earlier export" in capsys.readouterr().err
