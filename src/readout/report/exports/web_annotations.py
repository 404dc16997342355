"""A readout as W3C Web Annotations: an AnnotationPage in JSON-LD.

Each piece of evidence becomes one annotation whose target is found by its words
(TextQuoteSelector) and, for a reader who has the same text, by its place
(TextPositionSelector). No creation time is given: the same readout gives the same bytes.
"""

from typing import Any

from readout.model.document import Document
from readout.model.readout import Readout
from readout.report.arranging.markup import safe_address
from readout.report.exports.citations import Citation, citations
from readout.report.exports.readout import dumps_data

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def to_annotations(readout: Readout) -> dict[str, Any]:
    """Give the page of annotations, in the order of the readout."""
    documents = {document.id: document for document in readout.documents}
    items = [
        _annotation(place, item, documents[item.evidence.doc])
        for place, item in enumerate(citations(readout), start=1)
        if item.evidence.doc in documents
    ]
    return {
        "@context": CONTEXT,
        "id": "urn:readout:annotations",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }


def dumps(readout: Readout) -> str:
    """Write the page of annotations as JSON text."""
    return dumps_data(to_annotations(readout))


def _annotation(place: int, item: Citation, document: Document) -> dict[str, Any]:
    evidence = item.evidence
    return {
        "id": f"urn:readout:annotation:{place}",
        "type": "Annotation",
        "motivation": "classifying" if item.verdict else "identifying",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": value} for value in _tags(item) if value
        ],
        "target": {
            # A document without a web address is named by the hash of its bytes.
            "source": safe_address(document.url) or f"urn:sha256:{document.sha256}",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": evidence.exact,
                    "prefix": evidence.prefix,
                    "suffix": evidence.suffix,
                },
                {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end},
            ],
        },
    }


def _tags(item: Citation) -> tuple[str, ...]:
    return (item.line_id, item.role, item.kind, item.verdict, item.about, item.value)
