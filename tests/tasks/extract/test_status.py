"""Status: a sentence, an event's type, and whether it happened."""

from datetime import date

import pytest
from waqai.tasks import tag
from waqai.tasks.extract import read_mentions


def statuses(text: str, kind: str) -> set[str]:
    """Statuses of the events of a type that a sentence tells of."""
    return {event.status for event in read_mentions(tag.read("x", text, date(2021, 7, 26))).events if event.type == kind}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        # particles
        ("لم تقصف إسرائيل سوريا.", "ASSAULT", "negated"),
        ("لن تهاجم تركيا اليونان.", "ASSAULT", "negated"),
        ("روسيا لا تهدد أوكرانيا.", "THREATEN", "negated"),
        ("ولم يلتق الوزير المصري نظيره الإثيوبي.", "CONSULT", "negated"),
        ("قد تقصف إسرائيل لبنان.", "ASSAULT", "hypothetical"),
        ("تبذل مصر جهودا لوقف إطلاق النار في السودان.", "RETREAT", "hypothetical"),
        ("تجري قطر محادثات مع الجماعة لإطلاق سراح الرهائن الفرنسيين.", "RETREAT", "hypothetical"),
        ("توصلت أذربيجان وأرمينيا إلى اتفاق لوقف إطلاق النار.", "RETREAT", "actual"),
        ("ربما تنسحب فرنسا من مالي.", "RETREAT", "hypothetical"),
        ("لقد قصفت إسرائيل لبنان.", "ASSAULT", "actual"),
        ("كانت روسيا قد قصفت أوكرانيا.", "ASSAULT", "actual"),
        ("سوف تفرض واشنطن عقوبات على طهران.", "SANCTION", "future"),
        ("ستفرض واشنطن عقوبات على طهران.", "SANCTION", "future"),
        ("إذا هاجمت إيران إسرائيل فسترد واشنطن.", "ASSAULT", "hypothetical"),
        ("لو قصفت إيران السعودية لتغير كل شيء.", "ASSAULT", "hypothetical"),
        # plans
        ("من المقرر أن يلتقي الرئيس الأميركي جو بايدن نظيره الروسي فلاديمير بوتين.", "CONSULT", "future"),
        ("يعتزم الرئيس الفرنسي زيارة لبنان.", "CONSULT", "future"),
        ("من المتوقع أن يزور وزير الخارجية القطري طهران.", "CONSULT", "future"),
        ("قرر الرئيس الفرنسي زيارة لبنان.", "CONSULT", "future"),
        ("تستعد تركيا لنشر قوات تركية في ليبيا.", "MOBILIZE", "future"),
        ("أكد المتحدث أن الوزير الروسي سيزور دمشق ويلتقي الرئيس السوري بشار الأسد.", "CONSULT", "future"),
        ("سيعقد وزير الخارجية المصري اجتماعا مع نظيره السوداني.", "CONSULT", "future"),
        ("ستعقد روسيا اجتماعا مع تركيا حول سوريا.", "CONSULT", "future"),
        ("المحادثات المقبلة بين إيران والسعودية ستكون حاسمة.", "CONSULT", "future"),
        ("الانسحاب الأميركي المرتقب من العراق يثير الجدل.", "RETREAT", "future"),
        ("اجتماع مصر والسودان سيعقد في الخرطوم.", "CONSULT", "future"),
        ("حدد الجانبان الإيراني والسعودي موعدا لإجراء محادثات بين إيران والسعودية.", "CONSULT", "future"),
        ("تنسحب القوات الأميركية من العراق بحلول نهاية العام.", "RETREAT", "future"),
        # wishes, fears, attempts, requests
        ("دعت فرنسا إسرائيل إلى الانسحاب من الضفة الغربية.", "REQUEST", "actual"),
        ("طالبت واشنطن إيران بالإفراج عن السجناء الأميركيين.", "REQUEST", "actual"),
        ("هددت تركيا بشن هجوم على سوريا.", "THREATEN", "actual"),
        ("تخشى أوكرانيا أن تهاجم روسيا كييف.", "ASSAULT", "hypothetical"),
        ("يجب أن تنسحب إسرائيل من الجولان.", "RETREAT", "hypothetical"),
        ("حذر المسؤول من احتمال هجوم إيراني على إسرائيل.", "ASSAULT", "hypothetical"),
        ("أوصى المبعوث بتخفيف العقوبات الأميركية على السودان.", "RETREAT", "hypothetical"),
        # denial
        ("نفت روسيا أن تكون قد قصفت مدينة إدلب السورية.", "ASSAULT", "negated"),
        ("نفى العراق انسحاب القوات الأميركية.", "RETREAT", "negated"),
        ("وعدت واشنطن بألا تفرض عقوبات جديدة على بيونغ يانغ.", "SANCTION", "negated"),
        ("تعهدت إيران بعدم مهاجمة السعودية.", "ASSAULT", "negated"),
        ("لم تشن إسرائيل أي هجوم على إيران.", "ASSAULT", "negated"),
        # the fact behind another's negation or future
        ("أكدت وزارة الدفاع أن روسيا قصفت سوريا.", "ASSAULT", "actual"),
        ("قال المتحدث إن القوات التركية هاجمت مواقع في سوريا.", "ASSAULT", "actual"),
        ("بعد أن قصفت إسرائيل غزة أغلقت المعابر.", "ASSAULT", "actual"),
        ("بدأ الرئيس المصري زيارة إلى فرنسا.", "CONSULT", "actual"),
        ("أجرى الوزير الإيراني محادثات مع نظيره العراقي.", "CONSULT", "actual"),
        ("تم اعتقال ناشط إيراني في تركيا.", "COERCE", "actual"),
        ("إسرائيل تقصف غزة", "ASSAULT", "actual"),
        ("مصر تدين الهجوم الإيراني على السعودية", "ACCUSE", "actual"),
        ("تعتزم باريس خفض عدد جنودها في تشاد.", "RETREAT", "future"),  # a noun that looks like a verb
        ("تأجيل إضراب أعوان الصحة في تونس", "PROTEST", "future"),
        ("أعربت السفيرة الأميركية عن أملها بصدور إدانة من قبل مجلس الأمن.", "ACCUSE", "hypothetical"),
        ("ستفرض تركيا عقوبات إذا لم تنسحب القوات السورية.", "RETREAT", "hypothetical"),
        # attempts, fears and plans whose noun governs
        ("أدانت المنظمة المحاولات الفاشلة لتفجير سيارات مفخخة في لندن.", "ASSAULT", "hypothetical"),
        ("عززت الشرطة وجودها خوفا من وقوع أعمال شغب في العاصمة.", "PROTEST", "hypothetical"),
        ("قال المدعي إن الخلية خططت لاغتيال الرئيس الأميركي خلال القمة.", "ASSAULT", "future"),
        ("اتهم الادعاء المتهمين بالتخطيط لشن هجمات على السفارة الإسرائيلية.", "ASSAULT", "future"),
        ("قال الوزير إن أي هجوم على إيران سيشعل المنطقة.", "ASSAULT", "hypothetical"),
        ("لم يسجل أي هجوم على القوات الأميركية أمس.", "ASSAULT", "negated"),
    ],
)
def test_status(text, kind, status):
    assert statuses(text, kind) == {status}


@pytest.mark.parametrize(
    "text",
    [
        "أحبط الجيش العراقي هجوما على بغداد.",
        "منعت الشرطة التركية هجوما في أنقرة.",
        "دعت مصر إلى وقف القصف الإسرائيلي على غزة.",
        "أحبطت الشرطة محاولات لتفجير سيارة مفخخة في بغداد.",
        "دعا رئيس الوزراء الإسرائيلي الفصائل إلى التوقف عن إطلاق الصواريخ على إسرائيل.",
        "أعلن البيت الأبيض أنه ينبغي على حركة حماس وقف إطلاق الصواريخ على إسرائيل.",
    ],
)
def test_a_prevented_or_ended_attack_is_no_attack(text):
    assert statuses(text, "ASSAULT") == set()


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("في حال هاجمت روسيا كييف فسترد أوروبا.", "ASSAULT", "hypothetical"),
        ("قالت روسيا إنها سترد في حال اندلاع حرب بين إسرائيل ولبنان.", "ASSAULT", "hypothetical"),
        ("قامت إيران بإجراء محادثات مع السعودية.", "CONSULT", "actual"),
        ("من المحتمل عقد اجتماع بين روسيا وأوكرانيا.", "CONSULT", "hypothetical"),
        ("تم الاتفاق بين مصر والسودان على عقد جلسة في بداية الشهر القادم.", "AGREE", "actual"),
        ("أكدت مصادر أن زيارة الرئيس الإيراني إلى باريس ألغيت.", "CONSULT", "negated"),
        ("أكد المتحدث أن اجتماع مصر والسودان سيعقد في الخرطوم.", "CONSULT", "future"),
    ],
)
def test_status_by_condition_matter_and_fate(text, kind, status):
    assert statuses(text, kind) == {status}
