"""The pyarrow schema of every table: the one place where columns are defined and described.

``LAYERS`` are what the lake holds, one Parquet part a batch; ``TABLES`` are what the warehouse shows.  A field's
description is its metadata ``description``; it becomes the column's comment in DuckDB and its line in TABLES.md.
Offsets (``char_start``, ``char_end``) count Unicode code points of ``articles.text``, end exclusive.
"""

from functools import cache

import pyarrow as pa

DAY, TEXT, INT, REAL, FLAG = pa.date32(), pa.string(), pa.int32(), pa.float64(), pa.bool_()
TIME = pa.timestamp("us", tz="UTC")


def _table(description: str, **columns: tuple[pa.DataType, str]) -> pa.Schema:
    fields = [pa.field(name, kind, metadata={"description": words}) for name, (kind, words) in columns.items()]
    return pa.schema(fields, metadata={"description": description})


_ARTICLE = (TEXT, "article in whose text the span lies")
_SENTENCE = (INT, "number of the sentence in its article, from 0")
_SPAN = {
    "char_start": (INT, "first character of the span in articles.text"),
    "char_end": (INT, "character after the last of the span"),
    "surface": (TEXT, "articles.text[char_start:char_end]"),
}
_MENTION = {
    "mention_id": (TEXT, "made from article, table, span and order among those that share the span; survives backfills"),
    "article_id": _ARTICLE,
    "sentence_no": _SENTENCE,
    **_SPAN,
}
_RULE = (TEXT, "lexicon entry and pattern that fired, where to mend a wrong row")

ARTICLES = _table(
    "an article",
    article_id=(TEXT, "made from the article's content"),
    source_id=(TEXT, "the record's own id, else the file's name without its suffix"),
    uri=(TEXT, "where it was found first: its url, else file#id, else the path"),
    outlet=(TEXT, "who published it"),
    agency=(TEXT, "news agency the text names as its origin"),
    title=(TEXT, "headline"),
    published_at=(DAY, "day of publication; relative dates are read from it"),
    published_ts=(TIME, "moment of publication, where known"),
    published_from=(TEXT, "where the day was read: metadata, text, none"),
    language=(TEXT, "ISO 639-1 code"),
    text=(TEXT, "the article as it was written; every span counts its characters"),
    boilerplate=(
        pa.list_(pa.struct([("char_start", INT), ("char_end", INT), ("kind", TEXT)])),
        "passages that are not the article's own words (advertisements, links, doubled headlines); they yield no sentence",
    ),
    minhash=(pa.list_(pa.uint32()), "64 numbers by which near duplicates are found; NULL where the text is too short for that"),
    n_words=(INT, "words of Arabic outside the boilerplate"),
    run_id=(TEXT, "run that took it in"),
)
ARTICLE_SOURCES = _table(
    "a place where an article was found",
    article_id=(TEXT, "the article"),
    uri=(TEXT, "one of the places where the same text was found"),
    source_id=(TEXT, "its id there"),
    outlet=(TEXT, "outlet there"),
    published_at=(DAY, "day of publication there"),
    run_id=(TEXT, "run that found it"),
    found_at=(TIME, "when it was found there; of several texts at one address the one found last stands"),
    permanent=(FLAG, "the place names one article, so that another text found there later corrects it; false for lines without an id"),
)
REJECTS = _table(
    "an input that was refused",
    uri=(TEXT, "what was refused"),
    reason=(TEXT, "one word: empty, binary, undecodable, not_arabic, too_short, too_long, truncated, bad_json, missing_field, unreadable ..."),
    detail=(TEXT, "what exactly was wrong, and where"),
    run_id=(TEXT, "run that refused it first"),
)
SENTENCES = _table(
    "a sentence",
    article_id=_ARTICLE,
    sentence_no=_SENTENCE,
    char_start=_SPAN["char_start"],
    char_end=_SPAN["char_end"],
)
TOKENS = _table(
    "a word, with its clitics",
    article_id=_ARTICLE,
    token_no=(INT, "number of the word, counted through the article from 0"),
    sentence_no=_SENTENCE,
    **_SPAN,
    lemma=(TEXT, "dictionary form, vowelled, without a number behind it"),
    root=(TEXT, "root radicals joined by dots, where known"),
    pos=(TEXT, "camel-tools' part of speech: noun, noun_prop, adj, verb, prep, ..."),
    gender=(TEXT, "m, f or NULL"),
    number=(TEXT, "s, d, p or NULL"),
    person=(TEXT, "1, 2, 3 or NULL"),
    voice=(TEXT, "a, p (passive) or NULL"),
    aspect=(TEXT, "p (perfect), i (imperfect), c (imperative) or NULL"),
    state=(TEXT, "d (definite), i (indefinite), c (construct) or NULL"),
    proclitics=(pa.list_(TEXT), "clitics before the word, outermost first, as written: w, f, b, l, k, s, al"),
    enclitic=(TEXT, "pronoun behind the word: 3ms, 1p, ... or NULL"),
    gloss=(TEXT, "English gloss"),
    stem=(TEXT, "folded letters of the word without its clitics: the matching key"),
    known=(FLAG, "the morphology database knows the word"),
)
ACTORS = _table(
    "a real-world actor",
    actor_id=(TEXT, "alpha-3 code of a country, the lexicon's id, or made from folded name and kind"),
    name_ar=(TEXT, "Arabic name"),
    name_en=(TEXT, "English name, transliterated for discovered actors"),
    kind=(TEXT, "person, country, organisation, armed_group, media"),
    country=(TEXT, "alpha-3 code of its state; its latest"),
    sector=(TEXT, "PLOVER sector; its latest"),
    known=(FLAG, "in the lexicon, or discovered in text"),
)
ACTOR_MENTIONS = _table(
    "an actor named in an article",
    **_MENTION,
    actor_id=(TEXT, "the actor"),
    role_ar=(TEXT, "words of role beside the name"),
    country=(TEXT, "its country on the article's day"),
    sector=(TEXT, "its PLOVER sector on the article's day"),
    name_ar=(TEXT, "the actor's Arabic name"),
    name_en=(TEXT, "the actor's English name"),
    kind=(TEXT, "person, country, organisation, armed_group, media"),
    known=(FLAG, "in the lexicon, or discovered in text"),
    rule=_RULE,
)
PLACE_MENTIONS = _table(
    "a place named in an article",
    **_MENTION,
    place_id=(TEXT, "gazetteer's id: alpha-3 code, lexicon id, or geonames:N"),
    place=(TEXT, "Arabic name"),
    place_en=(TEXT, "English name"),
    country=(TEXT, "alpha-3 code"),
    latitude=(REAL, "degrees north"),
    longitude=(REAL, "degrees east"),
)
DATE_MENTIONS = _table(
    "a date named in an article",
    **_MENTION,
    date_from=(DAY, "first day meant; NULL where it cannot be resolved"),
    date_to=(DAY, "last day meant"),
    precision=(TEXT, "day, week, month, quarter, year, unknown"),
    relative=(FLAG, "read from the article's day"),
    rule=_RULE,
)
QUOTATIONS = _table(
    "a passage that somebody says",
    **_MENTION,
    direct=(FLAG, "in quotation marks"),
    said_by=(TEXT, "party that says it: alpha-3 code or actor_id"),
    speaker_id=(TEXT, "actor_id of the speaker named"),
    cue=(TEXT, "word of saying"),
)
EVENT_MENTIONS = _table(
    "one article's telling of an event",
    **_MENTION,
    type=(TEXT, "one of PLOVER's sixteen types"),
    mode=(TEXT, "PLOVER mode, where the type has modes"),
    cameo=(TEXT, "CAMEO root, two digits"),
    source=(TEXT, "party that does it: alpha-3 code, actor_id or NULL"),
    source_actor_id=(TEXT, "actor named as the source"),
    target=(TEXT, "party that receives it: alpha-3 code, actor_id or NULL"),
    target_actor_id=(TEXT, "actor named as the target"),
    status=(TEXT, "actual, future, hypothetical, negated"),
    date=(DAY, "first day of what date_precision names"),
    date_precision=(TEXT, "day, week, month, quarter, year, unknown"),
    date_basis=(TEXT, "where the date was read: clause, sentence, article; NULL where there is none"),
    place=(TEXT, "where, as the gazetteer names it"),
    place_id=(TEXT, "gazetteer's id"),
    latitude=(REAL, "degrees north"),
    longitude=(REAL, "degrees east"),
    said_by=(TEXT, "party that says so, where it is attributed"),
    confidence=(REAL, "0 to 1, higher is surer"),
    rule=_RULE,
)
FIGURE_MENTIONS = _table(
    "one article's statement of a number",
    **_MENTION,
    value=(REAL, "the number in its base unit; the low bound of a range"),
    low=(REAL, "low bound of a range or vague amount"),
    high=(REAL, "high bound of a range or vague amount"),
    qualifier=(TEXT, "exact, about, over, under, range, vague"),
    kind=(TEXT, "killed, wounded, detained, displaced, missing, personnel, people, attacks, weapons, money, share, ..."),
    unit_ar=(TEXT, "what is counted, lemma"),
    unit_en=(TEXT, "what is counted, in English; a currency's code for money"),
    of=(TEXT, "whom the number is about: alpha-3 code or actor_id"),
    as_of=(DAY, "day for which it is stated"),
    event_mention_id=(TEXT, "event in whose clause the number stands"),
    said_by=(TEXT, "party that says so"),
    rule=_RULE,
)

RUNS = _table(
    "a flow run",
    run_id=(TEXT, "the run; rows that it took in carry it"),
    flow_run_name=(TEXT, "its name in Prefect"),
    flow=(TEXT, "flow that ran: etl, backfill, maintain"),
    started_at=(TIME, "when it began"),
    finished_at=(TIME, "when its tables were about to be published"),
    code_version=(TEXT, "version of the distribution, with the commit where known"),
    lexicon_version=(TEXT, "fingerprint of the lexicon files"),
    morphology=(TEXT, "morphology database in use, and its fingerprint"),
    runner=(TEXT, "where batches ran: inprocess, pool, dask"),
    articles_in=(INT, "inputs read"),
    articles_new=(INT, "articles taken in"),
    articles_duplicate=(INT, "articles known already"),
    articles_rejected=(INT, "inputs refused"),
    articles_forgotten=(INT, "articles that were asked to be forgotten and came again"),
    words=(INT, "Arabic words of the new articles"),
    parts=(INT, "parts tagged or extracted"),
    seconds_ingest=(REAL, "seconds spent reading inputs"),
    seconds_tag=(REAL, "seconds of work spent tagging, all workers together"),
    seconds_extract=(REAL, "seconds of work spent extracting, all workers together"),
    seconds_materialise=(REAL, "seconds spent making the warehouse; known from the next refresh on"),
)

# What extraction writes, one Parquet file a table and batch.
MENTIONS = {
    "actor_mentions": ACTOR_MENTIONS,
    "place_mentions": PLACE_MENTIONS,
    "date_mentions": DATE_MENTIONS,
    "quotations": QUOTATIONS,
    "event_mentions": EVENT_MENTIONS,
    "figure_mentions": FIGURE_MENTIONS,
}
LAYERS = {
    "articles": ARTICLES,
    "article_sources": ARTICLE_SOURCES,
    "rejects": REJECTS,
    "sentences": SENTENCES,
    "tokens": TOKENS,
    **MENTIONS,
}

EVENT_TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)
STATUSES = "actual future hypothetical negated".split()
ACTOR_KINDS = "person country organisation armed_group media".split()
SECTORS = "GOV MIL COP JUD LEG SPY PTY REB PRM UAF OPP JRN BUS EDU CVL NGO IGO REL MED LAB CRM ELI".split()
FIGURE_KINDS = (
    "killed wounded detained displaced missing personnel people attacks weapons money share duration distance area age votes count".split()
)
QUALIFIERS = "exact about over under range vague".split()
PRECISIONS = "day week month quarter year unknown".split()
REASONS = (
    "empty binary undecodable not_arabic too_short too_long truncated unsafe_archive bad_json missing_field unreadable "
    "changed_while_read bad_feed timeout too_large redirects http_error"
).split()
# Values that a column of a table may hold; sql/checks/values_allowed.sql and corrections compare.
ALLOWED = {
    "event_mentions.type": EVENT_TYPES,
    "event_mentions.status": STATUSES,
    "event_mentions.date_precision": PRECISIONS,
    "event_mentions.date_basis": ("clause", "sentence", "article"),
    "date_mentions.precision": PRECISIONS,
    "figure_mentions.kind": FIGURE_KINDS,
    "figure_mentions.qualifier": QUALIFIERS,
    "actors.kind": ACTOR_KINDS,
    "actors.sector": SECTORS,
    "actor_mentions.kind": ACTOR_KINDS,
    "actor_mentions.sector": SECTORS,
    "articles.published_from": ("metadata", "text", "none"),
    "rejects.reason": REASONS,
}


@cache
def country_codes() -> frozenset[str]:
    """Alpha-3 codes of ISO 3166, and Kosovo's user-assigned one."""
    import pycountry

    return frozenset(country.alpha_3 for country in pycountry.countries) | {"XKX"}
