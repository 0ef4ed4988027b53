"""The Prefect server of a run: the one that PREFECT_API_URL or the active profile names, else a temporary one.

The temporary server is started as early as possible, beside the imports and the reading of settings, and without what a
single run does not need: Prefect's own would be started later, and once more by each worker of a process pool.
"""

import atexit
import contextlib
import os
import socket
import subprocess
import sys
import threading
import time
import tomllib
import urllib.request
from pathlib import Path

_NOT_NEEDED = ("SCHEDULER", "LATE_RUNS", "PAUSE_EXPIRATIONS", "CANCELLATION_CLEANUP", "FOREMAN", "TRIGGERS")
_RESTARTS = 5


class ServerFailed(RuntimeError):
    """The temporary server did not come up; the message says why."""


def named() -> str | None:
    """Address of the server that the environment or Prefect's active profile names."""
    if os.environ.get("PREFECT_API_URL"):
        return os.environ["PREFECT_API_URL"]
    folder = Path(os.environ.get("PREFECT_HOME") or Path.home() / ".prefect").expanduser()
    path = Path(os.environ.get("PREFECT_PROFILES_PATH") or folder / "profiles.toml")
    with contextlib.suppress(OSError, tomllib.TOMLDecodeError):
        profiles = tomllib.loads(path.read_text("utf-8"))
        active = os.environ.get("PREFECT_PROFILE") or profiles.get("active", "")
        return profiles.get("profiles", {}).get(active, {}).get("PREFECT_API_URL")
    return None


class Server:
    """A temporary server, begun at once; ``ready`` waits for it, and from then on it is begun anew should it be killed."""

    def __init__(self) -> None:
        self.url = named()
        self.process: subprocess.Popen | None = None
        self._stopped = False
        os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
        os.environ.setdefault("DO_NOT_TRACK", "1")
        if self.url is None:
            self._start()

    def _start(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]
        self._launch()
        atexit.register(self.stop)
        self.url = f"http://127.0.0.1:{self._port}/api"
        os.environ["PREFECT_API_URL"] = self.url

    def _launch(self) -> None:
        unused = {f"PREFECT_SERVER_SERVICES_{name}_ENABLED": "false" for name in _NOT_NEEDED}
        env = os.environ | unused | {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}
        # Its own session: Ctrl-C on the terminal is for the run, which still tells the server how it ended.
        self.process = subprocess.Popen(
            [sys.executable, "-m", "waqai.flows.server", str(self._port)],
            env=env, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip

    def _keep(self) -> None:
        """A server that was killed comes back at its address with its database: Prefect's client asks it again, and the run goes on."""
        for _ in range(_RESTARTS):
            self.process.wait()
            if self._stopped:
                return
            self._launch()

    def ready(self, timeout: float = 120) -> None:
        """Wait until the temporary server answers.

        Raises:
            ServerFailed: it ended, or did not answer in ``timeout`` seconds.
        """
        end = time.monotonic() + timeout
        while self.process is not None:
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{self.url}/health", timeout=5) as answer:
                if answer.status == 200:
                    threading.Thread(target=self._keep, daemon=True).start()
                    return
            if self.process.poll() is not None:
                raise ServerFailed("the temporary Prefect server ended: " + self.process.stderr.read().decode(errors="replace")[-2000:])
            if time.monotonic() > end:
                raise ServerFailed(f"the temporary Prefect server did not answer in {timeout:g} seconds")
            time.sleep(0.05)

    def stop(self) -> None:
        """End the temporary server, once it has the logs that are still on their way."""
        self._stopped = True
        if self.process is not None and self.process.poll() is None:
            if "prefect.logging.handlers" in sys.modules:
                sys.modules["prefect.logging.handlers"].APILogWorker.drain_all(timeout=5)
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(5)


def _end_with_parent() -> None:
    """End when the run has gone, however it ended: its end of the pipe closes."""
    sys.stdin.buffer.read()
    os._exit(0)


def _serve(port: int) -> None:
    """Be the temporary server."""
    import gc

    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.disable()  # the imports make nothing but live objects: collecting among them took a sixth of the start
    import uvicorn
    from prefect.server.api.server import create_app

    app = create_app()
    gc.freeze()
    gc.enable()
    uvicorn.run(app, host="127.0.0.1", port=port, lifespan="on", log_level="error")


if __name__ == "__main__":
    _serve(int(sys.argv[1]))
