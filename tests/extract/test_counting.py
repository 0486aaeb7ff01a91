"""Sentences on tasks and problems of an old paper become 整改任务, 督察 and 整改方案; contradictions do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.extract.counting import figure_facts
from reportgen.extract.parts import Line, Sure
from tests.extract.counted import prints, read


def test_problems_with_what_is_done_of_them_are_tasks_too() -> None:
    found = read("督察反馈我市52项问题，目前已整改完成31项，其余21项正在推进。")
    assert found["督察"] == {"反馈问题": "52"}
    assert found["整改任务"] == {"总数": "52", "分组": {"已完成整改": "31", "推进中": "21"}}
    assert found["量词"] == {"问题": "项"}
    assert found.uses == [("52项", "问题.总数"), ("31项", "任务.已完成"), ("21项", "任务.正在推进")]
    assert not found.doubts


def test_what_is_left_unsaid_is_not_done_and_a_doubt() -> None:
    found = read("第三轮省级生态环境保护督察反馈我市41项问题，目前已整改完成19项。")
    assert found["整改任务"] == {"总数": "41", "分组": {"已完成整改": "19", "未完成": "22"}}
    assert found.uses == [("41项", "问题.总数"), ("19项", "任务.已完成")]
    assert found.doubts == [("19项", "其余 22 项文中没有写进展，“分组”里记作“未完成”")]
    assert [t.sure for t in found.facts.told if t.key == "整改任务.分组"] == [Sure.MIDDLE]


def test_nothing_is_made_of_the_rest_where_nothing_is_done() -> None:
    found = read("30项整改任务中，基本完成12项。")
    assert found["整改任务"] == {"总数": "30"}
    assert found.uses == [("30项", "任务.总数")]
    assert "其余 18 项没有写状态" in found.doubts[0][1]


def test_tasks_of_which_some_go_on() -> None:
    found = read("目前，58项整改任务中完成43项，其他15项正在推进。")
    assert found["整改任务"] == {"总数": "58", "分组": {"已完成整改": "43", "推进中": "15"}}
    assert found.uses == [("58项", "任务.总数"), ("43项", "任务.已完成"), ("15项", "任务.正在推进")]


def test_a_lost_measure_word_is_a_doubt_and_the_bare_number_a_placeholder() -> None:
    found = read("目前，58项整改任务中完成43项，其他15正在推进。")
    assert ("15", "任务.正在推进|数") in found.uses
    assert found.doubts == [("15", "“15”后面缺量词")]


def test_the_rest_may_keep_to_the_schedule() -> None:
    found = read("28个整改任务已完成16个，其余12个达到序时进度。")
    assert found["整改任务"] == {"总数": "28", "分组": {"已完成整改": "16", "达到序时进度": "12"}}
    assert found["量词"] == {"任务": "个"}
    assert found.uses[-1] == ("12个", "任务.达到序时进度")


def test_the_layers_of_what_is_due() -> None:
    found = read(
        "截至9月底，30项整改任务中，已到时限的14项，其中，11项已基本完成，3项未达到序时进度，分别为：甲厂改造和乙河治理；"
        "4项已建立健全长效机制需长期坚持；剩余12项正在推进之中，其中，2024年底应完成5项，2025年应完成4项，持续推进的3项。"
    )
    groups = {"基本完成": "11", "未达到序时进度": "3", "长期坚持": "4", "推进中": "12"}
    assert found["整改任务"] == {"总数": "30", "分组": groups}
    assert [name for _, name in found.uses] == [
        *("任务.总数", "任务.基本完成", "任务.未达到序时进度"),
        *("任务.长期坚持", "任务.推进中"),
    ]
    assert [words for words, _ in found.doubts] == ["14项"]


@pytest.mark.parametrize("push", ["有序推进", "统筹推进", "扎实推进", "着力推动"])
def test_what_is_pushed_on_is_all_of_it_where_parts_follow(push: str) -> None:
    found = read(f"{push}76项整改任务，其中50项已完成整改。")
    assert found["整改任务"] == {"总数": "76", "分组": {"已完成整改": "50", "未完成": "26"}}


def test_a_rate_is_a_placeholder_where_the_parts_give_it() -> None:
    found = read("反馈问题72个，完成63个，完成率87.5%；基本完成并持续整改6个，未完成3个。")
    assert found["整改任务"] == {"总数": "72", "分组": {"已完成整改": "63", "基本完成": "6", "未完成": "3"}}
    assert found.uses == [
        *(("72个", "问题.总数"), ("63个", "任务.已完成"), ("6个", "任务.基本完成")),
        *(("3个", "任务.尚未完成"), ("87.5%", "任务.完成率")),
    ]


def test_a_rate_that_the_parts_do_not_give_stays_text() -> None:
    found = read("反馈问题72个，完成63个，完成率90%；未完成9个。")
    assert not [name for _, name in found.uses if name.endswith("率")]


def test_common_and_own_problems_need_a_ledger() -> None:
    assert read("共性问题12个，已完成10个；个性问题30个，已完成25个。").facts.data == {}


def test_classes_problems_tasks_and_measures_are_four_counts() -> None:
    found = read("我市将6个方面25个问题分解为40项整改任务、112条整改措施。")
    assert found["督察"] == {"反馈问题": "25", "反馈类别": "6"}
    assert found["整改任务"] == {"总数": "40"}
    assert found["整改方案"] == {"措施数": "112"}
    assert set(found.uses) == {("25个", "问题.总数"), ("40项", "任务.总数"), ("112条", "措施.总数")}


def test_classes_in_han_numerals_are_data_and_no_placeholder() -> None:
    found = read("针对督察组提出的四类33个问题，制定整改措施96项。")
    assert found["督察"] == {"反馈问题": "33", "反馈类别": "4"}
    assert found["量词"] == {"措施": "项"}
    assert set(found.uses) == {("33个", "问题.总数"), ("96项", "措施.总数")}


def test_what_passed_the_inspection_is_done() -> None:
    found = read("2021年，省级督察反馈问题30项，完成并通过验收25项、长期坚持5项。")
    assert found["整改任务"] == {"总数": "30", "分组": {"已完成整改": "25", "长期坚持": "5"}}
    assert found.uses[1:] == [("25项", "任务.已完成"), ("5项", "任务.长期坚持")]


def test_inspections_told_one_by_one_stay_text_without_a_grand_total() -> None:
    found = read(
        "第一轮中央环保督察反馈问题20项，完成整改18项、长期坚持2项。",
        "第二轮省级督察反馈问题30项，完成整改24项，6项正在推进。",
    )
    assert "整改任务" not in found.facts.data
    assert not found.uses
    assert {words for words, _ in found.doubts} == {"20项", "30项"}


def test_an_inspection_of_which_all_is_done_beside_another() -> None:
    found = read("中央生态环境保护督察反馈问题12项全部完成整改，省级生态环境保护督察反馈问题34项已完成30项。")
    assert not found.facts.data
    assert [words for words, _ in found.doubts] == ["12项", "34项"]


def test_the_round_may_be_left_out_where_the_inspection_is_the_same() -> None:
    found = read("第二轮省级督察反馈问题34项。", "省级督察反馈的34项问题，已完成整改30项，其余4项正在推进。")
    assert found["整改任务"] == {"总数": "34", "分组": {"已完成整改": "30", "推进中": "4"}}


def test_the_grand_total_of_several_inspections_is_the_total() -> None:
    found = read(
        "第一轮中央环保督察反馈问题20项，完成整改18项、长期坚持2项。",
        "第二轮省级督察反馈问题30项，完成整改24项，6项正在推进。",
        "两次督察共反馈问题50项，完成整改42项，长期坚持2项，6项正在推进。",
    )
    assert found["整改任务"] == {"总数": "50", "分组": {"已完成整改": "42", "长期坚持": "2", "推进中": "6"}}
    assert all(words == "50项" or name != "问题.总数" for words, name in found.uses)


def test_what_was_struck_off_lies_inside_of_what_is_done() -> None:
    found = read("反馈问题60项，完成整改45项，销号38项，未完成但达到序时进度15项。")
    assert found["整改任务"] == {"总数": "60", "分组": {"已完成整改": "7", "已销号": "38", "达到序时进度": "15"}}
    assert found.uses[1:] == [("45项", "任务.已完成"), ("38项", "任务.已销号"), ("15项", "任务.达到序时进度")]


def test_partly_done_is_under_way() -> None:
    found = read("85项整改任务已完成60项，达到序时进度20项，部分整改5项。")
    assert found["整改任务"] == {"总数": "85", "分组": {"已完成整改": "60", "达到序时进度": "20", "推进中": "5"}}
    assert found.uses[-1] == ("5项", "任务.推进中")


def test_all_may_be_done() -> None:
    found = read("督察反馈的45个问题已全部完成整改。")
    assert found["整改任务"] == {"总数": "45", "分组": {"已完成整改": "45"}}


def test_all_done_or_on_schedule_tells_no_number() -> None:
    found = read("督察涉及我市46项整改任务，按照规定全部完成或达到序时进度要求。")
    assert found["整改任务"] == {"总数": "46"}


def test_the_same_figure_is_a_placeholder_wherever_it_stands() -> None:
    found = read("目前，58项整改任务中完成43项，其余15项正在推进。", "我市58项整改任务纳入清单管理。")
    assert [words for words, name in found.uses if name == "任务.总数"] == ["58项", "58项"]


def test_another_measure_word_is_asked_for_in_the_placeholder() -> None:
    found = read("我市确定整改任务58项，已完成43项，其余15项正在推进。", "58个整改任务逐一销号。")
    assert ("58个", "任务.总数|个") in found.uses


@pytest.mark.parametrize(
    "text", ["46项整改任务中，完成34项，其余11项正在推进。", "46项整改任务已完成34项，正在整改13项。"]
)
def test_parts_that_do_not_make_the_total_are_no_groups(text: str) -> None:
    found = read(text)
    assert found["整改任务"] == {"总数": "46"}
    assert "分组”没有填" in found.doubts[0][1]


def test_two_totals_are_none() -> None:
    found = read("督察组反馈我市20个问题。", "督察反馈的21个问题中，已完成整改12个，其余9个正在推进。")
    assert "督察" not in found.facts.data
    assert ("21个", "前面写“20个”，这里写“21个”，两处不一致，督察.反馈问题没有填") in found.doubts


def test_two_places_that_disagree_on_what_is_done() -> None:
    found = read("46项整改任务已完成34项，其余12项正在推进。", "目前，46项整改任务已完成35项，其余11项正在推进。")
    assert found["整改任务"] == {"总数": "46"}
    assert any("两处不一致" in reason for _, reason in found.doubts)


@pytest.mark.parametrize(
    "text",
    [
        "完成600个村庄生活污水治理，33处农村黑臭水体得到根治。",
        "新建雨污管网163公里，植树1129万株，安装门禁系统415套。",
        "甲县承担的12项整改任务已完成9项。",
        "《任务分解表》第46项由市水务局牵头，2022年完成。",
        "市委常委会召开15次会议，研究46项议题。",
        "重点工程23项，已完成20项，其余3项正在推进。",
    ],
)
def test_other_counts_are_left_alone(text: str) -> None:
    found = read(text)
    assert not found.facts.data
    assert (found.uses, found.doubts) == ([], [])


def test_the_rest_may_be_told_without_its_number() -> None:
    found = read("整改方案共明确整改任务340项，已完成215项，其余整改任务正在积极有序推进。")
    assert found["整改任务"] == {"总数": "340", "分组": {"已完成整改": "215", "推进中": "125"}}
    assert not found.doubts


@pytest.mark.parametrize("between", ["。", "。一是压实责任，召开调度会6次。"])
def test_the_rest_may_be_told_in_a_sentence_of_its_own(between: str) -> None:
    found = read(f"整改方案共明确整改任务64项，已完成49项{between}其余15项整改任务正积极推进。")
    assert found["整改任务"] == {"总数": "64", "分组": {"已完成整改": "49", "推进中": "15"}}
    assert found.uses[-1] == ("15项", "任务.正在推进")
    assert not found.doubts


def test_the_rest_of_a_sentence_of_its_own_that_does_not_make_the_total_is_a_doubt() -> None:
    found = read("整改方案共明确整改任务64项，已完成49项。其余12项整改任务正积极推进。")
    assert found["整改任务"] == {"总数": "64"}
    assert "加起来不等于总数 64" in found.doubts[0][1]


def test_a_total_and_the_tasks_of_another_inspection_do_not_go_together() -> None:
    found = read("第一轮中央环保督察反馈问题26项。", "中央环保督察“回头看”整改方案明确整改任务39项，已完成30项。")
    assert not found.facts.data
    assert [words for words, _ in found.doubts] == ["26项", "39项"]


@pytest.mark.parametrize("named", ["中央环境保护督察“回头看”", "省级环境保护督察", "第二轮中央生态环境保护督察"])
def test_a_total_of_another_inspection_than_the_paper_is_on_stays_text(named: str) -> None:
    found = read(
        "第一轮中央环境保护督察组对我市开展督察。", f"{named}反馈的39项问题，已完成整改30项，其余9项正在推进。"
    )
    assert not found.facts.data
    assert "不是同一次" in found.doubts[0][1]
    assert len(found.doubts) == 1


def test_one_doubt_is_enough_for_one_place() -> None:
    found = read("督察组反馈我市20个问题。", "督察反馈的21个问题中，已完成整改12个，其余8个正在推进。")
    assert len({words for words, _ in found.doubts}) == len(found.doubts)


def test_the_rate_of_all_tasks_is_a_placeholder_where_the_groups_give_it() -> None:
    found = read("整改方案明确的80项整改任务，已完成60项，其余20项正在推进，总体完成率达到75%。")
    assert found.uses[-1] == ("75%", "任务.完成率")
    assert "指标" not in found.facts.data


def test_a_paper_without_figures_tells_nothing() -> None:
    assert figure_facts([Line("一、提高政治站位", 1), Line("", 2)], "2023-05-01").data == {}


@given(st.integers(1, 400), st.integers(0, 400), st.integers(0, 400), st.sampled_from("项个件"))
def test_parts_are_groups_only_where_they_make_the_total(total: int, done: int, rest: int, unit: str) -> None:
    text = f"{total}{unit}整改任务中，已完成{done}{unit}，其余{rest}{unit}正在推进。"
    facts = figure_facts([Line(text, 1)], "")
    ledger = facts.data.get("整改任务", {})
    assert "分组" not in ledger or sum(map(int, ledger["分组"].values())) == total == int(ledger["总数"])
    assert "分组" in ledger or facts.doubts or unit == "件"
    printed = prints(facts)
    assert all(printed[u.name] == text[u.start : u.end] for u in facts.uses)


@given(
    st.text(alphabet="整改任务问题完成其中余正在推进，。；1234项个%同比提升率优良天数居全省第位举报交办件", max_size=60)
)
def test_any_text_gives_data_that_load(text: str) -> None:
    facts = figure_facts([Line(text, 1)], "2023-05-01")
    printed = prints(facts)
    assert all(printed.get(u.name) == text[u.start : u.end] for u in facts.uses)
    assert all(0 <= d.start < d.end <= len(text) for d in facts.doubts)
