"""Which mentions of events, in different documents, tell of one event."""
