"""Why two claims that look the same are not one, and what is told of them instead."""
