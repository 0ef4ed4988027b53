"""Logs as JSON, one object a line, by WAQAI_LOG=json: ours, Prefect's and every library's, with the run that they belong to."""

import json
import logging
import sys
import warnings
from datetime import UTC, datetime

from prefect import runtime
from prefect.logging.configuration import setup_logging
from waqai.tasks.settings import settings


class JsonLines(logging.Formatter):
    """A record as one line of JSON: time, level, logger, message, run_id, task, error."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "run_id": str(getattr(record, "flow_run_id", None) or runtime.flow_run.id or "") or None,
            "task": getattr(record, "task_run_name", None),
            "error": self.formatException(record.exc_info) if record.exc_info else None,
        }
        return json.dumps({name: value for name, value in told.items() if value is not None}, ensure_ascii=False)


def configure() -> None:
    """Turn this process's logs into JSON on stderr where the settings ask for it; asked again, it changes nothing."""
    if settings().log != "json":
        return
    root = logging.getLogger()
    if any(isinstance(handler.formatter, JsonLines) for handler in root.handlers):
        return
    setup_logging()  # Prefect's would come at the start of the first flow and undo this
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root.handlers = [handler]  # Prefect's loggers hand their records up to the root as well
    for name in ("prefect.flow_runs", "prefect.task_runs", "waqai"):
        logging.getLogger(name).setLevel(logging.INFO)
    logging.captureWarnings(True)
    warnings.simplefilter("once")
