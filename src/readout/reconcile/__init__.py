"""The documents of one story become a readout."""
