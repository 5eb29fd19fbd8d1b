"""The language that a program asks for: the header `Accept-Language` (RFC 9110, 12.5.4)."""

from collections.abc import Iterator

LANGUAGES = ("fr", "en")


def accepted(header: str) -> str | None:
    """Give the language preferred among ours; None when none of them is named.

    >>> accepted("de, en-GB;q=0.8, fr;q=0.5"), accepted("*"), accepted("en;q=0")
    ('en', None, None)
    """
    ranked = sorted(_weighed(header[:200]), key=lambda pair: -pair[1])
    return next((lang for lang, weight in ranked if weight > 0), None)


def _weighed(header: str) -> Iterator[tuple[str, float]]:
    for part in header.split(","):
        name, _, rest = part.partition(";")
        lang = name.strip().lower().partition("-")[0]
        if lang in LANGUAGES:
            yield lang, _weight(rest.strip())


def _weight(written: str) -> float:
    """Read `q=0.8`; 1 when it is not given, 0 when it cannot be read."""
    if not written:
        return 1.0
    digits = written.removeprefix("q=").strip()
    return float(digits) if digits.replace(".", "", 1).isdecimal() else 0.0
