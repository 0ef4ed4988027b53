"""A record to an article: checks, title, day, origin, boilerplate, signature."""

import re

from waqai.tasks.ingest import language
from waqai.tasks.ingest.boilerplate import find_boilerplate
from waqai.tasks.ingest.dateline import find_day, moment
from waqai.tasks.ingest.decode import repair
from waqai.tasks.ingest.duplicates import signature
from waqai.tasks.ingest.origin import find_origin, of_address
from waqai.tasks.ingest.record import Article, Record, Refused, article_id
from waqai.tasks.normalise import fold_text
from waqai.tasks.settings import Settings

_LONGEST_TITLE = 200  # characters; a longer first line is a paragraph


def build(record: Record, options: Settings) -> Article:
    """The article of a record; a title of its own stands before the body, parted by a line break.

    Raises:
        Refused: empty, too short, too long, or not Arabic.
    """
    title = " ".join(repair(record.title).split()) if record.title else None
    body = repair(record.text)
    whole = f"{title}\n{body}" if title else body
    if len(whole) > options.max_text_bytes or len(whole.encode()) > options.max_text_bytes:
        raise Refused("too_long", f"{len(whole)} characters, WAQAI_MAX_TEXT_BYTES allows {options.max_text_bytes} bytes")
    language.check(whole)
    folded = fold_text(whole)
    boilerplate = find_boilerplate(whole, title is not None, folded)
    kept = _without(whole, boilerplate)
    n_words = len(language.ARABIC_WORD.findall(kept))
    if n_words < options.min_words:
        raise Refused("too_short", f"{n_words} Arabic words beside boilerplate, WAQAI_MIN_WORDS asks for {options.min_words}")
    day, exact = moment(record.published)
    known = day is not None
    if not known:
        day = find_day(whole)
    origin = find_origin(kept[len(title) + 1 :] if title else kept)
    return Article(
        article_id=article_id(whole),
        source_id=record.source_id,
        uri=record.uri,
        outlet=record.outlet or origin.outlet or of_address(record.uri),
        agency=record.agency or origin.agency,
        title=title or _headline(kept),
        published_at=day,
        published_ts=exact,
        published_from="metadata" if known else "text" if day else "none",
        language="ar",
        text=whole,
        boilerplate=boilerplate,
        minhash=signature(_own_words(folded, whole, boilerplate, title is not None)),
        n_words=n_words,
        permanent=record.permanent,
        also_at=record.also_at,
    )


def _without(text: str, boilerplate: list[dict]) -> str:
    """The text with blanks where boilerplate is."""
    for span in boilerplate:
        text = text[: span["char_start"]] + " " * (span["char_end"] - span["char_start"]) + text[span["char_end"] :]
    return text


def _own_words(folded: str, text: str, boilerplate: list[dict], titled: bool) -> str:
    """Folded lines of the body: editors change titles, and boilerplate is the outlet's."""
    cut = {text.count("\n", 0, span["char_start"]) for span in boilerplate} | ({0} if titled else set())
    return "\n".join(line for number, line in enumerate(folded.split("\n")) if number not in cut) if cut else folded


def _headline(text: str) -> str | None:
    """The first line, where it is no paragraph."""
    line = next((line.strip() for line in text.split("\n") if len(re.findall(r"\w+", line)) > 2), "")
    return line if 0 < len(line) < _LONGEST_TITLE else None
