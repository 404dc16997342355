"""Join rows step by step, always the two groups that are most alike on average."""

import numpy as np
import numpy.typing as npt

Reals = npt.NDArray[np.float32]
Groups = list[list[int]]


def join_by_average(alike: Reals, least: float = -np.inf) -> tuple[Groups, list[tuple[list[int], list[int]]]]:
    """Join the rows of a matrix of likeness as long as two groups are alike by `least`.

    Returns:
        The groups that remain, in order of their first rows, and the joins in the order in which they
        were made, each as the rows of its two sides.

    >>> matrix = np.array([[1.0, 0.9, 0.1], [0.9, 1.0, 0.2], [0.1, 0.2, 1.0]], dtype=np.float32)
    >>> join_by_average(matrix, 0.5)[0]
    [[0, 1], [2]]
    """
    size = len(alike)
    left = alike.astype(np.float64)
    np.fill_diagonal(left, -np.inf)
    members: list[list[int]] = [[row] for row in range(size)]
    joins = []
    for _ in range(size - 1):
        one, other = divmod(int(left.argmax()), size)
        if left[one, other] < least:
            break
        one, other = min(one, other), max(one, other)
        joins.append((members[one], members[other]))
        many, more = len(members[one]), len(members[other])
        merged = (many * left[one] + more * left[other]) / (many + more)
        left[one], left[:, one] = merged, merged
        left[one, one] = -np.inf
        left[other], left[:, other] = -np.inf, -np.inf
        members[one] = members[one] + members[other]
        members[other] = []
    return [sorted(rows) for rows in members if rows], joins
