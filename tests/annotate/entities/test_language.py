"""The step asks the pack of the document's language, and knows no word of any language itself."""

import ast
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

from readout.annotate import entities
from readout.annotate.entities.step import STEP
from readout.language.en.grammar import is_grammar
from readout.language.pack.folders import HOMES
from readout.language.pack.language import LanguagePack
from readout.language.pack.names import Names
from readout.language.pack.registry import pack_of
from readout.model.layers import Annotation, EntityType
from readout.model.parse import Parse
from support import document

TEXT = "Kapitan Lena Holm venir. Lo kapitan ridet. Scha kantet."
# A row a token: the word, its part of speech, its tag, the label of its arc, and its head.
ROWS = [
    ("Kapitan", "PROPN", "NNP", "compound", 2),
    ("Lena", "PROPN", "NNP", "compound", 2),
    ("Holm", "PROPN", "NNP", "nsubj", 3),
    ("venir", "VERB", "VBD", "ROOT", 3),
    (".", "PUNCT", ".", "punct", 3),
    ("Lo", "DET", "DT", "det", 6),
    ("kapitan", "NOUN", "NN", "nsubj", 7),
    ("ridet", "VERB", "VBD", "ROOT", 7),
    (".", "PUNCT", ".", "punct", 7),
    ("Scha", "PRON", "PRP", "nsubj", 10),
    ("kantet", "VERB", "VBD", "ROOT", 10),
    (".", "PUNCT", ".", "punct", 10),
]


def parsed() -> Parse:
    words, pos, tags, deps, heads = zip(*ROWS, strict=True)
    starts: list[int] = []
    for word in words:
        starts.append(TEXT.index(word, starts[-1] + 1 if starts else 0))
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    lemmas = tuple(word.lower() for word in words)
    return Parse(
        TEXT,
        tuple(starts),
        tuple(ends),
        lemmas,
        pos,
        tags,
        deps,
        heads,
        sentences=((0, 5), (5, 9), (9, 12)),
        names=((1, 3, "PERSON"),),
    )


def made_up(monkeypatch: pytest.MonkeyPatch, pack: LanguagePack) -> None:
    """Let the registry find a language that has no folder of its own."""
    home = ModuleType(f"made_up_{pack.code}")
    home.PACK = pack  # type: ignore[attr-defined]  # what the registry looks for
    monkeypatch.setitem(sys.modules, home.__name__, home)
    monkeypatch.setitem(HOMES, pack.code, home.__name__)


def read(language: str) -> Annotation:
    return STEP.run(Annotation(document(TEXT, language=language), parsed(), sentences=()))


def mentioned(annotation: Annotation) -> list[tuple[str, str]]:
    return [(mention.span.of(TEXT), mention.form) for mention in annotation.mentions or ()]


def names_of_our_own() -> Names:
    english = pack_of("en").names
    assert english is not None
    lexicon = replace(
        english.lexicon,
        title_kind=lambda word: "title" if word.lower() == "kapitan" else "",
        is_title=lambda phrase: False,
    )
    lo = frozenset({"lo"})
    stand_ins = replace(english.stand_ins, definite=lo, empty=lo, pronouns={"scha": "f"})
    return replace(english, lexicon=lexicon, stand_ins=stand_ins)


def test_a_language_without_names_gives_empty_layers(monkeypatch: pytest.MonkeyPatch) -> None:
    made_up(monkeypatch, LanguagePack("xa", "Nameless"))

    found = read("xa")

    assert (found.entities, found.mentions) == ((), ())


def test_a_language_is_read_by_the_words_of_its_own_pack(monkeypatch: pytest.MonkeyPatch) -> None:
    made_up(monkeypatch, LanguagePack("xb", "Made-up", names=names_of_our_own()))

    found = read("xb")

    assert [(entity.name, entity.roles) for entity in found.entities or ()] == [("Lena Holm", ("Kapitan",))]
    assert mentioned(found) == [("Lena Holm", "name"), ("Lo kapitan", "role"), ("Scha", "pronoun")]


def test_words_of_another_language_say_nothing_in_english() -> None:
    found = read("en")

    assert [entity.roles for entity in found.entities or ()] == [()]
    assert mentioned(found) == [("Lena Holm", "name")]


def test_no_module_holds_a_word_of_english_grammar() -> None:
    trees = {
        path.name: ast.parse(path.read_text("utf-8")) for path in Path(entities.__path__[0]).glob("*.py")
    }
    written = {
        (name, node.value)
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert ("candidates.py", "PERSON") in written
    assert not {
        (name, word) for name, word in written if is_grammar(word) and word not in get_args(EntityType)
    }
