"""English names of organisations: words that organisation_words.csv gives are translated and set in English order, all others transliterated.

Uses of a word there: ``name``, a word of foreign names (يونايتد, United); ``of``, a head before what belongs to it (Ministry of Health); ``behind``, a head behind it (Renaissance Party);
``phrase`` and ``noun``, inside a name; ``adjective``, before the noun that it agrees with.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

from waqai.tasks import lexicon
from waqai.tasks.extract.gazetteer import gazetteer
from waqai.tasks.extract.names import nationalities
from waqai.tasks.extract.transliterate import is_latin, is_usual, transliterate
from waqai.tasks.extract.word_kinds import name_words
from waqai.tasks.normalise import fold

_ENDINGS = ("ه", "ون", "ين", "ان", "ات", "ا")
_JOINTS = {"من اجل": "for", "في": "in", "عن": "of", "علي": "on", "ضد": "against", "بين": "between", "ل": "for", "و": "and", "من": "of", "ب": "in", "بلا": "without"}


class Part(NamedTuple):
    """A word or phrase of a name in English; ``gender`` is m or f, for nouns and singular adjectives."""

    english: str
    use: str  # as in the file, or nationality, name, joint
    gender: str | None = None


def organisation_name(name: str) -> str:
    """An English name: وزارة الصحة العراقية is Iraqi Ministry of Health, حركة النهضة Renaissance Movement.

    Args:
        name: the Arabic name, its first word without clitics.
    """
    parts = _parts(name.split())
    if all(part.use in ("name", "joint") for part in parts):
        return " ".join(part.english for part in parts) if all(part.use == "name" for part in parts) else transliterate(name)
    sides: list[list[Part]] = [[]]
    joints = []
    for part in parts:
        if part.use == "joint":
            joints.append(part.english)
            sides.append([])
        else:
            sides[-1].append(part)
    _give_back(sides)
    head, *rest = sides[0] or [Part("", "name")]
    if head.english == "Hospital" and len(rest) == 1 and rest[0].use == "noun" and len(name.split()) == 2 and fold(name.split()[1]).removeprefix("ال") not in name_words("medicine"):
        return f"{transliterate(name.split()[1])} Hospital"  # مستشفى الثورة
    if len(sides) > 1 and joints[0] == "and" and sides[1] and any(part.use not in _QUALITIES for part in rest) and head.use in ("of", "behind"):
        # هيئة الحقيقة والكرامة: what is joined belongs to the head
        own = [part for part in rest if part.use in _QUALITIES and part.gender == head.gender]
        joined = [f"{joint} {_phrase(side)}" for joint, side in zip(joints, sides[1:], strict=True)]
        behind = next((k for k, joint in enumerate(joints) if joint != "and"), len(joints)) if head.use == "behind" else len(joints)
        tail = " ".join([_phrase([part for part in rest if part not in own]), *joined[:behind]])
        return " ".join([_with_head(head, _in_order(own), tail), *joined[behind:]])  # وحدة البحث والتفتيش للحرس
    text = _phrase(sides[0])
    if joints == ["for"] and len(sides[1]) == 1 and sides[1][0].use in ("noun", "phrase") and all(part.use in _QUALITIES for part in rest) and text.endswith(_COMPOUNDED):
        *before, last = text.split()
        purpose = sides[1][0].english
        return " ".join([*before, purpose, "Federation" if last == "Union" and purpose in _SPORTS else last])  # الاتحاد العربي لكرة القدم
    if joints[:1] == ["for"] and text.endswith(_OF_LEARNING):
        joints[0] = "of"
    return " ".join([text, *(f"{joint} {_phrase(side)}" for joint, side in zip(joints, sides[1:], strict=True))]).strip()


@lru_cache(maxsize=20_000)
def proper_words(name: str) -> tuple[str, ...]:
    """Words of a body's name that are names of a person, a place or a state, or unknown: صيدا of بلدية صيدا, none of وزارة الداخلية."""
    written = name.split()
    return tuple(word for i, length, parts in _pieces(written) if any(part.use in ("name", "nationality") for part in parts) for word in written[i : i + length])


_QUALITIES = ("adjective", "nationality")
_COMPOUNDED = tuple("League Union Federation Club Authority Association Institute Centre Committee Foundation Company Agency Bank Fund Service Network Observatory".split())
_OF_LEARNING = ("Institute", "School", "Faculty", "University", "Academy")
_SPORTS = frozenset("Football Basketball Handball Volleyball Athletics Tennis Swimming Boxing Cycling Judo Wrestling Taekwondo Gymnastics".split())
_FIRST = frozenset("First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Joint Independent Transitional Interim".split())


def _give_back(sides: list[list[Part]]) -> None:
    """Adjectives behind what is joined that agree with the head alone belong to it, as do nationalities: وزارة الصحة والسكان المصرية."""
    if not sides[0] or sides[0][0].gender is None:
        return
    head, of_state = sides[0][0], any(part.use == "nationality" or part.english in ("International", "World", "Arab") for part in sides[0])
    for side in sides[1:]:
        for part in [part for part in side if part.use in _QUALITIES and part.gender == head.gender]:
            nouns = [noun for noun in side[: side.index(part)] if noun.use not in _QUALITIES]
            if nouns and (not any(noun.gender in (None, part.gender) for noun in nouns) or part.use == "nationality" and not of_state):
                side.remove(part)
                sides[0].append(part)


def _phrase(parts: list[Part]) -> str:
    """Nouns in a row, each with its adjectives: the first one's head of the rest."""
    nouns: list[tuple[Part, list[Part], list[Part]]] = []  # noun, adjectives right behind it, adjectives behind a later noun
    for part in parts:
        if part.use in _QUALITIES and nouns:
            qualified = [entry for entry in nouns if entry[0].use != "name"] or nouns
            agreeing = [entry for entry in qualified if part.gender is None or entry[0].gender in (None, part.gender)] or qualified
            entry = agreeing[0] if part.use == "nationality" else agreeing[-1]
            entry[1 if entry is nouns[-1] or part.use == "nationality" else 2].append(part)
        else:
            nouns.append((part, [], []))
    text, name = "", False
    for noun, adjectives, later in reversed(nouns):
        if noun.use == "behind" and name and later and noun.use != "name":
            text = _with_head(noun._replace(english=f"{_in_order(later)} {noun.english}"), _in_order(adjectives), text)  # مؤسسة حمد الطبية
        elif noun.use in ("of", "behind") or not text:
            text = _with_head(noun, _in_order([*adjectives, *later]), text)
        elif noun.use == "name":
            text = f"{_in_order([*adjectives, *later])} {noun.english} {text}".strip()
        else:
            text = f"{_in_order([*adjectives, *later])} {text} {noun.english}".strip()  # أملاك الدولة: State Property
        name = noun.use == "name"
    return text


def _in_order(adjectives: list[Part]) -> str:
    """Nationalities before ordinals and what tells whose a body is, before National, before others, the last in Arabic first: الحزب الديمقراطي المسيحي."""
    nationalities, others = [a.english for a in adjectives if a.use == "nationality"], [a.english for a in reversed(adjectives) if a.use != "nationality"]
    return " ".join([*nationalities, *sorted(others, key=lambda english: (english not in _FIRST, english != "National"))])


def _with_head(head: Part, qualities: str, rest: str) -> str:
    if not rest:
        return f"{qualities} {head.english}".strip()
    if head.use == "behind":
        return f"{qualities} {rest.removeprefix('al-')} {head.english}".strip()
    return f"{qualities} {head.english} of {rest}".strip()


def _parts(written: list[str]) -> list[Part]:
    parts: list[Part] = []
    for part in (part for _, _, found in _pieces(written) for part in found):
        if part.use == "joined" and parts and parts[-1].use == "adjective":
            parts[-1] = parts[-1]._replace(english=f"{parts[-1].english} and {part.english}")  # الدراسات السياسية والأمنية
        else:
            parts.append(part._replace(use="adjective") if part.use == "joined" else part)
    return parts


def _pieces(written: list[str]) -> Iterator[tuple[int, int, list[Part]]]:
    """(index, number of words, parts) of each word or phrase."""
    words = [fold(word) for word in written]
    i = 0
    while i < len(words):
        length, found = (1, [Part(written[i], "name")]) if not words[i] or is_latin(written[i]) else _longest(words, i)
        yield i, length, found
        i += length


# What these words are inside a name; at its beginning they are the ministry or a department.
_INNER = {"خارجيه": Part("Foreign", "adjective", "f"), "داخليه": Part("Internal", "adjective", "f"), "اداره": Part("Management", "noun", "f")}


def _longest(words: list[str], i: int) -> tuple[int, list[Part]]:
    for length in (4, 3, 2, 1):
        if i + length > len(words):
            continue
        plain = [word.removeprefix("ال") for word in words[i : i + length]]
        held = _table().get(" ".join(plain))
        if i and length == 1 and plain[0] in _INNER:
            return 1, [_INNER[plain[0]]]
        adjective = length == 1 and i and words[i].startswith("ال") and (held is None or held.use == "name") and (i > 1 or words[i] not in _states())
        if adjective and (part := _inflected(plain[0])) and part.use == "nationality":
            return 1, [part]  # وزارة الصحة السورية; سفارة السعودية is the country's
        if length == 2 and i and (demonym := _demonyms().get(nationalities().get(" ".join(plain), ""))):
            return 2, [Part(demonym, "nationality", "f" if plain[0].endswith("ه") else "m")]
        phrase = " ".join(words[i : i + length])
        if i and phrase in _JOINTS:
            return length, [Part(_JOINTS[phrase], "joint")]
        if held and held.use == "behind" and length == 1 and i and words[i].startswith("ال") and (part := _inflected(plain[0])) and part.use == "adjective":
            return 1, [part]  # الشرطة الفيدرالية; at the beginning فيدرالية is a body
        if held:
            return length, [held]
        first = words[i]
        for clitic, bare in (("ل", "ال" + first[2:]) if first.startswith("لل") else ("", ""), (first[0], first[1:])):
            if i and len(bare) > 2 and clitic in _JOINTS and (part := _table().get(" ".join([bare.removeprefix("ال"), *plain[1:]])) or (length == 1 and _inflected(bare.removeprefix("ال")))):
                return length, [part._replace(use="joined") if part.use == "adjective" else part] if clitic == "و" and part.use in _QUALITIES else [Part(_JOINTS[clitic], "joint"), part]
        if length == 1 and (part := _inflected(plain[0])):
            return 1, [part]
    word = words[i]
    if (city := _cities().get(word)) and not is_usual(word):
        return 1, [Part(city, "name")]
    if i and word.startswith("لل"):
        return 1, [Part("for", "joint"), Part(transliterate("ال" + word[2:]), "name")]
    if i and word.startswith("وال"):
        return 1, [Part("and", "joint"), Part(transliterate(word[1:]), "name")]
    return 1, [Part(transliterate(word), "name")]


@lru_cache(maxsize=20_000)
def _inflected(word: str) -> Part | None:
    """A nationality, or an adjective in any gender and number."""
    code = nationalities().get(word) if len(word) > 3 else None
    if code and (demonym := _demonyms().get(code)):
        return Part(demonym, "nationality", "f" if word.endswith(("ه", "ات")) else "m")
    for ending in _ENDINGS:
        part = _table().get(word.removesuffix(ending)) if word.endswith(ending) else None
        if part and part.use == "adjective":
            return part._replace(gender={"ه": "f"}.get(ending))
    return None


@cache
def _cities() -> dict[str, str]:
    return {word: _plain(place[2]) for word, entries in gazetteer().items() for words, place in entries if len(words) == 1 and len(word) > 3}


def _plain(name: str) -> str:
    """A city's name without the accents of its scholars' spelling: As Sahil."""
    return "".join(letter for letter in normalize("NFKD", name) if not combining(letter))


@cache
def _demonyms() -> dict[str, str]:
    return {row["id"]: row["demonym"] for row in lexicon.rows("countries") if row["demonym"]}


@cache
def _states() -> frozenset[str]:
    """Folded names of countries that are adjectives as well."""
    return frozenset(fold(form) for row in lexicon.rows("countries") for form in [row["name_ar"], *lexicon.values(row["aliases"])] if " " not in form)


@cache
def _table() -> dict[str, Part]:
    """Folded words without articles to their part; also countries and places, by their names."""
    table: dict[str, Part] = {}
    for row in lexicon.rows("organisation_words"):
        key = fold(row["name_ar"])
        gender = "f" if key.split()[0].endswith(("ه", "ات")) or (row["name_en"].endswith("s") and row["use"] != "adjective") else "m"
        table.setdefault(" ".join(word.removeprefix("ال") for word in key.split()), Part(row["name_en"], row["use"], gender))
    for name in ("places", "countries"):
        for row in lexicon.rows(name):
            for form in [row["name_ar"], *lexicon.values(row["aliases"])]:
                key = " ".join(word.removeprefix("ال") for word in fold(form).split())
                if len(key) > 2:
                    table.setdefault(key, Part(row["name_en"], "name"))
    return table
