"""Know the English words and endings that do not tell one outlet's name from another's."""

from readout.language.common.pages.wording import OutletWords

WORDS = OutletWords(articles=frozenset({"the", "a", "an"}), possessive="'s")
