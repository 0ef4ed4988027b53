"""Files of object stores, read by their addresses from a server on loopback."""

import gzip
import json

import pytest
from waqai.tasks.ingest import Article, read
from waqai.tasks.settings import Settings

TEXT = "وصل وفد من الخبراء إلى العاصمة صباح اليوم"


@pytest.fixture(scope="module")
def store():
    """An S3 server with a bucket of articles; the query that addresses need to reach it."""
    from moto.server import ThreadedMotoServer

    patch = pytest.MonkeyPatch()
    for name, value in (("AWS_ACCESS_KEY_ID", "key"), ("AWS_SECRET_ACCESS_KEY", "secret"), ("AWS_DEFAULT_REGION", "us-east-1"), ("AWS_EC2_METADATA_DISABLED", "true")):
        patch.setenv(name, value)
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    from pyarrow import fs

    files = fs.S3FileSystem(endpoint_override=f"{host}:{port}", scheme="http", allow_bucket_creation=True)
    files.create_dir("news")
    lines = "".join(json.dumps({"id": n, "text": f"{TEXT} {n}"}, ensure_ascii=False) + "\n" for n in range(3)).encode()
    put = {
        "a.txt": TEXT.encode(),
        "a.json": json.dumps({"source": "الصحيفة", "published_at": "2021-01-02"}).encode(),
        "2021/b.txt": f"{TEXT} ب".encode(),
        "2021/c.jsonl.gz": gzip.compress(lines),
        "_old/d.txt": TEXT.encode(),
        "e.pdf": b"%PDF-1.4",
    }
    for name, content in put.items():
        with files.open_output_stream(f"news/{name}", compression=None) as stream:
            stream.write(content)
    yield f"?endpoint_override={host}:{port}&scheme=http"
    server.stop()
    patch.undo()


def outcomes(address):
    return list(read([address], Settings()))


def test_a_bucket_is_read_whole(store):
    found = outcomes(f"s3://news{store}")
    articles = [each for each in found if isinstance(each, Article)]
    assert [each.uri for each in articles] == [
        "s3://news/2021/b.txt", "s3://news/2021/c.jsonl.gz#0", "s3://news/2021/c.jsonl.gz#1", "s3://news/2021/c.jsonl.gz#2", "s3://news/a.txt",
    ]  # fmt: skip
    assert [(each.uri, each.reason) for each in found if not isinstance(each, Article)] == [("s3://news/e.pdf", "binary")]
    assert (articles[-1].outlet, str(articles[-1].published_at), articles[-1].source_id) == ("الصحيفة", "2021-01-02", "a")


@pytest.mark.parametrize(
    ("path", "ids"), [("news/2021", ["b", "0", "1", "2"]), ("news/a.txt", ["a"]), ("news/*.txt", ["a"]), ("news/**/*.txt", ["b", "a"]), ("news/20*/b.*", ["b"])]
)
def test_folders_objects_and_globs(store, path, ids):
    assert [each.source_id for each in outcomes(f"s3://{path}{store}")] == ids


@pytest.mark.parametrize("path", ["news/none", "none", "news/*.xyz"])
def test_what_is_not_there_is_refused(store, path):
    (found,) = outcomes(f"s3://{path}{store}")
    assert found.reason == "unreadable"


def test_an_address_that_no_store_knows():
    (found,) = outcomes("gopher://news/a.txt")
    assert found.reason == "unreadable"
