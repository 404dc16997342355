"""What stands under one name in the folders of languages is found, and asked on every page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.ingest.furniture.titles import find_title
from readout.ingest.furniture.wording import headlines
from readout.language.pack.folders import HOMES, each

PAGE = "{title}\n\nThe ferry lay still on Tuesday, and nobody in the harbour could tell when it would sail."
HEADLINES = """
import re
from readout.language.common.pages.wording import HeadlineWords
WORDS = HeadlineWords(shortened=re.compile("Aps[.]$"))
"""


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the folder of a second language, which is known for as long as the test runs."""
    folder = tmp_path / "made_up_language"
    (folder / "pages").mkdir(parents=True)
    (folder / "pages" / "headlines.py").write_text(HEADLINES, "utf-8")
    (folder / "only_here.py").write_text("", "utf-8")
    (folder / "broken.py").write_text("import not_there", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(HOMES, "xx", "made_up_language.pack")
    _forget()
    yield folder
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    each.cache_clear()
    headlines.cache_clear()


@pytest.mark.usefixtures("other")
def test_every_language_that_has_the_module_gives_it() -> None:
    names = [module.__name__ for module in each("pages.headlines")]

    assert names == ["readout.language.en.pages.headlines", "made_up_language.pages.headlines"]


@pytest.mark.usefixtures("other")
def test_a_language_without_the_module_is_passed_over() -> None:
    assert [module.__name__ for module in each("only_here")] == ["made_up_language.only_here"]
    assert each("nowhere.at.all") == ()


@pytest.mark.usefixtures("other")
def test_a_module_that_cannot_be_loaded_is_not_passed_over() -> None:
    with pytest.raises(ModuleNotFoundError, match="not_there"):
        each("broken")


@pytest.mark.parametrize("title", ["Fishery is sold to Moen Corp.", "Fishery is sold to Moen Aps."])
@pytest.mark.usefixtures("other")
def test_a_page_is_read_by_the_words_of_all_languages(title: str) -> None:
    found = find_title(PAGE.format(title=title))

    assert found is not None
    assert found.of(title) == title


def test_words_of_a_language_that_is_not_there_say_nothing() -> None:
    assert find_title(PAGE.format(title="Fishery is sold to Moen Aps.")) is None
