"""English names of organisations: words of the lexicon in English order, the rest transliterated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from waqai.tasks.extract.translate import organisation_name


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("وزارة الخارجية", "Ministry of Foreign Affairs"),
        ("وزارة الصحة العراقية", "Iraqi Ministry of Health"),
        ("وزارة الصناعة والتجارة", "Ministry of Industry and Trade"),
        ("وزارة الشؤون الدينية", "Ministry of Religious Affairs"),
        ("حركة النهضة", "Renaissance Movement"),
        ("حزب العمال", "Workers Party"),
        ("الجيش الوطني الليبي", "Libyan National Army"),
        ("الهيئة العليا المستقلة للانتخابات", "Independent High Commission for Elections"),
        ("لجنة الحقوق والحريات", "Rights and Freedoms Committee"),
        ("هيئة الحقيقة والكرامة", "Truth and Dignity Authority"),
        ("جمعية القضاة التونسيين", "Tunisian Judges Association"),
        ("جامعة القاهرة", "Cairo University"),
        ("شرطة لندن", "London Police"),
        ("شركة Nomadis", "Nomadis Company"),
        ("منظمة الهلال الأحمر", "Organisation of Red Crescent"),
        ("وزارة الصحة والسكان المصرية", "Egyptian Ministry of Health and Population"),
        ("حزب العدالة والتنمية المغربي", "Moroccan Justice and Development Party"),
        ("وزارة الثقافة والإعلام السعودية", "Saudi Ministry of Culture and Information"),
        ("سفارة السعودية", "Embassy of Saudi Arabia"),
        ("الاتحاد الإنجليزي لكرة القدم", "English Football Federation"),
        ("الهيئة الوطنية لمكافحة الفساد", "National Anti-Corruption Authority"),
        ("المعهد العالي للدراسات التكنولوجية", "Higher Institute of Technological Studies"),
        ("مؤسسة حمد الطبية", "Hamad Medical Foundation"),
        ("الرابطة المحترفة الأولى", "First Professional League"),
        ("يونايتد إيرلاينز", "United Airlines"),
        ("قودسباور", "Qudsabawar"),
    ],
)
def test_names(name, english):
    assert organisation_name(name) == english


@given(st.text(alphabet="لوزارة الـشؤون،ـ-ءX é", max_size=20).filter(str.strip))
def test_every_name_has_an_english_one(name):
    assert isinstance(organisation_name(name), str)
