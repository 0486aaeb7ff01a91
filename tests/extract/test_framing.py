"""What the frame of an old paper says: whose inspection, when, by whom, on what basis; the plan; 截至日期; the city."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.extract.framing import frame_facts
from reportgen.extract.parts import Facts, Line, Sure

TITLE = "云溪市贯彻落实第二轮省级生态环境保护督察反馈意见整改落实情况的报告"
LEAD = (
    "2021年4月9日至29日，根据《江苏省生态环境保护督察工作实施办法》，经省委、省政府批准，"
    "江苏省第三生态环境保护督察组（以下简称省督察组）对我市开展了督察，并于2021年7月23日反馈了督察意见。"
    "2021年10月8日，市委、市政府印发《云溪市贯彻落实第二轮省级生态环境保护督察反馈意见整改方案》"
    "（云发〔2021〕16号，以下简称《整改方案》），确定37项整改任务、112条整改措施，"
    "建立“四个清单”（问题清单、措施清单、责任清单、销号清单）。"
)


def read(*paragraphs: str, title: str = TITLE, signers: tuple[str, ...] = (), date: str = "") -> Facts:
    """The facts of a paper: its title is line 1, the paragraphs follow."""
    texts = [*([title] if title else []), *paragraphs, *signers, *([date] if date else [])]
    return frame_facts([Line(text, n) for n, text in enumerate(texts, 1)], title, signers, date)


def inspection(*paragraphs: str, **more: Any) -> Any:
    """督察 of such a paper."""
    return read(*paragraphs, **more).data.get("督察", {})


def plan(*paragraphs: str) -> Any:
    """整改方案 of such a paper."""
    return read(LEAD[: LEAD.index("2021年10月8日")], *paragraphs).data.get("整改方案", {})


def sure(facts: Facts, key: str) -> str:
    """How surely a fact was recognised."""
    return next(told.sure.value for told in facts.told if told.key == key)


def doubts(facts: Facts) -> list[str]:
    """The reasons of the doubts, without that on the city."""
    return [doubt.reason for doubt in facts.doubts]


def uses(facts: Facts, *paragraphs: str) -> dict[str, list[str]]:
    """Placeholder -> the characters that it is to print."""
    texts = dict(enumerate((TITLE, *paragraphs), 1))
    found: dict[str, list[str]] = {}
    for use in facts.uses:
        found.setdefault(use.name, []).append(texts[use.at][use.start : use.end])
    return found


def test_a_conventional_opening_is_read_whole() -> None:
    signers = ("中共云溪市委", "云溪市人民政府")
    facts = read(LEAD, "截至2022年8月30日，我市37项任务完成17项。", signers=signers, date="2022年9月2日")
    assert facts.data == {
        "文种": "整改落实情况报告",
        "截至日期": "2022-08-30",
        "城市": {
            "名称": "云溪市",
            "自称": "我市",
            "党委": "中共云溪市委",
            "政府": "云溪市人民政府",
            "省份": "江苏省",
        },
        "督察": {
            "简称": "省督察组",
            "层级": "省级",
            "轮次": "第二轮",
            "督察组": "江苏省第三生态环境保护督察组",
            "进驻": "2021年4月9日至29日",
            "反馈日期": "2021-07-23",
            "依据": "《江苏省生态环境保护督察工作实施办法》",
            "批准机关": ["省委", "省政府"],
        },
        "整改方案": {
            "名称": "《云溪市贯彻落实第二轮省级生态环境保护督察反馈意见整改方案》",
            "简称": "《整改方案》",
            "文号": "云发〔2021〕16号",
            "印发机关": "市委、市政府",
            "印发日期": "2021-10-08",
            "清单": ["问题清单", "措施清单", "责任清单", "销号清单"],
            "措施数": "112",
            "任务数": "37",
        },
    }
    assert facts.doubts == ()


def test_each_fact_is_told_with_its_line_and_how_surely() -> None:
    facts = read(LEAD)
    told = {t.key: t for t in facts.told}
    assert (told["督察.反馈日期"].value, told["督察.反馈日期"].at) == ("2021-07-23", 2)
    assert told["督察.反馈日期"].sure is Sure.HIGH
    assert told["督察.轮次"].at == 1
    assert told["整改方案.措施数"].sure is Sure.MIDDLE
    assert told["督察.批准机关"].value == "省委、省政府"


def test_what_changes_from_year_to_year_is_proposed_as_a_placeholder() -> None:
    more = "截至2022年8月30日，按照《云溪市贯彻落实第二轮省级生态环境保护督察反馈意见整改方案》完成17项。"
    assert uses(read(LEAD, more), LEAD, more) == {
        "督察.进驻": ["2021年4月9日至29日"],
        "督察.反馈日期": ["2021年7月23日"],
        "督察.督察组": ["江苏省第三生态环境保护督察组"],
        "督察.依据": ["《江苏省生态环境保护督察工作实施办法》"],
        "整改方案.名称": ["《云溪市贯彻落实第二轮省级生态环境保护督察反馈意见整改方案》"] * 2,
        "整改方案.文号": ["云发〔2021〕16号"],
        "整改方案.印发日期": ["2021年10月8日"],
        "截至日期": ["2022年8月30日"],
    }


def test_another_event_of_the_same_day_is_no_use_of_the_feedback_date() -> None:
    meeting = "2021年7月23日，市委召开会议，研究督察整改工作。"
    found = uses(read(LEAD, meeting), LEAD, meeting)
    assert found["督察.反馈日期"] == ["2021年7月23日"]


@pytest.mark.parametrize(
    ("said", "given", "use"),
    [
        ("2021年12月29日至2022年3月9日", "2021年12月29日至2022年3月9日", True),
        ("2021年4月9日—29日", "2021年4月9日至29日", False),
        ("2021年4月9日起至5月2日", "2021年4月9日至5月2日", False),
        ("2021年4月9日至4月29日", "2021年4月9日至29日", False),
        ("2017年11月", "2017年11月", True),
        ("2021年4月至5月", "2021年4月至5月", True),
    ],
)
def test_a_period_is_noted_as_it_is_printed_and_used_where_it_is_printed_so(said: str, given: str, use: bool) -> None:
    text = f"{said}，省第三生态环境保护督察组进驻我市。"
    assert inspection(text)["进驻"] == given
    assert ("督察.进驻" in uses(read(text), text)) is use


@pytest.mark.parametrize(
    ("title", "name", "parts"),
    [
        ("云溪市第二轮省级生态环境保护督察整改情况的报告", None, {"层级": "省级", "轮次": "第二轮"}),
        ("云溪市省委生态环境保护督察整改情况的报告", "省委生态环境保护督察", {"层级": "省级"}),
        ("关于江苏省环境保护督察反馈意见整改情况的报告", "江苏省环境保护督察", {"层级": "省级"}),
        ("关于2019年省级生态环境保护督察整改情况的报告", None, {"层级": "省级", "年度": "2019年"}),
        ("云溪市中央生态环境保护督察整改情况的报告", None, {"层级": "中央"}),
        ("云溪市第二轮第三批中央生态环境保护督察整改报告", None, {"层级": "中央", "轮次": "第二轮", "批次": "第三批"}),
        ("云溪市首轮中央环境保护督察整改报告", "首轮中央环境保护督察", {"层级": "中央", "轮次": "首轮"}),
        ("云溪市中央生态环境保护督察“回头看”整改报告", None, {"层级": "中央", "类型": "“回头看”"}),
        ("云溪市省级生态环境保护专项督察整改报告", None, {"层级": "省级", "类型": "专项督察"}),
        ("云溪市自治区生态环境保护督察整改报告", "自治区生态环境保护督察", {"层级": "省级"}),
        ("云溪县市级生态环境保护督察整改报告", "市级生态环境保护督察", {}),
    ],
)
def test_the_name_of_the_inspection_is_noted_where_its_parts_do_not_make_it(
    title: str, name: str | None, parts: dict[str, str]
) -> None:
    assert inspection("各级高度重视。", title=title) == {**({"名称": name} if name else {}), **parts}


def test_a_level_is_only_given_where_the_words_say_it() -> None:
    text = "2022年5月，第一生态环境保护督察组对江海县开展督察，2022年8月1日反馈意见。"
    found = inspection(text, title="江海县生态环境保护督察整改情况的报告")
    assert "层级" not in found


def test_year_round_and_batch_come_from_other_names_of_the_same_inspection() -> None:
    text = "印发《云溪市落实2019年省生态环境保护督察反馈意见整改方案》。"
    found = inspection(text, title="云溪市省生态环境保护督察整改成效明显")
    assert found == {"名称": "省生态环境保护督察", "层级": "省级", "年度": "2019年"}


def test_a_round_of_the_past_that_is_spoken_of_is_not_taken() -> None:
    text = "第一轮省级生态环境保护督察整改后，第二轮省级生态环境保护督察又反馈了意见。"
    assert "轮次" not in inspection(text, title="云溪市省级生态环境保护督察整改报告")


def test_several_inspections_of_the_title_are_a_list_with_the_facts_of_each() -> None:
    facts = read(
        "2018年6月5日至7月5日，中央第四环境保护督察组对我省开展“回头看”。"
        "2020年5月8日至28日，省第三生态环境保护督察组进驻我市，9月1日反馈意见，指出40个问题。",
        title="云溪市关于中央和省级生态环境保护督察反馈问题整改情况的报告",
    )
    central, provincial = facts.data["督察"]
    assert (central["层级"], central["进驻"]) == ("中央", "2018年6月5日至7月5日")
    assert provincial["督察组"] == "省第三生态环境保护督察组"
    assert provincial["反馈日期"] == "2020-09-01"
    assert sure(facts, "督察.2.反馈日期") == "中"


def test_an_inspection_that_the_title_does_not_name_is_left_out() -> None:
    past = "2017年4月，中央第七环境保护督察组进驻我省。"
    found = inspection(past, LEAD)
    assert found["督察组"] == "江苏省第三生态环境保护督察组"
    assert found["进驻"] == "2021年4月9日至29日"


def test_facts_in_the_first_chapter_count_where_the_lead_has_none() -> None:
    found = inspection("现将情况报告如下：", "一、总体情况", "2021年4月至5月，省督察组对我市开展督察。", "二、下一步")
    assert found["进驻"] == "2021年4月至5月"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("第二轮省级生态环境保护督察反馈我市37项问题，已完成17项。", {"反馈问题": "37"}),
        ("省督察组提出的三类20个问题，已全部整改。", {"反馈类别": "3", "反馈问题": "20"}),
        ("省级督察反馈问题共52个。", {"反馈问题": "52"}),
        ("省督察组移交的3个责任追究问题，已全部办结。", {"移交问题": "3"}),
        ("督察组移交生态环境损害责任追究问题4个。", {"移交问题": "4"}),
        ("方案明确五大类68个整改问题。", {"反馈类别": "5"}),
        ("中央督察反馈我市15个问题。", {}),
        ("督察反馈意见整改完成的17个问题。", {}),
        ("督察反馈的每一个问题都有人管。", {}),
        ("省督察组移交信访件228件。", {}),
        ("向纪检监察机关移交问题线索3条。", {}),
        ("其余水环境3个问题正在整改。", {}),
    ],
)
def test_counts_of_problems_are_those_that_were_fed_back_or_referred(text: str, facts: dict[str, str]) -> None:
    text = text.replace("中央督察反馈", "中央生态环境保护督察反馈")
    found = inspection("一、总体情况", text)
    assert {key: found[key] for key in found if key in ("反馈类别", "反馈问题", "移交问题")} == facts


def test_a_smaller_count_behind_the_whole_is_of_a_part_and_a_greater_one_is_doubted() -> None:
    part = "省督察组反馈我市37个问题。省督察组反馈的12个问题已完成。"
    assert inspection(part)["反馈问题"] == "37"
    more = read("省督察组反馈我市12个问题。", "省督察组反馈我市37个问题。")
    assert "反馈问题" not in more.data["督察"]
    assert any("反馈问题前后不一" in reason for reason in doubts(more))


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("市委、市政府印发实施了{plan}。", {"印发机关": "市委、市政府"}),
        ("市委、市政府高度重视，印发{plan}。", {"印发机关": "市委、市政府"}),
        ("市委办公室、市政府办公室联合印发{plan}。", {"印发机关": "市委办公室、市政府办公室"}),
        ("中共云溪市委、云溪市人民政府印发{plan}。", {"印发机关": "中共云溪市委、云溪市人民政府"}),
        ("及时组织制定了{plan}（以下简称“方案”）。", {"简称": "“方案”"}),
        ("2021年9月印发{plan}（云办〔2021〕3号）。", {"印发日期": "2021年9月", "文号": "云办〔2021〕3号"}),
        ("研究{plan}，明确20项整改任务。", {"任务数": "20"}),
        ("按照{plan}，46项整改任务中完成34项。", {"任务数": "46"}),
        (
            "制定{plan}，建立问题、任务、标准、责任“四项清单”。",
            {"清单": ["问题清单", "任务清单", "标准清单", "责任清单"], "清单量词": "项"},
        ),
        ("2021年7月23日反馈意见后，印发{plan}。", {}),
    ],
)
def test_what_is_said_of_the_plan(text: str, facts: dict[str, Any]) -> None:
    name = "《云溪市省级生态环境保护督察反馈意见整改方案》"
    assert plan(text.format(plan=name)) == {"名称": name, **facts}


@pytest.mark.parametrize(
    "text",
    [
        "印发《云溪市督察反馈问题整改专项督查工作方案（2021年）》。",
        "印发《云溪市大气污染防治方案》。",
        "明确20项整改任务。",
    ],
)
def test_another_paper_is_no_plan(text: str) -> None:
    assert plan(text) == {}


def test_several_totals_of_tasks_are_doubted_and_none_is_taken() -> None:
    facts = read(LEAD, "一、情况", "督察整改共确定39项整改任务。")
    assert "任务数" not in facts.data["整改方案"]
    assert any("总数前后不一" in reason for reason in doubts(facts))


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("云溪市中央生态环境保护督察整改方案", "整改方案"),
        ("云溪市生态环境保护督察反馈意见整改落实方案（公开版）", "整改方案"),
        ("云溪市生态环境保护督察整改任务清单", "整改落实情况报告"),
        ("云溪市生态环境保护督察问题整改完成情况公示", "整改落实情况报告"),
        ("云溪市公开督察整改情况", "整改落实情况报告"),
        ("", "整改落实情况报告"),
    ],
)
def test_the_kind_is_that_of_the_title_as_long_as_the_kind_takes_prose(title: str, kind: str) -> None:
    assert read("现将有关情况公开。", title=title).data["文种"] == kind


def test_a_title_of_a_table_with_nothing_but_the_table_is_that_kind() -> None:
    facts = read(title="云溪市生态环境保护督察整改任务进展情况清单", date="2022年3月1日")
    assert (facts.data["文种"], sure(facts, "文种")) == ("进展情况清单", "中")
    assert read(title="云溪市督察整改任务8月调度表").data["文种"] == "月度调度表"


def test_a_plan_that_is_the_paper_itself_gives_its_own_title() -> None:
    facts = read("特制定本方案。", title="云溪市第二轮省级生态环境保护督察反馈意见整改方案（公开版）")
    assert facts.data["整改方案"] == {"名称": "《云溪市第二轮省级生态环境保护督察反馈意见整改方案》"}
