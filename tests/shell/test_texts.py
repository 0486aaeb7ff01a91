"""No English of click's reaches a clerk: each refusal is provoked; each text of click is in Chinese or can't be met."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from reportgen.cli_zh import TEXTS
from tests.commands import Ran
from tests.reports import TWO_TASKS

# Texts of click, of any release from 8.1, that none of our commands can cause, by their beginnings and the reason.
IDLE = {
    "our own text stands in its place": ("%(prog)s, version", "Shell completion is not supported", "Couldn't detect"),
    "of a program that is written wrongly": (
        *("Could not determine name", "No options defined", "Arguments take exactly", "Name '{name}' defined twice"),
        *("Boolean option {decl!r}", "Invalid start character", "Unknown color", "Unknown standard stream"),
        *("Value must be an iterable", "Takes {nargs} values", "{len_type} values are required", "Choice({choices})"),
    ),
    "we declare none of these": (
        *("(Deprecated) {text}", "{text} {deprecated_message}", "DeprecationWarning", "deprecated", "env var: {var}"),
        *("(dynamic)", "{value!r} does not match the format", "{value!r} is not a valid UUID", "Positional arguments"),
        *("{value!r} is not a valid boolean", "{name} {filename!r} is not executable", "Do you want to continue?"),
        *("Confirm the action", "Missing parameter", "Missing {param_type}", "Argument {name!r} takes {nargs} values"),
        *("Repeat for confirmation", "Error: The two entered values", "Error: The value you entered was invalid"),
    ),
    "we start no editor, open no file by click and show no bar of its": (
        *("{editor}: Editing failed", "Could not open file", "unknown error", "Windows error", "d"),
    ),
}
FILES = {"city.yaml": TWO_TASKS, "a.txt": "特此报告。\n"}
# Words of a refusal that are not English: names of ours, of files and of what was typed.
NAMES = re.compile(
    r"(?<!\w)--?[a-z-]+|reportgen [a-z -]+|\breportgen\b|[\w/.-]+\.(?:yaml|txt|xlsx|docx|j2|html)|'[\w.-]+'|“[^”]*”"
    r"|\b(?:bash|zsh|fish|powershell)\b"
)


def texts_of_click() -> Iterator[str]:
    folder = Path(click.__file__).parent
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                for argument in node.args[: 2 if node.func.id == "ngettext" else 1]:
                    if isinstance(argument, ast.Constant):
                        yield str(argument.value)


def test_each_text_of_click_is_in_chinese_or_cannot_be_met() -> None:
    idle = tuple(text for texts in IDLE.values() for text in texts if text != "d")
    found = list(texts_of_click())
    assert len(found) > 40
    assert [text for text in found if text not in TEXTS and text != "d" and not text.startswith(idle)] == []


def test_no_text_is_both_translated_and_idle() -> None:
    idle = tuple(text for texts in IDLE.values() for text in texts if text not in ("d", "deprecated"))
    assert [text for text in TEXTS if text.startswith(idle)] == []


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("-q",),
        ("build",),
        ("build", "city.yaml", "--nosuch"),
        ("build", "city.yaml", "--for"),
        ("build", "city.yaml", "--pub"),
        ("build", "city.yaml", "-f"),
        ("build", "city.yaml", "-f", "doc"),
        ("build", "city.yaml", "-f", ""),
        ("build", "city.yaml", "-j", "two"),
        ("build", "city.yaml", "-j", "1.5"),
        ("build", "city.yaml", "--public=yes"),
        ("build", "city.yaml", "-o", "a.txt"),
        ("build", ""),
        ("build", "city.yaml", "-Z"),
        ("diff", "city.yaml"),
        ("diff", "city.yaml", "a.txt", "city.yaml"),
        ("diff", "city.yaml", "a.txt", "b.txt", "c.txt"),
        ("import",),
        ("import", "a.txt", "-o", "."),
        ("ledger",),
        ("ledger", "merge", "city.yaml"),
        ("ledger", "merge", "city.yaml", "nosuch.xlsx"),
        ("ledger", "template", "--rows", "0"),
        ("ledger", "template", "--rows", "99999"),
        ("ledger", "template", "--rows", "x"),
        ("ledger", "split", "city.yaml", "--by", "unit"),
        ("preview", "city.yaml", "--port", "99999"),
        ("preview", "city.yaml", "--port", "http"),
        ("completion",),
        ("completion", "cmd"),
        ("templates",),
        ("templates", "show"),
        ("check", "a.txt", "--format", "xml"),
        ("status", "city.yaml", "--html", "."),
        ("explain", "city.yaml"),
    ],
    ids=" ".join,
)
def test_no_english_of_click_is_met(tmp_path: Path, words: tuple[str, ...]) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    ran = Ran(*words, cwd=tmp_path)
    assert ran.status == 2 or (ran.status == 0 and len(words) < 2)  # click 8.1 shows the help of a group and ends well
    shown = ran.out + ran.err
    assert "错误：" in shown or "选项:" in shown
    if "选项:" not in shown:
        assert re.findall(r"[A-Za-z]{2,}", NAMES.sub("", shown)) == []


@pytest.mark.parametrize("answer", ["也许\ny\n", "", "\n"])
def test_a_question_is_asked_and_refused_in_chinese(
    answer: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from click.testing import CliRunner

    from reportgen.cli_zh import Commands

    @click.group(cls=Commands)
    def group() -> None:
        pass

    @group.command()
    def ask() -> None:
        click.confirm("覆盖旧文件", default=False, abort=True)

    ran = CliRunner().invoke(group, ["ask"], input=answer)
    assert re.findall(r"[A-Za-z]{2,}", ran.output) == []
    assert ("已中断" in ran.output) == (ran.exit_code == 1)
    assert ("请回答 y（是）或 n（否）" in ran.output) == ("也许" in answer)


def test_a_number_that_is_asked_for_is_refused_in_chinese() -> None:
    from click.testing import CliRunner

    from reportgen.cli_zh import Commands

    @click.group(cls=Commands)
    def group() -> None:
        pass

    @group.command()
    def ask() -> None:
        click.prompt("几项任务", type=click.IntRange(1, 9))
        click.prompt("文种", type=click.Choice(["整改方案", "销号公示"]), default="整改方案")

    ran = CliRunner().invoke(group, ["ask"], input="三\n12\n3\n函\n\n")
    assert re.findall(r"[A-Za-z]{2,}", ran.output) == []
    assert "错误：“三”不是数字。" in ran.output
    assert ran.exit_code == 0
