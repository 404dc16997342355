"""The commands that fill a library and keep it, a module a command."""
