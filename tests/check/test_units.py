"""A unit that stands in the ledger under two names, and the units that only look as if they did."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.check import units
from reportgen.figures import count
from reportgen.load import load_any
from tests.check.ledgers import every, found, tasks
from tests.reports import report, said, workbook


def told(home: Path, *names: str) -> list[str]:
    """The name that is told of each fault, for tasks of one unit each."""
    rows = [f"序号: {n}, 状态: 推进中, 责任单位: '{name}'" for n, name in enumerate(names, 1)]
    return [d.reason.partition("，程序")[0] for d in found(home, tasks(*rows)) if d.code == "LED353"]


SAME = "像是同一个单位"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市水利局", "市 水利局"),
        ("市水利局", "德州市水利局"),
        ("市水利局", "水利局"),
        ("德州市水利局", "德州水利局"),
        ("市住房和城乡建设局", "市住房城乡建设局"),
        ("市住房和城乡建设局", "市住房与城乡建设局"),
        ("高新区（开发区）管委会", "高新区(开发区)管委会"),
        ("高新区管理委员会", "高新区管委会"),
        ("市发展改革委", "市发展和改革委员会"),
        ("陵城区人民政府", "陵城区政府"),
        ("德州市人民政府", "市政府"),
        ("市公安局机关", "市公安局"),
        ("市市场监督管理局", "德州市市场监督管理局"),
        ("市市场监督管理局", "市场监督管理局"),
        ("市民政局", "民政局"),
        ("运河街道办事处", "运河街道办"),
        ("ＡＢ公司", "AB公司"),
    ],
)
def test_one_unit_under_two_names_is_told(tmp_path: Path, one: str, other: str) -> None:
    assert told(tmp_path, one, one, other) == [f"“{other}” 1 处，“{one}” 2 处，{SAME}"]
    assert told(tmp_path, other, one, other) == [f"“{one}” 1 处，“{other}” 2 处，{SAME}"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("陵城区政府", "德城区政府"),
        ("市第一中学", "市第二中学"),
        ("市水利局", "市水务局"),
        ("市公安局", "市公路局"),
        ("市自然资源局", "省自然资源厅"),
        ("市政管理局", "政管理局"),
        ("市场监督管理局", "场监督管理局"),
        ("市委", "市委办"),
        ("市生态环境局陵城分局", "市生态环境局德城分局"),
        ("市生态环境局一大队", "市生态环境局二大队"),
        ("恒源化工有限公司", "恒源化肥有限公司"),
        ("运河经济开发区东区", "运河经济开发区西区"),
        ("宁津县自然资源局", "武城县自然资源局"),
        ("市城乡建设局甲科", "市城乡建设局乙科"),
        ("市委政法委", "市委网信委"),
    ],
)
def test_two_units_stay_two(tmp_path: Path, one: str, other: str) -> None:
    assert told(tmp_path, one, one, one, other) == []


@pytest.mark.parametrize(
    ("slip", "usual", "why"),
    [
        ("市生态环竟局", "市生态环境局", "“竟”像是“境”的笔误"),
        ("市住房和城乡建没局", "市住房和城乡建设局", "“没”像是“设”的笔误"),
        ("德州市农业农材局", "市农业农村局", "“材”像是“村”的笔误"),
        ("市场监督管埋局", "市市场监督管理局", "“埋”像是“理”的笔误"),
    ],
)
def test_a_name_that_is_one_character_off_may_be_a_slip(tmp_path: Path, slip: str, usual: str, why: str) -> None:
    assert told(tmp_path, usual, usual, slip, usual) == [f"“{slip}” 1 处，“{usual}” 3 处，{why}"]
    assert told(tmp_path, usual, slip, usual) == []  # not yet the usual name
    assert told(tmp_path, *[usual] * 3, slip, slip) == []  # twice is no slip


def test_all_columns_of_units_are_compared_and_every_place_is_named(tmp_path: Path) -> None:
    rows = (
        "序号: 1, 状态: 推进中, 责任单位: [市水利局, 德州市水利局]",
        "序号: 2, 状态: 推进中, 牵头单位: 市水利局、水 利局, 配合单位: 市水利局",
        "序号: 3, 状态: 推进中, 督导单位: 水利局, 验收单位: 市水利局",
    )
    faults = found(tmp_path, tasks(*rows))
    assert said(faults) == ["LED353 4:37", "LED353 5:30", "LED353 6:30"]
    assert [p.line for p in faults[0].related] == [4]
    assert faults[0].fix == "是同一个单位的，统一写成“市水利局”；确是两个单位的，不用改"


def test_a_unit_that_is_said_to_lead_keeps_its_name(tmp_path: Path) -> None:
    rows = ("序号: 1, 状态: 推进中, 责任单位: 市水利局（牵头）", "序号: 2, 状态: 推进中, 责任单位: 市水利局")
    assert every(tmp_path, tasks(*rows)) == []


def test_a_county_and_a_prefecture_have_their_own_names_in_front(tmp_path: Path) -> None:
    def keys(city: str, *names: str) -> set[str]:
        made = report(tmp_path, "整改任务: {列表: []}\n")
        known = units._Names(type(made.city)(name=type(made.city.name)(city)))
        return {known.key(name) for name in names}

    assert len(keys("宁津县", "宁津县水利局", "县水利局", "水利局")) == 1
    assert len(keys("凉山彝族自治州", "凉山彝族自治州水利局", "凉山州水利局", "州水利局")) == 1
    assert len(keys("黔东南苗族侗族自治州", "黔东南苗族侗族自治州水利局", "黔东南州水利局", "水利局")) == 1
    assert len(keys("赵县", "赵县水利局", "县水利局")) == 1
    assert len(keys("德州市", "市水利局", "县水利局")) == 2


def test_a_lone_workbook_whose_city_is_not_known_is_checked_too(tmp_path: Path) -> None:
    head = ("序号", "反馈问题", "责任单位", "状态")
    path = workbook(tmp_path / "台账.xlsx", [head, (1, "甲。", "市水利局", "推进中"), (2, "乙。", "水利局", "推进中")])
    made = load_any(path).report
    assert made is not None
    assert said(units.units_under_two_names(made, count(made))) == ["LED353 C3"]
