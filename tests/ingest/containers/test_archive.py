"""What is packed in archives, lists and folders is read as far as it can be, and what cannot be is named."""

import gzip
import io
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from readout.errors import EmptyDocumentError, MissingInputError
from readout.ingest.containers import archive
from readout.ingest.containers.archive import read_stream, walk_folder
from readout.ingest.read import ReadOptions, read_bytes, read_inputs
from readout.ingest.shared.fetched import Marks
from readout.ingest.shared.options import MAXIMUM_NESTING
from readout.model.document import Document, Failure
from support import document

TEXT = "A ferry sank off Norwich on Tuesday, the coast guard said."


def zipped(**members: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        for name, held in members.items():
            packed.writestr(name, held)
    return data.getvalue()


def told(found: Iterator[Document | Failure]) -> list[tuple[str, str]]:
    """Give the path and text of each document, and the input and message of each failure."""
    return [
        (item.input, f"{item.kind}: {item.message}") if isinstance(item, Failure) else (item.path, item.text)
        for item in found
    ]


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: zipped(a=data)], ids=["gzip", "zip"])
def test_archives_are_opened_three_deep_and_no_deeper(pack: Callable[[bytes], bytes]) -> None:
    data = TEXT.encode()
    for _ in range(MAXIMUM_NESTING):
        data = pack(data)

    ((_, text),) = told(read_bytes(data, "ferry"))
    ((where, why),) = told(read_bytes(pack(data), "ferry"))

    assert text == TEXT
    assert where.startswith("ferry")
    assert why == ("UnsupportedFormatError: archives lie in one another more than 3 deep; unpack them first")


def test_the_members_of_an_archive_come_by_name_whatever_their_order() -> None:
    found = told(read_bytes(zipped(c=b"Third.", a=b"First.", b=b"Second."), "news.zip"))

    assert found == [("news.zip!a", "First."), ("news.zip!b", "Second."), ("news.zip!c", "Third.")]


@pytest.mark.parametrize(
    ("member", "what"),
    [
        ("[Content_Types].xml", "an Office document (Word, Excel or PowerPoint)"),
        ("mimetype", "an OpenDocument file or an e-book"),
        ("META-INF/MANIFEST.MF", "a Java program"),
    ],
)
def test_what_only_looks_like_an_archive_is_called_by_its_name(member: str, what: str) -> None:
    ((where, why),) = told(read_bytes(zipped(**{"a.txt": b"Text.", member: b""}), "report.bin"))

    assert where == "report.bin"
    assert why.startswith(f"UnsupportedFormatError: found {what}, which is not supported; wanted HTML, ")


def test_an_archive_of_too_many_files_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAXIMUM_MEMBERS", 2)

    assert len(told(read_bytes(zipped(a=b"1", b=b"2"), "two.zip"))) == 2
    assert told(read_bytes(zipped(a=b"1", b=b"2", c=b"3"), "three.zip")) == [
        ("three.zip", "TooLargeError: 3 files in one archive; the limit is 2")
    ]


def test_an_archive_that_would_fill_the_disk_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAXIMUM_ARCHIVE_BYTES", 2_000)

    assert len(told(read_bytes(zipped(a=b"a" * 1_000, b=b"b" * 1_000), "news.zip"))) == 2
    assert told(read_bytes(zipped(a=b"a" * 1_000, b=b"b" * 1_001), "news.zip")) == [
        ("news.zip", "TooLargeError: 2,001 bytes unpacked; the limit is 2,000")
    ]


@pytest.mark.parametrize("data", [zipped(), zipped(**{"folder/": b""})], ids=["nothing", "a folder"])
def test_an_archive_without_a_file_is_a_failure(data: bytes) -> None:
    assert told(read_bytes(data, "news.zip")) == [
        ("news.zip", "EmptyDocumentError: the archive holds no files")
    ]


def test_a_damaged_member_costs_itself_only() -> None:
    data = bytearray(zipped(a=b"First.", b=b"Second."))
    data[data.index(b"First.")] ^= 1

    assert told(read_bytes(bytes(data), "news.zip")) == [
        ("news.zip!a", "BrokenInputError: the archive is damaged: Bad CRC-32 for file 'a'"),
        ("news.zip!b", "Second."),
    ]


def test_a_member_under_a_password_is_named() -> None:
    data = bytearray(zipped(a=b"First."))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags] |= 1

    ((where, why),) = told(read_bytes(bytes(data), "news.zip"))

    assert where == "news.zip!a"
    assert why.startswith("UnsupportedFormatError: cannot be unpacked: ")
    assert "password" in why


def test_a_member_that_is_too_large_costs_itself_only() -> None:
    data = zipped(a=b"a" * 101, b=b"b" * 100)

    assert told(read_bytes(data, "news.zip", ReadOptions(maximum_bytes=100))) == [
        ("news.zip!a", "TooLargeError: more than 100 bytes, the limit for one document"),
        ("news.zip!b", "b" * 100),
    ]


def test_of_a_file_an_archive_may_be_larger_than_a_document(tmp_path: Path) -> None:
    data, options = zipped(a=b"a" * 90, b=b"b" * 90), ReadOptions(maximum_bytes=100)
    path = tmp_path / "news.zip"
    path.write_bytes(data)

    assert len(data) > options.maximum_bytes
    assert [text for _, text in told(read_inputs([path], options))] == ["a" * 90, "b" * 90]


def piped(data: bytes) -> io.BufferedReader:
    """Give a stream that cannot go back."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as stream:
        stream.write(data)
    return os.fdopen(reading, "rb")


def test_an_archive_that_comes_through_a_pipe_is_held_in_memory_within_the_limit() -> None:
    data = zipped(a=b"a" * 90, b=b"b" * 90)

    with piped(data) as fitting:
        found = told(read_inputs(["-"], ReadOptions(maximum_bytes=len(data)), fitting))
    with piped(data) as large:
        refused = told(read_inputs(["-"], ReadOptions(maximum_bytes=len(data) - 1), large))

    assert found == [("-!a", "a" * 90), ("-!b", "b" * 90)]
    assert refused == [("-", f"TooLargeError: more than {len(data) - 1} bytes, the limit for one document")]


@pytest.mark.parametrize("size", [10, 65_536, 65_537, 200_000])
def test_a_text_comes_whole_whatever_part_of_it_was_looked_at(size: int) -> None:
    text = ("The ferry sank. " * (size // 16 + 1))[:size]

    assert told(read_bytes(gzip.compress(text.encode()), "ferry.txt.gz")) == [("ferry.txt.gz", text)]


LIST = (
    b'<opml version="2.0"><body><outline xmlUrl="https://post.example/rss"/>'
    b'<outline xmlUrl="https://gone.example/rss"/></body></opml>'
)


def test_the_feeds_of_a_list_are_followed_and_one_that_is_gone_costs_itself_only() -> None:
    def follow(url: str, options: ReadOptions) -> Iterator[Document]:
        if "gone" in url:
            raise MissingInputError(url, "gone")
        yield document(f"From {url} in {options.language}.")

    options = ReadOptions(language="en", follow=follow)

    assert told(read_stream(io.BytesIO(LIST), "feeds.opml", options)) == [
        ("d1.txt", "From https://post.example/rss in en."),
        ("https://gone.example/rss", "MissingInputError: gone"),
    ]


def test_a_list_that_nobody_follows_says_so_for_each_feed() -> None:
    why = "MissingInputError: nothing that could read an address was given"

    assert told(read_stream(io.BytesIO(LIST), "feeds.opml", ReadOptions())) == [
        ("https://post.example/rss", why),
        ("https://gone.example/rss", why),
    ]


def test_a_damaged_list_is_named() -> None:
    ((where, why),) = told(read_bytes(b"<opml><body><outline", "feeds.opml"))

    assert where == "feeds.opml"
    assert why.startswith("BrokenInputError: the list of feeds is not well-formed XML")


class Remembered:
    """A memory of one text."""

    def recall(self, data: bytes) -> Document | None:
        return document("As it was read before.") if data == TEXT.encode() else None

    def marks(self, url: str) -> Marks | None:
        return None

    def document_at(self, url: str) -> Document | None:
        return None

    def keep(self, url: str, marks: Marks) -> None:
        pass


def test_the_same_bytes_are_not_read_twice() -> None:
    options = ReadOptions(memory=Remembered())

    assert told(read_bytes(TEXT.encode(), "now.txt", options)) == [("now.txt", "As it was read before.")]
    assert told(read_bytes(b"Another text.", "now.txt", options)) == [("now.txt", "Another text.")]


def test_a_folder_is_walked_in_order_and_each_thing_that_is_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "b" / ".hidden").mkdir(parents=True)
    (tmp_path / "b" / ".hidden" / "c.txt").touch()
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "b" / "pipe")
    for name in ("b/a.txt", "a.txt", "b/.c.txt"):
        (tmp_path / name).touch()
    (tmp_path / "nowhere").symlink_to(tmp_path / "missing")

    found = [(Path(path).relative_to(tmp_path).as_posix(), why) for path, why in walk_folder(str(tmp_path))]

    assert found == [
        ("a.txt", None),
        ("nowhere", None),
        ("b/loop", "found a link to a folder, which is not followed"),
        ("b/a.txt", None),
        ("b/pipe", "found a device or a pipe; wanted a file"),
    ]


def test_a_folder_with_nothing_but_a_link_is_not_empty(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)

    assert len(list(walk_folder(str(tmp_path)))) == 1


def test_a_folder_of_hidden_files_is_empty(tmp_path: Path) -> None:
    (tmp_path / ".a.txt").touch()

    with pytest.raises(EmptyDocumentError, match="the folder holds no files"):
        list(walk_folder(str(tmp_path)))
