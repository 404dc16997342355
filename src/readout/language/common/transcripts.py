"""Find transcripts: lines that begin with who speaks, "Q:", "LEE:", turn by turn.

Labels tell a transcript only when they come back: a list of headings has each once.
"""

import re
from functools import cache

from readout.model.span import Span

# A transcript has at least so many turns, and so many to a speaker: one question and one answer, twice.
FEWEST_TURNS = 4
TURNS_EACH = 2


def find_transcript(text: str, labels: frozenset[str] = frozenset()) -> Span | None:
    r"""Give the stretch from the first turn to the end of the last turn's line, or None.

    Args:
        text: any text.
        labels: what may stand for a speaker's name in capitals, as written: "Q" and "A" in English.

    >>> find_transcript("Talk.\nQ: Who?\nA: Me.\nQ: When?\nA: Now.\nThe end.", frozenset({"Q", "A"}))
    Span(start=6, end=37)
    >>> find_transcript("CRIME: One.\nSPORT: Two.\nMUSIC: Three.\nARTS: Four.")
    """
    turns = list(_label(labels).finditer(text))
    names = {turn.group(1) for turn in turns}
    if len(turns) < FEWEST_TURNS or len(turns) < TURNS_EACH * len(names):
        return None
    end = text.find("\n", turns[-1].end())
    return Span(turns[0].start(), len(text) if end < 0 else end)


@cache
def _label(labels: frozenset[str]) -> re.Pattern[str]:
    """Give the expression of "Q:", "LEE:", "ANN LEE (on the phone):" at the beginning of a line."""
    names = "|".join((*map(re.escape, sorted(labels)), "[A-Z][A-Z.'’ -]{1,40}"))
    return re.compile(rf"^[ \t]{{0,8}}({names})(?: ?\([^()\n]{{1,40}}\))?:[ \t]", re.MULTILINE)
