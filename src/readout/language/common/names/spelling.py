"""Bring the words of names to forms that compare: folded letters, a skeleton of their sound, initials.

Folding takes away what typography and keyboards change (case, accents, the script).
The skeleton takes away what romanising changes: "Sergey", "Sergei" and "Sergej" share one.
"""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a letter and an accent.
_LETTERS = str.maketrans(
    {
        "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe",
        "þ": "th", "ə": "a", "ŋ": "n",
    }
)  # fmt: skip

# Cyrillic as English newspapers write it (close to BGN/PCGN), Greek as ELOT 743 without its accents.
_SCRIPTS = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "yo", "є": "ye",
        "ж": "zh", "з": "z", "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m",
        "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f",
        "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e",
        "ю": "yu", "я": "ya", "ө": "o", "ү": "u", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj",
        "џ": "dz",
        "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i",
        "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s",
        "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
    }
)  # fmt: skip

# Spellings that one sound has in different romanisations, replaced in this order.
_SOUNDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"shch|sch|tsh|tch", "#"),  # one letter of the original in each case
        (r"ch", "#"),
        (r"zh|dzh|dj", "j"),
        (r"kh|ck|q|c(?![eiy])|k", "k"),
        (r"ph", "f"),
        (r"tz|ts", "s"),
        (r"gh", "g"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"sh", "s"),
        (r"c", "s"),
        (r"z", "s"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"ff", "v"),
        (r"ie$|iyy$|iy$|ij$|yj$|yy$|yi$|ii$|ey$|ei$|ej$|ay$|ai$|aj$|y$|ee$|i$", "i"),
        (r"ou|oo|u", "u"),
        (r"ee|y|j(?=[aeiou])|i", "i"),
        (r"(?<=[aeiou])h(?![aeiou])", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Give `text` in lower-case Latin letters without accents.

    >>> fold("Dağlı"), fold("Łódź"), fold("Орленко")
    ('dagli', 'lodz', 'orlenko')
    """
    if text.isascii():
        return text.lower()
    lower = text.casefold().translate(_LETTERS)
    parted = unicodedata.normalize("NFKD", lower.translate(_SCRIPTS))
    bare = "".join(letter for letter in parted if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare.translate(_SCRIPTS))


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """Give a key that romanisations of one word share.

    >>> skeleton("sergey") == skeleton("sergei") == skeleton("sergej")
    True
    >>> skeleton("mohammed") == skeleton("michael")
    False
    """
    for pattern, to in _SOUNDS:
        word = pattern.sub(to, word)
    return word


def initials(name: str) -> str:
    """Give the capitals that begin the words of a name, as acronyms are made.

    >>> initials("Ministry of Public Works"), initials("Co-operation Fund")
    ('MPW', 'CF')
    """
    return "".join(word[0] for word in re.split(r"[\s/]+", name) if word[:1].isupper())
