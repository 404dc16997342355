"""A readout in Markdown, for a note, a ticket or a repository.

Words of a document are escaped, so that none of them becomes a heading, a link, an
image, a mention of somebody or HTML.
"""

import re
from collections.abc import Iterable, Sequence

from readout.model.document import Document
from readout.model.readout import Collation, Difference, Evidence, Readout
from readout.report.excerpts import Piece, around, neutral, one_line, shortened
from readout.report.grouping import (
    Words,
    agreement_words,
    by_words,
    only_by_origin,
    readings,
    shared_and_single,
)
from readout.report.markup import safe_address
from readout.report.naming import (
    called,
    carriers,
    counted,
    credit_words,
    day,
    heading,
    letters,
    listed,
    own_value,
    published,
    verdict_summary,
    whose,
    word_count,
)
from readout.report.word_collation import is_alike, runs

# Characters that mean something inside a line of CommonMark or of the Markdown of code forges. What means
# something only at the start of a line needs no care: no line starts with words of a document.
SPECIAL = re.compile(r"([\\`*_\[\]#|~$])")

# Forges turn addresses, mail addresses and mentions of people into links of their own.
AUTOLINK = re.compile(r"@|:(?=//)|(?<=www)\.", re.IGNORECASE)

EXCERPT = 400


def to_markdown(readout: Readout) -> str:
    """Give the whole report; nothing is held back."""
    names = letters(readout)
    parts = [f"# {escape(' · '.join(heading(readout)))}"]
    parts += [_documents(readout, names), _differences(readout, names), _agreements(readout, names)]
    parts += [_quotations(readout, names), _only_in(readout, names), _left_out(readout, names)]
    parts += [_timeline(readout, names), _not_decided(readout, names), _notes(readout)]
    parts.append("*Words in quotation marks are copied; an ellipsis outside them is ours.*")
    return "\n\n".join(part for part in parts if part) + "\n"


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
        out += _bold(piece.text) if piece.kind == "marked" else _inside(piece.text)
    return out + ("”" if inside else "")


def _inside(text: str) -> str:
    """Escape a part of an excerpt and keep the blanks at its edges."""
    left = " " if text[:1].isspace() else ""
    right = " " if len(text) > 1 and text[-1:].isspace() else ""
    return f"{left}{escape(text)}{right}"


def _bold(text: str) -> str:
    # HTML instead of asterisks: CommonMark does not open emphasis between a letter and a quotation mark.
    return f"<b>{escape(text)}</b>" if text.strip() else text


def _who(evidence: Iterable[Evidence], names: dict[str, str]) -> str:
    return f"**{listed(carriers(evidence, names))}**"


def _said(words: Words, names: dict[str, str], limit: int = EXCERPT) -> str:
    return f"{_who(words.evidence, names)} {quote(shortened(words.first.exact, limit))}"


def _rows(evidence: Sequence[Evidence], names: dict[str, str]) -> list[str]:
    return [f"   - {_said(words, names)}" for words in by_words(evidence)]


def _documents(readout: Readout, names: dict[str, str]) -> str:
    rows = ["| | outlet | text | title | words | published |", "|---|---|---|---|---:|---|"]
    for document in readout.documents:
        cells = [
            f"**{names[document.id]}**",
            link(document.url, called(document)),
            _whose(readout, document),
            f"“{escape(document.title)}”" if document.title else "",
            f"{word_count(document):,}",
            escape(published(document)),
        ]
        rows.append(f"| {' | '.join(cells)} |")
    for origin in readout.origins:
        if len(origin.documents) > 1:
            who = listed([names[item] for item in origin.documents if item in names])
            rows.append(f"\n**{who}** are one origin: {escape(origin.why)}")
    return "\n".join(rows)


def _whose(readout: Readout, document: Document) -> str:
    words = credit_words(document)
    return escape(whose(readout, document)) + (f" (“{escape(words)}”)" if words else "")


def _differences(readout: Readout, names: dict[str, str]) -> str:
    if not readout.differences:
        return "## They differ\n\nNowhere that was found."
    items = [_difference(number, item, names) for number, item in enumerate(readout.differences, start=1)]
    return "\n".join(["## They differ", "", f"{verdict_summary(readout)}.", "", *items])


def _difference(number: int, item: Difference, names: dict[str, str]) -> str:
    rows = [
        f"{number}. **{item.verdict}** · {escape(item.kind)} · **{escape(item.about)}**: {escape(item.why)}"
    ]
    for side in item.sides:
        for words in by_words(side.evidence, side.context):
            value = f" {escape(own_value(side))}"
            shown = quote(around(words.first, words.around, EXCERPT))
            rows.append(f"   - {_who(words.evidence, names)}{value.rstrip()}: {shown}")
    if len(item.sides) > 2:
        for pair in item.pairs:
            values = " · ".join(escape(item.sides[place].value) for place in pair.sides)
            rows.append(f"   - ({values}: {pair.verdict}, {escape(pair.why)})")
    return "\n".join(rows)


def _agreements(readout: Readout, names: dict[str, str]) -> str:
    if not readout.agreements:
        return "## They agree\n\nOn nothing that was found."
    rows = ["## They agree", ""]
    for number, item in enumerate(readout.agreements, start=1):
        rows.append(f"{number}. {counted(item.origins, 'origin')}")
        rows += _rows(item.evidence, names)
    return "\n".join(rows)


def _quotations(readout: Readout, names: dict[str, str]) -> str:
    if not readout.quotations:
        return ""
    shared, single = shared_and_single(readout)
    rows = ["## Quotations", "", f"{len(shared):,} in several documents, {len(single):,} in one."]
    rows += [
        "<ins>Words</ins> stand in place of or beside the first version's, <del>words</del> are not there.",
        "",
    ]
    for number, item in (*shared, *single):
        speaker = f"**{escape(item.speaker)}**" if item.speaker else "*nobody named*"
        rows.append(f"{number}. {speaker}")
        rows += _versions(item, names)
    return "\n".join(rows)


def _versions(item: Collation, names: dict[str, str]) -> list[str]:
    found = readings(item)
    first = found[0].version.evidence.exact
    rows = []
    for place, reading in enumerate(found):
        exact = reading.version.evidence.exact
        words = quote((Piece(one_line(exact)),)) if place == 0 else _against(first, exact)
        form = "" if reading.version.form == "direct" else f" ({reading.version.form})"
        rows.append(f"   - {_who(reading.evidence, names)} {words}{form}")
    return rows


def _against(first: str, second: str) -> str:
    aligned = runs(first, second)
    if not is_alike(aligned):
        return quote((Piece(one_line(second)),))
    out = []
    for run in aligned:
        if run.kind == "same":
            out.append(escape(run.second))
            continue
        if run.first:
            out.append(f"<del>{escape(run.first)}</del>")
        if run.second:
            out.append(f"<ins>{escape(run.second)}</ins>")
    return f"“{' '.join(out)}”"


def _only_in(readout: Readout, names: dict[str, str]) -> str:
    rows = []
    for documents, items in only_by_origin(readout):
        rows += [f"## Only in {listed([names.get(document, '?') for document in documents])}", ""]
        for item in items:
            who = f"{_who(item.evidence, names)} " if len(documents) > 1 else ""
            rows.append(f"{item.lines[0]}. {who}{quote(shortened(item.evidence[0].exact, EXCERPT))}")
        rows.append("")
    return "\n".join(rows).rstrip()


def _left_out(readout: Readout, names: dict[str, str]) -> str:
    rows = []
    for item in readout.omissions:
        evidence = agreement_words(readout, item.agreement)
        words = quote(shortened(evidence.exact, EXCERPT)) if evidence else ""
        why = f"{escape(item.why)}, agreement {item.agreement + 1}"
        rows.append(f"- **{names.get(item.document, '?')}** {words} ({why})")
    return "\n".join(["## Left out", "", *rows]) if rows else ""


def _timeline(readout: Readout, names: dict[str, str]) -> str:
    rows = []
    for number, item in enumerate(readout.timeline, start=1):
        status = "" if item.status == "reported" else f" ({escape(item.status)})"
        rows.append(f"{number}. **{escape(day(item.when))}**{status}")
        rows += _rows(item.evidence, names)
    return "\n".join(["## When", "", *rows]) if rows else ""


def _not_decided(readout: Readout, names: dict[str, str]) -> str:
    rows = []
    for number, item in enumerate(readout.not_decided, start=1):
        rows.append(f"{number}. **{escape(item.about)}**: {escape(item.why)}")
        rows += _rows(item.evidence, names)
    return "\n".join(["## Not decided", "", *rows]) if rows else ""


def _notes(readout: Readout) -> str:
    rows = [f"- **{escape(item.input)}** was not read: {escape(item.message)}" for item in readout.failures]
    rows += [f"- {escape(notice)}" for notice in readout.notices]
    return "\n".join(["## To be known", "", *rows]) if rows else ""
