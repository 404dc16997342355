"""Names in whatever language: how they are spelt, what is told of them, and which may be alike."""
