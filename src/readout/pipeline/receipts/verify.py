"""Check every line of a report against the documents it was made from.

Each document of the report must be among the inputs by its id, read from the same bytes and giving the
same text; the words of each piece of evidence, and those before and after, must stand exactly where the
report says. Nothing is searched for: words that have moved by one character are a mismatch, and so is a
lookalike that has the same words under other bytes.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from os.path import commonprefix

from readout.model.document import Document, Failure
from readout.model.readout import Evidence
from readout.model.span import Span
from readout.model.verification import Mismatch, MismatchKind, Verification
from readout.pipeline.receipts.form import (
    Cited,
    Entry,
    Line,
    Named,
    Placed,
    entries,
    lines,
    load_report,
    require_document,
)

__all__ = ["load_report", "verify"]

# How many characters of a long text a mismatch shows.
SHOWN = 200


@dataclass(frozen=True, slots=True)
class _Unfit:
    """Why no input can stand for a document of the report."""

    kind: MismatchKind
    expected: str
    found: str


def verify(report: Mapping[str, object], documents: Iterable[Document | Failure]) -> Verification:
    """Check each line of `report` against `documents`; an input that the report does not name is ignored.

    A line of a document that is missing or has other bytes fails too, since nothing carries it.

    Raises:
        ReportError: the report has not the form that readout compare writes; the message names the place.
    """
    named = entries(report)
    inputs = _Inputs(documents)
    judged = {entry.id: inputs.judge(entry) for entry in named}
    mismatches = [found for entry in named for found in _entry_mismatches(entry, judged[entry.id])]
    checked = len(named)
    flat = _Flat()
    for line in lines(report):
        checked += 1
        docs = _documents_of(line)
        for doc in docs:
            require_document(line.where, doc, judged)
        found = _line_mismatch(line, [(doc, judged[doc]) for doc in docs], flat)
        mismatches.extend([found] if found else [])
    return Verification(len(named), checked, tuple(mismatches))


class _Inputs:
    """The inputs by id and by path, and what could not be read."""

    def __init__(self, inputs: Iterable[Document | Failure]) -> None:
        self.by_id: dict[str, list[Document]] = {}
        self.by_path: dict[str, Document] = {}
        self.failures: dict[str, Failure] = {}
        for item in inputs:
            if isinstance(item, Failure):
                self.failures.setdefault(item.input, item)
            else:
                self.by_id.setdefault(item.id, []).append(item)
                self.by_path.setdefault(item.path, item)

    def judge(self, entry: Entry) -> Document | _Unfit:
        """Give the input that is the document of `entry`, or why there is none."""
        of_that_id = self.by_id.get(entry.id, [])
        if not of_that_id:
            return _Unfit("missing", f"sha256 {entry.sha256}", self._instead(entry.path))
        same = [document for document in of_that_id if document.sha256 == entry.sha256]
        if not same:
            return _Unfit("bytes", f"sha256 {entry.sha256}", f"sha256 {of_that_id[0].sha256}")
        if entry.text_sha256 is None:
            return same[0]
        texts = [_hash(document.text) for document in same]
        if entry.text_sha256 not in texts:
            return _Unfit("text", f"text with sha256 {entry.text_sha256}", f"text with sha256 {texts[0]}")
        return same[texts.index(entry.text_sha256)]

    def _instead(self, path: str) -> str:
        if path in self.failures:
            return f"{path} could not be read: {self.failures[path].message}"
        if path in self.by_path:
            return f"{path} has other bytes: sha256 {self.by_path[path].sha256}"
        return "no such input"


class _Flat:
    """Texts in lower case with every run of blanks made one space, each made once."""

    def __init__(self) -> None:
        self.made: dict[str, str] = {}

    def holds(self, document: Document, words: str) -> bool:
        """Say whether the title, the authors or the text of `document` have `words` as whole words."""
        if document.id not in self.made:
            metadata = [document.title or "", *document.authors]
            self.made[document.id] = _flat("\n".join([*metadata, document.text]))
        flat = _flat(words)
        if not flat:
            return False
        pattern = rf"(?<!{_kind(flat[0])}){re.escape(flat)}(?!{_kind(flat[-1])})"
        return re.search(pattern, self.made[document.id]) is not None


def _kind(character: str) -> str:
    """Give what must not stand beside a character at the edge of a name: letters beside a letter only.

    A parser takes "512GB" for two words, and a name may end in a quotation mark before a letter.
    """
    if character.isdigit():
        return r"\d"
    return r"[^\W\d_]" if character.isalpha() else r"[^\w\W]"


def _flat(words: str) -> str:
    return " ".join(words.casefold().split())


def _entry_mismatches(entry: Entry, against: Document | _Unfit) -> list[Mismatch]:
    if isinstance(against, _Unfit):
        return [Mismatch(entry.where, entry.id, against.kind, against.expected, against.found)]
    found = []
    if entry.title != against.title:
        found.append(_differs(entry, "title", "title", entry.title or "", against.title or ""))
    if entry.authors != against.authors:
        found.append(
            _differs(entry, "authors", "author", ", ".join(entry.authors), ", ".join(against.authors))
        )
    # What a user said about an input need not be said again; what both know must be the same.
    published = against.published.value if against.published else None
    known = {
        "published": published,
        "outlet": against.outlet,
        "url": against.url,
        "language": against.language,
    }
    for field, said in entry.metadata:
        there = known[field]
        if there is not None and said != there:
            found.append(_differs(entry, field, "metadata", said, there))
    return found


def _differs(entry: Entry, field: str, kind: MismatchKind, said: str, there: str) -> Mismatch:
    return Mismatch(f"{entry.where}.{field}", entry.id, kind, *_parting(said, there))


def _documents_of(line: Line) -> tuple[str, ...]:
    if isinstance(line, Cited):
        return (line.evidence.doc,)
    return line.docs if isinstance(line, Named) else (line.doc,)


def _line_mismatch(line: Line, carriers: list[tuple[str, Document | _Unfit]], flat: _Flat) -> Mismatch | None:
    """Give what is wrong with a line that one of `carriers` should carry, or None."""
    fit = [against for _, against in carriers if isinstance(against, Document)]
    if not fit:
        for doc, against in carriers:
            if isinstance(against, _Unfit):
                return Mismatch(line.where, doc, against.kind, against.expected, against.found)
        return Mismatch(line.where, "", "name", "a document", "none is named")
    if isinstance(line, Cited):
        return _evidence_mismatch(line, fit[0])
    return _name_mismatch(line, fit, flat) if isinstance(line, Named) else _placed_mismatch(line, fit[0])


def _evidence_mismatch(line: Cited, document: Document) -> Mismatch | None:
    said = line.evidence
    if said.end > len(document.text):
        return Mismatch(
            line.where, said.doc, "outside", f"end {said.end}", f"{len(document.text)} characters"
        )
    there = Evidence.at(document, Span(said.start, said.end))
    if said.exact != there.exact:
        return Mismatch(line.where, said.doc, "exact", *_parting(said.exact, there.exact))
    if said.prefix != there.prefix:
        return Mismatch(line.where, said.doc, "prefix", *_parting(said.prefix, there.prefix))
    if said.suffix != there.suffix:
        return Mismatch(line.where, said.doc, "suffix", *_parting(said.suffix, there.suffix))
    return None


def _placed_mismatch(line: Placed, document: Document) -> Mismatch | None:
    if line.place is not None:
        start, end = line.place
        there = document.text[start:end]
        if end <= len(document.text) and there == line.words:
            return None
        return Mismatch(line.where, line.doc, "exact", *_parting(line.words, there))
    if any(credit.words == line.words for credit in document.credits):
        return None
    return Mismatch(line.where, line.doc, "credit", line.words, "no such credit")


def _name_mismatch(line: Named, documents: list[Document], flat: _Flat) -> Mismatch | None:
    if any(flat.holds(document, line.words) for document in documents):
        return None
    return Mismatch(line.where, line.docs[0], "name", _shown(line.words, 0), "nowhere in the document")


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _parting(expected: str, found: str) -> tuple[str, str]:
    """Give both, cut around the place where they part if they are long."""
    same = len(commonprefix([expected, found]))
    return _shown(expected, same), _shown(found, same)


def _shown(words: str, place: int) -> str:
    if len(words) <= SHOWN:
        return words
    start = max(0, min(place - SHOWN // 4, len(words) - SHOWN))
    end = start + SHOWN
    return ("…" if start else "") + words[start:end] + ("…" if end < len(words) else "")
