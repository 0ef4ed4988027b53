"""Signatures of texts."""

from waqai.tasks.ingest.duplicates import PERMUTATIONS, signature
from waqai.tasks.normalise import fold_text

TEXT = " ".join(f"كلمة{n} وأخرى{n}" for n in range(40))


def likeness(one, other):
    return sum(a == b for a, b in zip(signature(fold_text(one)), signature(fold_text(other)), strict=True)) / PERMUTATIONS


def test_copies_are_alike_and_others_are_not():
    assert likeness(TEXT, TEXT) == 1
    assert likeness(TEXT, TEXT.replace("كلمة7 ", "").replace("أ", "ا")) > 0.8
    assert likeness(TEXT, TEXT.replace("كلمة", "غير")) < 0.2


def test_a_signature_is_the_same_in_every_process():
    assert signature("وصل وفد من الخبراء الي العاصمه صباح اليوم")[:3] == [3113658451, 3457188259, 3237711219]


def test_short_texts_have_none():
    assert signature("كلمة واحدة لا تكفي") is None
