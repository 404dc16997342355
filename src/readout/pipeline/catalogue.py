"""The catalogue of steps, in the order in which they run."""

from collections.abc import Iterable

from readout.annotate import events, quantities, sentences, times, voice
from readout.annotate.entities import step as entities
from readout.annotate.quotations import step as quotations
from readout.errors import MissingLayerError
from readout.model.step import Step

STEPS: tuple[Step, ...] = (
    sentences.STEP,
    entities.STEP,
    quotations.STEP,
    quantities.STEP,
    times.STEP,
    events.STEP,
    voice.STEP,
)


def check_chain(steps: Iterable[Step]) -> None:
    """Refuse a chain in which a step needs a layer that no earlier one gives.

    Raises:
        MissingLayerError: naming the step, the layer and what there is.
    """
    given: list[str] = []
    for step in steps:
        for layer in step.needs:
            if layer not in given:
                raise MissingLayerError(step.name, layer, given)
        given.extend(step.gives)
