"""Compare two names, for whoever stands above the rooms that read."""

from readout.language.en.names.alike import SAME, same_name

__all__ = ["SAME", "same_name"]
