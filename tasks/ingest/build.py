"""A text and what its record says, to an article: checks, title, day, outlet, boilerplate."""

import re
from datetime import date, datetime

from waqai.tasks.ingest.boilerplate import find_boilerplate
from waqai.tasks.ingest.dateline import find_day
from waqai.tasks.ingest.record import Article, Refused, article_id
from waqai.tasks.settings import Settings

_ARABIC_WORD = re.compile("[\u0621-\u064a\u066e-\u06d3\ufb50-\ufefc]{2,}")
_LETTER = re.compile(r"[^\W\d_]")


def build(
    text: str,
    options: Settings,
    *,
    source_id: str,
    uri: str,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
) -> Article:
    """The article of a text; a title of its own stands before the body, parted by a line break.

    Raises:
        Refused: too short, too long, or not Arabic.
    """
    title = (title or "").strip() or None
    whole = f"{title}\n{text}" if title else text
    if len(whole.encode("utf-8", "surrogatepass")) > options.max_text_bytes:
        raise Refused("too_long", f"{len(whole)} characters")
    words = len(_ARABIC_WORD.findall(whole))
    if not words:
        raise Refused("not_arabic" if _LETTER.search(whole) else "empty", "no Arabic word")
    if words < options.min_words:
        raise Refused("too_short", f"{words} Arabic words")
    if sum(map(len, _ARABIC_WORD.findall(whole))) < 0.5 * len(_LETTER.findall(whole)):
        raise Refused("not_arabic", "most letters are of another script")
    moment = _moment(published)
    day = moment.date() if moment else find_day(whole)
    boilerplate = find_boilerplate(whole, title is not None)
    return Article(
        article_id(whole), source_id, uri, outlet, None, title or _headline(whole, boilerplate), day, moment,
        "metadata" if moment else "text" if day else "none", "ar", whole, boilerplate, None, words,
    )  # fmt: skip


def _headline(text: str, boilerplate: list[dict]) -> str | None:
    cut = [(b["char_start"], b["char_end"]) for b in boilerplate]
    for line in re.finditer(r"[^\n]+", text):
        if len(line.group().split()) > 2 and not any(a <= line.start() < b for a, b in cut):
            return line.group().strip() if len(line.group()) < 200 else None
    return None


def _moment(published: str | date | None) -> datetime | None:
    """The moment that a record's field names; None where it names none."""
    if not published:
        return None
    try:
        return datetime.fromisoformat(str(published).strip().replace("Z", "+00:00"))
    except ValueError:
        return None
