"""Files to articles, and what is refused."""

import json

import pytest
from waqai.tasks.ingest import Article, Reject, read

TEXT = "وصل وفد من الخبراء إلى العاصمة صباح اليوم"


def only(path):
    found = list(read([str(path)]))
    assert len(found) == 1
    return found[0]


def test_a_text_file_keeps_its_text_and_gives_title_and_day(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"عنوان من ثلاث كلمات\n\n26 تموز 2021\n\n{TEXT}\n", encoding="utf-8")
    article = only(path)
    assert isinstance(article, Article)
    assert article.text == path.read_text(encoding="utf-8")
    assert (article.source_id, article.title, str(article.published_at), article.published_from) == ("a", "عنوان من ثلاث كلمات", "2021-07-26", "text")


def test_a_record_with_a_title_is_title_newline_body(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": 7, "title": "عنوان", "text": TEXT, "published_at": "2020-01-02", "url": "http://e.example/7"}) + "\n", encoding="utf-8")
    article = only(path)
    assert (article.text, article.source_id, article.uri, article.published_from) == (f"عنوان\n{TEXT}", "7", "http://e.example/7", "metadata")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n", "binary"),
        (b"hello world, this is not in the language", "not_arabic"),
        ("كلمة واحدة".encode(), "too_short"),
        (b"\xff\xc7\xe1\x98", "undecodable"),
    ],
)
def test_refused_files(tmp_path, content, reason):
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    found = only(path)
    assert isinstance(found, Reject) and found.reason == reason


def test_a_broken_line_does_not_stop_the_others(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": \n' + json.dumps({"text": TEXT}) + '\n{"id": 3}\n', encoding="utf-8")
    found = list(read([str(path)]))
    assert [getattr(x, "reason", "ok") for x in found] == ["bad_json", "ok", "missing_field"]
    assert "line 1" in found[0].detail


def test_folders_leave_out_hidden_names(tmp_path):
    (tmp_path / "_gold").mkdir()
    for name in ("b.txt", "a.txt", "_gold/c.txt", ".d.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert [a.source_id for a in read([str(tmp_path)])] == ["a", "b"]


def test_boilerplate_is_listed_and_kept(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"{TEXT}\nاشترك في قناتنا على تلغرام\n", encoding="utf-8")
    article = only(path)
    assert [article.text[b["char_start"] : b["char_end"]] for b in article.boilerplate] == ["اشترك في قناتنا على تلغرام"]
