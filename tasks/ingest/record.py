"""The two outcomes of reading an input: an article, or a reject."""

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
class Article:
    """An article, with the columns of ``schema.ARTICLES`` but the run."""

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
    minhash: bytes | None = None
    n_words: int = 0


class Refused(Exception):
    """An input cannot be used; ``reason`` is one of the words of ``rejects.reason``."""

    def __init__(self, reason: str, detail: str):
        super().__init__(f"{reason}: {detail}")
        self.reason, self.detail = reason, detail


def article_id(text: str) -> str:
    """Key of an article: 16 hexadecimal digits that depend on its text alone."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
