"""Faults of lexicon files are found, each with its file and line."""

import pytest
from waqai.tasks import lexicon
from waqai.tasks.lexicon_check import faults

PERSONS = "id,name_ar,name_en,aliases,kind,country,sector,wikidata"
ROLES = "id,actor_id,role_ar,role_en,sector,country,from,to"


@pytest.fixture
def own(tmp_path, monkeypatch):
    """Writes files of an analyst's folder, lines each."""
    monkeypatch.setattr(lexicon, "folders", lambda: [lexicon.FOLDER, tmp_path])

    def write(name: str, *lines: str) -> None:
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")

    return write


def test_the_lexicon_is_sound():
    assert faults() == []


@pytest.mark.parametrize(
    "file, line, told",
    [
        ("persons.csv", (PERSONS, "samira-test,سميرة الاختبارية,Samira Test,,person,IRAQ,GOV,"), "persons.csv:2: country: IRAQ is no ISO 3166"),
        ("persons.csv", (PERSONS, "samira-test,سميرة الاختبارية,Samira Test,,person,IRQ,GVT,"), "persons.csv:2: sector: GVT is none of GOV"),
        ("persons.csv", (PERSONS, "Samira Test,سميرة الاختبارية,Samira Test,,person,IRQ,GOV,"), "persons.csv:2: id: Samira Test is no id"),
        ("persons.csv", (PERSONS, "samira-test,سميرة الاختبارية,Samira Test,,person,IRQ,GOV,12"), "persons.csv:2: wikidata: 12 is no Wikidata id"),
        ("persons.csv", (PERSONS, "samira-test,Samira,Samira Test,,person,IRQ,GOV,"), "persons.csv:2: name_ar: Samira holds no Arabic letter"),
        ("persons.csv", (PERSONS, "samira-test,سميرة,Samira Test,,person,IRQ"), "persons.csv:2: fewer cells"),
        ("persons.csv", (PERSONS, "samira-test,سميرة الاختبارية,,,person,IRQ,GOV,"), "persons.csv:2: name_en is empty"),
        ("persons.csv", (PERSONS, *["samira-test,سميرة الاختبارية,Samira Test,,person,IRQ,GOV,"] * 2), "persons.csv:3: the id samira-test stands already at"),
        ("persons.csv", (PERSONS, "samira-test,سميرة الاختبارية,Samira Test,صدام حسين,person,IRQ,GOV,"), "is also that of saddam-hussein"),
        ("roles.csv", (ROLES, "x:1,nobody-at-all,وزير,minister,GOV,IRQ,2001,2002"), "roles.csv:2: actor_id: no person or organisation has the id nobody-at-all"),
        ("roles.csv", (ROLES, "x:1,saddam-hussein,وزير,minister,GOV,IRQ,2004-05,2004-03"), "roles.csv:2: to: 2004-03 is before 2004-05"),
        ("roles.csv", (ROLES, "x:1,saddam-hussein,وزير,minister,GOV,IRQ,2004-13,"), "roles.csv:2: from: 2004-13 is no year, month or day"),
        ("event_words.csv", ("id,type,mode,form,words,source,target", "x,ATTACK,,verb,هجم,subj,obj"), "event_words.csv:2: type: ATTACK is none of"),
        ("event_words.csv", ("id,type,words", "x,ASSAULT,هجم"), "event_words.csv:1: the first line lacks mode, form, source, target"),
        ("places.csv", ("id,name_ar,name_en,aliases,country,latitude,longitude", "x,القرية,The Village,,IRQ,133,44"), "latitude: 133 is not between -90 and 90"),
        ("people.csv", ("id",), "no file of this name is read"),
    ],
)
def test_a_fault_is_told_with_its_place(own, file, line, told):
    own(file, *line)
    found = faults()
    assert len(found) == 1
    assert told in found[0]


def test_a_row_of_the_same_id_replaces_ours_without_fault(own):
    own("persons.csv", PERSONS, "saddam-hussein,صدام حسين,Saddam Hussein,صدام,person,IRQ,ELI,")
    assert faults() == []


def test_a_file_that_is_not_text_is_told(own, tmp_path):
    (tmp_path / "persons.csv").write_bytes(b"id,name_ar\n\xff\xfe\n")
    assert "cannot be read as UTF-8" in faults()[0]
