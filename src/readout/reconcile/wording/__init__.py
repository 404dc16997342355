"""Where claims that say the same name their participants or their place in other words."""
