"""What a list or a search is narrowed down to, checked before the file is asked."""

import re
from dataclasses import replace

from readout.errors import UsageError
from readout.ingest.shared.dates import iso_moment
from readout.model.document import Published
from readout.store.search import Wanted

_YEAR_OR_MONTH = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")


def checked(wanted: Wanted | None) -> Wanted:
    """Give what is wanted with its moments in UTC, as those of documents are kept.

    Raises:
        UsageError: a moment is none.
    """
    asked = wanted or Wanted()
    return replace(asked, since=_moment("since", asked.since), until=_moment("until", asked.until))


def _moment(name: str, written: str | None) -> str | None:
    if written is None or _YEAR_OR_MONTH.fullmatch(written):
        return written
    moment = iso_moment(written)
    if moment is None:
        raise UsageError(f"{name} {written!r} is no day or moment; wanted ISO 8601, such as 2021-05-19")
    return Published(moment, name).moment
