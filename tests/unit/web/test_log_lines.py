"""The log is lines of JSON, and repeats nothing that was typed."""

import io
import json
import logging
import sys

import pytest

from sourcier.web.log_lines import OURS, Lines, write_lines

CANARY = "canaritexte"


def line(name: str, message: str, *values: object, failed: bool = False) -> str:
    failure = sys.exc_info() if failed else None
    record = logging.LogRecord(name, logging.ERROR, "a.py", 1, message, values, failure)
    return Lines().format(record)


def test_what_is_counted_is_written() -> None:
    told = json.loads(line(OURS, json.dumps({"route": "/ask", "status": 303})))
    assert told["route"] == "/ask"
    assert told["level"] == "ERROR"


def test_a_failure_is_named_without_its_words() -> None:
    try:
        json.loads(f"{CANARY}")
    except ValueError:
        told = line("uvicorn.error", f"lost {CANARY} %s", CANARY, failed=True)
    assert CANARY not in told
    assert json.loads(told)["failure"] == "JSONDecodeError"


class Terminal(io.StringIO):
    """A stream that a person reads."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "lines"), [(io.StringIO(), 1), (Terminal(), 0)])
def test_a_terminal_is_left_quiet(stream: io.StringIO, lines: int) -> None:
    root, ours = logging.getLogger(), logging.getLogger(OURS)
    before = root.handlers, root.level, ours.level
    try:
        write_lines(stream)
        ours.info(json.dumps({"route": "/"}))
        assert len(stream.getvalue().splitlines()) == lines
    finally:
        root.handlers = before[0]
        root.setLevel(before[1])
        ours.setLevel(before[2])
