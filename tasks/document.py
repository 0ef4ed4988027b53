"""What every step after tagging reads: an article's text, its sentences and its words, with offsets into the untouched text.

A ``Token`` points to its characters and to its ``Word``, the analysis of its type in that context; equal analyses are
one object, so whatever depends on the word alone can be computed once and kept in a dictionary keyed by it.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class Word(NamedTuple):
    """A word as analysed in context, whatever its place.  Features are None where they do not apply.

    ``key`` holds the folded letters of the whole written word, ``stem`` those without its clitics (``normalise.fold``).
    ``proclitics`` are letters, outermost first: ("w", "b", "al"); ``enclitic`` a pronoun's person, gender, number: "3ms".
    """

    key: str
    stem: str
    lemma: str
    pos: str
    gender: str | None = None
    number: str | None = None
    person: str | None = None
    voice: str | None = None
    aspect: str | None = None
    state: str | None = None
    proclitics: tuple[str, ...] = ()
    enclitic: str | None = None
    root: str | None = None
    gloss: str | None = None
    known: bool = True


@dataclass(slots=True)
class Token:
    """A word in its place: ``text[start:end]`` is ``surface``; ``no`` counts through the article."""

    no: int
    sentence_no: int
    start: int
    end: int
    surface: str
    word: Word


@dataclass(slots=True)
class Sentence:
    """A sentence: its span and its tokens; ``spots`` are kept by ``extract.spots``."""

    no: int
    start: int
    end: int
    tokens: list[Token] = field(default_factory=list)
    spots: tuple[list[int], ...] | None = field(default=None, compare=False, repr=False)


@dataclass(slots=True)
class Document:
    """An article as the extractors read it."""

    article_id: str
    text: str
    published: date | None
    outlet: str | None = None
    title: str | None = None
    sentences: list[Sentence] = field(default_factory=list)

    @property
    def tokens(self) -> list[Token]:
        """All tokens, in order."""
        return [token for sentence in self.sentences for token in sentence.tokens]
