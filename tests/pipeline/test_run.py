"""Running the steps: the chain is checked, and a step that breaks stops one document only."""

import pytest

from readout.errors import MissingLayerError
from readout.model.document import Failure
from readout.model.layers import Annotation
from readout.model.step import Step, check_chain
from readout.pipeline.catalogue import STEPS
from readout.pipeline.compare import compare_documents
from readout.pipeline.run import annotate_document, annotate_documents
from readout.pipeline.settings import Settings
from support import document


def breaks_on_storms(annotation: Annotation) -> Annotation:
    if "storm" in annotation.document.text:
        raise ZeroDivisionError("no wind")
    return annotation


BREAKING = Step(name="breaking", needs=(), gives=(), run=breaks_on_storms)


def test_a_step_without_its_layers_is_refused_before_anything_runs() -> None:
    with pytest.raises(MissingLayerError, match="voice needs sentences, .*given so far: nothing"):
        check_chain(STEPS[-1:])


def test_the_steps_of_the_catalogue_fit_together() -> None:
    check_chain(STEPS)


def test_a_step_that_breaks_on_one_document_does_not_stop_the_others() -> None:
    documents = [document("A storm came.", identifier="a"), document("A calm day.", identifier="b")]

    first, second = annotate_documents(documents, steps=[BREAKING])

    assert isinstance(first, Failure)
    assert (first.input, first.kind) == ("a.txt", "ZeroDivisionError")
    assert "no wind" in first.message
    assert isinstance(second, Annotation)


def test_a_language_that_we_lack_gives_empty_layers() -> None:
    annotation = annotate_document(document("Der Hafen ist gesperrt.", language="de"))

    assert not annotation.analysed
    assert (annotation.sentences, annotation.events) == ((), ())


def test_what_lies_beyond_the_cap_is_not_analysed_and_that_is_said() -> None:
    text = "The quay is shut.\n\nThe crane fell."

    readout = compare_documents([document(text, language="en")], settings=Settings(maximum_characters=20))

    assert len(readout.notices) == 1
    assert "first 20 of 34 characters" in readout.notices[0]


def test_a_block_longer_than_the_cap_is_analysed_up_to_it() -> None:
    text = "The quay is shut. " * 10

    annotation = annotate_document(document(text, language="en"), settings=Settings(maximum_characters=60))

    assert annotation.sentences is not None
    assert annotation.sentences[0].of(text) == "The quay is shut."
    assert annotation.sentences[-1].end <= 60
