"""Matching keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from waqai.tasks.normalise import fold


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("أحمدُ", "احمد"),
        ("المدينة", "المدينه"),
        ("فى", "في"),
        ("ﻻ", "لا"),
        ("العـــراق", "العراق"),
        ("داعشٓ", "داعش"),
        ("٢٥٠٠", "2500"),
        ("۱۲", "12"),
        ("مسؤول", "مسوول"),
        ("NATO", "nato"),
        ("آب", "اب"),
        ("ٱلوزير", "الوزير"),
        ("إلى", "الي"),
        ("بغداد\u200f", "بغداد"),
        ("\u202bبغداد\u202c", "بغداد"),
        ("ﺍﻟﻌﺮﺍﻕ", "العراق"),
        ("ایران", "ايران"),
        ("شئون", "شيون"),
    ],
)
def test_spellings_share_a_key(written, key):
    assert fold(written) == key


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
