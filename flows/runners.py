"""Where batches run: in this process, in a pool of processes, on a Dask cluster; chosen by WAQAI_RUNNER."""

from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner, ThreadPoolTaskRunner
from waqai.tasks.settings import Settings


def warm() -> None:
    """Load what every batch needs, once a worker."""
    from waqai.tasks import stages
    from waqai.tasks.extract import extract
    from waqai.tasks.tag import read

    stages.versions()
    extract(read("", "قال الرئيس اليوم إن ثلاثة جنود قتلوا في بغداد.", None))


def runner(options: Settings) -> TaskRunner:
    """The task runner that the settings choose.

    Raises:
        ModuleNotFoundError: Dask is chosen and the extra ``dask`` not installed.
    """
    if options.runner == "pool":
        return ProcessPoolTaskRunner(max_workers=options.workers, initializer=warm)
    if options.runner == "dask":
        from prefect_dask import DaskTaskRunner

        return DaskTaskRunner(cluster_kwargs={"n_workers": options.workers, "threads_per_worker": 1, "dashboard_address": None})
    return ThreadPoolTaskRunner(max_workers=1)  # one at a time: the work is Python's, threads would only take turns
