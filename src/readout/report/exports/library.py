"""The rows of a library's lists as JSON."""

from typing import Any

from readout.model.library import Actor, Added, Entry, Found, History, Removed, Said, StoryEntry, Version
from readout.model.story import StoryChange
from readout.report.exports.fields import named, pair


def added(item: Added) -> dict[str, Any]:
    """Give what became of a document that was added."""
    return named(item, "id", "path", "status", "story", "title", "note")


def entry(item: Entry) -> dict[str, Any]:
    """Give a document as a list shows it."""
    return {
        **named(item, "id", "title", "outlet", "published", "language", "url", "path"),
        **named(item, "story", "origin", "versions", "reasons"),
    }


def removed(item: Removed) -> dict[str, Any]:
    """Give what became of a document that was removed."""
    return {**named(item.entry, "id", "title", "path", "versions", "story"), "left": item.left}


def story(item: StoryEntry) -> dict[str, Any]:
    """Give a story as a list shows it."""
    return {
        **named(item, "id", "title", "documents", "origins", "outlets", "first", "last"),
        "read": item.is_read,
    }


def found(item: Found) -> dict[str, Any]:
    """Give a document that a search found."""
    return {
        **entry(item.entry),
        **named(item, "score", "passage"),
        "marks": [pair(mark) for mark in item.marks],
        "title_marks": [pair(mark) for mark in item.title_marks],
    }


def said(item: Said) -> dict[str, Any]:
    """Give a quotation with its document."""
    return named(item, "speaker", "form", "evidence", "document", "outlet", "published", "story")


def actor(item: Actor) -> dict[str, Any]:
    """Give an actor over all documents."""
    return named(item, "name", "type", "documents", "stories", "mentions", "names")


def history(item: History) -> dict[str, Any]:
    """Give a document through its versions."""
    return {
        "id": item.id,
        "versions": [_version(version) for version in item.versions],
        "changes": [change(one) for one in item.changes],
    }


def change(item: StoryChange) -> dict[str, Any]:
    """Give what became of a story."""
    return named(item, "kind", "story", "other", "documents", "reasons", "by_user")


def _version(item: Version) -> dict[str, Any]:
    document = item.document
    return {
        "number": item.number,
        "document": document.id,
        **named(document, "sha256", "path"),
        "added": item.added,
        "published": document.published.value if document.published else None,
        "title": document.title,
        "edits": [named(edit, "removed", "added") for edit in item.edits],
        "fields": [{"field": name, "before": before, "after": after} for name, before, after in item.fields],
    }
