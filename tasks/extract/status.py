"""Whether an event has happened: actual, future, hypothetical or negated; or is only ended or prevented, and so none."""

from functools import cache

from waqai.tasks import lexicon
from waqai.tasks.document import Token
from waqai.tasks.normalise import fold


@cache
def _cues() -> dict[str, dict[str, str]]:
    """Form (particle, verb, noun) to word to status."""
    table: dict[str, dict[str, str]] = {"particle": {}, "verb": {}, "noun": {}}
    for row in lexicon.rows("status_cues"):
        for form in lexicon.values(row["words"]):
            table[row["form"]][fold(form)] = row["status"]
    return table


def status_of(tokens: list[Token], trigger: int, first: int) -> str | None:
    """Status of the event at ``trigger`` in the clause that begins at ``first``; None where the event is denied its being (ended, prevented).

    The words before the trigger decide, the nearest first: particles beside a verb, and the verbs and nouns that govern the trigger.
    """
    word = tokens[trigger].word
    verbal = word.pos == "verb"
    cues = _cues()
    if verbal and "s" in word.proclitics:
        return "future"
    for i in range(trigger - 1, max(-1, trigger - 9), -1):
        token = tokens[i]
        near = trigger - i
        key, lemma = token.word.key, fold(token.word.lemma)
        bare = key[1:] if len(key) > 2 and key[0] in "وف" else key
        if bare in ("قد", "ربما") and near <= 2 and verbal:
            if word.aspect == "i":
                return "hypothetical"
            continue
        if (bare in cues["particle"]) and near <= (2 if verbal else 6) + (bare in ("اذا", "لو", "ما لم")) * 6:
            status = cues["particle"][bare]
            if not verbal and status == "negated" and not _verb_between(tokens, i, trigger):
                continue
            return status
        if token.word.pos == "verb":
            negated = any(t.word.key in ("لم", "لن", "لا", "ولم", "ولن", "ولا", "فلم") for t in tokens[max(0, i - 1) : i])
            if lemma in cues["verb"]:
                status = cues["verb"][lemma]
                if status == "negated" and negated:
                    return "actual"
                return _or_none(status)
            if near > 1 and not verbal:
                if negated:
                    return "negated"
                return "future" if "s" in token.word.proclitics or bare.startswith("س") and "s" in token.word.proclitics else "actual"
            if verbal and near > 2:
                return "actual"
        elif token.word.pos.startswith("noun") and (fold(token.word.stem) in cues["noun"] or lemma in cues["noun"]) and near <= 4:
            return _or_none(cues["noun"].get(lemma) or cues["noun"][fold(token.word.stem)])
        if token.surface in "،؛:" and i < first:
            break
    return "actual"


def _or_none(status: str) -> str | None:
    return None if status == "none" else status


def _verb_between(tokens: list[Token], i: int, trigger: int) -> bool:
    return any(t.word.pos == "verb" for t in tokens[i + 1 : trigger])
