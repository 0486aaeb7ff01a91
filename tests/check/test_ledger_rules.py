"""The ledger against itself and against what was declared, by the smallest file that shows each contradiction."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from reportgen.check import RULES, days, ledger, notices, units
from reportgen.model.numbers import number_of
from reportgen.values import Text
from tests.check.ledgers import DOING, DONE, every, found, tasks
from tests.reports import report, said, workbook


def test_a_total_that_the_tasks_do_not_make_is_told_with_what_they_are(tmp_path: Path) -> None:
    text = tasks(f"序号: 1, {DONE}", f"序号: 2, {DOING}", more="  总数: 3\n整改方案: {任务数: 4}\n")
    faults = found(tmp_path, text)
    assert said(faults) == ["LED304 6:7", "LED304 7:13"]
    assert faults[0].reason == "这里写 3，台账共 2 项（已完成整改 1、推进中 1），少 1 项，缺序号 3"
    assert "节选: 是" in faults[0].fix


def test_a_total_beside_a_list_that_is_an_excerpt_names_the_numbers_that_lack(tmp_path: Path) -> None:
    rows = [f"序号: {n}, {DONE}" for n in range(1, 38) if n != 17]
    total, gap = found(tmp_path, tasks(*rows, more="  总数: 37\n"))
    assert total.reason == "这里写 37，台账共 36 项（已完成整改 36），少 1 项，缺序号 17"
    assert gap.message == "台账缺少序号 17"
    assert found(tmp_path, tasks(*rows, more="  总数: 37\n  节选: 是\n")) == []


@pytest.mark.parametrize(
    ("numbers", "total", "apart"),
    [
        (["1", "2", "3"], 2, "多 1 项"),
        (["1.1", "1.2"], 3, "少 1 项"),  # no row of whole numbers
        (["5", "9"], 4, "少 2 项"),
        (["一", "三"], 3, "少 1 项，缺序号 2"),
        (["1"], 99, "少 98 项，缺序号 2、3、4、5、6、7、8、9、10、11等"),
    ],
)
def test_what_lacks_is_named_only_where_the_numbers_are_one_row(
    tmp_path: Path, numbers: list[str], total: int, apart: str
) -> None:
    faults = found(tmp_path, tasks(*[f"序号: '{n}', {DONE}" for n in numbers], more=f"  总数: {total}\n"))
    assert [d.reason.partition("），")[2] for d in faults if d.code == "LED304"] == [apart]


def test_a_total_that_the_states_do_not_make_is_told_with_the_sum(tmp_path: Path) -> None:
    faults = found(tmp_path, "整改任务: {总数: 46, 分组: {已完成: 34, 推进中: 11}}\n")
    assert said(faults) == ["LED305 2:12"]
    assert faults[0].reason == "这里写 46，分组之和是 34+11=45，少 1 项"


@pytest.mark.parametrize(
    "text",
    [
        "整改任务: {总数: 46, 分组: {已完成: 34, 推进中: 12}}\n整改方案: {任务数: 46}\n",
        "整改任务: {总数: 55}\n",
        "整改任务: {总数: 20, 节选: 是, 列表: [{序号: 3, 状态: 已完成}]}\n",
        tasks(f"序号: 1, {DONE}", more="  总数: 1\n  分组: {已完成: 1}\n"),
        "",
    ],
)
def test_totals_that_agree_are_well(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


def test_groups_that_leave_out_a_task_of_the_list_do_not_agree_with_it(tmp_path: Path) -> None:
    text = tasks(f"序号: 1, {DONE}", f"序号: 2, {DOING}", more="  分组: {已完成: 1}\n")
    (fault,) = found(tmp_path, text)
    assert fault.code == "LED306"
    assert fault.reason == "分组之和是 1 项，台账共 2 项"


def test_states_declared_beside_a_full_list_must_be_those_of_the_list(tmp_path: Path) -> None:
    text = tasks(f"序号: 1, {DONE}", f"序号: 2, {DOING}", more="  分组: {已完成: 1, 推进中: 2}\n")
    faults = found(tmp_path, text)
    assert said(faults) == ["LED306 6:21"]
    assert [p.line for p in faults[0].related] == [5]


def test_a_lasting_or_closed_task_belongs_to_its_own_group_where_there_is_one(tmp_path: Path) -> None:
    rows = (
        f"序号: 1, {DOING}",
        f"序号: 2, {DOING}, 整改时限: 长期坚持",
        f"序号: 3, {DONE}",
        "序号: 4, 状态: 已销号",
    )
    for groups, codes in (
        ("推进中: 1, 长期坚持: 1, 已完成: 1, 已销号: 1", []),
        ("推进中: 2, 已完成: 2", []),
        ("推进中: 2, 长期坚持: 1, 已完成: 2", ["LED306 8:13"]),
    ):
        assert said(found(tmp_path, tasks(*rows, more=f"  分组: {{{groups}}}\n"))) == codes


@pytest.mark.parametrize(
    ("no", "plain"),
    [
        ("1", "1"),
        ("１", "1"),
        (" 1 ", "1"),
        ("01", "1"),
        ("1.", "1"),
        ("一", "1"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
    ],
)
def test_numbers_of_tasks_are_compared_by_what_they_mean(no: str, plain: str) -> None:
    assert number_of(Text(no)) == plain


@pytest.mark.parametrize("no", ["1.10", "A1", "243号"])
def test_a_number_with_parts_stays_as_it_is(no: str) -> None:
    assert number_of(Text(no)) == no.lower()


def test_one_number_for_two_tasks_is_told_with_the_first(tmp_path: Path) -> None:
    faults = found(tmp_path, tasks(f"序号: 1, {DONE}", f"序号: 2, {DONE}", f"序号: '１', {DONE}"))
    assert said(faults) == ["LED303 6:12"]
    assert [p.line for p in faults[0].related] == [4]
    assert faults[0].reason == f"与 {tmp_path / 'city.yaml'}:4:12 的序号“1”是同一个号"


@pytest.mark.parametrize("no", ["1", "１", "'1 '", "'01'", "1.0", "一", "（一）", "1、"])
def test_one_number_may_be_written_in_many_ways(tmp_path: Path, no: str) -> None:
    assert [d.code for d in found(tmp_path, tasks(f"序号: 1, {DONE}", f"序号: {no}, {DONE}"))] == ["LED303"]


def test_the_short_name_of_an_inspection_is_the_same_inspection(tmp_path: Path) -> None:
    head = "督察: [{名称: 甲, 简称: 甲组}, {名称: 乙}]\n"
    rows = (f"序号: 1, 督察: 甲, {DONE}", f"序号: 1, 督察: 甲组, {DONE}", f"序号: 1, 督察: 乙, {DONE}")
    assert said(found(tmp_path, head + tasks(*rows))) == ["LED303 6:12"]


def test_each_inspection_is_searched_for_gaps_in_its_own_numbers(tmp_path: Path) -> None:
    head = "督察: [{名称: 甲}, {名称: 乙}]\n"

    def gaps(*rows: str) -> list[str]:
        text = tasks(*[f"督察: {row[0]}, 序号: {row[1:]}, {DONE}" for row in rows])
        return [f"{d.message} {d.reason}" for d in found(tmp_path, head + text)]

    assert gaps("甲1", "甲2", "乙1", "乙3") == ["台账缺少序号 2 “乙”的序号到 3，却只有 2 项"]
    assert gaps("甲1", "甲2", "乙3", "乙5") == ["台账缺少序号 4 序号到 5，却只有 4 项"]  # one row of numbers for both
    assert gaps("甲1", "甲2", "乙3", "乙4") == []
    assert gaps("甲1", "甲2", "乙101", "乙102") == []


def test_two_inspections_may_both_have_a_first_task(tmp_path: Path) -> None:
    head = "督察: [{名称: 甲}, {名称: 乙}]\n"
    assert found(tmp_path, head + tasks(f"序号: 1, 督察: 甲, {DONE}", f"序号: 1, 督察: 乙, {DONE}")) == []


def test_a_gap_in_the_numbers_may_be_a_lost_task(tmp_path: Path) -> None:
    (fault,) = found(tmp_path, tasks(f"序号: 1, {DONE}", f"序号: 4, {DONE}"))
    assert fault.message == "台账缺少序号 2、3"
    assert not fault.is_error


@pytest.mark.parametrize(
    "text",
    [
        tasks(f"序号: 2, {DONE}", f"序号: 1, {DONE}"),
        tasks(f"序号: 1.1, {DONE}", f"序号: 3.2, {DONE}"),
        tasks(f"序号: 1, {DONE}", f"序号: 9, {DONE}", more="  节选: 是\n"),
        tasks(f"序号: 一, {DONE}", f"序号: 二, {DONE}"),
    ],
)
def test_numbers_without_a_gap_or_of_another_kind_are_well(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


def test_numbers_that_begin_anew_in_each_part_are_told_once_at_the_second_part(tmp_path: Path) -> None:
    rows = [f"序号: {n}, {DOING}" for n in (1, 2, 3, 1, 2, 1, 2)]
    (fault,) = found(tmp_path, tasks(*rows))
    assert said([fault]) == ["LED303 7:12"]
    assert fault.reason.startswith("序号从 1 编了 3 遍（1—3、1—2、1—2）")
    assert "接着编 4" in fault.fix
    assert [p.line for p in fault.related] == [4, 9]


@pytest.mark.parametrize("numbers", [(1, 2, 1, 3), (1, 2, 2, 3), (2, 3, 2, 3), (1, 1)])
def test_numbers_that_are_no_whole_parts_are_told_one_by_one(tmp_path: Path, numbers: tuple[int, ...]) -> None:
    faults = found(tmp_path, tasks(*[f"序号: {n}, {DOING}" for n in numbers]))
    doubled = [d for d in faults if d.code == "LED303"]
    assert len(doubled) == len(numbers) - len(set(numbers))
    assert all("的序号一样" in d.reason for d in doubled)


def test_a_row_that_names_no_problem_among_others_is_told(tmp_path: Path) -> None:
    rows = (f"序号: 1, 反馈问题: 甲, {DOING}", f"序号: 2, 名称: 乙, {DOING}", f"序号: 3, {DOING}", f"序号: 4, {DOING}")
    (fault,) = found(tmp_path, tasks(*rows))
    assert said([fault]) == ["LED344 6:12"]
    assert (fault.message, [p.line for p in fault.related]) == ("有 2 项任务没有反馈问题", [7])
    assert found(tmp_path, tasks(*rows[2:], more="  节选: 是\n")) == []  # nobody names any: empty_columns tells it


def test_a_long_list_of_missing_numbers_is_cut(tmp_path: Path) -> None:
    nos = [n for n in range(1, 40) if n % 2]
    (fault,) = found(tmp_path, tasks(*[f"序号: {n}, {DONE}" for n in nos]))
    assert fault.message == "台账缺少序号 2、4、6、8、10、12、14、16、18、20等"


def test_a_task_without_a_state_is_told(tmp_path: Path) -> None:
    assert said(found(tmp_path, tasks(f"序号: 1, {DONE}", "序号: 2"))) == ["LED318 5:12"]


def test_a_task_without_a_state_is_of_no_group(tmp_path: Path) -> None:
    text = tasks("序号: 1", f"序号: 2, {DOING}", more="  分组: {已完成整改: 1, 推进中: 1}\n")
    assert [d.code for d in every(tmp_path, text)] == ["LED306", "LED318"]


def test_many_tasks_without_a_state_are_told_once(tmp_path: Path) -> None:
    (fault,) = found(tmp_path, tasks(*[f"序号: {n}" for n in range(1, 38)]))
    assert fault.message == "第 1、2、3、4、5、6、7、8、9、10等 37 项没有状态"
    assert len(fault.related) == 36


def test_a_task_without_a_deadline_among_others_is_named(tmp_path: Path) -> None:
    limit = f"{DOING}, 整改时限: 2022年底前"
    rows = (
        f"序号: 1, {limit}",
        f"序号: 2, {DOING}",
        "序号: 3, 状态: 长期坚持",
        f"序号: 4, {DOING}, 整改时限: 持续推进",
    )
    head = "截至日期: 2022-08-30\n"
    (fault,) = found(tmp_path, head + tasks(*rows))
    assert said([fault]) == ["LED332 6:12"]
    assert "第 2 项没有时限" in fault.reason
    assert found(tmp_path, tasks(*rows)) == []
    assert found(tmp_path, head + tasks(f"序号: 1, {DOING}")) == []
    assert found(tmp_path, head + tasks(*rows, more="  节选: 是\n")) == []


@pytest.mark.parametrize(
    ("head", "row", "keys"),
    [
        (("序号", "反馈问题", "整改时限", "状态"), (1, "甲。", "2022年底前", "推进中"), []),
        (("序号", "名称", "整改时限", "状态"), (1, "甲", "2022年底前", "推进中"), []),
        (("序号", "反馈问题", "状态"), (1, "甲。", "长期坚持"), []),
        (("序号", "反馈问题", "整改时限", "状态"), (1, None, "2022年底前", "推进中"), ["反馈问题"]),
        (("序号", "反馈问题", "完成时间", "状态"), (1, "甲。", "2022年6月", "已完成"), ["整改时限"]),
        (("序号", "责任单位", "状态"), (1, "市水利局", "推进中"), ["反馈问题", "整改时限"]),
    ],
)
def test_a_workbook_without_any_finding_or_deadline_is_told(
    tmp_path: Path, head: tuple[str, ...], row: tuple[object, ...], keys: list[str]
) -> None:
    workbook(tmp_path / "台账.xlsx", (head, row))
    assert [d.message for d in found(tmp_path, "整改任务: {台账: 台账.xlsx}\n")] == [
        f"台账的“{key}”一栏全空" for key in keys
    ]


@pytest.mark.parametrize(
    ("status", "codes"),
    [("未启动", ["LED333 4:31"]), ("推进中", ["LED333 4:31"]), ("已完成", []), ("长期坚持", []), ("基本完成", [])],
)
def test_a_task_that_is_not_done_can_not_be_closed(tmp_path: Path, status: str, codes: list[str]) -> None:
    assert said(found(tmp_path, tasks(f"序号: 1, 状态: '{status:<4}', 销号: 已销号"))) == codes


def test_the_inspection_of_a_task_must_be_one_of_the_report(tmp_path: Path) -> None:
    head = "督察: [{名称: 甲, 简称: 甲组, 轮次: 第二轮, 层级: 中央}, {名称: 乙}]\n"
    rows = [
        f"序号: {n}, 督察: {name}, {DONE}" for n, name in enumerate(["甲", "甲组", "第二轮", "中央", "乙", "丙"], 1)
    ]
    assert said(found(tmp_path, head + tasks(*rows))) == ["LED320 10:19"]


@pytest.mark.parametrize("word", ["二", "第二轮", "2019年第二轮中央生态环境保护督察", "中央"])
def test_an_inspection_may_be_called_by_any_name_that_means_it(tmp_path: Path, word: str) -> None:
    head = "督察: [{年度: 2019, 轮次: 二, 层级: 中央}, {名称: 乙}]\n"
    text = head + tasks(f"序号: 1, 督察: {word}, {DONE}")
    assert found(tmp_path, text) == []
    assert report(tmp_path, text).tasks[0].inspection == "2019年第二轮中央生态环境保护督察"


def test_every_rule_of_the_ledger_is_in_the_list_of_rules() -> None:
    for module in (days, ledger, notices, units):
        own = [f for f in vars(module).values() if inspect.isfunction(f) and f.__module__ == module.__name__]
        assert {f for f in own if not f.__name__.startswith("_")} <= set(RULES)
