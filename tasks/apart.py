"""Processes of our own: work done apart, and how a process ends."""

import atexit
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import connection, forkserver, get_context, parent_process, set_forkserver_preload
from multiprocessing.context import BaseContext
from typing import NoReturn


def apart(work: Callable, *given):
    """What a function of a module returns, run in a fresh process, whose memory holds nothing of ours.

    Raises:
        BrokenProcessPool: the process was killed.
        Exception: whatever ``work`` raises.
    """
    with ProcessPoolExecutor(1, get_context("spawn"), end_with_parent) as process:
        return process.submit(work, *given).result()


def fork_from(module: str) -> BaseContext:
    """Begin the process that workers are to be forked from, which imports a module first and ends with this process; begun again, nothing happens.

    Returns:
        The way to make such workers; elsewhere than on Linux, where libraries do not bear to be forked, they are spawned.
    """
    if sys.platform != "linux":
        return get_context("spawn")
    set_forkserver_preload([module])
    forkserver.ensure_running()
    return get_context("forkserver")


def end_with_parent() -> None:
    """See to it that this process ends when its parent is gone: one that waits on a pipe whose other end it holds itself would never notice."""
    threading.Thread(target=_wait_and_end, daemon=True).start()


def _wait_and_end() -> None:
    connection.wait([parent_process().sentinel])
    os._exit(1)


def leave(code: int) -> NoReturn:
    """End this process as the interpreter would, but for its last passes over all that is in memory, which take seconds after much was read."""
    threading._shutdown()
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # its reader has gone
            stream.flush()
    os._exit(code)
