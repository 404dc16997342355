"""Tell from its first bytes what an input is.

The name's ending is not trusted, except to tell plain text, JSON rows and markup apart
where the bytes allow more than one.
"""

import re
from typing import Literal

from readout.errors import EmptyDocumentError, UnsupportedFormatError

Kind = Literal["html", "text", "rows", "feed", "opml", "gzip", "zip", "warc"]

READABLE = "HTML, plain text, Markdown, JSONL, RSS, Atom or OPML, WARC, gzip or zip"

# How much of an input is looked at.
HEAD_BYTES = 65_536

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"BM", "a BMP image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript file"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"RIFF", "a RIFF file (sound, film or a WebP image)"),
    (b"\x1aE\xdf\xa3", "a Matroska film"),
    (b"fLaC", "a FLAC recording"),
    (b"wOFF", "a web font"),
    (b"wOF2", "a web font"),
    (b"PAR1", "a Parquet table"),
)
# Two letters may begin a plain text as well; these count only where other bytes are not text.
_WEAK = (b"BM", b"MZ", b"ID3")

_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|script|article|div|p|h1|section|main|span|a|table|br|ul|img)"
    rb"[\s>/]",
    re.IGNORECASE,
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_OPML = re.compile(rb"<opml[\s>]", re.IGNORECASE)
_JSON = re.compile(rb'\{\s*"[^"\n]{0,80}"\s*:|\[\s*(?:\{\s*"|\[|\])|\{\s*\}\s*$')
# A first line that is an object from end to end (or is longer than what was looked at).
_ROW = re.compile(rb'\{\s*"[^\n]*(?:\}\n|[^\n]{60000})')
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 26, 27, 28, 29, 30, 31}) + b"\x7f"


def sniff(head: bytes, path: str, content_type: str = "") -> Kind:
    """Say what the input is that begins with `head`.

    Args:
        head: its first bytes.
        path: its name, whose ending decides where the bytes leave it open.
        content_type: what a server said it is, or "".

    Raises:
        EmptyDocumentError: there are no bytes.
        UnsupportedFormatError: the bytes are of a kind that is not read.

    >>> sniff(b"<!DOCTYPE html><html>", "page"), sniff(b'{"id": "1", "text": "x"}', "news.jsonl")
    ('html', 'rows')
    """
    if not head:
        raise EmptyDocumentError(path, "the input is empty: 0 bytes")
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "zip"
    if head.startswith(b"WARC/"):
        return "warc"
    _refuse_known(head, path)
    if not head.startswith(_WIDE_MARKS) and _is_binary(head):
        raise UnsupportedFormatError(path, f"found binary data of an unknown kind; wanted {READABLE}")
    return _kind_of_text(head, path.lower().removesuffix(".gz"), content_type.lower())


def _refuse_known(head: bytes, path: str) -> None:
    found = next((name for mark, name in _SIGNATURES if head.startswith(mark)), None)
    if found and head.startswith(_WEAK) and not _is_binary(head):
        return
    if found is None and head[4:8] == b"ftyp":
        found = "an MPEG-4 film or a HEIF image"
    if found is None and head[257:262] == b"ustar":
        found = "a tar archive"
    if found:
        wanted = "; unpack it first" if "archive" in found else ""
        raise UnsupportedFormatError(
            path, f"found {found}, which is not supported; wanted {READABLE}{wanted}"
        )


def _is_binary(head: bytes) -> bool:
    """Say whether the bytes are neither text in some encoding nor UTF-16."""
    zeros = head.count(0)
    if zeros and not _looks_wide(head):
        return True
    return not zeros and len(head.translate(None, _CONTROLS)) < len(head) * 0.98


def _looks_wide(head: bytes) -> bool:
    even, odd = head[::2].count(0), head[1::2].count(0)
    return len(head) >= 8 and max(even, odd) > len(head) * 0.3 and min(even, odd) * 10 < max(even, odd)


def _kind_of_text(head: bytes, path: str, content_type: str) -> Kind:
    plain = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if path.endswith((".jsonl", ".ndjson")) or "ndjson" in content_type or "jsonl" in content_type:
        return "rows"
    if path.endswith((".txt", ".md", ".markdown", ".text")) or content_type.startswith("text/plain"):
        return "text"
    if _FEED.search(plain[:2_000]) and not _MARKUP.match(plain):
        return "feed"
    if _OPML.search(plain[:2_000]) and not _MARKUP.match(plain):
        return "opml"
    if path.endswith((".html", ".htm", ".xhtml")) or "html" in content_type:
        return "html"
    if _JSON.match(plain):
        if _ROW.match(plain.split(b"\n", 1)[0].rstrip() + b"\n"):
            return "rows"
        raise UnsupportedFormatError(path, "found JSON in one piece; wanted JSONL: one object a line")
    return "html" if plain.startswith(b"<") and _MARKUP.search(plain) else "text"
