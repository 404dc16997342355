"""English words that decide when what several reports say is compared."""
