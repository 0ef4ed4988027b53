"""Passages that somebody says: in quotation marks, or after a verb of saying or a source phrase."""

from dataclasses import dataclass, replace
from functools import cache, lru_cache

from waqai.tasks import lexicon
from waqai.tasks.document import Document, Sentence, Token, Word
from waqai.tasks.extract.mention import ActorMention, party
from waqai.tasks.extract.spots import Spots
from waqai.tasks.extract.word_kinds import is_kind, name_words
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
_OPENERS = {fold(w) for w in "أن بأن إن أنه بأنه إنه أنها بأنها إنها أنهم إنهم :".split()}
_BY_THE_WAY = {fold(w) for w in "يذكر يشار".split()}  # يذكر أن: the article itself tells it
_REACH, _SUBJECT = 25, 10  # words from a cue to what it opens, and to its speaker
_TITLED = 16  # from وفق to who says so, behind his titles
_NAME = 7  # of a name in quotation marks, with these
_SENTENCES = 3  # that a passage in quotation marks may go on for


def find_quotations(doc: Document, actors: list[ActorMention]) -> list[Quotation]:
    """Every quotation of a document, with its speaker where the text names one.

    A cue without a subject of its own (وأضاف أن، مؤكدا أن، بحسب قوله) goes on with the speaker before it.
    """
    by_sentence: dict[int, list[ActorMention]] = {}
    for mention in actors:
        by_sentence.setdefault(mention.sentence_no, []).append(mention)
    found: list[Quotation] = []
    speaker: ActorMention | None = None
    carried: tuple[Quotation, str] | None = None  # a passage that goes on, and the mark that will close it
    for n, sentence in enumerate(doc.sentences):
        if carried is not None and sentence.tokens:
            close = _closing(sentence, carried[1])
            last = len(sentence.tokens) - 1 if close is None else close
            found.append(replace(carried[0], sentence_no=sentence.no, start=sentence.tokens[0].start, end=sentence.tokens[last].end, first=0, last=last))
            carried = carried if close is None else None
        here, speaker = _of(sentence, by_sentence.get(sentence.no, []), speaker)
        found += here
        opened = next(((q, mark) for q in here if q.direct and (mark := _MARKS[sentence.tokens[q.first].surface]) != sentence.tokens[q.last].surface), None)
        if opened and any(_closing(s, opened[1]) is not None for s in doc.sentences[n + 1 : n + 1 + _SENTENCES]):
            carried = opened
    return found


def speaker_at(quotations: list[Quotation], i: int) -> Quotation | None:
    """The innermost passage with a speaker in which token ``i`` of the sentence stands."""
    return max((q for q in reversed(quotations) if q.first <= i <= q.last and q.said_by), key=lambda q: q.first, default=None)


def _closing(sentence: Sentence, mark: str) -> int | None:
    """Where a passage of a sentence before ends: at the mark that opens none."""
    at = [i for i, token in enumerate(sentence.tokens) if token.surface == mark]
    return at[0] if at and (mark not in _MARKS or len(at) % 2) else None




@lru_cache(maxsize=200_000)
def _kind(word: Word, limited: bool) -> str | None:
    """verb, answer, participle or source, where the word is a cue of that kind; ``limited`` where حد stands before it."""
    if limited and _cues().get(word.stem) == "limit":  # على حد قول
        return "source"
    kind = _cues().get(fold(word.lemma)) if word.pos == "verb" else _cues().get(word.key.lstrip("و")) or _cues().get(word.key) or _cues().get(word.stem)
    return kind if kind not in (None, "limit") and (kind in ("verb", "answer")) == (word.pos == "verb") else None


_CUES = Spots(lambda word: _kind(word, False) or _kind(word, True))


def _of(sentence: Sentence, actors: list[ActorMention], before: ActorMention | None) -> tuple[list[Quotation], ActorMention | None]:
    """Quotations of a sentence, and who speaks at its end; ``before`` spoke last."""
    tokens, found = sentence.tokens, []
    if (headline := _headline(sentence, actors)) is not None:
        found.append(headline)
        before = next(m for m in reversed(actors) if m.last < headline.first)
    for i in _CUES.of(sentence):
        token = tokens[i]
        if token.word.key.removeprefix("و") in _BY_THE_WAY:
            continue
        kind = _kind(token.word, i > 0 and tokens[i - 1].word.key == "حد")
        if kind is None or "s" in token.word.proclitics:
            continue  # سيعلن: it is not said yet
        opener = _opener(tokens, i)
        if kind == "answer":
            if opener is None and _quoted_before(tokens, i) is None:
                continue  # رد على النائب: without what he said
            kind = "verb"
        speaker = _speaker(tokens, actors, i, kind, opener, before)
        span = _told(tokens, i, kind, opener, speaker)
        if span is None or span[0] > span[1]:
            continue
        first, last = span
        direct = tokens[first].surface in _MARKS
        if direct:
            close = _MARKS[tokens[first].surface]
            last = next((j for j in range(first + 1, len(tokens)) if tokens[j].surface == close), last)
        code, actor_id = (party(speaker), speaker.actor.actor_id) if speaker else (None, None)
        found.append(Quotation(sentence.no, tokens[first].start, tokens[last].end, first, last, direct, code, actor_id, token.surface))
        before = speaker
    return found, before


def _opener(tokens: list[Token], i: int) -> int | None:
    """Where what the cue at ``i`` reports begins: at أن or a quotation mark, but not that of a name (لصحيفة "لوموند" أن)."""
    found = [j for j in range(i + 1, min(len(tokens), i + _REACH)) if tokens[j].word.key in _OPENERS or tokens[j].surface in _MARKS]
    while found:
        close = next((j for j in range(found[0] + 1, min(len(tokens), found[0] + _NAME)) if tokens[j].surface == _MARKS.get(tokens[found[0]].surface)), None)
        behind = [j for j in found if close is not None and j > close]
        named = behind and tokens[behind[0]].word.key in _OPENERS and not any(t.word.pos in ("verb", "punc") for t in tokens[found[0] + 1 : close])
        if not named or any(t.word.pos == "verb" for t in tokens[close : behind[0]]):
            return found[0]
        found = behind
    return None


def _headline(sentence: Sentence, actors: list[ActorMention]) -> Quotation | None:
    """ماكرون: لن نعترف بـ...: what stands behind a speaker and a colon at the head of a sentence; a state alone is as often what the report is about."""
    tokens = sentence.tokens
    colon = next((i for i in range(1, min(_SUBJECT, len(tokens) - 1)) if tokens[i].surface == ":"), None)
    if colon is None or any(not t.word.pos.startswith(("noun", "adj")) for t in tokens[:colon]):
        return None
    speaker = next((m for m in reversed(actors) if m.last == colon - 1 and m.actor.kind != "media"), None)
    if speaker is None or speaker.first and speaker.actor.kind != "person" and not speaker.is_adjective:
        return None
    own = any(t.word.person == "1" or (t.word.enclitic or "").startswith("1") or t.surface in _MARKS for t in tokens[colon + 1 :])
    if not own and speaker.actor.kind == "country" and not speaker.is_adjective:
        return None  # إثيوبيا: مقتل العشرات: where it is
    code, actor_id = party(speaker), speaker.actor.actor_id
    return Quotation(sentence.no, tokens[colon + 1].start, tokens[-1].end, colon + 1, len(tokens) - 1, False, code, actor_id, ":")


def _told(tokens: list[Token], i: int, kind: str, opener: int | None, speaker: ActorMention | None) -> tuple[int, int] | None:
    """First and last token of what the cue at ``i`` reports."""
    end = len(tokens) - 1
    if kind == "source" and opener is not None and speaker is not None and i < speaker.last < opener and tokens[i].word.stem == _QUOTING:
        return opener, end  # نقلا عن مسؤول أن
    if kind == "source":  # بحسب X: what stands before, or at the head of a sentence what follows
        return (0, i - 1) if i > 2 else (min(max(i, speaker.last if speaker else i) + 1, end), end)
    if i > 1 and opener is None and (quoted := _quoted_before(tokens, i)) is not None:
        return quoted
    if opener is not None:
        return (opener + 1 if tokens[opener].word.key == ":" and opener < end else opener), end
    if kind == "verb" and speaker is not None and i > 2 and speaker.first > i and tokens[i - 1].word.key == "كما" and speaker.last >= end - 3:
        return 0, i - 2  # ...، كما قال الوزير فلان
    if kind == "verb" and speaker is not None and speaker.first > i:  # أعلنت الوزارة اعتقال، أفاد المرصد بمقتل
        return speaker.last + 1, end
    return None


def _quoted_before(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """«...»، قال X: the passage that ends beside the cue."""
    close = next((j for j in range(i - 1, max(-1, i - 3), -1) if tokens[j].surface in _MARKS.values()), None)
    if close is None:
        return None
    opener = next((j for j in range(close - 1, -1, -1) if _MARKS.get(tokens[j].surface) == tokens[close].surface), None)
    return None if opener is None else (opener, close)


def _speaker(tokens: list[Token], actors: list[ActorMention], i: int, kind: str, opener: int | None, before: ActorMention | None) -> ActorMention | None:
    """The actor named between a cue and what it opens (a person before the country that his title names), else the one before it in the sentence, else who spoke last."""
    reach = _TITLED if kind == "source" else _SUBJECT
    until = min(i + reach, opener - 1 if opener is not None and kind != "source" else i + reach)
    behind = [m for m in actors if i < m.first <= until and not _is_told(tokens, actors, i, kind, m)]
    if fold(tokens[i].word.lemma) == _QUOTED and (of := next((j for j in range(i + 1, min(until, len(tokens))) if tokens[j].word.key == "عن"), None)) is not None:
        behind = [m for m in actors if of < m.first <= until] or behind  # نقلت الوكالة عن مسؤول عراقي: it is not the agency that says so
    if kind == "source":  # على لسان الناطق باسمها، الحكومة: behind a comma stands another, unless it is the name of an office
        comma = next((j for j in range(i + 1, len(tokens)) if tokens[j].surface == "،"), len(tokens))
        behind = [m for m in behind if m.first < comma or m.actor.kind == "person" and m.first == comma + 1]
    persons = [m for m in behind if m.actor.kind == "person"]
    if kind != "participle" and (persons or behind):
        return (persons or behind)[0]
    if kind == "source":
        own = i + 1 < len(tokens) and tokens[i + 1].word.enclitic is not None  # بحسب قوله
        return before if own else None
    following = tokens[i + 1].word if i + 1 < len(tokens) else None
    if kind == "verb" and following is not None and following.pos.startswith("noun"):
        own = before is not None and before.actor.kind == "person" and "al" in following.proclitics and is_kind(following, "office")
        return before if own else None  # وأضاف الوزير; وقال مصدر أمني: somebody without a name
    ahead = [m for m in actors if m.last < i and (kind == "participle" or m.last >= i - _SUBJECT)]
    ahead = [m for m in ahead if not m.is_adjective] or ahead
    ahead = [m for m in ahead if not m.first or tokens[m.first - 1].word.pos != "prep"] or ([] if tokens[i].word.enclitic else ahead)  # العائدون من فرنسا بسبب ما اعتبروه
    if kind == "participle":
        return before if before is not None and before.sentence_no == tokens[i].sentence_no else (ahead or [before])[0]
    return ahead[-1] if ahead else before


_SOURCES = {fold(w) for w in "مصدر مصادر مسؤول شاهد شهود".split()}
def _is_document(word: Word) -> bool:
    return word.stem in _DOCUMENTS or word.key in _DOCUMENTS


_DOCUMENTS = name_words("document")
_QUOTED, _QUOTING = fold("نقل"), fold("نقلا")
_WHERE = {fold(w) for w in "على عبر في إلى".split()}


def _is_told(tokens: list[Token], actors: list[ActorMention], i: int, kind: str, mention: ActorMention) -> bool:
    """وفق ما أكده مصدر أمني لمراسل رويترز: behind ل stands who is told, not who says, unless it is the body that he speaks for (الأمين العام لحزب الله)."""
    bodies = {j for m in actors for j in range(m.first, m.last + 1) if mention.actor.kind == "person" and m.actor.kind in ("organisation", "armed_group") and m.sector not in ("BUS", "JRN") and tokens[m.first - 1].word.pos in ("noun", "adj")}
    bodies |= {j for j in range(i + 1, mention.first + 1) if mention.actor.kind != "media" and (_is_document(tokens[j - 1].word) or j > i + 2 and tokens[j - 1].word.pos == "adj" and _is_document(tokens[j - 2].word))}  # وفق بيان لوزارة الخارجية, but في تصريح لقناة
    led = [tokens[j].word for j in range(max(i + 2, mention.first - 3), mention.first + 1) if tokens[j].word.pos != "punc" and j not in bodies]  # but وفقا ل
    if mention.sector in ("BUS", "JRN") and any(word.stem in _WHERE or word.stem == "ب" for word in led[-3:-1] if word.pos == "prep"):
        return True  # قال عبر حسابه في تويتر
    between = [t.word for t in tokens[i + 1 : mention.first]]
    if mention.actor.kind == "media" and any(word.stem in _SOURCES for word in between):
        return True  # أفاد مصدر مأذون وكالة الأنباء
    if kind == "source" and not any(word.pos == "verb" or word.stem in _SOURCES for word in between):
        return False  # وفق القيادة الجنوبية للجيش الأوكراني
    return any("l" in word.proclitics and (word is led[-1] or word.pos.startswith("noun")) or word.key == "ل" for word in led)
