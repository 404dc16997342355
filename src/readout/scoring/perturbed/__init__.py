"""Articles changed in one place: what is changed, and by which lists."""
