"""What the server says on the error output: lines of JSON, without a word that was typed.

Messages and exceptions of libraries may hold the words of a question (guide of privacy,
P24): of theirs, only the name, the level and the kind of the exception are written.
"""

import json
import logging
from datetime import UTC, datetime
from typing import TextIO

OURS = "sourcier.web"


class Lines(logging.Formatter):
    """Writes one line of JSON a record."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line of a record."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told: dict[str, object] = {"at": at, "level": record.levelname, "of": record.name}
        if record.name == OURS:
            told |= json.loads(record.getMessage())
        elif record.exc_info and record.exc_info[0]:
            told["failure"] = record.exc_info[0].__name__
        return json.dumps(told)


def write_lines(stream: TextIO) -> None:
    """Write the log to a stream; on a terminal, where a person reads, only what is wrong.

    Args:
        stream: the error output.
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Lines())
    handler.setLevel(logging.WARNING if stream.isatty() else logging.INFO)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(logging.INFO)
