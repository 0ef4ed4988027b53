"""Whom the names of one article mean: a text, and the actor of each name."""

from datetime import date

import pytest
from waqai.tasks import tag
from waqai.tasks.extract import read_mentions


def meant(text, surface, day=None):
    return {m.actor.name_en for m in read_mentions(tag.read("x", text, day)).actors if text[m.start : m.end] == surface}


@pytest.mark.parametrize(
    ("text", "day", "surface", "name"),
    [
        ("التقى بوش رئيس وزراء الكويت في البيت الأبيض.", date(1991, 2, 1), "بوش", "George H. W. Bush"),
        ("التقى بوش رئيس وزراء الكويت في البيت الأبيض.", date(2005, 2, 1), "بوش", "George W. Bush"),
        ("وصل الحريري إلى بيروت، وقال إن لبنان بخير.", date(2004, 3, 1), "الحريري", "Rafik Hariri"),
        ("وصل الحريري إلى بيروت، وقال إن لبنان بخير.", date(2018, 3, 1), "الحريري", "Saad Hariri"),
        ("هددت كوريا الشمالية جارتها، وقال كيم إنه لن يتراجع.", date(2010, 3, 1), "كيم", "Kim Jong-il"),
        ("هددت كوريا الشمالية جارتها، وقال كيم إنه لن يتراجع.", date(2018, 3, 1), "كيم", "Kim Jong-un"),
        ("أعلن التحالف قصف مواقع في اليمن.", date(2019, 3, 1), "التحالف", "Saudi-led coalition in Yemen"),
        ("أعلن التحالف قصف مواقع في العراق.", date(2016, 3, 1), "التحالف", "Global Coalition against ISIS"),
    ],
)
def test_shared_names_go_by_day_and_countries(text, day, surface, name):
    assert meant(text, surface, day) == {name}


@pytest.mark.parametrize(
    ("text", "surface", "names"),
    [
        ("عقدت الهيئة الوطنية للرصد (هور) مؤتمرا. وقالت هور إنها مستعدة.", "هور", 1),
        ("وصل الرئيس الأميركي جو بايدن إلى روما. وعقد الرئيس الأميركي لقاءات.", "الرئيس الأميركي", 1),
        ("قال سالم الحسناوي إنه باق. ورد كريم الحسناوي بالمثل. وصمت الحسناوي.", "الحسناوي", 0),
        ("قال سالم الحسناوي إنه باق. ثم غادر الحسناوي القاعة.", "الحسناوي", 1),
    ],
)
def test_short_forms_within_an_article(text, surface, names):
    assert len(meant(text, surface)) == names


@pytest.mark.parametrize(
    ("text", "full", "again"),
    [
        ("تحدث لويد أوستن في الاجتماع. وأضاف اوستن أن الوقت حان.", "لويد أوستن", "اوستن"),
        ("قال المستشار جيمس هارتلي إنه راض. وكان جيمز هارتلي قد وصل أمس.", "جيمس هارتلي", "جيمز هارتلي"),
        ("استقبل الوزير مصطفى الكاظمي. وقدم الوفد التهنئة للكاظمي.", "مصطفى الكاظمي", "للكاظمي"),
        ("قال المحامي سامر الكاظمي إنه بريء. وقد اعتقل الكاظمي أمس.", "سامر الكاظمي", "الكاظمي"),
        ("قال خالد بن سلمان إن الهدنة قائمة. وأكد بن سلمان ذلك.", "خالد بن سلمان", "بن سلمان"),
    ],
)
def test_variants_are_one_actor(text, full, again):
    assert meant(text, full) == meant(text, again) != set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قال محمد فتح الله إن الحكومة قررت فتح تحقيق.", {"Mohammed Fathallah"}),
        ("قالت وزيرة الخارجية البريطانية سالي هارتلي إنها هنا.", {"Sally Hartli", "United Kingdom"}),
        ("افتتحت شركة \"كورفيلا\" السويدية متجرا.", {"Korfila Company", "Sweden"}),
        ("الجزائر - الشرق الأوسط: وصل الوفد أمس.", {"Asharq Al-Awsat"}),
        ("أفادت جماعة \"العدل من أجل بلجيكا\" بذلك.", {"Justice Group for Belgium"}),
        ("عضو الجماعة جند عشرات الشبان للقتال.", set()),
    ],
)
def test_nothing_is_named_beside(text, names):
    assert {m.actor.name_en for m in read_mentions(tag.read("x", text, None)).actors} == names


@pytest.mark.parametrize("text", ["تدفق اللاجئون عبر نهر الأردن أمس.", "أبحرت السفن في خليج المكسيك."])
def test_rivers_and_gulfs_are_no_states(text):
    assert [m.actor.kind for m in read_mentions(tag.read("x", text, None)).actors] == []


def test_a_medium_is_not_the_country_in_its_name():
    assert meant("أفادت قناة فرنسا 24 بذلك.", "قناة فرنسا 24") | meant("أفادت قناة فرنسا 24 بذلك.", "فرنسا 24") == {"France 24"}


@pytest.mark.parametrize(
    "text", ["قالت المنظمة التي مقرها لندن إن الوضع صعب.", "أنجز الدراسة مركز أبحاث لشبونة.", 'فاز الفريق في بطولة "كوبا" أمس.', "بلغ السعر مليون دينار تونسي.", "حجزت الشرطة القنب الهندي."]
)
def test_seats_currencies_and_goods_are_no_states(text):
    assert [m.actor.name_en for m in read_mentions(tag.read("x", text, None)).actors if m.actor.kind == "country"] == []


@pytest.mark.parametrize(("day", "sector"), [(date(2019, 6, 4), "PRM"), (date(2024, 6, 4), "REB")])
def test_a_body_is_what_it_was_on_the_day(day, sector):
    doc = tag.read("x", "هاجمت قوات الدعم السريع المدينة.", day)
    assert [(m.actor.kind, m.sector) for m in read_mentions(doc).actors] == [("armed_group", sector)]


@pytest.mark.parametrize(("text", "name"), [("قالت الجبهة الشعبية في غزة إن إسرائيل قصفت.", "الجبهة الشعبية لتحرير فلسطين"), ("قالت الجبهة الشعبية إن تونس بخير.", "الجبهة الشعبية التونسية")])
def test_the_popular_front_goes_by_the_country(text, name):
    assert name in [m.actor.name_ar for m in read_mentions(tag.read("x", text, date(2016, 3, 1))).actors]
