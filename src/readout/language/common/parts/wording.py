"""Hold a place where a word of judgment stands, with the entry of the lexicon that says so."""

from dataclasses import dataclass

from readout.model.layers import WordingKind


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry of a lexicon, one alternative of it, at tokens `first` to `last`, both included."""

    first: int
    last: int
    entry: str
    kind: WordingKind
