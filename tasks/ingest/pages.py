"""A web page to a record: trafilatura finds the article, JSON-LD, Open Graph and meta tags say what it is."""

import json
import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date

from lxml import html
from waqai.tasks.ingest.dateline import find_day
from waqai.tasks.ingest.decode import decode
from waqai.tasks.ingest.record import Record, Refused
from waqai.tasks.ingest.records import plain

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.I)
_XML = re.compile(r"^\s*<\?xml[^>]*\?>")
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]));")  # lxml takes none of them back
_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report$|LiveBlog")
_TITLES = ("og:title", "twitter:title", "headline", "dc.title", "title")
_DAYS = (
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date", "published_time", "dc.date",
    "dc.date.issued", "dcterms.date", "dcterms.created", "parsely-pub-date", "sailthru.date", "article.published", "cxenseparse:recs:publishtime",
)  # fmt: skip
_OUTLETS = ("og:site_name", "publisher", "application-name", "dc.publisher", "twitter:site", "cre", "copyright")
_BLOCKS = "p div br li blockquote h1 h2 h3 h4 h5 h6 tr td table section article ul ol hr dd dt".split()
_LINKED = re.compile("\ue000[^\ue001]*\ue001?")
_TEASER = 70  # words of a headline of another story and what stands below it
_DEEPEST = 60  # levels of elements that are looked into
_SEPARATOR = re.compile(r"\s+[-–—|»:•]+\s+")


def looks_like_page(text: str | bytes) -> bool:
    """True where a text begins as HTML does."""
    head = text[:1024].decode("latin-1") if isinstance(text, bytes) else text[:1024]
    return re.match(r"(?:\ufeff|ï»¿)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", head.replace("\0", ""), re.I | re.S) is not None


def read_page(raw: bytes, uri: str, stem: str, charset: str | None = None) -> Record:
    """The article of a page.

    Args:
        raw: the page.
        uri: its address or path.
        stem: name of its file, for ``source_id``.
        charset: encoding that the server names.

    Raises:
        Refused: undecodable, or no article is in it.
    """
    declared = charset or (found[1].decode() if (found := _CHARSET.search(raw[:4096])) else None)
    try:
        text = _CONTROL.sub(" ", _XML.sub("", decode(raw, declared)))
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except Refused:
        raise
    except Exception as error:  # whatever lxml makes of bytes that are no page
        raise Refused("unreadable", f"no page: {error}") from None
    tags, linked = _tags(tree), _linked(tree)
    outlet = plain(linked.get("publisher")) or next((tags[name] for name in _OUTLETS if name in tags), None)
    canonical = next((found for found in tree.xpath("//link[@rel='canonical']/@href") if found.startswith("http")), tags.get("og:url"))
    title = _title(tree, tags, linked, outlet)
    published = linked.get("datePublished") or next((tags[name] for name in _DAYS if name in tags), None)
    published = published or next(iter(tree.xpath("//time[@datetime][1]/@datetime | //*[@itemprop='datePublished']/@content")), None)
    published = published or _day_below(tree, title)
    body = _body(tree) or plain(linked.get("articleBody"))
    if not body:
        raise Refused("empty", "no article in the page")
    first, _, rest = body.partition("\n")
    if title and rest and _letters(first) == _letters(title):
        body = rest
    return Record(body, stem, uri, title, published, outlet, also_at=canonical if canonical and canonical.startswith("http") else None)


def body_of(fragment: str) -> str:
    """Text of a piece of HTML, a line a paragraph: all of it, as the feed that holds it means it."""
    try:
        tree = html.fragment_fromstring(_CONTROL.sub(" ", fragment), create_parent="div")
    except Exception as error:  # whatever lxml makes of what is no HTML
        raise Refused("unreadable", f"no HTML: {error}") from None
    return "\n".join(_lines(tree))


def _lines(tree: html.HtmlElement) -> list[str]:
    """Lines of an element as a reader sees them; the tree is changed."""
    for gone in tree.xpath(".//script | .//style | .//noscript | .//figcaption | .//iframe | .//comment()"):
        gone.drop_tree()
    for block in tree.iter(*_BLOCKS):
        block.tail = f"\n{block.tail or ''}"
        block.text = f"\n{block.text or ''}"
    return [line for part in tree.text_content().split("\n") if (line := " ".join(part.split()))]


def _body(tree: html.HtmlElement) -> str | None:
    """The article as trafilatura finds it, else the block that holds most of the page's sentences."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read is told in the reject
    _drop_teasers(tree)
    dense = _densest(deepcopy(tree))
    try:
        found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=False, with_metadata=False, favor_precision=True)
    except Exception as error:  # its parsers fail in many ways on broken pages
        raise Refused("unreadable", f"no article found: {type(error).__name__}: {error}") from None
    text = found.text.strip() if found and found.text else ""
    # Old sites lay their pages out in tables, where trafilatura sees no article, or only a corner of it.
    return text if len(text) > 0.5 * len(dense) else dense or None


def _drop_teasers(tree: html.HtmlElement) -> None:
    """Take lists of other stories out: three or more neighbours that each hold a linked headline and a few words about it."""
    for parent in list(tree.iter("div", "section", "aside", "ul", "ol", "main")):
        children = [child for child in parent if child.tag in ("div", "li", "article", "section")]
        teasers = [child for child in children if _is_teaser(child)]
        if len(teasers) >= 3 and len(teasers) > 0.7 * len(children):
            for teaser in teasers:
                teaser.drop_tree()


def _is_teaser(block: html.HtmlElement) -> bool:
    linked = block.xpath("count(.//h2//a | .//h3//a | .//h4//a | .//h5//a | .//a//h2 | .//a//h3 | .//a//h4 | .//a//h5)")
    return linked == 1 and len(block.text_content().split()) <= _TEASER


def _densest(tree: html.HtmlElement) -> str:
    """Sentences of the smallest element that holds most of the page's, links to other stories left out."""
    for link in tree.iter("a"):  # marked, so that lines of links are told from the text
        link.text, link.tail = f"\ue000{link.text or ''}", f"\ue001{link.tail or ''}"
    block = tree if tree.tag == "body" else next(tree.iter("body"), tree)
    sentences = _sentences(block)
    for _ in range(_DEEPEST):
        size = sum(map(len, sentences))
        inner = ((child, _sentences(child)) for child in block if isinstance(child.tag, str))
        found = next(((child, held) for child, held in inner if sum(map(len, held)) > 0.8 * size > 0), None)
        if found is None:
            break
        block, sentences = found
    return "\n".join(sentences)


def _sentences(block: html.HtmlElement) -> list[str]:
    return [line.replace("\ue000", "").replace("\ue001", "") for line in _lines(deepcopy(block)) if len(line.split()) >= 8 and len(_LINKED.sub("", line)) > 0.7 * len(line)]


def _tags(tree: html.HtmlElement) -> dict[str, str]:
    """Contents of meta tags by their name or property, in lower case; the first of each."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        content = (tag.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            if content and tag.get(attribute):
                found.setdefault(tag.get(attribute).strip().lower(), content)
    return found


def _linked(tree: html.HtmlElement) -> dict:
    """The object of the page's JSON-LD that is its article; empty where there is none."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                held = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            for found in _objects(held, 0):
                kinds = found.get("@type")
                if any(isinstance(kind, str) and _ARTICLE_TYPES.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                    return found
    return {}


def _objects(held: object, depth: int) -> Iterator[dict]:
    if isinstance(held, dict) and depth < 6:
        yield held
        for name in ("@graph", "mainEntity", "itemListElement"):
            yield from _objects(held.get(name), depth + 1)
    elif isinstance(held, list) and depth < 6:
        for each in held:
            yield from _objects(each, depth + 1)


def _title(tree: html.HtmlElement, tags: dict[str, str], linked: dict, outlet: str | None) -> str | None:
    headings = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    named = next((" ".join(text.text_content().split()) for text in tree.iter("title")), "")
    given = [plain(linked.get("headline")), *(tags.get(name) for name in _TITLES), *(headings if len(headings) == 1 else []), named]
    title = next((found for found in given if found), None)
    if title is None:
        return None
    whole = _SEPARATOR.split(title)
    # The outlet's name behind the headline goes; so does whatever the only h1 does not have.
    if len(whole) > 1 and (_letters(whole[-1]) == _letters(outlet or "-") or (len(headings) == 1 and _letters(title).startswith(_letters(headings[0]) or "-"))):
        shorter = title[: title.rindex(whole[-1])]
        return _SEPARATOR.split(shorter + " ")[0] if len(whole) == 2 else shorter.rstrip(" -–—|»:•")
    return title


def _day_below(tree: html.HtmlElement, title: str | None) -> date | None:
    """The day in the short lines below the headline: the page's head may hold today's."""
    lines = _lines(deepcopy(next(tree.iter("body"), tree))) if title else []
    at = next((number for number, line in enumerate(lines) if _letters(line) == _letters(title)), None)
    return None if at is None else find_day("\n".join(lines[at + 1 : at + 5]))


def _letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", words)
