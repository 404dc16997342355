"""Read a library's stories in depth, when somebody opens them, and keep what was found.

What was kept is used as long as neither the documents of a story nor the program have changed.
"""

from collections.abc import Iterator

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


def read_story(store: Store, story: int, track: Track = untracked) -> Readout:
    """Give the readout of a story; made anew where it is not kept, or the story has grown."""
    fingerprint = finding_fingerprint()
    held = store.stories.versions(story)
    chosen = _chosen(store, story, held)
    kept = store.depth.load_readout(story, chosen, fingerprint)
    if kept is not None:
        return kept
    annotations, failures = [], []
    for version in track(chosen, "documents read in depth"):
        annotation = read_version(store, version)
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
    store.depth.save_readout(story, held, chosen, fingerprint, readout)
    return readout


def read_version(store: Store, version: int) -> Annotation | Failure:
    """Give the layers of a version; made where they are not kept, and kept at once."""
    fingerprint = finding_fingerprint()
    kept = store.depth.load_annotation(version, fingerprint)
    if kept is not None:
        return kept
    annotation = try_annotate(store.documents.load(version))
    if isinstance(annotation, Annotation):
        store.depth.save_annotation(version, fingerprint, annotation)
    return annotation


def read_due(store: Store, least: int = 2, track: Track = untracked) -> Iterator[int]:
    """Read each story that has got another document since it was read; yield its key when it is kept."""
    for story in track(store.depth.due(least), "stories read in depth"):
        read_story(store, story)
        yield story


def _chosen(store: Store, story: int, held: list[int]) -> list[int]:
    """Give the versions to compare, in the order in which they came."""
    if len(held) <= MOST_COMPARED:
        return held
    firsts = set(store.stories.firsts(story))
    ordered = sorted(held, key=lambda version: (version not in firsts, held.index(version)))
    return sorted(ordered[:MOST_COMPARED], key=held.index)
