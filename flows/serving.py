"""The deployments of deployments/prefect.yaml, served by one process without a work pool."""

import os
from importlib import import_module

import yaml
from prefect import serve as serve_deployments
from prefect.client.schemas.objects import ConcurrencyLimitConfig
from prefect.deployments.runner import EntrypointType, RunnerDeployment
from prefect.schedules import Cron
from waqai.tasks import stages
from waqai.tasks.settings import ROOT


def described() -> list[dict]:
    """The deployments as the file describes them."""
    return yaml.safe_load((ROOT / "deployments" / "prefect.yaml").read_text("utf-8"))["deployments"]


def deployments(scheduled: bool = True) -> list[RunnerDeployment]:
    """The deployments as objects; without their schedules unless ``scheduled``."""
    return [_deployment(each, scheduled) for each in described()]


def _deployment(given: dict, scheduled: bool) -> RunnerDeployment:
    module, name = given["entrypoint"].rsplit(".", 1)
    limit = given.get("concurrency_limit")
    return getattr(import_module(module), name).to_deployment(
        name=given["name"],
        description=given["description"],
        tags=given["tags"],
        parameters=given["parameters"],
        version=stages.code_version(),
        schedules=[Cron(each["cron"], slug=each["slug"]) for each in given["schedules"]] if scheduled else [],
        concurrency_limit=ConcurrencyLimitConfig(**limit) if limit else None,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )


def serve(scheduled: bool) -> None:
    """Register the deployments and their automations, then run what the server asks for until stopped."""
    from waqai.flows import alarms

    for given in described():
        os.environ.update(given["work_pool"]["job_variables"]["env"])
    made = deployments(scheduled)
    for each in made:
        each.apply()
    alarms.apply()
    serve_deployments(*made, limit=len(made))
