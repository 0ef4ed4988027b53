"""Sides that one telling leaves out: an article and the sides of its events."""

from datetime import date

from waqai.tasks import extract, tag


def told(text, kind):
    rows = extract.extract(tag.read("x", text, date(2021, 7, 26)))["event_mentions"]
    return [(row["source"], row["target"], row["rule"]) for row in rows if row["type"] == kind]


def test_a_full_telling_completes_another():
    found = told("اتهمت إيران السعودية بدعم الإرهاب. وكررت طهران الاتهام في بيان، واتهمتها بالتدخل.", "ACCUSE")
    assert {(source, target) for source, target, _ in found} == {("IRN", "SAU")}


def test_what_was_completed_says_how():
    found = told("زار وزير الخارجية المصري تركيا. وقال مسؤول تركي إن الوزير المصري سيزور أنقرة مجددا، وإن زيارة تركيا مهمة.", "CONSULT")
    assert all("side by" in rule or (source and target) for source, target, rule in found)


def test_sides_given_to_somebody_unnamed_stay_open():
    found = told("اعتقلت الشرطة التركية صحافيا ألمانيا. واعتقل مسلحون صحافيا فرنسيا.", "COERCE")
    assert (None, "FRA") in {(source, target) for source, target, _ in found}


def test_people_protest_in_their_own_country():
    assert {(source, target) for source, target, _ in told("خرجت تظاهرات حاشدة في بيروت، وتظاهر الآلاف في طرابلس شمال لبنان ضد الفساد.", "PROTEST")} == {("LBN", "LBN")}


def test_one_mention_of_two_states_is_no_dyad():
    found = told("رفض المتهم مطلب المحكمة. وجرت مباراة بين تونس والجزائر.", "REJECT")
    assert all(source != "DZA" and target != "DZA" for source, target, _ in found)


def test_an_object_without_a_name_is_nobody_else():
    found = told("زار أردوغان موسكو والتقى بوتين، ثم التقى وفد تركي مسؤولين في روسيا. ودعا أردوغان الشباب إلى العمل.", "REQUEST")
    assert {target for _, target, _ in found} == {None}


def test_a_club_or_a_person_is_no_side_of_a_dyad():
    found = told("انتقدت منظمة العفو الدولية المغرب. وانتقدت منظمة العفو الدولية المغرب مجددا، وردت الرباط. وحذرت منظمة العفو الدولية من التعذيب.", "THREATEN")
    assert all(target is None for _, target, _ in found)


def test_a_telling_far_off_completes_only_where_all_agree():
    far = " ".join(["وقال مسؤول إن الوضع صعب."] * 4)
    found = told(f"انتقدت فرنسا تركيا. وانتقدت فرنسا روسيا. {far} وانتقدت فرنسا.", "ACCUSE")
    assert ("FRA", None) in {(source, target) for source, target, _ in found}
    found = told(f"انتقدت فرنسا تركيا. {far} وانتقدت فرنسا.", "ACCUSE")
    assert {(source, target) for source, target, _ in found} == {("FRA", "TUR")}
