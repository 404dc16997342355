"""Score which mentions of events are joined into one event, on ECB+ with the labelled mentions given.

`docs.jsonl` holds documents as tokens, `event.jsonl` the mentions (first and last token) with the chain that
each belongs to. Documents of one subtopic report one event and are compared with each other. Predicted rows
are the labels' own form. Chains are local to their subtopic, a chain of one counts, and the figures are
those of the CoNLL shared tasks: MUC, B-cubed, CEAF-e and the mean of their F1.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from readout.errors import BrokenInputError
from readout.model.document import Document, Failure
from readout.model.layers import Annotation
from readout.model.span import Span
from readout.pipeline.coreference import EventMention, corefer
from readout.pipeline.run import annotate_documents
from readout.scoring.corpora import Annotate, rows
from readout.scoring.scores import Figures, Share, ceaf_e

DOCUMENTS = Path("coreference", "docs.jsonl")
MENTIONS = Path("coreference", "event.jsonl")

# The corpus parts every mark from its word and writes quotation marks as the Penn Treebank does.
MARKS = {"``": '"', "''": '"'}
NO_BLANK_BEFORE = re.compile(r"(?:[,.;:!?%)\]]+|n't|'(?:s|re|ve|d|ll|m)?|''|\.{3})")
NO_BLANK_AFTER = re.compile(r"(?:[(\[$£€#]|``)")

Row = Mapping[str, Any]


def evaluate(data_dir: Path, annotate: Annotate = annotate_documents) -> Figures:
    """Give precision, recall and F1 of each measure, and their mean as "conll"."""
    return score_rows(data_dir, predictions(data_dir, annotate))


def predictions(data_dir: Path, annotate: Annotate = annotate_documents) -> Iterator[dict[str, Any]]:
    """Yield a row for each labelled mention with the chain that we put it into."""
    for group, annotations, mentions in documents_and_mentions(data_dir, annotate):
        for row, event in zip(group, corefer(annotations, mentions), strict=True):
            kept = {name: row[name] for name in ("topic", "subtopic", "doc", "start", "end") if name in row}
            yield kept | {"chain": str(event)}


def documents_and_mentions(
    data_dir: Path, annotate: Annotate = annotate_documents
) -> Iterator[tuple[list[Row], list[Annotation], list[EventMention]]]:
    """Yield each subtopic's rows, its annotated documents, and the rows' mentions in them.

    Raises:
        BrokenInputError: a document cannot be annotated, or a mention names one that is not there.
    """
    texts = {row["id"]: join_tokens(row["sents"]) for row in rows(data_dir / DOCUMENTS)}
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows(data_dir / MENTIONS):
        if row["doc"] not in texts:
            raise BrokenInputError(str(data_dir / MENTIONS), f"no document {row['doc']} in {DOCUMENTS}")
        groups[row["subtopic"]].append(row)
    names = {subtopic: sorted({row["doc"] for row in group}) for subtopic, group in groups.items()}
    # One stream for all groups: whoever annotates in several processes starts them once.
    annotated = iter(
        annotate(_document(name, texts[name][0]) for subtopic in groups for name in names[subtopic])
    )
    for subtopic, group in groups.items():
        mentions = [
            EventMention(
                names[subtopic].index(row["doc"]), _span(texts[row["doc"]][1], row["start"], row["end"])
            )
            for row in group
        ]
        yield group, [_whole(next(annotated)) for _ in names[subtopic]], mentions


def _span(tokens: Sequence[Span], first: int, last: int) -> Span:
    return Span(tokens[first].start, tokens[last].end)


def _document(name: str, text: str) -> Document:
    return Document(id=name, text=text, sha256=sha256(text.encode()).hexdigest(), path=name, language="en")


def _whole(annotation: Annotation | Failure) -> Annotation:
    if isinstance(annotation, Failure):
        raise BrokenInputError(annotation.input, annotation.message)
    return annotation


def join_tokens(sentences: Iterable[tuple[int, Sequence[str]]]) -> tuple[str, list[Span]]:
    """Give the text that the tokens make, a sentence a paragraph, and where each token stands in it.

    >>> join_tokens([(0, ["He", "did", "n't", "say", "``", "no", "''", "."]), (1, ["Yes", "."])])[0]
    'He didn\\'t say "no".\\n\\nYes.'
    """
    text, spans = "", []
    for number, (_, tokens) in enumerate(sentences):
        text += "\n\n" if number else ""
        glued = True
        for token in tokens:
            word = MARKS.get(token, token)
            closes = NO_BLANK_BEFORE.fullmatch(token) is not None
            text += "" if glued or closes else " "
            spans.append(Span(len(text), len(text) + len(word)))
            text += word
            glued = NO_BLANK_AFTER.fullmatch(token) is not None
    return text, spans


def score_rows(data_dir: Path, predicted: Iterable[Row]) -> Figures:
    """Score rows of "subtopic", "doc", "start", "end" and "chain" against the labels in `data_dir`."""
    labelled, ours = _chains(rows(data_dir / MENTIONS)), _chains(predicted)
    muc = b3 = ceafe = Share()
    for group in sorted(labelled.keys() | ours.keys()):
        true, found = labelled.get(group, []), ours.get(group, [])
        muc += Share(*_links(found, true), *_links(true, found))
        b3 += Share(*_b_cubed(found, true), *_b_cubed(true, found))
        ceafe += ceaf_e(true, found) if true and found else Share(0, len(found), 0, len(true))
    figures: Figures = {"conll": (muc.f1 + b3.f1 + ceafe.f1) / 3}
    return figures | muc.figures("muc") | b3.figures("b3") | ceafe.figures("ceafe")


def _chains(given: Iterable[Row]) -> dict[str, list[frozenset[str]]]:
    """Give each subtopic's chains as sets of mentions."""
    found: dict[str, dict[str, set[str]]] = {}
    for row in given:
        mention = f"{row['doc']} {row['start']} {row['end']}"
        found.setdefault(row["subtopic"], {}).setdefault(row["chain"], set()).add(mention)
    return {group: [frozenset(chain) for chain in chains.values()] for group, chains in found.items()}


def _links(of: Sequence[frozenset[str]], against: Sequence[frozenset[str]]) -> tuple[int, int]:
    """Count the links of the chains `of` that `against` has too, and all of them (MUC)."""
    home = {mention: place for place, chain in enumerate(against) for mention in chain}
    kept = 0
    for chain in of:
        parts = {home.get(mention, ("alone", mention)) for mention in chain}
        kept += len(chain) - len(parts)
    return kept, sum(len(chain) - 1 for chain in of)


def _b_cubed(of: Sequence[frozenset[str]], against: Sequence[frozenset[str]]) -> tuple[float, int]:
    """Sum over the mentions of `of` the share of their chain that `against` keeps, and count them."""
    home = {mention: place for place, chain in enumerate(against) for mention in chain}
    total = 0.0
    for chain in of:
        parts = Counter(home[mention] for mention in chain if mention in home)
        total += sum(number * number for number in parts.values()) / len(chain)
    return total, sum(len(chain) for chain in of)
