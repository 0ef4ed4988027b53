"""Bytes to text."""

import codecs
import contextlib

import ftfy.bad_codecs  # noqa: F401  registers sloppy-windows-1252
import pytest
from hypothesis import given
from hypothesis import strategies as st
from waqai.tasks.ingest.decode import decode, repair
from waqai.tasks.ingest.record import Refused

TEXT = "وصل وفد من الخبراء إلى العاصمة صباح اليوم، والتقى الوزير في مقر الحكومة."


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859_6"])
def test_the_encodings_of_arabic_are_told_by_their_bytes(codec):
    assert decode(TEXT.encode(codec)) == TEXT


def test_mac_arabic_is_told_by_its_digits_and_marks():
    text = "قتل ٢٥ شخصا في انفجار سيارة في العاصمة «بغداد»"
    assert decode(text.encode("mac_arabic")).split() == text.split()


@pytest.mark.parametrize(
    ("codec", "declared"),
    [("cp1256", "utf-8"), ("utf-8", "windows-1256"), ("cp1256", "iso-8859-1"), ("iso8859_6", "iso-8859-6"), ("cp1256", "no-such-code"), ("utf-16", "utf-8")],
)
def test_bytes_are_believed_before_what_is_declared(codec, declared):
    assert decode(TEXT.encode(codec), declared) == TEXT


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0", "binary"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "binary"),
        (b"\x7fELF\x02\x01\x01\0", "binary"),
        (b"abc\0def\0\0\0", "binary"),
        ("نص".encode() + b"\x01\x02\x03\x04", "binary"),
        (b"\xff\xc7\xe1\x98", "undecodable"),
        (TEXT.encode()[:-10] + b"\xd8" + b" " + TEXT.encode(), "undecodable"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00\x00\x01", "undecodable"),
    ],
)
def test_what_is_no_text_says_why(raw, reason):
    with pytest.raises(Refused) as refused:
        decode(raw)
    assert refused.value.reason == reason


@pytest.mark.parametrize("wrong", ["sloppy-windows-1252", "latin-1", "cp1256"])
def test_text_decoded_wrongly_and_saved_is_repaired(wrong):
    text = f"{TEXT}\nوقال المتحدث إن المحادثات مستمرة"
    assert repair(text.encode().decode(wrong, "strict")) == text


@pytest.mark.parametrize("text", [TEXT, "ظلم وظلام وحظر وطيران وطاقة", "Zürich und Ægir, Øresund, Ângelo, Øystein, Ûber Ùù", "قال «محمد» إن 25% من Øresund"])
def test_good_text_is_left_alone(text):
    assert repair(text) == text


def test_halves_of_surrogates_and_zeros_are_replaced():
    assert repair("نص\ud83d\ude00 \ud800 \0") == "نص😀 \ufffd \ufffd"


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(raw):
    with contextlib.suppress(Refused):
        assert repair(decode(raw)).encode()
