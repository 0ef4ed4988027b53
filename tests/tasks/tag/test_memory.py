"""Analyses kept across runs."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from waqai.tasks.tag.memory import Memory

WORDS = ["وصل", "الوفد", "بغداد", "للبيت", "داعش", "2:00"]


def _work(path, words):
    memory = Memory(path)
    for word in words:
        memory.readings(word)
    memory.save()


def test_a_later_run_finds_what_an_earlier_one_analysed(tmp_path, monkeypatch):
    path = tmp_path / "types.arrow"
    first = Memory(path)
    found = {word: first.readings(word) for word in WORDS}
    first.save()
    monkeypatch.setattr("waqai.tasks.tag.memory.analyses", lambda surface: pytest.fail(f"{surface} was analysed again"))
    later = Memory(path)
    assert {word: later.readings(word) for word in WORDS} == found


@pytest.mark.parametrize("harm", [b"", b"not Arrow at all", None])
def test_a_damaged_file_is_made_anew(tmp_path, harm):
    path = tmp_path / "types.arrow"
    _work(path, WORDS)
    path.write_bytes(path.read_bytes()[:-200] if harm is None else harm)
    assert Memory(path).rows == {}
    _work(path, WORDS)
    assert set(Memory(path).rows) == set(WORDS)


def test_parallel_workers_lose_nothing(tmp_path):
    path = tmp_path / "types.arrow"
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        list(pool.map(_work, [path] * 6, [[word] for word in WORDS]))
    assert set(Memory(path).rows) == set(WORDS)


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path):
    (tmp_path / "file").write_text("")
    memory = Memory(tmp_path / "file" / "types.arrow")
    memory.readings("وصل")
    memory.save()
    assert memory.readings("وصل")


def test_few_new_words_are_not_worth_writing(tmp_path):
    memory = Memory(tmp_path / "types.arrow")
    memory.readings("وصل")
    memory.save(at_least=10)
    assert not memory.path.exists()
