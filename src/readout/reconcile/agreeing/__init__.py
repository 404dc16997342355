"""What several documents say: their agreements, how far the words agree, and whom each has its claim from."""
