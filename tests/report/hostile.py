"""The sample with an attack in every string that can come from a document, a path or a message."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from readout.model.document import Document
from readout.model.readout import Readout
from report.sample import sample

ATTACK = (
    "</style></script></textarea><script>alert(1)</script><img src=x onerror=alert(2)>"
    "<svg/onload=alert(3)>\"' onmouseover='alert(4) --><!-- ]]> &lt;b&gt; javascript:alert(5) "
    "\u202egnp.exe\u2066 \x00\x07\x1b[31m\x1b]8;;http://evil.example\x07\x9b31m \ud800 =1+1 @all "
    "http://evil.example/ [x](javascript:alert(6)) "
    "![y](http://evil.example/z.png) `code` *bold* | cell\r\n# heading\n\n- item"
)

STRINGS = frozenset(
    {
        "about", "agency", "exact", "input", "kind", "language", "message", "name", "outlet", "path",
        "prefix", "speaker", "speaker_as", "status", "suffix", "title", "value", "what", "when",
        "why", "words",
    }
)  # fmt: skip


def hostile() -> Readout:
    """Give the poisoned readout; its shape, ids and verdicts are those of the sample."""
    found: Readout = _poisoned(sample())
    documents = tuple(_document(document) for document in found.documents)
    notices = (*found.notices, ATTACK)
    return replace(found, documents=documents, notices=notices)


def _document(document: Document) -> Document:
    words = document.text.split(" ")
    text = f" {ATTACK} ".join(" ".join(words[place : place + 20]) for place in range(0, len(words), 20))
    authors = (ATTACK,)
    return replace(document, text=text, url=f"javascript:{ATTACK}", authors=authors)


def _poisoned(value: Any, name: str = "") -> Any:
    if isinstance(value, tuple):
        return tuple(_poisoned(item, name) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {field.name: _poisoned(getattr(value, field.name), field.name) for field in fields(value)}
        if type(value).__name__ == "Furniture":
            changed["kind"] = value.kind  # type: ignore[attr-defined]
        return replace(value, **changed)
    return f"{value} {ATTACK}" if isinstance(value, str) and name in STRINGS else value
