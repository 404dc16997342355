"""Words for Markdown, escaped, and who says them.

None of them becomes a heading, a link, an image, a mention of somebody or HTML.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readout.model.readout import Evidence
from readout.report.arranging.excerpts import Piece, neutral, one_line, shortened
from readout.report.arranging.grouping import Words
from readout.report.arranging.markup import safe_address
from readout.report.arranging.naming import attributed, listed

# Characters that mean something inside a line of CommonMark or of the Markdown of code forges. What means
# something only at the start of a line needs no care: no line starts with words of a document.
SPECIAL = re.compile(r"([\\`*_\[\]#|~$])")

# Forges turn addresses, mail addresses and mentions of people into links of their own.
AUTOLINK = re.compile(r"@|:(?=//)|(?<=www)\.", re.IGNORECASE)

EXCERPT = 400


@dataclass(frozen=True, slots=True)
class Page:
    """How the documents are called, and how much is written.

    Attributes:
        names: each document's letter by its id.
        everything: whether to write lines beyond a section's limit.
    """

    names: dict[str, str]
    everything: bool

    def shown(self, total: int, limit: int) -> int:
        """Give how many of `total` lines to write; a single one is never held back."""
        return total if self.everything or total <= limit + 1 else limit

    def rest(self, left: int, what: str = "more") -> list[str]:
        """Say how many lines were held back."""
        return ["", f"… {left:,} {what} (`--all` writes them)"] if left > 0 else []

    def who(self, evidence: Iterable[Evidence]) -> str:
        """Name the documents cited by their letters, and from whom these say that they have it."""
        letters, via = attributed(evidence, self.names)
        return f"**{letters}**{escape_inside(via)}"

    def letters(self, documents: Iterable[str], most: int = 8) -> str:
        """Name documents by their letters."""
        return listed([self.names.get(document, "?") for document in documents], most=most)

    def said(self, words: Words) -> str:
        """Write who says it, then the words."""
        return f"{self.who(words.evidence)} {quote(shortened(words.first.exact, EXCERPT))}"

    def rows(self, groups: Sequence[Words]) -> list[str]:
        """Write a row for each group of words."""
        return [f"   - {self.said(words)}" for words in groups]


def escape(text: str) -> str:
    r"""Give `text` on one line so that Markdown shows it as it is; it must not start a line.

    >>> escape("# <b>*no*</b> @all")
    '\\# &lt;b&gt;\\*no\\*&lt;/b&gt; &#64;all'
    """
    words = SPECIAL.sub(r"\\\1", one_line(text))
    words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return AUTOLINK.sub(lambda found: f"&#{ord(found[0])};", words)


def link(url: str | None, words: str) -> str:
    """Give a link where the address is safe, else the words."""
    address = safe_address(url)
    if address is None:
        return escape(words)
    target = re.sub(r"[^\w\-.~:/?#@!$&*+,;=%]", _percent, neutral(address), flags=re.ASCII)
    return f"[{escape(words)}]({target.replace('&', '&amp;')})"


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))


def quote(pieces: Iterable[Piece]) -> str:
    """Set an excerpt: quotation marks around what is copied, what matters in bold."""
    out, inside = "", False
    for piece in pieces:
        if piece.kind == "gap":
            out += "” …" if inside else "…"
            inside = False
            continue
        if not inside:
            out += " “" if out else "“"
            inside = True
        out += _bold(piece.text) if piece.kind in ("marked", "shared") else escape_inside(piece.text)
    return out + ("”" if inside else "")


def escape_inside(text: str) -> str:
    """Escape a part of a line and keep the blanks at its edges."""
    left = " " if text[:1].isspace() else ""
    right = " " if len(text) > 1 and text[-1:].isspace() else ""
    return f"{left}{escape(text)}{right}"


def _bold(text: str) -> str:
    # HTML instead of asterisks: CommonMark does not open emphasis between a letter and a quotation mark.
    return f"<b>{escape(text)}</b>" if text.strip() else text
