"""Bytes become documents."""
