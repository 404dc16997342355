"""The documentation is complete, its examples run, and its links lead somewhere."""

import argparse
import ast
import importlib.metadata
import importlib.util
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

from readout.cli.main import build_parser
from readout.model.readout import VERDICTS, DifferenceKind
from readout.pipeline.catalogue import STEPS
from readout.pipeline.settings import Settings
from readout.reconcile.catalogue import FINDERS
from readout.report.exports.fields import ALIKE
from readout.scoring.tasks import TASKS

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
LOCKS = sorted(ROOT.glob("requirements*.lock"))
PROSE = [
    *PAGES,
    ROOT / "pyproject.toml",
    ROOT / "Makefile",
    *sorted((ROOT / "src").rglob("*.py")),
    *sorted((ROOT / "docs").glob("*.py")),
    *sorted((ROOT / "benchmarks").glob("*.py")),
]

PYTHON_BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)
CODE_BLOCK = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)

# In this field the word means three things: the outlet, the agency, the speaker.
BANNED = re.compile(r"(?<![\w-])(?<!open )sources?(?![\w-])", re.IGNORECASE)

MACHINE_PATH = re.compile(r"(?<![\w.])/(?:home|Users|root|tmp|work|opt|mnt)/")


def _relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


each_page = pytest.mark.parametrize("page", [pytest.param(page, id=_relative(page)) for page in PAGES])


def _script(name: str) -> ModuleType:
    """Import a script of docs/, which is no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _commands() -> dict[str, argparse.ArgumentParser]:
    for action in build_parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _options() -> Iterator[tuple[str, str]]:
    for name, command in _commands().items():
        for action in command._actions:
            for option in action.option_strings:
                yield name, option


def test_the_command_line_page_is_what_the_parser_says() -> None:
    written = (ROOT / "docs" / "cli.md").read_text("utf-8")

    assert written == _script("generate_cli").reference(), "run `make docs`"


def test_the_excerpt_in_the_readme_is_what_the_example_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    assert (ROOT / "README.md").read_text("utf-8") == _script("generate_demo").readme(), "run `make docs`"


def test_every_command_is_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text("utf-8")

    assert not [name for name in _commands() if f"`readout {name}" not in text]


def test_every_option_of_every_command_is_documented() -> None:
    sections = (ROOT / "docs" / "cli.md").read_text("utf-8").split("\n## ")
    by_command = {section.split("`")[1].removeprefix("readout "): section for section in sections[1:]}

    assert not [(name, option) for name, option in _options() if option not in by_command[name]]


def test_every_option_has_a_help_text() -> None:
    bare = [
        (name, action.dest)
        for name, command in _commands().items()
        for action in command._actions
        if not action.help
    ]

    assert not bare


@pytest.mark.parametrize("setting", [field.name for field in fields(Settings)])
def test_every_setting_is_documented_with_its_default(setting: str) -> None:
    default = f"{getattr(Settings(), setting):,}"

    assert f"| `{setting}` | {default} |" in (ROOT / "docs" / "settings.md").read_text("utf-8")


@pytest.mark.parametrize("task", [task.name for task in TASKS])
def test_every_evaluation_task_is_documented(task: str) -> None:
    assert f"`{task}`" in (ROOT / "docs" / "evaluation.md").read_text("utf-8")


def test_the_map_names_the_steps_and_the_finders_in_their_order() -> None:
    drawn = " ".join((ROOT / "docs" / "architecture.md").read_text("utf-8").replace("│", " ").split())

    assert " → ".join(step.name for step in STEPS) in drawn
    assert " → ".join(finder.name for finder in FINDERS) in drawn


def _section(page: str, heading: str) -> str:
    return (ROOT / "docs" / f"{page}.md").read_text("utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]


def test_the_kinds_of_difference_are_those_of_the_page_of_words() -> None:
    assert _section("vocabulary", "Kinds of difference").strip(" .\n").split(", ") == list(
        get_args(DifferenceKind)
    )


def test_the_verdicts_are_those_of_the_page_of_words() -> None:
    rows = re.findall(r"^\| (\w+) \|", _section("vocabulary", "Verdicts"), re.MULTILINE)

    assert rows == ["verdict", *VERDICTS]


def test_every_layer_of_every_step_is_in_the_json_page() -> None:
    text = (ROOT / "docs" / "json.md").read_text("utf-8")

    assert not [layer for step in STEPS for layer in step.gives if f'"{layer}"' not in text]


def _fields_written(module: Path) -> set[str]:
    """Give the fields that an export writes: the keys of its dicts, and what it gives to `named`."""
    found: list[ast.expr | None] = []
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Dict):
            found += node.keys
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            found.append(node.slice)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "named":
            found += node.args[1:]
    return {str(item.value) for item in found if isinstance(item, ast.Constant)}


@pytest.mark.parametrize(
    ("module", "pages", "least"),
    [
        pytest.param("readout", ["json"], 50, id="a readout"),
        pytest.param("annotation", ["json"], 40, id="an annotated document"),
        pytest.param("library", ["json", "library"], 35, id="the lists of a library"),
    ],
)
def test_every_field_that_is_written_is_in_the_json_page(module: str, pages: list[str], least: int) -> None:
    text = "".join((ROOT / "docs" / f"{page}.md").read_text("utf-8") for page in pages)
    exports = ROOT / "src" / "readout" / "report" / "exports"

    written = _fields_written(exports / f"{module}.py")

    assert len(written) >= least
    assert not sorted(key for key in written.union(*ALIKE.values()) if f'"{key}"' not in text)


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"].get("fetch", [])]
    table = (ROOT / "docs" / "architecture.md").read_text("utf-8").lower()

    names = [re.split(r"[<>=!~\[ ]", line)[0].lower() for line in needed]

    assert not [name for name in names if f"| {name}" not in table]


@pytest.mark.parametrize(
    ("page", "block"),
    [
        pytest.param(page, block, id=f"{_relative(page)}-{place}")
        for page in PAGES
        for place, block in enumerate(PYTHON_BLOCK.findall(page.read_text("utf-8")))
    ],
)
def test_the_python_examples_run(page: Path, block: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    exec(compile(block, str(page), "exec"), {"__name__": "example"})  # our own page


def _anchors(page: Path) -> set[str]:
    """Give the anchors that the headings of a page get, by the rule of the common hosts."""
    headings = HEADING.findall(CODE_BLOCK.sub("", page.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


@each_page
def test_links_inside_the_documentation_lead_somewhere(page: Path) -> None:
    lost = []
    for link in LINK.findall(CODE_BLOCK.sub("", page.read_text("utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path) if path else page
        anchors = _anchors(target) if target.suffix == ".md" and target.exists() else set()
        if not target.exists() or (anchor and anchor not in anchors):
            lost.append(link)

    assert not lost


@each_page
def test_files_that_the_documentation_names_are_there(page: Path) -> None:
    text = CODE_BLOCK.sub("", page.read_text("utf-8"))
    roots = [ROOT, ROOT / "src" / "readout", page.parent]

    named = re.findall(r"`(?!out/|readout/)((?:[\w-]+/)+[\w-]*(?:\.\w+)?)`", text)

    assert not [name for name in named if not any((root / name).exists() for root in roots)]


NAME_IN_FILE = re.compile(
    r"`(?P<name>\w+)` (?:in|of) `(?P<file>[\w/-]+/[\w-]+\.py)`"
    r"|`(?P<where>[\w/-]+/[\w-]+\.py)` \(`(?P<what>\w+)`\)"
)


@each_page
def test_names_that_the_documentation_places_in_a_file_are_there(page: Path) -> None:
    placed = [
        (found["name"] or found["what"], found["file"] or found["where"])
        for found in NAME_IN_FILE.finditer(page.read_text("utf-8"))
    ]

    assert not [
        (name, file)
        for name, file in placed
        for path in (ROOT / file, ROOT / "src" / "readout" / file)
        if path.exists() and not re.search(rf"\b{name}\b", path.read_text("utf-8"))
    ]


CODE = sorted(
    path
    for folder in ("src", "tests", "tools", "evaluation", "benchmarks")
    for path in (ROOT / folder).rglob("*.py")
)
ROOMS = "|".join(sorted(path.stem for path in (ROOT / "src" / "readout").glob("[a-z]*")))
# A place in our code, between backticks: `model/parse.py`, `reconcile/claims`, `readout.errors.StoreError`.
SLASHED = re.compile(rf"`((?:src/readout/)?(?:{ROOMS})/[\w/]*(?:\.\w+)?)`")
DOTTED = re.compile(rf"`(?:readout\.)?((?:{ROOMS})(?:\.\w+)+)`")


def _leads_somewhere(dotted: str) -> bool:
    """Say whether a dotted name is a module or folder of ours, or occurs in the module that it is in."""
    path, rest = ROOT / "src" / "readout", dotted.split(".")
    while rest and (path / rest[0]).is_dir():
        path /= rest.pop(0)
    if not rest:
        return True
    module = path / f"{rest[0]}.py"
    return module.exists() and all(re.search(rf"\b{name}\b", module.read_text("utf-8")) for name in rest[1:])


def _places_named(text: str) -> list[tuple[str, bool]]:
    """Give the places in our code that a module names between backticks, and whether each is there."""
    roots = [ROOT, ROOT / "src" / "readout"]
    slashed = [(name, any((root / name).exists() for root in roots)) for name in SLASHED.findall(text)]
    return slashed + [(name, _leads_somewhere(name)) for name in DOTTED.findall(text) if ".py" not in name]


@pytest.mark.parametrize(
    ("named", "is_there"),
    [
        ("model/parse.py", True),
        ("reconcile/claims", True),
        ("readout.errors.StoreError", True),
        ("language.common.words", True),
        ("language/common/gone.py", False),
        ("language.gone", False),
        ("errors.Gone", False),
    ],
)
def test_a_place_that_is_gone_is_seen(named: str, is_there: bool) -> None:
    assert _places_named(f"as `{named}` says") == [(named.removeprefix("readout."), is_there)]


def test_places_in_the_code_that_the_code_names_are_there() -> None:
    lost = [
        f"{_relative(path)}: {name}"
        for path in CODE
        for name, is_there in _places_named(path.read_text("utf-8"))
        if not is_there
    ]

    assert not lost


@pytest.mark.parametrize("path", [pytest.param(path, id=_relative(path)) for path in PROSE])
def test_no_banned_word_and_no_path_of_a_machine(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()

    found = [
        f"{place}: {line.strip()}"
        for place, line in enumerate(lines, start=1)
        if MACHINE_PATH.search(line) or (BANNED.search(line) and not _speaks_of_the_word(path, line))
    ]

    assert not found


def _speaks_of_the_word(path: Path, line: str) -> bool:
    """Say whether the line is a pattern or a lexicon's entry: the words of the news, not ours."""
    return (
        path.suffix == ".py"
        and re.search(r"""r["'].*[Ss]ource|["'][\w ]*\bsources?\b[\w ]*["']""", line) is not None
    )


@pytest.mark.parametrize("lock", [pytest.param(lock, id=lock.name) for lock in LOCKS])
def test_a_lock_file_names_packages_and_hashes_and_no_address(lock: Path) -> None:
    for line in lock.read_text("utf-8").splitlines():
        words = line.strip().removesuffix("\\").strip()
        assert re.fullmatch(r"#.*|\S+==\S+( ; .+)?|--hash=sha256:[0-9a-f]{64}|", words), line
        assert "://" not in line
        assert not MACHINE_PATH.search(line)


def _locked() -> list[str]:
    return re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    locked = set(_locked())

    needed = [*project["project"]["dependencies"], *project["build-system"]["requires"]]

    assert not {re.split(r"[<>=!~\[ ]", line)[0].lower() for line in needed} - locked


def test_an_extra_that_an_older_pip_does_not_find_is_asked_for_by_us() -> None:
    """Before 23.3 it looked for justext's `lxml[html_clean]` by the letter, and lxml has `html-clean`."""
    extra = re.compile(r"([\w.-]+) ?\[([\w.-]+)\]")
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    installed = [name for name in _locked() if importlib.util.find_spec(name.replace("-", "_"))]

    asked = [
        found.groups()
        for name in installed
        for line in importlib.metadata.requires(name) or []
        if "extra ==" not in line and (found := extra.match(line))
    ]
    lost = {
        f"{package}[{spelled}]"
        for package, wanted in asked
        for spelled in importlib.metadata.metadata(package).get_all("Provides-Extra") or []
        if spelled != wanted and spelled.replace("_", "-") == wanted.replace("_", "-")
    }

    assert "justext" in installed
    assert not lost - {found[0] for line in ours if (found := extra.match(line))}
