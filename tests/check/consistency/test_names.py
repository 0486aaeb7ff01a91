"""Names that should be one: of a document, of a plan, of a team; short names that nobody uses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.papers import found, marked

SLIP, PLAN, SHORT, TEAM = "TXT841", "TXT842", "TXT843", "TXT844"
RULES = "《清河县农村环境综合整治工作细则》"


@pytest.mark.parametrize(
    "written",
    ["《清河县农村环境综合整冶工作细则》", "《清河县农村环境综合整治工细则》", "《清何县农村环境综合整治工作细则》"],
)
def test_a_name_that_differs_by_one_character_is_told_where_it_is_rarer(written: str) -> None:
    assert marked(SLIP, f"落实{RULES}。", f"对照{written}。", f"按照{RULES}。") == [written]
    assert marked(SLIP, f"对照{written}。", f"落实{RULES}，按照{RULES}。") == [written]


def test_of_two_names_that_stand_once_the_later_is_told_with_the_place_of_the_first() -> None:
    (one,) = found(SLIP, f"落实{RULES}。", "对照《清河县农村环境综合整冶工作细则》。")
    assert one.reason == "《清河县农村环境综合整冶工作细则》与《清河县农村环境综合整治工作细则》只差一个字"
    assert one.related == ((0, 2, 2 + len(RULES)),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("《清河县第一批整改任务清单目录》", "《清河县第二批整改任务清单目录》"),
        ("《清河县水污染防治工作细则》", "《清河县气污染防治工作细则》"),
        ("《城市环境噪声管理办法》", "《城镇环境噪声管理办法》"),
        ("《生态环境保护工作细则》", "《新生态环境保护工作细则》"),
        ("《河长制》", "《湖长制》"),  # too short to tell
        ("《清河县大气污染防治办法》", "《清河县大气污染防治条例》"),
    ],
)
def test_names_of_two_documents_are_left_alone(one: str, other: str) -> None:
    assert marked(SLIP, f"印发{one}{other}。") == []


def test_places_that_differ_by_a_character_are_two_places() -> None:
    text = "德州市与滨州市协作，印发《德州市农村环境综合整治工作细则》《滨州市农村环境综合整治工作细则》。"
    assert marked(SLIP, text) == []


@given(st.integers(0, len(RULES) - 3), st.sampled_from("佳腾鹰铭霞"))
def test_any_character_of_a_name_that_is_changed_is_found(at: int, character: str) -> None:
    name = RULES[1:-1]
    broken = name[:at] + character + name[at + 1 :]
    assert marked(SLIP, f"清河县印发{RULES}，落实{RULES}。", f"对照《{broken}》。") == [f"《{broken}》"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("《清河县贯彻落实第二轮督察反馈意见整改方案》", "《清河县贯彻落实第二轮督察整改方案》"),
        ("《清河县贯彻落实省委督察报告整改方案》", "《清河县贯彻落实省委督察反馈意见整改方案》"),
        ("《清河县贯彻落实督察反馈意见整改方案》", "《清河县贯彻落实督察反馈意见整改工作方案》"),
    ],
)
def test_one_plan_under_two_names_is_told(one: str, other: str) -> None:
    assert marked(PLAN, f"印发{one}，明确37项任务。", f"对照{other}推进。") == [other]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("《清河县贯彻落实第一轮督察反馈意见整改方案》", "《清河县贯彻落实第二轮督察整改方案》"),
        ("《清河县贯彻落实中央督察反馈意见整改方案》", "《清河县贯彻落实省督察反馈意见整改方案》"),
        ("《清河县2019年督察反馈意见整改方案》", "《清河县2021年督察反馈意见整改方案》"),
        ("《清河县贯彻落实督察反馈意见整改方案》", "《平原县贯彻落实督察反馈意见整改方案》"),
        ("《清河县贯彻落实督察反馈意见整改方案》", "《清河县贯彻落实督察“回头看”反馈意见整改方案》"),
        ("《清河县贯彻落实督察反馈意见整改方案》", "《清河县贯彻落实督察反馈意见整改任务清单》"),
    ],
)
def test_two_plans_are_left_alone(one: str, other: str) -> None:
    assert marked(PLAN, f"印发{one}{other}。") == []


def test_a_short_name_that_is_not_used_is_told() -> None:
    assert marked(SHORT, "县整改工作领导小组（以下简称领导小组）负责。", "各镇抓好落实。") == ["领导小组"]


def test_a_short_name_in_a_table_or_a_heading_is_used() -> None:
    assert marked(SHORT, "县整改办公室（以下简称“县整改办”）负责。", "单位\t任务", "县整改办\t3") == []
    assert marked(SHORT, "县整改办公室（以下简称“县整改办”）负责。", "二、县整改办职责", "抓好落实。") == []


def test_the_full_name_behind_its_short_name_is_told() -> None:
    text = f"印发{RULES}（以下简称《细则》），各镇落实《细则》，定期对照{RULES}检查。"
    assert marked(SHORT, text) == [RULES]


def test_two_names_of_one_team_are_told() -> None:
    lines = ("省第三生态环境保护督察组进驻我县。", "省环境保护督察组交办的信访件全部办结。")
    assert marked(TEAM, *lines) == ["省环境保护督察组"]


@pytest.mark.parametrize("last", ["省第四生态环境保护督察组移交问题线索。", "省第四督察组移交问题线索。"])
def test_another_number_of_the_team_is_told(last: str) -> None:
    lines = ("省第三生态环境保护督察组进驻我县。", "省第三生态环境保护督察组反馈意见。", last)
    assert marked(TEAM, *lines) == [last.partition("移")[0]]


def test_of_two_teams_that_stand_once_the_later_is_told() -> None:
    lines = ("省第三生态环境保护督察组进驻我县。", "省第八生态环境保护督察组反馈了意见。")
    assert marked(TEAM, *lines) == ["省第八生态环境保护督察组"]
    assert marked(TEAM, *lines, "第一轮督察反馈的问题已销号。") == []  # there were several inspections


def test_a_team_with_its_number_in_another_place_is_told() -> None:
    lines = ("中央第五生态环境保护督察组进驻我省。", "中央生态环境保护第五督察组反馈意见。")
    assert marked(TEAM, *lines) == ["中央生态环境保护第五督察组"]


def test_another_short_name_than_was_introduced_is_told() -> None:
    text = f"印发{RULES}（以下简称《整治细则》），各镇落实《整治工作细则》。"
    assert marked(SHORT, text) == ["《整治细则》", "《整治工作细则》"]


@pytest.mark.parametrize(
    "text",
    [
        "中央第二生态环境保护督察组进驻我省。全国8个中央环境保护督察组共收到举报3000件。",
        "省第三生态环境保护督察组、省第八生态环境保护督察组进驻我市。",
        "中央第二生态环境保护督察组进驻我省。2017年，中央环境保护督察组进驻，反馈问题已完成整改。",
        "省第三生态环境保护督察组进驻我县。省第一轮环境保护督察组反馈的问题已销号。",
        "省第一督察组、第二督察组、第三督察组分别进驻。省第一督察组反馈意见。",
        "省第三生态环境保护督察组进驻我县。督察组交办信访件219件。",
    ],
)
def test_several_inspections_are_several_teams(text: str) -> None:
    assert marked(TEAM, text) == []
