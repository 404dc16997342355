"""From a report back to its documents: its form, and the check of every line."""
