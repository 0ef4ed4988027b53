"""The report as a flow: the page of the warehouse, written beside it."""

from prefect import flow, get_run_logger
from waqai.flows import telling
from waqai.tasks import warehouse
from waqai.tasks.lake import Lake
from waqai.tasks.report import write
from waqai.tasks.settings import settings


@flow(name="report", flow_run_name=telling.of_home)
def report(home: str | None = None) -> str:
    """Write ``report.html`` beside the warehouse: events, figures, actors, places and sources on one self-contained page.

    Args:
        home: folder or address that holds the lake and the warehouse; that of WAQAI_HOME without it.

    Returns:
        The file written.

    Raises:
        FileNotFoundError: there is no warehouse yet.
    """
    lake = Lake(home or settings().home)
    path = warehouse.location(lake)
    written = telling.report_of(path)
    write(lake, written)
    get_run_logger().info("wrote %s", written)
    telling.link_report(path)
    return str(written)
