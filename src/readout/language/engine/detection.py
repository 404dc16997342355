"""Tell the language of a text, by its writing system and its function words.

What matters is whether a text is English, because only English is analysed. Every
sentence of a language with an alphabet is full of a few dozen words that carry no
meaning of their own; counting them tells 40 languages apart without a model, in a
millisecond. A text too short or too mixed to show its language has none.
"""

import json
import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_CODE = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9]{1,8})*")
# Letters of writing systems other than the Latin and the Cyrillic one; punctuation lies in between.
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0530-\u1fff\u2c00-\u2dff\u3041-\u318f\u3400-\ud7ff\uf900-\ufaff]")
_WORD = re.compile(r"[^\W\d_]+")

# So much of a text is looked at, from three places, so that an English quotation at the start of a German
# article does not decide. On the saved pages of 43 countries more changed no answer.
SAMPLE = 1_000

# A language is told when so many of the words are its function words, and they weigh so much more than
# those of the next language (a word that several languages share counts for each a part). English news
# has 35 to 45 % of them, Turkish and Zulu, which put endings where others have words, some 8 %.
LEAST_SHARE = 0.04
LEAST_LEAD = 1.25
LEAST_LEAD_OF_NEIGHBOURS = 1.02
LEAST_WEIGHT = 2.0
# A headline has few function words, and one has to do.
FEW_WORDS = 16
LEAST_WEIGHT_FEW = 1.0
# From here on, the text is believed when it contradicts what it says of itself.
SURE_LEAD = 2.0
SURE_WEIGHT = 3.0
# Letters of a writing system of its own, from which its language is told.
LEAST_SCRIPT = 0.3
# Japanese is written with more Chinese characters than kana.
LEAST_KANA = 0.08

_OTHER_NAMES = {"no": "nb", "nn": "nb", "iw": "he", "in": "id", "ji": "yi", "fil": "tl", "bs": "hr"}


@dataclass(frozen=True, slots=True)
class _Profiles:
    languages: dict[str, tuple[str, ...]]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    scripts: tuple[str, ...]
    arabic: dict[str, str]


@cache
def _profiles() -> _Profiles:
    data = json.loads(files("readout.language").joinpath("data/common/languages.json").read_text("utf-8"))
    languages: dict[str, list[str]] = {}
    for code, words in data["words"].items():
        for word in dict.fromkeys(words.split()):
            if len(word) == 1 and word.isascii():
                continue  # initials and cut-off letters (U.S., it's) are too often something else
            languages.setdefault(word, []).append(code)
    ranges = sorted((start, end, row["language"]) for row in data["scripts"] for start, end in row["ranges"])
    return _Profiles(
        {word: tuple(codes) for word, codes in languages.items()},
        tuple(start for start, _, _ in ranges),
        tuple(end for _, end, _ in ranges),
        tuple(code for _, _, code in ranges),
        data["arabic_letters"],
    )


def language_code(written: str) -> str | None:
    """Give the ISO 639-1 code of a language tag, or None when it is not one.

    >>> language_code("en-US"), language_code("de"), language_code("english"), language_code("no")
    ('en', 'de', None, 'nb')
    """
    match = _CODE.fullmatch(written.strip())
    code = match[1].lower() if match else None
    return _OTHER_NAMES.get(code, code) if code else None


def detect_language(text: str, declared: str | None = None) -> str | None:
    """Give the ISO 639-1 code of the language of `text`, or None when it cannot be told.

    Args:
        text: any text.
        declared: what it says of itself; it counts where the text is too short to show otherwise.

    >>> detect_language("The ferry sank off the coast on Tuesday, and all of them were saved.")
    'en'
    >>> detect_language("Die Fähre sank am Dienstag vor der Küste, und alle wurden gerettet.", "en")
    'de'
    >>> detect_language("Ferry"), detect_language("Ferry", "en")
    (None, 'en')
    """
    sample = _sample(text)
    if script := _by_script(sample):
        return script
    words = [word.lower() for word in _WORD.findall(sample)]
    weights = _weights(words)
    found = _told(weights, len(words))
    if declared is None or found is None:
        return declared or found
    sure = weights[found] >= max(SURE_WEIGHT, SURE_LEAD * weights.get(declared, 0.0))
    return found if sure else declared


def _sample(text: str) -> str:
    if len(text) <= 3 * SAMPLE:
        return text
    middle = len(text) // 2
    return f"{text[:SAMPLE]} {text[middle : middle + SAMPLE]} {text[-SAMPLE:]}"


def _by_script(sample: str) -> str | None:
    """Tell the language from a writing system that it has for itself."""
    foreign = [] if sample.isascii() else _FOREIGN.findall(sample)
    if not foreign or len(foreign) < LEAST_SCRIPT * sum(map(str.isalpha, sample)):
        return None
    profiles = _profiles()
    counts: Counter[str] = Counter()
    for letter in foreign:
        place = bisect_right(profiles.starts, ord(letter)) - 1
        if place >= 0 and ord(letter) <= profiles.ends[place]:
            counts[profiles.scripts[place]] += 1
    if not counts:
        return None
    if counts["ja"] >= LEAST_KANA * len(foreign):
        return "ja"
    code = max(sorted(counts), key=lambda code: counts[code])
    return _of_arabic(foreign) if code == "ar" else code


def _of_arabic(letters: list[str]) -> str:
    for code, own in sorted(_profiles().arabic.items(), reverse=True):
        if sum(letter in own for letter in letters) * 33 >= len(letters):
            return code
    return "ar"


def _weights(words: list[str]) -> dict[str, float]:
    """Give the weight of each language's function words, the heaviest first.

    A word that several languages share counts for each of them a part only.
    """
    known = _profiles().languages
    weights: dict[str, float] = {}
    for word in words:
        for code in (codes := known.get(word if word.isascii() else unicodedata.normalize("NFC", word), ())):
            weights[code] = weights.get(code, 0.0) + 1 / len(codes)
    return dict(sorted(weights.items(), key=lambda item: (-item[1], item[0])))


def _told(weights: dict[str, float], words: int) -> str | None:
    """Give the language that the weights show, or None when they are too light or too even."""
    if not weights:
        return None
    (code, weight), *others = weights.items()
    rival = others[0][1] if others else 0.0
    # Neighbours of one family are told apart by little, and no harm is done when they are mixed up.
    lead = LEAST_LEAD if "en" in list(weights)[:2] else LEAST_LEAD_OF_NEIGHBOURS
    least = max(LEAST_WEIGHT_FEW if words < FEW_WORDS else LEAST_WEIGHT, LEAST_SHARE * words)
    return code if weight >= least and weight >= lead * rival else None
