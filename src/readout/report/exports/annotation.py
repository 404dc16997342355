"""One annotated document as JSON: the contract of `readout annotate --json`."""

from typing import Any

from readout.model.layers import Annotation, Event, Quantity, Quotation, TimeExpression, Voice
from readout.model.span import Span


def annotation_to_dict(annotation: Annotation) -> dict[str, Any]:
    """Give a document and its layers; a layer that nobody gave is an empty list."""
    document = annotation.document
    published = document.published
    return {
        "id": document.id,
        "path": document.path,
        "title": document.title,
        "outlet": document.outlet,
        "agency": document.agency,
        "authors": list(document.authors),
        "url": document.url,
        "published": {"value": published.value, "evidence": published.evidence} if published else None,
        "language": document.language,
        "sha256": document.sha256,
        "analysed": annotation.analysed,
        "text": document.text,
        "furniture": [[item.span.start, item.span.end] for item in document.furniture],
        "furniture_kinds": [item.kind for item in document.furniture],
        "sentences": [_pair(span) for span in annotation.sentences or ()],
        "entities": [
            {
                "id": item.id,
                "name": item.name,
                "type": item.type,
                "names": list(item.names),
                "roles": list(item.roles),
            }
            for item in annotation.entities or ()
        ],
        "mentions": [
            {**_ends(item.span), "type": item.type, "entity": item.entity, "form": item.form}
            for item in annotation.mentions or ()
        ],
        "quotations": [_quotation(item) for item in annotation.quotations or ()],
        "quantities": [_quantity(item) for item in annotation.quantities or ()],
        "times": [_time(item) for item in annotation.times or ()],
        "events": [_event(item) for item in annotation.events or ()],
        "voices": [_voice(item) for item in annotation.voices or ()],
    }


def _ends(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _maybe(span: Span | None) -> dict[str, int] | None:
    return None if span is None else _ends(span)


def _quotation(item: Quotation) -> dict[str, Any]:
    speaker = item.speaker
    out: dict[str, Any] = {
        **_ends(item.span),
        "form": item.form,
        "speaker": {**_ends(speaker.span), "entity": speaker.entity} if speaker else None,
        "cue": _maybe(item.cue),
    }
    if item.pieces:
        out["pieces"] = [_pair(piece) for piece in item.pieces]
    if item.parent is not None:
        out["parent"] = item.parent
    return out


def _quantity(item: Quantity) -> dict[str, Any]:
    return {
        **_ends(item.span),
        "kind": item.kind,
        "low": item.low,
        "high": item.high,
        "unit": item.unit,
        "approximate": item.approximate,
        "bound": item.bound,
        "counted": _maybe(item.counted),
        "noun": item.noun,
    }


def _time(item: TimeExpression) -> dict[str, Any]:
    # "start" and "end" are the place of the words, as in every layer; the moments are "from" and "until".
    return {
        **_ends(item.span),
        "value": item.value,
        "precision": item.precision,
        "from": item.start,
        "until": item.end,
        "rule": item.rule,
        "bound": item.bound,
    }


def _event(item: Event) -> dict[str, Any]:
    return {
        **_ends(item.span),
        "predicate": _ends(item.predicate),
        "lemma": item.lemma,
        "agent": _maybe(item.agent),
        "patient": _maybe(item.patient),
        "place": _maybe(item.place),
        "time": _maybe(item.time),
        "polarity": item.polarity,
        "modality": item.modality,
        "quotation": item.quotation,
    }


def _voice(item: Voice) -> dict[str, Any]:
    return {
        **_ends(item.sentence),
        "speaker": item.speaker,
        "quotations": list(item.quotations),
        "marked": [{**_ends(mark.span), "entry": mark.entry, "kind": mark.kind} for mark in item.marked],
    }
