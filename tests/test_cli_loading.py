"""What each command loads: no more than it needs, since most of a short run is spent on importing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

from reportgen.cli import main
from reportgen.cli_zh import Deferred
from tests.reports import TWO_TASKS

DEFERRED = [command for command in main.commands.values() if isinstance(command, Deferred)]
# What only other commands need, or only the libraries behind a part of them.
OTHERS = {"openpyxl", "xlrd", "docx", "starlette", "uvicorn", "watchfiles", "chinese_calendar", "opencc"}
# What stands there before is the interpreter's, or that of a tool which watches it.
TOLD = (
    "import atexit, sys; before = {*sys.modules};"
    " atexit.register(lambda: print('loaded:', *(name for name in sys.modules if name not in before)))"
)


def loaded(*words: str | Path, cwd: Path) -> set[str]:
    """The modules that a command has brought into the interpreter when it ends, with the packages that they are in."""
    code = f"{TOLD}; sys.argv[1:] = {[str(w) for w in words]!r}; from reportgen.__main__ import main; main()"
    run = subprocess.run([sys.executable, "-c", code], cwd=cwd, capture_output=True, text=True, check=False)
    (line,) = [line for line in run.stdout.splitlines() if line.startswith("loaded:")]
    return set(line.split()[1:])


def ours(modules: set[str]) -> set[str]:
    """The first part of our own names: load, check."""
    return {name.split(".")[1] for name in modules if name.startswith("reportgen.")}


@pytest.mark.parametrize("command", DEFERRED, ids=lambda command: str(command.name))
def test_the_list_of_commands_says_what_the_commands_say_themselves(command: Deferred) -> None:
    real = command.real()
    assert real.name == command.name
    for limit in (45, 200):
        assert command.get_short_help_str(limit) == real.get_short_help_str(limit)


def test_every_command_is_deferred_and_a_command_is_given_its_own_options() -> None:
    assert set(DEFERRED) == set(main.commands.values())
    context = main.get_command(click.Context(main), "build")
    assert context is not None
    assert [p.name for p in context.make_context("build", ["city.yaml"]).command.params][:2] == ["files", "output"]


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("build", "--help"), ("biuld",)], ids=" ".join)
def test_help_and_wrong_usage_load_click_alone(tmp_path: Path, words: tuple[str, ...]) -> None:
    modules = loaded(*words, cwd=tmp_path)
    assert "click" in modules
    assert not modules & {"yaml", "jinja2", "lxml", "jsonschema_rs", *OTHERS}
    assert ours(modules) <= {"cli", "cli_zh", "zh", "ending", "__main__"}


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("a bracket that is not closed", "主送: [省委, 省政府"),
        ("an unknown key", "整改工作: 无"),
        ("a date that is none", "成文日期: 不知道"),
    ],
)
def test_a_fault_of_the_data_file_is_told_without_templates_and_writers(tmp_path: Path, name: str, line: str) -> None:
    (tmp_path / "city.yaml").write_text(f"{TWO_TASKS}{line}\n", encoding="utf-8")
    modules = loaded("build", "city.yaml", cwd=tmp_path)
    assert "yaml" in modules
    assert not modules & {"jinja2", "lxml", *OTHERS}, name
    assert "reportgen.load.style" not in modules
    assert not ours(modules) & {"markup", "document"}
    assert {name for name in modules if name.startswith("reportgen.write.")} <= {"reportgen.write.leftovers"}
    assert not (tmp_path / "city.docx").exists()


def test_a_build_loads_what_it_needs_for_its_formats(tmp_path: Path) -> None:
    (tmp_path / "city.yaml").write_text(TWO_TASKS, encoding="utf-8")
    modules = loaded("build", "city.yaml", "-f", "txt", cwd=tmp_path)
    assert (tmp_path / "city.txt").is_file()
    assert {"jinja2", "reportgen.write.text"} <= modules
    assert not modules & {"zipfile", "lxml", *OTHERS}
    others = {"reportgen.write.docx", "reportgen.write.html", "reportgen.pipeline.check", "reportgen.load.workbook"}
    assert not modules & others
    assert not ours(modules) & {"read", "present", "preview", "ledger", "datafile", "extract", "pull"}
    assert not modules & {"multiprocessing", "subprocess", "socket", "traceback"}  # for several cities


def test_a_word_file_of_tasks_in_the_data_file_takes_no_lxml(tmp_path: Path) -> None:
    (tmp_path / "city.yaml").write_text(TWO_TASKS, encoding="utf-8")
    modules = loaded("build", "city.yaml", "-f", "docx", cwd=tmp_path)
    assert (tmp_path / "city.docx").is_file()
    assert "reportgen.write.docx" in modules
    assert not modules & {"lxml", *OTHERS}
