"""What is cut and what is not."""

import pytest
from waqai.tasks.ingest.boilerplate import find_boilerplate

HEAD = "الحكومة تقر موازنة العام المقبل بعجز كبير"
BODY = "أقرت الحكومة أمس مشروع موازنة العام المقبل بعجز يبلغ عشرة في المئة، وأحالته إلى البرلمان."


def cut(text, titled=False):
    return [(span["kind"], text[span["char_start"] : span["char_end"]]) for span in find_boilerplate(text, titled)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("اشترك في قناتنا على تلغرام ليصلك كل جديد", "advertisement"),
        ("قراؤنا من مستخدمي تطبيق واتساب", "advertisement"),
        ("يمكنكم متابعة البث عبر تطبيق تلغرام", "advertisement"),
        ("حمّل التطبيق الآن", "advertisement"),
        ("إضغط هنا للإشتراك", "advertisement"),
        ("إعلان", "advertisement"),
        ("لتصلك آخر الأخبار انضم إلى قناتنا على واتساب", "advertisement"),
        ("اقرأ أيضاً: وزير المالية يستقيل", "related"),
        ("إقرأ أيضا | وزير المالية يستقيل", "related"),
        ("▪ شاهد أيضاً: جلسة البرلمان", "related"),
        ("مواضيع ذات صلة", "related"),
        ("الأكثر قراءة", "related"),
        ("شارك هذا الموضوع", "share"),
        ("فيسبوك تويتر واتساب تلغرام", "share"),
        ("Facebook Twitter WhatsApp", "share"),
        ("شارك على فيسبوك", "share"),
        ("© جميع الحقوق محفوظة 2021", "copyright"),
        ("صحيفة الضفتين، جميع الحقوق محفوظة", "copyright"),
        ("المقال يعبر عن رأي كاتبه ولا يعبر بالضرورة عن رأي الصحيفة", "copyright"),
        ("آخر تحديث: 12 يناير 2021 - 10:33", "updated"),
        ("نشر في: 12/01/2021", "updated"),
        ("الرئيسية | سياسة | اقتصاد | رياضة | ثقافة", "navigation"),
        ("الرئيسية » أخبار » عربي ودولي » العراق", "navigation"),
        ("الوسوم: موازنة، برلمان", "navigation"),
        ("أضف تعليقك", "navigation"),
        ("صورة أرشيفية لمبنى البرلمان", "caption"),
        ("تعليق الصورة، مبنى البرلمان", "caption"),
        (HEAD, "repeated"),
        ("الحكومة تقر موازنة العام المقبل...", "repeated"),
        (f"{HEAD} - صحيفة الضفتين", "repeated"),
    ],
)
def test_lines_that_are_no_part_of_the_article(line, kind):
    assert cut(f"{HEAD}\n\n{line}\n\n{BODY}") == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "المزيد من الدعم لأوكرانيا تعهدت به دول الاتحاد الأوروبي في ختام القمة.",
        "إعلان الحرب على الجماعات المسلحة جاء بعد اجتماع المجلس.",
        "أخبار الحرب تتصدر الصحف",
        "وشارك في الاجتماع وزراء من خمس دول.",
        "الرئيسية في هذه القضية شهادة الوزير السابق.",
        "اشترك الجانبان في تدريبات عسكرية استمرت أسبوعا.",
        "اطبع البنك المركزي مليارات جديدة؟ سؤال يطرحه الشارع.",
        "واشنطن - رويترز",
        "التعليقات التي أدلى بها الوزير أثارت غضب المعارضة.",
        "الصورة التي نشرتها الوكالة تظهر الزعيم وهو يتفقد المصنع.",
        "فيسبوك يحذف آلاف الحسابات المرتبطة بالحملة.",
        "2019/2020 - 2020/2021 - 2021/2022",
        "الحكومة تقر موازنة العام المقبل بعجز كبير وسط احتجاجات المعارضة في البرلمان.",
    ],
)
def test_lines_of_the_article_stay(line):
    assert cut(f"{HEAD}\n\n{line}\n\n{BODY}") == []


def test_titles_below_a_heading_of_related_stories_go_with_it():
    text = f"{BODY}\nاقرأ أيضا\nالبنك المركزي يرفع الفائدة\nانطلاق معرض الكتاب\n{BODY} وأضاف.\nسطر أخير قصير"
    assert [kind for kind, _ in cut(text)] == ["related"] * 3


def test_a_section_above_the_headline():
    assert cut(f"أخبار\n{HEAD}\n{BODY}") == [("section", "أخبار")]
    assert cut(f"رياضة\n{HEAD}\n{BODY}", titled=True) == []


def test_a_caption_that_stands_twice_is_read_once():
    assert cut(f"{HEAD}\nوزير المالية\nوزير المالية\n{BODY}") == [("repeated", "وزير المالية")]


def test_spans_leave_the_blanks_around_a_line():
    (span,) = find_boilerplate(f"{BODY}\r\n  إعلان \r\n", False)
    assert span == {"char_start": len(BODY) + 4, "char_end": len(BODY) + 9, "kind": "advertisement"}
