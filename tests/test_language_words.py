"""The words of a language stand in its folder: no other module holds a word that decides anything.

Looked for with `ast`, against the lexicons of English: collections of words, comparisons with a word, what a
string is asked to begin or end with, and regular expressions that hold words. Not seen: a word that is put
together, or that stands alone in a call of our own.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "readout"
LEXICONS = PACKAGE / "language" / "data" / "en"

# Folders whose modules hold no word of a language. Another one is added here, and what stays in it below.
ROOMS = (
    *("annotate", "ingest", "group", "reconcile", "pipeline", "store"),
    *("language/common", "language/engine", "language/pack"),
)

# Labels of the parser's scheme (CLEAR) that look like words; `deps` holds nothing else.
LABELS = frozenset(
    {"agent", "case", "cc", "compound", "cop", "dative", "dep", "det", "intj", "mark", "meta", "prep", "root"}
)
# Where the types stand whose values are a vocabulary of our own: "person", "conflict", "month".
TYPES = ("model", "language/common")

FORM = "a value of a form of time: what a language gives, and no word of a text"
RULE = "the name of a rule by which a time was resolved"
ENDING = (
    "an ending that the stem of a word of any language loses: one rule for all, since a library keeps slots "
    "made of stems, and texts are grouped before their language matters"
)
CODE = "the code of a language"
KIND = "the name of a kind of ours: of a title, a finding, a room, a piece of furniture"
FIELD = "the name of a field of our own JSON, tables or lists"
MEASURE = "the name of something that is measured and weighed"
SAID = "a reason, as the reader of a report is given it"
LABEL = "a label of the parser's scheme"
FORMAT = "a word of a format or a protocol: HTML, HTTP, RSS, WARC, robots.txt, the names of hosts, SQLite"
DATES = "the months and zones of dates that machines write (RFC 5322, RFC 9110), in pages of any language"
DIFF = "the name of a step of an edit, by difflib and rapidfuzz"
SEVERAL = "a word of several languages, beside names on pages of any"
# All words of a module, where they are names that we have made.
ALL = "*"

# What stays: module, words, and why.
STAYS: Mapping[str, Mapping[str, str]] = {
    "annotate/times.py": {"after before by since until": FORM, "calendar": RULE},
    "annotate/entities/candidates.py": {"honorific noun": KIND},
    "annotate/entities/forms.py": {"noun": KIND},
    "annotate/entities/nominals.py": {"flat": LABEL},
    "annotate/entities/pronouns.py": {"noun": KIND},
    "annotate/entities/roles.py": {"honorific": KIND},
    "group/origins/direction.py": {"ac co com gov net": FORMAT},
    "group/parting/measures.py": {ALL: MEASURE},
    "group/stream/reasons.py": {ALL: MEASURE},
    "ingest/articles/authors.py": {"https": FORMAT},
    "ingest/articles/linked_data.py": {"article posting report": FORMAT},
    "ingest/articles/metadata.py": {ALL: FORMAT},
    "ingest/containers/archive.py": {"feed rows zip": FORMAT},
    "ingest/containers/feed.py": {ALL: FORMAT},
    "ingest/containers/records.py": {"language url": FORMAT},
    "ingest/containers/sniff.py": {"archive": FORMAT},
    "ingest/containers/warc.py": {"chunked conversion deflate identity none resource response": FORMAT},
    "ingest/furniture/endings.py": {"about": KIND},
    "ingest/shared/dates.py": {ALL: DATES},
    "ingest/shared/metadata.py": {"http https": FORMAT},
    "ingest/web/address.py": {"feed": FORMAT},
    "ingest/web/fetch.py": {"https": FORMAT},
    "ingest/web/robots.py": {"allow crawl-delay disallow user-agent": FORMAT},
    "language/common/pages/small_words.py": {ALL: SEVERAL},
    "pipeline/fingerprint.py": {"annotate ingest language model pipeline reconcile": KIND},
    "pipeline/library/addresses.py": {"id mc ref": FORMAT},
    "pipeline/library/exporting.py": {ALL: FIELD},
    "pipeline/library/history.py": {ALL: FIELD},
    "pipeline/receipts/form.py": {ALL: FIELD},
    "pipeline/receipts/verify.py": {ALL: FIELD},
    "reconcile/actors/descriptions.py": {ALL: SAID},
    "reconcile/actors/names.py": {ALL: SAID},
    "reconcile/catalogue.py": {
        "agreements asked best borrowed claims clusters differences matches": KIND,
        "measures near questions terms vetoed": KIND,
    },
    "reconcile/claims/alignment.py": {ALL: MEASURE},
    "reconcile/copies/pairs.py": {"equal": DIFF},
    "reconcile/copies/verdicts.py": {ALL: SAID},
    "reconcile/findings.py": {"annotations origins": KIND},
    "reconcile/happenings/coreference.py": {ALL: MEASURE},
    "reconcile/happenings/likeness.py": {ALL: MEASURE},
    "reconcile/happenings/mentions.py": {ALL: MEASURE},
    "reconcile/timeline/dated.py": {"about stretch-from-now stretch-up-to-now": RULE},
    "reconcile/utterances/differences.py": {ALL: SAID},
    "reconcile/utterances/likeness.py": {"content quoted": KIND},
    "reconcile/utterances/variants.py": {"delete different equal replace": DIFF},
    "reconcile/values/doubts.py": {"after since until": FORM},
    "reconcile/values/exclusions.py": {"calendar": RULE, "about": FORM},
    "reconcile/values/limits.py": {"clock": KIND},
    "reconcile/values/measures.py": {"after before by since until": FORM},
    "reconcile/values/verdicts.py": {ALL: SAID},
    "reconcile/vetoes/opposed.py": {"opposite stance": KIND},
    "reconcile/vetoes/pairs.py": {"modifier nv opposite patient retracted stance": KIND},
    "reconcile/vetoes/roles.py": {"a clause complement predicate": KIND, "va": LABEL},
    "reconcile/wording/participants.py": {ALL: SAID},
    "reconcile/wording/places.py": {ALL: SAID},
    "store/documents.py": {ALL: FIELD},
    "store/library.py": {"ok": FORMAT},
    "store/lists.py": {ALL: FIELD},
    "language/common/calendar/intervals.py": {
        "easter fortnight morning second weekend": FORM,
        "distance-from-now": RULE,
    },
    "language/common/calendar/parts.py": {"weekday": FORM},
    "language/common/calendar/values.py": {"about": FORM},
    "language/common/function_words.py": {"en": CODE},
    "language/common/quoting.py": {"either": "what a mark of quotation may do: open, close, either"},
    "language/common/words.py": {"ed hes ies ing ses ss xes": ENDING},
    "language/engine/detection.py": {"ar bs en in iw ji no": CODE},
    "language/pack/language.py": {"calendar clauses names numbers parser speech": "the name of a part"},
}

_LETTERS = re.compile(r"[a-z]+")
_WORDS = re.compile(r"[a-z]+(?:['’ -][a-z]+)*")
# What no word stands in: a class of characters, a sign with a backslash, the name or the flags of a group.
_NO_WORDS = re.compile(r"\\.|\[[^\]]*\]|\(\?[a-zA-Z]*(?:P?<\w+>)?")
ASKED = frozenset({"startswith", "endswith", "removeprefix", "removesuffix", "find", "index", "count"})
EXPRESSIONS = frozenset({"compile", "match", "search", "fullmatch", "sub", "split", "findall", "finditer"})


@dataclass(frozen=True, order=True)
class Word:
    """A word of English that decides something in a module."""

    module: str
    line: int
    value: str


def words_in(folder: Path) -> Iterator[Word]:
    """Yield the English words that decide something in a module, or in all modules below a folder."""
    for module in sorted(folder.rglob("*.py") if folder.is_dir() else [folder]):
        name = module.relative_to(PACKAGE).as_posix()
        tree = ast.parse(module.read_text("utf-8"))
        found = {(line, value) for line, value in _literals(tree) if is_english(value)}
        yield from (Word(name, line, value) for line, value in sorted(found))


def is_english(value: str) -> bool:
    """Say whether a string is words of English in small letters, and nothing else."""
    return bool(_WORDS.fullmatch(value)) and all(map(_is_known, _LETTERS.findall(value)))


def _is_known(word: str) -> bool:
    if len(word) == 1:
        return word in ("a", "i")
    bare = (word.removesuffix(ending) for ending in ("s", "es", "d", "ed", "ing"))
    return not _lexicon().isdisjoint((word, *bare))


@cache
def _lexicon() -> frozenset[str]:
    """Give every word that the data files of English hold."""
    lines = [
        line
        for path in sorted(LEXICONS.iterdir())
        for line in path.read_text("utf-8").lower().splitlines()
        if not line.startswith("#")
    ]
    return frozenset(word for line in lines for word in _LETTERS.findall(line) if len(word) > 1)


def _literals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the strings by which something is decided, with their lines."""
    types = {id(part) for node in ast.walk(tree) for part in _of_types(node)}
    for node in ast.walk(tree):
        if id(node) in types:
            continue
        if isinstance(node, ast.Set):
            yield from _strings(node.elts)
        elif isinstance(node, ast.List | ast.Tuple):
            yield from _several(node.elts)
        elif isinstance(node, ast.Dict):
            yield from _several([key for key in node.keys if key is not None])
        elif isinstance(node, ast.Compare):
            yield from _compared([node.left, *node.comparators])
        elif isinstance(node, ast.MatchValue):
            yield from _strings([node.value])
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield from _called(node, node.func)


def _of_types(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what stands inside `Literal[…]` and other types."""
    if isinstance(node, ast.Subscript):
        yield from ast.walk(node.slice)
    elif isinstance(node, ast.Assign) and any(_is_all(target) for target in node.targets):
        yield from ast.walk(node.value)


def _is_all(target: ast.expr) -> bool:
    return isinstance(target, ast.Name) and target.id == "__all__"


def _strings(nodes: list[ast.expr]) -> Iterator[tuple[int, str]]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def _several(nodes: list[ast.expr]) -> Iterator[tuple[int, str]]:
    """Yield the strings where two or more are words: a message with its parts is no list of words."""
    found = list(_strings(nodes))
    if sum(is_english(value) for _, value in found) > 1:
        yield from found


def _compared(nodes: list[ast.expr]) -> Iterator[tuple[int, str]]:
    for node in nodes:
        yield from _strings(node.elts if isinstance(node, ast.Tuple | ast.List) else [node])


def _called(node: ast.Call, asked: ast.Attribute) -> Iterator[tuple[int, str]]:
    if asked.attr == "split" and isinstance(asked.value, ast.Constant):
        yield from ((asked.lineno, word) for word in str(asked.value.value).split())
    elif isinstance(asked.value, ast.Name) and asked.value.id == "re" and asked.attr in EXPRESSIONS:
        yield from _in_expression(node.args[0])
    elif asked.attr in ASKED:
        yield from _compared(node.args)


def _in_expression(pattern: ast.expr) -> Iterator[tuple[int, str]]:
    for part in ast.walk(pattern):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            bare = _NO_WORDS.sub(" ", part.value)
            yield from ((part.lineno, word) for word in _LETTERS.findall(bare.lower()) if len(word) > 1)


@cache
def vocabulary() -> frozenset[str]:
    """Give the values of our own types; not those that are words of grammar, so that no text hides there."""
    modules = [module for folder in TYPES for module in (PACKAGE / folder).rglob("*.py")]
    values = {value for module in modules for value in _values(ast.parse(module.read_text("utf-8")))}
    return frozenset(values) - _grammar()


def _values(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
            listed = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            yield from (value for _, value in _strings(listed))


def _grammar() -> frozenset[str]:
    return frozenset((LEXICONS / "grammar_words.txt").read_text("utf-8").splitlines())


def stays(word: Word) -> bool:
    """Say whether a word may stand where it stands."""
    listed = {value for values in STAYS.get(word.module, {}) for value in values.split()}
    return word.value in LABELS | vocabulary() or not listed.isdisjoint((ALL, word.value.replace(" ", "-")))


@pytest.mark.parametrize("room", ROOMS)
def test_no_word_of_a_language_decides_anything_outside_its_folder(room: str) -> None:
    found = words_in(PACKAGE / room)

    assert not [word for word in found if not stays(word)]


@pytest.mark.parametrize("module", STAYS)
def test_what_is_listed_to_stay_is_there(module: str) -> None:
    found = {word.value.replace(" ", "-") for word in words_in(PACKAGE / module)}
    listed = {value for values in STAYS[module] for value in values.split()} - {ALL}

    assert listed <= found


@pytest.mark.parametrize(
    ("code", "words"),
    [
        pytest.param('PRONOUNS = frozenset({"he", "she"})', ["he", "she"], id="set"),
        pytest.param('OPENERS = {"that"}', ["that"], id="set of one"),
        pytest.param('ENDS = ("from", "of")', ["from", "of"], id="tuple"),
        pytest.param('WORDS = "said told".split()', ["said", "told"], id="split"),
        pytest.param('GENDERS = {"he": 1, "she": 2}', ["he", "she"], id="keys"),
        pytest.param('is_clause = word == "that"', ["that"], id="comparison"),
        pytest.param('is_clause = "that" in words', ["that"], id="membership"),
        pytest.param('is_one = word in ("one",)', ["one"], id="membership in one"),
        pytest.param('is_no = text.startswith("no longer")', ["no longer"], id="beginning"),
        pytest.param("match word:\n    case 'said':\n        pass", ["said"], id="case"),
        pytest.param(r're.compile(r"\b(?:by|from) [a-z]+")', ["by", "from"], id="expression"),
        pytest.param('re.compile(rf"{name} said")', ["said"], id="expression with a name"),
        pytest.param('Side = Literal["left", "right"]', [], id="type"),
        pytest.param('raise ValueError(f"no span: {start}")', [], id="message"),
        pytest.param('is_verb = pos in ("VERB", "AUX") or label == "nsubj"', [], id="labels"),
        pytest.param(r're.compile(r"(?P<said>\bno\b)".upper())', ["no"], id="name of a group"),
    ],
)
def test_words_are_seen(code: str, words: list[str]) -> None:
    found = _literals(ast.parse(code))

    assert sorted(value for _, value in found if is_english(value)) == words
