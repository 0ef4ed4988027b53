"""Signatures by which near duplicates are found: MinHash over three-word runs of the folded text."""

import re

from rensa import RMinHash

PERMUTATIONS, SEED, RUN = 64, 1, 3  # the seed and the run are part of the signature: never change one without making all anew
_WORD = re.compile(r"\w+")


def signature(folded: str) -> list[int] | None:
    """MinHash of a folded text: equal positions of two, of 64, estimate the share of their three-word runs that both have.

    Returns:
        64 unsigned numbers of 32 bits; None where the text has fewer than eight words, too few to tell a copy by.
    """
    words = _WORD.findall(folded)
    if len(words) < 8:
        return None
    hashed = RMinHash(PERMUTATIONS, SEED)
    hashed.update(list(map(" ".join, zip(words, words[1:], words[2:], strict=False))))
    return hashed.digest()
