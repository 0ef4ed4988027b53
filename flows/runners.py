"""Where batches run: in this process, in a pool of processes, on a Dask cluster; chosen by WAQAI_RUNNER."""

import os
import signal
import ssl
from functools import cache
from multiprocessing.util import Finalize

from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner, ThreadPoolTaskRunner
from waqai.tasks.apart import end_with_parent, fork_from, leave
from waqai.tasks.settings import Settings, settings


class Chosen(ThreadPoolTaskRunner):
    """Stands for the runner that the settings choose when a flow run begins."""

    def duplicate(self) -> TaskRunner:
        return runner(settings())


_is_worker = False


def begin() -> None:
    """Prepare a worker of the pool: it ends with the flow's process."""
    from waqai.flows import loaded, logs  # noqa: F401

    global _is_worker
    _is_worker = True
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the flow, which ends its workers; one that died of it would look like a crash
    end_with_parent()
    Finalize(None, _end, exitpriority=-100)  # the last thing to be done
    ssl.create_default_context = cache(ssl.create_default_context)  # Prefect makes two clients a task, each would read all root certificates
    logs.configure()


def _end() -> None:
    from waqai.tasks.tag import remember

    remember()
    leave(0)


class Pool(ProcessPoolTaskRunner):
    """A pool whose workers are forked when the flow begins, while articles are taken in, and not when the first batch waits for them.

    Prefect's own are spawned: each would import and load all by itself, two seconds of a processor.
    """

    def __enter__(self) -> "Pool":
        super().__enter__()
        if not _is_worker:  # a task's process enters the flow's runner as well
            self._executor._mp_context = fork_from("waqai.flows.loaded")  # Prefect leaves no choice, and no process is begun yet
            for _ in range(self._max_workers):
                self._executor.submit(os.getpid)  # nothing is to be done, but a worker starts to do it
        return self


def runner(options: Settings) -> TaskRunner:
    """The task runner that the settings choose.

    Raises:
        ModuleNotFoundError: Dask is chosen and the extra ``dask`` not installed.
    """
    if options.runner == "pool":
        return Pool(max_workers=options.workers, initializer=begin)
    if options.runner == "dask":
        from prefect_dask import DaskTaskRunner

        if options.dask_scheduler:
            return DaskTaskRunner(address=options.dask_scheduler)
        return DaskTaskRunner(cluster_kwargs={"n_workers": options.workers, "threads_per_worker": 1, "dashboard_address": None})
    return ThreadPoolTaskRunner(max_workers=1)  # one at a time: the work is Python's, threads would only take turns
