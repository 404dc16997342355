"""What happened when, by resolved times and by words of order."""
