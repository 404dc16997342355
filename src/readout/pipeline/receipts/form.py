"""The form of a report: read it from JSON, and walk over the lines that a document must carry.

A line is a piece of evidence, or words that are said to stand somewhere in a document: a form of a name, a
speaker, a credit. Labels, counts, verdicts and reasons are ours and no lines.
"""

import json
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from readout.errors import ReportError
from readout.model.readout import Evidence

FORMAT = "readout/1"

# The parts that every report has, so that none passes by leaving its lines out.
PARTS = ("documents", "origins", "entities", "agreements", "differences", "quotations", "only_in")

WANTED = "wanted a report as written by: readout compare --json"

# A dictionary with one of these keys is a piece of evidence and must have all six.
WORDS = ("exact", "prefix", "suffix")
PLACES = ("start", "end")

# Under these keys stands evidence and nothing else: one piece, a list, or null where there is none.
ALWAYS_EVIDENCE = frozenset({"evidence", "context", "first", "second"})

# Where each line stands that may not go without evidence: the part, and the list in each of its items.
RECEIPTS = (
    ("agreements", None),
    ("differences", "sides"),
    ("quotations", "versions"),
    ("only_in", None),
    ("timeline", None),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A document that the report names."""

    where: str
    id: str
    path: str
    sha256: str
    text_sha256: str | None
    title: str | None
    authors: tuple[str, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """A piece of evidence and its place in the report."""

    where: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Placed:
    """Words with their place, without those before and after; without a place when metadata holds them."""

    where: str
    doc: str
    words: str
    place: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Named:
    """Words that one of some documents is said to hold, no matter where."""

    where: str
    docs: tuple[str, ...]
    words: str


Line = Cited | Placed | Named


def load_report(report: Path | bytes) -> dict[str, object]:
    """Read a report as JSON; `report` is its file or its bytes.

    A key that occurs twice in one object is refused: two programs could take two different words for the
    evidence.

    Raises:
        ReportError: it cannot be read, or is not a JSON object; the message names the file and the place.

    >>> load_report(b'{"documents": []}')
    {'documents': []}
    """
    name = str(report) if isinstance(report, Path) else "the report"
    try:
        data = report.read_bytes() if isinstance(report, Path) else report
        found = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_without_doubles)
    except OSError as error:
        raise ReportError(f"{name}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ReportError(f"{name}: byte {error.start} is not UTF-8; {WANTED}") from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise ReportError(f"{name}: {place}: {error.msg}; {WANTED}") from error
    except RecursionError as error:
        raise ReportError(f"{name}: nested too deep; {WANTED}") from error
    except ValueError as error:  # a key that occurs twice, or a number with too many digits
        raise ReportError(f"{name}: {error}; {WANTED}") from error
    if not isinstance(found, dict):
        raise ReportError(f"{name}: found {_kind(found)}; {WANTED}")
    return found


def entries(report: Mapping[str, object]) -> list[Entry]:
    """Give the documents that the report names.

    Raises:
        ReportError: a part is missing, a document has no id or no hash, two have the same id, a line has no
            evidence, or an agreement marks words that are not in its evidence.
    """
    if report.get("format", FORMAT) != FORMAT:
        raise ReportError(f"format: found {report['format']!r}, wanted {FORMAT!r}; another version wrote it")
    for part in PARTS:
        if not isinstance(report.get(part), list):
            raise ReportError(f"{part}: found {_kind(report.get(part))}, wanted a list; {WANTED}")
    found: dict[str, Entry] = {}
    for place, value in enumerate(_list(report["documents"], "documents")):
        where = f"documents[{place}]"
        entry = _entry(_object(value, where), where)
        if entry.id in found:
            raise ReportError(f"{where}.id: {entry.id!r} is the id of {found[entry.id].where} too")
        found[entry.id] = entry
    _check_receipts(report)
    _check_marks(report)
    _check_documents(report, found)
    return list(found.values())


def require_document(where: str, doc: object, known: Container[object]) -> None:
    """Refuse a line of a document that the report does not name.

    Raises:
        ReportError: naming the place and the id.
    """
    if not isinstance(doc, str) or doc not in known:
        raise ReportError(f"{where}: {doc!r} is not the id of a document of this report")


def _check_documents(report: Mapping[str, object], known: Container[object]) -> None:
    """Refuse an origin or an omission of a document that the report does not name."""
    for place, origin in enumerate(_list(report["origins"], "origins")):
        for row, doc in enumerate(_list(origin, f"origins[{place}]")):
            require_document(f"origins[{place}][{row}]", doc, known)
    for where, why in _items(report, "origins_why"):
        for row, doc in enumerate(_list(why.get("documents", []), f"{where}.documents")):
            require_document(f"{where}.documents[{row}]", doc, known)
    for where, omission in _items(report, "omissions"):
        require_document(f"{where}.document", omission.get("document"), known)


def _check_receipts(report: Mapping[str, object]) -> None:
    """Refuse a line that carries no evidence: there would be nothing to check."""
    for part, inner in RECEIPTS:
        for place, item in enumerate(_list(report.get(part, []), part)):
            where = f"{part}[{place}]"
            carriers = [(where, item)]
            if inner is not None:
                listed = _list(_object(item, where).get(inner), f"{where}.{inner}")
                carriers = [(f"{where}.{inner}[{row}]", carrier) for row, carrier in enumerate(listed)]
            for at, carrier in carriers:
                if not _object(carrier, at).get("evidence"):
                    raise ReportError(f"{at}.evidence: found none, wanted at least one piece of evidence")


def _check_marks(report: Mapping[str, object]) -> None:
    """Refuse an agreement whose marks lie outside its evidence, or that is headed by no piece of it."""
    for where, agreement in _items(report, "agreements"):
        evidence = list(_items(agreement, "evidence", where))
        if "heading" in agreement and _offset(agreement, "heading", where) >= len(evidence):
            found = agreement["heading"]
            raise ReportError(f"{where}.heading: found {found}, wanted a place among {len(evidence)} pieces")
        for at, item in evidence:
            left = _offset(item, "start", at)
            right = _offset(item, "end", at)
            for row, pair in enumerate(_list(item.get("shared", []), f"{at}.shared")):
                start, end = _pair(pair, f"{at}.shared[{row}]")
                if not left <= start < end <= right:
                    wanted = f"a stretch of its words from {left} to {right}, in order"
                    raise ReportError(f"{at}.shared[{row}]: found {start} to {end}, wanted {wanted}")
                left = end


def lines(report: Mapping[str, object]) -> Iterator[Line]:
    """Yield every line that a document must carry: credits and names, then evidence in the report's order.

    Raises:
        ReportError: a line has not the form that it should have; the message names its place.
    """
    yield from _credits(report)
    yield from _names(report)
    yield from _speakers(report)
    known = {entry.get("id") for _, entry in _items(report, "documents")}
    todo = [(key, key, value) for key, value in reversed(list(report.items())) if key != "documents"]
    while todo:
        where, key, value = todo.pop()
        if isinstance(value, list):
            todo.extend((f"{where}[{at}]", key, item) for at, item in reversed(list(enumerate(value))))
        elif key in ALWAYS_EVIDENCE and (value is not None or where.endswith("]")):
            yield from _cited(where, _object(value, where), known)
        elif isinstance(value, dict) and any(word in value for word in WORDS):
            yield from _cited(where, value, known)
        elif isinstance(value, dict):
            _check_document(where, value)
            todo.extend((f"{where}.{name}", name, item) for name, item in reversed(value.items()))


def _cited(where: str, value: Mapping[str, object], known: Container[object]) -> Iterator[Line]:
    """Yield a piece of evidence, then the name of whom its document has it from, where it gives one."""
    evidence = _evidence(value, where)
    yield Cited(where, evidence)
    if value.get("via") is not None:
        at = f"{where}.via"
        via = _object(value["via"], at)
        if "doc" not in via:
            raise ReportError(f"{at}.doc: found nothing, wanted the id of a document or null")
        if via["doc"] is not None:
            require_document(f"{at}.doc", via["doc"], known)
        yield Named(f"{at}.name", (evidence.doc,), _text(via, "name", at))


def _check_document(where: str, value: Mapping[str, object]) -> None:
    """Refuse a line that gives one document and cites another."""
    evidence = value.get("evidence")
    if "document" in value and isinstance(evidence, dict) and value["document"] != evidence.get("doc"):
        found, wanted = value["document"], evidence.get("doc")
        raise ReportError(f"{where}.document: found {found!r}, wanted {wanted!r} as in its evidence")


def _credits(report: Mapping[str, object]) -> Iterator[Placed]:
    for where, entry in _items(report, "documents"):
        for at, credit in _items(entry, "credits", where):
            place = None
            if credit.get("start") is not None:
                place = (_offset(credit, "start", at), _offset(credit, "end", at))
            yield Placed(at, _text(entry, "id", where), _text(credit, "words", at), place)


def _names(report: Mapping[str, object]) -> Iterator[Named]:
    for where, entity in _items(report, "entities"):
        everywhere: list[str] = []
        for at, name in _items(entity, "names", where):
            words = _text(name, "text", at)
            docs = [str(doc) for doc in _list(name.get("documents"), f"{at}.documents")]
            yield from (Named(f"{at}.documents[{row}]", (doc,), words) for row, doc in enumerate(docs))
            everywhere += docs
        yield Named(f"{where}.name", tuple(dict.fromkeys(everywhere)), _text(entity, "name", where))


def _speakers(report: Mapping[str, object]) -> Iterator[Named]:
    everywhere = tuple(str(entry.get("id")) for _, entry in _items(report, "documents"))
    for where, collation in _items(report, "quotations"):
        if collation.get("speaker") is not None:
            yield Named(f"{where}.speaker", everywhere, _text(collation, "speaker", where))
        for at, version in _items(collation, "versions", where):
            doc = str(_object(version["evidence"], f"{at}.evidence").get("doc"))
            if version.get("speaker_as"):
                yield Named(f"{at}.speaker_as", (doc,), _text(version, "speaker_as", at))


def _items(
    value: Mapping[str, object], key: str, where: str = ""
) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield the objects of the list under `key`, each with its place; none when there is no such key."""
    below = f"{where}.{key}" if where else key
    for place, item in enumerate(_list(value.get(key, []), below)):
        yield f"{below}[{place}]", _object(item, f"{below}[{place}]")


def _entry(value: Mapping[str, object], where: str) -> Entry:
    return Entry(
        where=where,
        id=_text(value, "id", where),
        path=str(value.get("path") or ""),
        sha256=_text(value, "sha256", where),
        text_sha256=_text(value, "text_sha256", where) if "text_sha256" in value else None,
        title=_text(value, "title", where) if value.get("title") is not None else None,
        authors=tuple(str(author) for author in _list(value.get("authors", []), f"{where}.authors")),
        metadata=tuple(_metadata(value, where)),
    )


def _metadata(value: Mapping[str, object], where: str) -> Iterator[tuple[str, str]]:
    """Yield what the report says of a document besides its words, where it says anything."""
    published = value.get("published")
    if published is not None:
        yield "published", _text(_object(published, f"{where}.published"), "value", f"{where}.published")
    for key in ("outlet", "url", "language"):
        if value.get(key) is not None:
            yield key, _text(value, key, where)


def _evidence(value: Mapping[str, object], where: str) -> Evidence:
    start, end = (_offset(value, key, where) for key in PLACES)
    if end < start:
        raise ReportError(f"{where}.end: found {end}, wanted at least its start, {start}")
    exact, prefix, suffix = (_text(value, key, where) for key in WORDS)
    return Evidence(_text(value, "doc", where), start, end, exact, prefix, suffix)


def _offset(value: Mapping[str, object], key: str, where: str) -> int:
    found = value.get(key)
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise ReportError(f"{where}.{key}: found {found!r}, wanted a character offset, 0 or more")
    return found


def _pair(value: object, where: str) -> tuple[int, int]:
    pair = dict(zip(PLACES, _list(value, where), strict=False))
    return _offset(pair, "start", where), _offset(pair, "end", where)


def _text(value: Mapping[str, object], key: str, where: str) -> str:
    found = value.get(key)
    if not isinstance(found, str):
        raise ReportError(f"{where}.{key}: found {_kind(found)}, wanted a string")
    return found


def _object(value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise ReportError(f"{where}: found {_kind(value)}, wanted an object")
    return value


def _list(value: object, where: str) -> list[object]:
    if not isinstance(value, list):
        raise ReportError(f"{where}: found {_kind(value)}, wanted a list")
    return value


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "nothing"}
    return names.get(type(value), "a number")


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for place, key in enumerate(keys) if key in keys[:place])
        raise ValueError(f"the key {twice!r} occurs twice in one object")
    return found
