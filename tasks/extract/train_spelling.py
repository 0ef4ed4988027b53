"""Train the speller of foreign names: ``python -m waqai.tasks.extract.train_spelling`` writes seeds/models/spelling.json and prints 5-fold figures.

It learns from the names of name_parts.csv, given_names.csv and persons.csv, which hold each word in both scripts: the letters are aligned (hard
expectation maximisation over the Latin letters that each Arabic one stands for), and a maximum entropy model gives those of a letter by its neighbours.
"""

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from math import log
from unicodedata import combining, normalize

from waqai.tasks import lexicon
from waqai.tasks.crf import fit
from waqai.tasks.extract import transliterate
from waqai.tasks.extract.transliterate import ARABIC_ONLY, MODEL, clues, spelled
from waqai.tasks.normalise import fold

_FOLDS = 5
_SETTINGS = {"c1": 1.0, "c2": 0.01, "max_iterations": 100}
_MOST = 4  # Latin letters of an Arabic one: cha in ماتشادو
_SELDOM = 5  # times below which a group of letters is one bearer's own
_ROUNDS = 6
_UNLIKELY = -4.5  # mean log likelihood of a letter below which two spellings are none of one name
# To begin the alignment with: Latin letters that often begin what an Arabic one stands for.
_OFTEN = dict(zip("بتثجحخدذرزسشصضطظغفقكلمنهويا", "bp t t jg h k d d r z sc s s d t z g fv qkg ck l m n h wuo yiea aeio".split(), strict=True))

Aligned = tuple[str, list[str]]  # a folded word, and the Latin letters of each of its letters


def pairs() -> list[tuple[str, str]]:
    """Words of names in folded Arabic and in Latin small letters, without articles, once each."""
    found: dict[tuple[str, str], None] = {}
    for name in ("name_parts", "given_names", "persons"):
        for row in lexicon.rows(name):
            arabic, latin = fold(row["name_ar"]).split(), row["name_en"].split()
            if len(arabic) != len(latin):
                continue
            for ours, theirs in zip(arabic, latin, strict=True):
                if ours.startswith("ال") and (theirs.lower().startswith(("al-", "el-")) or not theirs.lower().startswith(("al", "el"))):
                    ours, theirs = ours[2:], theirs[3:] if theirs[2:3] == "-" else theirs
                letters = "".join(c for c in normalize("NFKD", theirs.lower()) if not combining(c))
                if ours.isalpha() and len(ours) > 1 and letters.isascii() and letters.isalpha() and len(letters) < 3 * len(ours) + 3:
                    found[ours, letters] = None
    return list(found)


def aligned(words: list[tuple[str, str]]) -> list[Aligned]:
    """Each word with the Latin letters of each of its letters; those whose spellings do not fit are left out."""
    chance: dict[str, dict[str, float]] = {}
    for _ in range(_ROUNDS):
        found = [_best(arabic, latin, chance) for arabic, latin in words]
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for (arabic, _), (groups, _) in zip(words, found, strict=True):
            for letter, group in zip(arabic, groups, strict=False):
                counts[letter][group] += 1
        chance = {letter: {group: log(times / groups.total()) for group, times in groups.items()} for letter, groups in counts.items()}
    fits = (len(groups) == len(arabic) and likely / len(arabic) > _UNLIKELY and groups.count("") * 2 <= len(groups) for (arabic, _), (groups, likely) in zip(words, found, strict=True))
    return [(arabic, groups) for (arabic, _), (groups, _), fit in zip(words, found, fits, strict=True) if fit]


def _best(arabic: str, latin: str, chance: dict[str, dict[str, float]]) -> tuple[list[str], float]:
    """The likeliest alignment of a word, empty where none reaches its end, and its log likelihood."""
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for at, letter in enumerate(arabic):
        row: dict[int, tuple[float, int]] = {}
        for end, (score, _) in best[-1].items():
            for taken in range(min(_MOST, len(latin) - end) + 1):
                group, behind = latin[end : end + taken], end + taken
                if chance:
                    likely = score + chance.get(letter, {}).get(group, -11.5)
                else:
                    likely = score - 0.7 * abs(taken - 1) - abs(behind / len(latin) - (at + 1) / len(arabic)) + (group[:1] in tuple(_OFTEN.get(letter, "")))
                if behind not in row or likely > row[behind][0]:
                    row[behind] = likely, end
        best.append(row)
    if len(latin) not in best[-1]:
        return [], 0.0
    ends = [len(latin)]
    for row in reversed(best[1:]):
        ends.append(row[ends[-1]][1])
    return [latin[a:b] for a, b in pairwise(reversed(ends))], best[-1][len(latin)][0]


def train(words: Iterable[Aligned]) -> dict:
    """Fit the model: for each group of Latin letters the weights of its features, in hundredths."""
    words = list(words)
    times = Counter(group for _, groups in words for group in groups)
    known = [(arabic, groups) for arabic, groups in words if all(times[group] >= _SELDOM for group in groups)]
    letters = (([clues(arabic, i, "".join(groups[:i])[-1:])], [group or "-"]) for arabic, groups in known for i, group in enumerate(groups))
    weights = fit(letters, _SETTINGS)["features"]
    return {feature: {"" if group == "-" else group: round(weight * 100) for group, weight in groups.items()} for feature, groups in weights.items()}


def errors(words: list[Aligned]) -> tuple[int, int, int]:
    """(words spelled as listed, letters that differ, letters) of what the model in use makes of words."""
    right = differing = letters = 0
    for arabic, groups in words:
        latin, ours = "".join(groups), spelled(arabic)
        right, differing, letters = right + (latin == ours), differing + _distance(latin, ours), letters + len(latin)
    return right, differing, letters


def _distance(a: str, b: str) -> int:
    """Letters to change, add or drop between two words."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        below = [i]
        for j, y in enumerate(b, 1):
            below.append(min(row[j] + 1, below[-1] + 1, row[j - 1] + (x != y)))
        row = below
    return row[-1]


def main() -> None:
    """Cross-validate on words without letters of Arabic's own, print, and write the model trained on all."""
    words = aligned(pairs())
    names = sorted({arabic for arabic, _ in words})
    random.Random(0).shuffle(names)
    fold_of = {name: number % _FOLDS for number, name in enumerate(names)}
    total = [0, 0, 0, 0]
    for number in range(_FOLDS):
        model = train(word for word in words if fold_of[word[0]] != number)
        transliterate.weights = lambda model=model: model
        held = [word for word in words if fold_of[word[0]] == number and ARABIC_ONLY.isdisjoint(word[0]) and len(word[0]) > 4]
        total = [sum(both) for both in zip(total, (len(held), *errors(held)), strict=True)]
    print(f"{total[0]} foreign words: {total[1] / total[0]:.3f} as listed, {total[2] / total[3]:.3f} of the letters differ")
    MODEL.write_text(json.dumps(train(words), ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"wrote {MODEL}")


if __name__ == "__main__":
    main()
