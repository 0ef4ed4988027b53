"""What reaches a newsroom's folder, feed or bucket, to articles; what cannot be used, to rejects with the reason."""

from waqai.tasks.ingest.reading import read
from waqai.tasks.ingest.record import Article, Known, Refused, Reject, Visited
from waqai.tasks.ingest.web import Memory

__all__ = ["Article", "Known", "Memory", "Refused", "Reject", "Visited", "read"]
