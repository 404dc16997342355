"""The commands that look into a library, a module a command."""
