"""From documents of one event to its readout."""

from collections.abc import Iterable, Sequence

from readout.group.origins.finding import find_origins
from readout.language.engine.encoder import prepare
from readout.language.pack.registry import pack_of
from readout.model.document import Document, Failure
from readout.model.layers import Annotation
from readout.model.readout import Readout
from readout.pipeline.reading.inputs import distinct
from readout.pipeline.run import not_analysed, try_annotate
from readout.pipeline.settings import DEFAULTS, Settings
from readout.reconcile.readout import reconcile


def compare_documents(items: Iterable[Document | Failure], *, settings: Settings = DEFAULTS) -> Readout:
    """Reconcile the documents among `items`; the failures are kept in the readout."""
    documents, failures, notices = distinct(items)
    annotations = []
    for document in documents:
        annotation = try_annotate(document, settings=settings)
        if isinstance(annotation, Failure):
            failures.append(annotation)
            annotation = not_analysed(document)
        annotations.append(annotation)
        if len(annotations) == 1 < len(documents):
            prepare("claims")  # the parser is loaded; the encoder loads while it reads the second document
    notices += [_capped(item, settings) for item in documents if len(item.text) > settings.maximum_characters]
    return compare_annotations(annotations, failures=failures, notices=notices)


def compare_annotations(
    annotations: Sequence[Annotation], *, failures: Sequence[Failure] = (), notices: Sequence[str] = ()
) -> Readout:
    """Reconcile documents that have been annotated already; what was not read in a language is said."""
    origins = find_origins([annotation.document for annotation in annotations])
    partly = [_partly_read(item.document) for item in annotations if item.analysed]
    said = (*notices, *filter(None, partly))
    return reconcile(annotations, origins, failures=failures, notices=said)


def _partly_read(document: Document) -> str | None:
    """Say what is read in the document's language and what is not; None where all is."""
    pack = pack_of(document.language)
    if not pack.lacks:
        return None
    given, lacking = ", ".join(pack.gives) or "nothing", ", ".join(pack.lacks)
    return f"{document.path}: read in {pack.name} for {given}; not for {lacking}"


def _capped(document: Document, settings: Settings) -> str:
    return (
        f"{document.path}: the first {settings.maximum_characters:,} of {len(document.text):,} characters "
        "were analysed (setting maximum_characters)"
    )
