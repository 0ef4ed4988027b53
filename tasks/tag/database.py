"""A camel-tools morphology database that opens in a fraction of a second: entries of stems are read when a word asks for them."""

import os
import tempfile
from functools import cache
from pathlib import Path


@cache
def open_database(path: Path):
    """camel-tools' analyser over a database.

    Args:
        path: a ``.db`` of camel-tools, in ALMOR format.
    """
    with catalogue():
        from camel_tools.morphology.analyzer import Analyzer
        from camel_tools.morphology.database import MorphologyDB
        from camel_tools.morphology.utils import strip_lex

    class Database(MorphologyDB):
        """The parent's parser reads all but the stems, which are nine tenths of the file."""

        def _parse_dbfile(self, fpath):
            head, _, rest = Path(fpath).read_text(encoding="utf-8").partition("###STEMS###\n")
            stems, _, tables = rest.partition("###TABLE AB###\n")
            with tempfile.TemporaryDirectory() as folder:
                small = Path(folder) / "small.db"
                small.write_text(f"{head}###STEMS###\n###TABLE AB###\n{tables}", encoding="utf-8")
                super()._parse_dbfile(str(small))
            self.stem_hash = _Stems(stems, self._entry)

        def _entry(self, line):
            _, category, features = line.split("\t")
            analysis = self._parse_analysis_line_toks(features.split(" "))
            analysis["lex"] = strip_lex(analysis["lex"])
            return category, analysis

    return Analyzer(Database(str(path), "a"), backoff="NONE")


class _Stems(dict):
    """Entries of each stem: lines of the database until they are asked for."""

    def __init__(self, lines: str, parse):
        super().__init__()
        self._parse = parse
        for line in lines.split("\n"):
            stem, tab, _ = line.partition("\t")
            if tab:
                self.setdefault(stem, []).append(line)

    def get(self, stem, default=None):
        entries = super().get(stem, default)
        if entries and isinstance(entries[0], str):
            entries = self[stem] = [self._parse(line.strip()) for line in entries]
        return entries


class catalogue:
    """camel-tools fetches a catalogue when it is imported unless its data folder holds one: it is shown an empty one meanwhile."""

    _EMPTY = '{"version": "1.6.0", "packages": {}, "components": {}}'

    def __enter__(self):
        self.chosen = os.environ.get("CAMELTOOLS_DATA")
        self.folder = None
        if not (Path(self.chosen or Path.home() / ".camel_tools") / "catalogue.json").exists():
            self.folder = tempfile.TemporaryDirectory()
            (Path(self.folder.name) / "catalogue.json").write_text(self._EMPTY)
            os.environ["CAMELTOOLS_DATA"] = self.folder.name

    def __exit__(self, *_):
        if self.folder:
            self.folder.cleanup()
            if self.chosen is None:
                del os.environ["CAMELTOOLS_DATA"]
            else:
                os.environ["CAMELTOOLS_DATA"] = self.chosen
