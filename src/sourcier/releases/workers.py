"""Processes that read and analyse, and what becomes of them when something stops."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import connection

from sourcier.errors import ReleaseError


@contextmanager
def workers(count: int) -> Iterator[Executor]:
    """Give processes to work in; what was not begun is dropped when something fails.

    Raises:
        ReleaseError: a process was killed, most often for want of memory.
    """
    context = multiprocessing.get_context("spawn")  # a fork would share open files
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_begin)
    try:
        yield pool
    except BrokenProcessPool:
        raise ReleaseError(
            "un processus de la construction a été arrêté (mémoire insuffisante ?) ; "
            "relancez, avec le réglage workers = 1 si cela se répète ; la version en "
            "vigueur est intacte"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Leave Ctrl-C to the parent, and end with it, also when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        connection.wait([parent.sentinel])
        os._exit(1)
