"""Events and figures: a sentence and what must come of it."""

from datetime import date

import pytest
from waqai.tasks import extract, schema, tag


def rows(text, table):
    return extract.extract(tag.read("x", text, date(2021, 7, 26)))[table]


@pytest.mark.parametrize(
    ("text", "kind", "value", "of"),
    [
        ("قُتل 28 شخصاً في الهجوم.", "killed", 28, None),
        ("وأصيب أكثر من 50 آخرين بجروح.", "wounded", 50, None),
        ("ينتشر 2500 جندي أميركي في البلاد.", "personnel", 2500, "USA"),
        ("أطلقت أكثر من عشرة صواريخ.", "weapons", 10, None),
        ("قدمت قطر 30 مليون دولار.", "money", 30e6, "QAT"),
        ("استمرت المحادثات ثلاثة أيام.", "duration", 3, None),
        ("تراجعت الصادرات بنسبة 40 في المئة.", "share", 40, None),
        ("يبلغ طولها 1600 كيلومتر.", "distance", 1600, None),
        ("الأخرس البالغ من العمر 49 عاماً.", "age", 49, None),
        ("شاركت في القمة ثماني دول.", "count", 8, None),
        ("مقتل جنديين في انفجار.", "killed", 2, None),
        ("نزح ثلاثة ملايين شخص.", "displaced", 3e6, None),
    ],
)
def test_figures(text, kind, value, of):
    assert [(f["kind"], f["value"], f["of"]) for f in rows(text, "figure_mentions")] == [(kind, value, of)]


@pytest.mark.parametrize("text", ["محاربة كوفيد 19 مستمرة.", "منذ عام 2003.", "الجولة الرابعة من الحوار.", "قال أحد الجنود.", "اتفق البلدان.", "عند الساعة 10 صباحا."])
def test_no_figures(text):
    assert rows(text, "figure_mentions") == []


@pytest.mark.parametrize(
    ("text", "kind", "source", "target", "status"),
    [
        ("قصفت إسرائيل غزة أمس.", "ASSAULT", "ISR", "PSE", "actual"),
        ("سيلتقي بايدن أردوغان.", "CONSULT", "USA", "TUR", "future"),
        ("اتهمت إيران الولايات المتحدة بشن حرب نفسية.", "ACCUSE", "IRN", "USA", "actual"),
        ("لم تقصف تركيا سوريا.", "ASSAULT", "TUR", "SYR", "negated"),
        ("قد تهاجم إسرائيل إيران.", "ASSAULT", "ISR", "IRN", "hypothetical"),
    ],
)
def test_events(text, kind, source, target, status):
    assert (kind, source, target, status) in [(e["type"], e["source"], e["target"], e["status"]) for e in rows(text, "event_mentions")]


def test_rows_have_the_columns_of_the_schema_and_point_to_their_characters():
    text = "قُتل خمسة جنود أتراك أمس في قصف شنه الجيش السوري على إدلب، بحسب وزارة الدفاع التركية."
    found = extract.extract(tag.read("x", text, date(2020, 2, 10)))
    for table, columns in schema.MENTIONS.items():
        for row in found[table]:
            assert set(row) == set(columns.names), table
            assert text[row["char_start"] : row["char_end"]] == row["surface"]
    assert len({row["mention_id"] for table in found.values() for row in table}) == sum(map(len, found.values()))
