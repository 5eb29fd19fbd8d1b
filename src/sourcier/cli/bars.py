"""Progress bars on a terminal, with Rich, on the error output."""

from collections.abc import Callable
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)


class Bars:
    """One bar a stage, in the order in which the stages come.

    Args:
        say: puts the name of a stage in the language of the reader.
    """

    def __init__(self, say: Callable[[str], str]) -> None:
        self._say = say
        self._tasks: dict[str, TaskID] = {}
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
        )

    def __enter__(self) -> Self:
        """Begin to draw."""
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the last state on the terminal."""
        self._progress.stop()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Hear progress."""
        if stage not in self._tasks:
            self._tasks[stage] = self._progress.add_task(self._say(stage))
        self._progress.update(self._tasks[stage], completed=done, total=total)
