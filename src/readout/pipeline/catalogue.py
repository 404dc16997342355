"""The catalogue of steps, in the order in which they run."""

from readout.annotate import events, quantities, sentences, times, voice
from readout.annotate.entities import step as entities
from readout.annotate.quotations import step as quotations
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
