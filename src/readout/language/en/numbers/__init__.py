"""English numbers, amounts and units, read from a line and compared as values."""
