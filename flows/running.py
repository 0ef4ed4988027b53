"""Runs a flow from the command line: the server, progress on a terminal or plain lines, and what came out."""

import logging
import os
import sys

import click
from waqai.tasks.apart import fork_from
from waqai.tasks.settings import settings


class RunFailed(RuntimeError):
    """A run broke off through no fault of its input; the message says by what."""


class ServerGone(RunFailed):
    """The server stopped answering: whatever Prefect still had to tell it is for nobody."""


def run_flow(name: str, home: str, **parameters) -> dict:
    """Run a flow by name and tell what it did.

    Args:
        name: etl, backfill or maintain.
        home: folder or address of lake and warehouse.
        parameters: the flow's other parameters.

    Returns:
        The row of ``runs``.
    """
    from waqai.flows.server import Server

    server = Server()
    try:
        if settings().log != "json":
            os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "WARNING")
        if settings().runner == "pool":
            fork_from("waqai.flows.loaded")  # beside the imports and the server's start
        from importlib import import_module

        from waqai.flows import logs
        from waqai.flows.telling import heard_by
        from waqai.tasks.lake import Lake

        module = import_module(f"waqai.flows.{name}")
        logs.configure()
        server.ready()
        with _progress() as progress, heard_by(progress):
            counts = getattr(module, name)(home=home, **parameters)
    except Exception as error:
        broken_off = _broken_off(error, server.url)
        if broken_off is None:
            raise
        raise broken_off from error
    finally:
        server.stop()
    module.tell(Lake(home), counts)
    return counts


def _broken_off(error: Exception, url: str) -> RunFailed | None:
    """What broke off a run that can go on; None for any other error."""
    names = {kind.__name__ for kind in type(error).__mro__}
    if "TransportError" in names:
        return ServerGone(f"the Prefect server at {url} does not answer ({error}); run again to go on from here")
    if "BrokenExecutor" in names:
        return RunFailed("a worker of the process pool was killed, perhaps for want of memory; run again to go on from here")
    return None


class _progress:
    """Bars on a terminal, a line or a log record a tenth of the work otherwise; all on stderr."""

    def __enter__(self):
        self.bars, self.said = None, {}
        if sys.stderr.isatty() and settings().log != "json":
            from rich.console import Console
            from rich.progress import Progress

            self.bars = Progress(console=Console(stderr=True), transient=True)
            self.bars.start()
        return self

    def __exit__(self, *_):
        if self.bars:
            self.bars.stop()

    def __call__(self, stage: str, done: int, total: int) -> None:
        if self.bars:
            if stage not in self.said:
                self.said[stage] = self.bars.add_task(stage, total=total)
            self.bars.update(self.said[stage], completed=done)
        elif done * 10 // total > self.said.get(stage, 0):
            self.said[stage] = done * 10 // total
            self.say(f"{stage}: part {done} of {total}")

    @staticmethod
    def say(line: str) -> None:
        if settings().log == "json":
            logging.getLogger("waqai").info(line)
        else:
            click.echo(line, err=True)
