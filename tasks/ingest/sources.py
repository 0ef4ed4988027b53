"""What the command line names, to files: paths, folders, globs, object stores."""

import contextlib
import glob
import io
import json
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from pyarrow import fs
from waqai.tasks.ingest.formats import Item
from waqai.tasks.ingest.record import Refused, Reject
from waqai.tasks.ingest.records import clean

TEXTS = {".txt", ".text", ".md", ".html", ".htm", ".xhtml"}  # may have a JSON file of their name beside them
_SIDECAR_BYTES = 1_000_000


def items(given: str) -> Iterator[Item | Reject]:
    """Files of an input, in the order of their names; names that begin with ``.`` or ``_`` are left out of folders.

    Args:
        given: a file, a folder, a glob, or an address that pyarrow's file systems know (s3://, gs://, ...).
    """
    if "://" in given:
        yield from _stored(given)
        return
    try:
        if os.path.isdir(given):
            yield from _folder(given, frozenset())
        elif os.path.lexists(given):
            yield _local(given)
        elif matches := [match for match in sorted(glob.glob(given, recursive=True)) if _hidden(given) or not _hidden(match)]:
            for match in matches:
                yield from _folder(match, frozenset()) if os.path.isdir(match) else [_local(match)]
        else:
            yield Reject(clean(given), "unreadable", "no such file, folder or pattern")
    except (OSError, ValueError) as error:
        yield Reject(clean(given), "unreadable", _said(error))


def _hidden(path: str) -> bool:
    return any(part.startswith((".", "_")) and part not in (".", "..") for part in PurePosixPath(path).parts)


# ---- the file system


def _folder(path: str, above: frozenset[tuple[int, int]]) -> Iterator[Item | Reject]:
    """Files below a folder; ``above`` are the folders on the way to it, so that a link back to one of them is seen."""
    try:
        status = os.stat(path)
        if (status.st_dev, status.st_ino) in above:
            yield Reject(_uri(path), "unreadable", "a link to a folder above it")
            return
        names = sorted(os.listdir(path))
    except OSError as error:
        yield Reject(_uri(path), "unreadable", _said(error))
        return
    sidecars = _sidecars(names)
    for name in names:
        if name.startswith((".", "_")) or name in sidecars:
            continue
        below = os.path.join(path, name)
        if os.path.isdir(below):
            yield from _folder(below, above | {(status.st_dev, status.st_ino)})
        else:
            yield _local(below)


def _sidecars(names: list[str]) -> set[str]:
    """Names of JSON files that tell of a text of the same name, with or without its suffix."""
    texts = [name for name in names if PurePosixPath(name).suffix.lower() in TEXTS]
    return {f"{name}.json" for name in texts} | {f"{name[: name.rindex('.')]}.json" for name in texts}


def _local(path: str) -> Item:
    return Item(_uri(path), _named(os.path.basename(path)), lambda: _opened(path), _sidecar_of(path))


def _uri(path: str) -> str:
    """Absolute path, as it is written: a link keeps its own name; bytes that are no UTF-8 become escapes."""
    return _named(os.path.abspath(path) if os.path.islink(path) else os.path.realpath(path))


def _named(path: str) -> str:
    return clean(os.fsencode(path).decode("utf-8", "backslashreplace"))


def _sidecar_of(path: str) -> dict | None:
    if Path(path).suffix.lower() not in TEXTS:
        return None
    for beside in (f"{path}.json", f"{path[: path.rindex('.')]}.json"):
        if os.path.isfile(beside) and os.path.getsize(beside) <= _SIDECAR_BYTES:
            with contextlib.suppress(OSError, ValueError, RecursionError):
                found = json.loads(Path(beside).read_bytes())
                return found if isinstance(found, dict) else None
    return None


@contextlib.contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    """A file for reading, which must be the same when it was read to where the reader stopped.

    Raises:
        Refused: it changed meanwhile, or is a device, a socket or a pipe.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(descriptor, "rb") as file:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            raise Refused("unreadable", "no regular file")
        yield file
        after = os.stat(path)
        if (before.st_ino, before.st_size, before.st_mtime_ns) != (after.st_ino, after.st_size, after.st_mtime_ns):
            raise Refused("changed_while_read", f"{before.st_size} bytes before, {after.st_size} after")


# ---- object stores


def _stored(given: str) -> Iterator[Item | Reject]:
    scheme, _, rest = given.partition("://")
    path, mark, query = rest.partition("?")
    fixed = re.split(r"[*\[]", path, maxsplit=1)[0]
    prefix = fixed if fixed == path else fixed[: fixed.rindex("/") + 1] if "/" in fixed else fixed
    try:
        store, base = fs.FileSystem.from_uri(f"{scheme}://{prefix.rstrip('/')}{mark}{query}")
        found = store.get_file_info(base)
        if found.type == fs.FileType.File:
            infos = [found]
        else:
            infos = [info for info in store.get_file_info(fs.FileSelector(base, recursive=True)) if info.type == fs.FileType.File]
    except (OSError, ValueError) as error:  # ArrowInvalid is a ValueError
        yield Reject(clean(given), "unreadable", _said(error))
        return
    if fixed != path:
        matching = re.compile(glob_pattern(path))
        infos = [info for info in infos if matching.fullmatch(info.path)]
    infos = [info for info in infos if not _hidden(info.path[len(base) :].lstrip("/"))]
    names = {info.path for info in infos}
    sidecars = _sidecars(sorted(names)) & names
    for info in sorted(infos, key=lambda info: info.path):
        if info.path not in sidecars:
            yield Item(f"{scheme}://{clean(info.path)}", info.base_name, lambda info=info: _object(store, info), _sidecar_in(store, info.path, sidecars))
    if not infos:
        yield Reject(clean(given), "unreadable", "nothing lies there")


def glob_pattern(path: str) -> str:
    """A glob of the shell as a regular expression: ``*`` within a name, ``**`` through folders, ``[...]``."""
    parts = re.split(r"(\*\*/?|\*|\[[^\]]+\])", path)
    kinds = {"**": ".*", "**/": "(?:.*/)?", "*": "[^/]*"}
    return "".join(kinds.get(part) or (part if part.startswith("[") else re.escape(part)) for part in parts)


def _sidecar_in(store: fs.FileSystem, path: str, sidecars: set[str]) -> dict | None:
    for beside in (f"{path}.json", f"{path.rpartition('.')[0]}.json"):
        if beside in sidecars and beside != path:
            with contextlib.suppress(OSError, ValueError, RecursionError), store.open_input_stream(beside) as stream:
                found = json.loads(stream.read(_SIDECAR_BYTES))
                return found if isinstance(found, dict) else None
    return None


@contextlib.contextmanager
def _object(store: fs.FileSystem, info: fs.FileInfo) -> Iterator[BinaryIO]:
    with store.open_input_file(info.path) as stream:
        yield io.BufferedReader(stream, 1 << 20)


def _said(error: Exception) -> str:
    return clean(str(getattr(error, "strerror", None) or error))[:300]
