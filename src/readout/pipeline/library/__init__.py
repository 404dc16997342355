"""A library of news: documents added, placed in stories, read in depth, asked and handed out."""
