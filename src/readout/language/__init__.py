"""The only home of the parser, and of everything that is known about words."""
