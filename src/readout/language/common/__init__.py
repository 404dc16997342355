"""What no language owns: words and their places, lines, marks, agencies, the tables of the lexicons."""
