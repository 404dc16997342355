"""Multiply small matrices in steps that are too small to be worth a second thread.

The library under numpy wakes all processors for a product of a few hundred thousand terms; for the matrices
of a story that costs more than it saves, and it takes the processors from those who need them.
"""

import numpy as np
import numpy.typing as npt

Reals = npt.NDArray[np.floating]

# Terms of a product that OpenBLAS still computes on one thread.
TERMS = 250_000
# Below so many columns a step is not worth its call; matrices that large may have their threads.
LEAST_STEP = 64


def gram(rows: Reals) -> Reals:
    """Give the products of each two rows.

    >>> gram(np.array([[1.0, 2.0], [0.0, 1.0]])).tolist()
    [[5.0, 2.0], [2.0, 1.0]]
    """
    many, columns = rows.shape
    step = TERMS // max(1, many * many)
    if step < LEAST_STEP or step >= columns:
        step = columns
    result = np.zeros((many, many), dtype=rows.dtype)
    for at in range(0, columns, step or 1):
        part = rows[:, at : at + step]
        # A copy, because the product of a matrix with itself is given to threads however small it is.
        result += part @ part.T.copy()
    return result


def multiply(one: Reals, other: Reals) -> Reals:
    """Give the product of two matrices, of which the second has many columns.

    >>> multiply(np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]])).tolist()
    [[11.0]]
    """
    many, inner = one.shape
    step = TERMS // max(1, many * inner)
    if step < LEAST_STEP or step >= other.shape[1]:
        return one @ other
    return np.hstack([one @ other[:, at : at + step] for at in range(0, other.shape[1], step)])
