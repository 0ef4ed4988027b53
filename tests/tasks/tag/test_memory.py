"""Word types kept across runs."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from waqai.tasks.tag import disambiguate
from waqai.tasks.tag.disambiguate import Type
from waqai.tasks.tag.memory import Memory

WORDS = ["وصل", "الوفد", "بغداد", "للبيت", "داعش", "2:00"]


def _add(path, words):
    Memory(path).add({word: [word] for word in words})


def test_a_type_is_kept_as_it_is(tmp_path):
    memory, types = Memory(tmp_path / "types.arrow"), {word: disambiguate.word_type(word) for word in WORDS}
    chosen = {word: this.reading("N") for word, this in types.items()}
    memory.add({word: this.packed() for word, this in types.items()})
    for word, this in types.items():
        kept = Type.unpacked(word, Memory(memory.path).get(word))
        assert (kept.clues, kept.amended, kept.taken["N"], kept.readings) == (this.clues, this.amended, chosen[word], this.readings)


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
