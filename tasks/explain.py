"""One text read and told: what ``waqai explain`` answers."""

from datetime import date

from waqai.tasks.document import Document
from waqai.tasks.extract import Mentions, read_mentions, rows

_TOKEN = ("lemma", "pos", "root", "gender", "number", "person", "voice", "aspect", "state", "proclitics", "enclitic", "gloss", "stem", "known")


def read_text(name: str, text: str, published: str | None) -> Document:
    """A text as a document, by the flow's own way.

    Raises:
        ValueError: ``published`` is not an ISO day.
    """
    from waqai.tasks.tag import read

    return read(name, text, date.fromisoformat(published[:10]) if published else None)


def answer(name: object, doc: Document) -> dict:
    """What was read from a document, as the JSON of ``waqai explain``: spans are characters of its text."""
    found = read_mentions(doc)
    tables = rows(doc, found)
    dates = tables["date_mentions"]
    return {
        "id": name,
        "sentences": [{"start": sentence.start, "end": sentence.end} for sentence in doc.sentences],
        "tokens": [
            {"start": t.start, "end": t.end, "surface": t.surface} | {feature: getattr(t.word, feature) for feature in _TOKEN}
            for sentence in doc.sentences
            for t in sentence.tokens
        ],
        "numbers": [
            {"text": doc.text[n.start : n.end], "start": n.start, "end": n.end, "value": n.value, "low": n.low, "high": n.high}
            for n in sorted(_plain_numbers(found), key=lambda n: n.start)
        ],
        "dates": [_span(row) | {"from": _day(row["date_from"]), "to": _day(row["date_to"]), "precision": row["precision"]} for row in dates],
        "actors": [_told(row, "actor_id", "name_ar", "name_en", "kind", "country", "sector", "rule") for row in tables["actor_mentions"]],
        "places": [_told(row, "place_id", "place", "place_en", "country", "latitude", "longitude") for row in tables["place_mentions"]],
        "quotations": [_told(row, "direct", "said_by", "speaker_id", "cue") for row in tables["quotations"]],
        "figures": [
            _told(row, "value", "low", "high", "qualifier", "kind", "unit_ar", "unit_en", "of", "rule") for row in tables["figure_mentions"]
        ],
        "events": [
            _told(row, "type", "mode", "source", "target", "status") | {"date": _day(row["date"])} | _told(row, "place", "said_by", "rule")
            for row in tables["event_mentions"]
        ],
    }


def _plain_numbers(found: Mentions):
    """Numbers, duals that count among them, but those that stand in a date; a span of time (خلال 3 سنوات) is an amount."""
    dated = [(mention.start, mention.end) for mention in found.dates if mention.rule not in ("distance", "days")]
    duals = [figure for figure in found.figures if figure.form == "dual"]
    for numbers in [*found.numbers, duals]:
        for number in numbers:
            if not any(start < number.end and number.start < end for start, end in dated):
                yield number


def _span(row: dict) -> dict:
    return {"text": row["surface"], "start": row["char_start"], "end": row["char_end"]}


def _told(row: dict, *names: str) -> dict:
    return _span(row) | {name: row[name] for name in names}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
