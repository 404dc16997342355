"""Parse with spaCy: load a model once, turn its objects into plain rows.

The text is parsed block by block (a block is a paragraph or a title), so that a
sentence never crosses a paragraph. Curly quotation marks, dashes and odd blanks are
replaced one for one before parsing, because the model has seen their plain forms far
more often; offsets stay the same.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from typing import Any

from readout.errors import ModelMissingError
from readout.language.common.marks import plain
from readout.model.parse import Parse
from readout.model.span import Span

# Longer blocks are cut at a blank, and so many are parsed at once: the model's memory grows with their
# product. On 200,000 characters in one block it took 601 MB with 1,000 at once, 436 MB with 32; on 40
# articles 8 at once cost 15 % more time than 64, 32 none.
LONGEST_BLOCK = 5_000
BATCH = 32


@cache
def model(language: str, packages: tuple[str, ...], wanted: str) -> Any:
    """Load the model of a language, once: the first of `packages` that is installed.

    Raises:
        ModelMissingError: none is; the message says to install `wanted`.
    """
    for package in packages:
        if find_spec(package):
            return __import__(package).load()
    raise ModelMissingError(
        f"no {language} model: looked for the package {' or '.join(packages)}, found neither; "
        f"install one with: pip install {wanted}"
    )


def parsed(loaded: Any, text: str, blocks: Sequence[Span]) -> Parse:
    """Give the grammar of the `blocks` of `text` by a model that is loaded; the rest has no tokens."""
    kept = [part for block in blocks for part in _parts(text, block) if part.of(text).strip()]
    docs = loaded.pipe((plain(block.of(text)) for block in kept), batch_size=BATCH)
    rows = _Rows()
    for block, doc in zip(kept, docs, strict=True):
        rows.add(block, doc)
    return rows.as_parse(text)


def _parts(text: str, block: Span) -> Iterator[Span]:
    """Cut a block that is too long for the model at its last blank before the limit."""
    start = block.start
    while block.end - start > LONGEST_BLOCK:
        blank = text.rfind(" ", start + 1, start + LONGEST_BLOCK)
        cut = blank + 1 if blank > start else start + LONGEST_BLOCK
        yield Span(start, cut)
        start = cut
    yield Span(start, block.end)


class _Rows:
    """The rows of a parse while they are being filled."""

    def __init__(self) -> None:
        """Begin with no token."""
        self.tokens: list[tuple[int, int, str, str, str, str]] = []
        self.heads: list[int] = []
        self.sentences: list[tuple[int, int]] = []
        self.names: list[tuple[int, int, str]] = []

    def add(self, block: Span, doc: Any) -> None:
        """Add the tokens of one parsed block; blanks are left out, and the tree is mended around them."""
        base = len(self.tokens)
        place: list[int] = []  # token of the model -> our row; a blank takes the row before it
        for token in doc:
            if token.is_space:
                place.append(max(base, len(self.tokens)) - 1)
                continue
            place.append(len(self.tokens))
            start = block.start + token.idx
            row = (start, start + len(token), token.lemma_, token.pos_, token.tag_, token.dep_)
            self.tokens.append(row)
        for at, token in enumerate((token for token in doc if not token.is_space), start=base):
            head = token.head
            while head.is_space and head.head.i != head.i:
                head = head.head
            self.heads.append(at if head.is_space else place[head.i])
        for sentence in doc.sents:
            inside = [place[token.i] for token in sentence if not token.is_space]
            if inside:
                self.sentences.append((inside[0], inside[-1] + 1))
        for entity in doc.ents:
            inside = [place[token.i] for token in entity if not token.is_space]
            if inside:
                self.names.append((inside[0], inside[-1] + 1, entity.label_))

    def as_parse(self, text: str) -> Parse:
        """Give the rows as columns."""
        columns = list(zip(*self.tokens, strict=True)) or [()] * 6
        starts, ends, lemmas, pos, tags, deps = columns
        return Parse(
            text=text,
            starts=starts,
            ends=ends,
            lemmas=lemmas,
            pos=pos,
            tags=tags,
            deps=deps,
            heads=tuple(self.heads),
            sentences=tuple(self.sentences),
            names=tuple(self.names),
        )
