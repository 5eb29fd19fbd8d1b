"""Columns of a survey as arrays, checked where they enter."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from sourcier.errors import SurveyError

Reals: TypeAlias = npt.NDArray[np.float64]
Codes: TypeAlias = npt.NDArray[np.intp]
Flags: TypeAlias = npt.NDArray[np.bool_]


def reals(values: npt.ArrayLike, name: str) -> Reals:
    """Read a column of finite numbers, one a respondent.

    Args:
        values: one number a row, or one row of numbers a respondent.
        name: of the column, for the sentence of an error.

    Raises:
        SurveyError: a value is missing or infinite, or there is no row.

    >>> reals([1, 2], "poids")
    array([1., 2.])
    """
    column = np.asarray(values, dtype=np.float64)
    if column.size == 0:
        raise SurveyError("« {name} » est vide : aucun répondant", name=name)
    if not np.isfinite(column).all():
        row = int(np.argwhere(~np.isfinite(column))[0, 0]) + 1
        raise SurveyError(
            "« {name} », ligne {row} : un nombre fini est attendu", name=name, row=row
        )
    return column


def coded(labels: npt.ArrayLike) -> tuple[Codes, tuple[str, ...]]:
    """Number the labels of a column in their sorted order.

    Args:
        labels: one label a respondent.

    Returns:
        The number of each row's label, from 0, and the labels as words.

    >>> coded(["b", "a", "b"])
    (array([1, 0, 1]), ('a', 'b'))
    """
    found, numbers = np.unique(np.asarray(labels), return_inverse=True)
    return numbers.reshape(-1).astype(np.intp), tuple(map(str, found.tolist()))


def indicators(codes: Codes, count: int) -> Reals:
    """Give one column of 0 and 1 a code.

    >>> indicators(np.array([1, 0, 1]), 2)
    array([[0., 1.],
           [1., 0.],
           [0., 1.]])
    """
    return np.equal.outer(codes, np.arange(count)).astype(np.float64)


def columns(values: Reals) -> Reals:
    """See one column as a table of one column.

    >>> columns(np.array([1.0, 2.0])).shape
    (2, 1)
    """
    return values.reshape(len(values), -1)


def per_group(groups: Codes, values: Reals, count: int) -> Reals:
    """Sum each column of a table within groups of rows.

    Args:
        groups: number of each row's group, from 0.
        values: table of n rows and k columns.
        count: how many groups there are.

    >>> per_group(np.array([0, 1, 0]), np.array([[1.0], [2.0], [3.0]]), 2)
    array([[4.],
           [2.]])
    """
    sums = [np.bincount(groups, column, minlength=count) for column in values.T]
    return np.stack(sums, axis=1)
