"""Read a site's robots.txt (RFC 9309): what it asks programs to leave alone, and how fast to go.

The rules of the group that names our program count, else those for all. Of the rules that fit an address the
longest wins; of two as long the one that allows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

# More than this of a file is not read: RFC 9309 wants 500 KiB at least.
LONGEST = 512_000


@dataclass(frozen=True, slots=True)
class Rule:
    """Whether addresses of a form may be fetched: `*` stands for anything, `$` for the end."""

    pattern: str
    allows: bool

    def fits(self, path: str) -> bool:
        """Say whether the rule is about `path`; one look from left to right.

        >>> Rule("/*/print$", allows=False).fits("/news/1/print")
        True
        >>> Rule("/private", allows=False).fits("/news/private")
        False
        """
        pattern, ends = self.pattern, self.pattern.endswith("$")
        first, *rest = pattern.removesuffix("$").split("*")
        if not path.startswith(first):
            return False
        at = len(first)
        for place, part in enumerate(rest, start=1):
            if ends and place == len(rest):
                return len(path) - len(part) >= at and path.endswith(part)
            at = path.find(part, at)
            if at < 0:
                return False
            at += len(part)
        return not ends or at == len(path)


@dataclass(frozen=True, slots=True)
class Robots:
    """What a site asks of our program.

    Attributes:
        rules: in the order of the file.
        delay: seconds to wait between two requests, or None.
    """

    rules: tuple[Rule, ...] = ()
    delay: float | None = None

    def allows(self, url: str) -> bool:
        """Say whether the site lets us fetch `url`."""
        parts = urlsplit(url)
        path = unquote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        fitting = [rule for rule in self.rules if rule.fits(path)]
        return max(fitting, key=lambda rule: (len(rule.pattern), rule.allows)).allows if fitting else True


EVERYTHING = Robots()
NOTHING = Robots((Rule("/", allows=False),))


def read_robots(data: bytes, agent: str) -> Robots:
    r"""Give what the file asks of `agent`.

    >>> read_robots(b"User-agent: *\nDisallow: /a\nAllow: /a/b", "readout").allows("https://x.example/a/b/c")
    True
    """
    groups = _groups(data[:LONGEST].decode("utf-8", "replace").splitlines())
    ours = [group for group in groups if any(_is_ours(name, agent.lower()) for name in group.agents)]
    chosen = ours or [group for group in groups if "*" in group.agents]
    delays = [group.delay for group in chosen if group.delay is not None]
    rules = tuple(rule for group in chosen for rule in group.rules)
    return Robots(rules, max(delays, default=None))


def _is_ours(name: str, agent: str) -> bool:
    """Say whether a group is for us: by our name or its beginning ("readout"), with a version or without."""
    token = name.partition("/")[0].strip()
    return bool(token) and f"{agent}-".startswith(f"{token}-")


@dataclass(slots=True)
class _Group:
    agents: list[str]
    rules: list[Rule]
    delay: float | None = None


def _groups(lines: Iterable[str]) -> list[_Group]:
    groups: list[_Group] = []
    naming = False
    for line in lines:
        name, colon, value = line.partition("#")[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if name == "user-agent":
            if not naming:
                groups.append(_Group([], []))
            groups[-1].agents.append(value.lower())
            naming = True
        elif colon and groups:
            naming = False
            if name in ("allow", "disallow") and value:
                groups[-1].rules.append(Rule(unquote(value), name == "allow"))
            elif name == "crawl-delay":
                groups[-1].delay = _seconds(value)
    return groups


def _seconds(value: str) -> float | None:
    try:
        seconds = float(value)
    except ValueError:
        return None
    return seconds if 0 <= seconds < float("inf") else None
