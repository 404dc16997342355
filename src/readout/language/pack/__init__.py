"""What a language may give, part by part, and which languages there are."""
