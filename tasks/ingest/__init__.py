"""What a newsroom's folder holds, to articles; what cannot be used, to rejects with the reason."""

from waqai.tasks.ingest.files import read
from waqai.tasks.ingest.record import Article, Reject

__all__ = ["Article", "Reject", "read"]
