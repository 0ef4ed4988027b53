"""Sentences to words: camel-tools' morphology, one reading a word chosen in context."""

from collections.abc import Iterable
from datetime import date

from waqai.tasks import normalise
from waqai.tasks.document import Document, Sentence, Token, Word
from waqai.tasks.settings import settings
from waqai.tasks.tag.disambiguate import remember, tag

__all__ = ["read", "remember", "tag_words"]


def tag_words(sentences: list[list[str]]) -> list[list[Word]]:
    """The reading of every word of every sentence."""
    if settings().neural:
        from waqai.tasks.tag import neural

        return [neural.tag(surfaces) for surfaces in sentences]
    return [tag(surfaces) for surfaces in sentences]


def read(
    article_id: str,
    text: str,
    published: date | None,
    outlet: str | None = None,
    title: str | None = None,
    boilerplate: Iterable[tuple[int, int]] = (),
) -> Document:
    """A text as a tagged document."""
    doc = Document(article_id, text, published, outlet, title)
    spans = normalise.split(text, boilerplate)
    cut = [normalise.words(text, *span) for span in spans]
    tagged = tag_words([[text[a:b] for a, b in places] for places in cut])
    no = 0
    for number, (span, places, readings) in enumerate(zip(spans, cut, tagged, strict=True)):
        tokens = [Token(no + i, number, a, b, text[a:b], word) for i, ((a, b), word) in enumerate(zip(places, readings, strict=True))]
        doc.sentences.append(Sentence(number, *span, tokens))
        no += len(tokens)
    return doc
