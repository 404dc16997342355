"""Which languages there are: a folder each, loaded when the first document of it comes."""

from functools import cache
from importlib import import_module

from readout.language.pack.folders import HOMES
from readout.language.pack.language import LanguagePack

# A text too short for its language to be told is tried as English: the reader sees its words either way.
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
def _loaded(home: str) -> LanguagePack:
    pack: LanguagePack = import_module(home).PACK
    return pack
