"""Know how English pages name the authors of an article."""

import re

from readout.language.common.pages.small_words import AND, BY
from readout.language.common.pages.wording import BylineWords

_AND = "|".join(rf"\b{word}\b" for word in AND)

WORDS = BylineWords(
    lead=re.compile(
        r"^(?:(?:posted|written|reported|story|text|words|analysis|opinion|interview|report)\s+)?"
        rf"(?:{BY})\s*:?\s+(?=\S)",
        re.IGNORECASE,
    ),
    between=re.compile(rf"\s*(?:;|\||•|{_AND}|&|\n)\s*|\s*,\s+"),
    role=re.compile(
        r"\b(?:reporter|correspondent|editor|writer|journalist|staff|columnist|contributor|producer"
        r"|bureau chief|newsroom|desk|redaktion|chief|analyst|photographer|author|freelance)\b",
        re.IGNORECASE,
    ),
    no_name=re.compile(
        r"(?:admin|administrator|editor|editors|webmaster|guest|unknown|none|null|author|staff|user\d*)",
        re.IGNORECASE,
    ),
)
