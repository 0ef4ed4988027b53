"""The deployments, automations, compose file and units as shipped."""

import configparser
import inspect
import re

import pytest
import yaml
from waqai.flows import alarms, serving
from waqai.flows.cli import main
from waqai.tasks.settings import ROOT

FOLDER = ROOT / "deployments"


@pytest.mark.parametrize("deployment", serving.deployments(), ids=lambda each: each.name)
def test_every_parameter_is_typed_and_described(deployment):
    for name, shown in deployment._parameter_openapi_schema.properties.items():
        assert shown.get("type") or shown.get("anyOf"), name
        assert shown.get("description"), name


def test_writers_are_limited_to_one_and_schedules_can_be_left_out():
    made = {each.name: each for each in serving.deployments()}
    assert {name for name, each in made.items() if each.concurrency_limit == 1} == {"etl", "backfill", "maintain"}
    assert [each.schedule.cron for each in made["etl"].schedules] == ["*/15 * * * *"]
    assert not any(each.schedules for each in serving.deployments(scheduled=False))
    assert all(each.version for each in made.values())


def test_automations_are_what_prefect_takes_and_alarms_name_parameters_of_the_flow():
    found = alarms.automations("00000000-0000-0000-0000-000000000000")
    assert len(found) == 5
    for automation in found:
        for action in automation.actions:
            if action.type == "run-deployment":
                assert set(action.parameters) <= set(inspect.signature(alarms.alarm.fn).parameters)


def test_the_compose_file_names_images_by_tag_keeps_secrets_out_and_listens_on_loopback():
    text = (FOLDER / "compose.yaml").read_text("utf-8")
    services = yaml.safe_load(text)["services"]
    assert set(services) == {"database", "server", "worker"}
    for service in services.values():
        assert re.fullmatch(r"[\w./-]+:[\w.-]+", service["image"])
        assert not service["image"].endswith(":latest")
        assert set(service.get("depends_on", {})) <= set(services)
        assert all(port.startswith("127.0.0.1:") for port in service.get("ports", []))
    assert re.findall(r"PASSWORD: (?!\$\{)", text) == []


@pytest.mark.parametrize("unit", sorted((FOLDER / "systemd").glob("*.service")), ids=lambda path: path.name)
def test_units_run_as_their_own_user_with_the_system_read_only(unit):
    parsed = configparser.ConfigParser(strict=False)
    parsed.optionxform = str
    parsed.read(unit)
    service = parsed["Service"]
    assert (service["User"], service["ProtectSystem"], service["Restart"]) == ("waqai", "strict", "always")
    assert "0.0.0.0" not in unit.read_text("utf-8")


def test_serve_needs_a_server_and_says_so(monkeypatch, tmp_path):
    from click.testing import CliRunner

    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setenv("PREFECT_PROFILES_PATH", str(tmp_path / "none.toml"))
    for command in ("serve", "alarms"):
        told = CliRunner().invoke(main, [command])
        assert told.exit_code == 1
        assert "PREFECT_API_URL" in told.output
