"""The rows of a library's lists as JSON."""

from typing import Any

from readout.model.library import (
    Actor,
    Added,
    Edit,
    Entry,
    Found,
    History,
    Removed,
    Said,
    StoryEntry,
    Version,
)
from readout.model.readout import Reason
from readout.model.story import StoryChange
from readout.report.exports.readout import evidence


def added(item: Added) -> dict[str, Any]:
    """Give what became of a document that was added."""
    return {
        "id": item.id,
        "path": item.path,
        "status": item.status,
        "story": item.story,
        "title": item.title,
        "note": item.note,
    }


def entry(item: Entry) -> dict[str, Any]:
    """Give a document as a list shows it."""
    return {
        "id": item.id,
        "title": item.title,
        "outlet": item.outlet,
        "published": item.published,
        "language": item.language,
        "url": item.url,
        "path": item.path,
        "story": item.story,
        "origin": item.origin,
        "versions": item.versions,
        "reasons": _reasons(item.reasons),
    }


def removed(item: Removed) -> dict[str, Any]:
    """Give what became of a document that was removed."""
    return {
        "id": item.entry.id,
        "title": item.entry.title,
        "path": item.entry.path,
        "versions": item.entry.versions,
        "story": item.entry.story,
        "left": item.left,
    }


def story(item: StoryEntry) -> dict[str, Any]:
    """Give a story as a list shows it."""
    return {
        "id": item.id,
        "title": item.title,
        "documents": item.documents,
        "origins": item.origins,
        "outlets": list(item.outlets),
        "first": item.first,
        "last": item.last,
        "read": item.is_read,
    }


def found(item: Found) -> dict[str, Any]:
    """Give a document that a search found."""
    return {
        **entry(item.entry),
        "score": item.score,
        "passage": evidence(item.passage) if item.passage else None,
        "marks": [[mark.start, mark.end] for mark in item.marks],
        "title_marks": [[mark.start, mark.end] for mark in item.title_marks],
    }


def said(item: Said) -> dict[str, Any]:
    """Give a quotation with its document."""
    return {
        "speaker": item.speaker,
        "form": item.form,
        "evidence": [evidence(piece) for piece in item.evidence],
        "document": item.document,
        "outlet": item.outlet,
        "published": item.published,
        "story": item.story,
    }


def actor(item: Actor) -> dict[str, Any]:
    """Give an actor over all documents."""
    return {
        "name": item.name,
        "type": item.type,
        "documents": item.documents,
        "stories": item.stories,
        "mentions": item.mentions,
        "names": list(item.names),
    }


def history(item: History) -> dict[str, Any]:
    """Give a document through its versions."""
    return {
        "id": item.id,
        "versions": [_version(version) for version in item.versions],
        "changes": [change(one) for one in item.changes],
    }


def change(item: StoryChange) -> dict[str, Any]:
    """Give what became of a story."""
    return {
        "kind": item.kind,
        "story": item.story,
        "other": item.other,
        "documents": list(item.documents),
        "reasons": _reasons(item.reasons),
        "by_user": item.by_user,
    }


def _version(item: Version) -> dict[str, Any]:
    return {
        "number": item.number,
        "document": item.document.id,
        "sha256": item.document.sha256,
        "path": item.document.path,
        "added": item.added,
        "published": item.document.published.value if item.document.published else None,
        "title": item.document.title,
        "edits": [_edit(edit) for edit in item.edits],
        "fields": [{"field": name, "before": before, "after": after} for name, before, after in item.fields],
    }


def _edit(item: Edit) -> dict[str, Any]:
    return {
        "removed": [evidence(piece) for piece in item.removed],
        "added": [evidence(piece) for piece in item.added],
    }


def _reasons(reasons: tuple[Reason, ...]) -> list[dict[str, Any]]:
    return [{"what": reason.what, "weight": reason.weight} for reason in reasons]
