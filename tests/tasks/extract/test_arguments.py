"""Arguments of events: a sentence and between whom the event of that type must stand, and between nobody else."""

from datetime import date

import pytest
from waqai.tasks import extract, tag
from waqai.tasks.extract import events


@pytest.fixture(autouse=True)
def _all_told(monkeypatch):
    """Arguments alone: the model that leaves out what is named in passing has tests of its own."""
    monkeypatch.setattr(events, "in_passing", lambda kind, likely, least: False)


def dyads(text: str, kind: str) -> set[tuple]:
    found = extract.extract(tag.read("x", text, date(2021, 7, 26)))["event_mentions"]
    return {(row["source"], row["target"]) for row in found if row["type"] == kind}


def table(*rows):
    return pytest.mark.parametrize(("text", "kind", "source", "target"), rows)


def one(text, kind, source, target):
    assert dyads(text, kind) == {(source, target)}


@table(
    ("قصفت إسرائيل غزة.", "ASSAULT", "ISR", "PSE"),
    ("هاجمت تركيا سوريا صباح الخميس.", "ASSAULT", "TUR", "SYR"),
    ("اتهمت مصر إثيوبيا بالتعنت.", "ACCUSE", "EGY", "ETH"),
    ("أدان الأردن إسرائيل.", "ACCUSE", "JOR", "ISR"),
    ("انتقدت فرنسا بريطانيا بشدة.", "ACCUSE", "FRA", "GBR"),
    ("دعت جامعة الدول العربية إيران إلى ضبط النفس.", "REQUEST", "arab-league", "IRN"),
    ("دعا مجلس الأمن الدولي حفتر إلى وقف القتال.", "REQUEST", "un-security-council", "libyan-national-army"),
    ("زار الرئيس الفرنسي إيمانويل ماكرون لبنان.", "CONSULT", "FRA", "LBN"),
    ("هددت كوريا الشمالية اليابان.", "THREATEN", "PRK", "JPN"),
    ("حذرت الصين الولايات المتحدة من التصعيد.", "THREATEN", "CHN", "USA"),
    ("رفضت طهران المطالب الأوروبية.", "REJECT", "IRN", None),
    ("استهدفت مقاتلات روسية فجر اليوم الخميس مواقع لحركة حماس.", "ASSAULT", "RUS", "hamas"),
    ("اعتقلت الشرطة التركية صحافيا ألمانيا.", "COERCE", "TUR", "DEU"),
)
def test_subject_behind_the_verb(text, kind, source, target):
    found = dyads(text, kind)
    assert found == {(source, target)} or (target is None and {s for s, _ in found} == {source})


@table(
    ("إسرائيل تقصف غزة.", "ASSAULT", "ISR", "PSE"),
    ("تركيا هاجمت مواقع في سوريا.", "ASSAULT", "TUR", "SYR"),
    ("الرئيس الأميركي جو بايدن التقى نظيره الروسي فلاديمير بوتين.", "CONSULT", "USA", "RUS"),
    ("إن إيران اتهمت السعودية بدعم الإرهاب.", "ACCUSE", "IRN", "SAU"),
    ("حزب الله يهدد إسرائيل.", "THREATEN", "hezbollah", "ISR"),
    ("القوات الإسرائيلية قصفت قطاع غزة.", "ASSAULT", "ISR", "PSE"),
    ("كان غوتيريش يزور ليبيا.", "CONSULT", "united-nations", "LBY"),
    ("كانت القوات الأميركية قد قصفت مواقع في العراق.", "ASSAULT", "USA", "IRQ"),
    ("باريس تدعو أنقرة إلى الحوار.", "REQUEST", "FRA", "TUR"),
    ("الحوثيون هاجموا السعودية.", "ASSAULT", "houthis", "SAU"),
    ("قالت الرياض إن طهران هددت البحرين.", "THREATEN", "IRN", "BHR"),
)
def test_subject_before_the_verb(text, kind, source, target):
    one(text, kind, source, target)


def test_two_before_a_verb_of_two_are_its_subject():
    assert dyads("قال خبراء إن مصر وتركيا اتهمتا إسرائيل بالتعنت.", "ACCUSE") == {("EGY", "ISR"), ("TUR", "ISR")}


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("وكان 14 جنديا تركيا قد قتلوا الأحد في غارة روسية.", "ASSAULT", {("RUS", "TUR")}),
        ("أشاد الرئيس الفرنسي بالاتفاق. وخرج آلاف الطلبة في مسيرة ببيروت.", "PROTEST", {("LBN", "LBN")}),
        ("وأقال بوتفليقة رئيس الوزراء أحمد أويحيى.", "COERCE", {("DZA", "DZA")}),
        ("توصل قادة دول الاتحاد الأوروبي إلى اتفاق مع تركيا.", "AGREE", {("european-union", "TUR")}),
        ("وقال المتحدث إن إيران تواصل تزويد الحوثيين بالأسلحة.", "AID", {("IRN", "houthis")}),
        ("وأحرق محتجون في عمان علم إسرائيل، وفق السلطات الأردنية.", "PROTEST", {("JOR", "ISR")}),
        ("يجتمع مجلس الأمن بطلب من واشنطن وباريس.", "REQUEST", {("USA", "un-security-council"), ("FRA", "un-security-council")}),
        ("وطالبت فرنسا وإيطاليا وبريطانيا وألمانيا والإمارات والأردن وتركيا إيران اليوم بخفض التصعيد.", "REQUEST", {(code, "IRN") for code in ("FRA", "ITA", "GBR", "DEU", "ARE", "JOR", "TUR")}),
    ],
)
def test_of_whom_verbs_tell(text, kind, found):
    assert dyads(text, kind) == found


def test_two_presidents_are_those_who_hold_that_office():
    text = "استقبل الرئيس التركي رجب طيب أردوغان الرئيس الروسي فلاديمير بوتين. واتهمت اليونان مصر بالتعنت. ويلتقي الرئيسان غدا في موسكو."
    assert ("TUR", "RUS") in dyads(text, "CONSULT")
    assert not {side for pair in dyads(text, "CONSULT") for side in pair} & {"GRC", "EGY"}


def test_a_name_that_is_a_common_noun_stands_in_a_list_of_names():
    assert dyads("تبادلت إسرائيل وحماس الاتهامات.", "ACCUSE") == {("ISR", "hamas")}


@table(
    ("وصل الرئيس الروسي إلى القاهرة والتقى الرئيس المصري.", "CONSULT", "RUS", "EGY"),
    ("قال وزير الخارجية الإيراني إن بلاده ستتعاون مع روسيا.", "COOPERATE", "IRN", "RUS"),
    ("أعلنت تركيا النصر وهددت سوريا.", "THREATEN", "TUR", "SYR"),
    ("تحدث المسؤول الإيراني طويلا واتهم واشنطن بالكذب.", "ACCUSE", "IRN", "USA"),
    ("دخل مقاتلو طالبان كابل وقتلوا جنديا أميركيا.", "ASSAULT", "taliban", "USA"),
    ("أكدت السعودية موقفها وطالبت إيران بالانسحاب.", "REQUEST", "SAU", "IRN"),
    ("بدأ الجيش التركي العملية ثم قصف مواقع في سوريا.", "ASSAULT", "TUR", "SYR"),
    ("رحبت الخارجية القطرية بالاتفاق ودعت إسرائيل إلى احترامه.", "REQUEST", "QAT", "ISR"),
)
def test_subject_carried_from_the_clause_before(text, kind, source, target):
    one(text, kind, source, target)


@table(
    ("دعا الحكومة الإيرانية إلى الحوار.", "REQUEST", None, "IRN"),
    ("بعد لقاء الوزير الفرنسي، اتهم روسيا بالقصف.", "ACCUSE", None, "RUS"),
    ("اتهمها العراق بالتدخل.", "ACCUSE", "IRQ", None),
    ("قال العراقي إن تركيا مخطئة، واتهم أنقرة بالتوغل.", "ACCUSE", "IRQ", "TUR"),
    ("زارت المستشارة الألمانية تركيا.", "CONSULT", "DEU", "TUR"),
    ("هاجموا القوات الأميركية.", "ASSAULT", None, "USA"),
)
def test_agreement_tells_subject_from_object(text, kind, source, target):
    assert (source, target) in {(s if source else None, t if target else None) for s, t in dyads(text, kind)}
    assert not {(s, t) for s, t in dyads(text, kind) if target and s == target}


@table(
    ("قُتل جندي أميركي في هجوم.", "ASSAULT", None, "USA"),
    ("اغتيل عالم إيراني.", "ASSAULT", None, "IRN"),
    ("قتل خمسة جنود أتراك في هجوم.", "ASSAULT", None, "TUR"),
    ("خطف صحافي فرنسي في الصحراء.", "ASSAULT", None, "FRA"),
    ("قتل جنديان أميركيان.", "ASSAULT", None, "USA"),
    ("قتل عراقيان في تفجير.", "ASSAULT", None, "IRQ"),
    ("الجندي الإسرائيلي قتل في انفجار.", "ASSAULT", None, "ISR"),
    ("اعتقل ناشط سعودي.", "COERCE", None, "SAU"),
    ("قتل مدني سوري على يد الجيش التركي.", "ASSAULT", "TUR", "SYR"),
    ("اعتقل صحافي أميركي من قبل السلطات الإيرانية.", "COERCE", "IRN", "USA"),
    ("قتل جندي تركي في هجوم شنه الجيش السوري.", "ASSAULT", "SYR", "TUR"),
    ("أصيب جندي إسرائيلي برصاص مسلحين فلسطينيين.", "ASSAULT", "PSE", "ISR"),
    ("قتل فلسطيني برصاص الجيش الإسرائيلي.", "ASSAULT", "ISR", "PSE"),
    ("تم اعتقال مواطن إيراني.", "COERCE", None, "IRN"),
    ("جرى اغتيال قائد سوري.", "ASSAULT", None, "SYR"),
    ("تعرضت السفارة الأميركية لهجوم.", "ASSAULT", None, "USA"),
    ("تعرضت قوات تركية لقصف من قبل الجيش السوري.", "ASSAULT", "SYR", "TUR"),
    ("قتلت صحافية يابانية في انفجار.", "ASSAULT", None, "JPN"),
    ("استشهد فلسطيني.", "ASSAULT", None, "PSE"),
    ("لقي جندي فرنسي مصرعه في كمين.", "ASSAULT", None, "FRA"),
)
def test_passive(text, kind, source, target):
    one(text, kind, source, target)


@table(
    ("قصف الطيران الإسرائيلي لغزة مستمر.", "ASSAULT", "ISR", "PSE"),
    ("الهجوم الإيراني على السعودية.", "ASSAULT", "IRN", "SAU"),
    ("انسحاب القوات الأميركية من العراق.", "RETREAT", "USA", "IRQ"),
    ("اتهام واشنطن طهران بالكذب.", "ACCUSE", "USA", "IRN"),
    ("القصف التركي على شمال سوريا.", "ASSAULT", "TUR", "SYR"),
    ("غارة إسرائيلية على دمشق.", "ASSAULT", "ISR", "SYR"),
    ("غارات شنتها إسرائيل على سوريا.", "ASSAULT", "ISR", "SYR"),
    ("زيارة الرئيس التركي إلى قطر.", "CONSULT", "TUR", "QAT"),
    ("اغتيال العالم الإيراني.", "ASSAULT", None, "IRN"),
    ("مقتل ثلاثة جنود أتراك.", "ASSAULT", None, "TUR"),
    ("قصف غزة بالصواريخ.", "ASSAULT", None, "PSE"),
    ("التهديدات الأميركية لإيران.", "THREATEN", "USA", "IRN"),
    ("رفض إيران التفاوض مع أميركا.", "REJECT", "IRN", "USA"),
    ("شنت إسرائيل غارات على سوريا.", "ASSAULT", "ISR", "SYR"),
    ("نفذ الجيش التركي هجوما على سوريا.", "ASSAULT", "TUR", "SYR"),
    ("وجهت فرنسا انتقادات إلى تركيا.", "ACCUSE", "FRA", "TUR"),
    ("العقوبات الأميركية على إيران.", "SANCTION", "USA", "IRN"),
    ("فرضت الولايات المتحدة عقوبات على روسيا.", "SANCTION", "USA", "RUS"),
    ("مساعدات قطرية لغزة.", "AID", "QAT", "PSE"),
    ("طرد السفير الروسي.", "SANCTION", None, "RUS"),
    ("استهداف القوات الأميركية في العراق.", "ASSAULT", None, "USA"),
    ("قصف من جانب تركيا على سوريا.", "ASSAULT", "TUR", "SYR"),
)
def test_verbal_noun(text, kind, source, target):
    one(text, kind, source, target)


@table(
    ("التقى بايدن وماكرون.", "CONSULT", "USA", "FRA"),
    ("التقى بايدن مع ماكرون.", "CONSULT", "USA", "FRA"),
    ("محادثات أميركية عراقية في واشنطن.", "CONSULT", "USA", "IRQ"),
    ("محادثات بين روسيا وتركيا.", "CONSULT", "RUS", "TUR"),
    ("اجتماع بين الرئيس المصري ونظيره الفرنسي.", "CONSULT", "EGY", "FRA"),
    ("بحث وزير الخارجية السعودي مع نظيره الأردني الأزمة.", "CONSULT", "SAU", "JOR"),
    ("اتفقت روسيا وتركيا على هدنة.", "AGREE", "RUS", "TUR"),
    ("مناورات مشتركة بين مصر وروسيا.", "COOPERATE", "EGY", "RUS"),
    ("مناورات عسكرية مصرية روسية مشتركة.", "COOPERATE", "EGY", "RUS"),
    ("أجرى الوزير الأميركي محادثات مع نظيره القطري.", "CONSULT", "USA", "QAT"),
    ("وقعت الإمارات والبحرين اتفاقا.", "SUPPORT", "ARE", "BHR"),
    ("جرت محادثات بين واشنطن وطهران.", "CONSULT", "USA", "IRN"),
    ("اشتباكات بين الجيش السوري وداعش.", "ASSAULT", "SYR", "islamic-state"),
    ("اشتبكت القوات التركية مع الجيش السوري.", "ASSAULT", "TUR", "SYR"),
    ("استقبل العاهل الأردني وزير الخارجية الأميركي.", "CONSULT", "JOR", "USA"),
)
def test_between_two_sides(text, kind, source, target):
    assert dyads(text, kind) in ({(source, target)}, {(target, source)})


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("أدانت فرنسا وألمانيا روسيا.", "ACCUSE", {("FRA", "RUS"), ("DEU", "RUS")}),
        ("نددت مصر والأردن بإسرائيل.", "ACCUSE", {("EGY", "ISR"), ("JOR", "ISR")}),
        ("اتهمت السعودية إيران وحزب الله بالإرهاب.", "ACCUSE", {("SAU", "IRN"), ("SAU", "hezbollah")}),
        ("قصفت إسرائيل لبنان وسوريا.", "ASSAULT", {("ISR", "LBN"), ("ISR", "SYR")}),
        ("رحبت السعودية والإمارات بمصر.", "SUPPORT", {("SAU", "EGY"), ("ARE", "EGY")}),
        ("هدد نتنياهو إيران وسوريا.", "THREATEN", {("ISR", "IRN"), ("ISR", "SYR")}),
        ("هاجمت روسيا أوكرانيا واحتلت القرم.", "ASSAULT", {("RUS", "UKR")}),
        ("فرضت بريطانيا وكندا عقوبات على بيلاروسيا.", "SANCTION", {("GBR", "BLR"), ("CAN", "BLR")}),
        ("دعت فرنسا وألمانيا وبريطانيا إيران إلى الحوار.", "REQUEST", {("FRA", "IRN"), ("DEU", "IRN"), ("GBR", "IRN")}),
    ],
)
def test_compound_actors_are_split(text, kind, wanted):
    assert dyads(text, kind) == wanted


@table(
    ("انسحبت القوات التركية التي قصفت سوريا.", "ASSAULT", "TUR", "SYR"),
    ("الهجوم الذي شنته إسرائيل على سوريا.", "ASSAULT", "ISR", "SYR"),
    ("وصل الجنود الأميركيون الذين هاجموا داعش.", "ASSAULT", "USA", "islamic-state"),
    ("تحدث عن الجماعة الحوثية التي هاجمت السعودية.", "ASSAULT", "houthis", "SAU"),
    ("انتقد الوزير إيران التي تدعم حزب الله.", "SUPPORT", "IRN", "hezbollah"),
    ("أعلن الجيش مقتل جندي في عبوة استهدفت دورية أميركية.", "ASSAULT", None, "USA"),
)
def test_relative_clause(text, kind, source, target):
    assert (source, target) in dyads(text, kind)


@table(
    ("وصل بوتين إلى أنقرة. وخلال زيارته تركيا تحدث كثيرا.", "CONSULT", "RUS", "TUR"),
    ("اعترفت إسرائيل بأن طائراتها قصفت سوريا.", "ASSAULT", "ISR", "SYR"),
    ("أكدت تركيا أن قواتها هاجمت سوريا.", "ASSAULT", "TUR", "SYR"),
    ("قال الوزير الفرنسي إن بلاده تدعم لبنان.", "SUPPORT", "FRA", "LBN"),
    ("أعلنت أميركا سحب قواتها من أفغانستان.", "CONCEDE", "USA", "AFG"),
    ("قالت إيران إن أميركا هددتها.", "THREATEN", "USA", "IRN"),
    ("تحدث الرئيس السوري، ثم زاره وزير الخارجية الإيراني.", "CONSULT", "IRN", "SYR"),
    ("أعلن الجيش الإسرائيلي مقتل أحد جنوده.", "ASSAULT", None, "ISR"),
)
def test_pronouns(text, kind, source, target):
    assert (source, target) in dyads(text, kind)


@table(
    ("التقى وزير الخارجية التركي مولود تشاووش أوغلو نظيره الإيراني محمد جواد ظريف.", "CONSULT", "TUR", "IRN"),
    ("اتهم الأمين العام لحزب الله حسن نصر الله إسرائيل بالعدوان.", "ACCUSE", "hezbollah", "ISR"),
    ("اتهم المتحدث باسم حركة طالبان أميركا بقصف المدنيين.", "ACCUSE", "taliban", "USA"),
    ("هدد المتحدث العسكري باسم الحوثيين محمد عبد السلام السعودية.", "THREATEN", "houthis", "SAU"),
    ("زار رئيس الوزراء العراقي مصطفى الكاظمي السعودية.", "CONSULT", "IRQ", "SAU"),
    ("دعا الأمين العام للأمم المتحدة أنطونيو غوتيريش إسرائيل إلى وقف القتال.", "REQUEST", "united-nations", "ISR"),
    ("التقى العاهل السعودي الملك سلمان الرئيس الأميركي جو بايدن.", "CONSULT", "SAU", "USA"),
    ("انتقد زعيم المعارضة الإسرائيلية إيران.", "ACCUSE", "ISR", "IRN"),
    ("استقبل أمير قطر الشيخ تميم بن حمد آل ثاني الرئيس التركي رجب طيب أردوغان.", "CONSULT", "QAT", "TUR"),
)
def test_titles_and_apposition(text, kind, source, target):
    one(text, kind, source, target)


@table(
    ("اعتقلت السلطات المصرية ناشطا.", "COERCE", "EGY", "EGY"),
    ("تظاهر آلاف السودانيين ضد الحكومة السودانية.", "PROTEST", "SDN", "SDN"),
    ("أوقفت الشرطة التونسية متظاهرين في تونس.", "COERCE", "TUN", "TUN"),
    ("تظاهر لبنانيون في بيروت.", "PROTEST", "LBN", "LBN"),
    ("قتلت قوات الأمن العراقية متظاهرين في بغداد.", "ASSAULT", "IRQ", "IRQ"),
    ("اتهمت المعارضة الحكومة في الجزائر بالتزوير.", "ACCUSE", None, "DZA"),
)
def test_within_one_country(text, kind, source, target):
    found = dyads(text, kind)
    assert (source, target) in found or (source is None and {t for _, t in found} == {target})


@table(
    ("قصفت إسرائيل غزة، ورحبت إيران بالمبادرة.", "ASSAULT", "ISR", "PSE"),
    ("زار بوتين أنقرة، بينما هاجمت أميركا إيران.", "CONSULT", "RUS", "TUR"),
    ("هددت إيران إسرائيل، لكن مصر دعت إلى التهدئة.", "THREATEN", "IRN", "ISR"),
    ("انسحبت القوات التركية، فيما قصفت روسيا إدلب في سوريا.", "ASSAULT", "RUS", "SYR"),
    ("اعتقلت إيران أميركيا، وأفرجت السعودية عن مصري.", "COERCE", "IRN", "USA"),
    ("أفرجت السعودية عن مصري، واعتقلت إيران أميركيا.", "RETREAT", "SAU", "EGY"),
)
def test_no_actor_of_the_next_clause(text, kind, source, target):
    one(text, kind, source, target)


@table(
    ("طالبت تركيا اليونان بالانسحاب.", "REQUEST", "TUR", "GRC"),
    ("ردت إيران على الاتهامات الأميركية.", "REJECT", "IRN", "USA"),
    ("أفرجت إسرائيل عن أسير أردني.", "RETREAT", "ISR", "JOR"),
    ("تظاهر العشرات في لندن ضد إسرائيل.", "PROTEST", "GBR", "ISR"),
    ("قدمت ألمانيا مساعدات إلى لبنان.", "AID", "DEU", "LBN"),
    ("أرسلت روسيا قوات إلى سوريا.", "MOBILIZE", "RUS", "SYR"),
    ("انسحبت الولايات المتحدة من أفغانستان.", "RETREAT", "USA", "AFG"),
    ("قطعت الجزائر علاقاتها مع المغرب.", "SANCTION", "DZA", "MAR"),
    ("تعاونت الأردن مع العراق عسكريا.", "COOPERATE", "JOR", "IRQ"),
    ("أشادت قطر بمصر.", "SUPPORT", "QAT", "EGY"),
)
def test_prepositions_carry_sides(text, kind, source, target):
    found = dyads(text, kind)
    assert (source, target) in found or kind == "REJECT" and not found


@table(
    ("أعلن الوزير الجزائري قطع العلاقات مع المغرب، متهما الرباط بارتكاب أعمال عدائية.", "ACCUSE", "DZA", "MAR"),
    ("سار آلاف الفرنسيين في باريس تنديدا بالعنصرية.", "PROTEST", "FRA", "FRA"),
    ("أسقطت طائرات أردنية مواد غذائية لسكان غزة.", "AID", "JOR", "PSE"),
    ("أعلنت الكويت إرسال خمسين طنا من المساعدات الطبية إلى السودان.", "AID", "KWT", "SDN"),
    ("وهدد وزير الدفاع التركي بتوسيع الهجمات على سوريا.", "THREATEN", "TUR", "SYR"),
    ("وتحدث الرئيس البرازيلي هاتفيا مع نظيره الأرجنتيني لمدة ساعة.", "CONSULT", "BRA", "ARG"),
    ("تجري سلطنة عمان اتصالات مع إيران لإطلاق سراح البحارة.", "CONSULT", "OMN", "IRN"),
    ("قرر الاتحاد الأفريقي تعليق مشاركة النيجر في اجتماعاته.", "SANCTION", "african-union", "NER"),
    ("زار الوزير المصري دمشق. وتظاهر المئات في باريس أمام السفارة الروسية.", "PROTEST", "FRA", "RUS"),
    ("وندد الرئيس الكيني في كلمة بثها التلفزيون الإثيوبي بالهجوم الصومالي.", "ACCUSE", "KEN", "SOM"),
    ("وانتقد رئيس الوزراء الكندي القرار الهندي، مطالبا نيودلهي بالتراجع عنه.", "REQUEST", "CAN", "IND"),
    ("واتهم وزير الخارجية الأرميني أذربيجان بخرق الهدنة، مطالبا روسيا بالتدخل.", "REQUEST", "ARM", "RUS"),
    ("علقت الخارجية الكولومبية على الأزمة، حاضة كراكاس على الحوار.", "REQUEST", "COL", "VEN"),
    ("تحدث الرئيس الكيني عن الاتفاق، مرحبا بانضمام أوغندا إليه.", "SUPPORT", "KEN", "UGA"),
    ("تحدثت فرنسا عن التهدئة، محذرة إيران من التصعيد.", "THREATEN", "FRA", "IRN"),
    ("التقى بوتين أردوغان مشيدا بمواقف تركيا.", "SUPPORT", "RUS", "TUR"),
    ("تحدث الرئيس المصري عن السد، داعيا إثيوبيا إلى الحوار.", "REQUEST", "EGY", "ETH"),
    ("تجمع آلاف اللبنانيين في بيروت مطالبين إسرائيل بالانسحاب.", "REQUEST", "LBN", "ISR"),
    ("وقف الوزير الروسي منتقدا أوكرانيا.", "ACCUSE", "RUS", "UKR"),
)
def test_participles_take_the_subject_of_their_sentence(text, kind, source, target):
    one(text, kind, source, target)


@table(
    ("قال وزير الخارجية العراقي: \"نطالب تركيا بسحب قواتها\".", "REQUEST", "IRQ", "TUR"),
    ("أكد الرئيس الإيراني أن قواتنا ستهاجم إسرائيل.", "ASSAULT", "IRN", "ISR"),
    ("نددت مصر بهذا الهجوم على هذه القوات الأميركية.", "ACCUSE", "EGY", None),
)
def test_speakers_and_demonstratives(text, kind, source, target):
    one(text, kind, source, target)


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("اجتمعت مصر مع السودان. واتفق البلدان على التعاون.", "AGREE", {"EGY", "SDN"}),
        ("زار أردوغان موسكو والتقى بوتين. واتفق الجانبان على هدنة.", "AGREE", {"TUR", "RUS"}),
        ("أجرت واشنطن محادثات مع طهران. وستجتمع الدولتان مجددا.", "CONSULT", {"USA", "IRN"}),
    ],
)
def test_pairs_are_the_sides_told_last(text, kind, wanted):
    assert {frozenset(pair) for pair in dyads(text, kind)} == {frozenset(wanted)}


@table(
    ("أطلق تنظيم داعش سراح رهينة ياباني. وهاجم التنظيم تركيا.", "ASSAULT", "islamic-state", "TUR"),
    ("وصل وزير الخارجية الإيراني محمد جواد ظريف إلى بغداد. واتهم الوزير إسرائيل بالعدوان.", "ACCUSE", "IRN", "ISR"),
    ("قالت حركة حماس إنها مستعدة. وطالبت الحركة إسرائيل بفتح المعابر.", "REQUEST", "hamas", "ISR"),
)
def test_nouns_take_up_whom_they_named(text, kind, source, target):
    assert (source, target) in dyads(text, kind)


@table(
    ("قتل خمسة جنود أتراك في غارة سورية.", "ASSAULT", "SYR", "TUR"),
    ("استهدف هجوم انتحاري دورية أميركية.", "ASSAULT", None, "USA"),
    ("أصيب جندي أميركي وأصيب عشرة آخرون في الهجوم.", "ASSAULT", None, "USA"),
)
def test_one_attack_is_one_event(text, kind, source, target):
    one(text, kind, source, target)


@table(
    ("بريطانيا تحذر رعاياها في الهند.", "THREATEN", "GBR", "GBR"),  # its own people
    ("دعت الحكومة البرازيلية مواطنيها إلى الهدوء.", "REQUEST", "BRA", "BRA"),
    ("إيطاليا تعتزم إرسال جنود لحماية السفارة الفرنسية.", "MOBILIZE", "ITA", None),  # what they are sent for is no part of them
    ("كان شاب نمساوي يبلغ من العمر 20 عاما قد هاجم ركاب الحافلة.", "ASSAULT", "AUT", None),
    ("زار المسؤول الياباني عائلة الطفل الهندي راجيف كومار الذي خطف وقتل قبل شهر.", "ASSAULT", None, "IND"),
    ("أكد بوتين أن من يهددون فرنسا سيندمون.", "THREATEN", None, "FRA"),  # whoever does
    ("أدانت وزارة الصحة الأردنية الحادث. واتهمت الوزارة إسرائيل بالإهمال.", "ACCUSE", "JOR", "ISR"),
    ("قررت السلطات الكويتية سجن ثلاثة إيرانيين.", "COERCE", "KWT", "IRN"),
    ("أعلن مسلحون خطف سبعة بريطانيين ودنماركي.", "ASSAULT", None, "GBR"),  # a number between
    ("أعلن الجيش الكيني أنه قتل نحو 40 مقاتلا من حركة الشباب.", "ASSAULT", "KEN", "al-shabaab"),  # نحو before a number is no direction
    ("كانت الوزيرة السابقة، أنغيلا ميركل، قد قتلت في تفجير.", "ASSAULT", None, "DEU"),  # apposition
    ("قال مسؤول إن 12 عنصرا من القوات النيجيرية قتلوا رميا بالرصاص.", "ASSAULT", None, "NGA"),
    ("إطلاق صواريخ من جنوب لبنان على مستوطنات في إسرائيل.", "ASSAULT", None, "ISR"),  # from where, not where
    ("قطع متظاهرون الطريق في الشمال اللبناني.", "PROTEST", "LBN", "LBN"),
    ("رفع المتظاهرون في صنعاء صورا للرئيس المصري ورددوا شعارات تطالب بطرد السفير الفرنسي.", "PROTEST", "YEM", "FRA"),
    ("أكد الرئيس المصري خلال محادثات مع نظيره السوداني على أهمية السلام.", "CONSULT", "EGY", "SDN"),  # who speaks meanwhile
    ("تسعى وزارة الزراعة المغربية بالتنسيق مع وزارة الصحة المغربية إلى حل.", "COOPERATE", "MAR", "MAR"),  # two organs of one state
    ("جاء الإعلان بعد أيام من حث ماكرون إيران على التهدئة.", "REQUEST", "FRA", "IRN"),  # من is a preposition here
    ("وصل وزير الشؤون الخارجية الموريتاني إلى الرباط والتقى نظيره المغربي.", "CONSULT", "MRT", "MAR"),
    ("دعا رئيس الهيئة البيئية، كريم الفهد، السلطات الكويتية إلى التحرك.", "REQUEST", "KWT", "KWT"),  # a name between commas
    ("أعلنت كندا مطالبة السلطات الصينية بتحمل مسؤولياتها.", "REQUEST", "CAN", "CHN"),
    ("يؤدي الرئيس الكوري الجنوبي زيارة إلى بلجيكا.", "CONSULT", "KOR", "BEL"),
)
def test_who_is_meant(text, kind, source, target):
    assert (source, target) in dyads(text, kind)
    assert {s for s, _ in dyads(text, kind)} == {source}


@table(
    ("أقر البرلمان الفرنسي قرارا ينتقد روسيا.", "ACCUSE", "FRA", "RUS"),
    ("نشرت الأمم المتحدة الاثنين تقريرا يتهم ميانمار بالإبادة.", "ACCUSE", "united-nations", "MMR"),
    ("حزب الله يهدد لبنان: الأمم المتحدة تسحب تقريرا ينتقد إسرائيل.", "ACCUSE", "united-nations", "ISR"),
    ("بعثت كندا برسالة إلى الهند تطالبها بالتحقيق في الحادث.", "REQUEST", "CAN", "IND"),
)
def test_documents_speak_for_who_makes_them(text, kind, source, target):
    one(text, kind, source, target)


@table(
    ("أدان المغرب الهجوم الذي شنه الحوثيون على أبها.", "ACCUSE", "MAR", "houthis"),
    ("أدان المغرب الهجوم الذي شنه الحوثيون على أبها.", "ASSAULT", "houthis", "SAU"),
    ("عارضت الهند العقوبات الاقتصادية التي تفرضها واشنطن على إيران.", "SANCTION", "USA", "IRN"),
    ("ندد الأردن بالهجوم على السفارة التركية.", "ACCUSE", "JOR", None),  # by whom, is not said
    ("قتل ضابط كبير في غارة نفذها الطيران الإثيوبي على مواقع لحركة الشباب.", "ASSAULT", "ETH", "al-shabaab"),
)
def test_whoever_does_a_deed_is_meant_by_it(text, kind, source, target):
    assert (source, target) in dyads(text, kind)


@table(
    ("شنت أذربيجان غارات على مواقع للجيش الأرميني.", "ASSAULT", "AZE", "ARM"),
    ("فرضت كندا عقوبات على خمسة مسؤولين في حزب الله.", "SANCTION", "CAN", "hezbollah"),
    ("نشرت بولندا قوات على حدودها مع بيلاروسيا.", "MOBILIZE", "POL", "BLR"),
    ("قدمت الكويت مساعدات عاجلة للنازحين اليمنيين.", "AID", "KWT", "YEM"),
    ("استقبل الشيخ تميم بن حمد آل ثاني في الدوحة وفدا من حركة حماس.", "CONSULT", "QAT", "hamas"),
    ("دعا المبعوث الأممي إلى سوريا غير بيدرسن تركيا إلى التهدئة.", "REQUEST", "united-nations", "TUR"),
    ("اندلعت اشتباكات بين الجيش الليبي وقوات خليفة حفتر.", "ASSAULT", "LBY", "libyan-national-army"),
    ("وقع وزيرا خارجية كينيا وتنزانيا اتفاقا.", "SUPPORT", "KEN", "TZA"),
    ("ألقت الشرطة البلجيكية القبض على ثلاثة أشخاص.", "COERCE", "BEL", "BEL"),
    ("أوصى التقرير بعزله. وتعهد البنك الدولي بمساعدة مصر.", "AGREE", "world-bank", "EGY"),
)
def test_phrases_with_what_belongs_to_them(text, kind, source, target):
    assert (source, target) in dyads(text, kind)


@table(
    ("قالت الشرطة إن جنديا كنديا قتل وأصيب آخران في انفجار.", "ASSAULT", None, "CAN"),
    ("قال العقيد إن جنديين أردنيين قتلا بانفجار عبوة ناسفة استهدفت دوريتهما.", "ASSAULT", None, "JOR"),
    ("قتل وجرح سبعة عشر سائحا اسبانيا شرق اليمن.", "ASSAULT", None, "ESP"),
    ("دخلت القوات التركية البلدة بعد أن قتلت وجرحت عددا من الجنود السوريين.", "ASSAULT", "TUR", "SYR"),
    ("استهدف هجوم انتحاري موكبا لسفارة الهند في كابل.", "ASSAULT", None, "IND"),
    ("قتل خمسة جنود أتراك في عملية بمحافظة الأنبار.", "ASSAULT", None, "TUR"),
    ("زار الملك المغربي طنجة حيث أصيب أربعة عناصر من الشرطة في مواجهات.", "ASSAULT", None, "MAR"),
)
def test_harm_of_one_and_all(text, kind, source, target):
    one(text, kind, source, target)


@table(
    ("تمكنت الشرطة التونسية أمس من إلقاء القبض على شخص.", "COERCE", "TUN", "TUN"),
    ("ألقى الحرس الوطني التونسي القبض على مهرب.", "COERCE", "TUN", "TUN"),
    ("أكدت ميركل أن عليها أن تحث رئيس الوزراء التونسي على الالتزام.", "REQUEST", "DEU", "TUN"),
    ("انفجرت قنبلة في ولاية نيوجيرسي الأميركية.", "ASSAULT", None, "USA"),
    ("يواصل تنظيم داعش تهديد استقرار العراق.", "THREATEN", "islamic-state", "IRQ"),
    ("تحدث عن تهديد إيران لإسرائيل.", "THREATEN", "IRN", "ISR"),
)
def test_who_does_and_who_suffers(text, kind, source, target):
    one(text, kind, source, target)


@table(
    ("عادت القوات الأميركية إلى العراق بطلب من بغداد.", "REQUEST", "IRQ", "USA"),
    ("أرسلت فرنسا سفنا بطلب من اليونان.", "REQUEST", "GRC", "FRA"),
    ("أعلنت حركة طالبان مسؤوليتها عن الهجوم الذي استهدف قاعدة أميركية.", "ASSAULT", "taliban", "USA"),
    ("حكمت محكمة في إسطنبول على الصحفي الألماني بالسجن.", "SANCTION", "TUR", "DEU"),
    ("قبض الأمن المصري على خمسة من عناصر جماعة الإخوان المسلمين.", "COERCE", "EGY", "muslim-brotherhood"),
    ("انسحبت قوات النظام السوري من المدينة بعد هجوم لتنظيم داعش.", "RETREAT", "SYR", None),
    ("قتل ما لا يقل عن 30 مدنيا في غارات شنها الجيش التركي.", "ASSAULT", "TUR", None),
    ("أمر الرئيس الكيني قواته بالانتشار.", "REQUEST", "KEN", "KEN"),
    ("رفضت السعودية أي تدخل إيراني في شؤونها.", "REJECT", "SAU", "IRN"),
    ("دمرت غارة لطائرة أميركية منزلا في صنعاء.", "ASSAULT", "USA", "YEM"),
)
def test_other_ways_to_name_a_side(text, kind, source, target):
    assert (source, target) in dyads(text, kind)


@table(
    ("قصف الجيش التركي قرية في العراق. ونددت الحكومة العراقية بالقصف.", "ACCUSE", "IRQ", "TUR"),
    ("نددت الحكومة العراقية بالحادث، مطالبة أنقرة بالانسحاب.", "REQUEST", "IRQ", "TUR"),
    ("أشاد الوزير التركي بباكستان، داعيا إياها إلى الحوار.", "REQUEST", "TUR", "PAK"),
    ("وصل المبعوث الأممي إلى سوريا غير بيدرسن إلى موسكو.", "CONSULT", "united-nations", "RUS"),
    ("فرضت كندا عقوبات على المسؤولين عن الاعتقالات.", "SANCTION", "CAN", None),
    ("طردت فنزويلا القائم بالأعمال الأميركي.", "SANCTION", "VEN", "USA"),
    ("اندلعت مواجهات بين متظاهرين والشرطة الفرنسية.", "ASSAULT", "FRA", "FRA"),
    ("حث الرئيس الأوكراني حلفاءه على مساعدة بلاده.", "REQUEST", "UKR", None),
    ("تلقت تونس دعما ماليا من ألمانيا.", "AID", "DEU", "TUN"),
    ("قضت محكمة بحرينية بإعدام ثلاثة أشخاص.", "SANCTION", "BHR", "BHR"),
    ("أعلن وزير الدفاع الكندي مقتل تركي في انفجار.", "ASSAULT", None, "TUR"),
)
def test_who_is_taken_up(text, kind, source, target):
    assert (source, target) in dyads(text, kind)


@table(
    ("أكدت تونس تضامنها الكامل مع الشعب المصري.", "SUPPORT", "TUN", "EGY"),
    ("أعلن الجيش الإسرائيلي استهداف جنوده من موقع تابع لحماس.", "ASSAULT", "hamas", "ISR"),
    ("قتل عنصران من كتائب القسام.", "ASSAULT", None, "al-qassam-brigades"),
    ("بعد أن زار ماكرون موسكو، هددت إيران إسرائيل. وسيجتمع الزعيمان مجددا.", "CONSULT", "FRA", "RUS"),
    ("اجتمع وزراء خارجية تونس والجزائر في تونس.", "CONSULT", "TUN", "DZA"),
)
def test_what_belongs_together(text, kind, source, target):
    assert (source, target) in dyads(text, kind)


def test_all_who_are_told_one_by_one():
    wanted = {(code, "QAT") for code in ("SAU", "ARE", "EGY")}
    assert dyads("أعلنت كل من السعودية والإمارات ومصر عن قطع العلاقات الدبلوماسية مع قطر.", "SANCTION") == wanted


@table(
    ("دعا الوزير الأميركي الدول الأوروبية إلى الانضمام إلى واشنطن.", "REQUEST", "USA", None),
    ("طالب رئيس الوزراء اللبناني المجتمع الدولي بالضغط على إسرائيل.", "REQUEST", "LBN", None),
    ("هددت واشنطن إيران. وهددت واشنطن بفرض عقوبات على الشركات الأوروبية.", "THREATEN", "USA", None),
)
def test_whoever_is_told_without_a_name_is_no_other(text, kind, source, target):
    assert (source, target) in dyads(text, kind)


@table(
    ("تمكنت وحدة أمنية في القيروان، فجر اليوم، من القبض على مهربين.", "COERCE", "TUN", "TUN"),
    ("تمكن أعوان الفرقة من إيقاف أربعة أشخاص في صفاقس.", "COERCE", "TUN", "TUN"),
    ("تمكنت الدوريات التابعة لمنطقة الحرس البحري في بنزرت من إيقاف عشرين شخصا.", "COERCE", "TUN", "TUN"),
    ("اعتقل مسلحون ثلاثة من عناصر الشرطة في بغداد.", "COERCE", None, "IRQ"),
    ("أذنت النيابة العمومية بسوسة بالاحتفاظ بنائب رئيس البلدية على ذمة البحث.", "COERCE", "TUN", "TUN"),
    ("تمكنت الشرطة التونسية أمس من الإطاحة بشبكة تنشط في تونس، وإلقاء القبض على ثلاثة من أفرادها.", "COERCE", "TUN", "TUN"),
    ("أكد المسؤول أن السجين وليد التونسي كان قد أودع سجن المرناقية في تونس.", "COERCE", None, "TUN"),
    ("دعا عضو المكتب السياسي لحركة النهضة إلى الحوار داخل الحركة.", "REQUEST", "ennahda", None),
)
def test_who_arrests_by_office_and_who_does_not(text, kind, source, target):
    one(text, kind, source, target)


@table(
    ("قلص الوزراء الإسرائيليون تزويد غزة بالكهرباء تلبية لطلب السلطة الفلسطينية.", "REQUEST", "PSE", None),
    ("جدد الرئيس التركي اتهامه واشنطن بدعم الأكراد.", "ACCUSE", "TUR", "USA"),
    ("واصلت الأحزاب في تونس إدانتها العدوان الأميركي على سوريا.", "ACCUSE", "TUN", "USA"),
    ("انتقد الوزير التركي التصريحات التي أدلى بها الرئيس الفرنسي.", "ACCUSE", "TUR", "FRA"),
    ("أعلنت السلطات الإيطالية إيقاف شخص في جريمة قتل محمد الزواري.", "COERCE", "ITA", "ITA"),
)
def test_whom_a_deed_of_his_own_means(text, kind, source, target):
    assert (source, target) in dyads(text, kind)


def test_organs_of_no_named_state_are_of_the_outlets():
    found = extract.extract(tag.read("x", "اعتقلت الشرطة ثلاثة متظاهرين.", date(2021, 7, 26), "Jawhara FM"))["event_mentions"]
    assert {(row["source"], row["target"]) for row in found if row["type"] == "COERCE"} == {("TUN", "TUN")}


@table(
    ("نظم الأهالي وقفة احتجاجية ضد فتح محل جديد.", "PROTEST", None, None),
    ("أحرق المتظاهرون الأعلام الدنماركية.", "PROTEST", None, "DNK"),  # hardly in Denmark
    ("حذر مراقبون فرنسا من عواقب الشبكة الجديدة \"مارك غو\".", "THREATEN", None, "FRA"),
    ("حاول شاب اغتصاب طفلة وفق ما أكده مصدر لمراسل رويترز.", "ASSAULT", None, None),  # a medium that is told of it
    ("أكد المدير أن العمال ماضون في الإضراب على حد قوله.", "PROTEST", None, None),
)
def test_words_that_are_nobody(text, kind, source, target):
    one(text, kind, source, target)


@table(
    ("أعلنت الحكومة الإثيوبية حالة الطوارئ لستة أشهر.", "COERCE", "ETH", "ETH"),  # in whose streets it holds
    ("قال الوزير الكندي إن الحادث خطير، محملا الهند المسؤولية عنه.", "ACCUSE", "CAN", "IND"),
    ("أكدت الخارجية المغربية وقوفها إلى جانب تركيا.", "SUPPORT", "MAR", "TUR"),
    ("أكد ماكرون خلال الاتصال وقوف ألمانيا إلى جانب الشعب الأرمني.", "SUPPORT", "DEU", "ARM"),  # who stands, not who says so
    ("اعتقلت الشرطة الأوغندية عشرات المتظاهرين بينهم زعيم المعارضة بوبي واين.", "COERCE", "UGA", "UGA"),
    ("تظاهر آلاف الأرمن في يريفان مطالبين باستقالة رئيس الوزراء نيكول باشينيان.", "REQUEST", "ARM", "ARM"),  # of one's own state
    ("نفت الخارجية الإيرانية ضلوع طهران في الهجوم على السعودية.", "ASSAULT", "IRN", "SAU"),
    ("إن 1960 جنديا هنديا سينتشرون على طول الحدود.", "MOBILIZE", "IND", None),  # what the verb requires stands before it
    ("هاجم مجهولون منشآت في السعودية. وأعلن الحوثيون مسؤوليتهم عن الهجوم.", "ASSAULT", "houthis", "SAU"),  # the attack told last
    ("انتقد المحتجون رئيس الوزراء نيكول باشينيان الذي وصفوه بالخائن.", "ACCUSE", None, "ARM"),
    ("قصفت كوريا الشمالية جزيرة كورية جنوبية، وردت القوات الكورية الجنوبية بإطلاق نيران المدفعية.", "ASSAULT", "KOR", "PRK"),  # on who struck
    ("قصفت كوريا الشمالية جزيرة كورية جنوبية، وردت القوات الكورية الجنوبية بإطلاق نيران المدفعية. ودانت اليابان الهجوم.", "ACCUSE", "JPN", "PRK"),
    ("دعت الهند باكستان إلى الحوار. وحث الأمين العام للأمم المتحدة البلدين على ضبط النفس.", "REQUEST", "united-nations", "PAK"),
    ("قتل 20 جنديا هنديا في اشتباكات مع القوات الصينية.", "ASSAULT", "CHN", "IND"),
    ("وصلت بعثة أممية. وقتلت قوات الأمن السودانية 22 متظاهرا، بحسب لجنة أطباء السودان.", "ASSAULT", "SDN", "SDN"),
    ("قالت الوكالة إن الجيش الأوكراني قصف قاعدة روسية.", "ASSAULT", "UKR", "RUS"),  # behind a subject no verbal noun
    ("قدمت الأمم المتحدة خياما لليونان.", "AID", "united-nations", "GRC"),
    ("أعلنت بريطانيا استقبال لاجئين. واستقبلت النرويج آلاف اللاجئين السوريين.", "AID", "NOR", "SYR"),
    ("ندد الاتحاد الأوروبي بالحادث، واستدعت فرنسا سفراء بيلاروسيا.", "ACCUSE", "FRA", "BLR"),
    ("دعت الدول الأوروبية، وهي فرنسا وألمانيا، إيران إلى التراجع.", "REQUEST", "DEU", "IRN"),  # an aside tells who they are
    ("هاجم مجهولون فندقا في السودان، وتبناه تنظيم الدولة الإسلامية.", "ASSAULT", "islamic-state", "SDN"),
    ("دعا وزير الدفاع الأميركي الأطراف إلى الحوار. ورحبت السويد بالدعوة.", "SUPPORT", "SWE", "USA"),
    ("أوفدت فرنسا مستشارا إلى إيران للتوسط.", "CONSULT", "FRA", "IRN"),
    ("قتلت باكستان 13 جنديا هنديا وعشرات المدنيين.", "ASSAULT", "PAK", "IND"),
    ("بحث أمير الكويت الأزمة مع أمير قطر، وطلب منه التهدئة.", "REQUEST", "KWT", "QAT"),  # a pronoun behind a preposition
    ("زار الوزير الفرنسي تايوان. ووصف وزير الخارجية الصيني الزيارة بأنها استفزازية.", "ACCUSE", "CHN", "FRA"),
    ("تظاهر مئات في بغداد. ودانت فرنسا استخدام القوة ضد المتظاهرين.", "ACCUSE", "FRA", "IRQ"),
    ("رفضت طالبان العرض الأميركي.", "REJECT", "taliban", "USA"),  # no two students
    ("أعلنت الصين تنظيم مناورات بالذخيرة الحية قرب تايوان.", "MOBILIZE", "CHN", "TWN"),
    ("علقت الصين استيراد الفواكه من تايوان.", "SANCTION", "CHN", "TWN"),
    ("عبرت هذه الأحزاب عن ارتياحها، داعية الدولة التونسية إلى إصدار موقف.", "REQUEST", None, "TUN"),  # of somebody without a name
    ("أرسلت لندن فريقا إلى تونس للمساعدة في التحقيقات.", "AID", "GBR", "TUN"),
    ("أشادت النرويج بكندا، ودعت الحكومتين إلى الحوار.", "REQUEST", "NOR", "CAN"),  # no subject in the accusative
    ("يزور العاهل الأردني كندا حيث يلتقي رئيس الوزراء جاستن ترودو.", "CONSULT", "JOR", "CAN"),
    ("عبرت روسيا والصين عن دعمهما لكوبا.", "SUPPORT", "CHN", "CUB"),
    ("اتهمت موسكو اليابان بالتجسس، محذرة إياها من العواقب.", "THREATEN", "RUS", "JPN"),
    ("انتقد وزير الخارجية الألماني الاعتقالات، داعيا تركيا إلى احترام القانون.", "ACCUSE", "DEU", "TUR"),
    ("أسرت الهند جنديا باكستانيا. وأعلنت أنها اعتقلت الجندي قرب الحدود.", "COERCE", "IND", "PAK"),
    ("نفذ الجيش السوداني انقلابا. وأدانت كندا الانقلاب.", "ACCUSE", "CAN", "SDN"),
    ("دعا رئيس مجلس شورى حركة النهضة تركيا إلى الحوار.", "REQUEST", "ennahda", "TUR"),
    ("طردت اليابان دبلوماسيين روس.", "SANCTION", "JPN", "RUS"),  # a nationality of three letters
    ("طالب الرئيس الأوكراني الاتحاد الأوروبي بفرض حظر على النفط الروسي.", "SANCTION", "european-union", "RUS"),  # who is asked
    ("وافقت كندا على مساعدات عسكرية جديدة لأوكرانيا.", "AID", "CAN", "UKR"),  # an adjective is no genitive
    ("طلبت مصر عقد جلسة طارئة لمجلس الأمن.", "REQUEST", "EGY", "un-security-council"),
    ("قصفت تركيا حزب العمال الكردستاني. وشنت اليونان غارة على مواقع الحزب.", "ASSAULT", "GRC", "kurdistan-workers-party"),  # whose sites
    ("طلبت ألمانيا من إيران تسليم الوزير برهم صالح الذي تتهمه بالخيانة.", "ACCUSE", "DEU", "IRQ"),  # his is the pronoun
)
def test_whom_words_further_off_tell(text, kind, source, target):
    assert (source, target) in dyads(text, kind)


def test_members_of_several_that_are_named_act_each_and_a_verb_in_place_of_a_noun_is_that_noun():
    assert dyads("قررت 14 دولة، بينها فرنسا وألمانيا، طرد دبلوماسيين إيرانيين.", "SANCTION") == {("FRA", "IRN"), ("DEU", "IRN")}


def test_both_of_two_subjects_are_meant_by_their_pronoun_and_the_maker_of_what_they_back_is_the_other_side():
    assert dyads("أعربت قطر والكويت عن تأييدهما للإجراءات التي اتخذتها الحكومة السودانية.", "SUPPORT") == {("QAT", "SDN"), ("KWT", "SDN")}


def test_a_body_that_is_not_armed_suffers_the_attack_that_is_called_after_it():
    assert not any(source == "aramco" for source, _ in dyads("ارتفعت أسعار النفط بعد هجمات أرامكو في السعودية.", "ASSAULT"))


@table(
    ("أطلقت دبابة إسرائيلية قذيفة على منزل في خان يونس.", "ASSAULT", "ISR", "PSE"),
    ("أطلق مسلحون صواريخ صوب السفارة الأميركية في بغداد.", "ASSAULT", None, "USA"),
    ("فجر انتحاري نفسه أمام القنصلية الإيطالية في القاهرة.", "ASSAULT", None, "ITA"),  # before the town where it stands
    ("استهدف هجوم انتحاري بسيارة مفخخة، أمس، موكبا لسفارة ألمانيا في كابل.", "ASSAULT", None, "DEU"),
    ("سقط عشرات اليمنيين بين قتيل وجريح في غارة سعودية.", "ASSAULT", "SAU", "YEM"),
    ("راح ضحية الاعتداءات الإسرائيلية أمس سبعة فلسطينيين.", "ASSAULT", "ISR", "PSE"),
    ("تعرضت قاعدة للجيش السريلانكي لهجوم انتحاري نسب إلى نمور التاميل.", "ASSAULT", "ltte", "LKA"),
    ("نجا محافظ قندهار من هجوم انتحاري.", "ASSAULT", None, "AFG"),
    ("هدمت جرافات الاحتلال منزلين في القدس الشرقية.", "ASSAULT", "ISR", "PSE"),
    ("استشهد ثلاثة فلسطينيين في غارة للطيران الحربي الإسرائيلي على رفح.", "ASSAULT", "ISR", "PSE"),
    ("أصيب ستة جنود أفغان في هجوم لحركة طالبان على قاعدة.", "ASSAULT", "taliban", "AFG"),
    ("أقر الجيش التركي بأنه شن غارات في شمال العراق.", "ASSAULT", "TUR", "IRQ"),  # a verb, behind بأنه, though it looks like a noun
)
def test_who_strikes_whom_with_what(text, kind, source, target):
    assert (source, target) in dyads(text, kind)


@table(
    ("طالبت فرنسا وإسبانيا والبرتغال إيران بتسليم أسلحة لكندا.", "RETREAT", "IRN", "CAN"),  # who is asked stands behind all who ask
    ("اعتقلت الشرطة الروسية المعارض. ودعت فرنسا وألمانيا السلطات إلى الإفراج عنه.", "REQUEST", "DEU", "RUS"),  # not her own
    ("دعا الرئيس العراقي الحكومة إلى الاستقالة.", "REQUEST", "IRQ", "IRQ"),
    ("ووصفت فرنسا الخطوة بأنها خطيرة ودعت السلطات الإيرانية إلى الحوار.", "REQUEST", "FRA", "IRN"),
    ("انتقدت فرنسا الخطوة ودعت الأمم المتحدة إلى الحوار.", "REQUEST", "united-nations", None),
    ("وأبلغ الرئيس المصري نظيره الروسي في اتصال هاتفي أن بلاده ستنسحب.", "CONSULT", "EGY", "RUS"),
    ("زار الوزير الأردني مدريد والتقى نظيره الإسباني. واحتج عشرات قرب القنصلية. وتظاهر المئات أمام السفارة الإسبانية في العاصمة.", "PROTEST", "JOR", "ESP"),
    ("قتل تسعة جنود أتراك في هجوم شنه مسلحون من حركة الشباب على معسكر.", "ASSAULT", "al-shabaab", "TUR"),
    ("دعت المستشارة الألمانية والرئيس التركي، خلال مكالمة هاتفية، إلى وقف القتال.", "CONSULT", "DEU", "TUR"),
    ("ونفى الناطق باسم الجيش الليبي استهداف المطار، متهما تركيا بالكذب.", "ASSAULT", None, None),
    ("فرضت كندا عقوبات على وزير إيراني بتهمة تقديم الدعم لحزب الله.", "SUPPORT", "IRN", "hezbollah"),  # whom the charge is against
    ("حكمت المحكمة المصرية بالسجن المؤبد على المرشد العام للجماعة محمد بديع.", "SANCTION", "EGY", "muslim-brotherhood"),
    ("التقى الرئيس السوداني، الذي تولى السلطة عام 1989، وزير الخارجية النرويجي.", "CONSULT", "SDN", "NOR"),  # behind what stands between commas
    ("استقبلت المستشارة الألمانية، التي تولت المنصب عام 2005، الرئيس التونسي.", "CONSULT", "DEU", "TUN"),
    ("ورفض الرئيس الكولومبي الاتفاق داعيا أنصاره إلى التصويت ضده.", "REQUEST", "COL", None),  # his own
    ("توصلت الحكومة السورية وداعش إلى اتفاق لوقف إطلاق النار. وسلم لاجئ سوري البرازيل رسالة. وهنأت كندا الطرفين.", "SUPPORT", "CAN", "SYR"),  # of the truce
)
def test_whom_a_verb_means_behind_several_subjects_and_asides(text, kind, source, target):
    assert (source, target) in dyads(text, kind)


def test_who_asked_may_be_a_pronoun():
    assert dyads("قالت ميركل إن ماكرون عاد من باريس، بطلب منها لإعانتها.", "REQUEST")


def test_those_who_visit_a_place_together_do_not_visit_each_other():
    assert dyads("زارت وزيرة الداخلية البريطانية ووزير الصحة الإيطالي موقع الحادث.", "CONSULT") == {("GBR", None), ("ITA", None)}


def test_a_visit_told_again_goes_the_same_way():
    assert dyads("وصل وزير الخارجية الصيني إلى كابول الخميس في زيارة لم يعلن عنها مسبقا.", "CONSULT") == {("CHN", "AFG")}


@table(
    ("إسرائيل تقصف دمشق وواشنطن تتهم طهران بتسليح حزب الله", "ACCUSE", "USA", "IRN"),
    ("شنت مقاتلات هندية غارة على ما وصفته نيودلهي بأنه معسكر لجماعة جيش محمد.", "ASSAULT", "IND", "jaish-e-mohammed"),
    ("أدانت إيران ما وصفته بالعدوان الإسرائيلي على سوريا.", "ACCUSE", "IRN", "ISR"),
    ("قصف الطيران التركي ما قال إنها مواقع لحزب العمال الكردستاني.", "ASSAULT", "TUR", "kurdistan-workers-party"),
    ("وأجرى وزير الخارجية الأميركي مايك بومبيو اتصالين هاتفيين بنظيريه الهندي والباكستاني.", "CONSULT", "USA", "PAK"),
    ("وأجرى أمير الكويت الشيخ صباح الأحمد الجابر الصباح اتصالا بأمير قطر الشيخ تميم بن حمد آل ثاني.", "CONSULT", "KWT", "QAT"),
    ("أمر الرئيس الأميركي بسحب القوات من سوريا.", "REQUEST", "USA", "USA"),  # those whom he commands
    ("أمر رئيس الوزراء الإثيوبي أبي أحمد بشن هجوم على جبهة تحرير شعب تيغراي.", "ASSAULT", "ETH", "tigray-peoples-liberation-front"),
    ("أمر بوتين الجيش الروسي بالانسحاب من خيرسون.", "RETREAT", "RUS", "UKR"),
    ("أفرجت طهران عن ناقلة نفط كورية جنوبية كانت تحتجزها منذ كانون الثاني.", "COERCE", "IRN", "KOR"),  # the tanker is held
    ("زار الرئيس الأوغندي أديس أبابا بعد لقائه مسؤولين من جبهة تحرير شعب تيغراي.", "CONSULT", "UGA", "tigray-peoples-liberation-front"),
    ("دعا رئيس النيجر محمد بازوم الدول الأوروبية إلى مواصلة دعم بلاده، ووافق على استقبال قوات فرنسية.", "AGREE", "NER", None),
    ("أرسل الرئيس الأوغندي يوويري موسيفيني وزير خارجيته إلى أديس أبابا.", "CONSULT", "UGA", "ETH"),
    ("عرضت إيران إرسال مواد غذائية إلى قطر.", "AGREE", "IRN", "QAT"),
    ("وقال عراقجي إن على الولايات المتحدة أن ترفع جميع العقوبات.", "REQUEST", "IRN", "USA"),
    ("وقال وزير الخارجية الفرنسي إنه يجب على إيران أن تعود إلى التزاماتها.", "REQUEST", "FRA", "IRN"),
    ("وقال الرئيس الفرنسي إنه يجب أن تعود إيران إلى التزاماتها.", "REQUEST", "FRA", "IRN"),
    ("وأكد الرئيس الأوكراني أن على روسيا الانسحاب من الأراضي الأوكرانية.", "REQUEST", "UKR", "RUS"),
    ("شككت المستشارة الألمانية في الرواية السعودية، ودعت الرياض إلى تقديم إجابات شفافة.", "REQUEST", "DEU", "SAU"),  # the same two as before
    ("باريس وشركاؤها الأوروبيون يعلنون انسحابا منسقا من مالي", "CONCEDE", "FRA", "MLI"),
    ("تعهدت سيول بالمساعدة في الإفراج عن سبعة مليارات دولار من الأموال الإيرانية المجمدة.", "AGREE", "KOR", "IRN"),
    ("اعتقلت الشرطة البيلاروسية صحافيا بولنديا. وطالب الاتحاد الأوروبي بالإفراج عن الصحافي.", "REQUEST", "european-union", "BLR"),  # who holds him
    ("انتقدت الأمم المتحدة أنقرة، داعية إلى وقف القتال.", "REQUEST", "united-nations", "TUR"),
    ("اتهم الرئيس الفرنسي أنقرة بإرسال مقاتلين سوريين إلى ليبيا.", "MOBILIZE", "TUR", "LBY"),
    ("اتهم الرئيس الفرنسي أنقرة بالكذب، وهو اتهام رفضه الرئيس التركي.", "REJECT", "TUR", "FRA"),  # what was said to him
    ("اتهمت إيران واشنطن بانتهاك الاتفاق. ورفضت الخارجية الأميركية الاتهامات.", "REJECT", "USA", "IRN"),
    ("اتهمت أرمينيا القوات الأذربيجانية بشن هجوم على طول الجبهة.", "ASSAULT", "AZE", "ARM"),  # on those who say so
    ("وتوعد المتحدث العسكري باسم الحوثيين باستهداف منشآت حيوية في الإمارات.", "THREATEN", "houthis", "ARE"),
    ("قصف الحوثيون أبوظبي. وأدان الأمين العام للأمم المتحدة الهجوم على أبوظبي.", "ACCUSE", "united-nations", "houthis"),  # who did it, not whom it befell
    ("واتهم مسؤول في الحكومة اليمنية إيران بتزويد الحوثيين بالسلاح.", "ACCUSE", "YEM", "IRN"),
    ("قصفت السعودية مواقع للحوثيين. واتهمت الرياض إيران بتزويد الجماعة بالطائرات المسيرة.", "AID", "IRN", "houthis"),
    ("واتهم نائب رئيس الوزراء الصيني لندن بالكذب، بعد اجتماع طارئ عقده في لندن مع الوزير البريطاني مايكل غوف.", "CONSULT", "CHN", "GBR"),
    ("وطلبت المستشارة الألمانية أنغيلا ميركل من بوتين، في اتصال هاتفي، التدخل لدى مينسك.", "CONSULT", "DEU", "RUS"),
    ("ودعت إيران أرمينيا وأذربيجان إلى احترام الحدود، وحذرتهما من قصف أراضيها.", "THREATEN", "IRN", "AZE"),
    ("وسارعت كندا إلى الاعتراف باستقلال كوسوفو.", "SUPPORT", "CAN", "XKX"),
    ("هاجم مسلحون مراكز للشرطة في 25 آب في ميانمار.", "ASSAULT", None, "MMR"),  # no city of Yemen
    ("التقت ميركل رئيس حكومة الوفاق فايز السراج وحفتر.", "CONSULT", "DEU", "libyan-national-army"),
    ("وكان الرئيس الأميركي جو بايدن قد أبلغ رئيس الوزراء الإسرائيلي بنيامين نتانياهو في اتصال هاتفي أنه قلق.", "CONSULT", "USA", "ISR"),
    ("هنأ المرشد الإيراني علي خامنئي الفلسطينيين بما وصفه بالنصر.", "SUPPORT", "IRN", "PSE"),
    ("هنأ المتحدث باسم حركة طالبان ذبيح الله مجاهد الأفغان بالاستقلال.", "SUPPORT", "taliban", "AFG"),
    ("وأجرى المبعوث الأميركي جيفري فيلتمان محادثات في القاهرة والخرطوم.", "CONSULT", "USA", "SDN"),
    ("التقى الزعيم الكوري الشمالي الرئيس الكوري الجنوبي. وأشادت الصين بشجاعة الزعيمين.", "SUPPORT", "CHN", "KOR"),
    ("أجرت بيونغ يانغ تجربة، ما دفع مجلس الأمن إلى فرض عقوبات جديدة على كوريا الشمالية.", "SANCTION", "un-security-council", "PRK"),
    ("أعلن برلمان كتالونيا الاستقلال عن إسبانيا ومدريد تقيل الحكومة", "COERCE", "ESP", "ESP"),
    ("حثت الولايات المتحدة رعاياها على مغادرة البلاد.", "REQUEST", "USA", "USA"),
    ("وردت بكين بفرض رسوم مماثلة على منتجات أميركية بينها السيارات.", "SANCTION", "CHN", "USA"),
    ("علقت بكين استيراد بعض الفواكه والأسماك من تايوان.", "SANCTION", "CHN", "TWN"),
    ("زار الرئيس الفرنسي إيمانويل ماكرون والمستشار الألماني أولاف شولتس، الخميس، كييف حيث التقوا الرئيس الأوكراني.", "CONSULT", "FRA", "UKR"),  # the comma closes الخميس
    ("وتعهدت المفوضية الأوروبية بالتعاون مع الصين لإصلاح منظمة التجارة العالمية.", "AGREE", "european-commission", "CHN"),  # not with what it is for
    ("شنت الولايات المتحدة وفرنسا ضربات صاروخية استهدفت ثلاثة مواقع للنظام السوري.", "ASSAULT", "FRA", "SYR"),
    ("وحذرت رئيسة مجلس النواب الأميركي نانسي بيلوسي من أن الكونغرس لن يوافق على اتفاق تجاري مع بريطانيا.", "THREATEN", "USA", "GBR"),
    ("اتهمت الصين واشنطن بالكذب. وفي برلين، دعت المستشارة أنغيلا ميركل الطرفين إلى الحوار.", "REQUEST", "DEU", "CHN"),
    ("اعتقل الجيش الغيني الرئيس ألفا كوندي. ودعا غوتيريش إلى الإفراج عن كوندي.", "REQUEST", "united-nations", "GIN"),
    ("احتجز مسلحون عشرات الأجانب ردا على التدخل الفرنسي في مالي.", "COERCE", None, "MLI"),
    ("انتقد رئيس الوزراء البريطاني الجزائر، فيما استدعت اليابان سفير الجزائر وطلبت منه توضيحات.", "REQUEST", "JPN", "DZA"),
)
def test_headlines_orders_and_what_somebody_calls_a_thing(text, kind, source, target):
    assert (source, target) in dyads(text, kind)
