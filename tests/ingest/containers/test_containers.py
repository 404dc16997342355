"""Web archives and feeds give the articles they hold; addresses are fetched only where that is safe."""

import gzip

import pytest

from readout.errors import MissingInputError, UnsupportedFormatError
from readout.ingest.read import read_bytes
from readout.ingest.web.fetch import require_public
from readout.model.document import Document, Failure

TEXT = "A ferry with 40 people aboard sank off the coast of Norfolk on Tuesday, the coast guard said. "
PAGE = f"<!DOCTYPE html><html><head><title>Ferry</title></head><body><p>{TEXT * 3}</p></body></html>".encode()


def record(block: bytes, kind: str = "response", url: str = "https://example.org/ferry") -> bytes:
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-05-19T18:05:00Z\r\n"
    head += f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes, kind: str = "text/html; charset=utf-8", *headers: str) -> bytes:
    return "\r\n".join(["HTTP/1.1 200 OK", f"Content-Type: {kind}", *headers]).encode() + b"\r\n\r\n" + body


@pytest.mark.parametrize("packed", [False, True], ids=["warc", "warc.gz, a member a record"])
def test_the_pages_of_a_web_archive_are_documents_with_their_addresses(packed: bool) -> None:
    records = [
        record(b"software: test\r\n", "warcinfo"),
        record(b"GET / HTTP/1.1\r\n\r\n", "request"),
        record(answer(PAGE)),
        record(
            answer(gzip.compress(PAGE), "text/html", "Content-Encoding: gzip"), url="https://example.org/2"
        ),
        record(
            answer(b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE), "text/html", "Transfer-Encoding: chunked")
        ),
        record(answer(b"\x89PNG", "image/png")),
    ]
    data = b"".join(gzip.compress(part) if packed else part for part in records)

    *documents, left_out = read_bytes(data, "news.warc.gz" if packed else "news.warc")

    assert [document.url for document in documents if isinstance(document, Document)] == [
        "https://example.org/ferry",
        "https://example.org/2",
        "https://example.org/ferry",
    ]
    assert isinstance(left_out, Failure)
    assert left_out.message == "left out captures that are no page: image/png 1"


def test_the_day_of_the_capture_is_not_the_day_of_publication() -> None:
    (document,) = read_bytes(record(answer(PAGE)), "news.warc")

    assert isinstance(document, Document)
    assert document.published is None


def test_the_entries_of_a_feed_are_documents_and_a_teaser_is_a_failure() -> None:
    feed = f"""<?xml version="1.0"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
         xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
    <title>The Anglian</title><language>en-GB</language>
    <item><title>Ferry sinks</title><link>https://example.org/ferry</link><dc:creator>Jo Fenn</dc:creator>
      <pubDate>Wed, 19 May 2021 18:05:00 +0100</pubDate>
      <content:encoded><![CDATA[<p>{TEXT}</p><p>All were <b>saved</b>.</p>]]></content:encoded></item>
    <item><title>Storm</title><link>https://example.org/storm</link><description>Read on</description></item>
    </channel></rss>"""

    document, teaser = read_bytes(feed.encode(), "feed.xml")

    assert isinstance(document, Document)
    assert document.text == f"{TEXT.strip()}\nAll were saved."
    assert (document.title, document.outlet, document.url) == (
        "Ferry sinks",
        "The Anglian",
        "https://example.org/ferry",
    )
    assert document.authors == ("Jo Fenn",)
    assert document.published is not None
    assert (document.published.value, document.published.evidence) == (
        "2021-05-19T18:05:00+01:00",
        "feed pubDate",
    )
    assert isinstance(teaser, Failure)
    assert (teaser.input, teaser.kind) == ("feed.xml#https://example.org/storm", "NoArticleError")


def test_an_atom_feed_is_read_too() -> None:
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Anglian</title><entry><title>Ferry</title>
    <link href="https://example.org/ferry"/><author><name>Jo Fenn</name></author>
    <published>2021-05-19T18:05:00Z</published>
    <content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>"""

    (document,) = read_bytes(feed.encode(), "feed.atom")

    assert isinstance(document, Document)
    assert (document.text, document.authors, document.outlet) == (TEXT.strip(), ("Jo Fenn",), "The Anglian")


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://10.0.0.1/", "http://192.168.1.1/a", "http://169.254.169.254/latest", "http://[::1]/",
     "http://0.0.0.0/", "file:///etc/passwd", "ftp://example.org/a"],
)  # fmt: skip
def test_an_address_that_is_not_on_the_open_web_is_refused(url: str) -> None:
    with pytest.raises((UnsupportedFormatError, MissingInputError)):
        require_public(url)


def test_half_a_character_in_a_feed_costs_no_entry() -> None:
    words = b"The ferry ran aground off Tolvik \xed\xa0\x80 at dawn and all were brought ashore."
    feed = b"<rss><channel><title>P</title><item><title>T</title><description>%s</description></item>" % words

    found = list(read_bytes(feed + b"</channel></rss>", "feed.xml"))

    assert [type(item).__name__ for item in found] == ["Document", "Failure"]


def test_an_id_that_is_too_long_costs_its_row_only() -> None:
    rows = "".join(f'{{"id": "{name}", "text": "The ferry sank."}}\n' for name in ("a" * 2_001, "b"))

    refused, kept = read_bytes(rows.encode(), "rows.jsonl")

    assert isinstance(refused, Failure)
    assert refused.message == "id has 2,001 characters; wanted 2,000 or fewer"
    assert isinstance(kept, Document)
