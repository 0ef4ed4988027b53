"""The articles that speed is measured on: a JSONL named by WAQAI_BENCH_FILE, else the sample articles' sentences put together anew."""

import gzip
import json
import os
import random
from collections.abc import Iterator
from pathlib import Path

from helpers import SAMPLES
from waqai.tasks.ingest import Article, read
from waqai.tasks.settings import Settings


def given() -> list[str]:
    """Texts of the file, or of the sample articles."""
    named = os.environ.get("WAQAI_BENCH_FILE")
    if not named:
        return [record.text for record in read([SAMPLES], Settings()) if isinstance(record, Article)]
    with (gzip.open if named.endswith(".gz") else open)(named, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def mixed(articles: int, seed: int = 7) -> Iterator[str]:
    """Articles as long as the given ones, each of passages of several of them: none is a copy of another."""
    texts, chance = given(), random.Random(seed)
    passages = [passage.strip() for text in texts for passage in text.replace("\n", ". ").split(". ") if len(passage.split()) > 4]
    longest = max(3, len(passages) // len(texts))
    for _ in range(articles):
        yield ". ".join(chance.sample(passages, min(longest, len(passages)))) + "."


def write(path: Path, texts: Iterator[str] | list[str]) -> int:
    """Write texts as a JSONL of articles; their words."""
    words = 0
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            words += len(text.split())
            record = {"id": f"a{number}", "text": text, "published_at": f"2021-{1 + number % 12:02d}-{1 + number % 28:02d}", "source": f"outlet {number % 12}"}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return words
