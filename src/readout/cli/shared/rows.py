"""Show the rows of a library's lists in the terminal."""

import os
import sys
from collections.abc import Callable, Iterable

from readout.model.library import Actor, Edit, Entry, Found, History, Removed, Said, StoryEntry
from readout.model.readout import Evidence
from readout.model.span import Span
from readout.model.story import StoryChange
from readout.report.arranging.naming import counted

BOLD, PLAIN = "\033[1m", "\033[0m"
# So much of a quotation or a sentence is shown; all of it is in the JSON.
LONGEST = 400
# So much of a text that has no title: about as much as a title.
OPENING = 80

Mark = Callable[[str], str]


def marker(target: str | None) -> Mark:
    """Give how words are marked: in bold where a person looks at a terminal, else between asterisks."""
    if target in (None, "-") and sys.stdout.isatty() and "NO_COLOR" not in os.environ:
        return lambda words: f"{BOLD}{words}{PLAIN}"
    return lambda words: f"*{words}*"


def story(item: StoryEntry) -> str:
    """Give a story in three lines."""
    days = sorted({moment[:10] for moment in (item.first, item.last) if moment})
    head = [
        item.id,
        counted(item.documents, "document"),
        counted(item.origins, "origin"),
        " to ".join(days),
        "" if item.is_read or item.documents < 2 else "not read in depth",
    ]
    name = titled(item.title, item.opening, "")
    return f"{_joined(head)}\n    {name}\n    {', '.join(item.outlets)}".rstrip()


def entry(item: Entry) -> str:
    """Give a document in a line."""
    versions = f"{item.versions} versions" if item.versions > 1 else ""
    parts = [
        item.id,
        (item.published or "")[:10],
        item.outlet or "",
        titled(item.title, item.opening, item.path),
        versions,
    ]
    return _joined(parts)


def removed(item: Removed) -> str:
    """Give a document that was removed, and what its story is now, in two lines."""
    story = item.entry.story
    left = (
        f"its story {story} has {counted(item.left, 'document')} left"
        if item.left
        else f"its story {story} is gone"
    )
    return f"removed  {entry(item.entry)}\n    {left}"


def titled(title: str | None, opening: str | None, path: str) -> str:
    """Give the title; where there is none, say so, and give how the text begins, or else the path.

    >>> titled(None, "The ferry sank off\\nTolvik.", "a.txt"), titled("Ferry sinks", None, "a.txt")
    ('(no title) “The ferry sank off Tolvik.”', 'Ferry sinks')
    """
    if shown := one_line(title):
        return shown
    words = _short(one_line(opening), OPENING)
    return f"(no title) {f'“{words}”' if words else path}".rstrip()


def found(item: Found, mark: Mark) -> str:
    """Give a document that was found, with the words around the first place."""
    lines = [entry(item.entry)]
    if item.passage:
        inner = [Span(span.start - item.passage.start, span.end - item.passage.start) for span in item.marks]
        lines.append("    … " + one_line(_marked(item.passage.exact, inner, mark)) + " …")
    return "\n".join(lines)


def said(item: Said) -> str:
    """Give a quotation in two lines."""
    where = _joined([item.outlet or "", (item.published or "")[:10], item.document])
    words = " … ".join(one_line(piece.exact) or "" for piece in item.evidence)
    shown = f"“{_short(words)}”" if item.form == "direct" else _short(words)
    return f"{item.speaker or '(nobody is named)'} · {item.form} · {where}\n    {shown}"


def actor(item: Actor) -> str:
    """Give an actor in a line."""
    counts = f"{counted(item.documents, 'document')}, {counted(item.stories, 'story', 'stories')}"
    return _joined([item.name, item.type, counts, _short(", ".join(item.names), 100)])


def history(item: History) -> str:
    """Give the versions of a document: what each took away and what it put there."""
    lines = []
    for version in item.versions:
        document = version.document
        published = document.published.value if document.published else ""
        lines.append(
            _joined(
                [f"version {version.number}", document.id, f"added {version.added}", published, document.path]
            )
        )
        for name, before, after in version.fields:
            lines.append(f"    {name}: {one_line(before) or '(none)'} → {one_line(after) or '(none)'}")
        for edit in version.edits:
            lines += _edit(edit)
    if item.changes:
        lines += ["", "its story:", *(f"    {change(one)}" for one in item.changes)]
    return "\n".join(lines)


def change(item: StoryChange) -> str:
    """Give what became of a story, in words."""
    documents = counted(len(item.documents), "document")
    who = " by hand" if item.by_user else ""
    return {
        "merged": f"{item.other} became part of {item.story}{who} ({documents})",
        "split": f"{item.story} was parted from {item.other}{who} ({documents})",
        "moved": f"{documents} went from {item.other} to {item.story}{who}",
        "linked": f"{item.story} follows {item.other}",
    }[item.kind]


def lines(items: Iterable[str], nothing: str) -> str:
    """Give rows as text, or what to say when there are none."""
    shown = "\n".join(items)
    return (shown or nothing) + "\n"


def one_line(text: str | None) -> str:
    """Give the text with every run of blanks made one space."""
    return " ".join((text or "").split())


def _edit(edit: Edit) -> list[str]:
    def shown(mark: str, pieces: tuple[Evidence, ...]) -> list[str]:
        return [f"    {mark} {one_line(piece.exact)}" for piece in pieces]

    return [*shown("-", edit.removed), *shown("+", edit.added)]


def _marked(text: str, spans: list[Span], mark: Mark) -> str:
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], mark(span.of(text))]
        at = span.end
    return "".join([*parts, text[at:]])


def _short(text: str, limit: int = LONGEST) -> str:
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + " …"


def _joined(parts: Iterable[str]) -> str:
    return "  ".join(part for part in parts if part)
