"""The parts that every section of the page is built of: headings, numbered lines, folds, verdicts."""

from collections.abc import Sequence

from readout.report.arranging.markup import Markup, join, tag
from readout.report.arranging.naming import VERDICT_MEANS, counted


def section(name: str, title: str, summary: str, *content: Markup | None) -> Markup:
    """Give a section with its heading; the name is what links point at."""
    mark = f"{name}-title"
    heading = tag("h2", title, tag("small", summary) if summary else None, id=mark)
    return tag("section", heading, *content, id=name, class_="section", aria_labelledby=mark)


def line(
    where: str, number: int, attributes: dict[str, str], *content: Markup | None, kind: str = ""
) -> Markup:
    """Give one line of a section."""
    name = f"{where.replace(' ', '-')}-{number}"
    return tag(
        "article",
        *content,
        id=name,
        class_=f"line {where.replace(' ', '-')} {kind}".strip(),
        tabindex="-1",
        **attributes,
    )


def head(where: str, number: int, *content: Markup | str | None) -> Markup:
    """Give a line's first row: its number, then what it is."""
    name = f"{where.replace(' ', '-')}-{number}"
    mark = tag("a", str(number), class_="num", href=f"#{name}", aria_label=f"{where} {number}")
    return tag("header", mark, tag("div", *content))


def folded(lines: Sequence[Markup], most: int, one: str = "more", many: str = "more") -> Markup:
    """Give the lines, those beyond `most` under a row that counts them; a single one is never folded."""
    if len(lines) <= most + 1:
        return join(*lines)
    rest = lines[most:]
    return join(*lines[:most], behind(counted(len(rest), one, many), *rest))


def behind(summary: Markup | str, *content: Markup | None, kind: str = "more") -> Markup:
    """Give content that is closed behind a row that says what it is."""
    return tag("details", tag("summary", summary), *content, class_=kind)


def chip(verdict: str) -> Markup:
    """Give a verdict as a small label that says what it means."""
    return tag("span", verdict, class_=f"chip {verdict}", title=VERDICT_MEANS.get(verdict))
