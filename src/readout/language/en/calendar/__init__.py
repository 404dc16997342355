"""English words for time, read into forms and resolved against a day."""
