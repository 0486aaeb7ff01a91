"""The figures beside the tasks: accountability, indicators."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.figures import Figure, count
from reportgen.figures.facts import change_of
from reportgen.model import Indicator
from reportgen.values import Missing, Num, Text
from tests.reports import counted


def said(figures: object, *names: str) -> list[str]:
    assert isinstance(figures, dict)
    return [str(figures[name]) for name in names]


def test_accountability_is_counted_in_persons_or_person_times(tmp_path: Path) -> None:
    text = """
问责: {计量: 人次, 移交问题: 3, 人次: 624, 党组织: 3, 按级别: {县级: 24, 科级: 600}, 按方式: {诫勉: 500, 处分: 124}}
"""
    figures = counted(tmp_path, text).accountability
    assert said(figures, "移交问题", "人次", "党组织") == ["3个", "624人次", "3个"]
    assert said(figures, "按级别", "按级别.县级", "按方式") == [
        "县级24人次、科级600人次",
        "24人次",
        "诫勉500人次、处分124人次",
    ]
    assert said(figures, "人数", "按分布") == ["【待补充：问责.人数】", "【待补充：问责.按分布】"]
    ranks = figures["按级别"]
    assert isinstance(ranks, Figure)
    assert ranks.value == 624


@pytest.mark.parametrize(
    ("data", "change"),
    [
        ("现值: 66.7, 上期值: 16.7, 单位: '%'", "同比提升50个百分点"),
        ("现值: 66.7, 上期值: 16.7, 单位: '％'", "同比提升50个百分点"),
        ("现值: 48, 上期值: 54, 单位: 微克/立方米", "同比下降11.1%"),
        ("现值: 48, 上期值: 54, 单位: 微克/立方米, 方向: 越低越好", "同比下降11.1%"),
        ("现值: 54, 上期值: 48, 单位: 微克/立方米", "同比上升12.5%"),
        ("现值: 48, 上期值: 48, 单位: 微克/立方米", "同比持平"),
        ("现值: 66.70, 上期值: 66.7, 单位: '%'", "同比持平"),
        ("现值: 233, 上期值: 220, 单位: 天", "同比增加13天"),
        ("现值: 220, 上期值: 233, 单位: 天", "同比减少13天"),
        ("现值: 5.1, 上期值: 7.2, 单位: '%', 方向: 越低越好", "同比下降2.1个百分点"),
        ("现值: 7.2, 上期值: 5.1, 单位: '%', 方向: 越低越好", "同比上升2.1个百分点"),
        ("现值: 48, 变动幅度: -11.1, 单位: 微克/立方米", "同比下降11.1%"),
        ("现值: 71.3, 变动幅度: 12.7, 单位: '%'", "同比提升12.7个百分点"),
        ("变动幅度: 0, 单位: '%'", "同比持平"),
        ("现值: 48, 上期值: 54, 小数位: 2", "同比下降11.11%"),
        ("现值: 48, 上期值: 54, 小数位: 0", "同比下降11%"),
        ("现值: 48, 上期值: 54, 比较: 环比", "环比下降11.1%"),
        ("现值: 48, 上期值: 54, 变动幅度: -99", "同比下降11.1%"),
        ("现值: 48, 上期值: 0", "【待补充：甲.同比】"),
        ("现值: 48", "【待补充：甲.同比】"),
    ],
)
def test_a_change_is_said_in_the_measure_that_fits_its_unit(tmp_path: Path, data: str, change: str) -> None:
    figures = counted(tmp_path, f"指标: {{甲: {{{data}}}}}\n").indicators["甲"]
    assert str(figures["变动"]) == change
    assert str(figures.get("环比") or figures["同比"]) == change


@pytest.mark.parametrize(
    ("rank", "text"),
    [
        ("{范围: 全省, 名次: 3}", "居全省第3位"),
        ("{范围: 全省, 名次: 1, 并列: 是}", "并列全省第1位"),
        ("{名次: 2}", "居第2位"),
    ],
)
def test_a_rank(tmp_path: Path, rank: str, text: str) -> None:
    assert str(counted(tmp_path, f"指标: {{甲: {{排名: {rank}}}}}\n").indicators["甲"]["排名"]) == text


def test_an_indicator_in_one_phrase(tmp_path: Path) -> None:
    data = "指标: {甲: {现值: 66.7, 上期值: 16.7, 单位: '%', 排名: {范围: 全省, 名次: 1}}, 乙: {}}\n"
    figures = counted(tmp_path, data).indicators
    assert str(figures["甲"]["表述"]) == "66.7%，同比提升50个百分点，居全省第1位"
    assert str(figures["乙"]["表述"]) == "【待补充：乙.现值】"


def test_a_value_prints_as_it_was_written(tmp_path: Path) -> None:
    assert str(counted(tmp_path, "指标: {甲: {现值: 56.0, 单位: 天}}\n").indicators["甲"]["现值"]) == "56.0天"


def test_good_days_are_said_in_days(tmp_path: Path) -> None:
    from tests.reports import sample

    assert str(count(sample("dezhou")).indicators["优良天数"]["现值"]) == "233天"
    assert str(count(sample("dezhou")).indicators["优良水体比例"]["同比"]) == "同比提升50个百分点"


VALUES = st.decimals(0, 10_000, places=2)


@given(VALUES, VALUES, st.sampled_from(["%", "天", "微克/立方米", None]), st.integers(0, 4))
def test_a_change_goes_the_way_of_its_values_and_is_flat_only_below_a_step(
    now: Decimal, before: Decimal, unit: str | None, digits: int
) -> None:
    from reportgen.values import Int

    made = Indicator(value=Num(now), previous=Num(before), unit=Text(unit) if unit else None, digits=Int(digits))
    change = change_of("甲", made)
    if isinstance(change, Missing):
        assert before == 0
        assert unit in ("微克/立方米", None)
        return
    text = str(change)
    assert ("持平" in text) == (change.value == 0)
    if change.value:
        assert (change.value > 0) == (now > before) == any(w in text for w in ("提升", "上升", "增加"))
        assert "-" not in text
        assert "E" not in text
    if now == before:
        assert text == "同比持平"


def test_of_several_inspections_all_must_tell_their_problems(tmp_path: Path) -> None:
    both = counted(tmp_path, "督察: [{名称: 甲, 反馈问题: 20}, {名称: 乙, 反馈问题: 17}]\n").problems
    one = counted(tmp_path, "督察: [{名称: 甲, 反馈问题: 20}, {名称: 乙}]\n").problems
    assert str(both["总数"]) == "37个"
    assert not one["总数"]


def test_words_of_an_indicator_and_the_number_ranked_may_be_named_too(tmp_path: Path) -> None:
    text = "指标:\n  优良天数: {现值: 233, 单位: 天, 时期: 2021年, 评价: 最好水平, 排名: {名次: 3, 总数: 16}}\n"
    figures = counted(tmp_path, text).indicators["优良天数"]
    assert said(figures, "排名总数", "时期", "评价") == ["16个", "2021年", "最好水平"]
    assert not figures["全称"]


INDICATOR = """\
指标:
  甲:
    现值: 48
    上期值: 54
    排名: {范围: 全省, 名次: 3, 总数: 16, 项目: 改善幅度}
    评价: 最好水平
  乙: {现值: 48, 上期值: 0}
  丙: {单位: '%'}
"""


def test_the_rank_in_a_phrase_says_of_what_it_is(tmp_path: Path) -> None:
    figures = counted(tmp_path, INDICATOR).indicators["甲"]
    assert said(figures, "现值", "排名", "表述") == ["48", "居全省第3位", "48，同比下降11.1%，改善幅度居全省第3位"]


def test_where_the_change_cannot_be_said_neither_can_the_phrase(tmp_path: Path) -> None:
    assert str(counted(tmp_path, INDICATOR).indicators["乙"]["表述"]) == "【待补充：乙.同比】"


def test_each_figure_of_an_indicator_knows_the_lines_that_it_was_made_of(tmp_path: Path) -> None:
    figures = counted(tmp_path, INDICATOR).indicators["甲"]
    lines = {n: [p.line for p in f.places] for n, f in figures.items() if isinstance(f, Figure)}
    assert lines == {
        "现值": [4],
        "上期值": [5],
        "同比": [4, 5],
        "变动": [4, 5],
        "排名": [6],
        "排名总数": [6],
        "评价": [7],
        "表述": [4, 4, 5, 6],
    }
    assert all(bool(figures[name]) for name in lines)


def test_what_is_missing_of_an_indicator_or_of_accountability_is_placed_where_it_may_be_added(tmp_path: Path) -> None:
    found = counted(tmp_path, INDICATOR + "问责: {人数: 7}\n")
    missing = [f for f in found.indicators["丙"].values() if isinstance(f, Missing)]
    assert {m.place.line if m.place else 0 for m in missing} == {9}
    assert {m.name for m in missing} == {
        f"丙.{n}" for n in ("现值", "上期值", "同比", "排名", "排名总数", "全称", "时期", "评价")
    }
    rest = [f for f in found.accountability.values() if isinstance(f, Missing)]
    assert {m.name for m in rest} == {f"问责.{n}" for n in ("移交问题", "人次", "党组织", "按级别", "按方式", "按分布")}
    assert {m.place.line if m.place else 0 for m in rest} == {10}


def test_the_parts_of_accountability_are_one_figure_of_their_sum(tmp_path: Path) -> None:
    whole = counted(tmp_path, "问责: {按级别: {县级干部: 3, 科级干部: 4}}\n").accountability["按级别"]
    assert isinstance(whole, Figure)
    assert (whole.name, int(whole.value), whole.unit) == ("问责.按级别", 7, "人")
    assert str(whole) == "县级干部3人、科级干部4人"
    assert len(whole.places) == 2


@pytest.mark.parametrize(
    ("text", "printed", "lines"),
    [
        ("整改方案: {名称: 《方案》, 措施数: 120}\n", "120条", [2]),
        ("量词: {措施: 项}\n整改方案: {名称: 《方案》, 措施数: 120}\n", "120项", [3]),
        ("整改任务:\n  列表:\n    - {序号: 1, 整改措施: [截污, 清淤]}\n    - {序号: 2}\n", "2条", [4, 4]),
        (
            "整改方案: {名称: 《方案》, 措施数: 5}\n整改任务: {列表: [{序号: 1, 整改措施: [截污]}]}\n",
            "5条",
            [2],
        ),
        ("整改任务: {节选: 是, 列表: [{序号: 1, 整改措施: [截污]}]}\n", "【待补充：措施.总数】", []),
        ("", "【待补充：措施.总数】", []),
    ],
)
def test_measures_are_those_of_the_plan_else_of_the_tasks_one_by_one(
    tmp_path: Path, text: str, printed: str, lines: list[int]
) -> None:
    figure = counted(tmp_path, text).measures["总数"]
    assert (figure.name, str(figure)) == ("措施.总数", printed)
    assert [p.line for p in figure.places] == lines if isinstance(figure, Figure) else not lines


def test_tasks_that_nobody_told_are_asked_for_where_the_city_stands(tmp_path: Path) -> None:
    total = counted(tmp_path, "").tasks["总数"]
    assert isinstance(total, Missing)
    assert total.place is not None
    assert total.place.line == 1


def test_a_rank_is_a_number_of_places(tmp_path: Path) -> None:
    figures = counted(tmp_path, "指标: {空气: {现值: 48, 排名: {范围: 全省, 名次: 3}}}\n").indicators["空气"]
    rank, phrase = figures["排名"], figures["表述"]
    assert isinstance(rank, Figure)
    assert isinstance(phrase, Figure)
    assert (str(rank), rank.unit) == ("居全省第3位", "位")
    assert (str(phrase), phrase.unit) == ("48，居全省第3位", "")


def test_what_groups_and_inspections_do_not_tell_is_named_at_its_place(tmp_path: Path) -> None:
    found = counted(tmp_path, "督察: {名称: 督察}\n整改任务: {分组: {已完成整改: 17}}\n")
    overdue = found.tasks["超期"]
    assert isinstance(overdue, Missing)
    assert overdue.place is not None
    assert (str(overdue), overdue.place.line) == ("【待补充：任务.超期（需要完整台账）】", 3)
    assert str(found.problems["总数"]) == "【待补充：问题.总数】"
