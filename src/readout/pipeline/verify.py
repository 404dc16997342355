"""Check every line of a report against the documents it was made from.

Each document of the report must be among the inputs by its id, read from the same bytes and giving the
same text; the words of each piece of evidence, and those before and after, must stand exactly where the
report says. Nothing is searched for: words that have moved by one character are a mismatch, and so is a
lookalike that has the same words under other bytes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from os.path import commonprefix

from readout.errors import ReportError
from readout.model.document import Document, Failure
from readout.model.readout import Evidence
from readout.model.span import Span
from readout.model.verification import Mismatch, MismatchKind, Verification
from readout.pipeline.report_form import Cited, Entry, Named, entries, lines, load_report

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
        doc = line.evidence.doc if isinstance(line, Cited) else line.doc
        if doc not in judged:
            raise ReportError(f"{line.where}: {doc!r} is not the id of a document of this report")
        mismatches.extend(_line_mismatches(line, doc, judged[doc], flat))
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
    """Texts with every run of blanks made one space, each made once."""

    def __init__(self) -> None:
        self.made: dict[str, str] = {}

    def of(self, document: Document) -> str:
        """Give the flat title and text of `document`."""
        if document.id not in self.made:
            self.made[document.id] = " ".join(f"{document.title or ''} \n {document.text}".split())
        return self.made[document.id]


def _entry_mismatches(entry: Entry, against: Document | _Unfit) -> list[Mismatch]:
    if isinstance(against, _Unfit):
        return [Mismatch(entry.where, entry.id, against.kind, against.expected, against.found)]
    if entry.title != against.title:
        where = f"{entry.where}.title"
        return [Mismatch(where, entry.id, "title", *_parting(entry.title or "", against.title or ""))]
    return []


def _line_mismatches(
    line: Cited | Named, doc: str, against: Document | _Unfit, flat: _Flat
) -> list[Mismatch]:
    if isinstance(against, _Unfit):
        return [Mismatch(line.where, doc, against.kind, against.expected, against.found)]
    if isinstance(line, Cited):
        found = _evidence_mismatch(line, against)
    else:
        found = _name_mismatch(line, against, flat)
    return [found] if found else []


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


def _name_mismatch(line: Named, document: Document, flat: _Flat) -> Mismatch | None:
    words = " ".join(line.words.split())
    if words in flat.of(document):
        return None
    return Mismatch(line.where, line.doc, "name", _shown(words, 0), "nowhere in the document")


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
