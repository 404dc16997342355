"""Readout puts the facts of several reports of one event on the table.

Every line of a readout is the exact words of an exact document, and can be verified.

>>> import readout
>>> findings = readout.compare(["a.html", "b.html"])  # doctest: +SKIP
>>> findings.agreements[0].evidence[0].exact  # doctest: +SKIP
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readout.api import Library, Readout, annotate, compare, group, read, verify
    from readout.errors import ReadoutError
    from readout.model.document import Document, Failure
    from readout.model.layers import Annotation
    from readout.model.readout import Evidence

__version__ = "0.1.0"

# Where each public name lives. They are imported when first asked for, so that `import readout` (and with
# it `readout --help`) takes no longer than an empty module.
_HOMES = {
    "Annotation": "readout.model.layers",
    "Document": "readout.model.document",
    "Evidence": "readout.model.readout",
    "Failure": "readout.model.document",
    "Library": "readout.api",
    "Readout": "readout.api",
    "ReadoutError": "readout.errors",
    "annotate": "readout.api",
    "compare": "readout.api",
    "group": "readout.api",
    "read": "readout.api",
    "verify": "readout.api",
}

__all__ = [
    "Annotation",
    "Document",
    "Evidence",
    "Failure",
    "Library",
    "Readout",
    "ReadoutError",
    "annotate",
    "compare",
    "group",
    "read",
    "verify",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module 'readout' has no attribute {name!r}; it has: {', '.join(__all__)}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """List the public names."""
    return [*__all__, "__version__"]


class _Package(ModuleType):
    """The package `readout`, in which the verbs `annotate` and `group` keep their names.

    Two rooms have the names of verbs. Importing a room would put the module in the verb's place.
    """

    def __setattr__(self, name: str, value: object) -> None:
        """Set an attribute, unless it is a room that would hide a public name."""
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
