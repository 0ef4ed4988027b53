"""Articles to sentences and words.  The text is never rewritten: every sentence and word is a span of it, with a folded key to match by."""

from waqai.tasks.normalise.fold import SHADDA, fold, fold_text
from waqai.tasks.normalise.split import split
from waqai.tasks.normalise.words import words

__all__ = ["SHADDA", "fold", "fold_text", "split", "words"]
