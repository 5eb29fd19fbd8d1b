"""The same question on two days: what was quoted then, and what is now."""

from collections.abc import Iterator

from sourcier.answering.presenting import Json
from sourcier.cli.lines import BLANK, Line, Role
from sourcier.cli.moving import moved_json, moved_lines
from sourcier.cli.replying import lines_of
from sourcier.cli.session import Session
from sourcier.ledger.ask import Recorded
from sourcier.ledger.comparing import moved
from sourcier.ledger.places import places

SCHEMA = "sourcier.dates/1"


def dates_json(then: Recorded, now: Recorded) -> Json:
    """Give what `ask --compare --json` prints."""
    return {
        "schema": SCHEMA,
        "as_of": {"then": _day(then), "now": _day(now)},
        "quotations": moved_json(moved(_places(then), _places(now))),
        "then": then.facts,
        "now": now.facts,
    }


def dates_lines(then: Recorded, now: Recorded, session: Session) -> Iterator[Line]:
    """Say what moved between two days, then give both replies."""
    speech = session.speech
    days = [speech.day(one.reply.context.question.as_of) for one in (then, now)]
    said = speech.tell("line", "between", then=days[0], now=days[1])
    yield Line(Role.FIRST, said)
    yield from moved_lines(moved(_places(then), _places(now)), speech)
    for day, one in zip(days, (then, now), strict=True):
        yield BLANK
        yield Line(Role.FIRST, speech.tell("line", "on", day=day))
        yield BLANK
        yield from lines_of(one.reply, speech)


def _places(one: Recorded) -> Json:
    return places(one.facts, words=False)


def _day(one: Recorded) -> str:
    return one.reply.context.question.as_of.isoformat()
