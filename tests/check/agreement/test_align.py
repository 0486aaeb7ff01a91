"""What a number of an edited sentence must be said of to be compared, and what else of an edited paper is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.agreement.edits import CITIES, compared, example, said, text_of

FIRST = "关于整改情况的说明\n"
STALE = "整改时限: 2023年12月底\n      状态: 达到序时进度"
DONE = "整改时限: 2023年12月底\n      状态: 已完成整改\n      完成日期: 2023-06-28"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    place = tmp_path_factory.mktemp("aligned")
    return {city: example(city, place) for city in CITIES}


@pytest.mark.parametrize(
    ("city", "text"),
    [
        ("dezhou", "乐陵市4项整改任务已完成3项，其余1项均达到序时进度。"),
        ("dezhou", "工业领域整改任务6项，已完成4项，其余2项均达到序时进度。"),
        ("dezhou", "涉水任务10项，完成4项，其余6项达到序时进度。"),
        ("dezhou", "其中，已完成整改9项，其余11项均达到序时进度。"),
        (
            "dalian",
            "庄河市12项整改任务中，已到时限的7项，其中6项已基本完成、1项未达到序时进度；2项需长期坚持；其余3项正在推进。",
        ),
        (
            "huaibei",
            "濉溪县2020年PM2.5年均浓度为45微克/立方米，同比下降8.8%；PM10年均浓度为71微克/立方米，同比下降4.1%。",
        ),
        ("huaibei", "市生态环境局共移交责任追究问题2个，问责党组织1个、领导干部2人，其中，县级干部1人、科级干部1人。"),
        ("huaibei", "2020年，PM2.5年均浓度为48微克/立方米，同比下降11.1%。"),
        ("huaibei", "2019年，PM2.5年均浓度为54微克/立方米，同比上升1.9%。"),
        ("jiaozuo", "沁阳市城区集中供暖普及率为86%，气化率为94.1%。"),
    ],
)
def test_a_sentence_of_a_part_is_not_that_of_the_whole(data: dict[str, Path], city: str, text: str) -> None:
    """A place, a unit, a field, another indicator or year: nothing is compared by likeness."""
    assert [d for d in compared(data[city], FIRST + text) if d.code in ("SUM961", "SUM962", "SUM963")] == []


@pytest.mark.parametrize(
    ("city", "before", "after"),
    [
        (
            "huaibei",
            "PM2.5年均浓度为48微克/立方米，同比下降11.1%；PM10年均浓度为77微克/立方米，同比下降8.3%",
            "PM10年均浓度为77微克/立方米，同比下降8.3%；PM2.5年均浓度为48微克/立方米，同比下降11.1%",
        ),
        ("huaibei", "2020年，PM2.5年均浓度为48", "2019年，PM2.5年均浓度为54微克/立方米；2020年，PM2.5年均浓度为48"),
        ("dezhou", "土壤4项、固废5项、生态5项、机制4项", "土壤、机制各4项，固废、生态各5项"),
        ("dezhou", "对尚未完成的20项任务", "对尚未完成的任务"),
    ],
)
def test_indicators_and_parts_in_another_order_are_right(
    data: dict[str, Path], city: str, before: str, after: str
) -> None:
    text = text_of(data[city])
    assert before in text
    assert said(compared(data[city], text.replace(before, after, 1))) == []


@pytest.mark.parametrize(
    ("city", "before", "after", "code", "reason"),
    [
        ("yunshan", "其中2023年底应", "其中2024年底应", "SUM963", "按台账是“2023年”：【任务.剩余.2023年底】（第4项）"),
        ("dalian", "其中2018年底应", "其中2019年底应", "SUM963", "文中“2019年”，按台账是“2018年”"),
        ("yunshan", "应完成1项、2024", "应完成2项、2024", "SUM961", "【任务.剩余.2023年底】（第4项）"),
        ("dezhou", "其余20项均达到", "其余20项均未达到", "SUM961", "文中“未达到序时进度”，台账是“达到序时进度”"),
        ("dezhou", "已完成整改17项", "未完成整改17项", "SUM961", "文中“未完成整改”，台账是“已完成整改”"),
        (
            "jiaozuo",
            "其余12项正在按照",
            "其余12项均已完成，正按照",
            "SUM961",
            "文中“已完成”，台账是“正在按照既定时限有序推进”",
        ),
        (
            "dezhou",
            "已完成整改17项，其余20项均达到序时进度",
            "全部完成整改",
            "SUM961",
            "文中“全部完成整改”，台账是完成“17项”、共“37项”",
        ),
        ("dezhou", "已完成整改17项，", "已完成整改，", "SUM962", "“整改”后面没有数，原稿是“17项”：【任务.已完成】"),
        ("huaibei", "；PM10年均", "；PM11年均", "SUM963", "文中“PM11”，数据文件里指标的名称是“PM10”"),
        ("yunshan", "云发〔2023〕21号", "云发〔2023〕22号", "SUM963", "文中“云发〔2023〕22号”，数据文件里发文字号"),
        ("yunshan", "2022年第三轮", "2021年第三轮", "SUM963", "数据文件里督察年度是“2022年第三轮”"),
        ("yunshan", "7月11日印发", "7月12日印发", "SUM963", "数据文件里版记的印发日期是“2023年7月11日”"),
        ("dezhou", "第二轮省级", "第二轮中央", "SUM963", "文中“中央”，数据文件里督察层级是“省级”"),
        ("dezhou", "德州市公开", "滨州市公开", "SUM963", "文中“滨州市”，数据文件里城市的名称是“德州市”"),
        ("dezhou", "组对德州市开展", "组对滨州市开展", "SUM963", "数据文件里城市的名称是“德州市”"),
    ],
)
def test_years_states_names_and_lost_numbers_are_told(
    data: dict[str, Path], city: str, before: str, after: str, code: str, reason: str
) -> None:
    text = text_of(data[city])
    assert before in text
    found = said(compared(data[city], text.replace(before, after, 1)))
    assert [d for d in found if d[0] == code and reason in d[1]], found


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        (
            "2021年4月9日至30日，省督察组进驻我市开展督察。",
            ["文中“2021年4月9日至30日”，数据文件里进驻日期是“2021年4月9日至29日”"],
        ),
        ("省督察组进驻我市，7月25日反馈督察意见。", ["文中“7月25日”，数据文件里反馈日期是“2021年7月23日”"]),
        ("省督察组进驻我市，7月23日反馈督察意见。", []),
        ("2021年4月9日至29日，省督察组进驻我市开展督察。", []),
        ("2018年7月25日，中央督察组反馈督察意见。", []),
        ("8月2日，市委召开常委会会议传达反馈意见。", []),
        ("9月10日，第一轮省级督察反馈意见全部整改销号。", []),
    ],
)
def test_days_of_the_inspection_are_told_in_any_words(data: dict[str, Path], text: str, reasons: list[str]) -> None:
    assert [d.reason for d in compared(data["dezhou"], FIRST + text) if d.code == "SUM963"] == reasons


def test_a_paper_that_is_older_than_its_ledger_is_told_in_each_sentence(tmp_path: Path) -> None:
    """The sentence of the draft has another shape now; its beginning is compared."""
    data = example("yunshan", tmp_path)
    old = text_of(data)
    data.write_text(data.read_text("utf-8").replace(STALE, DONE, 1), encoding="utf-8")
    reasons = [d.reason for d in compared(data, old)]
    assert "文中“2项”，按台账是“1项”：【任务.剩余】（第5项）；共 2 处" in reasons


def test_a_deadline_that_was_moved_in_the_ledger_is_told(tmp_path: Path) -> None:
    data = example("yunshan", tmp_path)
    old = text_of(data)
    data.write_text(data.read_text("utf-8").replace("2024年6月底", "2025年6月底"), encoding="utf-8")
    reasons = [d.reason for d in compared(data, old)]
    assert "文中“2024年”，按台账是“2025年”：【任务.剩余.2025年】（第5项）；共 2 处" in reasons
