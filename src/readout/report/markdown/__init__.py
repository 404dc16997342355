"""A readout in Markdown."""
