"""Work in a process of its own."""

import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import connection, get_context, parent_process


def apart(work: Callable, *given):
    """What a function of a module returns, run in a fresh process, whose memory holds nothing of ours.

    Raises:
        BrokenProcessPool: the process was killed.
        Exception: whatever ``work`` raises.
    """
    with ProcessPoolExecutor(1, get_context("spawn"), end_with_parent) as process:
        return process.submit(work, *given).result()


def end_with_parent() -> None:
    """See to it that this process ends when its parent is gone: one that waits on a pipe whose other end it holds itself would never notice."""
    threading.Thread(target=_wait_and_end, daemon=True).start()


def _wait_and_end() -> None:
    connection.wait([parent_process().sentinel])
    os._exit(1)
