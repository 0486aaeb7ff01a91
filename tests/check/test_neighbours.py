"""Right beside a fault: for one rule after the other what is told, and what looks like it and is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.check import check
from reportgen.check.proof import hits
from reportgen.figures import count
from tests.check.agreement.edits import compared, said, text_of
from tests.check.agreement.test_stated_parts import DATA
from tests.papers import found, paper
from tests.reports import report

TITLE = "关于督察整改情况的报告"
HEAD = "全市经济社会发展情况如下，供各单位在工作中参考。"
LEDGER = ("序号\t反馈问题\t数量", "1\t甲河超标\t12", "2\t乙厂渗漏\t1", "3\t丙矿破损\t9", "4\t丁村散煤\t3")


def told(*lines: str, released: bool = False) -> list[tuple[str, str]]:
    """Code and characters of all that is told."""
    of = hits(paper(*lines, released=released))
    return [(hit.code, hit.passage.text[hit.found.start : hit.found.end]) for hit in of]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("有效天数365天，优150天、良100天、轻度污染60天、中度污染20天、重度污染10天。", [("SUM903", "365天")]),
        ("有效监测天数365天，优150天、良100天、轻度污染120天。", [("SUM902", "365天")]),
        ("有效监测天数365天，优150天、良100天、轻度污染60天。", []),  # the worse grades are left out
        ("受理举报28件，属实20件，不属实8件；已办结20件，正在办理6件。", [("SUM903", "28件")]),
        ("受理举报28件，属实20件，不属实8件；已办结22件，正在办理6件。", []),
        ("受理举报28件，属实20件，不属实8件；已办结20件，正在办理约6件。", []),
        ("全市3个园区，其中大企业10个。", []),  # of something else
        ("46个问题（大气30个、水12个）。", [("SUM903", "46个")]),
        ("46条河流（甲县30条、乙县12条）。", [("SUM903", "46条")]),
        ("投入46（甲30、乙12）。", []),  # of nothing that is named
        ("罚款65.4亿，投资3.2亿元。", [("TXT812", "65.4亿")]),
        ("投资3.2、4.1亿元，均已到位。", []),
        ("截至2024.8.5，已完成34项。", [("FMT751", "2024.8.5")]),
        ("按照2024.13.45号文件，已完成34项。", []),
        ("l类水体，IIl类断面水质。", [("TXT814", "l"), ("TXT814", "IIl")]),
        ("III类人员、V类企业名单。", []),
        ("2022年13月8日至9月2日公示。", [("SUM931", "2022年13月8日")]),  # and nothing of the span
        ("2022年8月29日至9月2日，10天，反馈。", []),  # may be ten days of something else
        ("11月15日至次年3月15日，共10天。", []),
        ("共完成十十项任务。", []),
        ("共46项任务，其中完成约30项，其余12项正在推进。", []),
    ],
)
def test_a_sentence(text: str, wrong: list[tuple[str, str]]) -> None:
    assert told(HEAD, text) == wrong


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (("2022年8月30日，召开市委常委会第12次会议。", "2022年8月31日，召开市委常委会第12次会议。"), ["2022年8月31日"]),
        (("2022年8月30日，召开市委常委会第12次会议。", "2022年9月1日，召开市委常委会第13次会议。"), []),
        (("2022年8月，召开市委常委会第12次会议。", "2022年8月31日，召开市委常委会第12次会议。"), []),
    ],
)
def test_a_meeting_has_one_day(lines: tuple[str, ...], wrong: list[str]) -> None:
    assert [text for code, text in told(*lines) if code == "SUM955"] == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("查处鲁N3A721车。", ["鲁N3A721"]),
        ("查处鲁NABCD1车。", []),
        ("举报人张先生反映噪声。", ["张先生"]),
        ("业主王女士反映异味。", []),  # as public papers write it
        ("责任人：李湖州、王强、市水利局", ["王强"]),  # 湖州 is a place
    ],
)
def test_a_person_in_a_public_paper(text: str, wrong: list[str]) -> None:
    assert [text for _, text in told(TITLE, text, released=True)] == wrong


def test_a_sum_row_is_compared_where_all_of_its_column_are_numbers() -> None:
    assert told(*LEDGER, "合计\t\t30") == [("SUM973", "30")]
    assert told(*LEDGER, "合计\t\t25") == []
    assert told(LEDGER[0], "1\t甲河超标\t若干", *LEDGER[2:], "合计\t\t30") == []


def test_numbers_with_many_gaps_are_those_of_an_excerpt() -> None:
    rows = [f"{n}\t问题{n}\t1" for n in (1, 2, 4, 6)]
    assert told(LEDGER[0], *rows) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("截至8月30日，完成整改34项。", [("TXT860", "截至8月30日")]),  # told once, by the rule on 截至
        ("自8月30日起实行日调度。", [("TXT861", "8月30日")]),
    ],
)
def test_a_date_without_its_year_is_told_by_one_rule(text: str, wrong: list[tuple[str, str]]) -> None:
    assert told(TITLE, "省委、省政府：", text, "特此报告。") == wrong


def test_a_number_in_the_table_of_a_public_paper_may_be_called_by_the_cell_beside_it() -> None:
    lines = ("项目\t内容", "监督电话\t0534-2687123")
    assert told(TITLE, *lines, released=True) == []
    assert told(TITLE, lines[0], "经营者\t0534-2687123", released=True) == [("PUB991", "0534-2687123")]


def test_amounts_in_several_powers_are_told_without_the_sum() -> None:
    (one,) = found("SUM903", HEAD, "共46万元（大气30万元、水12000元）。")
    assert one.reason.endswith("不成立")


def test_lines_that_were_wrapped_are_one_paragraph_that_is_open_once() -> None:
    lines = [f"{n}县细化措施，层层压实责任，" for n in "甲乙丙丁戊己"]
    assert [code for code, _ in told(TITLE, *lines)].count("TXT832") == 1


def test_an_imprint_without_a_date_is_nobody_s_fault() -> None:
    assert told(TITLE, "整改有序推进。", "2022年8月30日", "德州市人民政府办公室印发", released=True) == []


def codes_of(home: Path, text: str) -> list[str]:
    """What is told of data; the city is added."""
    made = report(home, text)
    return [d.code for d in check(made, count(made))]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        # A day of completion after 截至日期 is told of tasks that are done; of others, that they have one at all.
        ("截至日期: 2022-08-30\n整改任务: {列表: [{序号: 1, 状态: 推进中, 完成日期: 2022-09-30}]}\n", ["LED355"]),
        ("文种: 销号公示\n截至日期: 2022-08-30\n公示: {任务: 3}\n", ["LED391"]),
        (
            "整改任务: {分组: {已完成整改: 1, 推进中: 1}, 列表: [{序号: 1}, {序号: 2, 状态: 推进中}]}\n",
            ["LED306", "LED318"],
        ),
        (
            "整改任务: {列表: [{序号: 1, 状态: 推进中, 责任单位: 市水利局（牵头）},"
            " {序号: 2, 状态: 推进中, 责任单位: 市水利局}]}\n",
            [],
        ),
    ],
)
def test_data(tmp_path: Path, text: str, codes: list[str]) -> None:
    assert codes_of(tmp_path, text) == codes


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
