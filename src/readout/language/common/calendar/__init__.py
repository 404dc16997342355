"""Time without words: forms of time expressions, the intervals they stand for, and how two compare."""
