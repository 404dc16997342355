"""One annotated document as JSON: the contract of `readout annotate --json`."""

from typing import Any

from readout.model.layers import Annotation, Event, Quantity, Quotation, TimeExpression, Voice
from readout.report.exports.fields import ends, maybe_ends, named, pair


def annotation_to_dict(annotation: Annotation) -> dict[str, Any]:
    """Give a document and its layers; a layer that nobody gave is an empty list."""
    document = annotation.document
    return {
        **named(document, "id", "path", "title", "outlet", "agency", "authors", "url", "published"),
        **named(document, "language", "sha256"),
        "analysed": annotation.analysed,
        "text": document.text,
        "furniture": [pair(item.span) for item in document.furniture],
        "furniture_kinds": [item.kind for item in document.furniture],
        "sentences": [pair(span) for span in annotation.sentences or ()],
        "entities": [
            named(item, "id", "name", "type", "names", "roles") for item in annotation.entities or ()
        ],
        "mentions": [
            {**ends(item.span), **named(item, "type", "entity", "form")} for item in annotation.mentions or ()
        ],
        "quotations": [_quotation(item) for item in annotation.quotations or ()],
        "quantities": [_quantity(item) for item in annotation.quantities or ()],
        "times": [_time(item) for item in annotation.times or ()],
        "events": [_event(item) for item in annotation.events or ()],
        "voices": [_voice(item) for item in annotation.voices or ()],
    }


def _quotation(item: Quotation) -> dict[str, Any]:
    speaker = item.speaker
    out: dict[str, Any] = {
        **ends(item.span),
        "form": item.form,
        "speaker": {**ends(speaker.span), "entity": speaker.entity} if speaker else None,
        "cue": maybe_ends(item.cue),
    }
    if item.pieces:
        out["pieces"] = [pair(piece) for piece in item.pieces]
    if item.parent is not None:
        out["parent"] = item.parent
    return out


def _quantity(item: Quantity) -> dict[str, Any]:
    return {
        **ends(item.span),
        **named(item, "kind", "low", "high", "unit", "approximate", "bound"),
        "counted": maybe_ends(item.counted),
        "noun": item.noun,
    }


def _time(item: TimeExpression) -> dict[str, Any]:
    # "start" and "end" are the place of the words, as in every layer; the moments are "from" and "until".
    return {
        **ends(item.span),
        **named(item, "value", "precision"),
        "from": item.start,
        "until": item.end,
        **named(item, "rule", "bound"),
    }


def _event(item: Event) -> dict[str, Any]:
    return {
        **ends(item.span),
        "predicate": ends(item.predicate),
        "lemma": item.lemma,
        "agent": maybe_ends(item.agent),
        "patient": maybe_ends(item.patient),
        "place": maybe_ends(item.place),
        "time": maybe_ends(item.time),
        **named(item, "polarity", "modality", "quotation"),
    }


def _voice(item: Voice) -> dict[str, Any]:
    return {
        **ends(item.sentence),
        **named(item, "speaker", "quotations"),
        "marked": [{**ends(mark.span), **named(mark, "entry", "kind")} for mark in item.marked],
    }
