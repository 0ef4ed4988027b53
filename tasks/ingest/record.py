"""What reading an input yields: a record on its way to an article, an article, or a reject."""

from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import blake2b


@dataclass(slots=True)
class Reject:
    """An input that was refused: where, the reason in a word, and the detail."""

    uri: str
    reason: str
    detail: str


@dataclass(slots=True)
class Known:
    """An input that its server or feed says is the one read before; it was not fetched again."""

    uri: str


@dataclass(slots=True)
class Visited:
    """What a server said of an address, to be sent with the next request; not an input."""

    address: str
    etag: str | None
    modified: str | None


@dataclass(slots=True)
class Record:
    """A text and what came with it, before anything is judged.

    ``published`` is whatever the source gave as its day; ``permanent`` tells that the place names this article alone, so
    that another text found there later corrects it; ``also_at`` is the page's canonical address.
    """

    text: str
    source_id: str
    uri: str
    title: str | None = None
    published: object = None
    outlet: str | None = None
    agency: str | None = None
    permanent: bool = True
    also_at: str | None = None


@dataclass(slots=True)
class Article:
    """An article, with the columns of ``schema.ARTICLES`` but the run, and its place's ``permanent`` and ``also_at``."""

    article_id: str
    source_id: str
    uri: str
    outlet: str | None
    agency: str | None
    title: str | None
    published_at: date | None
    published_ts: datetime | None
    published_from: str
    language: str
    text: str
    boilerplate: list[dict] = field(default_factory=list)
    minhash: list[int] | None = None
    n_words: int = 0
    permanent: bool = True
    also_at: str | None = None


class Refused(Exception):
    """An input cannot be used; ``reason`` is one of the words of ``rejects.reason``."""

    def __init__(self, reason: str, detail: str):
        super().__init__(f"{reason}: {detail}")
        self.reason, self.detail = reason, detail


def article_id(text: str) -> str:
    """Key of an article: 16 hexadecimal digits that depend on its text alone."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
