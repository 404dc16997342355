"""Tell one state of the program from another: what it has read is kept only for the same state."""

from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from readout import __version__
from readout.language.pack.folders import HOMES
from readout.language.pack.registry import pack_of
from readout.pipeline.settings import DEFAULTS, Settings

# The rooms whose work decides what is read from bytes, and what is found in a text.
READING = ("ingest", "language", "model")
FINDING = (*READING, "annotate", "group", "reconcile", "pipeline")

_DIGITS = 16


def finding_fingerprint(settings: Settings = DEFAULTS) -> str:
    """Give a hash of the program, its models and settings: what layers and readouts depend on."""
    return _hashed(FINDING, (*(_installed(name) for name in ("spacy", *models())), repr(settings)))


def reading_fingerprint(given: str = "") -> str:
    """Give a hash of the program that reads, and of what the user said: what documents depend on."""
    return _hashed(READING, (*(_installed(name) for name in ("trafilatura", "lxml")), given))


def models() -> tuple[str, ...]:
    """Give the packages that languages are parsed with, whichever of them are installed."""
    parsers = (pack_of(code).parser for code in HOMES)
    return tuple(name for parser in parsers if parser is not None for name in parser.packages)


@cache
def _hashed(rooms: tuple[str, ...], others: tuple[str, ...]) -> str:
    found = sha256("\n".join((__version__, *others)).encode("utf-8", "surrogatepass"))
    package = Path(__file__).parents[1]
    for room in rooms:
        for path in sorted((package / room).rglob("*")):
            if path.suffix == ".py":
                found.update(path.read_bytes())
            elif path.is_file() and path.suffix != ".pyc":
                # Lexicons and models: many megabytes, so name and size have to do.
                found.update(f"{path.name} {path.stat().st_size}".encode())
    return found.hexdigest()[:_DIGITS]


@cache
def _installed(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return package
