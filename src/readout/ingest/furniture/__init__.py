"""What of a text is not the article: captions, credits, datelines, headlines and the rest of the page."""
