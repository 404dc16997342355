"""What several documents say: their agreements, who they say somebody is, and whom each has it from."""
