"""The commands that work on documents, a module a command."""
