"""Put a document together from its text and what is known about it."""

from collections.abc import Sequence
from hashlib import sha256

from readout.ingest.furniture.credits import find_credits
from readout.ingest.furniture.lines import Line, split_lines
from readout.ingest.furniture.marking import find_furniture
from readout.ingest.furniture.titles import find_given_title
from readout.ingest.shared.dates import iso_moment
from readout.ingest.shared.metadata import Metadata, host_name
from readout.ingest.shared.options import ReadOptions
from readout.language.engine.detection import detect_language, language_code
from readout.model.document import Document, DocumentFormat, Furniture, Published
from readout.model.span import Span

# A document's id: enough of the hash that two of a million documents share one once in 10^7 libraries.
ID_DIGITS = 16


def hash_of(data: bytes) -> str:
    """Give the SHA-256 of the bytes, in hexadecimal."""
    return sha256(data).hexdigest()


def assemble(
    text: str,
    found: Metadata,
    options: ReadOptions,
    *,
    path: str,
    digest: str,
    form: DocumentFormat,
    identifier: str | None = None,
) -> Document:
    """Give the document: what it says itself comes first, what the user says fills the gaps.

    Args:
        text: the text, fixed from now on.
        found: what the document says about itself.
        options: what the user says about it.
        path: what the user would call it.
        digest: the hash of its bytes.
        form: what it was read as.
        identifier: its own id; without one, the beginning of `digest`.
    """
    given = iso_moment(options.date) if options.date else None
    published = found.published or (Published(given, "given") if given else None)
    url = found.url or options.url
    outlet = found.outlet or options.outlet or host_name(url)
    lines = split_lines(text)
    title_span = found.title_span or (find_given_title(lines, found.title) if found.title else None)
    furniture = _find_furniture(text, lines, found, title_span, outlet, form)
    credits = find_credits(text, outlet=outlet, host=host_name(url), authors=found.authors, lines=lines)
    declared = found.language or (language_code(options.language) if options.language else None)
    return Document(
        id=identifier or digest[:ID_DIGITS],
        text=text,
        sha256=digest,
        path=path,
        format=form,
        title=found.title,
        title_span=title_span,
        outlet=outlet,
        url=url,
        authors=found.authors,
        published=published,
        language=detect_language(text, declared),
        furniture=furniture,
        credits=credits,
    )


def _find_furniture(
    text: str,
    lines: Sequence[Line],
    found: Metadata,
    title: Span | None,
    outlet: str | None,
    form: DocumentFormat,
) -> tuple[Furniture, ...]:
    return find_furniture(
        text,
        title,
        captured=form == "text",
        bare=form != "html",
        headline=found.title,
        outlet=outlet,
        lines=lines,
    )
