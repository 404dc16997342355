"""Whether a few documents report one event or two."""
