"""Web addresses fetched politely: robots.txt, a delay between requests to a host, limits of time, size and redirects."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx
from waqai.tasks.ingest.record import Refused
from waqai.tasks.settings import Settings

AGENT = "waqai"
_REDIRECTS = (301, 302, 303, 307, 308)
_LONGEST_DELAY = 30.0  # seconds; a robots.txt that asks for more is answered with this
_ROBOTS_BYTES = 512_000  # what RFC 9309 says must be read of a robots.txt


@dataclass(slots=True)
class Answer:
    """What a server sent; ``body`` is None where it says that nothing changed."""

    address: str
    body: bytes | None
    kind: str = ""
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None


@dataclass
class Fetcher:
    """A client of a run.  ``visited`` holds, by address, the etag and modified that its server gave before."""

    options: Settings
    visited: dict[str, dict] = field(default_factory=dict)
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def __post_init__(self):
        self.client = httpx.Client(
            timeout=self.options.fetch_seconds,
            headers={"user-agent": f"{AGENT}/0.1 (news reader)", "accept": "*/*"},
            verify=True,
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.client.close()

    def get(self, address: str, conditional: bool = False) -> Answer:
        """What lies at an address, redirects followed.

        Args:
            address: http or https.
            conditional: send what its server gave before, so that it need not send the same again.

        Raises:
            Refused: timeout, too_large, redirects, or http_error (a status, robots.txt, no connection).
        """
        before = self.visited.get(address, {}) if conditional else {}
        headers = {name: before[key] for name, key in (("if-none-match", "etag"), ("if-modified-since", "modified")) if before.get(key)}
        at = address
        for _ in range(self.options.fetch_redirects + 1):
            self._wait(at)
            found = self._within_time(partial(self._ask, at, headers))
            if isinstance(found, Answer):
                found.address = address
                return found
            at = found
        raise Refused("redirects", f"more than {self.options.fetch_redirects}")

    def _within_time(self, work: Callable[[], object]):
        """What ``work`` returns or raises, in a thread of its own: neither names that do not resolve nor headers sent letter by
        letter run into a client's timeouts.  A thread that is late is left to end by itself."""
        box: SimpleQueue = SimpleQueue()

        def run() -> None:
            try:
                box.put((work(), None))
            except Exception as error:  # raised again where it is waited for
                box.put((None, error))

        Thread(target=run, daemon=True).start()
        try:
            found, error = box.get(timeout=self.options.fetch_seconds)
            if error:
                raise error
            return found
        except (Empty, httpx.TimeoutException):
            raise Refused("timeout", f"no answer within {self.options.fetch_seconds:g} s") from None
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError) as error:
            raise Refused("http_error", f"{type(error).__name__}: {error}"[:300]) from None

    def _ask(self, at: str, headers: dict[str, str]) -> "Answer | str":
        """The answer, or the address that the server sends to instead."""
        end = time.monotonic() + self.options.fetch_seconds
        with self.client.stream("GET", at, headers=headers) as response:
            if response.status_code in _REDIRECTS and "location" in response.headers:
                return self._checked(urljoin(at, response.headers["location"]))
            return self._answer(at, response, end)

    def _checked(self, address: str) -> str:
        if urlsplit(address).scheme not in ("http", "https"):
            raise Refused("redirects", f"to {address[:200]}")
        return address

    def _answer(self, address: str, response: httpx.Response, end: float) -> Answer:
        found = Answer(address, None, etag=response.headers.get("etag"), modified=response.headers.get("last-modified"))
        if response.status_code == 304:
            return found
        if response.status_code != 200:
            raise Refused("http_error", f"status {response.status_code}")
        found.body = self._body(response, end, self.options.fetch_bytes)
        found.kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        found.charset = response.charset_encoding
        return found

    def _body(self, response: httpx.Response, end: float, most: int) -> bytes:
        declared = response.headers.get("content-length", "")
        if declared.isdigit() and int(declared) > most:
            raise Refused("too_large", f"{declared} bytes, WAQAI_FETCH_BYTES allows {most}")
        held = bytearray()
        for chunk in response.iter_bytes():
            held += chunk
            if len(held) > most:
                raise Refused("too_large", f"more than the {most} bytes that WAQAI_FETCH_BYTES allows")
            if time.monotonic() > end:
                raise Refused("timeout", f"not finished within {self.options.fetch_seconds:g} s")
        return bytes(held)

    def _wait(self, address: str) -> None:
        """Wait for the host's turn.

        Raises:
            Refused: robots.txt forbids the address.
        """
        try:
            parts = urlsplit(address)
        except ValueError as error:
            raise Refused("http_error", str(error)) from None
        site = f"{parts.scheme}://{parts.netloc}"
        robots = self._robots.get(site) or self._robots.setdefault(site, self._rules(site))
        if not robots.can_fetch(AGENT, address):
            raise Refused("http_error", "robots.txt forbids it")
        delay = max(self.options.fetch_delay, min(float(robots.crawl_delay(AGENT) or 0), _LONGEST_DELAY))
        since = time.monotonic() - self._asked.get(site, float("-inf"))
        if since < delay:
            time.sleep(delay - since)
        self._asked[site] = time.monotonic()

    def _rules(self, site: str) -> RobotFileParser:
        """The site's robots.txt; all is allowed where it has none, nothing where it cannot say (RFC 9309)."""
        return self._within_time(partial(self._robots_of, site))

    def _robots_of(self, site: str) -> RobotFileParser:
        robots = RobotFileParser()
        end = time.monotonic() + self.options.fetch_seconds
        with self.client.stream("GET", f"{site}/robots.txt", follow_redirects=True) as response:
            if response.status_code == 200:
                robots.parse(self._body(response, end, _ROBOTS_BYTES).decode("utf-8", "replace").splitlines())
            elif response.status_code >= 500:
                robots.disallow_all = True
            else:
                robots.allow_all = True
        return robots
