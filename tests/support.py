"""Small real objects for tests: documents and annotations built from a line of text."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from re import finditer

from readout.language.en.parser import parse
from readout.model.document import Document, Published
from readout.model.layers import Annotation
from readout.model.parse import Parse
from readout.model.span import Span
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


def untagged(*sentences: str, lemmas: Mapping[str, str] | None = None, identifier: str = "d1") -> Annotation:
    """Build an annotation of sentences without a model: tokens and their lemmas only, no tags and no tree."""
    text = " ".join(sentences)
    spans: list[Span] = []
    for sentence in sentences:
        start = spans[-1].end + 1 if spans else 0
        spans.append(Span(start, start + len(sentence)))
    tokens = list(finditer(r"\w+(?:[.,]\w+)*|[^\w\s]", text))
    blank = ("",) * len(tokens)
    parse = Parse(
        text,
        tuple(token.start() for token in tokens),
        tuple(token.end() for token in tokens),
        tuple((lemmas or {}).get(token[0], token[0].lower()) for token in tokens),
        pos=blank,
        tags=blank,
        deps=blank,
        heads=tuple(range(len(tokens))),
    )
    return Annotation(document(text, identifier=identifier), parse, sentences=tuple(spans))
