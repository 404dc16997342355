"""What is public is listed, documented and small enough to read."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import readout

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "src" / "readout").rglob("*.py"))

# A module that needs more is two modules; a function that needs more is two functions.
LONGEST_MODULE = 400
LONGEST_FUNCTION = 50

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def _definitions(tree: ast.AST, *, inside: str = "") -> Iterator[tuple[str, Definition]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, Definition):
            name = f"{inside}{node.name}"
            yield name, node
            yield from _definitions(node, inside=f"{name}.")


def _is_public(name: str) -> bool:
    return not any(part.startswith("_") for part in name.split("."))


def _named(module: Path) -> str:
    return str(module.relative_to(ROOT))


def test_the_public_names_are_the_documented_ones() -> None:
    documented = re.findall(r"^## `(\w+)", (ROOT / "docs" / "api.md").read_text("utf-8"), re.MULTILINE)

    assert sorted(readout.__all__) == sorted(documented)


def test_the_public_names_are_in_order_and_there_are_no_others() -> None:
    assert list(readout.__all__) == sorted(readout.__all__, key=lambda name: (not name[0].isupper(), name))
    assert [name for name in dir(readout) if not name.startswith("_")] == list(readout.__all__)


@pytest.mark.parametrize("name", readout.__all__)
def test_a_public_name_can_be_had_and_has_a_docstring(name: str) -> None:
    assert getattr(readout, name).__doc__


def test_a_name_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(AttributeError, match="compare"):
        importlib.import_module("readout").__getattr__("compere")


def test_every_module_class_and_function_that_is_public_has_a_docstring() -> None:
    bare = []
    for module in MODULES:
        tree = ast.parse(module.read_text("utf-8"))
        if not ast.get_docstring(tree):
            bare.append(_named(module))
        for name, node in _definitions(tree):
            if _is_public(name) and not ast.get_docstring(node):
                bare.append(f"{_named(module)}:{node.lineno} {name}")

    assert not bare


def test_no_module_is_too_long_to_read() -> None:
    lengths = {_named(module): len(module.read_text("utf-8").splitlines()) for module in MODULES}

    assert not {name: length for name, length in lengths.items() if length > LONGEST_MODULE}


def test_no_function_is_longer_than_a_screen() -> None:
    long = []
    for module in MODULES:
        for name, node in _definitions(ast.parse(module.read_text("utf-8"))):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if not isinstance(node, ast.ClassDef) and length > LONGEST_FUNCTION:
                long.append(f"{_named(module)}:{node.lineno} {name}: {length} lines")

    assert not long
