"""Tables of a source that contradict each other, as lines and as JSON."""

from collections.abc import Iterator, Sequence

from sourcier.answering.presenting import Json
from sourcier.cli.lines import BLANK, Line, Role
from sourcier.releases.contradictions import Contradiction
from sourcier.wording.speech import Speech

LISTED = 5
"""Rows of each table listed without `--verbose`."""


def contradictions_json(
    found: Sequence[Contradiction] | None, *, verbose: bool
) -> list[Json] | None:
    """Give each table, how many rows and codes, and which; null when nobody knows."""
    if found is None:
        return None
    return [
        {
            "source": one.source,
            "edition": one.edition or None,
            "file": one.file,
            "rows": len(one.rows),
            "codes": len(one.codes),
            "listed": [
                {"line": line, "code": code} for line, code in _shown(one, verbose=verbose)
            ],
        }
        for one in found
    ]


def contradictions_lines(
    found: Sequence[Contradiction] | None, speech: Speech, *, verbose: bool
) -> Iterator[Line]:
    """List the rows that refer to nothing, or say that this release does not know."""
    if found is None:
        yield BLANK
        unknown = speech.say(
            "Tables qui se contredisent : cette version a été construite avant que leurs "
            "lignes soient gardées ; reconstruisez pour les connaître"
        )
        yield Line(Role.QUIET, unknown)
    if not found:
        return
    yield BLANK
    told = (
        "Tables qui se contredisent (codes absents de la table à laquelle ils renvoient) :"
    )
    yield Line(Role.PLAIN, speech.say(told))
    for one in found:
        yield from _table(one, speech, verbose=verbose)


def _table(one: Contradiction, speech: Speech, *, verbose: bool) -> Iterator[Line]:
    counted = speech.say(
        "{source}, {file} : lignes {rows}, codes {codes}",
        source=" ".join(part for part in (one.source, one.edition) if part),
        file=one.file,
        rows=speech.number(len(one.rows)),
        codes=speech.number(len(one.codes)),
    )
    yield Line(Role.PLAIN, counted, 2)
    shown = _shown(one, verbose=verbose)
    for line, code in shown:
        row = speech.say("ligne {line} : {code}", line=line, code=code)
        yield Line(Role.QUIET, row, 4)
    if len(shown) < len(one.rows):
        left = speech.number(len(one.rows) - len(shown))
        more = speech.say("… et {left} de plus (--verbose)", left=left)
        yield Line(Role.QUIET, more, 4)


def _shown(one: Contradiction, *, verbose: bool) -> Sequence[tuple[int, str]]:
    return one.rows if verbose else one.rows[:LISTED]
