"""A readout as JSON: the contract that programs, scorers and `readout verify` read."""

import json
import re
from hashlib import sha256
from typing import Any

from readout import __version__
from readout.model.document import Document, Failure
from readout.model.readout import (
    Agreement,
    Collation,
    Difference,
    Evidence,
    Moment,
    Origin,
    PartialUse,
    Readout,
    StoryEntity,
    Variant,
)
from readout.report.arranging.naming import word_count

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
        "origins_why": [_origin(item) for item in readout.origins],
        "copies": [
            {"evidence": evidence(shared.evidence), "other": evidence(shared.other)}
            for origin in readout.origins
            for shared in origin.shared
        ],
        "partial_use": [_partial_use(item) for origin in readout.origins for item in origin.in_part],
        "entities": [_entity(item) for item in readout.entities],
        "agreements": [_agreement(item) for item in readout.agreements],
        "differences": [_difference(item) for item in readout.differences],
        "quotations": [_collation(item) for item in readout.quotations],
        "only_in": [
            {"document": item.document, "evidence": evidence(item.evidence), "weight": round(item.weight, 4)}
            for item in readout.only_in
        ],
        "omissions": [
            {
                "document": item.document,
                "agreement": item.agreement,
                "why": item.why,
                "because": item.because,
            }
            for item in readout.omissions
        ],
        "timeline": [_moment(item) for item in readout.timeline],
        "not_decided": [
            {"about": item.about, "why": item.why, "evidence": _many(item.evidence)}
            for item in readout.not_decided
        ],
        "failures": [failure(item) for item in readout.failures],
        "notices": list(readout.notices),
    }


def evidence(item: Evidence) -> dict[str, Any]:
    """Give one piece of evidence: the `E` of the contract."""
    return {
        "doc": item.doc,
        "start": item.start,
        "end": item.end,
        "exact": item.exact,
        "prefix": item.prefix,
        "suffix": item.suffix,
    }


def failure(item: Failure) -> dict[str, str]:
    """Give an input that could not be used."""
    return {"input": item.input, "kind": item.kind, "message": item.message}


def text_hash(text: str) -> str:
    """Give the SHA-256 of a text as UTF-8, lone surrogates and all."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _partial_use(item: PartialUse) -> dict[str, Any]:
    return {
        "document": item.document,
        "other": item.other,
        "is_directed": item.is_directed,
        "why": item.why,
        "evidence": _many(item.evidence),
        "sentences": item.sentences,
        "shared": [{"evidence": evidence(one.evidence), "other": evidence(one.other)} for one in item.shared],
    }


def _many(items: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    return [evidence(item) for item in items]


def _document(readout: Readout, item: Document) -> dict[str, Any]:
    return {
        "id": item.id,
        "path": item.path,
        "url": item.url,
        "outlet": item.outlet,
        "agency": item.agency,
        "title": item.title,
        "authors": list(item.authors),
        "published": _published(item),
        "language": item.language,
        "sha256": item.sha256,
        "text_sha256": text_hash(item.text),
        "words": word_count(item),
        "analysed": item.id in readout.analysed,
        "credits": [
            {
                "agency": credit.agency,
                "form": credit.form,
                "words": credit.words,
                "start": credit.span.start if credit.span else None,
                "end": credit.span.end if credit.span else None,
            }
            for credit in item.credits
        ],
    }


def _published(item: Document) -> dict[str, str] | None:
    if item.published is None:
        return None
    return {"value": item.published.value, "evidence": item.published.evidence}


def _origin(item: Origin) -> dict[str, Any]:
    return {
        "documents": list(item.documents),
        "why": item.why,
        "agency": item.agency,
        "evidence": _many(item.evidence),
    }


def _entity(item: StoryEntity) -> dict[str, Any]:
    return {
        "id": item.id,
        "name": item.name,
        "type": item.type,
        "names": [{"text": name.text, "documents": list(name.documents)} for name in item.names],
    }


def _agreement(item: Agreement) -> dict[str, Any]:
    return {
        "origins": item.origins,
        "evidence": _many(item.evidence),
        "score": round(item.score, 4),
        "reasons": [{"what": reason.what, "weight": round(reason.weight, 4)} for reason in item.reasons],
    }


def _difference(item: Difference) -> dict[str, Any]:
    return {
        "about": item.about,
        "kind": item.kind,
        "verdict": item.verdict,
        "why": item.why,
        "sides": [
            {"value": side.value, "evidence": _many(side.evidence), "context": _many(side.context)}
            for side in item.sides
        ],
        "pairs": [
            {"sides": list(pair.sides), "verdict": pair.verdict, "why": pair.why} for pair in item.pairs
        ],
    }


def _collation(item: Collation) -> dict[str, Any]:
    return {
        "speaker": item.speaker,
        "versions": [
            {
                "form": version.form,
                "evidence": evidence(version.evidence),
                "speaker_as": version.speaker_as,
            }
            for version in item.versions
        ],
        "variants": [_variant(variant) for variant in item.variants],
    }


def _variant(item: Variant) -> dict[str, Any]:
    return {
        "versions": list(item.versions),
        "kind": item.kind,
        "first": evidence(item.first) if item.first else None,
        "second": evidence(item.second) if item.second else None,
    }


def _moment(item: Moment) -> dict[str, Any]:
    return {
        "when": item.when,
        "precision": item.precision,
        "status": item.status,
        "evidence": _many(item.evidence),
        "time": _many(item.time),
        "also": _many(item.also),
        "first_told": item.first_told,
        "relation": item.relation,
        "anchor": None if item.anchor is None else evidence(item.anchor),
    }
