"""A readout as JSON: the contract that programs, scorers and `readout verify` read."""

import json
import re
from hashlib import sha256
from itertools import zip_longest
from typing import Any

from readout import __version__
from readout.model.document import Credit, Document
from readout.model.readout import Agreement, Collation, Difference, Moment, OnlyIn, Readout, StoryEntity
from readout.report.arranging.naming import word_count
from readout.report.exports.fields import named, pair, plain

FORMAT = "readout/1"

# Half of a UTF-16 pair without its other half: no UTF-8 can hold it, a JSON escape can.
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def dumps(readout: Readout) -> str:
    """Write a readout as JSON text that UTF-8 can hold; the same readout gives the same text."""
    return dumps_data(to_dict(readout))


def dumps_data(data: object) -> str:
    r"""Write any plain data the way a readout is written.

    >>> dumps_data(["é", "\ud800"])
    '[\n "é",\n "\\ud800"\n]'
    """
    text = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)
    return LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def to_dict(readout: Readout) -> dict[str, Any]:
    """Give a readout as lists and dicts, by the contract of `readout compare --json`."""
    return {
        "format": FORMAT,
        "version": __version__,
        "documents": [_document(readout, item) for item in readout.documents],
        "origins": [list(item.documents) for item in readout.origins],
        "origins_why": [named(item, "documents", "why", "agency", "evidence") for item in readout.origins],
        "copies": [plain(shared) for origin in readout.origins for shared in origin.shared],
        "partial_use": [
            named(item, "document", "other", "is_directed", "why", "evidence", "sentences", "shared")
            for origin in readout.origins
            for item in origin.in_part
        ],
        "entities": [_entity(item) for item in readout.entities],
        "agreements": [_agreement(item) for item in readout.agreements],
        "differences": [_difference(item) for item in readout.differences],
        "quotations": [_collation(item) for item in readout.quotations],
        "only_in": [_only_in(item) for item in readout.only_in],
        "omissions": [named(item, "document", "agreement", "why", "because") for item in readout.omissions],
        "timeline": [_moment(item) for item in readout.timeline],
        "not_decided": [named(item, "about", "why", "evidence") for item in readout.not_decided],
        **named(readout, "failures", "notices"),
    }


def text_hash(text: str) -> str:
    """Give the SHA-256 of a text as UTF-8, lone surrogates and all."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _document(readout: Readout, item: Document) -> dict[str, Any]:
    return {
        **named(item, "id", "path", "url", "outlet", "agency", "title", "authors", "published", "language"),
        "sha256": item.sha256,
        "text_sha256": text_hash(item.text),
        "words": word_count(item),
        "analysed": item.id in readout.analysed,
        "credits": [_credit(credit) for credit in item.credits],
    }


def _credit(item: Credit) -> dict[str, Any]:
    return {
        **named(item, "agency", "form", "words"),
        "start": item.span.start if item.span else None,
        "end": item.span.end if item.span else None,
    }


def _entity(item: StoryEntity) -> dict[str, Any]:
    return {
        **named(item, "id", "name", "type"),
        "names": [named(name, "text", "documents") for name in item.names],
    }


def _agreement(item: Agreement) -> dict[str, Any]:
    return {
        "origins": item.origins,
        "heading": item.heading,
        "evidence": [
            {**plain(one), "shared": [pair(span) for span in shared]}
            for one, shared in zip_longest(item.evidence, item.shared, fillvalue=())
        ],
        "score": round(item.score, 4),
        "reasons": [{"what": reason.what, "weight": round(reason.weight, 4)} for reason in item.reasons],
    }


def _difference(item: Difference) -> dict[str, Any]:
    return {
        **named(item, "about", "kind", "verdict", "why"),
        "sides": [named(side, "value", "evidence", "context") for side in item.sides],
        "pairs": [named(one, "sides", "verdict", "why") for one in item.pairs],
    }


def _collation(item: Collation) -> dict[str, Any]:
    return {
        "speaker": item.speaker,
        "versions": [named(version, "form", "evidence", "speaker_as") for version in item.versions],
        "variants": [named(variant, "versions", "kind", "first", "second") for variant in item.variants],
    }


def _only_in(item: OnlyIn) -> dict[str, Any]:
    return {**named(item, "document", "evidence"), "weight": round(item.weight, 4)}


def _moment(item: Moment) -> dict[str, Any]:
    return {
        **named(item, "when", "precision", "status", "evidence", "time", "also"),
        **named(item, "first_told", "relation", "anchor"),
    }
