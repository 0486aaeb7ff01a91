"""What a text has swallowed and only the shape of the data can tell: keys, list marks, names, lower lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.diagnostics import show
from reportgen.model.numbers import number_of
from reportgen.values import Text
from tests.reports import CITY, faults, loaded, report, said


@pytest.mark.parametrize(
    ("text", "spot", "fix"),
    [
        ("导语:\n  自动生成：否\n", "YML101 3:7", "改为“自动生成: 否”"),
        ("导语: 补充：甲\n", "YML101 2:7", "另起一行，缩进两格写“补充: 甲”"),
        ("附件:\n  - 名称：清单\n    来自：整改任务\n", "YML101 3:7", "改为“- 名称: 清单”，以下各行照此改"),
        ("附件:\n  - 名称:清单\n", "YML102 3:7", "改为“- 名称: 清单”"),
        ("章节:\n  - 标题: 一\n    要点:\n      - 标题：甲\n", "YML101 5:11", "改为“- 标题: 甲”"),
        ("章节:\n  - 标题: 一\n      导语：甲\n", "YML101 4:9", "改为“导语: 甲”"),
    ],
)
def test_a_key_with_a_wrong_colon_is_not_printed_as_prose(tmp_path: Path, text: str, spot: str, fix: str) -> None:
    found = loaded(tmp_path, CITY + text).found
    assert said(found) == [spot]
    assert found[0].fix.startswith(fix)


@pytest.mark.parametrize(
    "text",
    [
        "导语: 一年来：成效明显。\n",
        "导语: '补充：甲'\n",
        "导语: |\n  补充：甲\n",
        "章节: [{标题: 一, 要点: [一是压实责任：加强领导。]}]\n",
        "章节:\n  - 标题: 一\n    导语: 主要做法，\n      做法：加强领导，\n      标题：还是正文。\n",
    ],
)
def test_colons_in_prose_are_prose(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text) == []


@pytest.mark.parametrize(
    "value", ["\n    1. 甲\n    2. 乙", "\n    ①甲\n    ②乙", " -甲", " •甲", "\n    － 甲\n    － 乙"]
)
def test_a_list_with_marks_of_its_own_is_not_one_name(tmp_path: Path, value: str) -> None:
    codes = {spot.split(" ")[0] for spot in faults(tmp_path, f"落款:\n  署名:{value}\n")}
    assert codes == {"YML107"}


def test_full_width_brackets_around_a_list_are_told(tmp_path: Path) -> None:
    found = loaded(tmp_path, CITY + "主送: ［省委，省政府］\n").found
    assert said(found) == ["YML124 2:5"]
    assert found[0].fix == "改为“[省委, 省政府]”"


@pytest.mark.parametrize(
    "text", ["甲清单、乙清单", "[甲清单、乙清单]", "[甲清单，乙清单]", "\n    - 甲清单；乙清单", "[甲清单, 乙清单]"]
)
def test_names_in_one_text_are_parted(tmp_path: Path, text: str) -> None:
    made = report(tmp_path, f"整改方案:\n  清单: {text}\n").plan
    assert made is not None
    assert made.lists == ("甲清单", "乙清单")


def test_signers_in_one_text_are_parted(tmp_path: Path) -> None:
    made = report(tmp_path, "落款: {署名: [中共示例市委，示例市人民政府]}\n").sign_off
    assert made is not None
    assert made.signers == ("中共示例市委", "示例市人民政府")


def test_a_title_with_its_marks_stays_one_name(tmp_path: Path) -> None:
    made = report(tmp_path, "整改方案: {清单: '《水、气、土清单》、责任清单（市、县）'}\n").plan
    assert made is not None
    assert made.lists == ("《水、气、土清单》", "责任清单（市、县）")


def test_measures_and_paragraphs_are_not_parted_at_commas(tmp_path: Path) -> None:
    text = "整改任务: {列表: [{序号: 1, 整改措施: [建台账、修管网，验收。]}]}\n"
    assert report(tmp_path, text).tasks[0].measures == ("建台账、修管网，验收。",)


def test_blanks_around_a_value_do_not_count(tmp_path: Path) -> None:
    made = report(tmp_path, "标题: '　甲　'\n主送: '\xa0省委 '\n")
    assert (made.title, made.addressees) == ("甲", ("省委",))


@pytest.mark.parametrize("value", ["", "''", "'　'", "　"])
def test_a_name_of_no_letters_is_missing_and_the_line_to_fill_is_told(tmp_path: Path, value: str) -> None:
    found = loaded(tmp_path, f"城市:\n  名称: {value}\n").found
    assert said(found) == ["SHP203 2:3"]
    assert found[0].fix == "在“名称:”后面填上"


@pytest.mark.parametrize("no", ["1", "1.0", "１", "01", "一", "（一）", "(1)", "1."])
def test_spellings_of_a_number_are_one_number(no: str) -> None:
    assert number_of(Text(no)) == "1"


def test_the_tenth_of_a_group_is_not_the_first() -> None:
    assert number_of(Text("1.10")) != number_of(Text("1.1"))


def test_forgotten_indentation_is_told_once_and_the_lines_are_read(tmp_path: Path) -> None:
    found = loaded(tmp_path, "城市:\n名称: 示例市\n自称: 我市\n督察:\n轮次: 第二轮\n").found
    assert said(found) == ["YML118 2:1", "YML118 5:1"]
    assert found[0].fix.startswith("行首改为 2 个空格：“  名称: ……”")


@pytest.mark.parametrize(
    "text",
    [
        "督察:\n  反馈日期: 2021-07-23\n截至日期 2022-08-30\n标题: 甲\n",
        "督察:\n  反馈日期: 2021-07-23\n 乙丙丁\n标题: 甲\n",
        "督察:\n  移交问题: @3\n",
        '整改任务:\n  列表:\n    - 序号: 1\n      状态: @基本完成\n      整改时限: "2018"年9月底前\n',
    ],
)
def test_a_fault_of_notation_is_told_without_what_follows_from_it(tmp_path: Path, text: str) -> None:
    spots = faults(tmp_path, text)
    assert spots
    assert all(spot.startswith("YML") for spot in spots)


def test_other_faults_of_the_same_file_are_still_told(tmp_path: Path) -> None:
    spots = faults(tmp_path, "标题: @甲\n文种: 通知\n状态：好\n")
    assert sorted(spots) == ["SHP201 4:1", "SHP205 3:5", "YML101 4:3", "YML105 2:5"]


def test_a_list_in_place_of_the_ledger_is_told_which_key_it_lacks(tmp_path: Path) -> None:
    found = loaded(tmp_path, CITY + "整改任务:\n  - 序号: 1\n").found
    assert said(found) == ["SHP204 3:3"]
    assert found[0].fix == "在各项上面加一行“列表:”，各项再往里缩进两格"


def test_a_file_that_is_a_list_is_told_to_drop_the_marks(tmp_path: Path) -> None:
    found = loaded(tmp_path, "- 城市:\n    名称: 甲市\n").found
    assert [d.fix for d in found] == ["去掉各项行首的“- ”，写成“项名: 内容”"]


@pytest.mark.parametrize(
    "text", ["整改任务: {{列表: [{{序号: 1, 状态: {}}}]}}\n", "{}: 1\n", "文种: {}\n", "截至日期: {}\n", "标题: [{}]\n"]
)
def test_a_huge_value_is_cut_in_every_message(tmp_path: Path, text: str) -> None:
    found = loaded(tmp_path, CITY + text.format("很" * 20_000)).found
    assert found
    assert len(show(found)) < 1500
