"""The stages over the lake: records to articles, articles to tokens, tokens to mentions, one batch at a time.

Each stage reads the finished parts of a batch and writes its own; none keeps rows beyond its batch.
"""

import atexit
import contextlib
import gc
import glob
import os
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache
from hashlib import blake2b

import pyarrow as pa
import pyarrow.compute as pc
from waqai.tasks import lexicon, schema
from waqai.tasks.document import Document, Sentence, Token, Word
from waqai.tasks.ingest import Article, Known, Memory, Reject, Visited
from waqai.tasks.lake import DamagedPart, Entry, Lake, fingerprint, table
from waqai.tasks.settings import ROOT, settings

_ARTICLE_COLUMNS = [name for name in schema.ARTICLES.names if name != "run_id"]


@dataclass(slots=True)
class Intake:
    """What an ingest did: inputs seen, articles by outcome, words and the batch written last."""

    articles_in: int = 0
    articles_new: int = 0
    articles_duplicate: int = 0
    articles_rejected: int = 0
    articles_forgotten: int = 0
    words: int = 0
    batch: Entry | None = None  # of articles, written last


# ---- versions


@cache
def ingest_version() -> str:
    """Fingerprint of the code of ingest."""
    return _code("ingest")


@cache
def tag_version() -> str:
    """Fingerprint of what the tokens depend on: code, models, the morphology database and whether neural models read."""
    from waqai.tasks.tag.morphology import find

    models = [path.read_bytes() for path in sorted((ROOT / "seeds" / "models").glob("tagger*")) if path.suffix != ".md"]
    return fingerprint(_code("normalise", "tag"), find().version, f"neural={settings().neural}", *(blake2b(model, digest_size=6).hexdigest() for model in models))


@cache
def extract_version() -> str:
    """Fingerprint of what the mentions depend on beside the tokens: code and lexicon."""
    from waqai.tasks.extract import version

    return version()


@cache
def code_version() -> str:
    """The distribution's version, with the commit where it runs from a checkout."""
    from importlib.metadata import version

    found = subprocess.run(["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return version("waqai") + (f"+{found.stdout.strip()}" if found.returncode == 0 else "")


@cache
def versions() -> dict[str, str]:
    """What every part and run records of the versions that made it."""
    from waqai.tasks.extract import rules_version
    from waqai.tasks.tag.morphology import find

    morphology = find()
    return {"code": code_version(), "rules": rules_version(), "lexicon": lexicon.version(), "morphology": f"{morphology.name} {morphology.version}"}


def _code(*packages: str) -> str:
    digest = blake2b(digest_size=6)
    for package in packages:
        for path in sorted((ROOT / "tasks" / package).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


# ---- ingest


def take_in(
    lake: Lake,
    records: Iterable[Article | Reject | Known | Visited],
    run_id: str,
    batch_bytes: int,
    progress: Callable[[Intake], None] = lambda _: None,
) -> Intake:
    """Write the articles that the lake does not know yet, in batches, and what else the records tell.

    An article known by its content adds a source, where found at a new place; a reject is written once for each reason.

    Args:
        lake: where they are written.
        records: what ``ingest.read`` yields.
        run_id: recorded with every row.
        batch_bytes: about how much UTF-8 text a batch holds.
        progress: called after each batch.
    """
    intake = Intake()
    known = {int(article, 16) for entry in lake.entries("ingest") for article in entry.articles}  # half of what the strings would take
    forgotten = set(lake.records("forgotten"))
    seen = _Seen(lake)
    held = _Held()

    def flush() -> None:
        nonlocal held
        _write_batch(lake, intake, run_id, held)
        held = _Held()
        progress(intake)

    for record in records:
        if isinstance(record, Visited):
            held.visits.append(record)
            continue
        intake.articles_in += 1
        if isinstance(record, Reject):
            intake.articles_rejected += 1
            if seen.new("rejects", record.uri, record.reason):
                held.rejects.append({"uri": record.uri, "reason": record.reason, "detail": record.detail, "run_id": run_id})
        elif isinstance(record, Known):
            intake.articles_duplicate += 1
        elif record.article_id in forgotten:
            intake.articles_forgotten += 1
        else:
            if (number := int(record.article_id, 16)) in known:
                intake.articles_duplicate += 1
            else:
                known.add(number)
                intake.articles_new += 1
                intake.words += record.n_words
                held.articles.append(record)
                held.size += len(record.text.encode())
            held.sources += [source for source in _sources(record, run_id) if seen.new("article_sources", source["article_id"], source["uri"])]
        if held.size >= batch_bytes or len(held.rejects) + len(held.sources) >= _ROWS:
            flush()
    flush()
    return intake


_ROWS = 20_000  # small rows that are held before they are written


@dataclass(slots=True)
class _Held:
    """What waits to be written; ``size`` is that of the articles' texts in bytes."""

    articles: list[Article] = field(default_factory=list)
    sources: list[dict] = field(default_factory=list)
    rejects: list[dict] = field(default_factory=list)
    visits: list[Visited] = field(default_factory=list)
    size: int = 0


class _Seen:
    """Keys of small tables that the lake holds already, read when first asked for; of each only its hash is kept."""

    _KEYS = {"rejects": ["uri", "reason"], "article_sources": ["article_id", "uri"]}

    def __init__(self, lake: Lake):
        self.lake, self.keys = lake, {}

    def new(self, name: str, *key: str) -> bool:
        """True the first time that a key is asked for."""
        if name not in self.keys:
            self.keys[name] = {
                hash(held)
                for entry in self.lake.entries("ingest")
                for held in zip(*(column.to_pylist() for column in self.lake.read(entry, name, self._KEYS[name]).columns), strict=True)
            }
        before = len(self.keys[name])
        self.keys[name].add(hash(key))
        return len(self.keys[name]) > before


def memory(lake: Lake) -> Memory:
    """What the lake knows of the web: what servers said, and when articles were found at addresses (read when first asked for)."""

    @cache
    def found() -> dict[str, datetime]:
        latest: dict[str, datetime] = {}
        for entry in lake.entries("ingest"):
            sources = lake.read(entry, "article_sources", ["uri", "found_at"])
            for uri, at in zip(sources["uri"].to_pylist(), sources["found_at"].to_pylist(), strict=True):
                if "://" in uri:
                    latest[uri] = max(at, latest.get(uri, at))
        return latest

    return Memory({visit["address"]: visit for visit in lake.records("visited").values()}, lambda uri: found().get(uri))


def _sources(article: Article, run_id: str) -> list[dict]:
    """The place where an article was found, and the canonical address that its page names."""
    place = {name: getattr(article, name, None) for name in schema.ARTICLE_SOURCES.names}
    place |= {"run_id": run_id, "found_at": datetime.now(UTC)}
    return [place | {"uri": uri} for uri in dict.fromkeys((article.uri, article.also_at or article.uri))]


def _write_batch(lake: Lake, intake: Intake, run_id: str, held: _Held) -> None:
    """Write what is held, then what servers said: were it the other way round, a run that was killed would not ask for it again."""
    if held.articles or held.sources or held.rejects:
        ids = sorted(article.article_id for article in held.articles)
        others = sorted(f"{row['uri']}\0{row.get('article_id') or row.get('reason')}" for row in [*held.sources, *held.rejects])
        batch = fingerprint(*ids, *([] if ids else others))
        made_by, words = versions() | {"ingest": ingest_version()}, sum(article.n_words for article in held.articles)
        entry = Entry("ingest", batch, batch, made_by, run_id, "", articles=ids, words=words)
        rows = [{name: getattr(article, name) for name in _ARTICLE_COLUMNS} | {"run_id": run_id} for article in held.articles]
        tables = {"articles": rows, "article_sources": held.sources, "rejects": held.rejects}
        lake.write(entry, {name: table(name, rows) for name, rows in tables.items()})
        if ids:
            intake.batch = entry
    for visit in held.visits:
        lake.put_record("visited", fingerprint(visit.address), asdict(visit))


# ---- tag


atexit.register(gc.unfreeze)  # or libraries complain at the end that nobody took their objects back


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles: a batch makes none, and each pass would look through all cached words.  What the batch leaves is put out of its sight."""
    was = gc.isenabled()
    gc.collect(1)  # what others left: with the batch, it would stay
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.freeze()
            gc.enable()


@_uncollected()
def tag_batch(lake: Lake, batch: Entry, run_id: str) -> Entry:
    """Tag the articles of a batch: its sentences and tokens."""
    from waqai.tasks.tag import read_all, remember

    started = time.perf_counter()
    columns = ["article_id", "text", "published_at", "outlet", "title", "boilerplate"]
    texts = []
    for row in lake.read(batch, "articles", columns).to_pylist():
        cut = [(span["char_start"], span["char_end"]) for span in row.pop("boilerplate") or ()]
        texts.append((Document(*row.values()), cut))
    documents = read_all(texts)
    remember(at_least=200)
    version = tag_version()
    entry = Entry("tag", f"{batch.batch}-{version}", batch.batch, versions() | {"tag": version}, run_id, "")
    tables = {"sentences": sentences_table(documents), "tokens": tokens_table(documents)}
    entry.words, entry.seconds = tables["tokens"].num_rows, round(time.perf_counter() - started, 3)
    return lake.write(entry, tables)


def sentences_table(documents: list[Document]) -> pa.Table:
    """Sentences of documents, as the lake keeps them."""
    rows = [(doc.article_id, sentence.no, sentence.start, sentence.end) for doc in documents for sentence in doc.sentences]
    return _columns("sentences", rows)


def tokens_table(documents: list[Document]) -> pa.Table:
    """Tokens of documents, as the lake keeps them."""
    tokens = [(doc.article_id, token) for doc in documents for sentence in doc.sentences for token in sentence.tokens]
    numbers: dict[int, int] = {}
    of_word = pa.array([numbers.setdefault(id(token.word), len(numbers)) for _, token in tokens], pa.int32())
    words = {id(token.word): token.word for _, token in tokens}
    features = dict(zip(Word._fields, zip(*words.values(), strict=True), strict=True)) if words else dict.fromkeys(Word._fields, ())
    places = {
        "article_id": [article for article, _ in tokens],
        "token_no": [token.no for _, token in tokens],
        "sentence_no": [token.sentence_no for _, token in tokens],
        "char_start": [token.start for _, token in tokens],
        "char_end": [token.end for _, token in tokens],
        "surface": [token.surface for _, token in tokens],
    }
    columns = [
        pa.array(places[column.name], column.type) if column.name in places else pa.array(features[column.name], column.type).take(of_word)
        for column in schema.TOKENS
    ]
    return pa.table(columns, schema=schema.TOKENS)


def _columns(name: str, rows: list[tuple]) -> pa.Table:
    columns = schema.LAYERS[name]
    values = zip(*rows, strict=True) if rows else [[] for _ in columns]
    return pa.table([pa.array(list(value), column.type) for value, column in zip(values, columns, strict=True)], schema=columns)


def documents(articles: pa.Table, sentences: pa.Table, tokens: pa.Table) -> Iterator[Document]:
    """The documents that the tables of a batch hold, as they were tagged; equal words are one object, in later batches as well."""
    found = {
        row["article_id"]: Document(row["article_id"], row["text"], row["published_at"], row["outlet"], row["title"]) for row in articles.to_pylist()
    }
    for article, no, start, end in zip(*(column.to_pylist() for column in sentences.columns), strict=True):
        found[article].sentences.append(Sentence(no, start, end))
    places = zip(*(tokens[name].to_pylist() for name in ("article_id", "sentence_no", "token_no", "char_start", "char_end", "surface")), strict=True)
    for (article, sentence, no, start, end, surface), word in zip(places, _words(tokens), strict=True):
        found[article].sentences[sentence].tokens.append(Token(no, sentence, start, end, surface, word))
    yield from found.values()


def _words(tokens: pa.Table) -> list[Word]:
    """The word of each token; what they are made of is read once for equal ones."""
    from waqai.tasks.normalise import fold

    if len(_WORDS) > _MOST_WORDS:
        _WORDS.clear()
    features = tokens.select(["surface", *Word._fields[1:]]).combine_chunks()
    clitics = features.schema.get_field_index("proclitics")
    features = features.set_column(clitics, "proclitics", pc.binary_join(features["proclitics"], " "))  # lists are not encoded
    codes = [column.dictionary_encode("encode").combine_chunks().indices.to_numpy().tolist() for column in features.columns]
    firsts: dict[tuple[int, ...], int] = {}
    of_token = [firsts.setdefault(code, i) for i, code in enumerate(zip(*codes, strict=True))]
    lists = {name: column.to_pylist() for name, column in zip(Word._fields, features.take(pa.array(list(firsts.values()), pa.int64())).columns, strict=True)}
    lists["key"] = [fold(surface) or surface for surface in lists["key"]]
    lists["proclitics"] = [tuple(clitics.split()) for clitics in lists["proclitics"]]
    words = dict(zip(firsts.values(), (_WORDS.setdefault(word, word) for word in map(Word, *lists.values())), strict=True))
    return [words[i] for i in of_token]


_WORDS: dict[Word, Word] = {}
_MOST_WORDS = 200_000


def document(lake: Lake, article_id: str) -> Document:
    """An article of the lake with its sentences and tokens, as the current mentions were read from them.

    Raises:
        StopIteration: the lake does not hold the article.
    """
    batch = next(entry for entry in batches(lake).values() if article_id in entry.articles)
    extracted, tagged = lake.current("extract").get(batch.batch), lake.current("tag")
    if extracted:
        tagged = lake.current("tag", extracted.versions["tag"])
    parts = [lake.read(batch, "articles", ["article_id", "text", "published_at", "outlet", "title"]), *(lake.read(tagged[batch.batch], name) for name in ("sentences", "tokens"))]
    return next(documents(*(part.filter(pc.equal(part["article_id"], article_id)) for part in parts)))


# ---- extract


@_uncollected()
def extract_batch(lake: Lake, batch: Entry, tagged: Entry, run_id: str, before: Entry | None = None) -> Entry:
    """Extract the mentions of a batch from its tokens.

    Args:
        lake: where its parts are.
        batch: the batch.
        tagged: its tokens.
        run_id: recorded with what is written.
        before: what was extracted from the batch before; articles that no change since then can touch keep their rows of it.
    """
    from waqai.tasks.extract import extract_all

    started = time.perf_counter()
    held = [lake.read(batch, "articles", ["article_id", "text", "published_at", "outlet", "title"]), lake.read(tagged, "sentences"), lake.read(tagged, "tokens")]
    order = held[0]["article_id"]
    words = None if before is None else reach(lake, before, tagged)[0]
    again = order if words is None else _holding(held[0], held[2], words)
    if len(again) < len(order):
        held = [part.filter(pc.is_in(part["article_id"], again)) for part in held]
    tables: dict[str, list[dict]] = {name: [] for name in schema.MENTIONS}
    for rows_of in extract_all(list(documents(*held))):
        for name, rows in rows_of.items():
            tables[name] += rows
    made = {name: table(name, rows) for name, rows in tables.items()}
    if len(again) < len(order):
        made = {name: _with_kept(rows, lake.read(before, name), again, order) for name, rows in made.items()}
    version = fingerprint(tagged.versions["tag"], extract_version())
    made_by = versions() | {"tag": tagged.versions["tag"], "extract": version}
    entry = Entry("extract", f"{batch.batch}-{version}", batch.batch, made_by, run_id, "", words=held[2].num_rows, read=len(again))
    _keep_knowledge(lake, made_by["lexicon"])
    entry.seconds = round(time.perf_counter() - started, 3)
    return lake.write(entry, made)


def reach(lake: Lake, before: Entry, tagged: Entry) -> tuple[frozenset[str] | None, str]:
    """Words whose articles read otherwise since a batch was extracted, None where any article may; and why, for people."""
    from waqai.tasks.extract.reach import BY_WORD, changes

    if before.versions["tag"] != tagged.versions["tag"]:
        return None, "the tokens were made anew"
    if before.versions.get("rules") != versions()["rules"]:
        return None, "the rules have changed"
    known = lake.record("lexicon", before.versions["lexicon"])
    if known is None:
        return None, "what the lexicon said before is not on record"
    files, words = changes(known)
    told = ", ".join(f"{name}.csv" for name in files)
    if not set(files) <= set(BY_WORD):
        return None, f"{told} changed: which articles that touches is not known"
    return words, f"{told} changed: only articles with one of {len(words)} words can read otherwise"


def _holding(articles: pa.Table, tokens: pa.Table, words: frozenset[str]) -> pa.Array:
    """Ids of the articles of an outlet, or with a token, that is looked up under one of the words."""
    from waqai.tasks.extract.reach import looked_up
    from waqai.tasks.normalise import fold

    features = ["surface", "stem", "lemma"]
    kinds = tokens.select(features).group_by(features).aggregate([])
    hit = [not words.isdisjoint(looked_up(*kind)) for kind in zip(*(kinds[name].to_pylist() for name in features), strict=True)]
    held = tokens.select(["article_id", *features]).join(kinds.filter(pa.array(hit, pa.bool_())), features, join_type="left semi")
    of_outlet = [outlet is not None and fold(outlet) in words for outlet in articles["outlet"].to_pylist()]
    return pa.chunked_array([*held["article_id"].chunks, *articles.filter(pa.array(of_outlet, pa.bool_()))["article_id"].chunks], pa.string()).unique()


def _with_kept(fresh: pa.Table, old: pa.Table, again: pa.Array, order: pa.ChunkedArray) -> pa.Table:
    """Rows of the articles that were read again, and the old rows of the others, in the order of the articles."""
    kept = old.filter(pc.invert(pc.is_in(old["article_id"], again)))
    rows = pa.concat_tables([fresh, kept.replace_schema_metadata(fresh.schema.metadata)], promote_options="default")
    return rows.take(pc.sort_indices(pc.index_in(rows["article_id"], order)))  # a stable order: within an article that of the text stays


def _keep_knowledge(lake: Lake, version: str) -> None:
    """Put what the lexicon says on record, so that a later one can be compared with it."""
    from waqai.tasks.extract.reach import knowledge

    if f"lexicon/{version}.json" not in lake.listing("lexicon"):
        lake.put_record("lexicon", version, knowledge())


# ---- what is left to do


def batches(lake: Lake) -> dict[str, Entry]:
    """The batches of the lake that hold articles."""
    return {name: entry for name, entry in lake.current("ingest").items() if entry.articles}


def untagged(lake: Lake, version: str | None = None) -> list[Entry]:
    """Batches without tokens; without those of a version, where one is given."""
    done = {name for name, entry in lake.current("tag", version).items() if version in (None, entry.versions["tag"])}
    return [entry for name, entry in batches(lake).items() if name not in done]


def unextracted(lake: Lake) -> list[Entry]:
    """Batches without mentions."""
    done = lake.current("extract")
    return [entry for name, entry in batches(lake).items() if name not in done]


def outdated(lake: Lake) -> list[Entry]:
    """Batches whose tokens or mentions other code or another lexicon made, or that have none."""
    version = fingerprint(tag_version(), extract_version())
    done = lake.current("extract")  # a version gone back to is extracted again, and so becomes the one that counts
    return [entry for name, entry in batches(lake).items() if name not in done or done[name].versions["extract"] != version]


def chosen(lake: Lake, since: date | None = None, until: date | None = None, made_by: str | None = None) -> list[Entry]:
    """Batches for a backfill: the outdated ones, of a range of days of publication, made by a version of code or lexicon."""
    found = outdated(lake)
    if since or until:
        first, last = since or date.min, until or date.max
        days = {entry.batch: lake.read(entry, "articles", ["published_at"])["published_at"].to_pylist() for entry in found}
        found = [entry for entry in found if any(day and first <= day <= last for day in days[entry.batch])]
    if made_by:
        made = {entry.batch for entry in lake.current("extract").values() if made_by in (entry.versions["lexicon"], entry.versions["code"])}
        found = [entry for entry in found if entry.batch in made]
    return found


def mend(lake: Lake, thorough: bool = False) -> list[str]:
    """Take damaged entries out of the lake so that their stages make them again; what was wrong, a line each.

    Of a damaged batch of articles, what is sound is kept; articles that are gone are put on record as lost, with the place that
    they came from, until they are found again (``inputs_of_lost``).
    """
    told = []
    for stage in ("ingest", "tag", "extract"):
        for path in lake.unreadable(stage):
            lake.delete([path])
            told.append(f"{path} is not what was written; {_MENDED.get(stage, 'its articles are taken in again when a run reads their inputs')}")
            if stage == "ingest":
                _ask_again(lake)
        for entry, reason in lake.damaged(lake.entries(stage), thorough):
            told.append(f"{reason}; {_MENDED.get(stage) or _rescue(lake, entry)}")
            if stage != "ingest":
                lake.discard(entry)
    return told


_MENDED = {"tag": "it is tagged again", "extract": "it is extracted again"}


def _rescue(lake: Lake, entry: Entry) -> str:
    """Write a damaged batch of articles anew without what is damaged, or record its articles as lost; what was done."""
    sound = {}
    for name in entry.files:
        with contextlib.suppress(DamagedPart):
            sound[name] = lake.read(entry, name)
    lake.discard(entry)
    if "articles" in sound or not entry.articles:
        if "article_sources" in entry.files and "article_sources" not in sound:
            _ask_again(lake)
            rows = sound["articles"].to_pylist() if "articles" in sound else []
            sound["article_sources"] = table("article_sources", [row | {"found_at": datetime.now(UTC), "permanent": True} for row in rows])
        lake.write(replace(entry, files={}, made_at=""), sound)
        return "no article is lost: what stood in it is written anew from the articles, the rest when a run reads the inputs again"
    places = {row["article_id"]: row["uri"] for row in sound["article_sources"].to_pylist()} if "article_sources" in sound else {}
    lost = set(entry.articles) - set(lake.records("forgotten"))
    for article in lost:
        lake.put_record("lost", article, {"uri": places.get(article), "lost_at": datetime.now(UTC), "sought": False})
    _ask_again(lake)
    return f"its {len(lost)} articles are looked for once in what runs were given, or come back with their feeds"


def _ask_again(lake: Lake) -> None:
    """Forget what servers said of addresses, so that a feed is read again though it has not changed."""
    lake.delete(f"visited/{name}.json" for name in lake.records("visited"))


def inputs_of_lost(lake: Lake, besides: Iterable[str]) -> list[str]:
    """Where to look for articles that are newly lost: the files that they came from, and what earlier runs were given, but for ``besides``.

    The address that a record names is not among them: nobody asked for it to be fetched.
    """
    uris = [record["uri"] for record in lake.records("lost").values() if not record["sought"]]
    places = [uri.rpartition("#")[0] or uri for uri in uris if uri and "://" not in uri]
    given = [each for run in lake.records("runs").values() for each in run.get("inputs", ())] if uris else []
    there = [place for place in dict.fromkeys(given + places) if "://" in place or glob.glob(place)]
    covered = {*besides, *(each for each in there if os.path.isdir(each))}
    return [place for place in there if place not in besides and os.path.dirname(place) not in covered]


def still_lost(lake: Lake, sought: bool = False) -> dict[str, dict]:
    """Records of the articles that are lost, by id; those that the lake holds again, or is to forget, are struck off.

    When ``sought``, it is recorded that they have been looked for: it is done once.
    """
    lost = lake.records("lost")
    held = {article for entry in lake.entries("ingest") for article in entry.articles} | set(lake.records("forgotten")) if lost else set()
    lake.delete(f"lost/{article}.json" for article in lost if article in held)
    left = {article: record for article, record in lost.items() if article not in held}
    for article, record in left.items():
        if sought and not record["sought"]:
            lake.put_record("lost", article, record | {"sought": True})
    return left
