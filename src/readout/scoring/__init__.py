"""Readers for public corpora and the scores on them."""
