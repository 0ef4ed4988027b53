"""Web pages to articles: the text, and what the page says of it."""

import json
import re
from collections import Counter

import pytest
from waqai.tasks.ingest import Article, read
from waqai.tasks.ingest.pages import body_of, looks_like_page, read_page
from waqai.tasks.ingest.record import Refused
from waqai.tasks.settings import Settings
from webpages import DESIGNS, OUTLETS, STORIES, Story, newspaper, page

PAGES = [pytest.param(design, story, id=f"{design.__name__}-{story.day}") for design in DESIGNS for story in STORIES]


def words(text):
    return Counter(re.findall(r"\w+", text))


def f1(found, wanted):
    shared = (words(found) & words(wanted)).total()
    return 2 * shared / (words(found).total() + words(wanted).total())


def article(tmp_path, raw) -> Article:
    path = tmp_path / "page.html"
    path.write_bytes(raw)
    (found,) = read([str(path)], Settings())
    assert isinstance(found, Article), found
    return found


def without_boilerplate(article):
    text = article.text
    for span in reversed(article.boilerplate):
        text = text[: span["char_start"]] + text[span["char_end"] :]
    return text


@pytest.mark.parametrize(("design", "story"), PAGES)
def test_the_article_of_a_page_is_found_with_its_title_day_and_outlet(tmp_path, design, story):
    found = article(tmp_path, page(design, story))
    assert f1(without_boilerplate(found), story.text) >= 0.93
    assert (found.title, str(found.published_at), found.published_from) == (story.title, story.day, "metadata")
    assert found.outlet == OUTLETS[design.__name__]
    assert found.source_id == "page"


def test_over_all_pages_what_is_analysed_has_the_articles_words():
    found, wanted = "", ""
    for design in DESIGNS:
        for story in STORIES:
            record = read_page(page(design, story), "/x/page.html", "page")
            found, wanted = f"{found}\n{record.title}\n{record.text}", f"{wanted}\n{story.text}"
    assert f1(found, wanted) >= 0.93


def test_the_canonical_address_is_a_place_of_the_article_too(tmp_path):
    assert article(tmp_path, page(newspaper, STORIES[0])).also_at == "https://addiffatain.example/a/2021-03-14"


@pytest.mark.parametrize(
    ("head", "title", "day", "outlet"),
    [
        ('<meta property="og:title" content="خبر من ثلاث كلمات | موقع الخبر"><meta property="og:site_name" content="موقع الخبر">', "خبر من ثلاث كلمات", None, "موقع الخبر"),
        ('<meta property="article:published_time" content="2020-01-02T23:30:00+03:00"><title>عنوان</title>', "عنوان", "2020-01-02", None),
        ('<title>الرئيس يزور المدينة - وكالة الأنباء</title>', "الرئيس يزور المدينة - وكالة الأنباء", None, None),
        (f'<script type="application/ld+json">{json.dumps([{"@type": "ReportageNewsArticle", "headline": "عنوان آخر", "datePublished": "2019-05-06", "publisher": {"name": "الصحيفة"}}])}</script>', "عنوان آخر", "2019-05-06", "الصحيفة"),
        ('<script type="application/ld+json">{broken</script><title>عنوان</title><meta name="date" content="26 تموز 2021">', "عنوان", "2021-07-26", None),
        ('<script type="application/ld+json">{"@type": "BreadcrumbList", "name": "مسار"}</script><meta name="DC.date.issued" content="2018-07-13">', None, "2018-07-13", None),
    ],
)
def test_what_tags_say(tmp_path, head, title, day, outlet):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in STORIES[0].paragraphs)
    found = article(tmp_path, f"<html><head><meta charset='utf-8'>{head}</head><body><article>{body}</article></body></html>".encode())
    day_found = str(found.published_at) if found.published_from == "metadata" else None
    assert (day_found, found.outlet) == (day, outlet)
    if title:
        assert found.title == title


def test_a_sidecar_holds_over_the_page(tmp_path):
    (tmp_path / "page.json").write_text(json.dumps({"id": 12, "date": "2021-03-15", "outlet": "أخرى", "url": "https://other.example/12"}), encoding="utf-8")
    found = article(tmp_path, page(newspaper, STORIES[0]))
    assert (found.source_id, found.uri, str(found.published_at), found.outlet) == ("12", "https://other.example/12", "2021-03-15", "أخرى")
    assert len(list(read([str(tmp_path)], Settings()))) == 1


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1"])
def test_a_page_whose_declared_encoding_is_wrong(tmp_path, declared):
    raw = newspaper(STORIES[1])[1].replace('charset="utf-8"', f'charset="{declared}"').encode("cp1256", "xmlcharrefreplace")
    assert f1(article(tmp_path, raw).text, STORIES[1].text) >= 0.93


@pytest.mark.parametrize("raw", [b"", b"<html></html>", b"<html><body><p>\xff\xfe</p>", b"<!doctype html>" + b"<div>" * 5_000])
def test_pages_without_an_article_are_refused(raw):
    with pytest.raises(Refused) as refused:
        read_page(raw, "/x.html", "x")
    assert refused.value.reason in ("empty", "undecodable", "unreadable")


def test_pieces_of_html_and_what_a_page_begins_like():
    assert body_of("<p>سطر <b>أول</b></p>سطر ثان<br>ثالث<script>x</script>").split("\n") == ["سطر أول", "سطر ثان", "ثالث"]
    assert looks_like_page(b"\xef\xbb\xbf <!-- x --> <!DOCTYPE html><html>")
    assert not looks_like_page("نص عن <html>")


def test_stories_are_long_enough_to_measure_by():
    assert all(isinstance(story, Story) and len(story.text.split()) > 80 for story in STORIES)
