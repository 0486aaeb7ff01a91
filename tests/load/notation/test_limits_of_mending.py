"""How far mending goes: the lines that one slip names, the work that a hostile file may cost, what nothing explains."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from reportgen.load.notation.compose import compose
from reportgen.load.source import source_of
from tests.load.notation.test_pitfalls import CASES
from tests.load.notation.trees import both, where


@both
def test_a_slip_names_each_line_that_has_it(loader: Any) -> None:
    (found,) = compose(source_of("城市:\n\t名称: 甲\n\t自称: 乙\n"), loader)[1]
    assert found.code == "YML103"
    assert [place[1:] for place in found.related] == [(3, 1, 3, 2)]


@both
def test_a_file_that_costs_too_much_work_is_left_with_what_was_found(
    loader: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[compose.__module__], "WORK", 40)
    lines = "甲: @一\n乙: @二\n丙: @三\n丁: @四\n"
    root, found = compose(source_of(lines), loader)
    assert root is None
    assert where(found) == [("YML105", 1, 4), ("YML105", 2, 4), ("YML105", 3, 4)]


@both
@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("甲: 1\n- 乙\n", (2, 1, 2, 2), "第 2 行第 1 个字符处，这一行与上面的写法接不上"),
        ("甲: |\n  一\n - 乙\n", (3, 2, 3, 3), "第 3 行第 2 个字符处，这一行与上面的写法接不上"),
        ('? "', (1, 3, 1, 4), "第 1 行第 3 个字符处，引号没有合上，一直读到了文件末尾"),
        ("甲: ]\n", (1, 4, 1, 5), "第 1 行第 4 个字符处，括号里多了一个逗号或缺了内容"),
        ("}\n", (1, 1, 1, 2), "第 1 行第 1 个字符处，括号里多了一个逗号或缺了内容"),
    ],
)
def test_what_nothing_explains_is_told_where_the_parser_stopped(
    loader: Any, text: str, place: tuple[int, int, int, int], reason: str
) -> None:
    root, (found,) = compose(source_of(text), loader)
    assert root is None
    assert found.place is not None
    assert (found.code, found.place[1:]) == ("YML119", place)
    assert found.reason == reason


@both
def test_behind_a_mended_slip_the_reason_counts_the_characters_of_the_file(loader: Any) -> None:
    """The mend of the first slip makes the line longer than it stands in the file."""
    root, found = compose(source_of("[#"), loader)
    assert root is None
    assert where(found)[-1] == ("YML119", 1, 3)
    assert found[-1].reason.startswith("第 1 行第 3 个字符处")


@pytest.mark.parametrize("text", [case[0] for case in CASES.values()], ids=CASES)
def test_without_any_work_left_every_slip_still_ends_in_a_message(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[compose.__module__], "WORK", 0)
    root, found = compose(source_of(text))
    assert root is None
    assert found != []
