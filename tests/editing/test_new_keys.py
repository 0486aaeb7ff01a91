"""A new key of a mapping above another one: `Put` with `before`, in lines and in brackets."""

from __future__ import annotations

import pytest

from reportgen.datafile.edits import Edit, Put, Remove
from reportgen.datafile.splice import spliced

IN_LINES = """\
整改任务:
  列表:
    - 序号: 1
      # 每月改
      状态: 推进中 # 六月

      进展: 一
"""
TASK = ("整改任务", "列表", 0)


@pytest.mark.parametrize(
    ("before", "above"),
    [
        ("状态", "    - 序号: 1\n      名称: 新\n"),
        ("进展", "      状态: 推进中 # 六月\n      名称: 新\n\n"),
        ("序号", "    - 名称: 新\n"),
        ("", "      进展: 一\n"),
        ("没有", "      进展: 一\n"),
    ],
)
def test_in_lines(before: str, above: str) -> None:
    text = spliced(IN_LINES, [Put((*TASK, "名称"), "新", before)])
    assert above in text
    assert "      # 每月改\n      状态: 推进中 # 六月\n" in text


@pytest.mark.parametrize(
    ("before", "now"), [("甲", "{新: 3, 甲: 1, 乙: 2}"), ("乙", "{甲: 1, 新: 3, 乙: 2}"), ("", "{甲: 1, 乙: 2, 新: 3}")]
)
def test_in_brackets(before: str, now: str) -> None:
    assert spliced("表: {甲: 1, 乙: 2}\n", [Put(("表", "新"), "3", before)]) == f"表: {now}\n"


def test_several_above_the_same_key_stand_in_their_order_even_where_that_goes() -> None:
    edits: list[Edit] = [Put(("表", "新"), "3", "乙"), Put(("表", "又"), "4", "乙"), Remove(("表", "乙"))]
    assert spliced("表: {甲: 1, 乙: 2}\n", edits) == "表: {甲: 1, 新: 3, 又: 4}\n"
