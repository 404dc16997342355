"""From what the user names to documents and the blocks of them that are parsed."""
