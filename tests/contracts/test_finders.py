"""What every finder in the catalogue keeps to, whoever wrote it: it is found, not listed here."""

import pickle
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache

import pytest

from readout.errors import MissingLayerError
from readout.group.origins.finding import find_origins
from readout.model.document import Document
from readout.model.layers import Annotation
from readout.model.readout import Evidence
from readout.model.step import check_chain
from readout.pipeline.run import annotate_document
from readout.reconcile.catalogue import FINDERS
from readout.reconcile.finder import Finder
from readout.reconcile.findings import KINDS, Findings
from support import document

REPORTS = (
    "Three miners were rescued at Tolvik on 4 March 2025 after nearly two days under ground. “We heard them "
    "knocking,” said mine inspector Berit Aas. The minister visited the pit. The lift had not been repaired.",
    "TOLVIK (Northern Press Agency) -- Four miners were rescued at Tolvik on Tuesday after 45 hours under "
    "ground. “We heard them knocking all night,” Berit Aas said. The owner may face a fine of $2 million. "
    "The rope had been replaced in spring.",
    "TOLVIK (Northern Press Agency) -- Four miners were rescued at Tolvik on Tuesday after 46 hours under "
    "ground. “We heard them knocking all night,” Berit Aas said. The owner may face a fine of $3 million. "
    "The rope had been replaced in spring.",
    "Mine inspector Aas denied that the lift had been repaired. The head of government visited the pit after "
    "the rescue. The rescued men are in hospital at Holm. "
    "A miner told the Belmark Post that the pit had been flooded twice.",
)


# What is near a bar and below it is none of the reports' business.
HANGS_ON_A_BAR = ("questions", "asked")


def _documents() -> list[Document]:
    return [
        document(text, identifier=f"d{place}", published="2025-03-05", language="en")
        for place, text in enumerate(REPORTS)
    ]


@cache
def _annotated() -> tuple[Annotation, ...]:
    return tuple(annotate_document(item) for item in _documents())


def _begun(annotations: tuple[Annotation, ...]) -> Findings:
    return Findings.begin(annotations, find_origins([item.document for item in annotations]))


def _through(found: Findings, finders: tuple[Finder, ...]) -> Findings:
    for finder in finders:
        found = finder.run(found)
    return found


@cache
def _before(finder: Finder) -> Findings:
    """Give what has been found when `finder` begins."""
    return _through(_begun(_annotated()), FINDERS[: FINDERS.index(finder)])


def _evidence(value: object) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _evidence(item)
    elif is_dataclass(value) and not isinstance(value, Annotation):
        for field in fields(value):
            yield from _evidence(getattr(value, field.name))


each_finder = pytest.mark.parametrize("finder", [pytest.param(item, id=item.name) for item in FINDERS])


def test_the_finders_fit_together() -> None:
    check_chain(FINDERS)


def test_a_finder_in_a_wrong_place_is_refused() -> None:
    with pytest.raises(MissingLayerError, match="timeline needs claims"):
        check_chain(FINDERS[::-1])


def test_together_the_finders_give_every_kind_once() -> None:
    given = [kind for finder in FINDERS for kind in finder.gives]

    assert sorted(given) == sorted(KINDS)


def test_the_reports_give_something_of_every_kind() -> None:
    found = _through(_begun(_annotated()), FINDERS)

    assert not [kind for kind in KINDS if kind not in HANGS_ON_A_BAR and not getattr(found, kind)]


@each_finder
def test_a_finder_says_nothing_outside_its_documents(finder: Finder) -> None:
    texts = {item.document.id: item.document.text for item in _annotated()}
    after = finder.run(_before(finder))

    cited = [item for kind in finder.gives for item in _evidence(getattr(after, kind))]

    assert not [item for item in cited if texts[item.doc][item.start : item.end] != item.exact]


@each_finder
def test_a_finder_changes_only_the_kinds_it_gives(finder: Finder) -> None:
    before = _before(finder)
    kept = pickle.dumps(before)

    after = finder.run(before)

    assert pickle.dumps(before) == kept
    for kind in (field.name for field in fields(Findings)):
        if kind not in finder.gives:
            assert getattr(after, kind) is getattr(before, kind), kind


@each_finder
def test_a_finder_needs_only_what_it_says(finder: Finder) -> None:
    before = _before(finder)
    needed = {kind: getattr(before, kind) for kind in finder.needs}
    bare = Findings(before.annotations, before.origins, **needed)

    after, full = finder.run(bare), finder.run(before)

    assert [getattr(after, kind) for kind in finder.gives] == [getattr(full, kind) for kind in finder.gives]


@each_finder
def test_a_finder_finds_the_same_twice_and_in_any_order_of_the_input(finder: Finder) -> None:
    place = FINDERS.index(finder)
    turned = _through(_begun(_annotated()[::-1]), FINDERS[:place])

    first, again, back = finder.run(_before(finder)), finder.run(_before(finder)), finder.run(turned)

    for kind in finder.gives:
        assert getattr(first, kind) == getattr(again, kind) == getattr(back, kind), kind


@each_finder
def test_an_empty_story_gives_nothing(finder: Finder) -> None:
    begun = _begun(())
    after = _through(begun, FINDERS[: FINDERS.index(finder) + 1])

    for kind in finder.gives:
        assert list(_evidence(getattr(after, kind))) == []
        assert not getattr(after, kind) or getattr(after, kind) == getattr(begun, kind)


@each_finder
def test_a_finder_and_its_findings_survive_pickling(finder: Finder) -> None:
    after = finder.run(_before(finder))

    sent_finder, sent = pickle.loads(pickle.dumps((finder, _before(finder))))  # our own bytes
    returned = pickle.loads(pickle.dumps(after))

    for kind in finder.gives:
        assert getattr(sent_finder.run(sent), kind) == getattr(after, kind) == getattr(returned, kind), kind
