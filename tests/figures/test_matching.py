"""A task under the number of another, replaced or only reworded; an inspection under another of its names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from reportgen.figures.changes import Changes, changes
from reportgen.figures.matching import likeness
from reportgen.model import Inspection, Task
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


@pytest.mark.parametrize(
    ("old", "new", "share"),
    [
        ("甲乙丙丁", "甲乙丙丁", 1.0),
        ("甲", "甲乙丙", 0.5),  # two of four characters: just alike
        ("甲乙丙丁", "甲子丑寅", 0.0),  # a quarter is as good as none
        ("甲", "甲乙丙丁", 0.0),
    ],
)
def test_texts_are_alike_from_half_of_their_characters_on(old: str, new: str, share: float) -> None:
    assert likeness(old, new) == share


def test_long_texts_are_alike_though_all_their_characters_are_common() -> None:
    text = "甲乙丙丁戊己庚辛" * 40
    assert likeness(text, text[1:]) > 0.99


def moved(olds: list[str], news: list[str]) -> Changes:
    """Ledgers whose numbers have moved: in the present one a row stands before all others."""
    old = [row(n, problem=text) for n, text in enumerate([*olds, PROBLEMS[0]], 1)]
    return between(old, [row(n, problem=text) for n, text in enumerate([*news, PROBLEMS[3], PROBLEMS[0]], 1)])


def numbers(found: Changes, kind: str) -> list[str]:
    return [str(task.no) for task in found.tasks(kind)]


def test_where_numbers_have_moved_each_task_still_has_one_partner_at_most() -> None:
    one, two, three = (f"某县燃煤锅炉淘汰滞后，还有{n}台" for n in "一二三")
    fewer = moved([one, two], [three])
    assert (numbers(fewer, "改动表述"), numbers(fewer, "减少任务")) == (["1"], ["2"])
    more = moved([one], [two, three])
    assert (numbers(more, "改动表述"), numbers(more, "新增任务")) == (["1"], ["2", "3"])


def test_a_task_that_has_its_partner_is_no_partner_of_a_text_that_looks_like_it() -> None:
    found = between([row(1)], [row(1, problem=f"{PROBLEMS[0]}仍突出"), row(2, problem=PROBLEMS[0])])
    assert (numbers(found, "新增任务"), numbers(found, "改动表述")) == (["1"], [])


def test_of_two_texts_equally_alike_that_of_the_same_number_is_the_task() -> None:
    one, two, three = (f"某县燃煤锅炉淘汰滞后，还有{n}台" for n in "一二三")
    found = moved([one, two], [PROBLEMS[2], three])
    assert [(str(c.old and c.old.no), str(c.task.no)) for c in found.of("改动表述")] == [("2", "2")]
    assert numbers(found, "减少任务") == ["1"]


def test_half_of_the_characters_are_enough_where_numbers_have_moved() -> None:
    assert numbers(moved(["甲乙丙丁戊己庚辛壬癸"], [PROBLEMS[2], "甲乙丙丁戊子丑寅卯辰"]), "改动表述") == ["2"]


def test_a_text_is_sought_among_those_that_share_the_most_with_it() -> None:
    others = [f"{name}整改" for name in ("甲乙丙丁", "戊己庚辛", "壬癸子丑", "寅卯辰巳", "午未申酉", "戌亥天地")]
    found = moved([*others, "燃煤锅炉淘汰滞后整改"], ["燃煤锅炉淘汰缓慢整改"])
    assert [c.old_text for c in found.of("改动表述")] == ["燃煤锅炉淘汰滞后整改"]


def test_a_number_proves_a_task_by_its_measures_however_they_are_parted_and_by_no_other_unit() -> None:
    def kinds(old: Mapping[str, object], new: Mapping[str, object]) -> list[str]:
        rows = [row(1, **old)], [row(1, problem=PROBLEMS[4], **new)]  # type: ignore[arg-type]
        return [c.kind for c in between(*rows).rows]

    parts = {"measures": (Text("拆除"), Text("清淤"))}
    assert kinds(parts, {"measures": (Text("拆除清淤"),)}) == ["改动表述"]
    water, forest = ({"responsible_units": (Text(unit),)} for unit in ("市水利局", "市林业局"))
    assert kinds(water, forest) == ["新增任务", "减少任务"]


def test_a_task_without_a_text_is_known_by_its_number() -> None:
    bare = replace(row(1), finding=None)
    assert [c.kind for c in between([bare, row(2)], [row(1), row(2)]).rows] == ["改动表述"]


def partners(found: Changes, kind: str) -> list[tuple[str, str]]:
    """The numbers then and now."""
    return [(str(c.old and c.old.no), str(c.new and c.new.no)) for c in found.of(kind)]


def test_of_two_tasks_of_one_number_that_of_the_same_inspection_is_the_task() -> None:
    def reports(words: str, *names: str) -> list[Task]:
        rounds = zip(("首轮", "第二轮"), names, strict=True)
        return [row(1, inspection=Text(r), problem=f"{name}县燃煤锅炉淘汰{words}") for r, name in rounds]

    found = between(reports("滞后", "甲", "乙"), reports("缓慢", "乙", "甲"))
    pairs = [(c.old and c.old.inspection, c.new and c.new.inspection) for c in found.of("改动表述")]
    assert pairs == [("首轮", "首轮"), ("第二轮", "第二轮")]


@pytest.mark.parametrize("targets", [("达标", "达标"), ("清零", "达标")])
def test_of_tasks_of_one_problem_that_of_the_same_number_is_the_task(targets: tuple[str, str]) -> None:
    then, now = (Text(target) for target in targets)
    old = [row(n, problem=PROBLEMS[0], target=then) for n in (1, 2)]
    found = between(old, [row(n, problem=PROBLEMS[0], target=now) for n in (2, 3)])
    assert partners(found, "调整序号") == [("1", "3")]


def test_tasks_of_one_problem_stay_the_same_tasks_though_numbers_and_targets_are_new() -> None:
    old = [row(n, problem=PROBLEMS[0], target=Text(f"清淤{n}处")) for n in (1, 2)]
    found = between(old, [row(n, problem=PROBLEMS[0], target=Text(f"清淤{n}处")) for n in (3, 4)])
    assert partners(found, "调整序号") == partners(found, "调整目标") == [("1", "3"), ("2", "4")]
    assert found.of("新增任务") == []


def test_an_inspection_of_another_name_makes_no_other_task_of_the_same_problem() -> None:
    found = between([row(1, inspection=Text("首轮"))], [row(1, inspection=Text("省督察"))])
    assert [(c.kind, c.field) for c in found.rows] == [("其他改动", "督察")]


def test_another_number_of_its_own_is_another_task() -> None:
    old = [row(1, id=Text("HB-01")), row(2, id=Text("HB-02"))]
    found = between(old, [old[0], row(3, id=Text("HB-03"))])
    assert (numbers(found, "新增任务"), numbers(found, "减少任务")) == (["3"], ["2"])


def test_a_unit_that_had_two_tasks_in_one_of_the_months_proves_nothing() -> None:
    water, forest = (Text("市水利局"),), (Text("市林业局"),)
    old = [row(n, responsible_units=water) for n in (1, 2)]
    new = [row(1, responsible_units=forest), row(2, problem=PROBLEMS[4], responsible_units=water)]
    found = between(old, new)
    assert (numbers(found, "新增任务"), numbers(found, "减少任务")) == (["2"], ["2"])


def test_of_tasks_of_one_problem_that_of_the_same_number_of_its_own_is_the_task() -> None:
    old = [row(n, problem=PROBLEMS[0], id=Text(f"HB-0{n}")) for n in (1, 2)]
    found = between(old, [row(n, problem=PROBLEMS[0], id=Text(f"HB-0{3 - n}")) for n in (1, 2)])
    assert partners(found, "调整序号") == [("2", "1"), ("1", "2")]


def test_beside_a_ledger_without_inspections_a_reworded_problem_is_known_by_its_number() -> None:
    found = between([row(1, problem="燃煤锅炉淘汰滞后")], [row(1, problem="燃煤锅炉淘汰缓慢", inspection=Text("首轮"))])
    assert [c.kind for c in found.rows] == ["改动表述"]


def test_one_problem_of_several_inspections_is_not_taken_for_that_of_others() -> None:
    old = [row(1, problem=PROBLEMS[0], inspection=Text(name)) for name in ("首轮", "第二轮")]
    found = between(old, [row(1, problem=PROBLEMS[0], inspection=Text(name)) for name in ("第三轮", "第四轮")])
    assert (len(found.of("新增任务")), len(found.of("减少任务"))) == (2, 2)
