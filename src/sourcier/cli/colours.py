"""Lines on a terminal, with Rich: wrapped at its width, the first quotation bold."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from sourcier.cli.lines import Line, Role
from sourcier.wording.typography import harmless

STYLES: Mapping[Role, str] = MappingProxyType(
    {
        Role.NOTICE: "bold yellow",
        Role.FIRST: "bold",
        Role.QUOTE: "",
        Role.PLAIN: "",
        Role.QUIET: "dim",
    }
)


def show(lines: Iterable[Line]) -> None:
    """Print lines on the terminal."""
    console = Console(highlight=False, markup=False, emoji=False)
    for line in lines:
        text = Text(harmless(line.text), style=STYLES[line.role])
        padded = Padding(text, (0, 0, 0, line.indent), expand=False)
        console.print(padded if line.text else "")
