"""Web pages with known articles: four stories written for these tests, in the page designs that Arabic news sites use."""

import json
from typing import NamedTuple


class Story(NamedTuple):
    """What a page should be read as."""

    title: str
    day: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join((self.title, *self.paragraphs))


STORIES = (
    Story(
        "وزيرا الطاقة في بلدين جارين يتفقان على ربط شبكتي الكهرباء قبل الصيف",
        "2021-03-14",
        (
            "اتفق وزيرا الطاقة في البلدين، أمس الأحد، على استكمال مشروع ربط شبكتي الكهرباء قبل نهاية مايو المقبل، بعد تأخير استمر أكثر من عامين بسبب خلافات على التمويل.",
            "وقال الوزير المضيف في مؤتمر صحفي مشترك إن المرحلة الأولى ستنقل 400 ميغاواط، على أن ترتفع القدرة إلى ألف ميغاواط في المرحلة الثانية.",
            "وأوضح أن كلفة الخطوط ومحطات التحويل تبلغ 180 مليون دولار، يتحمل البنك الإسلامي للتنمية نصفها على شكل قرض ميسر يسدد على خمسة عشر عاما.",
            "من جهته، أكد الوزير الضيف أن بلاده أنهت الأعمال في الجزء الواقع داخل أراضيها، وأن الفرق الفنية تنتظر وصول المحولات من الميناء.",
            "ويعاني البلدان انقطاعا في التيار يصل إلى عشر ساعات يوميا في ذروة الصيف، ما أدى العام الماضي إلى احتجاجات في عدد من المدن الجنوبية.",
            "ويرى خبراء أن الربط لن ينهي الأزمة وحده ما لم تترافق معه إصلاحات في التعرفة وفي تحصيل الفواتير.",
        ),
    ),
    Story(
        "فيضانات تقطع الطرق في ثلاث محافظات شمالية والدفاع المدني ينقذ عشرات العالقين",
        "2019-11-02",
        (
            "قطعت السيول التي هطلت منذ مساء الجمعة الطرق المؤدية إلى عشرات القرى في ثلاث محافظات شمالية، ولقي أربعة أشخاص بينهم طفلان مصرعهم، بحسب حصيلة أولية.",
            "وأعلن الدفاع المدني أن فرقه أنقذت 63 شخصا احتجزتهم المياه داخل سياراتهم ومنازلهم، وأن عمليات البحث عن مفقودين اثنين مستمرة بمشاركة مروحيتين للجيش.",
            "وقالت أم محمد، وهي من سكان إحدى القرى المتضررة: «لم نر مثل هذا منذ ثلاثين عاما، دخل الماء إلى البيت ونحن نائمون».",
            "وقررت السلطات المحلية تعليق الدراسة حتى الثلاثاء وفتح المدارس أمام العائلات التي فقدت مساكنها.",
            "وحذرت هيئة الأرصاد من استمرار الأمطار الغزيرة خلال الساعات الأربع والعشرين المقبلة، ودعت المواطنين إلى الابتعاد عن مجاري الأودية.",
            "وانتقد نواب في البرلمان ضعف شبكات تصريف المياه، وطالبوا بفتح تحقيق في مصير الأموال المخصصة لها.",
        ),
    ),
    Story(
        "محكمة الاستئناف تؤيد سجن مسؤول سابق سبع سنوات في قضية عقود الموانئ",
        "2022-06-21",
        (
            "أيدت محكمة الاستئناف اليوم الثلاثاء حكما بالسجن سبع سنوات على مسؤول سابق في هيئة الموانئ بعد إدانته بتلقي رشاوى مقابل منح عقود لشركتين أجنبيتين.",
            "وأمرت المحكمة بمصادرة ممتلكات تعود للمدان وزوجته قدرت قيمتها بنحو ثلاثة ملايين دولار، وبرأت اثنين من المتهمين الستة لعدم كفاية الأدلة.",
            "وقال محامي الدفاع إن موكله سيطعن في الحكم أمام محكمة التمييز، معتبرا أن الشهادات التي استندت إليها النيابة متناقضة.",
            "وكانت القضية قد تكشفت قبل ثلاث سنوات إثر تقرير لديوان المحاسبة أشار إلى فروق كبيرة بين الأسعار التي دفعتها الهيئة وأسعار السوق.",
            "ورحبت منظمة محلية تعنى بمكافحة الفساد بالقرار، لكنها طالبت بملاحقة الشركتين أمام القضاء في بلديهما.",
        ),
    ),
    Story(
        "المنتخب يستعد للتصفيات بمعسكر خارجي والمدرب يستدعي ستة وجوه جديدة",
        "2020-09-30",
        (
            "استدعى مدرب المنتخب الوطني لكرة القدم ستة لاعبين جدد إلى المعسكر الذي يبدأ السبت المقبل في إسبانيا استعدادا للتصفيات القارية.",
            "ويخوض المنتخب خلال المعسكر مباراتين وديتين، الأولى في السابع من أكتوبر والثانية بعد ذلك بأربعة أيام.",
            "وغاب عن القائمة قائد الفريق بسبب إصابة في الركبة تبعده عن الملاعب شهرا على الأقل، وفق ما ذكر الجهاز الطبي.",
            "وقال المدرب في تصريحات للصحفيين إن الباب مفتوح أمام الجميع، وإن الأداء مع الأندية هو المعيار الوحيد للاختيار.",
            "وأضاف أن مباريات العام الحالي ستقام من دون جمهور التزاما بتعليمات الاتحاد الدولي والسلطات الصحية.",
            "ويتصدر المنتخب مجموعته بسبع نقاط من ثلاث مباريات، متقدما بفارق الأهداف على أقرب ملاحقيه.",
        ),
    ),
)

_NAVIGATION = ("الرئيسية", "سياسة", "اقتصاد", "رياضة", "ثقافة", "تكنولوجيا", "منوعات", "صحة", "فيديو", "من نحن", "اتصل بنا")
_RELATED = (
    "البنك المركزي يرفع سعر الفائدة للمرة الثالثة هذا العام",
    "انطلاق معرض الكتاب بمشاركة أربعين دار نشر",
    "دراسة: النوم المبكر يقلل خطر أمراض القلب",
    "أسعار الذهب تتراجع مع صعود الدولار",
)
_SHARE = ("فيسبوك", "تويتر", "واتساب", "تلغرام", "نسخ الرابط")
_COMMENTS = (("أبو خالد", "شكرا على هذا الخبر المفيد ونتمنى المزيد من التغطية"), ("زائر", "كلام غير صحيح والواقع مختلف تماما عما يقال هنا"))


def _links(words, tag="li"):
    return "".join(f'<{tag}><a href="/x/{number}">{each}</a></{tag}>' for number, each in enumerate(words))


def newspaper(story: Story) -> tuple[str, str]:
    """A newspaper's site: everything in JSON-LD, menus above and beside, links to other stories within the text."""
    linked = {"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "name": "صحيفة الضفتين"},
        {"@type": ["NewsArticle"], "headline": story.title, "datePublished": f"{story.day}T08:30:00+03:00",
         "publisher": {"@type": "Organization", "name": "صحيفة الضفتين"}},
    ]}  # fmt: skip
    body = [f"<p>{paragraph}</p>" for paragraph in story.paragraphs]
    body.insert(2, f'<div class="related-inline"><h4>اقرأ أيضا</h4><ul>{_links(_RELATED[:2])}</ul></div>')
    comments = "".join(f'<li class="comment"><b>{who}</b><p>{what}</p></li>' for who, what in _COMMENTS)
    return "utf-8", f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{story.title} | صحيفة الضفتين</title>
<link rel="canonical" href="https://addiffatain.example/a/{story.day}"><script type="application/ld+json">{json.dumps(linked, ensure_ascii=False)}</script>
<style>p{{margin:0}}</style></head><body><header><nav><ul>{_links(_NAVIGATION)}</ul></nav></header>
<div class="breadcrumb"><a href="/">الرئيسية</a> &raquo; <a href="/p">أخبار</a></div>
<main><article><h1>{story.title}</h1><div class="meta"><time datetime="{story.day}">آخر تحديث: {story.day}</time></div>
<ul class="share-buttons">{_links(_SHARE)}</ul><figure><img src="a.jpg"><figcaption>صورة أرشيفية (رويترز)</figcaption></figure>
<div class="article-body">{"".join(body)}</div><div class="tags">الوسوم: <a href="/t">طاقة</a> <a href="/t2">اقتصاد</a></div></article>
<section class="comments" id="comments"><h3>التعليقات</h3><ol>{comments}</ol></section></main>
<aside class="sidebar"><h3>الأكثر قراءة</h3><ol>{_links(_RELATED)}</ol></aside>
<footer><p>جميع الحقوق محفوظة © صحيفة الضفتين</p></footer><script>var a = "لا يظهر";</script></body></html>"""


def weblog(story: Story) -> tuple[str, str]:
    """A site made with a weblog's tools: Open Graph alone, share buttons and related posts inside the content's own block."""
    return "utf-8", f"""<!doctype html><html dir="rtl" lang="ar-EG"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<title>{story.title} - راديو صوت النيل</title><meta property="og:title" content="{story.title} - راديو صوت النيل">
<meta property="og:site_name" content="راديو صوت النيل"><meta property="article:published_time" content="{story.day}T10:00:00+00:00">
<meta property="og:url" content="https://sawtalnil.example/?p=77"></head><body class="single single-post">
<div id="page"><div id="masthead"><div class="menu-main"><ul class="menu">{_links(_NAVIGATION)}</ul></div></div>
<div id="content"><div id="primary"><article id="post-77" class="post type-post"><header class="entry-header"><h1 class="entry-title">{story.title}</h1>
<div class="entry-meta">كتبه محرر الموقع في {story.day}</div></header>
<div class="entry-content">{"".join(f"<p>{paragraph}</p>" for paragraph in story.paragraphs)}
<div class="sharedaddy"><h3 class="sd-title">شارك هذا الموضوع:</h3><ul>{_links(_SHARE)}</ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>مواضيع ذات صلة</h3>{_links(_RELATED[:3], "p")}</div></div></article>
<nav class="post-navigation"><a href="/p1">المقال السابق: انطلاق معرض الكتاب</a><a href="/p2">المقال التالي: أسعار الذهب تتراجع</a></nav>
<div id="comments" class="comments-area"><h2>اترك تعليقا</h2><form><label>الاسم</label><textarea></textarea><p>لن يتم نشر عنوان بريدك الإلكتروني.</p></form></div></div>
<div id="secondary" class="widget-area"><div class="widget"><h2>أحدث المقالات</h2><ul>{_links(_RELATED)}</ul></div>
<div class="widget"><h2>تابعنا</h2><p>اشترك في نشرتنا البريدية ليصلك كل جديد.</p></div></div></div>
<div id="colophon"><p>كل الحقوق محفوظة راديو صوت النيل</p></div></div></body></html>"""


def agency(story: Story) -> tuple[str, str]:
    """An agency's old site: tables, line breaks for paragraphs, the day only in the text, windows-1256."""
    year, month, day = story.day.split("-")
    body = "<br><br>".join(story.paragraphs)
    return "cp1256", f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><title>{story.title}</title></head>
<body dir="rtl"><table width="100%"><tr><td colspan="3"><table><tr>{_links(_NAVIGATION, "td")}</tr></table></td></tr>
<tr><td width="160" valign="top"><b>آخر الأخبار</b><br>{"<br>".join(f'<a href="n{n}.htm">{title}</a>' for n, title in enumerate(_RELATED))}</td>
<td valign="top"><h1><font size="5">{story.title}</font></h1><font color="gray">{day}/{month}/{year}</font><br><br>
<div id="news"><font size="4">{body}</font></div><br><a href="print.asp?id=5">طباعة</a> | <a href="mail.asp">أرسل إلى صديق</a></td>
<td width="120"><img src="ad.gif"><br>إعلان</td></tr>
<tr><td colspan="3" align="center">حقوق النشر محفوظة لوكالة الرافدين</td></tr></table></body></html>"""


def magazine(story: Story) -> tuple[str, str]:
    """A modern magazine: nested blocks without telling names, microdata, newsletter boxes and stories between the paragraphs."""
    blocks = [f'<div class="css-{number}x"><p class="css-t">{paragraph}</p></div>' for number, paragraph in enumerate(story.paragraphs)]
    blocks.insert(1, '<aside class="newsletter-box"><p>اشترك في النشرة البريدية لتصلك أهم الأخبار كل صباح</p><button>اشترك</button></aside>')
    blocks.insert(4, f'<aside role="complementary"><h2>قد يهمك أيضا</h2>{_links(_RELATED[1:3], "div")}</aside>')
    return "utf-8", f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"/><title>{story.title}</title>
<meta name="twitter:title" content="{story.title}"/><meta name="application-name" content="مجلة الأفق"/></head><body><div id="__next"><div class="css-0">
<header class="css-1"><div role="navigation">{_links(_NAVIGATION, "span")}</div></header>
<main class="css-2" itemscope itemtype="https://schema.org/NewsArticle"><div class="css-3"><h1 class="css-4">{story.title}</h1>
<meta itemprop="datePublished" content="{story.day}"/><div class="css-5"><span>مدة القراءة 3 دقائق</span></div></div>
<section class="css-6" itemprop="articleBody">{"".join(blocks)}</section>
<div class="css-7 share">{_links(_SHARE, "span")}</div></main>
<section class="css-8 recommended"><h2>نرشح لك</h2>{"".join(f'<div class="card"><a href="/c"><h3>{title}</h3></a></div>' for title in _RELATED)}</section>
<footer class="css-9"><div>سياسة الخصوصية</div><div>شروط الاستخدام</div><div>© مجلة الأفق</div></footer></div></div></body></html>"""


def portal(story: Story) -> tuple[str, str]:
    """A portal: one block holds the article and all that is put between its paragraphs as paragraphs too; long teasers beside it."""
    body = [f"<p>{paragraph}</p>" for paragraph in story.paragraphs]
    body.insert(0, f"<p>آخر تحديث: {story.day} 14:05</p>")
    body.insert(3, f'<p><strong><a href="/r">اقرأ أيضا: {_RELATED[0]}</a></strong></p>')
    body.append("<p>لمتابعة آخر الأخبار اشترك في قناتنا على تلغرام</p>")
    body.append(f"<p>{' '.join(_SHARE)}</p>")
    teasers = "".join(f"<div><h3><a href='/t'>{title}</a></h3><p>{title}، وفق ما نقلت مصادر مطلعة للبوابة في وقت متأخر من مساء أمس.</p></div>" for title in _RELATED)
    return "utf-8", f"""<!DOCTYPE html><html dir="rtl" lang="ar"><head><meta charset="utf-8"><meta name="DC.title" content="{story.title}">
<meta name="pubdate" content="{story.day}"><title>بوابة الخبر :: {story.title}</title></head><body><div id="top"><ul>{_links(_NAVIGATION)}</ul></div>
<div id="wrap"><div class="col-8"><h2 class="headline">{story.title}</h2><div class="details" id="article_text">{"".join(body)}</div></div>
<div class="col-4">{teasers}</div></div><div id="bottom">بوابة الخبر، جميع الحقوق محفوظة</div></body></html>"""


DESIGNS = (newspaper, weblog, agency, magazine, portal)
OUTLETS = {"portal": None, "newspaper": "صحيفة الضفتين", "weblog": "راديو صوت النيل", "agency": None, "magazine": "مجلة الأفق"}


def page(design, story: Story) -> bytes:
    """A story as a page of a design, in the design's encoding."""
    codec, text = design(story)
    return text.encode(codec)
