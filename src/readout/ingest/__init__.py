"""Bytes to documents: the only room that reads what the user gives."""
