"""Neural tagging, where it is asked for."""

import importlib.util
import subprocess
import sys

import pytest
from waqai.tasks import tag
from waqai.tasks.settings import Settings
from waqai.tasks.tag import neural


def test_what_is_missing_is_told_with_what_to_do(monkeypatch):
    monkeypatch.setattr(tag, "settings", lambda: Settings(neural=True))
    if importlib.util.find_spec("torch"):
        pytest.skip("the neural packages are installed here")
    with pytest.raises(neural.NeuralMissing, match=r"pip install 'waqai\[neural\]'"):
        tag.read("x", "وصل الوفد إلى بغداد.", None)


def test_missing_data_is_told_with_what_to_do(monkeypatch):
    class Absent:
        @staticmethod
        def pretrained(*_):
            raise FileNotFoundError("no such model")

    for name in ("torch", "transformers"):
        monkeypatch.setitem(sys.modules, name, type(sys)(name))
    for name, attribute in (("camel_tools.disambig.bert", "BERTUnfactoredDisambiguator"), ("camel_tools.ner", "NERecognizer")):
        module = type(sys)(name)
        setattr(module, attribute, Absent)
        monkeypatch.setitem(sys.modules, name, module)
    neural._models.cache_clear()
    with pytest.raises(neural.NeuralMissing, match="camel_data -i disambig-bert-unfactored-msa"):
        neural.tag(["وصل"])


def test_nothing_neural_is_imported_by_default():
    code = "import sys; from waqai.tasks import tag; tag.read('x', 'وصل الوفد.', None); sys.exit('waqai.tasks.tag.neural' in sys.modules or 'torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
