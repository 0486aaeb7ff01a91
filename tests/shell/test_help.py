"""-h of every command and sub-command: one line of purpose, its options, examples that can be typed; 80 columns."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from reportgen.cli import main
from reportgen.cli_zh import Deferred
from reportgen.zh import width
from tests.commands import ended

COLUMNS = 80
# Latin words of help that no clerk has to translate: names of commands, options, files, formats and programs.
NAMES = {
    *("Word", "WPS", "Excel", "PDF", "JSON", "YAML", "Tab", "PowerShell", "Ctrl", "GB", "FMT", "SUM", "bak", "pip"),
    *("install", "opencc", "notepad", "source", "iex", "Out", "String", "PROFILE", "eval", "config", "bashrc", "zshrc"),
    *("docx", "docm", "txt", "html", "pdf", "xlsx", "xlsm", "xls", "et", "yaml", "city", "xyz"),
    *("text", "json", "github", "data", "model", "document", "shared", "blocks", "bash", "zsh", "fish", "powershell"),
}


def commands(group: click.Group = main, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, group
    for name, command in group.commands.items():
        real = command.real() if isinstance(command, Deferred) else command
        if isinstance(real, click.Group):
            yield from commands(real, (*path, name))
        else:
            yield (*path, name), real


EVERY = dict(commands())
each = pytest.mark.parametrize("path", EVERY, ids=lambda path: " ".join(path) or "reportgen")


def help_of(path: tuple[str, ...]) -> str:
    return ended(*path, "-h").out


def examples(path: tuple[str, ...]) -> list[list[str]]:
    """The words of each example, without what is said of it behind two blanks."""
    found = re.findall(r"^ +(?:例：)?(reportgen .+)$", help_of(path).partition("例：")[2], re.MULTILINE)
    first = re.search(r"例：(reportgen .+)", help_of(path))
    lines = ([first[1]] if first else []) + found
    return [shlex.split(re.split(r" {2,}", line)[0])[1:] for line in dict.fromkeys(lines)]


@each
def test_help_says_first_what_the_command_is_for(path: tuple[str, ...]) -> None:
    usage, blank, purpose = help_of(path).split("\n")[:3]
    assert usage.startswith(" ".join(["用法： reportgen", *path]))
    assert not blank
    assert re.search(r"[\u4e00-\u9fff]", purpose)


@each
def test_help_fits_a_usual_window(path: tuple[str, ...]) -> None:
    assert [line for line in help_of(path).split("\n") if width(line) > COLUMNS] == []


@each
def test_help_is_chinese_but_for_names(path: tuple[str, ...]) -> None:
    text = re.sub(r"(?<!\w)--?[a-z][a-z-]*", " ", help_of(path))
    known = NAMES | {"reportgen", *main.commands, *(word for other in EVERY for word in other)}
    assert [word for word in re.findall(r"[A-Za-z]{2,}", text) if word not in known] == []


@each
def test_help_has_an_example_and_each_can_be_typed(
    path: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parsed as the command line parses it, where all files and the folder have the names that stand in it."""
    monkeypatch.chdir(tmp_path)
    found = examples(path)
    assert found
    Path("我市").mkdir()
    for words in found:
        assert words[: len(path)] == list(path)
        for word in words[len(path) :]:
            if word.endswith("/"):
                Path(word).mkdir()
            elif Path(word).suffix and "/" not in word:
                Path(word).touch()
        inner = tuple(next(other for other in sorted(EVERY, key=len, reverse=True) if [*other] == words[: len(other)]))
        command = EVERY[inner]
        assert not isinstance(command, click.Group), words
        command.make_context(inner[-1], words[len(inner) :]).close()


@each
def test_every_command_can_be_told_to_say_less_or_more(path: tuple[str, ...]) -> None:
    assert "-q, --quiet" in help_of(path)
    assert "-v, --verbose" in help_of(path)


def test_no_closing_mark_begins_a_line_and_no_latin_word_is_cut() -> None:
    for path in EVERY:
        for line in help_of(path).split("\n"):
            assert line.strip()[:1] not in set("，。、；：？）】》”"), line


def test_the_list_of_commands_gives_a_sentence_each() -> None:
    lines = help_of(()).partition("命令:\n")[2]
    assert re.findall(r"^  (\w+)  ", lines, re.MULTILINE) == list(main.commands)
    assert "..." not in lines


def test_examples_of_a_report_work(tmp_path: Path) -> None:
    """Those of the commands that only read or write beside the data, on a report that has all they name."""
    import shutil

    shutil.copytree(Path(__file__).resolve().parents[2] / "examples" / "dezhou", tmp_path, dirs_exist_ok=True)
    ended("build", "city.yaml", cwd=tmp_path)
    shutil.copy(tmp_path / "city.docx", tmp_path / "报告.docx")
    shutil.copy(tmp_path / "city.txt", tmp_path / "报告.txt")
    for name in ("check", "figures", "explain", "status", "rules", "completion"):
        for words in examples((name,)):
            if words[-1] != "17项":
                ended(*words, cwd=tmp_path)
