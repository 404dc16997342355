"""Quantities and times over documents: what each is of, which are of one thing, and how they differ."""
