"""Which languages there are: a folder each, loaded when the first document of it comes."""

from functools import cache
from importlib import import_module
from types import ModuleType

from readout.language.pack.language import LanguagePack

# Where the pack of each language is, by its code. A text too short for its language to be told is tried as
# English: the reader sees its words either way.
HOMES = {"en": "readout.language.en.pack"}
DEFAULT = "en"


def has_pack(language: str | None) -> bool:
    """Say whether anything is read in a language.

    >>> has_pack("en"), has_pack(None), has_pack("xx")
    (True, True, False)
    """
    return (language or DEFAULT) in HOMES


def pack_of(language: str | None) -> LanguagePack:
    """Give what is known of a language; of one without a folder nothing is.

    >>> pack_of("en").name, pack_of("xx").parser
    ('English', None)
    """
    code = language or DEFAULT
    return _loaded(HOMES[code]) if code in HOMES else LanguagePack(code, code)


@cache
def each(part: str) -> tuple[ModuleType, ...]:
    """Give the modules of this name in all languages' folders that have one; no pack is loaded for it.

    What is read before its language is known, or whatever it is, asks every language.

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


@cache
def _loaded(home: str) -> LanguagePack:
    pack: LanguagePack = import_module(home).PACK
    return pack
