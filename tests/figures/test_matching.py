"""A task under the number of another, replaced or only reworded; an inspection under another of its names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.figures.changes import changes
from reportgen.model import Inspection
from reportgen.values import Text
from tests.figures.test_changes import PROBLEMS, between, month, row


@pytest.mark.parametrize(
    ("more", "kinds"),
    [
        ({}, ["新增任务", "减少任务"]),
        ({"target": Text("达标")}, ["改动表述"]),
        ({"measures": (Text("拆除"),)}, ["改动表述"]),
        ({"responsible_units": (Text("市林业局"),)}, ["改动表述"]),  # its task alone
        ({"responsible_units": (Text("市水利局"),)}, ["新增任务", "减少任务"]),  # has the first task too
    ],
)
def test_another_text_under_a_number_is_another_task_unless_something_else_is_the_same(
    more: dict[str, object], kinds: list[str]
) -> None:
    first = row(1, responsible_units=(Text("市水利局"),))
    found = between([first, row(2, **more)], [first, row(2, problem=PROBLEMS[4], **more)])  # type: ignore[arg-type]
    assert [c.kind for c in found.rows] == kinds


@pytest.mark.parametrize(
    ("now", "kinds"),
    [
        ("甲乙丙丁戊子丑寅卯辰", ["改动表述"]),  # half of its characters
        ("甲乙丙丁子丑寅卯辰巳", ["新增任务", "减少任务"]),
        ("甲乙丙丁戊子丑寅卯辰巳", ["新增任务", "减少任务"]),  # the same five, less than half of both
    ],
)
def test_a_reworded_problem_keeps_half_of_its_characters(now: str, kinds: list[str]) -> None:
    found = between([row(1, problem="甲乙丙丁戊己庚辛壬癸")], [row(1, problem=now)])
    assert [c.kind for c in found.rows] == kinds


def test_where_numbers_of_their_own_have_moved_such_a_number_alone_makes_no_pair() -> None:
    last = "入海排污口排查整治进展缓慢"
    was = dict(zip("ABCDE", [*PROBLEMS[:4], last], strict=True))
    now = dict(zip("ABCDE", [PROBLEMS[4], PROBLEMS[0], PROBLEMS[1], PROBLEMS[5], last], strict=True))
    old, new = ([row(n, id=Text(i), problem=p) for n, (i, p) in enumerate(w.items(), 1)] for w in (was, now))
    found = between(old, new)
    assert [str(t.id) for t in found.tasks("新增任务")] == ["A", "D"]
    assert [str(t.id) for t in found.tasks("减少任务")] == ["C", "D"]


def test_one_inspection_may_be_called_otherwise_in_the_month_before() -> None:
    known = (Inspection(round=Text("一"), level="中央"), Inspection(round=Text("二"), level="中央"))
    old = month(row(1, "已完成整改", inspection=Text("一")), row(2, inspection=Text("二")), inspections=known)
    full = Text("第一轮中央生态环境保护督察"), Text("第二轮中央生态环境保护督察")
    new = month(
        row(1, "已完成整改", inspection=full[0]),
        row(2, inspection=full[1], problem="燃煤锅炉淘汰滞后，还有8台未拆除"),
        inspections=known,
    )
    assert [c.kind for c in changes(old, new).rows] == ["改动表述"]
    assert [c.kind for c in changes(replace(old, inspections=()), new).rows] == ["改动表述"]
