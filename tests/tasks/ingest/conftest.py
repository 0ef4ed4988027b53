"""A web server on loopback that tests fill with answers."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class Site:
    """Addresses of a server and what they answer: ``site.pages["/a"] = (status, headers, body)`` or a function of the handler."""

    def __init__(self):
        self.pages, self.asked, self.at = {}, [], []

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append((handler.path, dict(handler.headers)))
        self.at.append(time.monotonic())
        answer = self.pages.get(handler.path, (404, {}, b""))
        if callable(answer):
            answer(handler)
            return
        status, headers, body = answer
        unchanged = headers.get("ETag") and handler.headers.get("If-None-Match") == headers["ETag"]
        handler.send_response(304 if unchanged else status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", "0" if unchanged else str(len(body)))
        handler.end_headers()
        if not unchanged:
            handler.wfile.write(body)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def site():
    """A server that stops with the test."""
    found = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            try:
                found.serve(self)
            except OSError:  # the client hung up, as it should
                self.close_connection = True

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    found.url = f"http://127.0.0.1:{server.server_port}"
    yield found
    server.shutdown()
    server.server_close()
