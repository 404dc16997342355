"""Reading files, folders, standard input, and what cannot be read."""

import gzip
import io
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from readout.errors import UsageError
from readout.ingest.read import ReadOptions, read_bytes, read_inputs
from readout.model.document import Document, Failure

TEXT = "A ferry sank off Norwich on Tuesday, the coast guard said. All 40 people aboard were saved."


def documents(found: Iterable[Document | Failure]) -> list[Document]:
    kept = []
    for item in found:
        assert isinstance(item, Document), item
        kept.append(item)
    return kept


def failures(found: Iterable[Document | Failure]) -> list[Failure]:
    return [item for item in found if isinstance(item, Failure)]


def test_a_text_file_is_a_document_with_its_text_verbatim(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode() + b"\r\n")

    (found,) = documents(read_inputs([path]))

    assert (found.text, found.format, found.path) == (TEXT + "\r\n", "text", str(path))
    assert found.id == found.sha256[:16]


def test_a_missing_file_is_a_failure_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT)

    found = list(read_inputs([tmp_path / "a.txt", tmp_path / "b.txt"]))

    assert found[0] == Failure(
        str(tmp_path / "a.txt"), "MissingInputError", "cannot be read: No such file or directory"
    )
    assert documents(found[1:])[0].text == TEXT


def test_a_folder_is_walked_by_name_and_hidden_files_stay_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c/a.txt", ".hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name}: {TEXT}")

    found = [document.text.split(":")[0] for document in documents(read_inputs([tmp_path]))]

    assert found == ["a.txt", "b.txt", "c/a.txt"]


def test_standard_input_is_read_once_asked_for() -> None:
    (found,) = documents(read_inputs(["-"], stdin=io.BytesIO(TEXT.encode())))

    assert (found.path, found.text) == ("-", TEXT)


def test_gzip_is_opened_and_the_hash_is_that_of_what_it_holds() -> None:
    (packed,) = documents(read_bytes(gzip.compress(TEXT.encode()), "ferry.txt.gz"))
    (plain,) = documents(read_bytes(TEXT.encode(), "ferry.txt"))

    assert packed.sha256 == plain.sha256


def test_a_zip_archive_gives_its_files_by_name() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("b.txt", f"Second. {TEXT}")
        archive.writestr("../a.txt", f"First. {TEXT}")

    found = documents(read_bytes(data.getvalue(), "news.zip"))

    assert [document.path for document in found] == ["news.zip!../a.txt", "news.zip!b.txt"]


def test_the_users_words_fill_only_what_the_document_does_not_say() -> None:
    row = {"id": "7", "text": TEXT, "outlet": "The Anglian", "date": "2021-05-19T18:05:00Z"}
    options = ReadOptions(outlet="Other", date="2020-01-01", url="https://example.org/ferry")

    (said,) = documents(read_bytes(json.dumps(row).encode(), "news.jsonl", options))
    (silent,) = documents(read_bytes(TEXT.encode(), "ferry.txt", options))

    assert (said.id, said.outlet, said.url) == ("7", "The Anglian", "https://example.org/ferry")
    assert said.published is not None
    assert silent.published is not None
    assert (said.published.value, said.published.evidence) == ("2021-05-19T18:05:00+00:00", "record date")
    assert (silent.published.value, silent.published.evidence) == ("2020-01-01", "given")


@pytest.mark.parametrize("wrong", [{"date": "May"}, {"date": "2021-02-30"}, {"language": "English"}])
def test_options_that_make_no_sense_are_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        ReadOptions(**wrong)  # type: ignore[arg-type]  # any field may be wrong


def test_an_address_is_not_fetched_unless_asked_for() -> None:
    (failure,) = failures(read_inputs(["https://example.org/ferry"]))

    assert failure.input == "https://example.org/ferry"
    assert "--fetch" in failure.message
