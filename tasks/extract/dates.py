"""Dates named in a text, resolved against the article's day; without one, what is relative stays unresolved."""

from dataclasses import dataclass
from datetime import date

from waqai.tasks.document import Document, Sentence
from waqai.tasks.extract.date_readers import Reader, readers_of
from waqai.tasks.extract.days import Span
from waqai.tasks.extract.spots import Spots


@dataclass(slots=True)
class DateMention:
    """A date: tokens ``first`` to ``last`` of the sentence; ``date_from`` is None where it cannot be resolved."""

    sentence_no: int
    first: int
    last: int
    start: int
    end: int
    date_from: date | None
    date_to: date | None
    precision: str
    relative: bool
    rule: str


_BEGINNINGS = Spots(lambda word: readers_of(word.key))


def find_dates(doc: Document) -> list[DateMention]:
    """All dates of a document, in order; spans from one date to another are one."""
    return [mention for sentence in doc.sentences for mention in _of_sentence(sentence, doc.published)]


def _of_sentence(sentence: Sentence, day: date | None) -> list[DateMention]:
    tokens = sentence.tokens
    starts = _BEGINNINGS.of(sentence)
    if not starts:
        return []
    found, behind, reader = [], 0, Reader(tokens, day)
    for at in starts:
        span = reader.read(at) if at >= behind else None
        if span and day and at <= 1 and span.last >= len(tokens) - 1:
            # Nothing but a date: as an agenda says it, it is to come.
            span = Reader(tokens, day, ahead=True).read(at)
        if span is not None:
            found.append(_mention(sentence, at, span, reader))
            behind = span.last + 1
    return _spans(sentence, found)


def _mention(sentence: Sentence, at: int, span: Span, reader: Reader) -> DateMention:
    tokens = sentence.tokens
    start = tokens[at].start + reader.glued(at)
    return DateMention(sentence.no, at, span.last, start, tokens[span.last].end, span.low, span.high, span.precision, span.relative, span.rule)


def _spans(sentence: Sentence, found: list[DateMention]) -> list[DateMention]:
    """Join "بين 3 و5 مايو", "من الأحد إلى الخميس", "12 يناير - 22 يناير"."""
    keys = [token.word.key for token in sentence.tokens]
    joined: list[DateMention] = []
    for mention in found:
        a = joined[-1] if joined else None
        if a and a.date_from and mention.date_to and a.date_from <= mention.date_to and a.precision == mention.precision:
            between, before = keys[a.last + 1 : mention.first], keys[a.first - 1] if a.first else ""
            glued = keys[mention.first][:1] == "و"
            if between in (["-"], ["–"], ["الي"], ["حتي"]) or (before.endswith("بين") and (between == ["و"] or (not between and glued))):
                a.last, a.end, a.date_to, a.rule = mention.last, mention.end, mention.date_to, f"{a.rule} to {mention.rule}"
                continue
        joined.append(mention)
    return joined
