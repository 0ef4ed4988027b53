"""Words written alike as verb and verbal noun: a sentence and what each of its words is read as."""

from datetime import date

import pytest
from waqai.tasks import tag
from waqai.tasks.extract.homographs import reread


def kinds(text: str) -> dict[str, str]:
    sentence = reread(tag.read("x", text, date(2021, 7, 26)).sentences[0])
    return {token.surface: token.word.pos for token in sentence.tokens}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("وصل الوفد إلى باريس، فيما رفض وزير الخارجية التركي العرض.", "رفض"),
        ("وصل الوفد إلى باريس، بينما قصف الجيش السوري مواقع قرب حلب.", "قصف"),
        ("من جهته، طالب الرئيس الفرنسي بوقف القصف.", "طالب"),
        ("وفي القاهرة، بحث وزير الخارجية المصري الأزمة مع نظيره.", "بحث"),
        ("وصل الوفد إلى باريس، في حين قتل ثلاثة جنود في هجوم.", "قتل"),
        ("أدانت لندن ذلك، ودعا الرئيس الفرنسي إلى التهدئة.", "ودعا"),
        ("أدانت لندن ذلك، واتهم الجيش السوري تركيا بالتدخل.", "واتهم"),
        ("ودان الاتحاد الأفريقي محاولة الانقلاب وأكد وقوفه إلى جانب الحكومة.", "ودان"),
    ],
)
def test_who_does_it_follows_at_the_head_of_a_clause(text, word):
    assert kinds(text)[word] == "verb"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("قررت 14 دولة، بينها فرنسا، طرد دبلوماسيين إيرانيين.", "طرد"),
        ("تعتزم باريس خفض عدد جنودها في تشاد.", "خفض"),
        ("لكن رفض الحكومة العراقية أثار جدلا.", "رفض"),  # another verb has it as its subject
        ("زار الوفد مواقع قصف الجيش.", "قصف"),
    ],
)
def test_verbal_nouns_stay_nouns(text, word):
    assert kinds(text)[word] == "noun"


def test_a_sentence_without_such_a_word_is_left_as_it_is():
    sentence = tag.read("x", "زار الرئيس المصري باريس.", date(2021, 7, 26)).sentences[0]
    assert reread(sentence) is sentence


@pytest.mark.parametrize(
    ("text", "read_past"),
    [
        ("شنت الطائرات غارة على ما وصفته دلهي بأنه معسكر للجماعة.", ["ما", "وصفته", "دلهي", "بأنه"]),
        ("نددت المنظمة بما سماه الانقلاب المستمر.", ["بما", "سماه"]),
        ("أدان الوزير ما وصفه بالعدوان الإسرائيلي.", ["ما", "وصفه"]),
        ("رفض الوزير ما قاله المندوب.", []),
        ("رأى الوزير ما حدث في المدينة.", []),
    ],
)
def test_what_somebody_calls_a_thing_is_read_past(text, read_past):
    assert [word for word, pos in kinds(text).items() if pos == "aside"] == read_past


@pytest.mark.parametrize(("text", "word"), [("انتقدت باريس القرار، حاضة برلين على الرد.", "حاضة"), ("استقبلت تونس الوفد، مرحبة بزيارته.", "مرحبة"), ("انتقد الوزير القرار، حاضا بلاده على الرد.", "حاضا")])
def test_participles_beside_a_sentence_are_no_verbs(text, word):
    assert kinds(text)[word] == "adj"
