"""A place in a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A non-empty half-open range of code points.

    >>> Span(2, 4).of("abcdef")
    'cd'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an empty or reversed range."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty or reversed span: {self.start}, {self.end}")

    def of(self, text: str) -> str:
        """Read the words at this place.

        Raises:
            ValueError: the text ends before the span does.
        """
        if self.end > len(text):
            raise ValueError(f"span {self.start}–{self.end} in {len(text)} code points")
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Say whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end
