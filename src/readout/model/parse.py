"""The grammar of a text: tokens, their tags and the tree that joins them, as plain data.

Steps read this instead of a parser's own objects, so a test can build one by hand and
another process can be sent one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from readout.model.span import Span


@dataclass(frozen=True, slots=True)
class Parse:
    """Parallel rows, one place for each token; white space has no token.

    Tags follow Universal Dependencies (`pos`), Penn Treebank (`tags`) and the CLEAR
    labels of spaCy's English models (`deps`): nsubj, dobj, ccomp, …

    Attributes:
        text: the whole text that the offsets point into.
        starts: where each token starts, in characters.
        ends: where each token ends.
        lemmas: dictionary forms, lower case except for proper nouns.
        pos: coarse parts of speech, "VERB", "PROPN", …
        tags: fine parts of speech, "VBD", "NNP", …
        deps: the label of the arc to the head.
        heads: the index of each token's head; a root is its own head.
        sentences: (first, last + 1) token of each sentence.
        names: what the model takes for names: (first, last + 1, label), label as in OntoNotes
            ("PERSON", "GPE", "ORG", "NORP", "DATE", …).
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    lemmas: tuple[str, ...] = ()
    pos: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    deps: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    names: tuple[tuple[int, int, str], ...] = ()
    children: tuple[tuple[int, ...], ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        """Check that the rows are equally long; index every token's children."""
        sizes = {
            len(self.ends),
            len(self.lemmas),
            len(self.pos),
            len(self.tags),
            len(self.deps),
            len(self.heads),
        }
        if sizes != {len(self.starts)}:
            raise ValueError(f"rows of different length: {sorted(sizes | {len(self.starts)})}")
        below: list[list[int]] = [[] for _ in self.starts]
        for token, head in enumerate(self.heads):
            if head != token:
                below[head].append(token)
        object.__setattr__(self, "children", tuple(tuple(tokens) for tokens in below))

    def __len__(self) -> int:
        """Give the number of tokens."""
        return len(self.starts)

    def word(self, token: int) -> str:
        """Give the exact form of a token."""
        return self.text[self.starts[token] : self.ends[token]]

    def span(self, first: int, last: int) -> Span:
        """Give the characters from token `first` to token `last`, both included."""
        return Span(self.starts[first], self.ends[last])

    def subtree(self, token: int) -> list[int]:
        """Give the token and all below it, in order of the text."""
        found, stack = [], [token]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(self.children[at])
        return sorted(found)

    def child(self, token: int, *labels: str) -> int | None:
        """Give the first child whose arc has one of `labels`, or None."""
        return next((below for below in self.children[token] if self.deps[below] in labels), None)

    def ancestors(self, token: int) -> Iterator[int]:
        """Yield the head, the head's head and so on up to the root."""
        while self.heads[token] != token:
            token = self.heads[token]
            yield token

    def tokens_in(self, span: Span) -> range:
        """Give the tokens that lie wholly inside `span`.

        >>> parse = Parse("a bc d", (0, 2, 5), (1, 4, 6), *[("x",) * 3] * 4, heads=(0, 0, 0))
        >>> list(parse.tokens_in(Span(2, 6)))
        [1, 2]
        """
        return range(bisect_left(self.starts, span.start), bisect_right(self.ends, span.end))

    def sentence_of(self, token: int) -> tuple[int, int]:
        """Give (first, last + 1) of the sentence that holds the token."""
        at = bisect_right(self.sentences, (token, len(self.starts) + 1)) - 1
        return self.sentences[at]
