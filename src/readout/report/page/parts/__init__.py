"""What every section of the page is built of: its lines, and links to the places that carry them."""
