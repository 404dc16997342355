"""What documents claim, clause by clause: aligned, joined into agreements, or left as close calls."""
