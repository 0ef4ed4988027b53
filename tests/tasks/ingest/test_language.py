"""Arabic passes, other languages do not, whatever their script."""

import pytest
from waqai.tasks.ingest.language import check, evidence
from waqai.tasks.ingest.record import Refused

ARABIC = "أعلنت وزارة الخارجية أن الوفد وصل إلى العاصمة صباح اليوم، وأن المحادثات تبدأ غدا في مقر الحكومة. وقال المتحدث باسم الوزارة إن الجانبين يبحثان تبادل الأسرى."
OTHERS = {
    "Persian": "سخنگوی وزارت امور خارجه روز دوشنبه گفت که هیئت ایرانی برای گفتگو درباره برنامه هسته‌ای به وین سفر می‌کند. وی افزود این مذاکرات در هفته آینده ادامه خواهد داشت و کشورهای دیگر نیز در آن شرکت می‌کنند.",
    "Persian typed on an Arabic keyboard": "سخنگوي وزارت امور خارجه گفت كه اين هيئت براي گفتگو به وين رفته است و در روزهاي آينده با مقامات اين كشور ديدار خواهد كرد. او گفت نتيجه خوب بود.",
    "Urdu": "وزیر خارجہ نے کہا ہے کہ پاکستان اور افغانستان کے درمیان مذاکرات اگلے ہفتے ہوں گے۔ انہوں نے کہا کہ دونوں ممالک نے سرحد پر فائر بندی کا فیصلہ کیا ہے اور اس پر عمل ہو رہا ہے۔",
    "Central Kurdish": "وەزیری دەرەوە ڕایگەیاند کە شاندێکی هەرێمی کوردستان بۆ گفتوگۆ دەچێتە بەغدا. ئەو گوتی لەسەر بودجە و مووچە لەگەڵ حکومەتی عێراق کۆدەبنەوە و هەروەها باس لە نەوت دەکەن.",
    "Pashto": "د بهرنیو چارو وزیر وویل چې د افغانستان او پاکستان ترمنځ خبرې به په راتلونکې اونۍ کې پیل شي. هغه زیاته کړه چې دواړه هېوادونه د سرحد په اړه هوکړې ته رسېدلي دي.",
    "Uyghur": "تاشقى ئىشلار مىنىستىرى بۇ ھەپتە بېيجىڭدا بىر يىغىن ئېچىپ ئىككى دۆلەت مۇناسىۋىتى ھەققىدە سۆز قىلدى ۋە كېلىشىم ئۈچۈن تەييارلىق كۆرۈلگەنلىكىنى ئېيتتى دەپ خەۋەر قىلىندى.",
}


@pytest.mark.parametrize("name", OTHERS)
def test_languages_of_arabic_script_are_told_apart(name):
    with pytest.raises(Refused) as refused:
        check(OTHERS[name])
    assert refused.value.reason == "not_arabic"
    assert refused.value.detail.startswith(name.split(" typed")[0])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The minister said on Monday that the talks would go on next week in Vienna.", "English"),
        ("Le ministre a déclaré lundi que les négociations se poursuivraient la semaine prochaine.", "French"),
        ("Министр заявил в понедельник, что переговоры продолжатся на следующей неделе.", "Russian"),
    ],
)
def test_other_scripts_are_named(text, name):
    with pytest.raises(Refused, match=name):
        check(text)


@pytest.mark.parametrize(
    "text",
    [
        ARABIC,
        f'{ARABIC} وأضاف: "We will not leave the talks before we have an agreement".',
        f"{ARABIC}\n{ARABIC}\nوكتب الوزير الإيراني: «این مذاکرات در هفته آینده ادامه خواهد داشت و ما در آن شرکت می‌کنیم».",
        "قتل خمسة جنود أتراك بقصف",
        "التقى پوتين وماكرون في ڤيينا، وبحثا مع گوتيريش ملف كراكوڤ",
        ARABIC.replace("ي", "ی").replace("ك", "ک"),
        "شو صار معك اليوم يا زلمة؟ والله ما بعرف شي عن الموضوع",
    ],
)
def test_arabic_passes_with_what_it_quotes(text):
    check(text)


@pytest.mark.parametrize("other", ["Persian", "Urdu", "Central Kurdish"])
def test_a_mixture_is_refused_as_one(other):
    with pytest.raises(Refused, match=f"a mixture of Arabic and {other}"):
        check(f"{ARABIC}\n{OTHERS[other]}")


def test_half_english_is_no_arabic_article():
    with pytest.raises(Refused, match="English"):
        check(f"{ARABIC}\n" + "The foreign ministry announced that the delegation had arrived in the capital this morning and that talks would begin. " * 2)


def test_evidence_is_the_share_of_words_that_only_arabic_has():
    assert evidence("قال في البيت") > 0.9
    assert evidence("abc def") == 0
