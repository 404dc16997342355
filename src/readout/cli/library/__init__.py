"""The commands that work on a library, a module a command."""
