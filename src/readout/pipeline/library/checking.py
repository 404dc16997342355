"""Check a whole library: the file, every document, and every line of every readout that it keeps."""

from collections.abc import Callable, Iterator, Mapping

from readout.model.readout import Readout
from readout.model.tracking import Track, untracked
from readout.pipeline.receipts.verify import verify
from readout.store.library import Store


def problems(
    store: Store, as_report: Callable[[Readout], Mapping[str, object]], track: Track = untracked
) -> Iterator[str]:
    """Yield what is wrong, in words; nothing for a sound library.

    Args:
        store: the open library.
        as_report: gives a readout as `readout compare --json` writes it.
        track: goes through what is checked.
    """
    yield from store.check(track=track)
    for story, versions, fingerprint in track(store.depth.readouts(), "readouts"):
        readout = store.depth.load_readout(story, versions, fingerprint)
        if readout is None:
            yield f"story {store.lists.story(story).id}: its readout cannot be read; it will be made again"
            continue
        for mismatch in verify(as_report(readout), readout.documents).mismatches:
            yield f"story {store.lists.story(story).id}: {mismatch}"
