"""Inputs of every format, and what transmission, editors and enemies do to them."""

import gzip
import io
import json
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import zstandard
from hypothesis import strategies as st
from waqai.tasks import normalise, stages
from waqai.tasks.ingest import Article, Reject, read
from waqai.tasks.lake import Lake
from waqai.tasks.settings import Settings
from webpages import DESIGNS, STORIES, page

OPTIONS = Settings(max_text_bytes=50_000)


def _zip(name: str, content: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return held.getvalue()


def _tar(name: str, content: bytes) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))
    return held.getvalue()


def _parquet() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    held = io.BytesIO()
    pq.write_table(pa.table({"id": ["1", "2"], "text": [story.text for story in STORIES[:2]]}), held)
    return held.getvalue()


def _feed() -> bytes:
    items = "".join(f"<item><title>{story.title}</title><link>https://x.example/{n}</link><description>{story.text}</description></item>" for n, story in enumerate(STORIES))
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>أخبار</title>{items}</channel></rss>'.encode()


_TEXT = STORIES[0].text
_RECORDS = [{"id": n, "title": story.title, "text": story.text, "published_at": story.day, "url": f"https://x.example/{n}"} for n, story in enumerate(STORIES)]
_LINES = "".join(json.dumps(each, ensure_ascii=n % 2 == 0) + "\n" for n, each in enumerate(_RECORDS)).encode()
_TABLE = ("id,title,text\n" + "".join(f'{n},{story.title},"{story.text}"\n' for n, story in enumerate(STORIES))).encode()
SEEDS: dict[str, bytes] = {
    "a.txt": _TEXT.encode(),
    "b.txt": _TEXT.encode("utf-16"),
    "c.txt": _TEXT.encode("cp1256"),
    "d.txt": _TEXT.encode("iso8859_6", "ignore"),
    "e.txt": _TEXT.encode().decode("cp1256").encode(),
    "f": f"{_TEXT}\nاقرأ أيضا\nعنوان آخر\nالمصدر: رويترز".encode(),
    "a.jsonl": _LINES,
    "b.jsonl.gz": gzip.compress(_LINES),
    "c.jsonl.zst": zstandard.compress(_LINES),
    "a.json": json.dumps(_RECORDS, ensure_ascii=False).encode(),
    "a.csv": _TABLE,
    "a.parquet": _parquet(),
    "a.xml": _feed(),
    "a.zip": _zip("a.txt", _TEXT.encode()),
    "a.tar": _tar("a.txt", _TEXT.encode()),
    "b.tar.gz": gzip.compress(_tar("a.jsonl", _LINES)),
    **{f"{design.__name__}.html": page(design, STORIES[1]) for design in DESIGNS},
}
_SPLICES = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\n", b"\r\n", b'"', b"{", b"[[[[", b"\\ud800", b"\\u0000", b"<!ENTITY a 'b'>", b"</script>", b"<![CDATA[", b"\x1f\x8b", b"PK\x03\x04",
    b"%PDF", "\u202e\u200f\u0640".encode(), "\u064b".encode() * 30, "\ufdfa".encode(), "\U0001f600".encode(), "۱۲۳".encode(), b"1e999", b"\xd8", b"\x80" * 5, b"../../", b" " * 200,
)  # fmt: skip


@st.composite
def mutated(draw) -> tuple[str, bytes]:
    """Name and content of an input after some accidents."""
    name = draw(st.sampled_from(sorted(SEEDS)))
    content = bytearray(SEEDS[name])
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(content)))
        length = draw(st.integers(0, 40))
        match draw(st.sampled_from(["flip", "cut", "splice", "drop", "double", "swap"])):
            case "flip" if at < len(content):
                content[at] ^= 1 << draw(st.integers(0, 7))
            case "cut":
                del content[at:]
            case "splice":
                content[at:at] = draw(st.sampled_from(_SPLICES))
            case "drop":
                del content[at : at + length]
            case "double":
                content[at:at] = content[at : at + length * 20]
            case "swap":
                content[at : at + length] = content[at : at + length][::-1]
    if draw(st.integers(0, 9)) == 0:
        name = draw(st.sampled_from(sorted(SEEDS)))  # an input under the name of another
    return name, bytes(content)


def given(name: str, content: bytes) -> int | None:
    """How many inputs a file is, counted without the reader; None where only the reader can tell (archives, tables, arrays)."""
    if name.endswith((".txt", ".html")):
        return None if b"<?xml" in content[:50] and b"<rss" in content else 1
    if name.endswith(".jsonl") and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return sum(bool(line.strip()) for line in content.split(b"\n"))
    return None


def account(inputs: list[tuple[str, bytes]]) -> Iterator[str]:
    """Take inputs in and read their sentences; what does not add up, a line each."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, (name, content) in enumerate(inputs):
            path = Path(folder) / f"{number:03}" / name
            path.parent.mkdir()
            path.write_bytes(content)
            paths.append(str(path))
        outcomes = []
        for path, (name, content) in zip(paths, inputs, strict=True):
            found = list(read([path], OPTIONS))
            wanted = given(name, content)
            if wanted is not None and len(found) != wanted:
                yield f"{name}: {wanted} given, {len(found)} told of"
            if not found and content.strip() and wanted is None and not name.endswith((".csv", ".jsonl.gz", ".jsonl.zst", ".tar", ".tar.gz", ".zip", ".parquet")):
                yield f"{name}: nothing told of"
            outcomes += found
        for outcome in outcomes:
            yield from _faults(outcome)
        lake = Lake(Path(folder) / "home")
        intake = stages.take_in(lake, outcomes, "run", 20_000)
        if intake.articles_new + intake.articles_duplicate + intake.articles_rejected != intake.articles_in or intake.articles_in != len(outcomes):
            yield f"{len(outcomes)} inputs, counted as {intake}"
        held = sum(lake.read(entry, "articles", ["article_id"]).num_rows for entry in lake.entries("ingest"))
        accepted = len({outcome.article_id for outcome in outcomes if isinstance(outcome, Article)})
        if not held == accepted == intake.articles_new:
            yield f"{accepted} articles, {held} in the lake, counted as {intake.articles_new}"


def _faults(outcome) -> Iterator[str]:
    if isinstance(outcome, Reject):
        if outcome.reason not in _REASONS or not outcome.detail:
            yield f"reject without a reason: {outcome}"
        return
    text, cut = outcome.text, [(span["char_start"], span["char_end"]) for span in outcome.boilerplate]
    if any(not 0 <= start < end <= len(text) for start, end in cut) or sorted(cut) != cut:
        yield f"boilerplate out of order: {cut}"
    for start, end in normalise.split(text, cut):
        if not text[start:end].strip() or any(start < b and a < end for a, b in cut):
            yield f"a sentence that is none: {start}-{end}"
        if any(not text[a:b].strip() for a, b in normalise.words(text, start, end)):
            yield f"a word that is none in {start}-{end}"


_REASONS = frozenset(stages.schema.REASONS)
