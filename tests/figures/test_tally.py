"""The figures of tasks: what each count counts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from reportgen.figures import DeclaredTally, Figure, Tally, count
from reportgen.figures.counts import COUNTS, GROUPS, NAMES, RATES
from reportgen.model import Closure, Progress, Task
from reportgen.values import Missing, Text
from tests.reports import counted, day, report, sample, task

DEADLINES = ["", "2018-09-30", "2018年10月31日", "2018年10月", "2018年底前", "2018-11-01", "2020", "长期坚持"]
DEADLINES += ["立行立改", "立行立改，长期坚持", "2018年6月底前，并长期坚持", "2019年底前，长期坚持", "持续推进"]
AS_OF = "2018-10-31"


def tally(*tasks: Task, as_of: str = AS_OF) -> Tally:
    return Tally("任务", tasks, day(as_of) if as_of else None, "项")


def value(counts: Tally | DeclaredTally, name: str) -> Decimal:
    figure = counts[name]
    assert isinstance(figure, Figure), figure
    return figure.value


def which(counts: Tally, name: str) -> list[str]:
    return [str(t.no) for t in counts.matching(name)]


def test_a_deadline_has_passed_on_its_last_day() -> None:
    counts = tally(*[task(n, "推进中", text) for n, text in enumerate(DEADLINES[1:7], 1)])
    assert which(counts, "已到时限") == ["1", "2", "3"]
    assert which(counts, "剩余") == which(counts, "正在推进") == ["4", "5", "6"]


def test_a_task_past_its_deadline_and_not_done_is_overdue() -> None:
    counts = tally(
        task(1, "未达到序时进度", "2018-09-30"), task(2, "推进中", "2018-09-30"), task(3, "已完成", "2018-09-30")
    )
    assert which(counts, "超期") == ["1", "2"]
    late = counts.among("超期", "未达到序时进度", "推进中")
    assert [int(f.value) for f in (counts.among("超期", "未达到序时进度"), late)] == [1, 2]
    assert late.name == "任务.超期.未达到序时进度、推进中"


def test_a_task_done_before_its_deadline_is_early() -> None:
    counts = tally(task(1, "已完成", "2019-06-30"), task(2, "基本完成", "2019-06-30"), task(3, "推进中", "2019-06-30"))
    assert which(counts, "提前完成") == ["1", "2"]


def test_what_is_mended_at_once_is_due_at_once() -> None:
    counts = tally(task(1, "已完成", "立行立改"), task(2, "长期坚持", "立行立改，长期坚持"))
    assert which(counts, "已到时限") == ["1"]
    assert which(counts, "长期坚持无期限") == ["2"]


def test_a_lasting_task_with_a_date_has_that_deadline() -> None:
    counts = tally(task(1, "推进中", "2018年6月底前，并长期坚持"), task(2, "长期坚持", "2020年底前"))
    assert which(counts, "长期坚持") == ["1", "2"]
    assert which(counts, "长期坚持无期限") == []
    assert which(counts, "已到时限") == ["1"]


def test_the_year_of_a_deadline_is_its_end_where_all_deadlines_are() -> None:
    ends = [task(1, "推进中", "2018年底前"), task(2, "推进中", "2018年12月31日"), task(3, "推进中", "2020年6月底前")]
    assert [(label, int(f.value)) for label, f in tally(*ends).by_year("剩余")] == [("2018年底", 2), ("2020年", 1)]


def test_without_the_day_of_the_figures_what_depends_on_it_is_missing() -> None:
    counts = tally(replace(task(1, "已销号", "2018-09-30", "2018-09-01"), evidence=(Text("照片"),)), as_of="")
    for name, rule in COUNTS.items():
        assert isinstance(counts[name], Missing if rule.dated else Figure), name
    assert str(counts["超期"]) == "【待补充：截至日期】"


def test_finished_and_closed_out_are_two_things() -> None:
    stages = ["未申请", "已申请", "核查中", "公示中", "已销号", "重启"]
    done = [replace(task(n, "已完成"), closure=Closure(stage=stage)) for n, stage in enumerate(stages, 1)]
    counts = tally(*done, task(7, "已销号"), task(8, "推进中"))
    assert which(counts, "已完成并销号") == ["5", "7"]
    assert which(counts, "已完成未销号") == ["1", "2", "3", "4", "6"]
    assert which(counts, "未申请销号") == ["1", "8"]
    names = ("销号申请中", "销号核查中", "销号公示中", "已销号", "销号重启")
    assert [which(counts, name) for name in names] == [["2"], ["3"], ["4"], ["5", "7"], ["6"]]
    assert str(tally(done[3])["已销号"]) == "0项"  # such a ledger keeps it, though none is closed out yet
    assert isinstance(tally(replace(task(1), closure=Closure()))["已销号"], Missing)


def test_soon_due_is_a_deadline_of_the_next_thirty_days_the_last_of_them_included() -> None:
    texts = ["2018-10-31", "2018-11-01", "2018-11-30", "2018-12-01", "2018年11月", "2018-11-30，并长期坚持", "立行立改"]
    counts = tally(*[task(n, "推进中", text) for n, text in enumerate(texts, 1)], task(8, "已完成", "2018-11-15"))
    assert which(counts, "临期") == ["2", "3", "5", "6"]


def test_done_in_time_is_told_only_where_both_days_are_known() -> None:
    counts = tally(
        task(1, "已完成", "2018年6月底前", "2018-06-30"),
        task(2, "已完成", "2018-06-15", "2018-06-16"),
        task(3, "基本完成", "2018-06-15", "2018年5月"),
        task(4, "已完成", "2018-06-15", "2018年6月"),  # of June nobody knows which half
        task(5, "已完成", "长期坚持", "2018-06-30"),
        task(6, "已完成", "2018-06-15"),
        task(7, "推进中", "2018-06-15", "2018-06-01"),
    )
    assert [which(counts, n) for n in ("按期完成", "逾期完成", "按期不明")] == [["1", "3"], ["2"], ["4", "5", "6"]]
    assert which(counts, "缺完成日期") == ["6"]


def test_who_lacks_evidence_is_told_only_where_the_ledger_keeps_any() -> None:
    proved = replace(task(1, "已完成"), evidence=(Text("验收意见.pdf"),))
    counts = tally(proved, task(2, "已完成"), task(3, "基本完成"), task(4, "推进中"))
    assert which(counts, "缺佐证") == ["2", "3"]
    assert str(tally(task(1, "已完成"))["缺佐证"]) == "【待补充：任务.缺佐证（台账没有填“佐证”）】"


@pytest.mark.parametrize("name", ["已销号", "未销号", "已完成未销号", "销号公示中", "销号率", "按期完成", "缺完成日期"])
def test_what_the_ledger_never_tells_is_missing_and_not_none(name: str) -> None:
    assert isinstance(tally(task(1, "已完成", "2018-06-30"))[name], Missing)


def test_a_group_is_told_by_the_whole_ledger_what_it_keeps(tmp_path: Path) -> None:
    text = """
整改任务:
  列表:
    - {序号: 1, 领域: 水, 状态: 已完成, 佐证: 照片.jpg, 销号: 已销号}
    - {序号: 2, 领域: 气, 状态: 已完成}
"""
    air = report_tally(tmp_path, text).groups["领域"]["气"]
    assert [str(air[name]) for name in ("缺佐证", "已销号", "已完成未销号")] == ["1项", "0项", "1项"]


def test_problems_fields_and_measures_are_counted_from_the_ledger(tmp_path: Path) -> None:
    text = """
量词: {措施: 项}
整改任务:
  列表:
    - {序号: 1, 反馈问题: 管网破损。, 领域: 水, 状态: 已完成, 整改措施: [查清, 修复]}
    - {序号: 2, 反馈问题: 管网破损。, 领域: 水, 状态: 推进中, 整改措施: 巡查}
    - {序号: 3, 反馈问题: 扬尘。, 领域: 气, 状态: 推进中}
"""
    counts = report_tally(tmp_path, text)
    assert [str(counts[name]) for name in ("总数", "措施总数", "问题数", "领域数")] == ["3项", "3项", "2个", "2类"]
    problems = counts["问题数"]
    assert isinstance(problems, Figure)
    assert [p.line for p in problems.places] == [6, 8]
    assert str(counts.groups["领域"]["水"]["措施总数"]) == "3项"


def test_problems_are_not_counted_where_a_task_names_none(tmp_path: Path) -> None:
    text = "整改任务: {列表: [{序号: 1, 反馈问题: 甲, 状态: 已完成}, {序号: 2, 状态: 已完成}]}\n"
    assert str(report_tally(tmp_path, text)["问题数"]) == "【待补充：任务.问题数（有的任务没有填“反馈问题”）】"


def test_rates() -> None:
    counts = tally(task(1, "已完成", "2018-09-30"), task(2, "基本完成", "2018-09-30"), task(3, "已销号", "2019-01-01"))
    assert {name: str(counts[name]) for name in RATES} == {
        "完成率": "66.7%",
        "基本完成率": "100%",
        "销号率": "33.3%",
        "到期完成率": "50%",
    }


def test_a_rate_of_nothing_is_missing() -> None:
    assert isinstance(tally()["完成率"], Missing)


def test_an_unknown_name_is_no_figure() -> None:
    with pytest.raises(KeyError):
        tally()["完成数"]
    with pytest.raises(KeyError):
        DeclaredTally("任务", {}, None, "项")["完成数"]


def test_groups_count_like_the_whole(tmp_path: Path) -> None:
    text = """
整改任务:
  列表:
    - {序号: 1, 领域: 水, 状态: 已完成, 责任单位: 市水利局、市住建局}
    - {序号: 2, 领域: 水, 状态: 推进中, 责任单位: 市水利局}
    - {序号: 3, 状态: 推进中, 整改时限: 2022年6月}
"""
    groups = report_tally(tmp_path, text).groups
    assert set(groups) == set(GROUPS)
    assert str(groups["领域"]["水"]["已完成"]) == "1项"
    assert groups["领域"]["水"]["完成率"].__html__().startswith('<data data-src="')
    assert {unit: int(value(t, "总数")) for unit, t in groups["责任单位"].items()} == {
        "市水利局": 2,
        "市住建局": 1,
        "未填": 1,
    }
    assert list(groups["年度"]) == ["2022年", "无日期"]


def report_tally(home: Path, text: str) -> Tally:
    made = counted(home, text).tasks
    assert isinstance(made, Tally)
    return made


@pytest.mark.parametrize(
    ("city", "expected"),
    [
        ("dezhou", {"总数": 37, "已完成": 17, "达到序时进度": 20}),
        ("jiaozuo", {"总数": 46, "已完成": 34, "推进中": 12, "未完成": 12, "正在推进": 12}),
        ("huaibei", {"总数": 68, "已完成": 66, "正在推进": 2}),
        (
            "dalian",
            {"总数": 20, "已到时限": 11, "已到时限基本完成": 9, "超期": 2, "提前完成": 0}
            | {"长期坚持无期限": 3, "剩余": 6},
        ),
        ("baoding", {"总数": 55}),
    ],
)
def test_the_sums_of_the_samples(city: str, expected: dict[str, int]) -> None:
    counts = count(sample(city)).tasks
    assert {name: int(value(counts, name)) for name in expected} == expected


def test_the_remaining_tasks_of_dalian_by_their_years() -> None:
    counts = count(sample("dalian")).tasks
    assert isinstance(counts, Tally)
    years = [(f.name, str(f)) for _, f in counts.by_year("剩余")]
    assert years == [("任务.剩余.2018年底", "3项"), ("任务.剩余.2020年底", "1项")]
    undated = counts.without_date("剩余")
    assert (undated.name, str(undated)) == ("任务.剩余.无日期", "2项")


def test_without_a_list_the_declared_states_are_added_up(tmp_path: Path) -> None:
    counts = counted(tmp_path, "整改任务: {分组: {已完成: 34, 基本完成: 2, 推进中: 8, 滞后: 2}}\n").tasks
    assert str(counts["总数"]) == "46项"
    assert str(counts["完成或基本完成"]) == "36项"
    assert str(counts["正在推进"]) == "10项"
    assert str(counts["完成率"]) == "73.9%"
    assert isinstance(counts["超期"], Missing)
    two = counts.among("完成或基本完成", "已完成整改", "基本完成")
    assert (two.name, int(two.value)) == ("任务.完成或基本完成.已完成整改、基本完成", 36)


def test_lasting_tasks_are_a_group_beside_those_in_progress(tmp_path: Path) -> None:
    counts = counted(tmp_path, "整改任务: {分组: {已完成整改: 3, 长期坚持: 4, 推进中: 2}}\n").tasks
    names = ("总数", "已完成", "未完成", "其余", "正在推进", "推进中", "长期坚持", "长期坚持无期限")
    assert {name: int(value(counts, name)) for name in names} == dict(zip(names, (9, 3, 6, 2, 2, 2, 4, 4), strict=True))
    assert isinstance(counts["已销号"], Missing)


def test_what_a_group_of_a_status_cannot_tell_is_missing(tmp_path: Path) -> None:
    counts = counted(tmp_path, "整改任务: {分组: {已完成整改: 3, 已销号: 2, 推进中: 1}}\n").tasks
    known = [name for name in NAMES if isinstance(counts[name], Figure)]
    assert not {"临期", "缺佐证", "按期完成", "销号公示中", "未申请销号", "措施总数", "领域数"} & {*known}
    assert [int(value(counts, n)) for n in ("已完成并销号", "已完成未销号", "尚未完成")] == [2, 3, 1]


def test_closed_tasks_are_a_group_beside_those_that_are_only_done(tmp_path: Path) -> None:
    counts = counted(tmp_path, "整改任务: {分组: {已完成整改: 3, 已销号: 2, 推进中: 1}}\n").tasks
    assert [int(value(counts, name)) for name in ("总数", "已完成", "已销号", "未销号")] == [6, 5, 2, 4]
    assert isinstance(counts["长期坚持"], Missing)


def test_states_and_total_need_each_other_for_nothing_but_a_check(tmp_path: Path) -> None:
    assert str(counted(tmp_path, "整改任务: {总数: 55}\n").tasks["总数"]) == "55项"
    assert str(counted(tmp_path, "整改方案: {任务数: 55}\n").tasks["总数"]) == "55项"
    assert isinstance(counted(tmp_path, "整改任务: {总数: 55}\n").tasks["已完成"], Missing)
    assert isinstance(counted(tmp_path, "").tasks["总数"], Missing)


def test_an_excerpt_is_not_counted(tmp_path: Path) -> None:
    text = "整改任务: {节选: 是, 分组: {已完成: 3}, 列表: [{序号: 1, 状态: 推进中}]}\n"
    assert str(counted(tmp_path, text).tasks["总数"]) == "3项"


def test_the_measure_word_is_the_citys_own(tmp_path: Path) -> None:
    assert str(counted(tmp_path, "量词: {任务: 个}\n整改任务: {总数: 68}\n").tasks["总数"]) == "68个"


def test_a_list_agrees_with_the_states_declared_for_it(tmp_path: Path) -> None:
    made = report(tmp_path, "整改任务: {列表: [{序号: 1, 状态: 已完成}, {序号: 2, 状态: 推进中}]}\n")
    by_state = {p: count(made).tasks[p.value if p is not Progress.DONE else "已完成"] for p in Progress}
    assert [str(f) for f in by_state.values()] == ["0项", "1项", "0项", "0项", "0项", "0项", "1项"]


def test_a_group_of_a_ledger_that_keeps_no_such_column_tells_nothing_either(tmp_path: Path) -> None:
    text = "整改任务: {列表: [{序号: 1, 领域: 水, 状态: 已完成}, {序号: 2, 领域: 气, 状态: 已完成}]}\n"
    whole = report_tally(tmp_path, text)
    for counts in (whole, whole.groups["领域"]["水"]):
        names = ("已销号", "未销号", "已完成未销号", "缺佐证", "缺完成日期")
        assert [type(counts[name]) for name in names] == [Missing] * len(names)
        assert str(counts["已完成"]) == f"{len(counts.tasks)}项"


def test_only_what_is_wholly_done_lacks_its_day() -> None:
    counts = tally(task(1, "已完成", "", "2018-06-30"), task(2, "基本完成"), task(3, "推进中"), task(4, "已完成"))
    assert which(counts, "缺完成日期") == ["4"]
