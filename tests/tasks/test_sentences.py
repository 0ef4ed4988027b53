"""The view of sentences: direct speech is marked, with who says it."""

from helpers import fill
from waqai.tasks import warehouse

TEXT = """وزير في القاهرة
قال وزير الخارجية المصري سامح شكري: "لن نقبل بأي مساس بأمن البلاد أو بحدودها". وأكد شكري أن المحادثات مستمرة. ووصل الوفد إلى المطار مساء أمس الثلاثاء.
"""


def test_direct_speech_is_marked_with_its_speaker(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    lake = fill(tmp_path / "home", [str(tmp_path / "a.txt")])
    path = warehouse.location(lake)
    warehouse.materialise(lake, path)
    with warehouse.connect(path, lake) as con:
        found = con.execute("""
            select substring(a.text, s.char_start + 1, 3), s.quoted, s.speaker_id
            from sentences as s join articles as a using (article_id) order by s.sentence_no""").fetchall()
    assert found == [("وزي", False, None), ("قال", True, "sameh-shoukry"), ("وأك", False, "sameh-shoukry"), ("ووص", False, None)]
