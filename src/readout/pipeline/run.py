"""Run the steps over documents, so that one bad document stops nothing."""

import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from readout.errors import ReadoutError
from readout.language.pack.registry import has_pack, pack_of
from readout.model.document import Document, Failure
from readout.model.layers import Annotation
from readout.model.parse import Parse
from readout.model.span import Span
from readout.model.step import Step, check_chain
from readout.pipeline.catalogue import STEPS
from readout.pipeline.reading.blocks import article_blocks
from readout.pipeline.settings import DEFAULTS, Settings


def is_analysed(document: Document) -> bool:
    """Say whether we can analyse the language of `document`."""
    return has_pack(document.language)


def annotate_document(
    document: Document, *, steps: Sequence[Step] = STEPS, settings: Settings = DEFAULTS
) -> Annotation:
    """Give `document` its layers; they are empty, and `analysed` is False, in a language that we lack.

    Raises:
        MissingLayerError: the steps do not fit together.
        ModelMissingError: there is no English model.
    """
    check_chain(steps)
    if not is_analysed(document):
        return not_analysed(document)
    annotation = Annotation(document, _parsed(document, settings.maximum_characters))
    for step in steps:
        annotation = step.run(annotation)
    return annotation


def annotate_documents(
    documents: Iterable[Document | Failure], *, steps: Sequence[Step] = STEPS, settings: Settings = DEFAULTS
) -> Iterator[Annotation | Failure]:
    """Yield an annotation for each document, and each failure as it came, in order."""
    for document in documents:
        if isinstance(document, Failure):
            yield document
        else:
            yield try_annotate(document, steps=steps, settings=settings)


def try_annotate(
    document: Document, *, steps: Sequence[Step] = STEPS, settings: Settings = DEFAULTS
) -> Annotation | Failure:
    """Annotate `document`; a step that breaks on it gives a failure that names the step's error.

    Raises:
        PipelineError: the steps do not fit together, which no document is to blame for.
        LanguageError: there is no English model.
    """
    if (parser := pack_of(document.language).parser) is not None:
        parser.ready()  # not a document's fault if it cannot be loaded, or if the user stops it
    try:
        return annotate_document(document, steps=steps, settings=settings)
    except ReadoutError:
        raise
    except Exception as error:  # noqa: BLE001 - a fault of ours in one document must not stop the others
        at = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(at.filename).name}:{at.lineno}"
        return Failure(document.path, type(error).__name__, f"could not be analysed: {error} ({place})")


def not_analysed(document: Document) -> Annotation:
    """Give an annotation with empty layers: the document is kept and shown, and nothing is claimed of it."""
    empty = Annotation(document, Parse(document.text), analysed=False)
    return replace(
        empty,
        sentences=(),
        entities=(),
        mentions=(),
        quotations=(),
        quantities=(),
        times=(),
        events=(),
        voices=(),
    )


def _parsed(document: Document, maximum: int) -> Parse:
    parser = pack_of(document.language).parser
    if parser is None:
        return Parse(document.text)
    return parser.parse(document.text, _within(article_blocks(document), maximum))


def _within(blocks: list[Span], maximum: int) -> list[Span]:
    """Give the blocks up to `maximum` characters in all; the last one is cut there."""
    kept, left = [], maximum
    for block in blocks:
        if left <= 0:
            break
        kept.append(Span(block.start, min(block.end, block.start + left)))
        left -= len(block)
    return kept
