"""Who is who over all documents, and how documents name and describe them."""
