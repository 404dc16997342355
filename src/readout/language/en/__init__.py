"""English: every rule and every word of it that decides anything."""
