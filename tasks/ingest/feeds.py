"""RSS and Atom: the entries of a feed."""

import io
import re
from typing import NamedTuple

from waqai.tasks.ingest.record import Refused
from waqai.tasks.ingest.records import plain

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|channel)\b", re.I)
_FULL = 60  # words from which on a summary is taken for the article


class Entry(NamedTuple):
    """An entry: its address, what it tells of itself, and its content (HTML or text), None where it holds no more than a teaser."""

    link: str
    identity: str
    title: str | None
    published: str | None
    updated: str | None
    content: str | None
    teaser: str


def looks_like_feed(raw: bytes) -> bool:
    """True where bytes begin as a feed does."""
    head = raw[:2048].replace(b"\0", b"")
    return _FEED.search(head) is not None and b"<html" not in head.lower()


def read_feed(raw: bytes, address: str) -> tuple[str | None, list[Entry]]:
    """Name of a feed and its entries, in its order.

    Args:
        raw: the feed.
        address: where it came from; relative links are resolved against it.

    Raises:
        Refused: it is no feed, or declares entities (a few lines of those can grow to gigabytes).
    """
    import feedparser

    if b"<!ENTITY" in raw.replace(b"\0", b""):
        raise Refused("bad_feed", "declares entities")
    try:
        found = feedparser.parse(io.BytesIO(raw), response_headers={"content-location": address}, sanitize_html=False)
        title, entries = plain(found.feed.get("title")), [_entry(entry) for entry in found.entries]
    except Exception as error:  # feedparser lets errors of its parsers through
        raise Refused("bad_feed", f"{type(error).__name__}: {error}") from None
    if not entries:
        raise Refused("bad_feed", str(found.get("bozo_exception") or "no entry in it"))
    return title, entries


def _entry(entry) -> Entry:
    contents = [content.get("value") or "" for content in entry.get("content", [])]
    longest, teaser = max(contents, key=len, default=""), entry.get("summary") or ""
    content = next((text for text in (longest, teaser) if len(re.sub(r"<[^>]+>", " ", text).split()) >= _FULL), None)
    link = plain(entry.get("link")) or ""
    return Entry(
        link if link.startswith("http") else "",
        plain(entry.get("id")) or link,
        plain(entry.get("title")),
        entry.get("published") or entry.get("updated"),
        entry.get("updated") or entry.get("published"),
        content,
        longest or teaser,
    )
