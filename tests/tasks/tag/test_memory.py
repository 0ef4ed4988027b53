"""Word types kept across runs."""

import shutil
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from waqai.tasks.settings import ROOT
from waqai.tasks.tag import disambiguate, memory
from waqai.tasks.tag.disambiguate import Type
from waqai.tasks.tag.memory import Memory
from waqai.tasks.tag.morphology import Morphology

WORDS = ["وصل", "الوفد", "بغداد", "للبيت", "داعش", "2:00"]


def _add(path, words):
    Memory(path).add({word: (b"", [word]) for word in words})


def test_a_type_is_kept_as_it_is(tmp_path):
    kept_in, types = Memory(tmp_path / "types.arrow"), {word: disambiguate.word_type(word) for word in WORDS}
    chosen = {word: this.reading("N") for word, this in types.items()}
    kept_in.add({word: this.packed() for word, this in types.items()})
    for word, this in types.items():
        kept = Type.unpacked(word, *Memory(kept_in.path).get(word))
        assert kept.scores.tolist() == this.scores.tolist()
        assert (kept.agreement, kept.amended, kept.taken["N"], kept.readings) == (this.agreement, this.amended, chosen[word], this.readings)


def test_a_class_met_later_is_kept_with_the_type(tmp_path, monkeypatch):
    kept_in = Memory(tmp_path / "types.arrow")
    monkeypatch.setattr(disambiguate, "memory", lambda: kept_in)
    for label in "NV":
        disambiguate.word_type.cache_clear()
        disambiguate.word_type("وصل").reading(label)
        disambiguate.remember()
    assert set(Type.unpacked("وصل", *Memory(kept_in.path).get("وصل")).taken) == {"N", "V"}
    disambiguate.word_type.cache_clear()
    monkeypatch.setattr(disambiguate, "analyses", None)  # a kept type is not analysed again
    assert disambiguate.word_type("وصل").reading("V").pos == "verb"


def test_classes_that_two_workers_met_are_both_kept(tmp_path):
    path, types = tmp_path / "types.arrow", [Type("وصل", disambiguate.analyses("وصل")) for _ in range(2)]
    for this, label in zip(types, "NV", strict=True):
        this.reading(label)
    for worker, this in zip([Memory(path), Memory(path)], types, strict=True):
        worker.add({"وصل": this.packed()})
    assert set(Type.unpacked("وصل", *Memory(path).get("وصل")).taken) == {"N", "V"}


def test_every_database_and_version_of_the_code_has_its_own_file(tmp_path, monkeypatch):
    def path(version: str, root=ROOT):
        monkeypatch.setattr(memory.morphology, "find", lambda: Morphology(tmp_path / "x.db", "x", version))
        monkeypatch.setattr(memory, "ROOT", root)
        return memory.memory.__wrapped__().path

    changed = tmp_path / "changed"
    for pattern in memory._MADE_BY:
        for file in ROOT.glob(pattern):
            (changed / file.relative_to(ROOT)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, changed / file.relative_to(ROOT))
    assert path("one") == path("one") == path("one", changed)
    assert path("one") != path("two")
    with (changed / "tasks" / "tag" / "analyse.py").open("a") as code:
        code.write("# changed")
    assert path("one") != path("one", changed)


def test_what_is_not_kept_is_none(tmp_path):
    assert Memory(tmp_path / "types.arrow").get("وصل") is None


@pytest.mark.parametrize("harm", [b"", b"not Arrow at all", None])
def test_a_damaged_file_is_made_anew(tmp_path, harm):
    path = tmp_path / "types.arrow"
    _add(path, WORDS)
    path.write_bytes(path.read_bytes()[:-200] if harm is None else harm)
    assert Memory(path).rows == {}
    _add(path, WORDS)
    assert set(Memory(path).rows) == set(WORDS)


def test_parallel_workers_lose_nothing(tmp_path):
    path = tmp_path / "types.arrow"
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        list(pool.map(_add, [path] * 6, [[word] for word in WORDS]))
    assert set(Memory(path).rows) == set(WORDS)


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path):
    (tmp_path / "file").write_text("")
    _add(tmp_path / "file" / "types.arrow", WORDS)


def test_letters_that_no_file_holds_are_left_out(tmp_path):
    _add(tmp_path / "types.arrow", ["وصل", "\ud800"])
    assert set(Memory(tmp_path / "types.arrow").rows) == {"وصل"}
