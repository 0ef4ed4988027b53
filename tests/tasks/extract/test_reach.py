"""Which articles another lexicon can touch: those that are left alone would have read the same."""

import csv
from pathlib import Path

import pytest
from helpers import own_lexicon
from waqai.tasks import lexicon, schema, stages
from waqai.tasks.extract import event_words, names, reach
from waqai.tasks.lake import Lake
from waqai.tasks.settings import ROOT


def own_row(folder: Path, file: str, changed: dict[str, str]) -> None:
    """A row of an analyst's folder: ours of the same id with some cells changed, or a new one."""
    ours = {row["id"]: row for row in lexicon.rows(file)}
    columns = [name for name in next(iter(ours.values())) if name != "_at"]
    path = folder / f"{file}.csv"
    new = not path.exists()
    with path.open("a", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, restval="", extrasaction="ignore")
        if new:
            writer.writeheader()
        writer.writerow(ours.get(changed["id"], {}) | changed)


def extracted(lake: Lake, selectively: bool) -> tuple[dict, int]:
    """Rows of every table by batch as the lexicon of now reads them, and how many articles were read for it."""
    current, tagged, rows, read = lake.current("extract"), lake.current("tag"), {}, 0
    for name, batch in stages.batches(lake).items():
        done = stages.extract_batch(lake, batch, tagged[name], "again", current[name] if selectively else None)
        read += done.read
        rows |= {(name, table): lake.read(done, table).to_pylist() for table in schema.MENTIONS}
    return rows, read


@pytest.mark.parametrize(
    ("rows", "most", "alters"),
    [
        ([("event_words", {"id": "assault-qasafa", "type": "THREATEN"})], 4, True),
        ([("event_words", {"id": "assault-qasafa", "words": "لا-يوجد"})], 4, True),
        ([("event_words", {"id": "accuse-ittahama", "type": "REJECT"})], 4, True),
        ([("event_words", {"id": "own-1", "type": "AID", "form": "masdar", "words": "استعراض", "source": "gen"})], 2, False),
        ([("persons", {"id": "mustafa-al-kadhimi", "name_ar": "غريب المجهولي", "aliases": ""})], 4, True),
        ([("persons", {"id": "own-nobody", "name_ar": "فلان لا أحد يسميه", "name_en": "Nobody", "country": "SYR"})], 2, False),
        ([("organisations", {"id": "own-agency", "name_ar": "وكالة الرافدين للأخبار", "name_en": "Rafidain", "kind": "media", "country": "IRQ"})], 4, True),
        ([("organisations", {"id": "arab-league", "sector": "NGO"}), ("persons", {"id": "own-2", "name_ar": "الحداد", "name_en": "x", "country": "SYR"})], 6, True),
        ([("places", {"id": "sadr-city", "latitude": "30"})], 6, True),
        ([("roles", {"id": "own-role", "actor_id": "mustafa-al-kadhimi", "sector": "OPP", "country": "IRN", "from": "2021-01"})], 4, True),
    ],
)
def test_reading_what_a_row_touches_is_reading_all(own_samples, tmp_path, rows, most, alters):
    before, _ = extracted(own_samples, selectively=False)
    for file, changed in rows:
        own_row(tmp_path, file, changed)
    with own_lexicon(tmp_path):
        selective, read = extracted(own_samples, selectively=True)
        whole, every = extracted(own_samples, selectively=False)
    assert selective == whole
    assert every == 15
    assert (selective != before) == alters
    assert read <= most


def test_a_file_of_unknown_reach_has_everything_read_again(own_samples, tmp_path):
    own_row(tmp_path, "titles", {"id": "own-title", "sector": "GOV", "forms": "كبير الحجاب"})
    with own_lexicon(tmp_path):
        batch, before = next(iter(own_samples.current("extract").items()))
        words, why = stages.reach(own_samples, before, own_samples.current("tag")[batch])
        assert words is None and "titles.csv changed" in why
        assert extracted(own_samples, selectively=True)[1] == 15


def test_other_rules_have_everything_read_again(own_samples):
    batch, before = next(iter(own_samples.current("extract").items()))
    before.versions["rules"] = "others"
    assert stages.reach(own_samples, before, own_samples.current("tag")[batch]) == (None, "the rules have changed")


def test_a_correction_and_what_ingest_reads_outdate_nothing(own_samples, tmp_path):
    (tmp_path / "corrections.csv").write_text("mention_id,column,value,who,when,why\n", encoding="utf-8")
    own_row(tmp_path, "outlets", {"id": "own-outlet", "names": "صحيفة ما", "kind": "newspaper"})
    with own_lexicon(tmp_path):
        assert stages.outdated(own_samples) == []


def test_a_token_is_looked_up_under_every_form_that_the_tables_are_asked_for(samples):
    for entry in samples.entries("tag"):
        batch = stages.batches(samples)[entry.batch]
        parts = samples.read(batch, "articles"), samples.read(entry, "sentences"), samples.read(entry, "tokens")
        for doc in stages.documents(*parts):
            for token in doc.tokens:
                asked = {*event_words.names(token.word), *(form for form, _ in names.bare(token.word.key))}
                assert asked <= reach.looked_up(token.surface, token.word.stem, token.word.lemma)


def test_files_that_extraction_does_not_read_are_not_read():
    code = "".join(path.read_text("utf-8") for path in (ROOT / "tasks" / "extract").glob("*.py") if path.stem != "reach")
    assert not [name for name in reach.UNREAD if f'"{name}"' in code]
