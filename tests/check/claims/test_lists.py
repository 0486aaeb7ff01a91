"""Lists against their count: behind it (分别为, in brackets, 即：), in front of it (三个方面, 2个文件), and 等7项."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.check.claims import lists
from reportgen.check.claims.items import Tally, bare, tally, tally_leftwards
from reportgen.zh import numeral
from tests.papers import found, marked

COUNTIES = ("东山县", "西河县", "南湖县", "北岭县", "中原县", "上坪县", "下洼县")


@pytest.mark.parametrize(
    ("listed", "low", "high"),
    [
        ("甲县、乙县、丙县", 3, 3),
        ("甲县、乙县和丙县", 3, 3),
        ("清淤、截污以及补水", 3, 3),
        ("甲县和乙县", 1, 2),  # 和 may be part of a name
        ("规划环评批复和尾矿库综合治理", 1, 2),
        ("大气、水污染防治攻坚和执法监管能力建设", 1, 3),
        ("甲厂提标；乙场封场；丙矿修复", 3, 3),
        ("甲厂提标、扩容；乙场封场", 2, 3),
        (bare("《甲》《乙》《丙》"), 3, 3),
        (bare("甲县（含乙、丙）、丁县"), 2, 2),
    ],
)
def test_a_list_can_be_read_in_more_than_one_way(listed: str, low: int, high: int) -> None:
    assert tally(listed) == Tally(low, high)


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        ("建立问题、任务、标准、责任", 4, 4),
        ("对东山县、西河县开展大气、水、土壤", 3, 4),
        ("完成清淤、截污和补水", 3, 3),
    ],
)
def test_the_left_end_of_a_list_is_where_something_is_done(sentence: str, low: int, high: int) -> None:
    assert tally_leftwards(sentence) == Tally(low, high)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("3项未达到序时进度，分别为：规划环评批复和尾矿库治理；3项长期坚持。", "3项"),
        ("4家企业分别是东方化工、南方水泥、北方纸业，均已整改。", "4家"),
        ("这四份清单分别是“政策清单”“收集清单”“问题清单”，是必备的工具。", "四份"),
        ("建立“五个清单”（问题清单、措施清单、责任清单、效果清单），逐项销号。", "五个"),
        ("涉及2个县（东山县、西河县、南湖县），均已整改。", "2个"),
        ("成立三个专班：综合专班、督导专班、宣传专班、执法专班。", "三个"),
        ("做到“四个不放过”，即：问题不查清不放过，原因不查明不放过，责任不追究不放过。", "四"),
        ("做到“三个必须”，即管行业必须管环保、管业务必须管环保。", "三"),
    ],
)
def test_a_list_behind_a_count_that_it_does_not_match(text: str, mark: str) -> None:
    assert marked("SUM921", text) == [mark]


@pytest.mark.parametrize(
    "text",
    [
        "2项未达到序时进度，分别为：规划环评批复和尾矿库治理；3项长期坚持。",
        "3项未完成，分别为：甲厂提标改造工程；乙场渗滤液处理、封场工程；丙矿生态修复工程。",
        "选派3名干部到2个村，分别为王某、李某、赵某。",
        "5个断面中，Ⅲ类、Ⅳ类断面比例分别为60%、40%。",
        "涉及5个问题，分别为监管不力、执法不严等。",
        "涉及6个县（市、区）和3个功能区（高新区、经开区、度假区）。",
        "涉及3家企业（含东方公司、南方公司）。",
        "严格执行“三线一单”（生态保护红线、环境质量底线、资源利用上线和生态环境准入清单）。",
        "做到“三个到位”，即思想到位、组织到位、责任到位，确保整改到位。",
        "成立三个专班：综合专班、督导专班、宣传专班，由各专班推进。",
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "共有20家绿色企业。其中绿色工厂9家（国家级2家、省级7家）。",
    ],
)
def test_lists_behind_counts_that_are_left_alone(text: str) -> None:
    assert found("SUM921", text) == []


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("建立问题、任务、标准、责任“三项清单”，逐项销号。", "三项清单"),
        ("优化产业、能源、运输、用地“五大结构”。", "五大结构"),
        ("从大气、水、土壤四个方面发力。", "四个方面"),
        ("扬尘、机动车、散煤管控两措并举。", "两措并举"),
        ("实行省、市、县四级联动。", "四级"),
        ("印发《实施方案》《考核办法》3个文件。", "3个"),
        ("印发《实施方案》《考核办法》《责任清单》等2个文件。", "2个"),
        ("打好“蓝天”“碧水”“净土”四大保卫战。", "四大"),
    ],
)
def test_a_count_behind_a_list_that_it_does_not_match(text: str, mark: str) -> None:
    assert marked("SUM922", text) == [mark]


@pytest.mark.parametrize(
    "text",
    [
        "建立问题、任务、标准、责任“四项清单”，逐项销号。",
        "从大气、水和土壤三个方面发力。",
        "对东山县、西河县、南湖县开展大气、水两个方面检查。",
        "对东山县、西河县开展大气、水、土壤三个方面检查。",
        "从健全机制、强化考核、抓好整改等方面部署7项任务，涉及水、气等三个领域。",
        "印发《实施方案》《考核办法》等3个文件，《总体规划》和3个专项方案。",
        "印发《总体方案》，《实施办法》《考核办法》两个办法。",
        "附有《总体方案》《实施办法》4个附件。",
        "新建、改造3座泵站，扩建、提标4个污水处理厂。",
        "钢铁、焦化、水泥“两高”项目，“散乱污”“两高”3家企业。",
        "二、三、四类水体，优、良、中三类水质。",
        "落实扬尘、工地、道路“六个百分之百”。",
        "完成国家级、省级平台3个，市、县（区）、乡镇三级联动。",
    ],
)
def test_counts_behind_lists_that_are_left_alone(text: str) -> None:
    assert found("SUM922", text) == []


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("完成东湖、南湖、西湖、北湖等3个湖泊治理。", "3个"),
        ("组织东山、西河、南湖、北岭等3县开展整治。", "3县"),
        ("建立调度、通报、约谈和问责等三项机制。", "三项"),
    ],
)
def test_no_more_items_than_the_count_behind_them(text: str, mark: str) -> None:
    assert marked("SUM923", text) == [mark]


@pytest.mark.parametrize(
    "text",
    [
        "完成东湖、南湖、西湖等3个湖泊治理，清河、沙河等6条河流治理。",
        "对东山县、西河县、南湖县开展扬尘、噪声等2个专项检查。",
        "完成大气、水、土壤污染综合防治和执法等2项任务。",
        "新增平台3个、企业5家、中心2个等2类载体。",
        "化工、钢铁、水泥、焦化等一批项目建成，优等、良等两个等级。",
    ],
)
def test_items_before_a_count_that_are_left_alone(text: str) -> None:
    assert found("SUM923", text) == []


@given(st.integers(2, 7), st.integers(2, 9))
def test_only_a_count_that_differs_is_found(listed: int, said: int) -> None:
    names = "、".join(COUNTIES[:listed])
    assert bool(marked("SUM921", f"涉及{said}个县（{names}）。")) is (said != listed)
    assert bool(marked("SUM923", f"完成{names}等{said}个县的治理。")) is (said < listed)
    if listed > 2:
        assert bool(marked("SUM922", f"聚焦{names}{numeral(said)}个方面。")) is (said != listed)


def test_both_numbers_are_named() -> None:
    (slip,) = found("SUM922", "从大气、水、土壤四个方面发力。")
    assert slip.reason == "“从大气、水、土壤”是3项，不是“四个方面”"


@pytest.mark.parametrize(
    "text",
    [
        "3个分别为" * 12_000,
        "甲、乙等2个" * 8_000,
        "三个方面甲、乙、丙" * 6_000,
        "“四个清单”：" * 8_000,
        "《甲》" * 20_000,
    ],
)
def test_of_a_hostile_text_nothing_is_told(text: str) -> None:
    """A pattern that looked through all of it at each of its characters would take hours."""
    rules = (lists.lists_behind_counts, lists.lists_before_counts, lists.more_than_counted)
    assert [slip for rule in rules for slip in rule(text)] == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("共17件，涉及4个区市，分别是东山区8件、西河区6件、清河市3件。", ["4个"]),
        ("共17件，涉及3个区市，分别是东山区8件、西河区6件、清河市3件。", []),
        ("共17件，涉及3个区市和1个部门，分别是东山区8件、西河区6件、清河市2件、水务局1件。", []),
        ("共17件，涉及12个区市，分别是东山区8件、西河区6件、其他3件。", []),
        ("36个重点城市（直辖市、省会城市、计划单列市）消除率为96%。", []),
    ],
)
def test_places_with_their_counts(text: str, what: list[str]) -> None:
    assert marked("SUM921", text) == what
