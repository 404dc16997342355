"""What is behind an address: fetched politely, and only where asked."""
