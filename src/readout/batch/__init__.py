"""The same pipeline over a corpus, in several processes."""
