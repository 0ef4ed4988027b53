"""Clues by which readings are chosen: of a word type for its class, of neighbours for their agreement, of one reading against the others."""

import re
from collections import defaultdict
from typing import NamedTuple

from waqai.tasks.document import Word
from waqai.tasks.normalise.fold import SHADDA, fold
from waqai.tasks.tag.known import lemma_counts, names

_STRONG = re.compile("[^اويتمنسهء]")  # what is left are the letters that affixes and patterns add
_ROOT_LETTER = re.compile("[بتثجحخدذرزسشصضطظعغفقكلهن]")


def word_class(pos: str) -> str:
    """N, P, A, V or O (noun, proper noun, adjective, verb, other) of a camel-tools tag."""
    if pos.startswith("noun_prop"):
        return "P"
    if pos.startswith("noun"):
        return "N"
    if pos.startswith("adj"):
        return "A"
    return "V" if pos.startswith("verb") and pos != "verb_pseudo" else "O"


def is_name(word: Word) -> bool:
    """Whether a word stands in a name that is known."""
    return word.key in names() or word.stem in names()


def _known_as(word: Word) -> list[str]:
    return sorted({f"z={kind}" for key in (word.key, word.stem) for kind in names().get(key, ())}) or ["z=0"]


def _classes(readings: list[Word]) -> str:
    return "".join(sorted({word_class(word.pos) for word in readings}))


def shares(readings: list[Word]) -> dict[tuple[str, str], float]:
    """How much of a word's uses each of its lemmas may be expected to have, by lemma and class."""
    counts = lemma_counts()
    found = {(word.lemma, word_class(word.pos)): 0.0 for word in readings}
    found = {lemma: counts.get(lemma, 0.0) + 0.2 for lemma in found}
    whole = sum(found.values())
    return {lemma: count / whole for lemma, count in found.items()}


class Agreement(NamedTuple):
    """What a word agrees with its neighbours by, and the classes it may have."""

    classes: str
    defined: str
    gender: str
    affixes: str


class Clues(NamedTuple):
    """What a word type tells of its class: as the word itself, as the one before, as the one behind; and how it agrees."""

    here: list[str]
    before: list[str]
    behind: list[str]
    agreement: Agreement


def clues(surface: str, readings: list[Word]) -> Clues:
    """Clues of a word type.

    Args:
        surface: as written.
        readings: those out of context, the likeliest first.
    """
    first, classes = readings[0], _classes(readings)
    key, stem = first.key, first.stem
    tags = sorted({word.pos for word in readings})
    outline = [
        f"w={key}",
        f"c={classes}",
        f"t={','.join(tags)}",
        f"f={first.pos}.{first.state}.{first.gender}.{first.number}.{'.'.join(first.proclitics)}.{first.enclitic}",
    ]
    name, edged = _known_as(first), f"^{stem}$"
    here = [
        *outline,
        *name,
        f"k={first.known}",
        f"s={stem}",
        f"l={min(len(stem), 8)}",
        f"v={','.join(sorted({f'{w.aspect}{w.person}{w.voice}' for w in readings if w.pos == 'verb'}))}",
        f"n={min(len(readings), 6)}",
        f"g={any((w.gloss or ' ')[0].isupper() for w in readings)}",
        f"1={first.pos}",
        f"pt={_STRONG.sub('-', stem)}",
        *(f"p{n}={key[:n]}" for n in (1, 2, 3, 4)),
        *(f"x{n}={key[-n:]}" for n in (1, 2, 3, 4)),
        *(f"sp{n}={stem[:n]}" for n in (1, 2)),
        *(f"ss{n}={stem[-n:]}" for n in (1, 2, 3)),
        *sorted({f"3={edged[i : i + 3]}" for i in range(len(edged) - 2)}),
        *(f"t={tag}" for tag in tags),
        *sorted({f"L={fold(word.lemma)}{word_class(word.pos)}" for word in readings})[:12],
        *_english(readings),
        *_leanings(readings),
    ]
    if surface[-1] in "ىي":  # the key holds one letter for both
        here.append(f"y={surface[-1]}{first.pos}")
    if surface != surface.rstrip("ًٌٍ"):
        here.append("tanwin")
    nominal = next((word for word in readings if word_class(word.pos) in "NAP"), first)
    defined = "D" if "al" in first.proclitics else "E" if nominal.enclitic else "I"
    feminine = stem.endswith(("ه", "ات")) or nominal.gender == "f"
    led = "b" if first.proclitics[:1] and first.proclitics[0] in "bkl" else "w" if "w" in first.proclitics else ""
    nisba = "y" if stem.endswith(("ي", "يه")) else ""
    agreement = Agreement(classes, defined, "f" if feminine else "m", led + nisba)
    return Clues(here, ["-" + clue for clue in outline + name], ["+" + clue for clue in outline + name], agreement)


def _leanings(readings: list[Word]) -> list[str]:
    """How much each class may be expected of a word."""
    mass: defaultdict[str, float] = defaultdict(float)
    for (_, kind), share in shares(readings).items():
        mass[kind] += share
    first = max(mass, key=mass.get)
    return [f"m1={first}{round(mass[first] * 4)}", *(f"m={kind}{round(share * 5)}" for kind, share in mass.items())]


def _english(readings: list[Word]) -> list[str]:
    """Endings of the glosses of nominal readings: English tells adjectives from nouns, and names by their capital."""
    found = set()
    for word in readings:
        if word_class(word.pos) in "NAP":
            for gloss in re.split("[;+/]", word.gloss or "")[:4]:
                gloss = gloss.strip("_[]")
                if gloss[:1].isupper():
                    found.add("gU")
                elif gloss:
                    found |= {f"g3={gloss[-3:]}", f"g2={gloss[-2:]}"}
    return sorted(found)


def in_sentence(types: list[Clues]) -> list[list[str]]:
    """What the CRF sees of each word of a sentence: its own clues, its neighbours', and how they agree."""
    agreements = [None, None, *(this.agreement for this in types), None, None]
    rows = []
    for i, this in enumerate(types):
        row = [*this.here, *around(*agreements[i : i + 5])]
        if i:
            row += types[i - 1].before
        if i + 1 < len(types):
            row += types[i + 1].behind
        rows.append(row)
    return rows


def around(earlier: Agreement | None, before: Agreement | None, this: Agreement, behind: Agreement | None, later: Agreement | None) -> list[str]:
    """How a word agrees with the two words before and the two behind; None is no word."""
    return [*led(earlier, before, this), *followed(this, behind), *far("--", earlier), *far("++", later)]


def led(earlier: Agreement | None, before: Agreement | None, this: Agreement) -> list[str]:
    """How a word agrees with the two words before; of the earlier one its definiteness and gender count."""
    if not before:
        return ["-start"]
    pair = before.defined + this.defined
    found = [
        f"a1={pair}",
        f"a2={pair}{before.gender}{this.gender}{this.affixes}",
        f"a3={before.classes}{this.classes}{pair}",
        f"a4={before.classes}{before.defined}{before.gender}>{this.defined}{this.gender}{this.affixes}",
    ]
    return [*found, f"a5={earlier.defined}{pair}{earlier.gender}{before.gender}{this.gender}"] if earlier else found


def followed(this: Agreement, behind: Agreement | None) -> list[str]:
    """How a word agrees with the one behind."""
    if not behind:
        return ["+end"]
    pair = this.defined + behind.defined
    return [f"a6={pair}", f"a7={this.classes}{behind.classes}{pair}", f"a8={this.gender}{behind.gender}{pair}{behind.affixes}"]


def far(side: str, other: Agreement | None) -> list[str]:
    """What the word two places off may be."""
    return [f"{side}c={other.classes}"] if other else []


def of_reading(word: Word, place: int, label: str, share: float) -> list[str]:
    """Clues for a reading being the right one of its type.

    Args:
        word: the reading.
        place: where it stands among the readings out of context.
        label: the class that the word has in its sentence.
        share: of the uses of the readings of the label's class, those that its lemma may be expected to have.
    """
    lemma, stem, mine = fold(word.lemma), word.stem, word_class(word.pos)
    relation = _relation(lemma, stem)
    shape = _ROOT_LETTER.sub("-", word.lemma.replace(SHADDA, ""))
    gloss = word.gloss or ""
    english = gloss.split(";")[0]
    clues = [
        f"c={label}{mine}",
        f"i={min(place, 4)}",
        f"q={round(share * 8)}",
        f"q={mine == label}{round(share * 4)}",
        f"p={label}{word.pos}",
        f"pc={label}{''.join(word.proclitics)}|{word.enclitic is not None}",
        f"nc={len(word.proclitics) + (word.enclitic is not None)}",
        f"L={lemma}{label}",
        f"LD={word.lemma}{label}",
        f"r={label}{mine}{relation}",
        f"rl={label}{mine}{relation}{len(stem)}",
        f"D={label}{shape}",
        f"Dr={label}{shape}{relation}",
        f"g={label}{english[-3:]}",
        f"gU={label}{english[:1].isupper()}",
        f"gn={min(gloss.count(';'), 3)}",
        f"ln={label}{len(lemma) - len(stem)}",
    ]
    if mine == "V":
        return [*clues, f"v={word.aspect}{word.person}", f"vg={word.aspect}{word.person}{word.number}{word.gender}"]
    return [*clues, f"n={label}{word.number}{word.gender}{relation}"]


def of_stem(word: Word, readings: list[Word], label: str) -> list[str]:
    """Clues for a word's stem, as it is written, being its lemma whatever the database says: names."""
    return [f"raw{label}", f"raw{label}{word.key[:2]}", f"raw{label}{min(len(word.stem), 6)}", f"raw{label}{_classes(readings)}"]


def _relation(lemma: str, stem: str) -> str:
    if lemma == stem:
        return "="
    if stem == lemma + "ه":
        return "+h"
    if lemma == stem + "ه":
        return "-h"
    if lemma.endswith("ه") and stem.startswith(lemma[:-1]):
        return "h>" + stem[len(lemma) - 1 :]
    if stem.startswith(lemma):
        return ">" + stem[len(lemma) :]
    return "<" if len(lemma) < len(stem) else "~" if len(lemma) == len(stem) else ">>"
