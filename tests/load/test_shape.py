"""The shape of the data: synonyms, shorthands, one value for a list, and every fault at its own place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import Diagnostic
from reportgen.ledger.columns import listed
from reportgen.load.shape import names_in
from reportgen.model import Progress
from reportgen.values import Prose
from tests.reports import CITY, faults, loaded, report, said, workbook


def only(home: Path, text: str) -> Diagnostic:
    """The one fault of a file."""
    found = loaded(home, CITY + text).found
    assert len(found) == 1, found
    return found[0]


def test_english_names_and_synonyms_are_keys_too(tmp_path: Path) -> None:
    a = report(tmp_path, "as_of: 2022-08-30\n主送机关: 省委\nledger: {by_status: {已完成: 3}}\n")
    b = report(tmp_path, "统计截止: 2022年8月30日\nAddressees: [省委]\n台账: {分组: {已完成整改: 3}}\n")
    assert a == b
    assert a.ledger is not None
    assert a.ledger.by_status == {Progress.DONE: 3}


def test_full_width_letters_in_a_key_are_half_width_ones(tmp_path: Path) -> None:
    assert report(tmp_path, "ａｓ_ｏｆ: 2022-08-30\n") == report(tmp_path, "截至日期: 2022-08-30\n")


def test_a_key_written_in_two_ways_is_told_with_both_places(tmp_path: Path) -> None:
    found = only(tmp_path, "截至日期: 2022-08-30\n统计截止: 2022-08-31\n")
    assert (found.code, found.place and found.place.line) == ("SHP202", 3)
    assert [p.line for p in found.related] == [2]
    assert found.reason == "“统计截止”和前面的“截至日期”是同一项，都读作“截至日期”"


def test_an_unknown_key_is_told_with_the_nearest_known_ones(tmp_path: Path) -> None:
    found = only(tmp_path, "截止日起: 2022-08-30\n")
    assert found.code == "SHP201"
    assert "是否为“截至日期”" in found.fix


def test_an_unknown_key_that_resembles_nothing_is_told_with_all_keys(tmp_path: Path) -> None:
    assert "城市、督察" in only(tmp_path, "XYZ: 1\n").fix


def test_a_key_without_a_value_is_as_if_it_were_absent(tmp_path: Path) -> None:
    assert report(tmp_path, "标题:\n主送: ~\n章节: null\n督察:\n") == report(tmp_path, "")


def test_an_empty_text_in_quotes_is_a_text(tmp_path: Path) -> None:
    assert report(tmp_path, "标题: ''\n").title == ""


def test_what_a_part_must_have_is_missed_at_the_part(tmp_path: Path) -> None:
    assert faults(tmp_path, "整改任务:\n  列表:\n    - 名称: 甲\n") == ["SHP203 4:7"]


def test_a_file_without_its_city_is_told_so(tmp_path: Path) -> None:
    found = loaded(tmp_path, "标题: 报告\n").found
    assert [d.code for d in found] == ["SHP203"]
    assert found[0].reason == "文件里必须写“城市”"


def test_one_value_stands_for_a_list_of_one(tmp_path: Path) -> None:
    assert report(tmp_path, "主送: 省委\n").addressees == ("省委",)
    assert len(report(tmp_path, "督察: {名称: 甲}\n").inspections) == 1
    assert len(report(tmp_path, "督察: [{名称: 甲}, {名称: 乙}]\n").inspections) == 2


def test_a_text_of_several_lines_stands_for_a_list(tmp_path: Path) -> None:
    text = "整改任务:\n  列表:\n    - 序号: 1\n      整改措施: |\n        建台账。\n\n        修管网。\n"
    assert report(tmp_path, text).tasks[0].measures == ("建台账。", "修管网。")


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("市水利局、市生态环境局", ("市水利局", "市生态环境局")),
        ("市水利局；市生态环境局，市住建局", ("市水利局", "市生态环境局", "市住建局")),
        ("陵城区委、区政府", ("陵城区委、区政府",)),
        ("市水利局、陵城区委、区政府、临邑县委、县政府", ("市水利局", "陵城区委、区政府", "临邑县委、县政府")),
        ("各县（市、区）党委、政府", ("各县（市、区）党委、政府",)),
        ("市委宣传部、市教育局", ("市委宣传部", "市教育局")),
        ("示例工业园管委会", ("示例工业园管委会",)),
        ("市委办公室、市政府办公室", ("市委办公室", "市政府办公室")),
        ("市发展改革委、市政府国资委", ("市发展改革委", "市政府国资委")),
        ("市住建局 市财政局", ("市住建局", "市财政局")),
        ("市住建局　市财政局", ("市住建局", "市财政局")),
        ("市住建局/市财政局／市水利局", ("市住建局", "市财政局", "市水利局")),
        ("市住建局和市财政局", ("市住建局", "市财政局")),
        ("市住房和城乡建设局与市工业和信息化局", ("市住房和城乡建设局", "市工业和信息化局")),
        ("市自然资源和规划局", ("市自然资源和规划局",)),
        ("市人力资源和社会保障局", ("市人力资源和社会保障局",)),
        ("陵城区委 区政府", ("陵城区委 区政府",)),
        ("陵城区委/区政府", ("陵城区委/区政府",)),
        ("市委和市政府", ("市委和市政府",)),
        ("市 水 利 局", ("市 水 利 局",)),
        ("牵头：市住建局；配合：市财政局", ("市住建局", "市财政局")),
        ("责任单位：市水利局。", ("市水利局",)),
        ("市住建局（牵头）、市财政局（配合）", ("市住建局", "市财政局")),
        ("市住建局（市级）、市财政局等单位", ("市住建局", "市财政局")),
        ("1.市住建局 2.市财政局", ("市住建局", "市财政局")),
    ],
)
def test_units_are_parted_at_their_marks_but_not_a_committee_and_its_government(
    tmp_path: Path, text: str, units: tuple[str, ...]
) -> None:
    tasks = f"整改任务: {{列表: [{{序号: 1, 责任单位: '{text}'}}]}}\n"
    assert report(tmp_path, tasks).tasks[0].responsible_units == units


names = st.lists(
    st.sampled_from(
        [
            *"、/／ 　；，\n。等和与及1.2",
            "市",
            "区",
            "局",
            "委",
            "政府",
            "牵头：",
            "（牵头）",
            "（市级）",
            "（市、区）",
            "水利",
            "同上",
        ]
    ),
    max_size=14,
).map("".join)


@given(names)
def test_what_a_cell_parts_is_the_same_when_it_is_written_into_one_cell_again(text: str) -> None:
    found = names_in(text)
    assert names_in(listed(found)) == found


def test_ditto_is_no_unit(tmp_path: Path) -> None:
    rows = "- {序号: 1, 责任单位: 市水利局}\n    - {序号: 2, 责任单位: 同上, 牵头单位: 同上}"
    assert faults(tmp_path, f"整改任务:\n  列表:\n    {rows}\n") == ["LED378 5:21", "LED378 5:31"]


def test_a_text_stands_for_a_mapping_that_has_a_shorthand(tmp_path: Path) -> None:
    made = report(tmp_path, "导语: 一年来，成效明显。\n附件: 清单\n章节: [{标题: 甲, 要点: [做一件事。]}]\n")
    assert made.lead is not None
    assert made.lead.more == "一年来，成效明显。"
    assert [a.title for a in made.attachments] == ["清单"]
    assert made.chapters[0].points[0].body == "做一件事。"
    assert isinstance(made.chapters[0].points[0].body, Prose)


def test_a_word_of_a_list_may_be_written_as_its_synonym(tmp_path: Path) -> None:
    assert report(tmp_path, "督察: {层级: 国家级, 类型: 回头看}\n").inspections[0].type == "“回头看”"


def test_a_word_out_of_a_list_is_told_with_the_nearest(tmp_path: Path) -> None:
    found = only(tmp_path, "文种: 整改情况方案\n")
    assert (found.code, found.place and found.place.column) == ("SHP205", 5)
    assert "整改落实情况报告、整改方案" in found.reason
    assert "改为“整改方案”" in found.fix


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("信访: {交办: ^228件}", "SHP206"),
        ("信访: {交办: ^22.8}", "SHP206"),
        ("信访: {交办: ^-1}", "SHP207"),
        ("整改任务: {节选: ^也许}", "SHP206"),
        ("整改任务: ^[1, 2]", "SHP204"),
        ("整改任务: ^台账.xlsx", "SHP204"),
        ("督察: ^省级督察", "SHP204"),
        ("标题: ^[甲]", "SHP204"),
        ("标题: ^{甲: 乙}", "SHP204"),
        ("章节: ^正文", "SHP204"),
        ("截至日期: ^2022-13-45", "SHP208"),
        ("督察: {进驻: ^2021年4月29日至9日}", "SHP208"),
        ("整改任务: {列表: [{序号: 1, 整改时限: ^尽快}]}", "SHP209"),
        ("整改任务: {列表: [{序号: 1, 状态: ^差不多}]}", "LED301"),
        ("整改任务: {列表: [{序号: 1, 状态: ^√}]}", "LED302"),
        ("整改任务: {分组: {已完成: 3, ^办结: 4}}", "SHP202"),
        ("整改任务: {分组: {^差不多: 3}}", "LED301"),
        ("指标: {甲: {小数位: ^9}}", "SHP207"),
    ],
)
def test_a_fault_stands_at_the_value_itself(tmp_path: Path, text: str, code: str) -> None:
    """^ marks the place."""
    assert faults(tmp_path, text.replace("^", "") + "\n") == [f"{code} 2:{text.index('^') + 1}"]


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    text = (
        "文种: 通知\n截至日期: 昨天\n天气: 晴\n信访: {交办: 多}\n整改任务: {列表: [{序号: 1, 状态: 好}, {名称: 乙}]}\n"
    )
    assert sorted(faults(tmp_path, text)) == [
        "LED301 6:25",
        "SHP201 4:1",
        "SHP203 6:29",
        "SHP205 2:5",
        "SHP206 5:10",
        "SHP208 3:7",
    ]


def test_numbers_stay_as_they_were_written(tmp_path: Path) -> None:
    text = "整改任务: {列表: [{序号: 010, 编号: 1.10}]}\n指标: {甲: {现值: 56.0}}\n信访: {交办: '1,685'}\n"
    made = report(tmp_path, text)
    assert (made.tasks[0].no, made.tasks[0].id) == ("010", "1.10")
    assert str(made.indicators["甲"].value) == "56.0"
    assert made.petitions is not None
    assert made.petitions.received == 1685


def test_every_value_knows_its_place(tmp_path: Path) -> None:
    made = report(tmp_path, "标题: 报告\n信访:\n  交办: 228\n")
    assert made.title is not None
    assert made.petitions is not None
    assert made.petitions.received is not None
    assert str(made.title.place).endswith("city.yaml:2:5")
    assert str(made.petitions.received.place).endswith("city.yaml:4:7")


def test_ditto_in_a_workbook_is_told_at_its_cell(tmp_path: Path) -> None:
    rows = [("序号", "责任单位", "状态"), (1, "市水利局", "推进中"), (2, "同上", "推进中")]
    workbook(tmp_path / "台账.xlsx", rows)
    found = loaded(tmp_path, f"{CITY}整改任务: {{台账: 台账.xlsx}}\n").found
    assert [str(d.place) for d in found if d.code == "LED378"] == ["台账.xlsx!台账!B3"]


@pytest.mark.parametrize(
    ("head", "spot", "fix"),
    [
        ("份号: 第1号", "SHP206 2:10", "6 位以内的数字"),
        ("密级: 保密", "SHP206 2:10", "只写“绝密”“机密”或“秘密”"),
        ("保密期限: 一年", "SHP206 2:12", "如“1年”“6个月”“长期”"),
        ("份号: '000001', 密级: 秘密★1年", "", ""),
    ],
)
def test_what_has_one_form_is_told_with_that_form(tmp_path: Path, head: str, spot: str, fix: str) -> None:
    found = loaded(tmp_path, f"{CITY}版头: {{{head}}}\n").found
    wrong = [d for d in found if d.code == "SHP206"]
    assert said(wrong) == ([spot] if spot else [])
    assert all(fix in d.fix and d.reason.endswith("不是这一项的写法") for d in wrong)
