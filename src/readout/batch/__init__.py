"""The same pipeline over a corpus, in several processes."""

from readout.batch.map import map_documents

__all__ = ["map_documents"]
