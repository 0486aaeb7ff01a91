"""Numbers without measure word, 元 or unit."""

from __future__ import annotations

import pytest

from tests.papers import BEFORE, all_marked, codes, found, marked

CODES = {"TXT811", "TXT812", "TXT813"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("42项任务已完成30项，其他12正在推进。", "12"),
        ("42项任务已完成30项，其余12正全力推进。", "12"),
        ("已完成56，剩余12项。", "56"),
        ("已完成56项，剩余12。", "12"),
        ("督察反馈我市42问题。", "42"),
        ("共梳理42整改任务。", "42"),
        ("分两次交办1432信访件。", "1432"),
        ("书记、市长作出95批示。", "95"),
        ("比例提升40百分点。", "40"),
        ("取缔58“散乱污”企业。", "58"),
        ("其中县级干部3、科级干部4人。", "3"),
        ("行政拘留案件134，刑事案件5件。", "134"),
        ("示范园区11家（国家级4、省级7家）。", "4"),
        ("治理27农村黑臭水体。", "27"),
        ("46项任务中34已完成。", "34"),
        ("排查企业1,234，全部整改。", "1,234"),
        ("移送公安机关3。", "3"),
        ("拆除违法建筑17、清退养殖场9家。", "17"),
        ("查明错接点192，逐一改接。", "192"),
        ("优良天数237，创历年新高。", "237"),
    ],
)
def test_a_count_without_measure_word_is_told(text: str, number: str) -> None:
    assert marked("TXT811", text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "问题3已完成整改，任务12正在推进。",
        "整改任务1、2、3已完成。",
        "2022年完成30项，2022重点工作全面推进。",
        "12345热线和“12369”投诉。",
        "落实“1+10+N”清单、“146监督体系”。",
        "附件2整改清单，表3主要指标，专栏4重大工程。",
        "完成率98%，比例1:2，综合指数4.21，PM2.5已达标，O3正在上升。",
        "国家AAAA级5A景区，3小时，100强，17市，24小时值守。",
        "每个1项目1专班推进。",
        "印发《关于整改42问题的通知》。",
        "联系电话0534-2687123。",
        "第12项已完成，第3批正在推进。",
        "GB 3838标准，COD达到30，氨氮1.5。",
        "地铁2号线已建成，107国道正在施工。",
        "2任务分工明确。",
        "完成10余个项目、20多家企业、30万亩造林。",
        "一季度完成3、4两项。",
        "明确142项目标任务，确定36项目标、58项措施，部署10项目录清单。",
        "移送公安机关3件，拆除违法建筑17处，达标天数237天。",
    ],
)
def test_what_is_no_count_or_has_its_measure_is_left_alone(text: str) -> None:
    assert CODES.isdisjoint(codes(text))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("收缴罚款65.4亿（加处部分另计）。", "65.4亿"),
        ("总投资3.2亿，建设管网20公里。", "3.2亿"),
        ("完成投资4120.5万。", "4120.5万"),
        ("工业增加值562.7，增长5.3%。", "562.7"),
        ("综合保险费用39.9亿。", "39.9亿"),
        ("第三产业实现增加值约2716亿，同比增长。", "2716亿"),
    ],
)
def test_money_without_its_unit_is_told(text: str, number: str) -> None:
    assert marked("TXT812", text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "投资3.2亿元，罚款65.4亿元，资金5万美元。",
        "2021年、2022年分别投入资金3.2、4.1亿元。",
        "罚款案件78起，投资项目20个，资金使用率98%。",
        "人口1200万，阅读量3.2亿。",
        "投资增长12，这一数据有待核实。",
        "财政部门3月拨付。",
    ],
)
def test_other_numbers_are_no_money(text: str) -> None:
    assert marked("TXT812", text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("湿地总面积175，居全省第一。", "175"),
        ("PM2.5平均浓度为42，同比下降6.7%。", "42"),
        ("污水处理能力达到90万，群众满意。", "90万"),
        ("管网总长163。", "163"),
        ("湿地总面积175, 居全省第一.", "175"),
        ("PM2.5平均浓度为42,同比下降6.7%.", "42"),
        ("管网总长163.", "163"),
        ("完成清淤12万。", "12万"),
        ("完成造林1.2万，新增绿地36公顷。", "1.2万"),
        ("改造管网126.5，合计投用。", "126.5"),
        ("四项合计512.5，全部建成。", "512.5"),
    ],
)
def test_a_quantity_without_its_unit_is_told(text: str, number: str) -> None:
    assert marked("TXT813", text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "PM10、PM2.5平均浓度分别为77、42微克/立方米。",
        "平均浓度为42微克/立方米，面积175公顷，长度12km，面积占比12.5%。",
        "PM2.5平均浓度为42、臭氧浓度为150微克/立方米。",
        "处理能力提高57%，浓度下降11.1%。",
        "清淤12万、造林8.5万亩，管网126.5公里。",
        "各项得分合计95.5，居全省前列。",
        "湿地总面积175公顷,平均浓度42.5微克/立方米,管网总长163.4公里.",
    ],
)
def test_a_quantity_with_its_unit_is_left_alone(text: str) -> None:
    assert marked("TXT813", text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("罚款65.4亿，投资3.2亿元。", [("TXT812", "65.4亿")]),
        ("投资3.2、4.1亿元，均已到位。", []),
    ],
)
def test_an_amount_has_the_unit_of_the_next_in_its_own_list_alone(text: str, wrong: list[tuple[str, str]]) -> None:
    assert all_marked(BEFORE, text) == wrong


def test_the_advice_for_percentage_points_names_them() -> None:
    (only,) = found("TXT811", "达标率为73.6%，同比提升12.2百分点。")
    assert only.fix == "写成“12.2个百分点”"
