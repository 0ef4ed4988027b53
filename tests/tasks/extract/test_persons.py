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
        ("قال رئيس اتحاد الفلاحين بصفاقس سالم الحسناوي إن الموسم جيد.", "سالم الحسناوي", "LAB"),
        ("ذكر الأمير تركي بن فهد أن المباراة مؤجلة.", "تركي بن فهد", "GOV"),
        ("قال السيد سالم الحسناوي إنه لن يحضر.", "سالم الحسناوي", None),
        ("استقبل اللواء سالم الحسناوي الوفد.", "سالم الحسناوي", "MIL"),
    ],
)
def test_a_title_gives_the_sector(text, name, sector):
    assert persons(text).get(name, "nobody") == sector


@pytest.mark.parametrize("text", ["نقل السجناء إلى سجن أبو غريب.", "اندلع حريق في كاتدرائية نوتردام.", "اجتمع الناس في محيط جامع اللخمي.", "نقل إلى المستشفى الجامعي الحبيب بورقيبة.", "وصل إلى مطار الملك خالد."])
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
        ("قال سالم إن استقالة شفيق صرصار غير مقبولة.", ["سالم", "شفيق صرصار"]),
        ("وقع حادث في سيدي بوزيد صباح اليوم.", []),
    ],
)
def test_a_name_ends_where_another_begins(text, names):
    assert list(persons(text)) == names


@pytest.mark.parametrize(
    ("text", "name", "role", "country", "sector"),
    [
        ("أكد فرانسوا غويات، سفير فرنسا في تونس، أن بلاده تدعم الاتفاق.", "فرانسوا غويات", "سفير فرنسا في تونس", "FRA", "GOV"),
        ("وصف والي سوسة، فتحي الحسناوي، الوضع بالهادئ.", "فتحي الحسناوي", "والي سوسة", "TUN", "GOV"),
        ("قال سالم الحسناوي رئيس غرفة التجارة إن الأسعار ارتفعت.", "سالم الحسناوي", "رئيس غرفة التجارة", None, None),
        ("وقال عمدة لندن صادق الحسناوي إن المدينة آمنة.", "صادق الحسناوي", "عمدة لندن", "GBR", "GOV"),
        ("قال نائب رئيس هيئة الأركان العامة الروسية أناتولي الحسناوي إن القتال توقف.", "أناتولي الحسناوي", "نائب رئيس هيئة الأركان العامة الروسية", "RUS", "MIL"),
        ("بحث سيرغي لافروف مع نظيره فلاديمير كولوف الأزمة.", "فلاديمير كولوف", "نظيره", None, "GOV"),
        ("وقال القيادي الحوثي محمد الحسناوي إن الهجوم مستمر.", "محمد الحسناوي", "القيادي الحوثي", "YEM", "REB"),
        ("أسر الجندي سالم الحسناوي أمس.", "سالم الحسناوي", "الجندي", None, "MIL"),
        ("وقال النائب الديمقراطي آدم الحسناوي إنه يرفض.", "آدم الحسناوي", "النائب الديمقراطي", "USA", "LEG"),
        ("قال رئيس بلدية ماريوبول فاديم بوريتشكو إن المدينة تقصف.", "فاديم بوريتشكو", "رئيس بلدية ماريوبول", None, "GOV"),
        ("وأعلن ورئيس حزب العمل سالم الحسناوي الانسحاب.", "سالم الحسناوي", "رئيس حزب العمل", None, "PTY"),
    ],
)
def test_an_office_before_or_behind_the_name(text, name, role, country, sector):
    found = read_mentions(tag.read("x", text, None)).actors
    assert (name, role, country, sector) in [(m.actor.name_ar, m.role_ar, m.country, m.sector) for m in found]
    assert [m.rule for m in found if m.rule == "description"] == []


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("مصر تعلن. مصر ترفض. مصر تطالب. وقال سالم عبد الحسناوي إنه هنا.", "سالم عبد الحسناوي", "EGY"),
        ("مصر تعلن. مصر ترفض. مصر تطالب. وقال ديدييه رايندون إنه هنا.", "ديدييه رايندون", None),
    ],
)
def test_a_person_without_a_title_has_the_country_of_the_article_where_the_name_fits(text, name, country):
    doc = tag.read("x", text, None)
    assert [m.country for m in read_mentions(doc).actors if m.actor.name_ar == name] == [country]
