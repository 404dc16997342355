"""What documents are about, as weighed words, and how alike that makes them."""
