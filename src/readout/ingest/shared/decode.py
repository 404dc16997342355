"""Turn bytes into text.

The order is that of trust: a byte order mark; UTF-8 where the bytes are strictly UTF-8 (a
text in another encoding almost never is by chance, while pages often declare a wrong one);
the declared encoding; what statistics of the bytes say.
"""

import codecs
import re

from readout.errors import EncodingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)

# Where HTML declares its encoding: the standard says within the first 1,024 bytes; real pages put it later.
DECLARATION_BYTES = 4_096

# The encodings that the WHATWG standard reads as their Windows superset.
_SUPERSETS = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "euc_kr": "cp949", "tis-620": "cp874",
}  # fmt: skip

# Statistics need no more than this; measured on 20 pages, more changed no answer.
SAMPLE_BYTES = 50_000


def decode(data: bytes, where: str, declared: str | None = None, *, markup: bool = False) -> str:
    """Give the text of `data`, without its byte order mark.

    Args:
        data: the bytes.
        where: the input's name, for the error.
        declared: an encoding that came with the bytes (an HTTP header).
        markup: whether the bytes may declare their encoding themselves; then a few broken bytes are
            forgiven (and become U+FFFD), as browsers do.

    Raises:
        EncodingError: no encoding fits.

    >>> decode(b"caf\\xc3\\xa9", "a.txt"), decode(b"caf\\xe9", "a.txt", "latin-1")
    ('café', 'café')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, where)
    if wide := _wide(data):
        return _strictly(data, wide, where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    names = [declared] if declared else []
    if markup:
        names += [name.decode("ascii") for name in _DECLARED.findall(data[:DECLARATION_BYTES])[:1]]
    for name in names:
        text = _try(data, name, forgiving=markup)
        if text is not None:
            return text
    return _by_statistics(data, where, forgiving=markup)


def _wide(data: bytes) -> str | None:
    """Tell UTF-16 without a mark: every second byte of Western text is zero."""
    sample = data[:400]
    if len(sample) < 8 or sample.count(0) < len(sample) // 3:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if even * 10 < odd:
        return "utf-16-le"
    return "utf-16-be" if odd * 10 < even else None


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise EncodingError(
            where, f"the bytes begin as {encoding}, but byte {error.start} does not fit it"
        ) from error


def _try(data: bytes, name: str, *, forgiving: bool) -> str | None:
    try:
        encoding = codecs.lookup(name).name
        encoding = _SUPERSETS.get(encoding, encoding)
        text = data.decode(encoding, "replace" if forgiving else "strict")
    except (LookupError, ValueError):
        return None
    return text if isinstance(text, str) and _is_credible(text) else None


def _is_credible(text: str) -> bool:
    """Refuse a reading in which more than one character in a hundred does not fit."""
    return text.count("\ufffd") * 100 <= len(text)


def _by_statistics(data: bytes, where: str, *, forgiving: bool) -> str:
    # Imported here: it takes 30 ms, and nearly every text is UTF-8.
    from charset_normalizer import from_bytes  # slow to load, and needed only where UTF-8 does not fit

    best = from_bytes(data[:SAMPLE_BYTES], explain=False).best()
    guesses = ([best.encoding] if best is not None else []) + ["utf-8", "cp1252"]
    for guess in guesses:
        text = _try(data, guess, forgiving=True)
        if text is not None and (forgiving or "\ufffd" not in text or guess == "utf-8"):
            return text
    raise EncodingError(where, "no encoding fits the bytes; wanted text, best as UTF-8")
