"""What becomes of a failure: a sentence and an exit code (DESIGN §6)."""

import errno
import os
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import typer

from sourcier import __version__
from sourcier.cli.session import Desk
from sourcier.cli.usage import misuse
from sourcier.errors import SourcierError

DONE, MISTAKE, BUG, INTERRUPTED = 0, 1, 70, 130
REPORT = (
    "erreur interne de Sourcier {version} : signalez-la avec le texte ci-dessus, sans "
    "aucune donnée de patient, comme l'explique CONTRIBUTING.md"
)
FULL = "écriture impossible ({cause}) ; libérez de la place, puis relancez"
INTERRUPTION = "interrompu ; ce qui était enregistré est intact"


@dataclass(slots=True)
class Outcome:
    """Surrounds a command, and holds the exit code it ends with.

    Args:
        desk: tells in which language.
        code: 0 done, 1 the user's mistake, 2 wrong usage, 70 a bug, 130 interrupted.
    """

    desk: Desk
    code: int = DONE

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        """Turn a failure into a sentence and a code."""
        if failure is not None:
            self.code = self._told(failure)
        elif self.code == INTERRUPTED:
            _print(self.desk.speech.say(INTERRUPTION))
        return True

    def _told(self, failure: BaseException) -> int:
        speech = self.desk.speech
        match failure:
            case SourcierError():
                return _print(speech.explain(failure), MISTAKE)
            case typer.TyperException():
                return _print(misuse(failure, speech), failure.exit_code)
            case BrokenPipeError() | SystemExit():
                # Whoever read us has gone: nothing to say, nowhere to say it.
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
                return DONE
            case OSError(errno=errno.ENOSPC | errno.EDQUOT | errno.EIO):
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
                return _print(speech.say(FULL, cause=failure.strerror), MISTAKE)
            case KeyboardInterrupt():
                return _print(speech.say(INTERRUPTION), INTERRUPTED)
            case _:
                sys.stderr.write("".join(_trace(failure)))
                return _print(speech.say(REPORT, version=__version__), BUG)


def _trace(failure: BaseException) -> Iterator[str]:
    """Give a traceback without the messages: they may hold the words of a question.

    *KeyError('dupont')* becomes *KeyError* (guide of privacy, P24).
    """
    before = failure.__cause__ or failure.__context__
    if before is not None:
        yield from _trace(before)
    yield "Traceback (most recent call last):\n"
    yield from traceback.format_tb(failure.__traceback__)
    yield f"{type(failure).__qualname__}\n"


def _print(sentence: str, code: int = DONE) -> int:
    sys.stderr.write(f"{sentence}\n")
    return code
