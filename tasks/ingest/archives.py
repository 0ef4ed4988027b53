"""Members of zip and tar archives, read where they lie: nothing is ever unpacked to disk."""

import contextlib
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from waqai.tasks.ingest.formats import ARCHIVES, HARMLESS, RATIO, Item, inflated, suffixes
from waqai.tasks.ingest.record import Refused, Reject
from waqai.tasks.ingest.records import clean

_CUT = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError)
# A password, a method that zipfile lacks, a name or a number that it cannot read.
_STRANGE = (RuntimeError, NotImplementedError, ValueError, OverflowError, struct.error)


def is_archive(name: str) -> bool:
    """True where a file's name says that it is a zip or tar archive."""
    return suffixes(name)[1] in ARCHIVES


def members(item: Item, file: BinaryIO) -> Iterator[Item | Reject]:
    """Members of an open archive in its order; those hidden by their names are left out.  Each is to be read before the next is asked for.

    Raises:
        Refused: it is no archive, is cut off, or unpacks to hundreds of times its size.
    """
    _, suffix, codec = suffixes(item.name)
    try:
        yield from _zip(item, file) if suffix == ".zip" else _tar(item, inflated(file, codec) if codec else file)
    except _CUT as error:
        raise Refused("truncated", f"cut off, or no archive: {error or 'it ends too early'}") from None
    except _STRANGE as error:
        raise Refused("unreadable", f"{type(error).__name__}: {error}") from None


def _zip(item: Item, file: BinaryIO) -> Iterator[Item | Reject]:
    with zipfile.ZipFile(file) as archive:
        packed = total = 0
        for info in archive.infolist():
            if info.is_dir():
                continue
            packed, total = packed + info.compress_size, total + info.file_size
            if total > max(HARMLESS, RATIO * packed):
                raise Refused("unsafe_archive", f"{packed} bytes unpack to {total}")
            wrong = "locked with a password" if info.flag_bits & 1 else None
            yield from _member(item, info.filename, lambda info=info: archive.open(info), ("unreadable", wrong))


def _tar(item: Item, file: BinaryIO) -> Iterator[Item | Reject]:
    with tarfile.open(fileobj=file, mode="r|") as archive:
        for info in archive:
            if info.isdir():
                continue
            wrong = None if info.isfile() else "a link or a device"
            yield from _member(item, info.name, lambda info=info: archive.extractfile(info), ("unsafe_archive", wrong))


def _member(item: Item, name: str, opened, wrong: tuple[str, str | None]) -> Iterator[Item | Reject]:
    path = PurePosixPath(name.replace("\\", "/"))
    uri = f"{item.uri}#{clean(str(path))}"
    if not path.parts or path.is_absolute() or ".." in path.parts or ":" in path.parts[0][:2]:
        yield Reject(uri, "unsafe_archive", "its path leads out of the archive")
    elif any(part.startswith((".", "_")) for part in path.parts):
        return
    elif wrong[1]:
        yield Reject(uri, *wrong)
    elif is_archive(path.name):
        yield Reject(uri, "unsafe_archive", "an archive within an archive; unpack it first")
    else:
        yield Item(uri, path.name, lambda: _opened(opened))


@contextlib.contextmanager
def _opened(opened) -> Iterator[BinaryIO]:
    try:
        with opened() as stream:
            yield io.BufferedReader(stream)
    except _CUT as error:
        raise Refused("truncated", f"cut off or damaged: {error or 'it ends too early'}") from None
    except _STRANGE as error:
        raise Refused("unreadable", f"{type(error).__name__}: {error}") from None
