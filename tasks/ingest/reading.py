"""Inputs to articles, one outcome for each thing given, in a fixed order, as a stream."""

import contextlib
from collections.abc import Iterable, Iterator

from waqai.tasks.ingest.archives import is_archive, members
from waqai.tasks.ingest.build import build
from waqai.tasks.ingest.formats import Item, records
from waqai.tasks.ingest.record import Article, Known, Record, Refused, Reject, Visited
from waqai.tasks.ingest.records import clean
from waqai.tasks.ingest.sources import items
from waqai.tasks.ingest.web import Memory, is_web, read_web
from waqai.tasks.settings import Settings, settings

Outcome = Article | Reject | Known | Visited


def read(inputs: Iterable[str], options: Settings | None = None, memory: Memory | None = None) -> Iterator[Outcome]:
    """Every article of the inputs, or why it was refused.

    Args:
        inputs: files, folders, globs, addresses of object stores, of feeds and of pages.
        options: limits and manners; those of the environment without it.
        memory: what earlier runs know of the web, so that nothing is fetched twice.

    Yields:
        An ``Article``, ``Reject`` or ``Known`` for each thing that was given; a ``Visited`` for what a server said of an address,
        behind all that came from there.
    """
    options, memory = options or settings(), memory or Memory()
    with contextlib.ExitStack() as stack:
        fetcher = None
        for given in inputs:
            if is_web(given):
                fetcher = fetcher or stack.enter_context(_fetcher(options, memory))
                found = _web(given, fetcher, memory)
            else:
                found = items(given)
            for each in found:
                yield from _outcomes(each, options)


def _fetcher(options: Settings, memory: Memory):
    from waqai.tasks.ingest.fetch import Fetcher  # half a second, which only the web needs

    return Fetcher(options, memory.visited)


def _web(address: str, fetcher, memory: Memory) -> Iterator[Item | Record | Reject | Known | Visited]:
    try:
        yield from read_web(address, fetcher, memory)
    except Refused as refused:
        yield Reject(clean(address), refused.reason, refused.detail)


def _outcomes(found: Item | Record | Reject | Known | Visited, options: Settings, archives: bool = True) -> Iterator[Outcome]:
    if isinstance(found, Record):
        yield _built(found, options)
    elif isinstance(found, Item):
        yield from _of_file(found, options, archives)
    else:
        yield found


def _built(record: Record, options: Settings) -> Article | Reject:
    try:
        return build(record, options)
    except Refused as refused:
        return Reject(record.uri, refused.reason, refused.detail)


def _of_file(item: Item, options: Settings, archives: bool) -> Iterator[Outcome]:
    try:
        with item.open() as file, contextlib.closing(_content(item, file, options, archives)) as content:
            for found in content:
                yield from _outcomes(found, options, archives=False)
    except Refused as refused:
        yield Reject(item.uri, refused.reason, refused.detail)
    except UnicodeError as error:
        yield Reject(item.uri, "undecodable", str(error)[:300])
    except OSError as error:
        yield Reject(item.uri, "unreadable", clean(str(error))[:300])


def _content(item: Item, file, options: Settings, archives: bool) -> Iterator[Item | Record | Reject]:
    yield from members(item, file) if archives and is_archive(item.name) else records(item, file, options)
