"""Alarms: the automations of deployments/automations.yaml on a server, and the flow that they run."""

import json
import urllib.request

import yaml
from prefect import flow, get_run_logger
from prefect.client.orchestration import get_client
from prefect.events.schemas.automations import AutomationCore
from prefect.exceptions import ObjectNotFound
from waqai.flows.server import ServerFailed
from waqai.tasks.settings import ROOT, settings


@flow(name="alarm", flow_run_name="alarm: {what}")
def alarm(what: str, detail: str = "") -> None:
    """Log an alarm as an error, and post it as JSON to WAQAI_WEBHOOK where that is set.

    Args:
        what: what has happened, in a few words.
        detail: to which run, and why.
    """
    get_run_logger().error("%s: %s", what, detail)
    if settings().webhook:
        content = json.dumps({"what": what, "detail": detail}, ensure_ascii=False).encode()
        asked = urllib.request.Request(settings().webhook, content, {"Content-Type": "application/json"})
        urllib.request.urlopen(asked, timeout=30).close()


def automations(alarm_id: str) -> list[AutomationCore]:
    """The automations as they are applied; ``alarm_id`` is the deployment that an alarm runs."""
    found = yaml.safe_load((ROOT / "deployments" / "automations.yaml").read_text("utf-8"))["automations"]
    return [AutomationCore.model_validate(_with_action(each, alarm_id)) for each in found]


def _with_action(automation: dict, alarm_id: str) -> dict:
    told = automation.pop("alarm", None)
    if told is None:
        return automation
    parameters = {name: {"__prefect_kind": "jinja", "template": text} for name, text in told.items()}
    action = {"type": "run-deployment", "source": "selected", "deployment_id": alarm_id, "parameters": parameters}
    return automation | {"actions": [action]}


def _told(automation: AutomationCore) -> dict:
    """What an automation says, without the ids that the server gives."""
    return automation.model_dump(include={"name", "description", "enabled", "trigger", "actions"}, exclude={"trigger": {"id"}})


def apply() -> list[str]:
    """Create the automations on the server, or bring them up to date; their names.

    Raises:
        ServerFailed: the server has no deployment alarm yet.
    """
    with get_client(sync_client=True) as client:
        try:
            deployment = client.read_deployment_by_name("alarm/alarm")
        except ObjectNotFound:
            raise ServerFailed("the server has no deployment alarm/alarm yet: deploy deployments/prefect.yaml first") from None
        applied = automations(str(deployment.id))
        for automation in applied:
            standing = client.read_automations_by_name(automation.name)
            if not standing:
                client.create_automation(automation)
            elif _told(standing[0]) != _told(automation):  # an update forgets what an alarm waits for, such as the next heartbeat of a run that has died
                client.update_automation(standing[0].id, automation)
    return [automation.name for automation in applied]
