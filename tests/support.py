"""Small real objects for tests: documents and annotations built from a line of text."""

from collections.abc import Iterable
from hashlib import sha256

from readout.language.en.parser import parse
from readout.model.document import Document, Published
from readout.model.layers import Annotation
from readout.model.step import Step
from readout.pipeline.reading.blocks import article_blocks


def document(
    text: str, *, identifier: str = "d1", published: str | None = None, **fields: object
) -> Document:
    """Build a document from its text."""
    return Document(
        id=identifier,
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        path=f"{identifier}.txt",
        published=Published(published, "given") if published else None,
        **fields,  # type: ignore[arg-type]  # each test passes the fields it is about
    )


def annotated(doc: Document | str, steps: Iterable[Step] = ()) -> Annotation:
    """Parse a document (or a text) with the real model and run `steps` on it."""
    if isinstance(doc, str):
        doc = document(doc)
    annotation = Annotation(document=doc, parse=parse(doc.text, article_blocks(doc)))
    for step in steps:
        annotation = step.run(annotation)
    return annotation
