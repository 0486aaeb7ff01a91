"""Sentences of one field, place or inspection, and figures in other words: compared where they are certain."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.check.agreement.stated import statements
from reportgen.check.paper import Kind
from tests.check.agreement.edits import EXAMPLES, compared, drafted, said, text_of
from tests.papers import paper


def told(city: str, text: str, *, own: bool = False) -> list[str]:
    """The characters that contradict the data of an example; `own` where they stand in its data file."""
    lines = paper("关于整改情况的报告", text)
    lines = replace(lines, kind=Kind.DRAFT) if own else lines
    _, figures = drafted(EXAMPLES / city / "city.yaml")
    return [f.passage.text[f.start : f.end] for f in statements(lines, figures, {})]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("整改任务完成18项，完成率48.6%。", ["18项", "48.6%"]),
        ("整改任务完成18项，完成率48.6%，其余19项达到序时进度。", ["18项", "48.6%", "19项"]),
    ],
)
def test_the_prose_of_a_data_file_speaks_of_its_own_ledger(text: str, numbers: list[str]) -> None:
    assert told("dezhou", text, own=True) == numbers


@pytest.mark.parametrize(
    ("city", "text", "numbers"),
    [
        ("dezhou", "截至8月底，任务已办结18项，整改完成率48.6%，其余19项达到序时进度。", ["18项", "48.6%", "19项"]),
        ("dezhou", "18项任务已办结。", ["18项"]),
        ("dezhou", "整改任务已完成17项，其余19项按计划推进。", ["19项"]),
        ("dezhou", "对剩余的19项任务，挂账督办。", ["19项"]),
        ("dezhou", "未完成的19项任务倒排工期。", ["19项"]),
        ("dezhou", "已完成的18项整改任务开展“回头看”。", ["18项"]),
        ("dezhou", "整改任务已完成17项，剩余二十一项。", ["二十一项"]),
        ("dezhou", "3项逾期未完成。", ["3项"]),
        ("dezhou", "整改任务完成率达到五成。", ["达到五成"]),
        ("dezhou", "整改任务完成过半。", ["过半"]),
        ("dezhou", "共完成整改17项，占任务总数的51.4%。", ["51.4%"]),
        ("jiaozuo", "46项任务，还有13项没有完成。", ["13项"]),
        ("jiaozuo", "46项任务中，完成率超过八成。", ["超过八成"]),
        ("dezhou", "涉水任务11项、大气任务8项。", ["11项", "8项"]),
        ("dezhou", "水领域10项任务已完成5项。", ["5项"]),
        ("dezhou", "已完成整改任务17项（其中水5项、大气4项）。", ["5项"]),
        ("dezhou", "市水利局承担的6项任务已完成2项。", ["2项"]),
        ("jiaozuo", "信访举报228件，办结率99.1%。", ["99.1%"]),
        ("huaibei", "问责7人，县级干部4人、科级干部3人。", ["4人", "3人"]),
        ("huaibei", "问责领导干部7人（县级4人、科级3人）。", ["4人", "3人"]),
        ("huaibei", "问责8人次。", ["8人次"]),
        ("huaibei", "责任追究问题4个。", ["4个"]),
        ("jiaozuo", "气化率97.2%。", ["97.2%"]),
        ("dezhou", "优良天数达到235天。", ["235天"]),
        ("dezhou", "优良水体比例提升45个百分点。", ["45个百分点"]),
        ("dezhou", "2021年，优良水体比例由18.7%提高到66.7%。", ["18.7%"]),
        (
            "huaibei",
            "2020年，PM2.5、PM10年均浓度分别为77微克/立方米、48微克/立方米。",
            ["77微克/立方米", "48微克/立方米"],
        ),
        ("huaibei", "2020年，PM2.5、PM10年均浓度分别为48微克/立方米、78微克/立方米，均有下降。", ["78微克/立方米"]),
        (
            "huaibei",
            "2020年，PM2.5、PM10年均浓度分别为48微克/立方米、77微克/立方米，同比分别下降11.2%、8.4%。",
            ["11.2%", "8.4%"],
        ),
        ("huaibei", "2020年，PM2.5年均浓度为48微克/立方米，同比下降12.1%。", ["12.1%"]),
        ("dezhou", "整改任务完成近四成。", ["近四成"]),
        ("dezhou", "整改任务完成不足四成。", ["不足四成"]),
        ("dezhou", "2021年，空气质量综合指数改善幅度位居全省第三。", ["第三"]),
        ("dezhou", "2021年，空气质量综合指数改善幅度居全国第2位。", ["全国"]),
    ],
)
def test_other_words_for_a_known_figure_are_compared(city: str, text: str, numbers: list[str]) -> None:
    assert told(city, text) == numbers


@pytest.mark.parametrize(
    ("city", "text"),
    [
        ("dezhou", "水领域10项任务已完成4项，其余6项达到序时进度。"),
        ("dezhou", "已完成整改任务17项（其中水4项、大气4项）。"),
        ("dezhou", "饮用水领域3项任务完成2项。"),
        ("dezhou", "乐陵市8项整改任务已完成5项，其余3项均达到序时进度。"),
        ("dezhou", "对照37项整改任务，明确112项措施，完成83项。"),
        ("dezhou", "整改任务完成近半。"),
        ("dezhou", "完成整改17项，占任务总数的45.9%。"),
        ("dezhou", "2022年整改完成5项。"),
        ("dalian", "到期的11项任务中，9项基本完成，占81.8%。"),
        ("huaibei", "对相山区问责县级干部1人。"),
        ("huaibei", "问责7人，县级干部3人、科级干部4人。"),
        ("huaibei", "优良天数比率为70%。"),  # the data know it of two periods
        ("jiaozuo", "沁阳市城区集中供暖普及率为85%，气化率为95.1%。"),
        ("jiaozuo", "力争气化率达到99%。"),
        ("dezhou", "2021年，优良水体比例由16.7%提高到66.7%。"),
        ("dezhou", "2021年，二氧化硫、一氧化碳改善幅度均居全省第1位。"),
        ("dezhou", "2021年，空气质量综合指数居全省第4位。"),  # of the value; the data know that of the change
        # Nobody knows whose number comes first, what the change is measured from, or what a percentage is of.
        ("huaibei", "2020年，PM2.5、PM10年均浓度为48微克/立方米、77微克/立方米。"),
        ("huaibei", "2020年，PM2.5、PM10年均浓度分别为48%、77%。"),
        ("huaibei", "2020年，PM2.5、PM10年均浓度分别为48微克/立方米、77微克/立方米，环比分别下降21%、18%。"),
        ("huaibei", "2020年，PM2.5年均浓度为48微克/立方米，同比下降6微克/立方米。"),
        ("huaibei", "2020年，PM2.5年均浓度为48微克/立方米，下降12.1%。"),
        ("dezhou", "整改任务完成近五成。"),
        ("dezhou", "项目整改任务完成八成。"),
    ],
)
def test_what_is_right_or_of_something_else_is_left_alone(city: str, text: str) -> None:
    assert told(city, text) == []


DATA = """
格式版本: 1
文种: 整改落实情况报告
截至日期: 2023-06-30
城市: {名称: 云山市}
督察:
  - {名称: 中央生态环境保护督察, 层级: 中央, 轮次: 第二轮, 反馈日期: 2021-07-18, 反馈问题: 3}
  - {名称: 省级生态环境保护督察, 层级: 省级, 轮次: 第三轮, 反馈日期: 2022-07-18, 反馈问题: 4}
整改任务:
  列表:
    - {序号: 1, 督察: 中央, 反馈问题: 甲河超标, 责任单位: 市水利局, 整改时限: 2022年12月底, 状态: 已完成整改}
    - {序号: 2, 督察: 中央, 反馈问题: 乙厂渗漏, 责任单位: 市城管局, 整改时限: 2022年12月底, 状态: 已完成整改}
    - {序号: 3, 督察: 中央, 反馈问题: 丙矿破损, 责任单位: 市规划局, 整改时限: 2023年12月底, 状态: 达到序时进度}
    - {序号: 1, 督察: 省级, 反馈问题: 丁村散煤, 责任单位: 市住建局, 整改时限: 2022年12月底, 状态: 已完成整改}
    - {序号: 2, 督察: 省级, 反馈问题: 戊镇扬尘, 责任单位: 市住建局, 整改时限: 2023年12月底, 状态: 达到序时进度}
    - {序号: 3, 督察: 省级, 反馈问题: 己湖淤积, 责任单位: 市水利局, 整改时限: 2023年12月底, 状态: 达到序时进度}
    - {序号: 4, 督察: 省级, 反馈问题: 庚园异味, 责任单位: 市环境局, 整改时限: 2023年12月底, 状态: 达到序时进度}
章节: [{标题: 总体情况, 段落: [整改工作有序推进。]}]
落款: {署名: [中共云山市委, 云山市人民政府], 日期: 2023-07-10}
"""


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("中央督察反馈3项问题，已完成2项；省级督察反馈4项问题，已完成1项。", []),
        ("中央督察反馈3项问题，已完成2项；省级督察反馈4项问题，已完成2项。", ["2项"]),
        ("中央督察整改任务完成率25%，省级督察整改任务完成率66.7%。", ["25%", "66.7%"]),
        ("省级督察4项整改任务均达到序时进度。", ["4项"]),
        ("省级督察3项整改任务已完成2项。", ["3项", "2项"]),
        ("第二轮中央督察3项整改任务完成2项，第三轮省级督察4项整改任务完成1项。", []),
        ("两轮督察共7项整改任务，已完成3项，其余4项达到序时进度。", []),
        ("第一轮中央督察反馈的9项问题全部完成整改。", []),
        ("2018年中央督察“回头看”6项任务完成6项。", []),
        ("两轮中央、省级督察反馈7项问题，已完成整改4项。", ["4项"]),  # of both
    ],
)
def test_what_is_said_of_one_of_several_inspections_is_compared_with_its_figures(
    tmp_path: Path, text: str, numbers: list[str]
) -> None:
    data = tmp_path / "city.yaml"
    data.write_text(DATA, encoding="utf-8")
    lines = replace(paper("关于整改情况的报告", text), kind=Kind.DRAFT)
    found = statements(lines, drafted(data)[1], {})
    assert [f.passage.text[f.start : f.end] for f in found] == numbers


@pytest.mark.parametrize(
    ("before", "after", "reasons"),
    [
        ("", "", []),
        ("2022年7月18日", "2022年7月19日", ["文中“2022年7月19日”，数据文件里反馈日期是“2022年7月18日”"]),
        # Of two inspections nobody knows which is meant where the paper says it in words of its own.
        ("整改工作有序推进。", "整改工作有序推进。督察组于2022年7月20日反馈意见。", []),
    ],
)
def test_dates_of_several_inspections_are_compared_where_the_data_print_them(
    tmp_path: Path, before: str, after: str, reasons: list[str]
) -> None:
    data = tmp_path / "city.yaml"
    data.write_text(DATA.partition("落款")[0], encoding="utf-8")  # without a day of its own
    assert [reason for _, reason in said(compared(data, text_of(data).replace(before, after, 1)))] == reasons
