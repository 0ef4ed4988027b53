"""Persons that no row lists: a sentence, and who must come of it."""

import pytest
from waqai.tasks import tag
from waqai.tasks.extract import read_mentions


def persons(text):
    return {m.actor.name_ar: m.sector for m in read_mentions(tag.read("x", text, None)).actors if m.actor.kind == "person"}


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        ("وقال رئيس الجامعة عمر الحسناوي إن الدراسة تبدأ غدا.", "عمر الحسناوي", "EDU"),
        ("قال رئيس المحكمة سالم الحسناوي إن الجلسة علنية.", "سالم الحسناوي", "JUD"),
        ("قال وزير الصحة سالم الحسناوي إن اللقاح متوفر.", "سالم الحسناوي", "GOV"),
        ("قال رئيس اتحاد الفلاحين بصفاقس سالم الحسناوي إن الموسم جيد.", "سالم الحسناوي", None),
        ("ذكر الأمير تركي بن فهد أن المباراة مؤجلة.", "تركي بن فهد", "GOV"),
        ("قال السيد سالم الحسناوي إنه لن يحضر.", "سالم الحسناوي", None),
        ("استقبل اللواء سالم الحسناوي الوفد.", "سالم الحسناوي", "MIL"),
    ],
)
def test_a_title_gives_the_sector(text, name, sector):
    assert persons(text).get(name, "nobody") == sector


@pytest.mark.parametrize("text", ["نقل السجناء إلى سجن أبو غريب.", "اندلع حريق في كاتدرائية نوتردام.", "اجتمع الناس في محيط جامع اللخمي."])
def test_names_of_places_and_things(text):
    assert persons(text) == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قائمة اللاعبين: أيمن الحسناوي - شهاب بن فرج - غازي بن عبد الرزاق - عمار الجمل.", ["أيمن الحسناوي", "شهاب بن فرج", "غازي بن عبد الرزاق", "عمار الجمل"]),
        ("العلاقة بين المنصف الحسناوي ولمين النهدي متوترة.", ["المنصف الحسناوي", "لمين النهدي"]),
        ("وقال رئيس الحزب محمد منصف المرزوقي إن الوضع صعب.", ["المنصف المرزوقي"]),
        ("ذكر محافظ كركوك راكان الحسناوي أن الوضع مستقر.", ["راكان الحسناوي"]),
        ("وصل وزير الخارجية عبد الملك الحسناوي إلى المطار.", ["عبد الملك الحسناوي"]),
        ("وقع حادث في سيدي بوزيد صباح اليوم.", []),
    ],
)
def test_a_name_ends_where_another_begins(text, names):
    assert list(persons(text)) == names
