"""Documents by where their text comes from: shared copy, credits, and why."""
