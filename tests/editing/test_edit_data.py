"""Changes that are written into the data file: only what was asked for, with comments and layout as they were."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportgen.pipeline import build_files
from tests.editing.cities import LISTED, changed, codes, differing, listed, value


@pytest.mark.parametrize(
    ("address", "now", "lines"),
    [
        ("整改任务.2.状态", "已完成整改", ["-       状态: 达到序时进度", "+       状态: 已完成整改"]),
        ("整改任务.2.完成日期", "2022-08-20", ["+       完成日期: 2022-08-20"]),
        (
            "整改任务.2.进展",
            "全部替代: 三千户 # 上报",
            ["-       进展: 已替代三成。 # 九月再报", "+       进展: '全部替代: 三千户 # 上报' # 九月再报"],
        ),
        ("截至日期", "2022-09-30", ["- 截至日期: 2022-08-30 # 每月改", "+ 截至日期: 2022-09-30 # 每月改"]),
        (
            "整改任务.1.责任单位",
            "市水利局、市城市管理局",
            [
                "-       责任单位: [市水利局, 市住房城乡建设局]",
                "+       责任单位: [市水利局, 市城市管理局]",
            ],
        ),
        ("整改任务.2.责任单位", "市发展改革委", ["+       责任单位: 市发展改革委"]),
        ("整改任务.1.整改措施", "清淤。\n截污。\n巡河。", ["+         - 巡河。"]),
        ("整改任务.1.整改措施", "清淤。", ["-         - 截污。"]),
        ("章节.1.要点.1.内容", "蓝天更多。", ["-         内容: 空气更好。", "+         内容: 蓝天更多。"]),
        ("章节.1.要点.2.内容", "治水。水清了。", ["-       - 治水。河道清了。", "+       - 治水。水清了。"]),
        ("整改任务.1.销号.环节", "已销号", ["-       销号: 公示中", "+       销号: 已销号"]),
        ("整改任务.2.进展", "", ["-       进展: 已替代三成。 # 九月再报"]),
        ("城市.自称", "我市", ["- 城市: {名称: 德州市}", "+ 城市: {名称: 德州市, 自称: 我市}"]),
        ("发布.日期", "2022-09-01", ["+ 发布:", "+   日期: 2022-09-01"]),
    ],
)
def test_only_the_lines_of_the_change_change(tmp_path: Path, address: str, now: str, lines: list[str]) -> None:
    path = listed(tmp_path)
    edited = changed(path, {address: now})
    assert edited.files == (path,)
    assert differing(LISTED, path.read_text("utf-8")) == lines
    assert path.with_name("city.yaml.bak").read_text("utf-8") == LISTED


def test_of_many_changes_in_a_day_the_file_of_its_morning_is_kept(tmp_path: Path) -> None:
    path, copy = listed(tmp_path), tmp_path / "city.yaml.bak"
    changed(path, {"城市.自称": "我市"})
    evening = changed(path, {"城市.自称": "全市"})
    assert (copy.read_text("utf-8"), [file.name for file in tmp_path.glob("*.bak*")]) == (LISTED, [copy.name])
    assert evening.found == []
    before = path.read_text("utf-8")
    os.utime(copy, (0, 0))
    changed(path, {"城市.自称": "我州"})
    assert (tmp_path / "city.yaml.bak2").read_text("utf-8") == before


def test_a_new_key_stands_where_the_schema_has_it(tmp_path: Path) -> None:
    path = listed(tmp_path)
    changed(path, {"整改任务.2.完成日期": "2022-08-20", "整改任务.2.领域": "大气"})
    text = path.read_text("utf-8")
    assert text.index("领域: 大气") < text.index("整改时限: 2022年底前")
    assert text.index("状态: 达到序时进度") < text.index("完成日期: 2022-08-20") < text.index("进展: 已替代三成")


def test_a_word_that_stands_for_a_part_is_written_out_when_it_gets_more(tmp_path: Path) -> None:
    path = listed(tmp_path)
    asked = {"整改任务.1.销号.环节": "已销号", "整改任务.1.销号.日期": "2022-08-01"}
    changed(path, asked)
    assert differing(LISTED, path.read_text("utf-8")) == [
        "-       销号: 公示中",
        "+       销号:",
        "+         环节: 已销号",
        "+         日期: 2022-08-01",
    ]
    assert {address: value(path, address) for address in asked} == asked


def test_a_point_of_mere_text_gets_a_heading(tmp_path: Path) -> None:
    path = listed(tmp_path)
    changed(path, {"章节.1.要点.2.标题": "系统治水"})
    assert differing(LISTED, path.read_text("utf-8")) == [
        "-       - 治水。河道清了。",
        "+       - 标题: 系统治水",
        "+         内容: 治水。河道清了。",
    ]


def test_a_comment_beside_such_a_word_is_not_lost(tmp_path: Path) -> None:
    text = LISTED.replace("销号: 公示中", "销号: 公示中 # 到月底")
    path = listed(tmp_path, text)
    assert codes(changed(path, {"整改任务.1.销号.日期": "2022-08-01"})) == ["OUT610"]
    assert path.read_text("utf-8") == text


def test_several_changes_are_told_one_by_one(tmp_path: Path) -> None:
    path = listed(tmp_path)
    asked = {"整改任务.2.状态": "已完成整改", "整改任务.2.完成日期": "2022-08-20", "整改任务.1.名称": ""}
    edited = changed(path, asked)
    assert edited.told == (
        "整改任务.1.名称：删去“河道治理”",
        "整改任务.2.状态：“达到序时进度”改为“已完成整改”",
        "整改任务.2.完成日期：填上“2022-08-20”",
    )


def test_the_paper_says_the_new_figures(tmp_path: Path) -> None:
    path = listed(tmp_path, LISTED.replace("空气更好。", "已完成【任务.已完成】。"))
    for asked, said in (({}, "已完成1项"), ({"整改任务.2.状态": "已完成整改"}, "已完成2项")):
        assert not asked or changed(path, asked).files == (path,)
        build_files(path, ("txt",), None)
        assert said in path.with_suffix(".txt").read_text("utf-8")


def test_what_is_so_already_is_not_written(tmp_path: Path) -> None:
    path = listed(tmp_path)
    edited = changed(path, {"截至日期": "2022-08-30", "整改任务.2.存在问题": "  "})
    assert (edited.found, edited.files, edited.told) == ([], (), ())
    assert not path.with_name("city.yaml.bak").exists()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_encoding_and_line_ends_stay(tmp_path: Path, encoding: str) -> None:
    path = listed(tmp_path)
    text = LISTED.replace("\n", "\r\n")
    path.write_bytes(text.encode(encoding))
    assert changed(path, {"整改任务.2.状态": "已完成整改"}).files == (path,)
    assert path.read_bytes() == text.replace("达到序时进度", "已完成整改").encode(encoding)


def test_keys_in_other_spellings_are_found_and_stay(tmp_path: Path) -> None:
    text = LISTED.replace("城市: {名称", "city: {name").replace("整改任务:\n  列表", "ledger:\n  tasks")
    path = listed(tmp_path, text)
    assert changed(path, {"城市.名称": "云山市", "整改任务.2.状态": "推进中"}).files == (path,)
    assert path.read_text("utf-8") == text.replace("德州市", "云山市").replace("达到序时进度", "推进中")


def test_a_point_of_which_nothing_is_left_goes(tmp_path: Path) -> None:
    path = listed(tmp_path)
    changed(path, {"章节.1.要点.1.标题": "", "章节.1.要点.1.内容": ""})
    assert differing(LISTED, path.read_text("utf-8")) == ["-       - 标题: 守护蓝天", "-         内容: 空气更好。"]
    assert value(path, "章节.1.要点.1.内容") == "治水。河道清了。"


def test_totals_are_changed_together(tmp_path: Path) -> None:
    text = LISTED[: LISTED.index("整改任务:")] + "整改任务: {总数: 46, 分组: {已完成整改: 34, 推进中: 12}}\n"
    path = listed(tmp_path, text)
    done, open_ = "整改任务.分组.已完成整改", "整改任务.分组.推进中"
    assert codes(changed(path, {done: "35"})) == ["LED305"]
    assert changed(path, {done: "35", open_: "11"}).files == (path,)
    assert path.read_text("utf-8") == text.replace("34", "35").replace("12}", "11}")


def test_one_of_several_inspections_and_an_indicator_with_a_dot_in_its_name(tmp_path: Path) -> None:
    several = "督察:\n  - {名称: 中央督察, 层级: 中央}\n  - {名称: 省督察, 层级: 省级}\n"
    several += "指标: {PM2.5: {现值: 40, 单位: 微克}}\n"
    text = LISTED.replace("督察: {层级: 省级, 督察组: 省第七督察组, 反馈日期: 2021-07-23}\n", several)
    path = listed(tmp_path, text)
    assert changed(path, {"督察.2.反馈日期": "2021-07-24", "指标.PM2.5.现值": "38"}).files == (path,)
    assert differing(text, path.read_text("utf-8")) == [
        "-   - {名称: 省督察, 层级: 省级}",
        "- 指标: {PM2.5: {现值: 40, 单位: 微克}}",
        "+   - {名称: 省督察, 层级: 省级, 反馈日期: 2021-07-24}",
        "+ 指标: {PM2.5: {现值: 38, 单位: 微克}}",
    ]
