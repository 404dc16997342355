"""A readout in the terminal, a part a module."""
