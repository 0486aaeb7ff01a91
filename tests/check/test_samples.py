"""The genuine slips of five published papers: the fragment, the rule that finds it, and the fragment put right.

Where the slip lies in two places of a paper, the fragments are lines of their own; what stands around them is ours.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.papers import codes, marked


class Slip(NamedTuple):
    """Lines with a slip, the rule, the characters that it marks, and the lines as they should be."""

    sample: str
    code: str
    mark: str
    wrong: tuple[str, ...]
    right: tuple[str, ...]


def slip(sample: str, code: str, mark: str, wrong: str, right: str) -> Slip:
    """¶ parts the lines."""
    return Slip(sample, code, mark, tuple(wrong.split("¶")), tuple(right.split("¶")))


SLIPS = (
    slip(
        "德州2022",
        "TXT859",
        "目前",
        "反馈我市37项问题，目前已整改完成17项。",
        "反馈37项问题，截至2022年7月底已整改完成17项。",
    ),
    slip(
        "德州2022",
        "TXT803",
        "国家级生态文明建设示范区",
        "两县获评国家级生态文明建设示范区。",
        "两县获评国家生态文明建设示范区。",
    ),
    slip("保定2020", "TXT814", "V", "劣于V类的国省考断面基本消除。", "劣于Ⅴ类的国省考断面基本消除。"),
    slip("保定2020", "FMT757", "、", "推进“气代煤”、“电代煤”。", "推进“气代煤”“电代煤”。"),
    slip(
        "保定2020",
        "TXT844",
        "省委、省政府环境保护督察组",
        "省委、省政府第一生态环境保护督察组进驻我市。¶省委、省政府环境保护督察组交办的问题逐件办理。",
        "省委、省政府第一生态环境保护督察组进驻我市。¶省委、省政府生态环境保护督察组交办的问题逐件办理。",
    ),
    slip(
        "焦作2023",
        "TXT811",
        "12",
        "46项整改任务中完成34项，其他12正在推进。",
        "46项整改任务中完成34项，其他12项正在推进。",
    ),
    slip(
        "焦作2023",
        "TXT859",
        "目前",
        "目前，46项整改任务中完成34项。",
        "截至2023年1月底，46项整改任务中完成34项。",
    ),
    slip(
        "焦作2023",
        "SUM915",
        "10种",
        "绿色产品10种（国家级8个、省级2个）。",
        "绿色产品10种（国家级8种、省级2种）。",
    ),
    slip(
        "焦作2023",
        "TXT831",
        "改",
        "市整改办加强调度。¶各部门细化措施。层层压实责任，切实抓好整改¶各县区按月上报。¶市直各部门按季总结。",
        "市整改办加强调度。¶各部门细化措施。层层压实责任，切实抓好整改。¶各县区按月上报。¶市直各部门按季总结。",
    ),
    slip(
        "焦作2023",
        "TXT833",
        "理完",
        "完成6个传统产业集群治理完成1家重污染企业搬迁改造。",
        "完成6个传统产业集群治理，完成1家重污染企业搬迁改造。",
    ),
    slip(
        "焦作2023",
        "TXT868",
        ".doc",
        "整改工作全部完成。¶附件：进展情况.doc",
        "整改工作全部完成。¶附件：进展情况",
    ),
    slip(
        "大连2018",
        "TXT860",
        "截至10月底",
        "截至10月底，20项任务中9项已基本完成。",
        "截至2018年10月底，20项任务中9项已基本完成。",
    ),
    slip("大连2018", "TXT822", "做出", "市委书记、市长做出115次批示。", "市委书记、市长作出115次批示。"),
    slip(
        "大连2018",
        "TXT802",
        "全国生态环境保护会议",
        "全国生态环境保护会议召开后。",
        "全国生态环境保护大会召开后。",
    ),
    slip("大连2018", "TXT812", "83.6亿", "共收缴罚款83.6亿（含滞纳金）。", "共收缴罚款83.6亿元（含滞纳金）。"),
    slip(
        "大连2018",
        "SUM944",
        "44.1发展为2017年的52.1",
        "占比从2006年的44.1发展为2017年的52.1。",
        "占比从2006年的44.1%发展为2017年的52.1%。",
    ),
    slip("大连2018", "SUM941", "上升8.8%", "达标率86.8%，同比上升8.8%。", "达标率86.8%，同比上升8.8个百分点。"),
    slip("大连2018", "TXT833", "”加", "建立四级“河长制”加大河道清理。", "建立四级“河长制”，加大河道清理。"),
    slip("大连2018", "FMT756", "2017-2020年", "印发三年计划（2017-2020年）。", "印发三年计划（2017—2020年）。"),
    slip("淮北2021", "TXT802", "显着", "整改工作取得显着成效。", "整改工作取得显著成效。"),
    slip("淮北2021", "TXT811", "2", "已完成整改66个，其余2正在全力推进。", "已完成整改66个，其余2个正在全力推进。"),
    slip("淮北2021", "TXT859", "截至目前", "截至目前，已完成整改66个。", "截至2021年3月28日，已完成整改66个。"),
    slip(
        "淮北2021",
        "SUM941",
        "提高12.7%",
        "优良天数比率71.3%，同比提高12.7%。",
        "优良天数比率71.3%，同比提高8个百分点。",
    ),
    slip(
        "淮北2021", "TXT845", "督察督办", "加强督察督办。¶进一步加强督查督办。", "加强督查督办。¶进一步加强督查督办。"
    ),
    slip(
        "淮北2021",
        "TXT846",
        "68个整改任务",
        "方案明确五大类68个整改问题。¶68个整改任务已完成66个。",
        "方案明确五大类68个整改问题。¶68个整改问题已完成66个。",
    ),
)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda s: f"{s.sample}-{s.code}")
def test_a_slip_of_a_published_paper_is_found(slip: Slip) -> None:
    assert slip.mark in marked(slip.code, *slip.wrong)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda s: f"{s.sample}-{s.code}")
def test_put_right_it_has_no_finding_at_all(slip: Slip) -> None:
    assert codes(*slip.right) == []


def test_the_names_of_persons_are_found_where_the_public_reads_them() -> None:
    line = "谭作钧书记、谭成旭市长带队督导，市委书记、市长分别包案。"
    assert marked("PUB990", line, released=True) == ["谭作钧", "谭成旭"]
    assert marked("PUB990", line) == []


def test_the_sums_of_the_papers_are_right_and_left_alone() -> None:
    assert (
        codes(
            "截至2018年10月底，20项整改任务中，已到达时限的11项，其中，9项已基本完成，2项未达到序时进度；"
            "3项需长期坚持；剩余6项正在推进，其中，2018年底应完成3项，2020年应完成1项，持续推进的2项。",
            "创建绿色制造名单共计23家。其中绿色工厂9家（国家级2家、省级7家）、绿色园区1个、绿色产品10种、供应链企业3家。",
            "对3个党组织和7名领导干部进行问责，其中县级干部3人、科级干部4人。",
            "设计处理能力从124.3万吨/日增加到195.2万吨/日，处理能力提高57%。",
        )
        == []
    )
