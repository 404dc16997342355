"""Lay out lines for a terminal: safe text, hanging indents, copied words in quotation marks."""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from readout.model.readout import Evidence
from readout.report.arranging.excerpts import Piece, one_line, shortened
from readout.report.arranging.naming import attributed

# At 80 columns a label wider than this leaves too few words on a line beside it.
WIDEST_LABEL = 26

# Letters of documents that carry the same; the rest is counted.
MOST_LETTERS = 6

# Characters of an excerpt: two rows beside a label at 80 columns.
EXCERPT = 130

STYLES = {
    "conflict": "bold red",
    "unclear": "yellow",
    "update": "blue",
    "scope": "magenta",
    "precision": "cyan",
    "same": "dim",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where the lines go, and how the documents are called.

    Attributes:
        console: the destination.
        names: the letter of each document by its id.
        everything: whether to print lines beyond a section's limit.
    """

    console: Console
    names: dict[str, str]
    everything: bool = False

    @property
    def colored(self) -> bool:
        """Say whether bold and underlined words can be told from others."""
        return self.console.color_system is not None

    def compared(self, pieces: Iterable[Piece]) -> Text:
        """Set an excerpt whose marked words differ from another's: in braces where there is no colour."""
        if self.colored:
            return quotation(pieces)
        braced = (
            Piece(_braced(piece.text), piece.kind) if piece.kind == "marked" else piece for piece in pieces
        )
        return quotation(braced)

    def agreed(self, pieces: Iterable[Piece]) -> Text:
        """Set an excerpt in which what only one says is dim: in braces where there is no colour."""
        if self.colored:
            return quotation(pieces)
        braced = (
            Piece(_braced(piece.text), piece.kind) if piece.kind == "own" else piece for piece in pieces
        )
        return quotation(braced)

    def line(self, text: Text, indent: int = 0) -> None:
        """Print `text`, wrapped, every line indented."""
        self.hang(Text(" " * indent), text)

    def hang(self, label: Text, body: Text) -> None:
        """Print `label` with `body` beside it; lines after the first stand under the body."""
        if label.cell_len > max(WIDEST_LABEL, self.console.width // 3) and label.plain.strip():
            self._stack(label, body)
            return
        room = max(1, self.console.width - label.cell_len)
        wrapped = body.wrap(self.console, room, tab_size=1) or [Text()]
        for number, row in enumerate(wrapped):
            row.rstrip()
            start = label if number == 0 else Text(" " * label.cell_len)
            whole = Text.assemble(start, row)
            whole.rstrip()
            self.console.print(whole, soft_wrap=True)

    def _stack(self, label: Text, body: Text) -> None:
        indent = len(label.plain) - len(label.plain.lstrip())
        label.rstrip()
        self.hang(Text(" " * indent), label[indent:])
        self.hang(Text(" " * (indent + 2)), body)

    def blank(self) -> None:
        """Print an empty line."""
        self.console.print()

    def title(self, name: str, counts: str) -> None:
        """Print a section's name and what is in it."""
        self.blank()
        self.line(Text.assemble((name.upper(), "bold"), "  ", (one_line(counts), "dim")))

    def rest(self, left: int, what: str = "more") -> None:
        """Say how many lines were held back."""
        if left > 0:
            self.line(Text(f"… {left:,} {what} (use --all)", style="dim italic"), indent=4)

    def shown(self, total: int, limit: int) -> int:
        """Give how many of `total` lines to print; a single one is never held back."""
        return total if self.everything or total <= limit + 1 else limit

    def who(self, evidence: Iterable[Evidence], most: int = MOST_LETTERS) -> Text:
        """Give the letters of the documents cited, and from whom these say that they have it."""
        letters, via = attributed(evidence, self.names, most)
        return Text.assemble((letters, "bold"), (via, "dim"))


def _braced(words: str) -> str:
    """Give words in braces, the blanks at their edges outside."""
    inner = words.strip()
    before, _, after = words.partition(inner) if inner else ("", "", words)
    return f"{before}{{{inner}}}{after}" if inner else words


def safe(text: str, style: str = "") -> Text:
    """Give words that come from a document, a path or a message: on one line, neutralised."""
    return Text(one_line(text), style=style)


def quotation(pieces: Iterable[Piece], marked: str = "bold underline") -> Text:
    """Set an excerpt: quotation marks around what is copied, our ellipses outside them."""
    out, inside = Text(), False
    for piece in pieces:
        if piece.kind == "gap":
            out.append("” …" if inside else "…")
            inside = False
            continue
        if not inside:
            out.append(" “" if len(out) else "“")
            inside = True
        out.append(piece.text, style={"marked": marked, "own": "dim"}.get(piece.kind, ""))
    if inside:
        out.append("”")
    return out


def copied(exact: str, limit: int = EXCERPT) -> Text:
    """Set copied words, cut at `limit` characters."""
    return quotation(shortened(exact, limit))


def label(parts: Text, indent: int, width: int) -> Text:
    """Pad a label to `width` so that what follows stands in one column."""
    out = Text(" " * indent)
    out.append_text(parts)
    out.append(" " * max(2, width - out.cell_len))
    return out
