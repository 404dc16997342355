"""What holds several documents: archives, captures, feeds, lists of feeds, rows."""
