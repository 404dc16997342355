"""Who said what: quotations broken into utterances, collated, and told apart word by word."""
