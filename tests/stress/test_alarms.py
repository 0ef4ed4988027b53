"""Every alarm goes off: each fault is made to happen on a server, and what the automations do is seen at the webhook."""

import json
import os
import signal
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from helpers import FAULTS, SAMPLES, break_rows
from prefect.client.orchestration import get_client
from prefect.events.schemas.automations import AutomationCore
from prefect.settings import PREFECT_API_URL, temporary_settings
from served import processes_with, served, until
from waqai.tasks import warehouse
from waqai.tasks.lake import Lake

pytestmark = pytest.mark.timeout(900)
SHORT = {"waqai: no successful run in an hour": 20, "waqai: a run that has died is crashed": 40}  # seconds, for the hour and the 90 seconds


@pytest.fixture
def posted():
    """What has been posted to the webhook so far; its address is ``posted.address``."""

    class Heard(list):
        address = ""

    heard = Heard()

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self):
            heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Hook)
    heard.address = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield heard
    server.shutdown()


def test_every_alarm_goes_off(tmp_path, posted, own_samples):
    refused = tmp_path / "refused.txt"
    refused.write_text("Nothing of this is in Arabic, so that it is refused with its reason.", encoding="utf-8")
    with served(tmp_path, WAQAI_WEBHOOK=posted.address, WAQAI_BATCH_BYTES="2000") as env, temporary_settings({PREFECT_API_URL: env["PREFECT_API_URL"]}), get_client(sync_client=True) as client:
        etl = until(lambda: client.read_deployment_by_name("etl/etl"), 90).id
        until(lambda: len(client.read_automations()) == 5, 60)
        for automation in client.read_automations():
            if automation.name in SHORT:
                automation.trigger.within = SHORT[automation.name]
                client.update_automation(automation.id, AutomationCore.model_validate(automation.model_dump(include=set(AutomationCore.model_fields) - {"owner_resource"})))

        def run(**parameters):
            return client.create_flow_run_from_deployment(etl, parameters=parameters).id

        def heard(what: str):
            return next((told for told in posted if told["what"] == what), None)

        run(inputs=[str(refused)], home=str(tmp_path / "home"))
        assert "1 of 1" in until(lambda: heard("too many inputs refused"), 120)["detail"]

        run(inputs=[SAMPLES], home=str(refused))
        assert str(refused) in until(lambda: heard("a run failed"), 120)["detail"]

        lake = Lake(own_samples.home)
        warehouse.location(lake).unlink()
        break_rows(lake, *FAULTS["spans_match_text"])
        run(inputs=[], home=lake.home)
        assert "spans_match_text" in until(lambda: heard("checks failed"), 120)["detail"]

        until(lambda: heard("no successful run in an hour"), 120)

        died = run(inputs=[SAMPLES], home=str(tmp_path / "died"))
        until(lambda: list((tmp_path / "died").rglob("*.parquet")), 60)  # at work, so that its first heartbeat is on record
        [dead, *_] = until(lambda: processes_with(str(died)), 30)
        os.kill(dead, signal.SIGSTOP)  # a process that is dead to everyone, and whose parent cannot tell
        until(lambda: client.read_flow_run(died).state.is_crashed(), 180)
        assert "no heartbeat" in client.read_flow_run(died).state.message
        os.kill(dead, signal.SIGKILL)
