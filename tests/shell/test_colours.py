"""Colours mean something, one table says what; a pipe, a dumb terminal and NO_COLOR get none, FORCE_COLOR gets all."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.cli.painted import painted
from reportgen.cli_zh.inks import INKS
from reportgen.diagnostics import LABELS
from tests.commands import Ran
from tests.reports import TWO_TASKS

RED, YELLOW, GREEN, CYAN = "\x1b[31m", "\x1b[33m", "\x1b[32m", "\x1b[36m"
COLOURS = ("NO_COLOR", "FORCE_COLOR", "TERM")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in COLOURS:
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "city.yaml").write_text(TWO_TASKS, encoding="utf-8")
    (tmp_path / "faulty.yaml").write_text(TWO_TASKS + "整改工作: 无\n", encoding="utf-8")
    return tmp_path


def test_every_severity_has_a_colour_and_no_two_the_same() -> None:
    assert set(LABELS.values()) < set(INKS)
    assert len(set(INKS.values())) == len(INKS)


def test_a_pipe_gets_no_colours(folder: Path) -> None:
    for words in (("build", "city.yaml"), ("build", "faulty.yaml"), ("biuld",), ("status", "city.yaml")):
        ran = Ran(*words, cwd=folder)
        assert "\x1b" not in ran.out + ran.err


def test_force_color_gives_each_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert f"{GREEN}\x1b[1m已生成\x1b[0m city.docx" in Ran("build", "city.yaml", cwd=folder).out
    assert f"{RED}\x1b[1m错误[SHP201]" in Ran("build", "faulty.yaml", cwd=folder).err
    assert f"{RED}\x1b[1m错误：\x1b[0m没有“biuld”" in Ran("biuld", cwd=folder).err
    assert "\x1b[1m" in Ran("status", "city.yaml", cwd=folder).out


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("FORCE_COLOR", "0"), ("FORCE_COLOR", "")])
def test_colours_can_be_refused(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    ran = Ran("build", "faulty.yaml", cwd=folder)
    assert "\x1b" not in ran.err


def test_no_color_is_asked_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in Ran("build", "faulty.yaml", cwd=folder).err


@pytest.mark.parametrize(("term", "coloured"), [("dumb", False), ("xterm", None)])
def test_a_dumb_terminal_gets_none(monkeypatch: pytest.MonkeyPatch, term: str, coloured: bool | None) -> None:
    from reportgen.cli_zh.inks import wanted

    for name in COLOURS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", term)
    assert wanted() is coloured


def test_a_mark_has_the_colour_of_its_label(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    one = "a.txt:1:1: {}[TXT801] 甲\n1 | 甲乙\n  | ^^\n  原因：丙\n  办法：丁\n"
    text = painted("\n".join(one.format(label) for label in LABELS.values()))
    for label, colour in zip(LABELS.values(), (RED, YELLOW, CYAN), strict=True):
        assert f"{colour}\x1b[1m{label}[TXT801]\x1b[0m" in text
        assert f"{colour}\x1b[1m^^\x1b[0m" in text


def test_what_was_typed_commands_no_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b]0;" not in Ran("build", "city.yaml", "-t", "\x1b]0;甲\x07", cwd=folder).err
