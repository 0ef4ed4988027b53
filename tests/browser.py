"""A page in headless Chromium, spoken to by the DevTools protocol: what it logs, what it asks for, and what a click does."""

import json
import re
import shutil
import subprocess
from base64 import b64decode
from contextlib import contextmanager
from pathlib import Path

from websockets.sync.client import connect

CHROMIUM = shutil.which("chromium")
FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"


class Page:
    """An open page."""

    def __init__(self, socket):
        self._socket, self._last = socket, 0
        self.events: list[dict] = []

    def call(self, method: str, **params) -> dict:
        """The answer to a command of the protocol; what the page tells meanwhile is kept in ``events``."""
        self._last += 1
        self._socket.send(json.dumps({"id": self._last, "method": method, "params": params}))
        while True:
            message = json.loads(self._socket.recv(timeout=60))
            if message.get("id") == self._last:
                assert "error" not in message, message
                return message["result"]
            self.events.append(message)

    def js(self, expression: str):
        """The value of a JavaScript expression, awaited where it is a promise."""
        found = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def open(self, url: str) -> None:
        """Go to a page, and wait until it has loaded."""
        self.call("Page.navigate", url=url)
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.events.append(json.loads(self._socket.recv(timeout=60)))

    def click(self, selector: str) -> None:
        """Press and release the mouse over the middle of an element."""
        x, y = self.js(f"(() => {{const e = document.querySelector({selector!r}); e.scrollIntoView({{block: 'center'}}); const r = e.getBoundingClientRect(); return [r.x + Math.min(r.width / 2, 40), r.y + r.height / 2]}})()")
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def write(self, selector: str, text: str) -> None:
        """Type into a field, in the place of what it holds."""
        self.js(f"(() => {{const e = document.querySelector({selector!r}); e.focus(); e.select()}})()")
        self.call("Input.insertText", text=text)

    def requests(self) -> list[str]:
        """Addresses asked for so far, but for those that the page holds itself."""
        asked = [event["params"]["request"]["url"] for event in self.events if event["method"] == "Network.requestWillBeSent"]
        return [url for url in asked if not url.startswith(("data:", "blob:"))]

    def complaints(self) -> list[dict]:
        """Errors and warnings that the page logged."""
        return [
            event for event in self.events
            if event["method"] == "Runtime.exceptionThrown"
            or (event["method"] == "Runtime.consoleAPICalled" and event["params"]["type"] in ("error", "warning", "assert"))
            or (event["method"] == "Log.entryAdded" and event["params"]["entry"]["level"] in ("error", "warning"))
        ]  # fmt: skip

    def picture(self, path: Path) -> None:
        """Keep what is seen as a PNG."""
        path.write_bytes(b64decode(self.call("Page.captureScreenshot", captureBeyondViewport=False)["data"]))


@contextmanager
def browser(profile: Path, width: int = 1200, height: int = 900):
    """A new page of a browser of its own, which ends with it."""
    log = profile.with_suffix(".log")
    with log.open("wb") as file:
        process = subprocess.Popen(
            [CHROMIUM, *FLAGS.split(), f"--user-data-dir={profile}", "--remote-debugging-port=0", f"--window-size={width},{height}", "about:blank"], stdout=file, stderr=file
        )
    try:
        while not (address := re.search(r"ws://(\S+?)/devtools/browser/", log.read_text(errors="replace"))):
            assert process.poll() is None, log.read_text(errors="replace")
        import httpx

        [target] = [t for t in httpx.get(f"http://{address[1]}/json", trust_env=False).json() if t["type"] == "page"]
        with connect(target["webSocketDebuggerUrl"], max_size=None, compression=None, proxy=None) as socket:
            page = Page(socket)
            for domain in ("Page", "Runtime", "Network", "Log"):
                page.call(f"{domain}.enable")
            page.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
            yield page
    finally:
        process.terminate()
        process.wait(20)
