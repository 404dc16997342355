"""What a language may know of the wording of news pages, and small words that several share."""
