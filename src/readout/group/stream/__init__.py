"""A stream of documents held as stories, each placed for the cost of reading its words."""
