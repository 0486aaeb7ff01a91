"""Colours of the terminal: labels by severity and marks; none where NO_COLOR is set or the output is no terminal."""

from __future__ import annotations

import pytest

from reportgen.cli.painted import painted
from reportgen.diagnostics import fault, show
from reportgen.place import Place, Source

SOURCE = Source("公文.txt", ("任务37项,已完成34项。",))
SHOWN = show([fault("FMT753", Place(SOURCE, 1, 6, 1, 7), "半角标点：错误[甲]", "改成全角")])


def test_labels_and_marks_have_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    text = painted(SHOWN)
    assert "\x1b[33m\x1b[1m警告[FMT753]\x1b[0m" in text
    assert "\x1b[33m\x1b[1m^\x1b[0m" in text
    assert "\x1b[2m原因：\x1b[0m半角标点：错误[甲]" in text


def test_no_color_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert painted(SHOWN) == SHOWN
