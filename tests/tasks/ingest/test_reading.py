"""Inputs to outcomes: one for each thing that was given."""

import bz2
import gzip
import io
import json
import os
import tarfile
import zipfile
import zlib

import pytest
import zstandard
from waqai.tasks.ingest import Article, Reject, read, sources
from waqai.tasks.settings import Settings

TEXT = "وصل وفد من الخبراء إلى العاصمة صباح اليوم"
OPTIONS = Settings(max_text_bytes=20_000)


def outcomes(*inputs, options=OPTIONS):
    return list(read([str(given) for given in inputs], options))


def only(path):
    (found,) = outcomes(path)
    return found


def line(**fields) -> str:
    return json.dumps({"text": TEXT} | fields, ensure_ascii=False) + "\n"


def test_a_text_file_keeps_its_text_and_gives_title_and_day(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"عنوان من ثلاث كلمات\r\n\r\n26 تموز 2021\n\n{TEXT}\n", encoding="utf-8", newline="")
    article = only(path)
    assert article.text.encode() == path.read_bytes()
    assert (article.source_id, article.uri) == ("a", str(path))
    assert (article.title, str(article.published_at), article.published_from) == ("عنوان من ثلاث كلمات", "2021-07-26", "text")


def test_a_record_with_a_title_is_title_newline_body(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(line(id=7, title="عنوان", published_at="2020-01-02", url="http://e.example/7"), encoding="utf-8")
    article = only(path)
    assert (article.text, article.source_id, article.uri, article.published_from) == (f"عنوان\n{TEXT}", "7", "http://e.example/7", "metadata")
    assert article.permanent


def test_a_record_without_an_id_has_its_files_name_and_its_line(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("\n" + line(), encoding="utf-8")
    article = only(path)
    assert (article.source_id, article.uri, article.permanent) == ("a", f"{path}#2", False)


def zipped(**members) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def tarred(mode="w", **members) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode=mode) as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            if content is None:
                info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
            else:
                info.size = len(content)
            archive.addfile(info, io.BytesIO(content or b""))
    return held.getvalue()


def squeezed_zeros(size: int) -> bytes:
    made = zlib.compressobj(9, wbits=31)
    return b"".join(made.compress(bytes(1_000_000)) for _ in range(size // 1_000_000)) + made.flush()


RAW = TEXT.encode()
LINES = (line(id=1) + line(id=2, text=f"{TEXT} 2")).encode()
BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n\t", "empty"),
    "marks.txt": (b"... 12 ...", "empty"),
    "document.txt": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "binary"),
    "image.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
    "photo.jpg": (b"\xff\xd8\xff\xe0\0\x10JFIF", "binary"),
    "zeros.txt": (bytes(100), "binary"),
    "random.txt": (b"\xff\xc7\xe1\x98", "undecodable"),
    "english.txt": (b"hello world, this is not in the language", "not_arabic"),
    "persian.txt": ("سخنگوی وزارت گفت که این هیئت برای گفتگو به وین رفته است و با مقامات دیدار می‌کند".encode(), "not_arabic"),
    "short.txt": ("كلمة واحدة".encode(), "too_short"),
    "advertisement.txt": ("لمتابعة آخر الأخبار اشترك في قناتنا على تلغرام".encode(), "too_short"),
    "long.txt": ((TEXT + "\n").encode() * 500, "too_long"),
    "longer.txt": (RAW * 2_000, "too_long"),
    "broken.jsonl": (b'{"text": \n', "bad_json"),
    "deep.jsonl": (b"[" * 10_000 + b"\n", "bad_json"),
    "number.jsonl": (b"12\n", "missing_field"),
    "textless.jsonl": (b'{"id": 3}\n', "missing_field"),
    "listed.jsonl": (b'{"id": 3, "text": ["a"]}\n', "missing_field"),
    "endless.jsonl": (b'{"text": "' + b"x" * 200_000 + b'"}\n', "too_long"),
    "wrong.json": (b'{"text": ', "bad_json"),
    "nothing.json": (b"[]", "empty"),
    "columns.csv": (b"a,b\n1,2\n", "missing_field"),
    "zeros.csv": (b"text\n\0\0\n", "binary"),
    "no.parquet": (b"PAR1 not really", "unreadable"),
    "no.gz.jsonl.gz": (b"plain text", "unreadable"),
    "cut.txt.gz": (gzip.compress(RAW)[:-9], "truncated"),
    "cut.jsonl.zst": (zstandard.compress(os.urandom(5_000))[:-9], "truncated"),
    "bomb.jsonl.gz": (squeezed_zeros(120_000_000), "unsafe_archive"),
    "bomb.zip": (zipped(**{"a.txt": bytes(60_000_000)}), "unsafe_archive"),
    "climb.zip": (zipped(**{"../../a.txt": RAW}), "unsafe_archive"),
    "root.zip": (zipped(**{"/etc/a.txt": RAW}), "unsafe_archive"),
    "drive.zip": (zipped(**{"C:\\a.txt": RAW}), "unsafe_archive"),
    "nested.zip": (zipped(**{"b.zip": zipped(**{"a.txt": RAW})}), "unsafe_archive"),
    "climb.tar": (tarred(**{"../a.txt": RAW}), "unsafe_archive"),
    "link.tar.gz": (tarred("w:gz", **{"a.txt": None}), "unsafe_archive"),
    "cut.zip": (zipped(**{"a.txt": RAW})[:-30], "truncated"),
    "no.tar": (b"not an archive at all", "truncated"),
    "empty.html": (b"<html><body></body></html>", "empty"),
    "bomb.xml": (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><rss><channel><item><title>&a;</title></item></channel></rss>', "bad_feed"),
    "broken.rss": (b"<rss><channel><title>", "bad_feed"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_bad_is_refused_with_its_reason(tmp_path, name):
    content, reason = BAD[name]
    path = tmp_path / name
    path.write_bytes(content)
    found = only(path)
    assert isinstance(found, Reject), found
    assert found.reason == reason
    assert found.detail
    assert found.uri.startswith(str(path))


def test_the_good_files_beside_bad_ones_are_taken_in(tmp_path):
    for name, (content, _) in BAD.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_bytes(RAW)
    found = outcomes(tmp_path)
    assert len(found) == len(BAD) + 1
    assert [each.source_id for each in found if isinstance(each, Article)] == ["good"]


def test_a_broken_line_does_not_stop_the_others(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": \n' + LINES + b'{"id": 3}\n')
    found = outcomes(path)
    assert [getattr(x, "reason", "ok") for x in found] == ["bad_json", "ok", "ok", "missing_field"]
    assert "line 1" in found[0].detail
    assert found[0].uri == f"{path}#1"


def test_what_stands_before_the_cut_is_kept(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    many = "".join(line(id=n, text=f"{TEXT} {int.from_bytes(os.urandom(30))}") for n in range(500)).encode()
    path.write_bytes(gzip.compress(many)[:-2_000])
    found = outcomes(path)
    assert found[-1].reason == "truncated"
    assert len(found) > 100
    assert all(isinstance(each, Article) for each in found[:-1])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", LINES),
        ("a.ndjson", b"\xef\xbb\xbf" + LINES),
        ("a.jsonl", LINES.decode().encode("utf-16")),
        ("a.jsonl", LINES.decode().encode("cp1256")),
        ("a.jsonl", LINES.rstrip(b"\n")),
        ("a.jsonl.gz", gzip.compress(LINES)),
        ("a.jsonl.gz", gzip.compress(LINES[: len(LINES) // 2]) + gzip.compress(LINES[len(LINES) // 2 :])),
        ("a.jsonl.zst", zstandard.compress(LINES)),
        ("a.jsonl.bz2", bz2.compress(LINES)),
        ("a.json", b"[" + b",".join(LINES.splitlines()) + b"]"),
        ("a.json", json.dumps([json.loads(each) for each in LINES.splitlines()], indent=2).encode()),
        ("a.json", LINES),
        ("a.json.gz", gzip.compress(b"\n[" + b",".join(LINES.splitlines()) + b"]\n")),
        ("a.csv", f"id,العنوان,text\n1,,{TEXT}\n2,,{TEXT} 2\n".encode()),
        ("a.csv", f"id;نص الخبر\r\n1;{TEXT}\r\n2;{TEXT} 2\r\n".encode("cp1256")),
        ("a.tsv", f"id\tbody\n1\t{TEXT}\n2\t{TEXT} 2\n".encode("utf-8-sig")),
        ("a.zip", zipped(**{"d/1.txt": RAW, "d/2.txt": f"{TEXT} 2", "__MACOSX/x.txt": b"", ".hidden": b""})),
        ("a.tar", tarred(**{"1.txt": RAW, "2.txt": f"{TEXT} 2".encode()})),
        ("a.tar.gz", tarred("w:gz", **{"1.txt": RAW, "2.txt": f"{TEXT} 2".encode()})),
        ("a.tgz", tarred("w:gz", **{"lines.jsonl": LINES})),
        ("a.tar.zst", zstandard.compress(tarred(**{"lines.jsonl.gz": gzip.compress(LINES)}))),
    ],
)  # fmt: skip
def test_every_form_of_two_records_gives_the_two(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    found = outcomes(path)
    assert [(each.source_id, each.text) for each in found] == [("1", TEXT), ("2", f"{TEXT} 2")]
    assert [each.uri.startswith(f"{path}#") for each in found] == [True, True]


def test_parquet_by_the_names_of_its_columns(tmp_path):
    from datetime import datetime

    import pyarrow as pa
    import pyarrow.parquet as pq

    path = tmp_path / "a.parquet"
    rows = {"doc_id": [4, 5], "content": [TEXT, None], "headline": ["عنوان", None], "date": [datetime(2020, 1, 2, 3), None], "other": [1, 2]}
    pq.write_table(pa.table(rows), path)
    article, reject = outcomes(path)
    assert (article.source_id, article.title, str(article.published_at)) == ("4", "عنوان", "2020-01-02")
    assert reject.reason == "missing_field"


def test_folders_leave_out_hidden_names(tmp_path):
    for name in ("b.txt", "a.txt", "c/d.txt", "_gold/c.txt", ".d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{TEXT} {name}", encoding="utf-8")
    assert [a.source_id for a in outcomes(tmp_path)] == ["a", "b", "d"]
    assert [a.source_id for a in outcomes(f"{tmp_path}/**/*.txt")] == ["a", "b", "d"]
    assert only(tmp_path / "*.csv").reason == "unreadable"


def test_names_of_any_bytes_and_links(tmp_path):
    (tmp_path / "a\nب ج.txt").write_bytes(RAW)
    with open(os.fsencode(tmp_path) + b"/\xff\xfe.txt", "wb") as file:
        file.write(RAW)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "round.txt").symlink_to("round.txt")
    (tmp_path / "nowhere.txt").symlink_to("missing.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    found = outcomes(tmp_path)
    assert sorted(type(each).__name__ for each in found) == ["Article"] * 2 + ["Reject"] * 4
    assert {each.reason for each in found if isinstance(each, Reject)} == {"unreadable"}
    for each in found:
        each.uri.encode()
    assert any(each.uri.endswith("\\xff\\xfe.txt") for each in found)


@pytest.mark.skipif(not os.path.exists("/proc/self/mem"), reason="needs a file whose reading fails for root too: /proc of Linux")
def test_a_file_that_cannot_be_read():
    assert only("/proc/self/mem").reason == "unreadable"


def test_a_file_that_changes_while_it_is_read(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(LINES)
    found = read([str(path)], OPTIONS)
    assert isinstance(next(found), Article)
    with path.open("ab") as file:
        file.write(LINES)
    assert [each.reason for each in found if isinstance(each, Reject)] == ["changed_while_read"]


def test_a_sidecar_says_what_its_text_does_not(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.txt.json").write_text(json.dumps({"title": "عنوان", "published_at": "2021-01-02", "source": "الصحيفة"}), encoding="utf-8")
    article = only(tmp_path)
    assert (article.text, article.outlet, str(article.published_at), article.published_from) == (f"عنوان\n{TEXT}", "الصحيفة", "2021-01-02", "metadata")
    (tmp_path / "a.txt.json").write_text("{broken", encoding="utf-8")
    assert only(tmp_path).outlet is None


def test_globs_of_object_stores():
    import re

    def matches(pattern, path):
        return re.fullmatch(sources.glob_pattern(pattern), path) is not None

    assert matches("b/*.txt", "b/a.txt") and not matches("b/*.txt", "b/c/a.txt")
    assert matches("b/**/*.txt", "b/a.txt") and matches("b/**/*.txt", "b/c/d/a.txt")
    assert matches("b/[ab].txt", "b/a.txt") and not matches("b/[ab].txt", "b/c.txt")


def test_mojibake_in_a_record_is_read_as_it_was_meant(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(line(title="عنوان الخبر".encode().decode("cp1256"), text=f"{TEXT}، وقال".encode().decode("latin-1")), encoding="utf-8")
    assert only(path).text == f"عنوان الخبر\n{TEXT}، وقال"
