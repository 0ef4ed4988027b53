"""Tokens in, mentions out: actors, places, dates, quotations, events and figures of one article.

Each step reads the document and what the steps before it found; none looks ahead.  ``read_mentions`` keeps the findings as
objects for whoever explains them; ``extract`` gives the rows of the tables.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from waqai.tasks import lexicon, schema
from waqai.tasks.document import Document
from waqai.tasks.extract.actors import find_actors, settle, without_places
from waqai.tasks.extract.context import PassedOver
from waqai.tasks.extract.dates import DateMention, find_dates
from waqai.tasks.extract.events import EventMention, find_events
from waqai.tasks.extract.figures import FigureMention, find_figures
from waqai.tasks.extract.mention import ActorMention
from waqai.tasks.extract.numbers import Number, find_numbers
from waqai.tasks.extract.places import PlaceMention, find_places
from waqai.tasks.extract.quotations import Quotation, find_quotations
from waqai.tasks.extract.reach import UNREAD
from waqai.tasks.extract.spots import look_up

Row = dict[str, object]


@dataclass(slots=True)
class Mentions:
    """All that was found in one document, each list in the order of the text."""

    numbers: list[list[Number]]  # of each sentence
    dates: list[DateMention]
    actors: list[ActorMention]
    places: list[PlaceMention]
    quotations: list[Quotation]
    events: list[EventMention]
    figures: list[FigureMention]


def read_mentions(doc: Document, passed: list[PassedOver] | None = None) -> Mentions:
    """Everything the document says that the tables hold; into ``passed`` go the words that could have told of an event, and did not."""
    return next(_read_all([doc], passed))


def _read_all(docs: list[Document], passed: list[PassedOver] | None = None) -> Iterator[Mentions]:
    """The mentions of each document; what is asked of words alone is asked for all of them at once."""
    look_up([sentence for doc in docs for sentence in doc.sentences])
    all_dates = [find_dates(doc) for doc in docs]
    for doc, dates, actors in zip(docs, all_dates, find_actors(docs, [_latest(dates) for dates in all_dates]), strict=True):
        numbers = [find_numbers(sentence) for sentence in doc.sentences]
        places = find_places(doc, actors)
        settle(doc, actors, places)
        quotations = find_quotations(doc, actors)
        events = find_events(doc, actors, numbers, dates, places, quotations, passed)
        figures = find_figures(doc, numbers, dates, actors, places, events, quotations)
        acting = without_places(doc, actors, (side for event in events for side in (event.source, event.target)))
        yield Mentions(numbers, dates, acting, places, quotations, events, figures)


def _latest(dates: list[DateMention]) -> date | None:
    """The latest day that the text names by itself: it was not written before."""
    return max((mention.date_from for mention in dates if mention.date_from and not mention.relative), default=None)


def extract(doc: Document) -> dict[str, list[Row]]:
    """Rows of every table of ``schema.MENTIONS`` for one document."""
    return next(extract_all([doc]))


def extract_all(docs: list[Document]) -> Iterator[dict[str, list[Row]]]:
    """As ``extract``, for many documents, which together cost less."""
    yield from map(rows, docs, _read_all(docs))


def rows(doc: Document, found: Mentions) -> dict[str, list[Row]]:
    """The findings as rows of ``schema.MENTIONS``; a figure points to the mention of its event."""
    tables = {
        "actor_mentions": [_actor(m) for m in found.actors],
        "place_mentions": [_columns(m, "place_mentions") for m in found.places],
        "date_mentions": [_columns(m, "date_mentions") for m in found.dates],
        "quotations": [_columns(m, "quotations") for m in found.quotations],
        "event_mentions": [_columns(m, "event_mentions") for m in found.events],
        "figure_mentions": [_columns(m, "figure_mentions") for m in found.figures],
    }
    for table, written in tables.items():
        seen: Counter[tuple[int, int]] = Counter()
        mentions = getattr(found, _SOURCE[table])
        for row, mention in zip(written, mentions, strict=True):
            span = (mention.start, mention.end)
            row |= {
                "mention_id": mention_id(doc.article_id, table, *span, seen[span]),
                "article_id": doc.article_id,
                "sentence_no": mention.sentence_no,
                "char_start": mention.start,
                "char_end": mention.end,
                "surface": doc.text[mention.start : mention.end],
            }
            seen[span] += 1
    ids = {id(event): row["mention_id"] for event, row in zip(found.events, tables["event_mentions"], strict=True)}
    for row, figure in zip(tables["figure_mentions"], found.figures, strict=True):
        row["event_mention_id"] = ids.get(id(figure.event))
    return tables


def mention_id(article_id: str, table: str, start: int, end: int, order: int) -> str:
    """Key of a mention: 16 hexadecimal digits that depend on its article, table, span and order among those of that span."""
    return blake2b(f"{article_id}/{table}/{start}-{end}/{order}".encode(), digest_size=8).hexdigest()


_SOURCE = {
    "actor_mentions": "actors",
    "place_mentions": "places",
    "date_mentions": "dates",
    "quotations": "quotations",
    "event_mentions": "events",
    "figure_mentions": "figures",
}
_COMMON = {"mention_id", "article_id", "sentence_no", "char_start", "char_end", "surface", "event_mention_id"}
_OWN = {table: [name for name in columns.names if name not in _COMMON] for table, columns in schema.MENTIONS.items()}
_ACTOR = ["actor_id", "name_ar", "name_en", "kind", "known"]


def _columns(mention: object, table: str) -> Row:
    return {name: getattr(mention, name) for name in _OWN[table]}


def _actor(mention: ActorMention) -> Row:
    row = {name: getattr(mention.actor, name) for name in _ACTOR}
    return row | {"role_ar": mention.role_ar, "country": mention.country, "sector": mention.sector, "rule": mention.rule}


def rules_version() -> str:
    """Fingerprint of the code and the models of extraction."""
    from waqai.tasks.settings import ROOT

    digest = blake2b(digest_size=6)
    models = [path for path in (ROOT / "seeds" / "models").glob("*.json") if not path.name.startswith("tagger")]
    for path in [*sorted((ROOT / "tasks" / "extract").rglob("*.py")), *sorted(models)]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def version() -> str:
    """Fingerprint of what extraction depends on beside the tokens: its code, its models and the files of the lexicon that it reads."""
    read = [path.stem for path in lexicon.FOLDER.glob("*.csv") if path.stem not in UNREAD]
    return blake2b(f"{rules_version()}/{lexicon.version(*read)}".encode(), digest_size=6).hexdigest()
