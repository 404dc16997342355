"""A process that is killed while it adds loses nothing that it reported and leaves nothing half done."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CRASH = Path(__file__).parents[3] / "evaluation" / "crash.py"


@pytest.fixture(scope="module")
def crash() -> Iterator[Any]:
    spec: Any = importlib.util.spec_from_file_location("crash", CRASH)
    module = importlib.util.module_from_spec(spec)
    sys.modules["crash"] = module  # where its dataclasses look their own module up
    spec.loader.exec_module(module)
    yield module
    del sys.modules["crash"]


def test_kills_at_random_moments_lose_nothing(crash: Any, tmp_path: Path) -> None:
    *_, outcome = crash.crash(4, 7, tmp_path, rows=150)

    assert outcome.kills == 4
    assert outcome.reported > 0
    assert outcome.problems == []
