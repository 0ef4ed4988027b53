"""The documentation's examples, run: a console block's `$ waqai ...` must print what stands below it."""

import re
import shlex

import pytest
from click.testing import CliRunner
from waqai.flows.cli import main
from waqai.tasks.settings import ROOT

PAGES = ["README.md", "CONTRIBUTING.md"]
EXAMPLES = [
    pytest.param(command, answer, id=f"{page}:{command[:40]}")
    for page in PAGES
    for command, answer in re.findall(r"^```console\n\$ (waqai .+)\n((?:.*\n)*?)```", (ROOT / page).read_text("utf-8"), re.M)
]


def test_there_are_examples():
    assert EXAMPLES


@pytest.mark.parametrize(("command", "answer"), EXAMPLES)
def test_an_example_prints_what_the_page_says(command, answer, samples, monkeypatch):
    from waqai.tasks.settings import settings

    monkeypatch.setenv("WAQAI_HOME", samples.home)
    settings.cache_clear()
    done = CliRunner().invoke(main, shlex.split(command)[1:], catch_exceptions=False)
    settings.cache_clear()
    assert [line.rstrip() for line in done.output.splitlines()] == [line.rstrip() for line in answer.splitlines()]


def test_every_command_is_in_the_readme():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in main.commands if f"waqai {name}" not in readme] == []
