"""A readout as one HTML file, a section a module."""
