"""The bytes of one document: a web page with what it says about itself, or a plain capture."""
