"""Function words: what the table holds, and what a language without a list gets."""

import subprocess
import sys

import pytest

from readout.language.common.function_words import determiners, function_words, has_function_words
from readout.language.common.tables import table
from readout.language.common.words import comparable
from readout.language.en.grammar import GRAMMAR_WORDS


@pytest.mark.parametrize(
    "language", ["de", "fr", "es", "it", "nl", "pt", "ru", "pl", "sv", "tr", "uk", "zh", "ja", "ar", "el"]
)
def test_languages_of_the_news_have_a_list(language: str) -> None:
    assert has_function_words(language)
    assert len(function_words(language) - GRAMMAR_WORDS) > 60


@pytest.mark.parametrize("language", ["en", "", "xx", "de-AT", "th"])
def test_english_and_languages_without_a_list_have_the_english_one(language: str) -> None:
    assert not has_function_words(language)
    assert function_words(language) == GRAMMAR_WORDS


def test_each_language_stands_once_in_the_order_of_the_codes() -> None:
    codes = [code for code, _ in table("common/function_words.tsv")]

    assert codes == sorted(set(codes))
    assert all(len(code) == 2 for code in codes)


def test_words_are_listed_in_their_comparable_form() -> None:
    for code, words in table("common/function_words.tsv"):
        assert [word for word in words.split() if comparable(word) != word] == [], code


def test_words_that_news_is_about_are_no_function_words() -> None:
    assert not {"governo", "ministro", "citta"} & function_words("it")
    assert "美国" not in function_words("zh")


def test_determiners_are_function_words() -> None:
    for language in ("de", "lb"):
        assert determiners(language)
    assert {"der", "einem", "zum", "dieser"} <= determiners("de") & function_words("de")


def test_lists_are_read_without_the_parser() -> None:
    program = (
        "import sys; from readout.language.common.stream_words import read_tokens; read_tokens('der', 'de')"
    )
    subprocess.run([sys.executable, "-c", f"{program}; assert 'spacy' not in sys.modules"], check=True)
