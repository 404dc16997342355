"""Make `src/readout/language/data/common/function_words.tsv` from the lists of spaCy and our own.

    python tools/build_function_words.py > src/readout/language/data/common/function_words.tsv

spaCy's `spacy.lang.XX.stop_words` hold more than words of grammar: whoever made one took the commonest words
of some corpus. What is common in every text of a language (to say, to do, big, day) tells no two stories
apart and may stay; what news is about has to go, so the lists were read, and such words are named below.
The words by which `language/engine/detection.py` tells languages are added.
"""

import json
import sys
import unicodedata
from collections.abc import Iterable
from importlib import import_module
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from pkgutil import iter_modules

import spacy.lang

from readout.language.common.words import comparable

# Longer than this, a word of a list is a phrase written as one, or names something.
LONGEST = 12
# The words of these are read as pairs of characters.
PAIRS = ("ja", "zh")
FIRST_OF_PAIRS = "\u3040"
# English has its own table. Thai is read as pairs of letters, and pairs of letters are no words.
LEFT_OUT = ("en", "th")

# Words of the lists that name what news is about. Not named are words of time, size and saying.
NAMING = {
    "ca": "estat estats",
    "de": "recht rechte rechten rechter rechtes",
    "es": "estado estados verdad",
    "fr": "gens",
    "it": "attesa casa caso città consiglio forza governo gruppo lavoro ministro mondo nazionale osi paese "
    "persone piedi press registrazione scola srl titolo uomo vita",
    "nb": "folk funnet kamp kampen kontakt kroner laget land landet leder mennesker personer plass poeng "
    "runde saken vant",
    "pt": "apoia apoio conselho direita estado grupo local número números povo sistema valor",
    "ru": "ест комья",
    "sv": "beslut beslutat beslutit höger vänster vänstra",
    "zh": "人民 任务 伟大 召开 丰富 严重 企图 反应 进步 进攻 社会主义 战斗 普遍 美国 中国",
}

HEADER = """\
# Function words of languages other than English, made by tools/build_function_words.py from the lists of
# spaCy {version} (spacy/lang/*/stop_words.py, copyright ExplosionAI GmbH, MIT License) and from the words by
# which languages.json tells languages. Language (ISO 639-1), then its words in comparable form; of Chinese
# and Japanese the single characters and pairs. Left out: words of more than {longest} letters or with other
# signs than letters, and words that name what news is about.
"""


def main() -> None:
    """Write the table on standard output, in the order of the codes."""
    lists = {code: words for code, words in spacy_lists() if len(code) == 2}
    for code, words in own_lists().items():
        lists[code] = [*lists.get(code, []), *words]
    sys.stdout.write(HEADER.format(version=version("spacy"), longest=LONGEST))
    for code in sorted(set(lists) - set(LEFT_OUT)):
        kept = forms(code, lists[code])
        if kept:
            print(code, " ".join(sorted(kept)), sep="\t")


def spacy_lists() -> list[tuple[str, list[str]]]:
    """Give the list of each language for which spaCy has one."""
    found = []
    for package in iter_modules(spacy.lang.__path__):
        if package.ispkg and (Path(spacy.lang.__path__[0]) / package.name / "stop_words.py").is_file():
            module = import_module(f"spacy.lang.{package.name}.stop_words")
            found.append((package.name, sorted(module.STOP_WORDS)))
    return found


def own_lists() -> dict[str, list[str]]:
    """Give the words by which languages are told."""
    text = (files("readout.language") / "data" / "common/languages.json").read_text(encoding="utf-8")
    return {code: words.split() for code, words in json.loads(text)["words"].items()}


def forms(code: str, words: Iterable[str]) -> set[str]:
    """Give the comparable forms of those words that may stay."""
    naming = {comparable(word) for word in NAMING.get(code, "").split()}
    # An elided word is listed with its apostrophe: "l'", "quest'".
    kept = {word.strip("'’‘") for word in words if len(word) <= LONGEST}
    found = {comparable(word) for word in kept if word and all(map(_belongs_to_a_word, word))} - naming
    if code in PAIRS:
        found = {form for word in found for form in _pairs(word) if min(form) >= FIRST_OF_PAIRS}
    return found - {""}


def _belongs_to_a_word(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LM" or sign in "'’"


def _pairs(word: str) -> list[str]:
    return [word] if len(word) < 2 else [word[at : at + 2] for at in range(len(word) - 1)]


if __name__ == "__main__":
    main()
