"""One SQLite file that keeps documents, layers and readouts."""
