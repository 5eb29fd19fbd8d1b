"""Which cells of a published table are hidden, so that none comes back by subtraction.

A crossed table with its totals is a network: each cell stands in one row sum and one
column sum. A hidden cell can be worked out when the equations leave it no freedom
(Fischetti & Salazar, *Management Science* 47, 2001; Insee, protection des tableaux).
"""

import numpy as np
import numpy.typing as npt

from sourcier.errors import SurveyError
from sourcier.survey.statistics.arrays import Flags, Reals
from sourcier.survey.statistics.estimate import CELL

FREE = 1e-9
"""Under it, a cell has no freedom left."""
CROSSED = 2


def with_totals(counts: Reals) -> Reals:
    """Add the total of each row, of each column, and of all, at the end.

    >>> with_totals(np.array([[1.0, 2.0]]))
    array([[1., 2., 3.],
           [1., 2., 3.]])
    """
    down = np.vstack([counts, counts.sum(axis=0)])
    return np.hstack([down, down.sum(axis=1, keepdims=True)])


def hidden(counts: npt.ArrayLike, *, cell: int = CELL) -> Flags:
    """Choose the cells and totals that are not published.

    First those under the limit; then, the smallest first, as many others as it takes for
    no hidden one to be worked out from what is shown, counts being known to be 0 or more.

    Args:
        counts: respondents, unweighted, of a crossed table without its totals.
        cell: fewest respondents that are published.

    Returns:
        One flag a cell, the totals of rows and columns included (`with_totals`).

    Raises:
        SurveyError: the table is not crossed, or a count is below 0.

    >>> hidden([[50, 5, 40], [60, 30, 20]]).astype(int)
    array([[0, 1, 1, 0],
           [0, 1, 1, 0],
           [0, 0, 0, 0]])
    """
    inner = np.asarray(counts, dtype=np.float64)
    if inner.ndim != CROSSED or inner.size == 0 or not (inner >= 0).all():
        raise SurveyError("un tableau croisé d'effectifs positifs ou nuls est attendu")
    table = with_totals(inner)
    flags = table < cell
    while (cover := _cover(table, flags, cell)) is not None:
        flags[cover] = True
    return flags


def _cover(table: Reals, flags: Flags, cell: int) -> tuple[int, int] | None:
    """Choose the cell to hide next, beside one that could be worked out."""
    known = worked_out(flags)
    ends = [size - 1 for size in table.shape]
    for inner in (False, True):
        for row, column in np.argwhere(flags):
            alone = bool(known[row, column])
            across = _needs(table[row], flags[row], alone=alone, cell=cell)
            down = _needs(table[:, column], flags[:, column], alone=alone, cell=cell)
            both = inner and alone
            found = [(int(row), at) for at in _shown(flags[row], wanted=across or both)]
            column_shown = _shown(flags[:, column], wanted=down or both)
            found += [(at, int(column)) for at in column_shown]
            if found:
                total = [at[0] == ends[0] or at[1] == ends[1] for at in found]
                counts = [float(table[at]) for at in found]
                return min(zip(total, counts, found, strict=True))[2]
    return None


def _shown(flags: Flags, *, wanted: bool) -> list[int]:
    return [int(at) for at in np.flatnonzero(~flags)] if wanted else []


def _needs(line: Reals, flags: Flags, *, alone: bool, cell: int) -> bool:
    """Say whether a line must hide one more: its only hidden cell, or too few people."""
    return _small(line, flags, cell) or (alone and int(flags.sum()) == 1)


def _small(line: Reals, flags: Flags, cell: int) -> bool:
    """Say whether a line's hidden cells sum, as can be seen, to less than the limit."""
    return bool(not flags[-1] and 0 <= line[:-1][flags[:-1]].sum() < cell and flags.any())


def worked_out(flags: Flags) -> Flags:
    """Flag the hidden cells that the sums of rows and columns give back exactly.

    >>> worked_out(np.array([[True, False], [False, False]])).astype(int)
    array([[1, 0],
           [0, 0]])
    """
    tall, wide = flags.shape
    places = np.argwhere(flags)
    found = np.zeros_like(flags)
    if not len(places):
        return found
    equations = np.zeros((tall + wide, len(places)))
    each = np.arange(len(places))
    equations[places[:, 0], each] = np.where(places[:, 1] == wide - 1, -1.0, 1.0)
    equations[tall + places[:, 1], each] = np.where(places[:, 0] == tall - 1, -1.0, 1.0)
    _, sizes, directions = np.linalg.svd(equations)
    rank = int((sizes > FREE).sum())
    freedom = np.abs(directions[rank:]).sum(axis=0)
    found[places[:, 0], places[:, 1]] = freedom < FREE
    return found
