"""Documents are put together: by origin, and by story."""
