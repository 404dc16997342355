"""See at once how far the words that depend on a token reach.

A parse is a tree; asking for the reach of every token one by one costs the square of a long
sentence. Here all reaches are found in one pass.
"""

from dataclasses import dataclass

from readout.model.parse import Parse


@dataclass(frozen=True, slots=True)
class Reach:
    """The first and the last token of every token's subtree, in parallel rows.

    Attributes:
        first: the leftmost token that depends on this one, or the token itself.
        last: the rightmost.
    """

    first: tuple[int, ...]
    last: tuple[int, ...]

    @classmethod
    def of(cls, parse: Parse) -> "Reach":
        """Find the reach of every token of `parse`.

        >>> rows = [("x",) * 3] * 4
        >>> Reach.of(Parse("a bc d", (0, 2, 5), (1, 4, 6), *rows, heads=(1, 1, 1)))
        Reach(first=(0, 0, 2), last=(0, 2, 2))
        """
        order = [token for token, head in enumerate(parse.heads) if head == token]
        for token in order:  # the list grows while it is read: parents before children
            order.extend(parse.children[token])
        first = list(range(len(parse)))
        last = list(range(len(parse)))
        for token in reversed(order):
            head = parse.heads[token]
            first[head] = min(first[head], first[token])
            last[head] = max(last[head], last[token])
        return cls(tuple(first), tuple(last))
