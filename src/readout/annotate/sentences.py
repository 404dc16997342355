"""Mark the sentences of the article, as the parser split them.

A sentence is trimmed of blanks; a block that is only marks or digits has none.
"""

from dataclasses import replace

from readout.model.layers import Annotation
from readout.model.span import Span
from readout.model.step import Step


def mark_sentences(annotation: Annotation) -> Annotation:
    """Give the annotation its sentences."""
    parse = annotation.parse
    spans = (parse.span(first, last - 1) for first, last in parse.sentences)
    return replace(annotation, sentences=tuple(span for span in spans if _has_letter(span, parse.text)))


def _has_letter(span: Span, text: str) -> bool:
    return any(character.isalpha() for character in span.of(text))


STEP = Step(name="sentences", needs=(), gives=("sentences",), run=mark_sentences)
