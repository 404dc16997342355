"""Give documents and stories ids of their own."""

from collections.abc import Callable


def free_name(wanted: str, is_taken: Callable[[str], bool]) -> str:
    """Give the id, or one with a number behind it where another has it.

    >>> free_name("d1", {"d1", "d1~2"}.__contains__), free_name("d2", {"d1"}.__contains__)
    ('d1~3', 'd2')
    """
    number, free = 1, wanted
    while is_taken(free):
        number += 1
        free = f"{wanted}~{number}"
    return free
