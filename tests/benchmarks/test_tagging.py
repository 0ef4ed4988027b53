"""Words tagged in a second of one core: with an empty cache of word types, with one of an earlier run, and with that in memory.

WAQAI_BENCH_TEXTS names a file of JSON lines with a ``text`` each (``.gz`` too), of some 200,000 words; without it the sample articles are
read over and over, which says something of a warm cache only.  Seconds are of the processor, and do not depend on what else runs.
"""

import json
import os
import subprocess
import sys

import pytest

TEXTS = os.environ.get("WAQAI_BENCH_TEXTS", "")
LIMITS = {"cold": 15_000, "kept": 30_000, "warm": 60_000}
TAG = """
import gzip, json, sys, time
from pathlib import Path
from waqai.tasks import tag
from waqai.tasks.settings import ROOT

if sys.argv[1]:
    with (gzip.open if sys.argv[1].endswith(".gz") else open)(sys.argv[1], "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
else:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds" / "articles").glob("*.txt"))] * 60
tag.read("warm", "وصل الوفد إلى بغداد.", None)  # the database is open, the model loaded
for state in sys.argv[2:]:
    started = time.process_time()
    words = sum(len(tag.read(str(i), text, None).tokens) for i, text in enumerate(texts))
    seconds = time.process_time() - started
    print(json.dumps({"benchmark": "tagging", "cache": state, "words": words, "seconds": round(seconds, 2), "words_per_second": round(words / seconds)}))
tag.remember()
"""


@pytest.mark.timeout(600)
def test_tagging(tmp_path):
    from waqai.tasks.tag import morphology

    environment = os.environ | {"WAQAI_CACHE": str(tmp_path), "WAQAI_MORPHOLOGY_DB": str(morphology.find().path)}
    for states in (["cold"], ["kept", "warm"]):
        done = subprocess.run([sys.executable, "-c", TAG, TEXTS, *states], env=environment, capture_output=True, text=True, check=True)
        for line in done.stdout.splitlines():
            print(line)
            measured = json.loads(line)
            if TEXTS or measured["cache"] == "warm":
                assert measured["words_per_second"] >= LIMITS[measured["cache"]]
