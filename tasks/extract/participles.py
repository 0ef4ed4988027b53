"""Active participles of verbs: متهما، محذرة، مشيدين, which tell of an event beside the one of their sentence."""

from functools import cache

SUFFIXES = ("ا", "ه", "ين", "ات")  # of the accusative in which they stand beside their subject, folded


@cache
def participle(verb: str, doubled: bool) -> str | None:
    """The active participle of a verb, both folded and without endings; None where its form is that of a common noun.

    Args:
        verb: third person of the past, as an entry writes it (``fold``ed).
        doubled: whether its middle letter has a shadda (form II), which folding takes away.
    """
    if len(verb) >= 4 and verb[0] == "ا":
        rest = verb[1:]
        hollow = rest[-2] == "ا" and (len(rest) == 3 or rest.startswith("ست"))
        return "م" + (rest[:-2] + "ي" + rest[-1] if hollow else rest[:-1] + "ي" if rest[-1] in "اي" else rest)
    if len(verb) >= 4 and (verb[0] == "ت" or verb[1] == "ا") or doubled and len(verb) == 3:
        return "م" + (verb[:-1] + "ي" if verb[-1] in "اي" else verb)
    if len(verb) == 3 and verb[-1] in "اي":
        return f"{verb[0]}ا{verb[1]}ي"  # داع، ناف
    return None


def bare(stem: str) -> tuple[str, str] | None:
    """A participle without its ending, and the ending; None for a word that has none of them."""
    return next(((stem.removesuffix(end), end) for end in SUFFIXES if stem.endswith(end) and len(stem) > len(end) + 2), None)
