"""Make typographic marks plain, one character for one, so that offsets stay."""

import re

# Half of a surrogate pair is no character, and the model refuses it.
HALF_PAIR = re.compile("[\ud800-\udfff]")

# One character for one character: offsets must not move.
PLAIN = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "‹": "'", "›": "'", "`": "'", "´": "'",
        "–": "-", "—": "-", "―": "-", "‒": "-", "‑": "-", "−": "-",
        "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2002": " ", "\u2003": " ", "\u200a": " ",
        "\u3000": " ", "\n": " ",
        "\u200b": " ", "\u200e": " ", "\u200f": " ", "\ufeff": " ", "\t": " ", "\r": " ",
    }
)  # fmt: skip


def plain(text: str) -> str:
    """Give `text` with typographic marks made plain, of the same length.

    >>> plain("“No – we can’t”")
    '"No - we can\\'t"'
    """
    return HALF_PAIR.sub("?", text.translate(PLAIN))
