"""Passages that somebody says: in quotation marks, or after a verb of saying or a source phrase."""

from dataclasses import dataclass
from functools import cache

from waqai.tasks import lexicon
from waqai.tasks.document import Document, Sentence
from waqai.tasks.extract.mention import ActorMention, party
from waqai.tasks.normalise import fold


@dataclass(slots=True)
class Quotation:
    """A passage ``start`` to ``end`` that ``said_by`` says; ``cue`` is the word of saying."""

    sentence_no: int
    start: int
    end: int
    first: int
    last: int
    direct: bool
    said_by: str | None
    speaker_id: str | None
    cue: str | None


@cache
def _cues() -> dict[str, str]:
    """Folded lemma of a verb of saying, or first word of a source phrase, to its kind."""
    return {fold(form): row["kind"] for row in lexicon.rows("speech") for form in lexicon.values(row["words"])}


_MARKS = {'"': '"', "«": "»", "“": "”", "‹": "›"}


def find_quotations(doc: Document, actors: list[ActorMention]) -> list[Quotation]:
    """Every quotation of a document, with its speaker where the text names one."""
    by_sentence: dict[int, list[ActorMention]] = {}
    for mention in actors:
        by_sentence.setdefault(mention.sentence_no, []).append(mention)
    found = []
    for sentence in doc.sentences:
        found += _of(sentence, by_sentence.get(sentence.no, []))
    return found


def _of(sentence: Sentence, actors: list[ActorMention]) -> list[Quotation]:
    tokens, found = sentence.tokens, []
    for i, token in enumerate(tokens):
        word = token.word
        kind = _cues().get(fold(word.lemma)) if word.pos == "verb" else _cues().get(word.key) or _cues().get(word.stem)
        if kind is None or (kind == "verb") != (word.pos == "verb"):
            continue
        speaker = _speaker(actors, i, kind)
        if kind == "source":  # بحسب X: what stands before, or what follows it
            end = speaker.last if speaker else i
            first, last = (0, i - 1) if i > 2 else (min(end + 1, len(tokens) - 1), len(tokens) - 1)
        else:
            opener = next((j for j in range(i + 1, min(len(tokens), i + 25)) if tokens[j].word.key in ("ان", "بان", "انه", "انها", "إن", "انهم", ":") or tokens[j].surface in _MARKS), None)
            if opener is None:
                continue
            first, last = opener, len(tokens) - 1
            if tokens[opener].word.key == ":" and opener + 1 < len(tokens):
                first = opener + 1
        if first > last:
            continue
        direct = tokens[first].surface in _MARKS
        if direct:
            close = _MARKS[tokens[first].surface]
            last = next((j for j in range(first + 1, len(tokens)) if tokens[j].surface == close), last)
        found.append(
            Quotation(sentence.no, tokens[first].start, tokens[last].end, first, last, direct, party(speaker) if speaker else None, speaker.actor.actor_id if speaker else None, token.surface)
        )
    return found


def _speaker(actors: list[ActorMention], i: int, kind: str) -> ActorMention | None:
    """The actor named right behind the cue (a person before the country that his title names), else the last before it."""
    behind = [m for m in actors if i < m.first <= i + 10]
    persons = [m for m in behind if m.actor.kind == "person"]
    if persons or behind:
        return (persons or behind)[0]
    if kind == "source":
        return None
    before = [m for m in actors if i - 8 <= m.last < i]
    return before[-1] if before else None
