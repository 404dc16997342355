"""Which languages have a folder, and what stands in all of them under one name.

What is read before its language is known, or whatever it is, asks every language. It needs no pack for that,
nor the modules that the parts of a pack come from: grouping a stream starts without them.
"""

from functools import cache
from importlib import import_module
from types import ModuleType

# Where the pack of each language is, by its code.
HOMES = {"en": "readout.language.en.pack"}


@cache
def each(part: str) -> tuple[ModuleType, ...]:
    """Give the modules of this name in all languages' folders that have one.

    >>> [module.__name__ for module in each("pages.bylines")], each("pages.made_up")
    (['readout.language.en.pages.bylines'], ())
    """
    homes = (f"{home.rpartition('.')[0]}.{part}" for home in HOMES.values())
    return tuple(module for home in homes if (module := _module(home)) is not None)


def _module(name: str) -> ModuleType | None:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name is not None and f"{name}.".startswith(f"{error.name}."):
            return None  # this language has no such part
        raise
