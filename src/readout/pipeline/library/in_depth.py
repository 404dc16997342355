"""Read a library's stories in depth, when somebody opens them, and keep what was found.

What was kept is used as long as neither the documents of a story nor the program have changed.
"""

from collections.abc import Iterator
from dataclasses import replace

from readout.errors import StoreError
from readout.model.document import Failure
from readout.model.layers import Annotation
from readout.model.readout import Readout
from readout.model.tracking import Track, untracked
from readout.pipeline.compare import compare_annotations
from readout.pipeline.fingerprint import finding_fingerprint
from readout.pipeline.run import not_analysed, try_annotate
from readout.store.library import Store

# The documents of a story that are compared: reconciling grows faster than their number, and nobody reads a
# matrix of more. The first of each origin come first.
MOST_COMPARED = 80


def read_story(store: Store, story: int, track: Track = untracked, *, must_be_kept: bool = False) -> Readout:
    """Give the readout of a story; made anew where it is not kept, or the story has grown.

    Where it cannot be kept (the disk is full, the file may not be written to) a notice says so.

    Raises:
        StoreError: it cannot be kept, and must be.
    """
    fingerprint = finding_fingerprint()
    held = store.stories.versions(story)
    chosen = _chosen(store, story, held)
    kept = store.depth.load_readout(story, chosen, fingerprint)
    if kept is not None:
        return kept
    annotations, failures = [], []
    for version in track(chosen, "documents read in depth"):
        annotation, problem = _read(store, version)
        if problem is not None and must_be_kept:
            raise problem
        if isinstance(annotation, Failure):
            failures.append(annotation)
            annotation = not_analysed(store.documents.load(version))
        annotations.append(annotation)
    notices = []
    if len(chosen) < len(held):
        notices.append(
            f"{len(chosen)} of the story's {len(held)} documents were compared, every origin first"
        )
    readout = compare_annotations(annotations, failures=failures, notices=notices)
    try:
        store.depth.save_readout(story, held, chosen, fingerprint, readout)
    except StoreError as error:
        if must_be_kept:
            raise
        return replace(readout, notices=(*readout.notices, f"the readout could not be kept: {error}"))
    return readout


def kept_readout(store: Store, story: int) -> Readout | None:
    """Give the readout of a story that is kept; None where it has to be made first, or again."""
    chosen = _chosen(store, story, store.stories.versions(story))
    return store.depth.load_readout(story, chosen, finding_fingerprint())


def read_version(store: Store, version: int) -> Annotation | Failure:
    """Give the layers of a version; made where they are not kept, and kept at once.

    Raises:
        StoreError: they cannot be kept.
    """
    annotation, problem = _read(store, version)
    if problem is not None:
        raise problem
    return annotation


def _read(store: Store, version: int) -> tuple[Annotation | Failure, StoreError | None]:
    """Give the layers of a version, and why they could not be kept."""
    fingerprint = finding_fingerprint()
    kept = store.depth.load_annotation(version, fingerprint)
    if kept is not None:
        return kept, None
    annotation = try_annotate(store.documents.load(version))
    if isinstance(annotation, Annotation):
        try:
            store.depth.save_annotation(version, fingerprint, annotation)
        except StoreError as error:
            return annotation, error
    return annotation, None


def read_due(store: Store, least: int = 2, track: Track = untracked) -> Iterator[int]:
    """Read each story that has got another document since it was read; yield its key when it is kept."""
    for story in track(store.depth.due(least), "stories read in depth"):
        read_story(store, story, must_be_kept=True)
        yield story


def _chosen(store: Store, story: int, held: list[int]) -> list[int]:
    """Give the versions to compare, in the order in which they came."""
    if len(held) <= MOST_COMPARED:
        return held
    firsts = set(store.stories.firsts(story))
    place = {version: number for number, version in enumerate(held)}
    ordered = sorted(held, key=lambda version: (version not in firsts, place[version]))
    return sorted(ordered[:MOST_COMPARED], key=place.__getitem__)
