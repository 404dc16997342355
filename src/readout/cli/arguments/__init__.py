"""The arguments of every command; nothing heavy is imported here."""
