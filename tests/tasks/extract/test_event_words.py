"""The event lexicon: what each type and mode sounds like, and what sounds like an event and is none."""

from datetime import date

import pytest
from waqai.tasks import lexicon, tag
from waqai.tasks.extract import read_mentions

MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons crowd-control unconventional",
}
TYPES = {row["id"] for row in lexicon.rows("event_types")}
SLOTS = set("subj obj gen adj said doer بين مع ضد على إلى ل ب في عن من لدى تجاه حول نحو بحق إزاء لصالح صوب وسط قرب عند".split()) | {"على يد", "من قبل", "من جانب", "بيد", "بأيدي", "في حق", "في صفوف", "أمام", "عبر", "داخل"}


def events(text: str) -> list:
    return read_mentions(tag.read("x", text, date(2021, 7, 26))).events


def test_every_type_and_mode_has_entries():
    assert {row["type"] for row in lexicon.rows("event_words")} == TYPES
    modes = {(row["type"], row["mode"]) for row in lexicon.rows("event_words") if row["mode"]}
    assert modes == {(kind, mode) for kind, listed in MODES.items() for mode in listed.split()}


@pytest.mark.parametrize("column", ["source", "target"])
def test_slots_are_ones_that_the_reader_of_arguments_fills(column):
    assert {slot for row in lexicon.rows("event_words") for slot in lexicon.values(row[column])} <= SLOTS


def test_exceptions_name_types():
    assert {kind for row in lexicon.rows("event_exceptions") for kind in lexicon.values(row["blocks"])} <= TYPES | {"*"}


@pytest.mark.parametrize(
    ("kind", "mode", "text"),
    [
        ("AGREE", None, "اتفقت مصر والسودان على تشكيل لجنة مشتركة."),
        ("AGREE", None, "وافقت الحكومة العراقية على طلب إيران."),
        ("CONSULT", None, "بحث وزير الخارجية المصري مع نظيره السعودي الأوضاع في السودان."),
        ("CONSULT", "visit", "وصل الرئيس الفرنسي إلى بيروت في زيارة رسمية."),
        ("CONSULT", "phone", "أجرى الرئيس الأميركي اتصالا هاتفيا مع نظيره الروسي."),
        ("CONSULT", "third-party", "توسطت سلطنة عمان بين إيران والسعودية."),
        ("CONSULT", "multilateral", "شارك الرئيس العراقي في قمة عربية مع قادة الأردن ومصر."),
        ("SUPPORT", None, "أشادت فرنسا بجهود الجزائر."),
        ("SUPPORT", None, "وقعت روسيا اتفاقية مع إيران."),
        ("CONCEDE", None, "اعتذرت تركيا لروسيا عن إسقاط الطائرة."),
        ("COOPERATE", None, "بدأت مصر والسودان مناورات مشتركة."),
        ("AID", None, "قدمت قطر مساعدات إنسانية إلى لبنان."),
        ("AID", None, "سلمت الولايات المتحدة أسلحة إلى أوكرانيا."),
        ("RETREAT", "withdraw", "انسحبت القوات الأميركية من أفغانستان."),
        ("RETREAT", "release", "أفرجت إيران عن بحار كوري جنوبي."),
        ("RETREAT", "disarm", "سلمت الميليشيات سلاحها إلى الجيش اللبناني."),
        ("RETREAT", "ceasefire", "أعلنت السعودية وقف إطلاق النار في اليمن."),
        ("RETREAT", "access", "سمحت سوريا بدخول مساعدات إلى إدلب."),
        ("RETREAT", "resign", "استقال رئيس الوزراء اللبناني."),
        ("REQUEST", None, "طالبت فرنسا لبنان بتشكيل حكومة."),
        ("REQUEST", "assist", "طلبت أوكرانيا مساعدات من ألمانيا."),
        ("REQUEST", "change", "دعت المعارضة التونسية إلى إجراء انتخابات مبكرة في تونس."),
        ("REQUEST", "yield", "دعت الأمم المتحدة إسرائيل إلى الانسحاب من الضفة الغربية."),
        ("REQUEST", "meet", "دعت روسيا إيران إلى اجتماع عاجل."),
        ("ACCUSE", "disapprove", "أدانت مصر الهجوم الإيراني على السعودية."),
        ("ACCUSE", "allege", "اتهمت واشنطن طهران بدعم الحوثيين."),
        ("ACCUSE", "investigate", "باشرت النيابة العراقية تحقيقا مع وزير إيراني."),
        ("REJECT", None, "رفضت إيران المقترح الأميركي."),
        ("REJECT", "meet", "رفضت إيران الحوار مع الولايات المتحدة."),
        ("REJECT", "yield", "رفضت إسرائيل الانسحاب من الجولان السوري."),
        ("REJECT", "change", "رفض الرئيس السوداني إجراء انتخابات مبكرة في السودان."),
        ("REJECT", "assist", "رفضت كوبا تقديم مساعدات إلى فنزويلا."),
        ("THREATEN", "violence", "هددت إيران إسرائيل برد قاس."),
        ("THREATEN", "violence", "هددت تركيا بشن هجوم على سوريا."),
        ("THREATEN", "relations", "هددت المغرب بقطع العلاقات مع إسبانيا."),
        ("THREATEN", "territory", "هددت روسيا باحتلال أوكرانيا."),
        ("THREATEN", "expel", "هددت روسيا بطرد دبلوماسيين بريطانيين."),
        ("THREATEN", "restrict", "هددت تركيا بإغلاق مكاتب روسيا."),
        ("THREATEN", "arrest", "هددت السلطات المصرية باعتقال نشطاء في مصر."),
        ("PROTEST", "demo", "تظاهر آلاف العراقيين أمس في بغداد احتجاجا على سياسة الحكومة."),
        ("PROTEST", "riot", "اندلعت أعمال شغب أمس في تونس بعد احتجاجات عنيفة."),
        ("PROTEST", "strike", "بدأ المعلمون إضرابا عن العمل أمس في تونس."),
        ("PROTEST", "hunger", "خاض أسير فلسطيني إضراب الجوع والإضراب عن الطعام أمس في إسرائيل احتجاجا على اعتقاله."),
        ("PROTEST", "boycott", "قاطعت المعارضة الجزائرية الانتخابات أمس في الجزائر."),
        ("PROTEST", "obstruct", "قطع المحتجون أمس طرقا رئيسية في بيروت وأحرقوا الإطارات."),
        ("PROTEST", "vandalize", "أحرق المتظاهرون أمس علم إيران في البصرة."),
        ("SANCTION", None, "فرضت الولايات المتحدة عقوبات على إيران."),
        ("SANCTION", "expel", "طردت بولندا دبلوماسيين روسا."),
        ("SANCTION", "withdraw", "قطعت السعودية علاقاتها مع إيران."),
        ("SANCTION", "discontinue", "علقت ألمانيا مساعداتها إلى السودان."),
        ("SANCTION", "convict", "حكمت محكمة مصرية بالسجن على صحافي مصري."),
        ("MOBILIZE", "troops", "نشرت روسيا قوات على الحدود مع أوكرانيا."),
        ("MOBILIZE", "weapons", "نشرت روسيا صواريخ في سوريا."),
        ("MOBILIZE", "police", "نشرت السلطات العراقية قوات الأمن في بغداد."),
        ("MOBILIZE", "militia", "حشدت جماعة الحوثي مقاتليها قرب مأرب في اليمن."),
        ("COERCE", "arrest", "اعتقلت إسرائيل ثلاثة فلسطينيين."),
        ("COERCE", "seize", "صادرت إيران ناقلة نفط كورية جنوبية."),
        ("COERCE", "restrict", "حظرت روسيا استيراد الخضار من تركيا."),
        ("COERCE", "censor", "حجبت السلطات المصرية مواقع إخبارية في مصر."),
        ("COERCE", "curfew", "فرضت السلطات العراقية حظر تجول في بغداد."),
        ("COERCE", "martial-law", "أعلنت الحكومة الإثيوبية حالة الطوارئ في إثيوبيا."),
        ("COERCE", "deport", "رحلت تركيا لاجئين سوريين."),
        ("COERCE", "withhold", "قطعت إسرائيل الكهرباء عن قطاع غزة."),
        ("COERCE", "misinformation", "نشرت روسيا معلومات مضللة ضد أوكرانيا."),
        ("COERCE", "cyber", "شنت كوريا الشمالية هجوما إلكترونيا على كوريا الجنوبية."),
        ("ASSAULT", "heavy-weapons", "قصفت إسرائيل لبنان أمس بالمدفعية."),
        ("ASSAULT", "aerial", "شنت الطائرات الإسرائيلية غارات جوية على قطاع غزة أمس."),
        ("ASSAULT", "drone", "هاجم الحوثيون السعودية أمس بطائرات مسيرة مفخخة."),
        ("ASSAULT", "explosives", "انفجرت سيارة مفخخة أمس في بغداد وأدت إلى مقتل عشرة أشخاص."),
        ("ASSAULT", "suicide-attack", "فجر انتحاري نفسه أمس في سوق في بغداد فقتل عشرين شخصا."),
        ("ASSAULT", "firearms", "أطلق مسلحون النار أمس على دورية للجيش اللبناني في طرابلس."),
        ("ASSAULT", "abduct", "خطف مسلحون أمس صحافيا فرنسيا في بغداد."),
        ("ASSAULT", "targeted", "اغتال مسلحون مجهولون أمس قاضيا عراقيا في بغداد."),
        ("ASSAULT", "torture", "عذبت المخابرات السورية معتقلا لبنانيا أمس في دمشق."),
        ("ASSAULT", "beat", "انهال جنود إسرائيليون بالضرب على شاب فلسطيني أمس في القدس."),
        ("ASSAULT", "sexual", "اغتصب جنود إثيوبيون امرأة في السودان أمس."),
        ("ASSAULT", "destroy", "دمرت القوات الإسرائيلية منزلا فلسطينيا أمس في جنين."),
        ("ASSAULT", "primitive", "طعن شاب فلسطيني جنديا إسرائيليا أمس بسكين في القدس."),
        ("ASSAULT", "crowd-control", "أطلقت الشرطة العراقية الغاز المسيل للدموع أمس على المتظاهرين في بغداد."),
        ("ASSAULT", "unconventional", "استخدمت القوات السورية أسلحة كيميائية أمس في هجوم على دوما."),
    ],
)
def test_types_and_modes(kind, mode, text):
    assert (kind, mode) in {(event.type, event.mode) for event in events(text)}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("ASSAULT", "ضرب الرئيس المصري مثلا بتجربة السودان."),
        ("ASSAULT", "تحدث الوزير العراقي عن قتل الوقت في المقاهي."),
        ("PROTEST", "يكفل الدستور المغربي حق الإضراب للعمال."),
        ("PROTEST", "أعلنت النقابة التونسية تعليق إضرابها."),
        ("PROTEST", "احتشد آلاف المصريين لاستقبال الرئيس في أسوان."),
        ("ASSAULT", "شارك اللاعب المصري في هجوم المنتخب خلال المباراة."),
        ("ASSAULT", "سجل المهاجم البرازيلي هدفا قاتلا في مرمى الأرجنتين."),
        ("ASSAULT", "أصيب الرئيس الجزائري بنوبة قلبية."),
        ("ASSAULT", "توفي الوزير اللبناني إثر أزمة قلبية."),
        ("ASSAULT", "تخوض الأحزاب التونسية معركة انتخابية حامية."),
        ("ASSAULT", "أهدر لاعب المنتخب السعودي ضربة جزاء."),
        ("ASSAULT", "ضرب زلزال قوي تركيا أمس."),
        ("ASSAULT", "أودى فيروس كورونا بحياة مئة شخص في إيران."),
        ("ASSAULT", "قتل عشرة أشخاص في حادث سير في مصر."),
        ("ASSAULT", "يشهد العراق انفجارا سكانيا."),
        ("ASSAULT", "فجر الوزير الأردني مفاجأة."),
        ("ASSAULT", "وصل الوزير الإيراني إلى بغداد فجر اليوم."),
        ("ASSAULT", "استشهد الرئيس السوري بقول الشاعر."),
        ("ASSAULT", "قدم الحزب طعنا في نتائج الانتخابات العراقية أمام المحكمة."),
        ("ASSAULT", "خطف الفيلم المصري الأضواء في المهرجان."),
        ("ASSAULT", "تستهدف الخطة السعودية نمو الصادرات."),
        ("ASSAULT", "أعدمت السلطات الفرنسية آلاف الدواجن."),
        ("ASSAULT", "يعيش لبنان حرب بيانات بين الأحزاب."),
        ("ASSAULT", "تلقى المريض الأردني العلاج الكيميائي في المستشفى."),
        ("COERCE", "احتلت مصر المركز الأول في الترتيب."),
        ("COERCE", "جاء ذلك في بيان صادر عن الرئاسة المصرية."),
        ("COERCE", "حجز المنتخب المغربي بطاقة التأهل."),
        ("COERCE", "أوقفت الشركة السعودية الإنتاج."),
        ("SANCTION", "طرد الحكم لاعبا تونسيا في المباراة."),
        ("SANCTION", "فرض المنتخب الجزائري التعادل على نظيره المصري."),
        ("PROTEST", "بدأ الفنان المصري مسيرته الفنية في القاهرة."),
        ("PROTEST", "أسقطت السعودية طائرة مسيرة."),
        ("PROTEST", "يعزز الحرس الثوري الإيراني نفوذ الثورة الإسلامية."),
        ("PROTEST", "تشهد ألمانيا ثورة صناعية."),
        ("PROTEST", "تقام في تونس تظاهرة ثقافية كبيرة."),
        ("CONSULT", "اجتماع الأسرة المصرية حول المائدة عادة قديمة."),
        ("CONSULT", "قال الوزير العراقي في مؤتمر صحفي إن الأسعار مستقرة."),
        ("CONSULT", "قال الرئيس الإيراني في مقابلة تلفزيونية إن بلاده قوية."),
        ("CONSULT", "يدرس الطالب السوري علم الاجتماع في فرنسا."),
        ("CONSULT", "وصل سعر النفط الإيراني إلى سبعين دولارا."),
        ("ACCUSE", "تسعى مصر إلى تحقيق أهداف التنمية."),
        ("RETREAT", "تراجعت أسعار النفط السعودي أمس."),
        ("RETREAT", "انسحب اللاعب التونسي من البطولة."),
        ("RETREAT", "تراجع سهم الشركة القطرية في البورصة."),
        ("COOPERATE", "أشاد مجلس التعاون الخليجي بموقف الكويت."),
        ("MOBILIZE", "نشرت الصحيفة العراقية مقالا عن إيران."),
        ("THREATEN", "حذرت الأرصاد السعودية من الأمطار."),
        ("REQUEST", "زاد الطلب على النفط السعودي."),
        ("ASSAULT", "اقتحم الفيلم المصري الجديد شباك التذاكر."),
        ("ASSAULT", "هاجمت أسراب الجراد حقول القمح في اليمن."),
        ("ASSAULT", "جرح الوزير اللبناني مشاعر الملايين بتصريحاته."),
        ("ASSAULT", "أضرم الشاعر العراقي النار في قلوب مستمعيه."),
        ("ASSAULT", "قتل رجل زوجته في الإسكندرية بسبب خلافات عائلية."),
        ("PROTEST", "تظاهر الموظف المصري بالمرض ليحصل على إجازة."),
        ("PROTEST", "تجمهر المعجبون حول الفنانة اللبنانية في المطار."),
        ("PROTEST", "شهدت نيويورك انتفاضة الأسهم الأميركية في تعاملات اليوم."),
    ],
)
def test_exceptions_do_not_fire(kind, text):
    assert kind not in {event.type for event in events(text)}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("ASSAULT", "اقتحم مسلحون أمس قاعة عرض فيلم في بغداد."),
        ("ASSAULT", "قتلت القوات الإسرائيلية فلسطينيا وزوجته أمس في غزة."),
        ("ASSAULT", "أضرم مستوطنون النار أمس في منازل فلسطينية في نابلس."),
        ("PROTEST", "تظاهر آلاف العراقيين أمس في بغداد ضد الفقر."),
        ("PROTEST", "تجمع مشجعون تونسيون أمس في العاصمة احتجاجا على اعتقال زملائهم."),
    ],
)
def test_company_that_blocks_yields_to_company_that_shows_the_event(kind, text):
    assert kind in {event.type for event in events(text)}
