"""A language of which only the name is known."""

from readout.language.pack.language import LanguagePack

PACK = LanguagePack(code="qu", name="Unread")
