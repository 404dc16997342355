"""A document gets its layers, one a module."""
