"""What a request asks of the library: the fields behind the question mark, checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args
from urllib.parse import parse_qsl, urlencode

from readout.errors import UsageError
from readout.model.span import Span
from readout.store.lists import StoryOrder
from readout.store.search import Wanted

# Fields that narrow down which documents are meant, in the order of the form.
NARROWING = ("outlet", "since", "until", "actor", "place", "language")
KNOWN = ("id", "q", "sort", "least", *NARROWING, "page", "version", "marks")
ORDERS: tuple[StoryOrder, ...] = get_args(StoryOrder)

# Characters of a field. Nobody types more; 480 words of one letter took the index of 167 documents 1.9 s.
LONGEST = 500
# Fields of a request, and places to mark in a document.
MOST_FIELDS = 50
MOST_MARKS = 100
# Digits of a number: longer ones are none that anything here has.
DIGITS = 9


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields of a request that are known here and not empty.

    >>> asked = Asked.of("q=ferry+%22off+Tolvik%22&page=2&x=1&outlet=")
    >>> asked.fields, asked.page
    ({'q': 'ferry "off Tolvik"', 'page': '2'}, 2)
    """

    fields: Mapping[str, str]

    @classmethod
    def of(cls, query: str) -> "Asked":
        """Read the fields; of one that is there twice the last counts.

        Raises:
            UsageError: there are too many, or one is too long.
        """
        try:
            pairs = dict(parse_qsl(query, errors="replace", max_num_fields=MOST_FIELDS))
        except ValueError as error:
            raise UsageError(f"the address has more than {MOST_FIELDS} fields") from error
        given = {name: pairs[name].strip() for name in KNOWN if pairs.get(name, "").strip()}
        for name, value in given.items():
            if len(value) > LONGEST:
                raise UsageError(f"{name} has {len(value):,} characters; wanted {LONGEST:,} at most")
        return cls(given)

    def text(self, name: str) -> str:
        """Give a field; "" where it was not given."""
        return self.fields.get(name, "")

    def number(self, name: str, otherwise: int) -> int:
        """Give a field that is a whole number from 1.

        Raises:
            UsageError: it is none.
        """
        written = self.text(name)
        if not written:
            return otherwise
        if not _is_number(written) or not int(written):
            raise UsageError(f"{name} is {written!r:.40}; wanted a whole number from 1")
        return int(written)

    @property
    def page(self) -> int:
        """Give which page of a list, from 1."""
        return self.number("page", 1)

    @property
    def order(self) -> StoryOrder:
        """Give which stories come first.

        Raises:
            UsageError: there is no such order.
        """
        written = self.text("sort") or ORDERS[0]
        for order in ORDERS:
            if order == written:
                return order
        raise UsageError(f"sort is {written!r:.40}; wanted one of {', '.join(ORDERS)}")

    @property
    def wanted(self) -> Wanted:
        """Give which documents are meant."""
        field = self.fields.get
        return Wanted(
            outlet=field("outlet"),
            since=field("since"),
            until=field("until"),
            actor=field("actor"),
            place=field("place"),
            language=field("language"),
        )

    @property
    def narrowed(self) -> tuple[str, ...]:
        """Give the fields that narrow down, of those that were given."""
        return tuple(name for name in NARROWING if name in self.fields)

    @property
    def marks(self) -> tuple[Span, ...]:
        """Give the places to mark, such as "12-17,40-44"; what is no place is left out."""
        found = []
        for written in self.text("marks").split(",")[:MOST_MARKS]:
            start, _, end = written.partition("-")
            if _is_number(start) and _is_number(end) and int(start) < int(end):
                found.append(Span(int(start), int(end)))
        return tuple(sorted(found))

    def again(self, path: str, **changed: str | None) -> str:
        """Give the address of the same with some fields changed, or left out where None."""
        return link(path, **{**self.fields, **changed})


def _is_number(written: str) -> bool:
    return written.isascii() and written.isdigit() and len(written) <= DIGITS


def link(path: str, **fields: str | None) -> str:
    """Give the address of one of our pages.

    >>> link("/library/story", id="a/b?c", page=None)
    '/library/story?id=a%2Fb%3Fc'
    """
    given = [(name, fields[name] or "") for name in KNOWN if fields.get(name)]
    return f"{path}?{urlencode(given, errors='replace')}" if given else path
