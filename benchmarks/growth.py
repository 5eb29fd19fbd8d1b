"""By which law a figure grows: a power of the size, fitted and drawn."""

import math
from collections.abc import Mapping, Sequence

Points = Sequence[tuple[float, float]]
WIDTH, HEIGHT = 60, 12
MARKS = "abcdefghijklmnopqrstuvwxyz"


def exponent(points: Points) -> float:
    """Fit value = constant x size to the power of what is given: least squares of logs.

    >>> round(exponent([(10, 3), (100, 30), (1000, 300)]), 6)
    1.0
    """
    sizes = [math.log(size) for size, _ in points]
    values = [math.log(value) for _, value in points]
    size, value = sum(sizes) / len(sizes), sum(values) / len(values)
    spread = sum((one - size) ** 2 for one in sizes)
    together = sum(
        (one - size) * (other - value) for one, other in zip(sizes, values, strict=True)
    )
    return together / spread


def lines(curves: Mapping[str, Points]) -> list[str]:
    """Print the laws, then draw the curves from their first values, on log scales."""
    told = ["", "croissance : valeur = constante × passages ^ exposant"]
    for mark, (name, points) in zip(MARKS, curves.items(), strict=False):
        values = " → ".join(f"{value:.2f}".replace(".", ",") for _, value in points)
        power = f"{exponent(points):.2f}".replace(".", ",")
        told.append(f"    {mark}  {name:<34} exposant {power:>6}   {values}")
    return [*told, "", *drawing(curves)]


def drawing(curves: Mapping[str, Points]) -> list[str]:
    r"""Draw curves with letters; a straight line upward is a power law.

    Each value is divided by that of the smallest size. Where two meet, the later letter
    is seen.

    >>> print("\n".join(drawing({"x": [(10, 1), (100, 10)]})[:2]))
    ×10 |                                                           a
        |
    """
    factors = {
        name: [(size, value / points[0][1]) for size, value in points]
        for name, points in curves.items()
    }
    every = [point for points in factors.values() for point in points]
    first, last = (pick(size for size, _ in every) for pick in (min, max))
    top = max(10.0, *(factor for _, factor in every))
    rows = [[" "] * WIDTH for _ in range(HEIGHT)]
    for mark, points in zip(MARKS, factors.values(), strict=False):
        for size, factor in points:
            across = math.log(size / first) / math.log(last / first)
            up = min(1.0, max(0.0, math.log(factor) / math.log(top)))
            rows[HEIGHT - 1 - round(up * (HEIGHT - 1))][round(across * (WIDTH - 1))] = mark
    return _framed(rows, (first, last), top)


def _framed(
    rows: Sequence[Sequence[str]], ends: tuple[float, float], top: float
) -> list[str]:
    labels = {0: f"×{top:.0f}", len(rows) - 1: "×1"}
    width = max(map(len, labels.values()))
    drawn = [
        f"{labels.get(number, ''):>{width}} |{''.join(row)}".rstrip()
        for number, row in enumerate(rows)
    ]
    first, last = (f"{end:.0f}" for end in ends)
    under = " " * (width + 2) + first + last.rjust(WIDTH - len(first))
    return [*drawn, " " * (width + 1) + "+" + "-" * WIDTH, under]
