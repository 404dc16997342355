"""The nouns: frozen, slotted dataclasses that do no I/O and import nothing from outside."""
