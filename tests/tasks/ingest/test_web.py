"""Feeds and pages of a server on loopback."""

import gzip
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from waqai.tasks import stages
from waqai.tasks.ingest import Article, Known, Memory, Reject, Visited, read
from waqai.tasks.ingest.web import untracked
from waqai.tasks.lake import Lake
from waqai.tasks.settings import Settings
from webpages import STORIES, newspaper, page, weblog

QUICK = Settings(fetch_delay=0, fetch_seconds=0.6, fetch_bytes=300_000, fetch_redirects=3)
HTML = {"Content-Type": "text/html; charset=utf-8"}


def rss(items: str, more: str = "") -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>{more}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>أخبار الضفتين</title><link>https://addiffatain.example/</link>{items}</channel></rss>""".encode()


def item(story, link, content="", day=None) -> str:
    full = f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else ""
    moment = format_datetime(day or datetime(2021, 3, 14, 10, tzinfo=UTC))
    return f"<item><title>{story.title}</title><link>{link}</link><guid>{link}</guid><pubDate>{moment}</pubDate><description>موجز قصير</description>{full}</item>"


def outcomes(address, options=QUICK, memory=None):
    return list(read([address], options, memory))


def articles(found):
    return [outcome for outcome in found if isinstance(outcome, Article)]


def test_an_entry_with_its_full_text_is_not_fetched(site):
    html = "".join(f"<p>{paragraph}</p>" for paragraph in STORIES[0].paragraphs)
    site.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, rss(item(STORIES[0], f"{site.url}/a", html)))
    (found,) = articles(outcomes(f"{site.url}/feed"))
    assert found.text == STORIES[0].text
    assert (found.uri, found.outlet, str(found.published_at)) == (f"{site.url}/a", "أخبار الضفتين", "2021-03-14")
    assert site.paths() == ["/feed"]


def test_an_entry_with_a_teaser_is_read_from_its_page(site):
    site.pages["/feed"] = (200, {}, rss(item(STORIES[0], f"{site.url}/a?utm_source=rss") + item(STORIES[1], f"{site.url}/b")))
    site.pages["/a"] = (200, HTML, page(newspaper, STORIES[0]))
    site.pages["/b"] = (200, HTML, page(weblog, STORIES[1]))
    found = articles(outcomes(f"{site.url}/feed"))
    assert [(each.title, each.uri) for each in found] == [(STORIES[0].title, f"{site.url}/a"), (STORIES[1].title, f"{site.url}/b")]
    assert found[0].also_at.startswith("https://addiffatain.example/")


def test_atom_is_a_feed_too(site):
    entry = "".join(f"&lt;p&gt;{paragraph}&lt;/p&gt;" for paragraph in STORIES[2].paragraphs)
    site.pages["/atom"] = (200, {}, f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>ذرة</title><entry><title>{STORIES[2].title}</title>
<id>tag:x,1</id><link href="/c"/><updated>2022-06-21T10:00:00Z</updated><content type="html">{entry}</content></entry></feed>""".encode())
    (found,) = articles(outcomes(f"{site.url}/atom"))
    assert (found.text, found.source_id, found.uri) == (STORIES[2].text, "tag:x,1", f"{site.url}/c")


def test_what_a_server_said_is_sent_back_and_nothing_is_fetched_twice(site, tmp_path):
    site.pages["/feed"] = (200, {"ETag": '"v1"', "Last-Modified": "Sun, 14 Mar 2021 10:00:00 GMT"}, rss(item(STORIES[0], f"{site.url}/a")))
    site.pages["/a"] = (200, HTML, page(newspaper, STORIES[0]))
    lake = Lake(tmp_path)

    def take_in():
        site.asked.clear()
        return stages.take_in(lake, read([f"{site.url}/feed"], QUICK, stages.memory(lake)), "run", 20_000)

    first = take_in()
    assert (first.articles_in, first.articles_new) == (1, 1)
    second = take_in()
    assert (second.articles_in, second.articles_duplicate) == (1, 1)
    headers = next(headers for path, headers in site.asked if path == "/feed")
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('"v1"', "Sun, 14 Mar 2021 10:00:00 GMT")
    assert site.paths() == ["/feed"]
    # A new entry is fetched, the known one is not, and one that changed since is.
    later = datetime.now(UTC) + timedelta(hours=1)
    site.pages["/feed"] = (200, {"ETag": '"v2"'}, rss(item(STORIES[1], f"{site.url}/b") + item(STORIES[0], f"{site.url}/a")))
    site.pages["/b"] = (200, HTML, page(newspaper, STORIES[1]))
    third = take_in()
    assert (third.articles_new, third.articles_duplicate, site.paths()) == (1, 1, ["/feed", "/b"])
    site.pages["/feed"] = (200, {"ETag": '"v3"'}, rss(item(STORIES[0], f"{site.url}/a", day=later)))
    take_in()
    assert site.paths() == ["/feed", "/a"]


def test_a_feed_whose_pages_failed_is_asked_for_all_of_itself_again(site):
    site.pages["/feed"] = (200, {"ETag": '"v1"'}, rss(item(STORIES[0], f"{site.url}/gone")))
    found = outcomes(f"{site.url}/feed")
    assert [(each.reason, each.uri) for each in found if isinstance(each, Reject)] == [("http_error", f"{site.url}/gone")]
    assert not [each for each in found if isinstance(each, Visited)]


def test_a_page_and_a_file_are_read_by_what_they_are(site):
    site.pages["/story"] = (200, {"Content-Type": "text/html"}, page(newspaper, STORIES[0]))
    site.pages["/data.jsonl"] = (200, {}, '{"id": 1, "text": "وصل وفد من الخبراء إلى العاصمة"}\n'.encode())
    assert articles(outcomes(f"{site.url}/story"))[0].title == STORIES[0].title
    assert articles(outcomes(f"{site.url}/data.jsonl"))[0].uri == f"{site.url}/data.jsonl#1"


def test_a_page_that_did_not_change_is_known(site):
    site.pages["/story"] = (200, HTML | {"ETag": '"x"'}, page(newspaper, STORIES[0]))
    memory = Memory({f"{site.url}/story": {"etag": '"x"', "modified": None}})
    assert outcomes(f"{site.url}/story", memory=memory) == [Known(f"{site.url}/story")]


def test_robots_are_asked_and_obeyed(site):
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private/\nCrawl-delay: 0.1\n")
    site.pages["/private/a"] = (200, HTML, page(newspaper, STORIES[0]))
    site.pages["/feed"] = (200, {}, rss(item(STORIES[0], f"{site.url}/private/a")))
    (found,) = outcomes(f"{site.url}/feed")
    assert (found.reason, found.detail) == ("http_error", "robots.txt forbids it")
    assert "/private/a" not in site.paths()
    site.pages["/robots.txt"] = (503, {}, b"")
    assert outcomes(f"{site.url}/feed")[0].reason == "http_error"


def test_requests_to_a_host_keep_their_distance(site):
    site.pages["/feed"] = (200, {}, rss(item(STORIES[0], f"{site.url}/a") + item(STORIES[1], f"{site.url}/b")))
    outcomes(f"{site.url}/feed", QUICK.model_copy(update={"fetch_delay": 0.2}))
    times = [at for at, (path, _) in zip(site.at, site.asked, strict=True) if path != "/robots.txt"]
    assert len(times) == 3
    assert times[2] - times[0] > 0.3  # twice the delay, less what the server's threads are late by


def hang(handler):
    time.sleep(1.2)


def drip(handler):
    handler.send_response(200)
    handler.end_headers()
    for _ in range(40):
        handler.wfile.write(b"x")
        time.sleep(0.05)


def endless(handler):
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"\xd8\xa7" * 50_000)


def huge(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "10000000000")
    handler.end_headers()


def letter_by_letter(handler):
    for letter in "HTTP/1.1 200 OK\r\nX-Header: " + "x" * 30:
        handler.wfile.write(letter.encode())
        time.sleep(0.05)


def elsewhere(handler):
    number = int(handler.path.rpartition("/")[2] or 0)
    handler.send_response(302)
    handler.send_header("Location", f"/loop/{number + 1}")
    handler.end_headers()


BOMB = '<!DOCTYPE x [<!ENTITY a "لول"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (hang, "timeout"),
        (drip, "timeout"),
        (endless, "too_large"),
        (huge, "too_large"),
        (letter_by_letter, "timeout"),
        ((200, {"Content-Encoding": "gzip"}, gzip.compress(b" " * 5_000_000)), "too_large"),
        ((302, {"Location": "/loop/0"}, b""), "redirects"),
        ((301, {"Location": "file:///etc/passwd"}, b""), "redirects"),
        ((302, {"Location": "/"}, b""), "redirects"),
        ((404, {}, b""), "http_error"),
        ((500, {}, b""), "http_error"),
        ((200, {}, rss(item(STORIES[0], "x", "&c;"), BOMB)), "bad_feed"),
        ((200, {}, rss("").replace(b"</channel>", b"")), "bad_feed"),
        ((200, {"Content-Type": "application/pdf"}, b"%PDF-1.4 \xe2\xe3"), "binary"),
        ((200, {}, b""), "empty"),
    ],
    ids=lambda value: str(getattr(value, '__name__', value))[:40],
)
def test_what_servers_do_to_readers(site, answer, reason):
    site.pages |= {"/": answer} | {f"/loop/{number}": elsewhere for number in range(10)}
    began = time.monotonic()
    (found,) = outcomes(f"{site.url}/")
    assert isinstance(found, Reject)
    assert (found.reason, found.uri) == (reason, f"{site.url}/")
    assert time.monotonic() - began < 3


def test_a_server_that_is_not_there(site):
    (found,) = outcomes("http://127.0.0.1:9/")
    assert found.reason == "http_error"


@pytest.mark.parametrize("address", ["http://", "http://[::1", "http://a b/", "https://exa\udcffmple/", "http://x:99999999/"])
def test_addresses_that_are_none(address):
    (found,) = outcomes(address)
    assert found.reason == "http_error"


def test_addresses_lose_what_tells_advertisers():
    assert untracked("https://x.example/a?id=3&utm_source=rss&fbclid=9#top") == "https://x.example/a?id=3"
    assert untracked("https://x.example/a?b=%D8%A7") == "https://x.example/a?b=%D8%A7"
