"""Sentences to words: camel-tools' morphology, one reading a word chosen in context."""

from collections.abc import Iterable
from datetime import date

from waqai.tasks import normalise
from waqai.tasks.document import Document, Sentence, Token, Word
from waqai.tasks.settings import settings
from waqai.tasks.tag.disambiguate import remember, tag

__all__ = ["read", "read_all", "remember", "tag_words"]


def tag_words(sentences: list[list[str]]) -> list[list[Word]]:
    """The reading of every word of every sentence."""
    if settings().neural:
        from waqai.tasks.tag import neural

        return [neural.tag(surfaces) for surfaces in sentences]
    return tag(sentences)


def read(
    article_id: str,
    text: str,
    published: date | None,
    outlet: str | None = None,
    title: str | None = None,
    boilerplate: Iterable[tuple[int, int]] = (),
) -> Document:
    """A text as a tagged document."""
    return read_all([(Document(article_id, text, published, outlet, title), boilerplate)])[0]


def read_all(texts: list[tuple[Document, Iterable[tuple[int, int]]]]) -> list[Document]:
    """Fill documents without sentences, each given with the spans that are boilerplate, with their tagged sentences; many at once cost least."""
    spans = [normalise.split(doc.text, boilerplate) for doc, boilerplate in texts]
    cut = [[normalise.words(doc.text, *span) for span in found] for (doc, _), found in zip(texts, spans, strict=True)]
    tagged = iter(tag_words([[doc.text[a:b] for a, b in places] for (doc, _), found in zip(texts, cut, strict=True) for places in found]))
    for (doc, _), sentences, found in zip(texts, spans, cut, strict=True):
        no = 0
        for number, (span, places) in enumerate(zip(sentences, found, strict=True)):
            readings = zip(places, next(tagged), strict=True)
            tokens = [Token(i, number, a, b, doc.text[a:b], word) for i, ((a, b), word) in enumerate(readings, no)]
            doc.sentences.append(Sentence(number, *span, tokens))
            no += len(tokens)
    return [doc for doc, _ in texts]
