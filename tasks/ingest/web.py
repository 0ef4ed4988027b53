"""Web addresses to records: feeds with the pages that they link to, single pages, files."""

import contextlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from waqai.tasks.ingest import feeds, pages
from waqai.tasks.ingest.dateline import moment
from waqai.tasks.ingest.formats import Item, guarded, of_entry
from waqai.tasks.ingest.record import Known, Record, Reject, Visited

if TYPE_CHECKING:
    from waqai.tasks.ingest.fetch import Answer, Fetcher

_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")


@dataclass
class Memory:
    """What earlier runs know of the web: by address what its server said (etag, modified), and when an article was found at one."""

    visited: dict[str, dict] = field(default_factory=dict)
    found_at: Callable[[str], datetime | None] = lambda _: None


def is_web(given: str) -> bool:
    """True where an input is an address of the web."""
    return given.startswith(("http://", "https://"))


def read_web(address: str, fetcher: "Fetcher", memory: Memory) -> Iterator[Item | Record | Reject | Known | Visited]:
    """What lies at an address: records of a feed's entries, or the file that it is.

    Raises:
        Refused: it cannot be fetched, or is a broken feed.
    """
    answer = fetcher.get(address, conditional=True)
    if answer.body is None:
        yield Known(address)
        return
    complete = True
    if feeds.looks_like_feed(answer.body):
        for found in _entries(answer, fetcher, memory):
            complete = complete and not (isinstance(found, Reject) and found.reason in ("timeout", "http_error", "too_large", "redirects"))
            yield found
    else:
        yield _file(answer)
    # A feed with a page that could not be had is asked again for all of itself the next time.
    if complete and (answer.etag or answer.modified):
        yield Visited(address, answer.etag, answer.modified)


def _file(answer: "Answer") -> Item:
    name = urlsplit(answer.address).path.rstrip("/").rpartition("/")[2] or urlsplit(answer.address).netloc
    return Item(answer.address, name, lambda: contextlib.nullcontext(io.BufferedReader(io.BytesIO(answer.body))), charset=answer.charset, kind=answer.kind)


def _entries(answer: "Answer", fetcher: "Fetcher", memory: Memory) -> Iterator[Record | Reject | Known]:
    outlet, entries = feeds.read_feed(answer.body, answer.address)
    for number, entry in enumerate(entries, 1):
        entry = entry._replace(link=untracked(entry.link))
        uri = entry.link or f"{answer.address}#{number}"
        if _known(entry, memory):
            yield Known(uri)
        elif entry.content or not entry.link:
            yield guarded(lambda entry=entry, uri=uri: of_entry(entry, outlet, uri), uri)
        else:
            yield guarded(lambda entry=entry: _linked(entry, outlet, fetcher), uri)


def _known(entry: feeds.Entry, memory: Memory) -> bool:
    """True where the entry's page was read after it changed last; an entry that does not say when it changed is believed unchanged."""
    found = memory.found_at(entry.link) if entry.link else None
    changed = moment(entry.updated)[1]
    return found is not None and (changed is None or changed <= found)


def _linked(entry: feeds.Entry, outlet: str | None, fetcher: "Fetcher") -> Record:
    """The record of the page that an entry links to; what the entry says of itself fills what the page does not.

    Raises:
        Refused: the page cannot be fetched or holds no article.
    """
    answer = fetcher.get(entry.link)
    found = pages.read_page(answer.body or b"", entry.link, entry.identity, answer.charset)
    found.title, found.published = found.title or entry.title, found.published or entry.published
    found.outlet = found.outlet or outlet
    return found


def untracked(address: str) -> str:
    """An address without its fragment and without what tells advertisers where a reader came from."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not name.startswith(_TRACKING)]
    query = parts.query if len(kept) == len(parse_qsl(parts.query, keep_blank_values=True)) else urlencode(kept)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))
