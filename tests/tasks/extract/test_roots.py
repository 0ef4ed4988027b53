"""Roots of types and modes."""

import pytest
from waqai.tasks import lexicon
from waqai.tasks.extract.roots import cameo_root


@pytest.mark.parametrize("kind, mode, root", [("ASSAULT", None, "19"), ("ASSAULT", "abduct", "18"), ("ASSAULT", "unconventional", "20"), ("ACCUSE", "investigate", "09"), ("AID", None, "07")])
def test_the_mode_s_root_goes_before_the_type_s(kind, mode, root):
    assert cameo_root(kind, mode) == root


def test_every_root_has_its_goldstein():
    known = {row["id"] for row in lexicon.rows("cameo_roots")}
    assert {row["cameo"] for name in ("event_types", "mode_roots") for row in lexicon.rows(name)} <= known
