"""Every figure by its name, with the rows that it was counted from; what a clerk may type to ask for one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.figures import Figure, count
from reportgen.figures.catalogue import Catalogue
from reportgen.figures.counts import NAMES
from reportgen.figures.petitions import SUMMARIES
from reportgen.model import Case, Task
from reportgen.render import STATEMENTS
from reportgen.render import _names as names_of
from reportgen.render.environment import environment
from reportgen.render.placeholders import Unknown, look_up
from reportgen.values import Missing
from tests.reference import names_page
from tests.reports import report, sample, workbook

DATA = """
截至日期: 2022-08-30
督察: {名称: 第二轮省级督察, 简称: 省督察组, 反馈问题: 3, 反馈类别: 2}
整改任务: {台账: 台账.xlsx}
信访: {明细: [{受理编号: A1, 区域: 德城区, 办理: 已办结}, {受理编号: A2, 办理: 正在办理}]}
问责: {人数: 7, 按级别: {县级干部: 3, 科级干部: 4}}
指标:
  PM25浓度: {全称: 细颗粒物浓度, 现值: 48, 上期值: 54, 单位: 微克/立方米}
  优良水体比例: {现值: 66.7, 上期值: 16.7, 单位: '%'}
"""
ROWS: list[list[object]] = [
    ["序号", "反馈问题", "领域", "整改时限", "状态", "整改措施"],
    [1, "甲", "水（地表）", "2022年6月底前", "已完成", "查"],
    [2, "乙", "水（地表）", "2022年6月底前", "推进中", "治"],
    [3, "丙", None, "2022年底前", "推进中", None],
]


def catalogue(home: Path) -> Catalogue:
    workbook(home / "台账.xlsx", ROWS)
    made = report(home, DATA)
    return Catalogue(made, count(made))


def rows(found: Catalogue, name: str) -> list[str]:
    return [str(row.no) for row in found.behind(found.by_name[name])]


def test_every_name_is_a_placeholder_and_prints_the_same(tmp_path: Path) -> None:
    found = catalogue(tmp_path)
    names = names_of(found.report, found.counted, lambda: environment(None))
    for entry in found.entries:
        value = look_up(entry.name, names)
        assert not isinstance(value, Unknown), entry.name
        assert str(value) == str(entry.figure), entry.name


@pytest.mark.parametrize("city", ["dezhou", "jiaozuo", "huaibei", "dalian", "baoding"])
def test_every_figure_of_the_samples_has_a_name_and_says_how_it_is_counted(city: str) -> None:
    made = sample(city)
    found = Catalogue(made, count(made))
    assert [e.name for e in found.entries if not e.summary] == []
    assert len(found.by_name) == len(found.entries)
    assert {f"任务.{n}" for n in NAMES} <= {*found.by_name}
    if made.petitions:
        assert {f"信访.{n}" for n in SUMMARIES if n != "未填属实"} <= {*found.by_name}


def test_every_name_is_in_the_manual() -> None:
    page = names_page()
    assert [n for n in NAMES if f"【任务.{n}】" not in page] == []
    assert [n for n in SUMMARIES if f"【信访.{n}】" not in page] == []
    assert [n for n in STATEMENTS if f"【任务.{n}】" not in page] == []


def test_a_change_is_said_to_be_filled_in_or_of_days_their_difference(tmp_path: Path) -> None:
    text = "指标: {甲: {现值: 71.3, 变动幅度: 12.7, 单位: '%'}, 乙: {现值: 233, 上期值: 220, 单位: 天}}\n"
    found = named(tmp_path, text).by_name
    assert (found["甲.同比"].summary, found["乙.同比"].summary) == ("照填的“变动幅度”", "现值－上期值")


def test_petitions_say_whether_they_were_counted_or_filled_in(tmp_path: Path) -> None:
    cases = catalogue(tmp_path).by_name
    assert cases["信访.已办结"].summary == "办理为“已办结”的，逐件数"
    assert cases["信访.阶段性办结"].summary == "办理为“阶段性办结”的，逐件数"  # there is none, so it has no row
    made = report(tmp_path, "信访: {分批: [{交办: 3}, {交办: 4}], 办理: {正在办理: 0}}\n")
    filled_in = Catalogue(made, count(made)).by_name
    assert filled_in["信访.交办"].summary == "交办的全部信访件，照数据文件填的数相加"
    assert filled_in["信访.正在办理"].summary == "办理为“正在办理”的，照数据文件填的"


def test_a_figure_knows_the_rows_that_it_counts(tmp_path: Path) -> None:
    found = catalogue(tmp_path)
    assert rows(found, "任务.总数") == ["1", "2", "3"]
    assert rows(found, "任务.超期") == ["2"]
    assert rows(found, "任务.领域.未填.总数") == ["3"]
    assert rows(found, "任务.措施总数") == ["1", "2"]
    assert rows(found, "信访.交办") == ["A1", "A2"]
    assert rows(found, "信访.区域.德城区.已办结") == ["A1"]
    assert rows(found, "问责.人数") == []
    assert isinstance(found.behind(found.by_name["任务.总数"])[0], Task)
    assert isinstance(found.behind(found.by_name["信访.交办"])[0], Case)
    places = {str(row.no.place) for row in found.behind(found.by_name["任务.超期"])}
    assert places == {"台账.xlsx!台账!A3"}


def test_a_count_is_the_number_of_its_rows(tmp_path: Path) -> None:
    found = catalogue(tmp_path)
    for entry in found.entries:
        if isinstance(entry.figure, Figure) and entry.figure.unit in ("项", "件"):
            assert len(found.behind(entry)) == entry.figure.value, entry.name


def parts(found: Catalogue, name: str) -> list[str]:
    return [f"{e.last}{e.figure}" for e in found.parts(found.by_name[name])]


def test_a_rate_knows_what_it_divides_and_a_change_what_it_compares(tmp_path: Path) -> None:
    found = catalogue(tmp_path)
    assert parts(found, "任务.完成率") == ["已完成1项", "总数3项"]
    assert parts(found, "任务.领域.水（地表）.完成率") == ["已完成1项", "总数2项"]
    assert parts(found, "信访.办结率") == ["办结1件", "交办2件"]
    assert parts(found, "PM25浓度.同比") == ["现值48微克/立方米", "上期值54微克/立方米"]
    assert parts(found, "任务.总数") == []


def test_a_whole_knows_what_adds_up_to_it(tmp_path: Path) -> None:
    found = catalogue(tmp_path)
    ways = [[f"{e.last}{e.figure}" for e in way] for way in found.breakdowns(found.by_name["任务.总数"])]
    assert ways[0] == ["已完成1项", "推进中2项"]
    assert ["已到时限2项", "剩余1项"] in ways
    (way,) = found.breakdowns(found.by_name["信访.交办"])
    assert [str(e.figure) for e in way] == ["1件", "1件"]


@pytest.mark.parametrize(
    ("what", "names"),
    [
        ("任务.已完成", ["任务.已完成"]),
        ("【任务.已完成】", ["任务.已完成"]),
        (" 任务．已完成 ", ["任务.已完成"]),
        ("【任务.完成率|约数】", ["任务.完成率"]),
        ("已完成", ["任务.已完成"]),
        ("总数", ["任务.总数", "问题.总数", "措施.总数"]),
        ("办结率", ["信访.办结率"]),
        ("任务", ["任务.总数"]),
        ("信访", ["信访.交办"]),
        ("任务.领域.水(地表).已完成", ["任务.领域.水（地表）.已完成"]),
        ("领域.水（地表）", ["任务.领域.水（地表）.总数"]),
        ("任务。已完成", ["任务.已完成"]),
        ("任务.督察", ["任务.督察.第二轮省级督察.总数"]),
        ("任务.督察.省督察组", ["任务.督察.第二轮省级督察.总数"]),
        ("任务.领域", ["任务.领域.水（地表）.总数", "任务.领域.未填.总数"]),
        ("任务.督察.省督察组.已完成", ["任务.督察.第二轮省级督察.已完成"]),
        ("信访.区域.德城区.交办", ["信访.区域.德城区.交办"]),
        ("优良水体比例", [f"优良水体比例.{n}" for n in ("现值", "上期值", "同比", "变动", "表述")]),
        ("细颗粒物浓度", [f"PM25浓度.{n}" for n in ("现值", "上期值", "同比", "变动", "全称", "表述")]),
        ("同比提升50个百分点", ["优良水体比例.同比", "优良水体比例.变动"]),
        ("50个百分点", ["优良水体比例.同比", "优良水体比例.变动"]),
        ("11.1%", ["PM25浓度.同比", "PM25浓度.变动"]),
        ("７人", ["问责.人数", "问责.按级别"]),
        ("２ 类", ["问题.类别", "问题.督察.第二轮省级督察.类别"]),
    ],
)
def test_a_figure_is_found_by_what_a_clerk_types(tmp_path: Path, what: str, names: list[str]) -> None:
    assert sorted(e.name for e in catalogue(tmp_path).find(what)) == sorted(names)


def test_a_number_finds_every_figure_of_that_value_those_of_the_whole_first(tmp_path: Path) -> None:
    found = [e.name for e in catalogue(tmp_path).find("2项")]
    assert {"任务.推进中", "任务.已到时限", "任务.领域.水（地表）.总数"} <= {*found}
    assert "任务.已完成" not in found
    grouped = [name.count(".") > 1 for name in found]
    assert grouped == sorted(grouped)


@pytest.mark.parametrize(
    ("what", "near"),
    [
        ("任务.总书", ["任务.总数"]),
        ("已完工", ["任务.已完成"]),
        ("任务.领域.土.总数", ["任务.领域.水(地表)", "任务.领域.未填"]),
        ("任务.领域.水(地表).已完工", ["任务.领域.水(地表).已完成"]),
        ("问责.乱七八糟", ["问责.移交问题", "问责.人数"]),
        ("99", ["任务.总数 3项"]),
        ("99项", ["任务.总数 3项"]),
        ("8人", ["问责.人数 7人", "问责.按级别 县级干部3人、科级干部4人"]),
        ("乱七八糟", []),
    ],
)
def test_what_is_no_figure_is_told_the_nearest(tmp_path: Path, what: str, near: list[str]) -> None:
    found = catalogue(tmp_path)
    assert found.find(what) == []
    assert found.near(what)[: len(near)] == near
    assert near or found.near(what) == []


def test_what_is_missing_has_its_name_and_what_it_lacks(tmp_path: Path) -> None:
    found = catalogue(tmp_path)
    lacking = found.by_name["任务.缺佐证"].figure
    assert isinstance(lacking, Missing)
    assert "佐证" in lacking.name
    assert found.by_name["任务.缺佐证"].number is None
    bare = Catalogue(replace(found.report, as_of=None), count(replace(found.report, as_of=None)))
    assert str(bare.by_name["任务.超期"].figure) == "【待补充：截至日期】"


def test_words_of_an_indicator_have_no_number(tmp_path: Path) -> None:
    assert catalogue(tmp_path).by_name["PM25浓度.全称"].number is None


def named(home: Path, text: str) -> Catalogue:
    made = report(home, text)
    return Catalogue(made, count(made))


EVERYTHING = [
    DATA,
    "督察: [{名称: 甲, 反馈问题: 2}, {名称: 乙, 反馈问题: 1}]\n整改任务: {分组: {已完成整改: 3, 长期坚持: 1}}\n",
    "整改任务: {总数: 6}\n信访: {批次: 3, 交办: 7, 处理: {罚款: 1.5}, 属实: {属实: 3}}\n",
    "信访: {分批: [{批次: 1, 交办: 3}, {批次: 2, 交办: 4}]}\n",
    "指标: {甲: {现值: 7, 单位: 天, 时期: 上半年, 评价: 好, 变动幅度: 3, 排名: {名次: 2, 总数: 9}}}\n",
]


@pytest.mark.parametrize("text", EVERYTHING)
def test_a_figure_bears_the_name_that_it_is_asked_for_and_stands_somewhere_unless_it_is_none(
    tmp_path: Path, text: str
) -> None:
    workbook(tmp_path / "台账.xlsx", ROWS)
    figures = {e.name: e.figure for e in named(tmp_path, text).entries if isinstance(e.figure, Figure)}
    assert len(figures) > 3
    changes = {n for n in figures if n.endswith(".变动")}  # the same as 同比, and called so
    assert {n: f.name for n, f in figures.items() if n not in changes} == {n: n for n in figures if n not in changes}
    assert [n for n, f in figures.items() if f and not f.places] == []


@pytest.mark.parametrize(
    ("name", "summary", "group"),
    [
        ("问题.总数", "各次督察“反馈问题”之和", ""),
        ("问题.督察.第二轮省级督察.类别", "第二轮省级督察反馈的", "问题.督察.第二轮省级督察"),
        ("问责.按级别.县级干部", "数据文件“问责”里填的按级别、县级干部", ""),
        ("信访.区域.德城区.已办结", "区域为“德城区”的信访件中，办理为“已办结”的，逐件数", "信访.区域.德城区"),
        ("信访.办结率", "（已办结＋阶段性办结）÷交办", ""),
        ("信访.本批.批次", "这一批是第几批", ""),
        ("信访.批次", "交办了几批", ""),
        ("PM25浓度.现值", "指标的现值", ""),
        ("PM25浓度.同比", "（现值－上期值）÷上期值", ""),
        ("优良水体比例.同比", "现值－上期值", ""),
    ],
)
def test_a_figure_says_how_it_is_made_and_of_which_group_it_is(
    tmp_path: Path, name: str, summary: str, group: str
) -> None:
    entry = catalogue(tmp_path).by_name[name]
    assert (entry.summary, entry.group) == (summary, group)


def test_beside_cases_what_the_batches_tell_is_said_to_be_filled_in(tmp_path: Path) -> None:
    text = "信访: {分批: [{批次: 1, 交办: 1, 处理: {问责: 2}}], 明细: [{受理编号: A1, 批次: 1, 办理: 已办结}]}\n"
    assert named(tmp_path, text).by_name["信访.问责"].summary == "问责的人，照数据文件填的"
    assert named(tmp_path, text).by_name["信访.已办结"].summary == "办理为“已办结”的，逐件数"


def test_changes_since_the_earlier_report_are_figures_with_names_too(tmp_path: Path) -> None:
    made = replace(catalogue(tmp_path).report, earlier=catalogue(tmp_path).report)
    found = Catalogue(made, count(made))
    assert str(found.by_name["较上期.新增完成"].figure) == "0项"
    summaries = [found.by_name[f"较上期.{n}"].summary for n in ("完成率变动", "表述")]
    assert summaries == ["本期的完成率减去上期的完成率", "与上期逐项比对，有变化的连成一句"]
    assert found.near("较上期") != []


def test_a_change_that_was_filled_in_compares_nothing(tmp_path: Path) -> None:
    assert parts(named(tmp_path, "指标: {甲: {现值: 71.3, 变动幅度: 12.7, 单位: '%'}}\n"), "甲.同比") == []


def test_a_whole_of_one_part_alone_is_not_parted_and_a_group_is_parted_like_the_whole(tmp_path: Path) -> None:
    rows = ("序号: 1, 领域: 水, 状态: 已完成", "序号: 2, 领域: 气, 状态: 已完成", "序号: 3, 领域: 气, 状态: 推进中")
    found = named(tmp_path, f"整改任务: {{列表: [{', '.join(f'{{{row}}}' for row in rows)}]}}\n")

    def ways(name: str) -> list[list[str]]:
        return [[f"{e.name}{e.figure}" for e in way] for way in found.breakdowns(found.by_name[name])]

    assert ways("任务.领域.水.总数") == []
    assert ways("任务.领域.气.总数")[0] == ["任务.领域.气.已完成1项", "任务.领域.气.推进中1项"]


def test_a_number_may_be_typed_with_its_thousands_apart(tmp_path: Path) -> None:
    found = named(tmp_path, "问责: {人数: 1624}\n")
    assert [e.name for e in found.find("1,624人")] == ["问责.人数"]
    assert found.near("1,620人") == ["问责.人数 1624人"]


def test_of_two_inspections_each_is_found_by_its_short_name(tmp_path: Path) -> None:
    text = "督察: [{名称: 甲督察, 简称: 甲组, 反馈问题: 2}, {名称: 乙督察, 简称: 乙组, 反馈问题: 1}]\n"
    assert [e.name for e in named(tmp_path, text).find("问题.督察.乙组.总数")] == ["问题.督察.乙督察.总数"]
