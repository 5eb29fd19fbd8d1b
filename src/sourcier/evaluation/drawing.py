"""A curve drawn with characters, for a terminal and for a page."""

from collections.abc import Sequence

WIDTH, HEIGHT = 50, 10
MARK = "•"


def plot(points: Sequence[tuple[float, float]]) -> list[str]:
    """Draw points of shares: x from 0 to 1, y from 0 to the tenth above the highest.

    Args:
        points: (x, y), each between 0 and 1.

    >>> for row in plot([(0.0, 0.0), (1.0, 0.1)])[:2]: print(row)
     10 │                                                 •
      9 │
    """
    top = max(0.1, -(-max((y for _, y in points), default=0.0) * 10 // 1) / 10)
    rows = [[" "] * WIDTH for _ in range(HEIGHT + 1)]
    for x, y in points:
        column = min(WIDTH - 1, round(x * (WIDTH - 1)))
        rows[round(y / top * HEIGHT)][column] = MARK
    drawn = [
        f"{100 * top * level / HEIGHT:3.0f} │{''.join(rows[level])}".rstrip()
        for level in range(HEIGHT, -1, -1)
    ]
    half = WIDTH // 2
    axis = f"    └{'─' * WIDTH}"
    return [*drawn, axis, f"     0{'50':>{half}}{'100':>{WIDTH - half - 1}}"]
