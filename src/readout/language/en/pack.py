"""English, as the steps see it."""

from readout.language.en.calendar.reading import find_times
from readout.language.en.calendar.resolving import resolve
from readout.language.en.parser import MODEL_PACKAGES, parse, ready
from readout.language.en.tense import direction, is_governed
from readout.language.pack.calendar import Calendar
from readout.language.pack.language import LanguagePack
from readout.language.pack.parsing import Parser

PACK = LanguagePack(
    code="en",
    name="English",
    parser=Parser(ready, parse, MODEL_PACKAGES),
    calendar=Calendar(find_times, resolve, direction, is_governed, today=frozenset({"today"})),
)
