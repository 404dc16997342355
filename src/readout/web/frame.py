"""What every page of a library has: the head, the search box, and the way to the next page of a list."""

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from readout.report.arranging.excerpts import one_line
from readout.report.arranging.markup import Child, Markup, join, part, tag
from readout.web.asked import LONGEST, NARROWING, ORDERS, Asked

HOME = "/library"
STORY = f"{HOME}/story"
READOUT = f"{HOME}/readout"
DOCUMENT = f"{HOME}/document"
SEARCH = f"{HOME}/search"

ORDER_WORDS = {
    "recent": "latest added",
    "size": "most documents",
    "origins": "most origins",
    "time": "latest published",
}
# What each field asks for, and an example of it.
FIELD_WORDS = {
    "outlet": ("Outlet", "a part of its name"),
    "since": ("Since", "2031-04 or 2031-04-19"),
    "until": ("Until", "2031-04-30"),
    "actor": ("Who", "person, organisation"),
    "place": ("Where", "place"),
    "language": ("Language", "en"),
}


@cache
def _style() -> str:
    own = files("readout.web").joinpath("data", "library.css").read_text(encoding="utf-8")
    return part("document.css") + own


@cache
def policy() -> str:
    """Give the content security policy: our own style by its hash, forms to ourselves, nothing else."""
    digest = b64encode(sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'self'"


def framed(title: str, *content: Child, words: str = "", again: int | None = None) -> str:
    """Give a whole page.

    Args:
        title: of the window.
        content: below the search box.
        words: what the search box holds.
        again: after how many seconds to ask for the page again, or None.
    """
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy()),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", http_equiv="refresh", content=again) if again is not None else None,
        tag("title", f"{one_line(title)} · Readout"),
        tag("style", Markup(_style())),
    )
    body = tag("body", _top(words), *content)
    return f"<!doctype html>\n{tag('html', head, body, lang='en')}\n"


def _top(words: str) -> Markup:
    box = tag(
        "input",
        type="search",
        name="q",
        value=words,
        maxlength=LONGEST,
        aria_label="Search",
        placeholder="Words, “a phrase”, or: what did … say about …",
    )
    return tag(
        "nav",
        tag("a", "Readout", class_="brand", href=HOME, title="All stories"),
        tag("form", box, tag("button", "Search"), action=SEARCH, role="search"),
        class_="top",
    )


def narrowing(path: str, asked: Asked, *, sorts: bool) -> Markup:
    """Give the form that narrows a list down, unfolded where it does.

    Args:
        path: of the list.
        asked: what its fields hold.
        sorts: whether the order and the least size can be chosen.
    """
    fields = [_order(asked), _field("least", "Documents", "1 or more", asked)] if sorts else []
    fields += [_field(name, *FIELD_WORDS[name], asked) for name in NARROWING]
    kept = None if sorts else tag("input", type="hidden", name="q", value=asked.text("q"))
    is_narrow = bool(asked.narrowed or asked.text("least"))
    clear = tag("a", "Clear", href=asked.again(path, **dict.fromkeys(("sort", "least", *NARROWING, "page"))))
    buttons = tag("p", tag("button", "Show"), clear if is_narrow or asked.text("sort") else None)
    form = tag("form", kept, *fields, buttons, action=path)
    label = "Order and filters" if sorts else "Filters"
    shown = [f"{ORDER_WORDS[asked.order]} first"] if sorts else []
    shown += [f"{FIELD_WORDS[name][0].lower()} {asked.text(name)}" for name in asked.narrowed]
    if asked.text("least"):
        shown.append(f"{asked.text('least')} documents or more")
    told = tag("small", " · ".join(shown), dir="auto") if shown else None
    return tag("details", tag("summary", label, told), form, class_="narrowing", open=is_narrow)


def _order(asked: Asked) -> Markup:
    chosen = asked.text("sort") or ORDERS[0]
    options = [tag("option", ORDER_WORDS[order], value=order, selected=order == chosen) for order in ORDERS]
    return tag("label", tag("span", "First"), tag("select", *options, name="sort"))


def _field(name: str, label: str, example: str, asked: Asked) -> Markup:
    box = tag("input", name=name, value=asked.text(name), placeholder=example, maxlength=LONGEST)
    return tag("label", tag("span", label), box)


def pager(path: str, asked: Asked, *, has_more: bool) -> Markup | None:
    """Give the ways to the page before and after this one, where there are such pages."""
    page = asked.page
    ways: list[Child] = []
    if page > 1:
        before = str(page - 1) if page > 2 else None
        ways.append(tag("a", "← Before", href=asked.again(path, page=before), rel="prev"))
    if ways or has_more:
        ways.append(tag("span", f"Page {page:,}"))
    if has_more:
        ways.append(tag("a", "Further →", href=asked.again(path, page=str(page + 1)), rel="next"))
    return tag("nav", *ways, class_="pager", aria_label="Pages") if ways else None


def told(facts: Sequence[Child]) -> Markup:
    """Give a line of facts."""
    return tag("p", join(*[fact for fact in facts if fact], between=" · "), class_="facts")


def page_of_error(title: str, message: str, asked: Asked | None = None) -> str:
    """Give the page that says what is wrong."""
    content = tag("section", tag("h1", title), tag("p", message, class_="wrong"), class_="list")
    return framed(title, content, words=asked.text("q") if asked else "")
