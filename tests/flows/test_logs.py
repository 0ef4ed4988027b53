"""Logs as JSON: every line an object, libraries' lines too, with the run that they belong to."""

import json
import os
import subprocess
import sys

from helpers import SAMPLES


def test_every_line_of_a_run_is_an_object_that_names_the_run(tmp_path):
    env = os.environ | {"WAQAI_LOG": "json", "PREFECT_HOME": str(tmp_path / "prefect")}
    env.pop("PREFECT_API_URL", None)
    (tmp_path / "refused.txt").write_text("Nothing of this is in Arabic.", encoding="utf-8")
    command = [sys.executable, "-m", "waqai.flows.cli", "run", SAMPLES, str(tmp_path / "refused.txt"), "--home", str(tmp_path / "home")]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert lines and all({"time", "level", "logger", "message"} <= set(line) for line in lines)
    runs = {line["run_id"] for line in lines if line["logger"].startswith("prefect.")}
    assert len(runs) == 1 and any(line.get("task") for line in lines)
    told = subprocess.run([*command[:3], "status", "--json", "--home", str(tmp_path / "home")], env=env, capture_output=True, text=True, check=True)
    assert runs == {run["run_id"] for run in json.loads(told.stdout)["last_runs"]}
