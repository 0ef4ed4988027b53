"""Bytes to text: byte order marks, the encodings that Arabic is kept in, and UTF-8 that was once read as something else."""

import codecs
import re
from functools import cache

from waqai.tasks.ingest.language import evidence
from waqai.tasks.ingest.record import Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# In the order in which equal evidence is trusted; Mac Arabic differs from ISO 8859-6 in digits and marks alone.
_OF_ARABIC = ("cp1256", "iso8859_6", "mac_arabic")
_BINARY = (
    b"%PDF", b"\x89PNG", b"PK\x03\x04", b"PK\x05\x06", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\xd0\xcf\x11\xe0", b"\x7fELF", b"MZ\x90", b"\x1f\x8b",
    b"\x28\xb5\x2f\xfd", b"BZh", b"\xfd7zXZ", b"Rar!", b"7z\xbc\xaf", b"ID3", b"OggS", b"PAR1", b"SQLite format 3", b"{\\rtf", b"II*\0", b"MM\0*",
)  # fmt: skip
_CONTROL = re.compile("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SAMPLE = 65_536


def decode(raw: bytes, declared: str | None = None) -> str:
    """Text of bytes.

    A byte order mark is believed, then UTF-8 where the bytes are UTF-8, then the declared encoding where it gives Arabic words, then whichever of
    UTF-16, windows-1256, ISO-8859-6 and Mac Arabic gives most of them.

    Args:
        raw: the bytes, whole.
        declared: encoding that a header or the page names.

    Raises:
        Refused: empty, binary, or no encoding makes words of it.
    """
    if not raw.strip():
        raise Refused("empty", "no text")
    if raw.startswith(_BINARY):
        raise Refused("binary", "begins like an image, a document or an archive")
    codec = encoding(raw, declared)
    try:
        text = raw.decode(codec)
    except (UnicodeError, ValueError) as error:
        raise Refused("undecodable", f"{codec} does not fit: {error}") from None
    if not text.strip("\ufeff \r\n\t"):
        raise Refused("empty", "no text")
    if text.count("\0") or len(_CONTROL.findall(text[:_SAMPLE])) > 0.02 * min(len(text), _SAMPLE):
        raise Refused("binary", "control characters")
    return text


def encoding(raw: bytes, declared: str | None = None, whole: bool = True) -> str:
    """The codec of bytes, or of the beginning of a stream where they are not the ``whole``.

    Raises:
        Refused: binary, or no encoding makes words of it.
    """
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            return codec
    if b"\0" in raw[:_SAMPLE]:
        wide = _wide(raw[:_SAMPLE])
        if wide is None:
            raise Refused("binary", "zero bytes")
        return wide
    try:
        codecs.getincrementaldecoder("utf-8")().decode(raw, whole)
        return "utf-8"
    except UnicodeDecodeError as error:
        fault = error
    sample = raw[:_SAMPLE]
    asked = _known(declared)
    if asked and _worth(sample, asked) > 0:
        return asked
    best = max(_OF_ARABIC, key=lambda codec: _worth(sample, codec))
    if _worth(sample, best) <= 0:
        raise Refused("undecodable", f"not UTF-8 (byte {raw[fault.start]:#04x} at {fault.start}), and no other encoding makes Arabic of it")
    return best


def _wide(raw: bytes) -> str | None:
    even = raw[: len(raw) // 2 * 2]
    for codec in ("utf-16-le", "utf-16-be"):
        text = even.decode(codec, "replace")
        if "\0" not in text and evidence(text) > 0:
            return codec
    return None


@cache
def _known(name: str | None) -> str | None:
    try:
        return codecs.lookup(name.strip(" \"'")).name if name else None
    except (LookupError, ValueError):
        return None


def _worth(raw: bytes, codec: str) -> float:
    """How much Arabic a codec makes of bytes; 0 where it does not fit."""
    try:
        text = raw.decode(codec)
    except (UnicodeError, ValueError):
        return 0.0
    return 0.0 if _CONTROL.search(text) else evidence(text)


# ---- text that was decoded wrongly before it was saved

_LATIN = re.compile("[ØÙÃÂ]")
_SMALL_SET = re.compile("[طظ]")


def repair(text: str) -> str:
    """Text with UTF-8 that was read as windows-1252, Latin-1 or windows-1256 read anew, line by line, where that is certain.

    Lone halves of surrogate pairs are joined or become U+FFFD, as do zero characters, which Parquet and DuckDB do not hold.
    """
    if not text.isascii():
        if _surrogate.search(text):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        # In such text every second letter is one of these few; in Arabic ط and ظ together are two letters in a hundred.
        if len(_SMALL_SET.findall(text[:_SAMPLE])) > 0.15 * min(len(text), _SAMPLE):
            text = "\n".join(_from_1256(line) for line in text.split("\n"))
        if len(_LATIN.findall(text[:_SAMPLE])) > 5:
            import ftfy

            text = "\n".join(ftfy.fix_encoding(line) if _LATIN.search(line) else line for line in text.split("\n"))
    return text.replace("\0", "\ufffd") if "\0" in text else text


_surrogate = re.compile("[\ud800-\udfff]")


def _from_1256(line: str) -> str:
    try:
        again = line.encode("cp1256").decode("utf-8")
    except UnicodeError:
        return line
    return again if evidence(again) > evidence(line) else line
