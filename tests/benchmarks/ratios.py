"""What the stages cost beside a fixed loop of plain Python, measured in turns within one process: such a ratio hardly depends on the machine.

``python -m benchmarks.ratios`` (in tests/; ``make bench-record``) writes ratios.csv, which ``make bench-check`` compares with.
"""

import csv
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from helpers import SAMPLES
from waqai.tasks import stages
from waqai.tasks.extract import extract
from waqai.tasks.ingest import Article, read
from waqai.tasks.lake import table
from waqai.tasks.schema import ARTICLES
from waqai.tasks.settings import Settings
from waqai.tasks.tag import read as tagged
from waqai.tasks.tag import remember

RECORD = Path(__file__).with_name("ratios.csv")
MOST = 1.3  # a step that costs so many times what is on record has become slower
_ROUNDS = 5
_START = f"""
import time
from pathlib import Path
from waqai.tasks.extract import extract
from waqai.tasks.tag import read
extract(read("first", Path(r"{SAMPLES}").glob("*.txt").__next__().read_text(encoding="utf-8"), None))
print(time.process_time())
"""


def reference() -> None:
    """The loop: words cut, counted in a dictionary and joined, as the stages do all day."""
    counts: dict[str, int] = {}
    for number in range(60_000):
        word = f"{number % 4_000:x} w"
        stem = word.split(" ")[0]
        counts[stem] = counts.get(stem, 0) + len(word)
    "".join(sorted(counts))


def steps() -> dict[str, Callable[[], object]]:
    """The work of each stage on the sample articles, all words known."""
    articles = [record for record in read([SAMPLES], Settings()) if isinstance(record, Article)]
    documents = [tagged(article.article_id, article.text, article.published_at) for article in articles]
    rows = table("articles", [{name: getattr(article, name, None) for name in ARTICLES.names} for article in articles])
    sentences, tokens = stages.sentences_table(documents), stages.tokens_table(documents)
    columns = rows.select(["article_id", "text", "published_at", "outlet", "title"])
    return {
        "ingest": lambda: list(read([SAMPLES], Settings())),
        "tag": lambda: [tagged(article.article_id, article.text, article.published_at) for article in articles],
        "write tokens": lambda: stages.tokens_table(documents),
        "read tokens": lambda: list(stages.documents(columns, sentences, tokens)),
        "extract": lambda: [extract(document) for document in documents],
    }


def measured() -> dict[str, float]:
    """For each step the median of its ratios to the loop beside it; ``start`` is a process until its first article is read."""
    found: dict[str, list[float]] = {}
    work = steps()
    for step in work.values():
        step()
    remember()  # a process that starts finds the words of the articles analysed
    for _ in range(_ROUNDS):
        for name, step in work.items():
            loop = _seconds(reference)
            found.setdefault(name, []).append(2 * _seconds(step) / (loop + _seconds(reference)))
        first = subprocess.run([sys.executable, "-c", _START], capture_output=True, text=True, check=True).stdout
        found.setdefault("start", []).append(float(first) / _seconds(reference))
    return {name: round(statistics.median(ratios), 2) for name, ratios in found.items()}


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def recorded() -> dict[str, float]:
    """The ratios on record."""
    with RECORD.open(encoding="utf-8", newline="") as file:
        return {row["step"]: float(row["ratio"]) for row in csv.DictReader(file)}


if __name__ == "__main__":
    with RECORD.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("step", "ratio"), *measured().items()])
