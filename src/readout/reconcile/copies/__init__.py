"""What was edited where documents carry the same copy."""
