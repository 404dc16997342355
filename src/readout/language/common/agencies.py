"""Know the news agencies by the names they go by in credit lines."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# From this length on, a name in capitals only is the same name: REUTERS. Shorter ones are as written in
# the lexicon, because "ap" or "Spa" is something else.
LONG_NAME = 5


@dataclass(frozen=True, slots=True)
class _Lexicon:
    names: dict[str, str]
    hosts: dict[str, str]
    pictures: frozenset[str]
    between: re.Pattern[str]


@cache
def _lexicon() -> _Lexicon:
    data = json.loads(files("readout.language").joinpath("data/common/agencies.json").read_text("utf-8"))
    names: dict[str, str] = {}
    hosts: dict[str, str] = {}
    for agency in data["agencies"]:
        for name in agency["names"]:
            names[name] = agency["name"]
            if len(name) >= LONG_NAME:
                names[name.lower()] = agency["name"]
        hosts.update(dict.fromkeys(agency["hosts"], agency["name"]))
    pictures = frozenset(name.lower() for name in data["pictures"])
    return _Lexicon(names, hosts, pictures, _between(data["between"]))


def _between(words: Sequence[str]) -> re.Pattern[str]:
    """Give the expression of what may stand between two names in a list: a mark, or one of the words."""
    parted = "|".join((r"[/,;&+|•·]", r"\s-\s", *(rf"\b{re.escape(word)}\b" for word in words)))
    return re.compile(rf"\s*(?:{parted})\s*")


def agency_named(words: str) -> str | None:
    """Give the usual name of the agency that `words` are a name of, or None.

    >>> agency_named("The Associated Press"), agency_named("REUTERS"), agency_named("ap")
    ('AP', 'Reuters', None)
    """
    words = words.strip(" .,:;-")
    names = _lexicon().names
    return names.get(words) or (names.get(words.lower()) if len(words) >= LONG_NAME else None)


def agencies_in(words: str) -> list[str]:
    """Give the agencies that a list of names holds, in order; other names are left out.

    >>> agencies_in("AFP, dpa"), agencies_in("Jo Fenn/Reuters"), agencies_in("Jo Fenn")
    (['AFP', 'dpa'], ['Reuters'], [])
    """
    parts = _lexicon().between.split(words)
    found = [agency_named(part) for part in parts]
    if any(found) and not all(found):
        found = [agency or agency_named(part.upper()) for agency, part in zip(found, parts, strict=True)]
    return list(dict.fromkeys(agency for agency in found if agency))


def names_only_agencies(words: str) -> bool:
    """Say whether `words` list agencies and nothing else; "Ap" and "Afp" pass in such a list.

    >>> names_only_agencies("Reuters - Ap - Afp"), names_only_agencies("Reuters and others")
    (True, False)
    """
    parts = [part for part in _lexicon().between.split(words.strip(" ()[]")) if part]
    return bool(parts) and all(agency_named(part) or agency_named(part.upper()) for part in parts)


def agency_of_host(host: str | None) -> str | None:
    """Give the agency whose own site has that host, or None."""
    if host is None:
        return None
    hosts = _lexicon().hosts
    return next((name for known, name in hosts.items() if host == known or host.endswith(f".{known}")), None)


def is_picture_agency(words: str) -> bool:
    """Say whether `words` name somebody who credits pictures only, or an agency."""
    words = words.strip(" .,:;")
    return words.lower() in _lexicon().pictures or agency_named(words) is not None
