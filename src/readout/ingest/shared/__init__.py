"""What every reader of bytes shares: options and limits, decoding, dates, and putting a document together."""
