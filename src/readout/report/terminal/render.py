"""A readout in the terminal, readable at 80 columns, what matters first.

Nothing of a document reaches the terminal but printable text: control characters and
reversals of the reading direction are replaced before they are set.
"""

import io

from rich.console import Console

from readout.model.readout import Readout
from readout.report.arranging.naming import letters
from readout.report.terminal.lines import Sheet
from readout.report.terminal.sections import SECTIONS

# Narrower than this and the hanging indents leave no room for words.
NARROWEST = 40


def render(readout: Readout, *, width: int = 80, color: bool = False, everything: bool = False) -> str:
    """Give the whole report as text.

    Args:
        readout: the findings.
        width: columns; fewer than 40 count as 40.
        color: whether to write colour codes. Every difference that colour makes is also made by words.
        everything: print all lines of every section; else what a section holds back is counted.
    """
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(NARROWEST, width),
        color_system="standard" if color else None,
        force_terminal=color,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    sheet = Sheet(console, letters(readout), everything)
    for section in SECTIONS:
        section(sheet, readout)
    return out.getvalue()
