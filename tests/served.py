"""A Prefect server of a test's own, with the deployments served."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path


def until(holds, seconds: float):
    """What ``holds`` gives once that is true, however often it fails before."""
    end = time.monotonic() + seconds
    while True:
        try:
            found = holds()
        except Exception:
            found = None
        if found:
            return found
        assert time.monotonic() < end, "not in time"
        time.sleep(0.5)


@contextmanager
def served(folder: Path, **settings: str):
    """A server on a free port of loopback and ``waqai serve`` beside it, both with the settings; the environment that names them."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    url = f"http://127.0.0.1:{port}/api"
    env = os.environ | {"PREFECT_HOME": str(folder / "prefect"), "PREFECT_SERVER_API_PORT": port, "PREFECT_API_URL": url, "WAQAI_HOME": str(folder / "home")} | settings
    run = Path(sys.executable).with_name
    started = []
    with open(folder / "log", "wb") as log:
        try:
            started.append(subprocess.Popen([run("prefect"), "server", "start"], env=env, stdout=log, stderr=log))
            until(lambda: urllib.request.urlopen(f"{url}/health", timeout=5).status == 200, 120)
            started.append(subprocess.Popen([run("waqai"), "serve", "--no-schedules"], env=env, stdout=log, stderr=log))
            yield env
        finally:
            for process in reversed(started):
                process.terminate()
                try:
                    process.wait(20)
                except subprocess.TimeoutExpired:
                    process.kill()


def processes_with(value: str, *named: str) -> list[int]:
    """Processes with a value in their environment whose command line has one of the names, where any is given."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        with suppress(OSError):
            environ, command = (Path("/proc", pid, name).read_bytes().replace(b"\0", b" ").decode(errors="replace") for name in ("environ", "cmdline"))
            if value in environ and (not named or any(name in command for name in named)):
                found.append(int(pid))
    return found
