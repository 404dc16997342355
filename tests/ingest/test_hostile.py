"""A hundred inputs that nobody would send on purpose, or only on purpose.

Each gives documents or failures that name the input; none stops the others, none takes
long, none opens a socket.
"""

import gzip
import io
import json
import os
import socket
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from readout.ingest.read import ReadOptions, read_bytes, read_inputs
from readout.model.document import Document, Failure

TEXT = (
    "A ferry sank off the coast of Norfolk on Tuesday evening, the coast guard said. "
    "All 40 people aboard were taken to Cromer by lifeboat. "
)
PAGE = f"<!DOCTYPE html><html><head><title>Ferry</title></head><body><p>{TEXT * 3}</p></body></html>"
SMALL = 1_000_000


def page(body: str = f"<p>{TEXT * 3}</p>", head: str = "<title>Ferry sinks</title>") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>".encode()


def linked(data: str) -> bytes:
    return page(head=f'<title>Ferry</title><script type="application/ld+json">{data}</script>')


def packed(*members: tuple[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return data.getvalue()


def row(**fields: object) -> bytes:
    return json.dumps({"id": "1", "text": TEXT} | fields).encode()


def warc(block: bytes, length: int | None = None, kind: str = "response") -> bytes:
    count = len(block) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://example.org/ferry\r\n"
        f"Content-Type: application/http\r\nContent-Length: {count}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes, *headers: str, status: str = "200 OK", kind: str = "text/html") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def nested_gzip(levels: int) -> bytes:
    data = TEXT.encode()
    for _ in range(levels):
        data = gzip.compress(data)
    return data


def laughs() -> bytes:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{levels}]>'
    return f"{head}<rss><channel><item><description>&l9;</description></item></channel></rss>".encode()


def feed(*entries: str) -> bytes:
    return (
        f"<rss version='2.0'><channel><title>The Anglian</title>{''.join(entries)}</channel></rss>".encode()
    )


INPUTS: dict[str, bytes] = {
    # nothing, or nothing to read
    "empty.txt": b"",
    "empty.html": b"",
    "empty.jsonl": b"",
    "blank.txt": b" \n\t \n",
    "blank.html": b"   \n ",
    "bom only.txt": b"\xef\xbb\xbf",
    "newlines.txt": b"\n" * 10_000,
    "one letter.txt": b"x",
    "dashes.txt": b"-" * 500,
    # not text
    "zeros.bin": bytes(10_000),
    "zeros.txt": bytes(10_000),
    "all bytes.bin": bytes(range(256)) * 40,
    "noise.txt": bytes((n * 197 + n // 7) % 256 for n in range(5_000)),
    "report.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
    "report.txt": b"%PDF-1.4 in disguise",
    "photo.png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "photo.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "photo.html": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "photo.gif": b"GIF89a\x01\x00\x01\x00",
    "photo.webp": b"RIFF\x24\x00\x00\x00WEBPVP8 ",
    "photo.heic": b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00",
    "film.mkv": b"\x1aE\xdf\xa3\x01\x00\x00\x00",
    "song.mp3": b"ID3\x03\x00\x00\x00\x00\x00\x00" + bytes(200),
    "program": b"\x7fELF\x02\x01\x01" + bytes(100),
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
    "notes.rtf": b"{\\rtf1\\ansi Ferry}",
    "data.sqlite": b"SQLite format 3\x00" + bytes(100),
    "data.parquet": b"PAR1\x15\x04\x15",
    "data.tar": b"ferry.txt".ljust(257, b"\0") + b"ustar\x0000" + bytes(300),
    "data.7z": b"7z\xbc\xaf\x27\x1c\x00\x04",
    "data.xz": b"\xfd7zXZ\x00\x00\x04",
    "data.bz2": b"BZh91AY&SY",
    "data.json": b'{\n "id": "1",\n "text": "in one piece"\n}',
    "list.json": b'[{"id": "1", "text": "in a list"}]',
    # archives
    "truncated.gz": gzip.compress(TEXT.encode() * 50)[:60],
    "header only.gz": b"\x1f\x8b\x08",
    "wrong sum.gz": gzip.compress(TEXT.encode())[:-8] + b"\x00" * 8,
    "garbage.gz": b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03garbage and more garbage",
    "bomb.gz": gzip.compress(bytes(1) * 0 + b"a" * (SMALL * 30)),
    "bomb of zeros.gz": gzip.compress(bytes(SMALL * 30)),
    "empty inside.gz": gzip.compress(b""),
    "twice.gz": nested_gzip(2),
    "nested.gz": nested_gzip(30),
    "trailing.gz": gzip.compress(TEXT.encode()) + b"trailing garbage",
    "rows cut off.jsonl.gz": gzip.compress(b"\n".join(row(id=str(n)) for n in range(500)))[:-200],
    "outside.zip": packed(("../../outside.txt", TEXT.encode()), ("/etc/outside.txt", TEXT.encode())),
    "empty.zip": packed(),
    "folders only.zip": packed(("a/", b""), ("a/b/", b"")),
    "bomb.zip": packed(("bomb.txt", b"a" * (SMALL * 20))),
    "zip in zip in zip.zip": packed(("a", packed(("b", packed(("c", packed(("d", b"x")))))))),
    "cut off.zip": packed(("a.txt", TEXT.encode() * 50))[:90],
    "damaged.zip": packed(("a.txt", TEXT.encode() * 50)).replace(b"\x03\x04", b"\x03\x05", 1),
    "flipped.zip": packed(("a.txt", TEXT.encode() * 9)).replace(b"\xcb", b"\xcc", 3),
    "mixed.zip": packed(("a.png", b"\x89PNG\r\n\x1a\n"), ("b.txt", TEXT.encode()), ("c.html", page())),
    "essay.docx": packed(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")),
    "essay.odt": packed(("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<o/>")),
    "hostile names.zip": packed(("\x1b[31mred.txt", TEXT.encode()), ("a\nb.txt", TEXT.encode())),
    # rows
    "not json.jsonl": b"this is no json\n",
    "half.jsonl": b'{"id": "1", "text": "cut of',
    "list.jsonl": b"[1, 2, 3]\n",
    "string.jsonl": b'"a string"\n',
    "number.jsonl": b"17\n",
    "null.jsonl": b"null\n",
    "long number.jsonl": b'{"id": ' + b"9" * 10_000 + b', "text": "x"}\n',
    "no text.jsonl": b'{"id": "1"}\n',
    "text number.jsonl": row(text=17),
    "text list.jsonl": row(text=["a", "b"]),
    "text null.jsonl": row(text=None),
    "text blank.jsonl": row(text="  \n "),
    "surrogate text.jsonl": b'{"id": "1", "text": "half \\ud83d of it"}\n',
    "surrogate title.jsonl": b'{"id": "1", "text": "whole", "title": "half \\ud83d"}\n',
    "surrogate id.jsonl": b'{"id": "\\udc00", "text": "whole"}\n',
    "id list.jsonl": row(id=[1]),
    "id true.jsonl": row(id=True),
    "same id.jsonl": row() + b"\n" + row(text="Another text altogether."),
    "url list.jsonl": row(url=["https://example.org"]),
    "date nonsense.jsonl": row(date="the day after tomorrow"),
    "date far.jsonl": row(date="99999-99-99T99:99"),
    "date number.jsonl": row(date=1621447500),
    "author object.jsonl": row(author={"name": "Jo Fenn"}),
    "deep.jsonl": b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n",
    "deep objects.jsonl": b'{"a":' * 50_000 + b"1" + b"}" * 50_000 + b"\n",
    "nan.jsonl": b'{"id": "1", "text": "x", "score": NaN}\n',
    "twice a key.jsonl": b'{"id": "1", "text": "first", "text": "second"}\n',
    "between.jsonl": b"\n\n" + row(id="a") + b"\n{bad}\n\n" + row(id="b") + b"\n",
    "long row.jsonl": row(text="a" * (SMALL + 10)) + b"\n" + row(id="after"),
    # encodings
    "utf-16.txt": TEXT.encode("utf-16"),
    "utf-16 no mark.txt": TEXT.encode("utf-16-le"),
    "utf-16 be.html": b"\xfe\xff" + PAGE.encode("utf-16-be"),
    "utf-16 odd.txt": TEXT.encode("utf-16") + b"x",
    "utf-32.txt": TEXT.encode("utf-32"),
    "latin-1.txt": (TEXT + "Café Müller señor").encode("latin-1"),
    "cp1252.txt": (TEXT + "“quoted” – dash…").encode("cp1252"),
    "koi8-r.txt": ("Паром затонул у берега во вторник, сообщила охрана. " * 4).encode("koi8-r"),
    "shift-jis.txt": ("火曜日の夜、フェリーが沖で沈没した。乗客は全員救助された。" * 5).encode("shift_jis"),
    "lying utf-8.html": page(head="<meta charset='utf-8'><title>x</title>").replace(b"coast", b"co\xe9st"),
    "lying latin.html": page(f"<p>{TEXT * 3} naïve café</p>", "<meta charset='latin-1'>"),
    "unknown charset.html": page(head="<meta charset='klingon-8'>").replace(b"coast", b"co\xe9st"),
    "charset base64.html": page(head="<meta charset='base64'>").replace(b"coast", b"co\xe9st"),
    "charset utf-7.html": page(head="<meta charset='utf-7'>").replace(b"coast", b"co\xe9st"),
    "charset idna.html": page(head="<meta charset='idna'>").replace(b"coast", b"co\xe9st"),
    "broken utf-8.txt": TEXT.encode() + b"\xc3\x28\xff\xfe\xe2\x82",
    # odd text
    "odd marks.txt": ("„So‟ ‚so‛ «so» ‹so› 『so』 ＂so＂ ``so'' ″so″ “never closed. " * 20).encode(),
    "right to left.txt": ("غرقت العبارة مساء الثلاثاء قبالة الساحل، ونجا الجميع. " * 4).encode(),
    "marks of direction.txt": ("\u202e\u2066" + TEXT + "\u2069\u202c").encode(),
    "emoji.txt": ("🚢💥👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿 " * 500).encode(),
    "combining.txt": ("z" + "\u0301" * 20_000).encode(),
    "separators.txt": ("a\u2028b\u2029c\x85d\x0be\x0cf\x1cg " * 500).encode(),
    "zero in text.txt": TEXT.encode() + b"\x00" + TEXT.encode(),
    "one long line.txt": b"a" * 900_000,
    "long line of words.txt": b"word " * 180_000,
    "long line of brackets.txt": b"(" * 400_000 + b")" * 400_000,
    "long line of marks.txt": ("“" * 300_000).encode(),
    "long line of capitals.txt": b"AB-" * 300_000,
    "long line of credits.txt": b"(Reporting by " * 60_000,
    "long line of rights.txt": ("© 2021 " * 100_000).encode(),
    "long line of blanks.txt": b"a" + b" " * 900_000 + b"b",
    "many short lines.txt": b"Share\n" * 20_000,
    "many headings.txt": b"Read more:\nA link\n" * 10_000,
    "glued.txt": b"FacebookTwitterIcon" * 40_000,
    # markup
    "deep.html": b"<html><body>" + b"<div>" * 100_000 + TEXT.encode() * 3,
    "deep closed.html": b"<html><body>" + b"<b>" * 100_000 + TEXT.encode() + b"</b>" * 100_000,
    "deep lists.html": b"<html><body>" + b"<ul><li>" * 50_000 + TEXT.encode(),
    "deep tables.html": b"<html><body>" + b"<table><tr><td>" * 30_000 + TEXT.encode(),
    "never opened.html": b"<html><body>" + b"</div>" * 100_000 + TEXT.encode() * 3,
    "attributes.html": b"<html><p " + b" ".join(b"a%d=1" % n for n in range(50_000)) + b">" + TEXT.encode(),
    "unclosed tag.html": b"<html><body><p" + b" a" * 100_000,
    "unclosed comment.html": b"<html><body><!-- " + TEXT.encode() * 3,
    "brackets.html": b"<html>" + b"<" * 500_000,
    "no article.html": b"<!DOCTYPE html><html><head><title>x</title></head><body></body></html>",
    "script in title.html": page(head="<title><script>alert(1)</script> & \"><img src=x></title>"),
    "script in h1.html": page(f"<h1><script>alert(1)</script>Ferry</h1><p>{TEXT * 3}</p>"),
    "hostile links.html": page(
        head="<link rel=canonical href='javascript:alert(1)'><meta property=og:url content='file:///etc/x'>"
    ),
    "bad address.html": page(head="<link rel=canonical href='http://[::1'><base href='http://[bad'>"),
    "bad linked data.html": linked('{"@type": "NewsArticle", }'),
    "deep linked data.html": linked("[" * 100_000),
    "odd linked data.html": linked(
        '{"@type": [["NewsArticle"], "Article", 7], "author": [[[7]]], "datePublished": {}, "headline": []}'
    ),
    "circular linked data.html": linked('{"@type": "Article", "@id": "a", "author": {"@id": "a"}}'),
    "date nonsense.html": page(head="<meta property=article:published_time content='soon'>"),
    "xml declaration.html": b'<?xml version="1.0" encoding="latin-1"?>' + page(),
    "entities.html": page(f"<p>{'&amp;' * 5_000}&#0;&#x110000;&#xD800;&bogus; {TEXT * 3}</p>"),
    "zeros.html": page(f"<p>{TEXT * 3}</p>").replace(b"ferry", b"fer\x00\x00ry"),
    "frames.html": b"<html><frameset><frame src='a.html'></frameset></html>",
    # feeds
    "laughs.xml": laughs(),
    "outside.xml": b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b"<rss><channel><item><description>&x;</description></item></channel></rss>",
    "broken.xml": b"<rss><channel><item>",
    "no entries.xml": feed(),
    "teaser.xml": feed("<item><title>Ferry sinks</title><description>Read on.</description></item>"),
    "markup.xml": feed(f"<item><description><![CDATA[{'<i>' * 5_000}{TEXT * 3}]]></description></item>"),
    # web archives
    "broken.warc": b"WARC/1.0\r\nWARC-Type: response\r\n",
    "no length.warc": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\n",
    "too short.warc": warc(answer(page()), length=10),
    "too long.warc": warc(answer(page()), length=10_000_000),
    "negative.warc": warc(answer(page()), length=-1),
    "picture.warc": warc(answer(b"\x89PNG", kind="image/png")),
    "not found.warc": warc(answer(page(), status="404 Not Found")),
    "no http.warc": warc(b"nonsense"),
    "bad chunks.warc": warc(answer(b"ZZZ\r\n" + page(), "Transfer-Encoding: chunked")),
    "bad packing.warc": warc(answer(b"\x1f\x8bnonsense", "Content-Encoding: gzip")),
    "bomb.warc": warc(answer(gzip.compress(bytes(SMALL * 5)), "Content-Encoding: gzip")),
    "brotli.warc": warc(answer(page(), "Content-Encoding: br")),
    "cut off.warc.gz": gzip.compress(warc(answer(page())) * 20)[:-30],
}  # fmt: skip


@pytest.fixture(autouse=True)
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    # Still a class: libraries name it in the types of their functions.
    monkeypatch.setattr(socket, "socket", type("Refusing", (socket.socket,), {"__init__": refuse}))
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def check(found: list[Document | Failure], name: str) -> None:
    assert found, f"{name} gave neither a document nor a failure"
    for item in found:
        if isinstance(item, Failure):
            assert item.input.startswith(name)
            assert item.message
            assert item.kind.endswith("Error")
        else:
            check_document(item)


def check_document(document: Document) -> None:
    document.text.encode()  # whole characters only
    assert "\x00" not in (document.title or "")
    assert document.url is None or document.url.startswith("http")
    ends = [0]
    for item in document.furniture:
        assert ends[-1] <= item.span.start < item.span.end <= len(document.text)
        ends.append(item.span.end)
    for credit in document.credits:
        assert credit.span is None or credit.span.of(document.text) == credit.words


def test_there_are_a_hundred_of_them() -> None:
    assert len(INPUTS) >= 150


@pytest.mark.parametrize("name", INPUTS, ids=str)
def test_a_hostile_input_gives_a_result_or_a_failure_that_names_it(name: str) -> None:
    options = ReadOptions(maximum_bytes=SMALL)

    found = list(read_bytes(INPUTS[name], name, options))

    if name not in ("empty.jsonl", "blank rows.jsonl"):
        check(found, name)


def test_none_stops_the_others(tmp_path: Path) -> None:
    good = 0
    for place, (name, data) in enumerate(INPUTS.items()):
        if len(data) < 100_000:
            (tmp_path / f"{place:03} {name.replace('/', ' ')}").write_bytes(data)
            (tmp_path / f"{place:03} {name} after.txt").write_text(f"{TEXT} This is number {place}.")
            good += 1

    found = list(read_inputs([tmp_path], ReadOptions(maximum_bytes=SMALL)))

    after = [item for item in found if isinstance(item, Document) and item.path.endswith("after.txt")]
    assert len(after) == good


def test_a_file_of_200_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.write(b"a" * 100_000)
        file.truncate(200_000_000)  # a sparse file: it takes no room

    (failure,) = read_inputs([path])

    assert isinstance(failure, Failure)
    assert failure.kind in ("TooLargeError", "UnsupportedFormatError")


def test_a_line_of_200_megabytes_costs_its_own_row_and_little_memory() -> None:
    class Endless(io.RawIOBase):
        """A row of 200 MB, made as it is read, and a good row after it."""

        left = 200_000_000
        tail = b"\n" + row(id="after") + b"\n"

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            size = min(len(buffer), self.left)
            if size:
                buffer[:size] = (
                    b'{"text": "' + b"a" * (size - 10) if self.left == 200_000_000 else b"a" * size
                )
                self.left -= size
                return size
            size = min(len(buffer), len(self.tail))
            buffer[:size], self.tail = self.tail[:size], self.tail[size:]
            return size

    long, after = read_inputs(["-"], stdin=io.BufferedReader(Endless(), 1 << 20))

    assert isinstance(long, Failure)
    assert (long.input, long.kind) == ("-:1", "TooLargeError")
    assert isinstance(after, Document)


@pytest.fixture
def strange_folder(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "ferry.txt").write_text(TEXT)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "missing.txt")
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    locked = tmp_path / "locked.txt"
    locked.write_text(TEXT)
    locked.chmod(0)
    yield tmp_path
    locked.chmod(0o600)


def test_links_pipes_and_locked_files_in_a_folder_are_named_and_stop_nothing(strange_folder: Path) -> None:
    found = list(read_inputs([strange_folder]))

    failed = {Path(item.input).name for item in found if isinstance(item, Failure)}
    read = {Path(item.path).name for item in found if isinstance(item, Document)}
    assert "ferry.txt" in read
    assert failed >= {"loop", "nowhere.txt", "round.txt", "pipe.txt"}


@pytest.mark.parametrize("make", [lambda path: path, lambda path: path / "a"], ids=["empty", "empty inside"])
def test_a_folder_without_files_is_a_failure(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    make(tmp_path).mkdir(exist_ok=True)

    (failure,) = read_inputs([tmp_path])

    assert isinstance(failure, Failure)
    assert (failure.input, failure.kind) == (str(tmp_path), "EmptyDocumentError")


@pytest.mark.parametrize(
    "name", ["", "no\0such", "a" * 5_000, "http://[bad", "https://example.org/\n", "ftp://x.org"]
)
def test_names_that_cannot_be_opened_are_failures(name: str) -> None:
    (failure,) = read_inputs([name])

    assert isinstance(failure, Failure)
    assert failure.message


def test_script_in_a_title_is_just_text() -> None:
    (document,) = read_bytes(INPUTS["script in title.html"], "x.html")

    assert isinstance(document, Document)
    assert document.title is not None
    assert "alert(1)" in document.title
