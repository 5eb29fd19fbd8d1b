"""No hidden cell comes back by subtraction."""

import numpy as np
import pytest
from scipy.optimize import linprog

from sourcier.errors import SurveyError
from sourcier.survey.statistics.arrays import Flags, Reals
from sourcier.survey.statistics.disclosure import hidden, with_totals, worked_out

TABLES = 1000


def drawn(chance: np.random.Generator) -> Reals:
    shape = tuple(chance.integers(1, 7, 2))
    size = chance.choice([3, 10, 30, 100])
    return chance.poisson(chance.gamma(1, size, shape)).astype(np.float64)


def freedom(table: Reals, flags: Flags) -> list[float]:
    """How far each hidden cell may go, counts being 0 or more, given all that is shown."""
    tall, wide = flags.shape
    places, each = np.argwhere(flags), np.arange(int(flags.sum()))
    equations = np.zeros((tall + wide, len(each)))
    equations[places[:, 0], each] = np.where(places[:, 1] == wide - 1, -1, 1)
    equations[tall + places[:, 1], each] = np.where(places[:, 0] == tall - 1, -1, 1)
    sums = equations @ table[flags]
    found = []
    for one in np.eye(len(each)):
        least = linprog(one, A_eq=equations, b_eq=sums)
        most = linprog(-one, A_eq=equations, b_eq=sums)
        found.append(float("inf") if most.status else -most.fun - least.fun)
    return found


def test_nothing_under_the_limit_is_shown_and_nothing_hidden_is_worked_out() -> None:
    chance = np.random.default_rng(11)
    for number in range(TABLES):
        counts = drawn(chance)
        flags, table = hidden(counts), with_totals(counts)
        assert not (~flags & (table < 11)).any()
        assert not worked_out(flags).any()
        if number % 50 == 0:
            assert all(width > 0.5 for width in freedom(table, flags))


def test_a_table_of_large_cells_is_shown_whole() -> None:
    assert not hidden([[20, 30], [40, 50]]).any()


@pytest.mark.parametrize("counts", [[1, 2], [[-1, 2]], [[]]])
def test_what_is_not_a_crossed_table_of_counts_is_refused(counts: list[object]) -> None:
    with pytest.raises(SurveyError, match="tableau croisé"):
        hidden(np.array(counts, dtype=np.float64))
