"""The figures of petitions: one by one, by batches, as declared; the last batch apart; by district and kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.figures import Figure
from reportgen.values import Missing
from tests.reports import counted

HAINAN = "信访: {交办: 1427, 办理: {已办结: 492, 阶段性办结: 291, 正在办理: 644}}\n"
CASES = """
督察:
  - {名称: 第一轮中央督察, 简称: 中央督察组}
  - {名称: 第二轮省级督察, 简称: 省督察组}
信访:
  明细:
    - {受理编号: A1, 批次: 1, 督察: 中央督察组, 区域: 德城区, 类型: 水, 属实: 属实, 办理: 已办结}
    - {受理编号: A2, 批次: 第2批, 督察: 第一轮中央督察, 区域: 德城区, 类型: 大气, 属实: 不属实, 办理: 已办结}
    - {受理编号: B1, 批次: 一, 督察: 省督察组, 区域: 陵城区, 类型: 水, 属实: 部分属实, 办理: 阶段性办结}
    - {受理编号: B2, 批次: 2, 督察: 省督察组, 类型: 水, 办理: 正在办理}
    - {受理编号: B3, 批次: 2, 督察: 省督察组, 区域: 陵城区, 类型: 水, 属实: 属实, 办理: 已办结}
"""


def said(figures: object, *names: str) -> list[str]:
    assert isinstance(figures, dict)
    return [str(figures[name]) for name in names]


def test_petitions_closed_and_closed_in_the_interim_make_the_rate(tmp_path: Path) -> None:
    figures = counted(tmp_path, HAINAN).petitions
    names = ("交办", "办结", "已办结", "办结率", "已办结率")
    assert said(figures, *names) == ["1427件", "783件", "492件", "54.9%", "34.5%"]


def test_petitions_that_are_all_closed(tmp_path: Path) -> None:
    figures = counted(tmp_path, "信访: {交办: 228, 办理: {已办结: 228}}\n").petitions
    assert said(figures, "交办", "办结", "已办结", "办结率", "已办结率") == ["228件", "228件", "228件", "100%", "100%"]
    names = ("正在办理", "属实", "批次", "本批.交办")
    assert said(figures, *names) == [f"【待补充：信访.{n}】" for n in names]


def test_batches_are_added_up(tmp_path: Path) -> None:
    text = """
量词: {信访: 批件}
信访:
  分批:
    - {交办: 100, 办理: {已办结: 60, 阶段性办结: 30, 正在办理: 10}, 处理: {罚款: 12.5, 问责: 3}}
    - {交办: 128, 办理: {已办结: 128, 正在办理: 0}, 处理: {罚款: 0.55, 问责: 0, 责令整改: 7}}
"""
    figures = counted(tmp_path, text).petitions
    assert said(figures, "批次", "交办", "办结", "正在办理") == ["2批", "228批件", "218批件", "10批件"]
    assert said(figures, "罚款", "问责", "办结率") == ["13.05万元", "3人", "95.6%"]
    assert not figures["责令整改"]  # one batch does not tell it: the other is not the whole


def test_what_the_batches_do_not_tell_is_as_declared(tmp_path: Path) -> None:
    text = "信访: {办理: {已办结: 6, 正在办理: 1}, 分批: [{交办: 3}, {交办: 4}]}\n"
    assert said(counted(tmp_path, text).petitions, "交办", "办结", "办结率") == ["7件", "6件", "85.7%"]


def test_a_sum_names_every_place_that_it_was_added_up_from(tmp_path: Path) -> None:
    closed = counted(tmp_path, HAINAN).petitions["办结"]
    assert isinstance(closed, Figure)
    assert [p.column for p in closed.places] == [26, 38]


def test_without_petitions_there_are_no_figures_of_them(tmp_path: Path) -> None:
    assert counted(tmp_path, "").petitions == {}


def test_cases_are_counted_one_by_one_and_name_their_rows(tmp_path: Path) -> None:
    figures = counted(tmp_path, CASES).petitions
    names = ("批次", "交办", "办结", "已办结", "阶段性办结", "正在办理", "办结率", "已办结率")
    assert said(figures, *names) == ["4批", "5件", "4件", "3件", "1件", "1件", "80%", "60%"]
    verified = ("属实", "基本属实", "部分属实", "不属实", "未填属实")
    assert said(figures, *verified) == ["2件", "0件", "1件", "1件", "1件"]
    closed = figures["已办结"]
    assert isinstance(closed, Figure)
    assert [p.line for p in closed.places] == [8, 9, 12]


def test_cases_are_parted_by_district_kind_and_inspection_and_none_gets_lost(tmp_path: Path) -> None:
    figures = counted(tmp_path, CASES).petitions
    assert said(figures, "区域.德城区.交办", "区域.陵城区.交办", "区域.未填.交办") == ["2件", "2件", "1件"]
    assert said(figures, "类型.水.办结率", "类型.大气.已办结") == ["75%", "1件"]
    assert "类型.未填.交办" not in figures
    names = ("督察.第一轮中央督察.交办", "督察.第二轮省级督察.交办", "督察.第二轮省级督察.已办结率")
    assert said(figures, *names) == ["2件", "3件", "33.3%"]


def test_the_last_batch_stands_apart_from_the_sum_over_all(tmp_path: Path) -> None:
    figures = counted(tmp_path, CASES).petitions
    names = ("本批.批次", "本批.交办", "本批.已办结", "本批.正在办理", "本批.办结率")
    assert said(figures, *names) == ["第2批", "2件", "1件", "1件", "50%"]


@pytest.mark.parametrize(
    ("batches", "last"),
    [
        ("{批次: 9, 交办: 3}, {批次: 第十批, 交办: 4}, {批次: 8, 交办: 5}", ["第10批", "4件"]),
        ("{批次: 首批, 交办: 3}, {批次: 增补, 交办: 4}", ["增补", "4件"]),
        ("{批次: 首批, 交办: 3}, {批次: 9, 交办: 5}, {批次: 增补, 交办: 4}", ["增补", "4件"]),
        ("{交办: 3}, {交办: 4}", ["【待补充：信访.本批.批次】", "4件"]),
    ],
)
def test_the_last_batch_is_that_of_the_highest_number_else_of_the_last_row(
    tmp_path: Path, batches: str, last: list[str]
) -> None:
    assert said(counted(tmp_path, f"信访: {{分批: [{batches}]}}\n").petitions, "本批.批次", "本批.交办") == last


def test_of_two_inspections_the_last_batch_is_one_of_the_second(tmp_path: Path) -> None:
    text = """
督察: [{名称: 甲督察}, {名称: 乙督察}]
信访: {分批: [{批次: 1, 督察: 乙督察, 交办: 4}, {批次: 30, 督察: 甲督察, 交办: 3}]}
"""
    figures = counted(tmp_path, text).petitions
    assert said(figures, "本批.交办", "督察.甲督察.交办", "督察.乙督察.交办", "交办") == ["4件", "3件", "4件", "7件"]


def test_what_was_done_about_the_last_batch_comes_from_its_row_among_the_batches(tmp_path: Path) -> None:
    text = """
信访:
  分批:
    - {批次: 1, 交办: 1, 处理: {问责: 2}}
    - {批次: 2, 交办: 1, 处理: {问责: 5}}
  明细:
    - {受理编号: A1, 批次: 1, 办理: 已办结}
    - {受理编号: A2, 批次: 2, 办理: 已办结}
"""
    assert said(counted(tmp_path, text).petitions, "问责", "本批.问责", "本批.已办结") == ["7人", "5人", "1件"]


def test_a_case_of_which_nobody_knows_how_it_was_handled_leaves_the_counts_open(tmp_path: Path) -> None:
    text = "信访: {明细: [{受理编号: A1, 办理: 已办结}, {受理编号: A2}]}\n"
    figures = counted(tmp_path, text).petitions
    assert said(figures, "交办", "已办结") == ["2件", "【待补充：信访.已办结（有的信访件没有填“办理”）】"]
    assert isinstance(figures["办结率"], Missing)


def test_cases_without_a_batch_leave_batches_as_declared(tmp_path: Path) -> None:
    text = "信访: {批次: 3, 明细: [{受理编号: A1, 批次: 1}, {受理编号: A2}]}\n"
    assert said(counted(tmp_path, text).petitions, "批次", "本批.交办") == ["3批", "【待补充：信访.本批.交办】"]


def test_the_number_of_batches_names_where_each_of_them_stands(tmp_path: Path) -> None:
    def lines(text: str) -> tuple[str, list[int]]:
        figure = counted(tmp_path, text).petitions["批次"]
        assert isinstance(figure, Figure)
        return figure.name, [p.line for p in figure.places]

    assert lines("信访:\n  分批:\n    - {交办: 3}\n    - {交办: 4}\n") == ("信访.批次", [4, 5])
    cases = (
        "信访:\n  明细:\n    - {受理编号: A1, 批次: 1}\n    - {受理编号: A2, 批次: 2}\n    - {受理编号: A3, 批次: 1}\n"
    )
    assert sorted(lines(cases)[1]) == [4, 5]  # the first case of each


@pytest.mark.parametrize("text", [HAINAN, "信访: {明细: [{受理编号: A1, 办理: 已办结}, {受理编号: A2}]}\n"])
def test_what_nobody_told_of_petitions_is_asked_for_where_they_stand(tmp_path: Path, text: str) -> None:
    figures = counted(tmp_path, text).petitions
    missing = [f for f in figures.values() if isinstance(f, Missing)]
    assert {f.place and f.place[1:3] for f in missing} == {(2, 5)}
    assert "未填属实" not in figures  # where no case says 属实


def test_cases_that_name_no_district_are_not_parted_by_it(tmp_path: Path) -> None:
    figures = counted(tmp_path, "信访: {明细: [{受理编号: A1}, {受理编号: A2, 类型: 水}]}\n").petitions
    assert [n for n in figures if n.startswith("区域.")] == []
    assert said(figures, "类型.水.交办", "类型.未填.交办") == ["1件", "1件"]


def test_every_figure_of_petitions_bears_the_name_that_it_is_asked_by(tmp_path: Path) -> None:
    figures = counted(tmp_path, CASES).petitions
    assert {f.name for f in figures.values() if isinstance(f, Figure)} == {
        f"信访.{name}" for name, f in figures.items() if isinstance(f, Figure)
    }


@pytest.mark.parametrize(
    ("no", "printed", "value"), [("12", "第12批", 12), ("第三批", "第3批", 3), ("加急", "加急", 1)]
)
def test_batches_are_those_of_the_inspection_however_it_is_called(
    tmp_path: Path, no: str, printed: str, value: int
) -> None:
    inspections = CASES[: CASES.index("信访:")]
    text = f"{inspections}信访: {{分批: [{{督察: 省督察组, 批次: {no}, 交办: 3}}]}}\n"
    figures = counted(tmp_path, text).petitions
    assert said(figures, "督察.第二轮省级督察.交办", "本批.批次") == ["3件", printed]
    batch = figures["本批.批次"]
    assert isinstance(batch, Figure)
    assert (int(batch.value), batch.unit, len(batch.places)) == (value, "", 1)
