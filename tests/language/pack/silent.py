"""Tolvan as before anybody knew its words around quotations, or its numbers."""

from dataclasses import replace

from language.pack import made_up

PACK = replace(made_up.PACK, code="qs", name="Silent Tolvan", speech=None, numbers=None)
