"""camel-tools' neural disambiguation and names, for whoever has them: the extra ``neural`` and WAQAI_NEURAL=true.  Nothing else imports this."""

from functools import cache

from waqai.tasks.document import Word
from waqai.tasks.normalise.fold import fold, spelled
from waqai.tasks.tag.analyse import as_word
from waqai.tasks.tag.database import catalogue

_DATA = {"disambiguation": "disambig-bert-unfactored-msa", "names": "ner-arabert"}


class NeuralMissing(RuntimeError):
    """The neural parts were asked for and are not installed."""


@cache
def _models():
    """The disambiguator and the recogniser of names.

    Raises:
        NeuralMissing: their packages or their data are not at hand; the message says what to do.
    """
    try:
        with catalogue():
            import torch  # noqa: F401
            import transformers  # noqa: F401
            from camel_tools.disambig.bert import BERTUnfactoredDisambiguator
            from camel_tools.ner import NERecognizer
    except ImportError as error:
        raise NeuralMissing(
            f"WAQAI_NEURAL asks for neural tagging, but {error.name} is not installed: run `pip install 'waqai[neural]'`, or unset WAQAI_NEURAL"
        ) from None
    try:
        return BERTUnfactoredDisambiguator.pretrained("msa"), NERecognizer.pretrained()
    except Exception as error:  # camel-tools raises many kinds, some of them when it opens files that are not there
        raise NeuralMissing(
            f"WAQAI_NEURAL asks for neural tagging, but camel-tools' data cannot be loaded ({error}): run "
            f"`{' && '.join(f'camel_data -i {name}' for name in _DATA.values())}`, or unset WAQAI_NEURAL"
        ) from None


def tag(surfaces: list[str]) -> list[Word]:
    """The readings of a sentence's words, given as written; nominal words within a name are proper nouns.

    Raises:
        NeuralMissing: as its message says.
    """
    if not surfaces:
        return []
    disambiguator, recogniser = _models()
    plain = [spelled(surface) or surface for surface in surfaces]
    found = []
    for surface, word, name in zip(surfaces, disambiguator.disambiguate(plain), recogniser.predict_sentence(plain), strict=True):
        reading = as_word(fold(surface) or surface, word.analyses[0].analysis)
        found.append(reading._replace(pos="noun_prop") if name != "O" and reading.pos.startswith(("noun", "adj", "foreign")) else reading)
    return found
