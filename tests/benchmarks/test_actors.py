"""What a lexicon ten times as large costs the search for its names: one JSON line, the ratio asserted."""

import csv
import json
import os
import random
import subprocess
import sys

from waqai.tasks import lexicon

# Processor seconds of the search over the words of all sample articles, the least of several rounds, whatever depends on a word alone known.
_MEASURE = """
import json, time
from waqai.tasks import ingest, tag
from waqai.tasks.extract import actors, names
from waqai.tasks.settings import ROOT
articles = [json.loads(line) for path in sorted((ROOT / "seeds" / "articles").glob("*.jsonl")) for line in path.open(encoding="utf-8")]
sentences = [s for a in articles for s in tag.read(a.get("id", "x"), a["text"], None).sentences]
def once():
    began = time.process_time()
    for sentence in sentences:
        actors.listed(sentence)
    return time.process_time() - began
once()
print(json.dumps({"seconds": min(once() for _ in range(15)), "words": sum(len(s.tokens) for s in sentences), "names": sum(map(len, names.index().values()))}))
"""


def measured(folder: str | None) -> dict[str, float]:
    """Figures of a process that reads the lexicon with the rows of a folder added."""
    environment = os.environ | ({"WAQAI_LEXICON": folder} if folder else {})
    done = subprocess.run([sys.executable, "-c", _MEASURE], check=True, capture_output=True, text=True, env=environment, timeout=300)
    return json.loads(done.stdout)


def grown(folder, times: int) -> None:
    """Write persons and organisations of new names, made of the words of ours, so that there are ``times`` as many rows."""
    draw = random.Random(7)
    for file in ("persons", "organisations"):
        rows = lexicon.rows(file)
        words = sorted({word for row in rows for word in row["name_ar"].split()})
        with (folder / f"{file}.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, [column for column in rows[0] if column != "_at"])
            writer.writeheader()
            for n in range(len(rows) * (times - 1)):
                name = " ".join(draw.choices(words, k=draw.randint(2, 4)))
                writer.writerow({"id": f"grown-{file}-{n}", "name_ar": name, "name_en": "Grown", "kind": rows[0]["kind"]})


def test_matching_with_ten_times_the_lexicon(tmp_path):
    grown(tmp_path, 10)
    now, then = measured(None), measured(str(tmp_path))
    ratio = then["seconds"] / now["seconds"]
    figures = {"names": now["names"], "names_grown": then["names"], "words_per_second": round(now["words"] / now["seconds"]), "ratio": round(ratio, 2)}
    print("\n" + json.dumps({"benchmark": "names of a lexicon ten times as large", **figures}))
    assert then["names"] > 4 * now["names"]
    assert ratio < 2
