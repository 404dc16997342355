"""Find transcripts: lines that begin with who speaks, "Q:", "LEE:", turn by turn.

Labels tell a transcript only when they come back: a list of headings has each once.
"""

import re

from readout.model.span import Span

# "Q:", "LEE:", "ANN LEE (on the phone):" at the beginning of a line.
_LABEL = re.compile(r"^[ \t]{0,8}(Q|A|[A-Z][A-Z.'’ -]{1,40})(?: ?\([^()\n]{1,40}\))?:[ \t]", re.MULTILINE)
# A transcript has at least so many turns, and so many to a speaker: one question and one answer, twice.
FEWEST_TURNS = 4
TURNS_EACH = 2


def find_transcript(text: str) -> Span | None:
    r"""Give the stretch from the first turn to the end of the last turn's line, or None.

    >>> find_transcript("Talk.\nQ: Who?\nA: Me.\nQ: When?\nA: Now.\nThe end.")
    Span(start=6, end=37)
    >>> find_transcript("CRIME: One.\nSPORT: Two.\nMUSIC: Three.\nARTS: Four.")
    """
    turns = list(_LABEL.finditer(text))
    names = {turn.group(1) for turn in turns}
    if len(turns) < FEWEST_TURNS or len(turns) < TURNS_EACH * len(names):
        return None
    end = text.find("\n", turns[-1].end())
    return Span(turns[0].start(), len(text) if end < 0 else end)
