"""README's worked example, run as its reader would: a wrong row, why it is so, one line of CSV, a backfill, and what changed."""

import os
import re
import subprocess
import sys
from pathlib import Path

from waqai.tasks import warehouse
from waqai.tasks.settings import ROOT


def test_a_wrong_row_is_found_explained_mended_and_stays_mended(own_samples, tmp_path):
    warehouse.materialise(own_samples, warehouse.location(own_samples))
    [block] = re.findall(r"```\n(export WAQAI_LEXICON=.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    env = os.environ | {"WAQAI_HOME": own_samples.home, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    env.pop("WAQAI_LEXICON", None)

    def shell(commands: str) -> str:
        done = subprocess.run(["bash", "-ec", commands], env=env, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def told(mention: str) -> list[str]:
        return shell(f"waqai query --format csv \"select type, corrected from event_mentions where mention_id = '{mention}'\"").split()[1:]

    found = shell("waqai query --format csv \"select mention_id, surface from event_mentions where rule like 'assault-qasafa %' order by 1\"").splitlines()[1:]
    mention = found[0].split(",")[0]
    assert told(mention) == ["ASSAULT,False"]

    row = next(number for number, line in enumerate((ROOT / "seeds" / "lexicon" / "event_words.csv").read_text("utf-8").splitlines(), 1) if line.startswith("assault-qasafa,"))
    why = shell(f"waqai explain --mention {mention}")
    assert f"event_words.csv:{row}" in why

    changed = shell(block)
    assert "event_words.csv changed" in changed and re.search(r"event_mentions: .* [1-9]\d* altered", changed), changed
    assert told(mention) == ["THREATEN,False"]

    (tmp_path / "my-lexicon" / "corrections.csv").write_text(f"mention_id,column,value,who,when,why\n{mention},type,ACCUSE,me,2026-11-28,to see it\n", encoding="utf-8")
    env["WAQAI_LEXICON"] = "my-lexicon"
    shell("waqai run seeds/articles")
    assert told(mention) == ["ACCUSE,True"]
    (tmp_path / "my-lexicon" / "event_words.csv").unlink()
    shell("waqai backfill")
    assert told(mention) == ["ACCUSE,True"]
    assert "corrections" in shell("waqai lexicon score --home \"$WAQAI_HOME\"")
