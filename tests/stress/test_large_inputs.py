"""Memory of an ingest by the size of its input: a long stream, a large folder, a line without end.

Sizes are small beside those that are promised (5 GB, 100,000 files); what is asserted is that memory hardly grows with them:
``WAQAI_STRESS`` multiplies them.
"""

import json
import os
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

TIMES = int(os.environ.get("WAQAI_STRESS", "1"))
MOST = 1_500  # megabytes
WORDS = "الحكومة أعلنت الوزير المدينة اليوم قرار المحادثات وفد جديد بين الجانبين حول ملف الأزمة في مقر المجلس بعد اجتماع طويل مع ممثلين عن المنظمات".split()

TAKE_IN = """
import resource, sys, time
from waqai.tasks import stages
from waqai.tasks.ingest import read
from waqai.tasks.lake import Lake
from waqai.tasks.settings import Settings
began = time.perf_counter()
intake = stages.take_in(Lake(sys.argv[1]), read([sys.argv[2]], Settings()), "run", 250_000)
seconds = time.perf_counter() - began
print(intake.articles_new, intake.articles_rejected, intake.words, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def take_in(home: Path, given: Path) -> tuple[int, int, float, float]:
    """Articles, rejects, words a second and peak megabytes of an ingest in a process of its own."""
    done = subprocess.run([sys.executable, "-c", TAKE_IN, home, given], capture_output=True, text=True, check=True)
    new, rejected, words, seconds, memory = map(float, done.stdout.split())
    return int(new), int(rejected), words / seconds, memory


def article(number: int) -> str:
    """Some 150 words that no other number gives."""
    return "\n".join(
        " ".join(WORDS[(number * (3 + at) + at * at + at // 7) % len(WORDS)] for at in range(start, start + 25)) + f" {number * 7 + start}." for start in range(0, 150, 25)
    )


def stream(path: Path, articles: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for number in range(articles):
            file.write(json.dumps({"id": number, "text": article(number)}, ensure_ascii=False) + "\n")
    return path


def folder(path: Path, articles: int) -> Path:
    for number in range(articles):
        if number % 1_000 == 0:
            (path / f"{number // 1_000}").mkdir(parents=True)
        (path / f"{number // 1_000}" / f"{number}.txt").write_text(article(number), encoding="utf-8")
    return path


@pytest.mark.timeout(3_000)
@pytest.mark.parametrize(("make", "articles"), [(stream, 5_000 * TIMES), (folder, 2_000 * TIMES)])
def test_memory_hardly_grows_with_what_is_read(tmp_path, make, articles):
    small = take_in(tmp_path / "home-1", make(tmp_path / "small.jsonl", articles))
    large = take_in(tmp_path / "home-2", make(tmp_path / "large.jsonl", 8 * articles))
    print(f"\n{make.__name__}: {articles} articles {small[3]:.0f} MB, {8 * articles} articles {large[3]:.0f} MB, {large[2]:.0f} words a second")
    assert (small[0], large[0]) == (articles, 8 * articles)
    assert large[3] < MOST
    assert large[3] - small[3] < 7 * articles * 1_000 / 1e6 + 30  # a kilobyte an article at most, and what allocators keep


@pytest.mark.timeout(3_000)
def test_what_unpacks_to_gigabytes_is_not_held(tmp_path):
    path = tmp_path / "bomb.jsonl.gz"
    made = zlib.compressobj(9, wbits=31)
    with path.open("wb") as file:
        for _ in range(2_000):
            file.write(made.compress(bytes(1_000_000)))
        file.write(made.flush())
    new, rejected, _, memory = take_in(tmp_path / "home", path)
    assert (new, rejected) == (0, 1)
    assert memory < 500


def test_a_line_without_end_is_not_held(tmp_path):
    path = tmp_path / "endless.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "')
        for _ in range(500):
            file.write(b"x" * 1_000_000)
    new, rejected, _, memory = take_in(tmp_path / "home", path)
    assert (new, rejected) == (0, 1)
    assert memory < 500
