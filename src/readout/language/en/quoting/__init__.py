"""The English words around quotations: those that link cue and content, and those that say who speaks."""
