"""进展情况清单 and 月度调度表 from the data of any report, and what 销号公示 (test_notice.py) shares with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.diagnostics import show
from reportgen.document import Document, SignOff, Table, plain
from reportgen.gongwen import LANDSCAPE, UPRIGHT
from reportgen.model.kinds import LIST, NOTICE, SCHEDULE
from reportgen.pipeline import Options, build, options
from reportgen.write import WRITERS
from tests.reports import said
from tests.test_examples import as_text, example

CITY = """\
城市: {名称: 德州市}
督察: {轮次: 第二轮, 层级: 省级, 督察组: 省第七督察组, 反馈日期: 2021-07-23}
截至日期: 2024-09-28
主送: 省委
标题: 德州市关于整改落实情况的报告
结束语: 特此报告。
"""
DONE = """\
整改任务:
  列表:
    - 序号: 3
      编号: 1.10
      名称: 矿山修复
      反馈问题: 矿山没有修复
      整改目标: 复绿。
      整改措施: [削坡减载；, 补植树木]
      责任单位: 市自然资源局、陵城区政府
      责任人: 密甲
      联系电话: 13800000000
      整改时限: 2024年9月底前
      状态: 已完成整改
      完成日期: 2024-09-20
      进展: 3处矿山全部复绿
      存在问题: 密乙
      内部备注: 密丙
    - {序号: 4, 反馈问题: 河道淤积。, 责任单位: 市水利局, 整改时限: 2024年底前, 状态: 达到序时进度, 进展: 清淤3公里。,
       存在问题: 雨季施工难。, 下步措施: 11月完工。}
"""
ABOUT = "公示: {任务: 3, 起: 2024-09-29, 止: 2024-10-16, 单位: 市整改办, 电话: 0534-1234567}\n"
SIGNED = "落款: {署名: 德州市整改办, 日期: 2024-09-29}\n"


def made(home: Path, kind: str, data: str = CITY + DONE + ABOUT + SIGNED, **told: object) -> Document:
    """The paper of a kind; nothing may stand in its way."""
    document, codes = tried(home, kind, data, **told)
    assert document is not None, codes
    return document


def tried(home: Path, kind: str | None, data: str, **told: object) -> tuple[Document | None, list[str]]:
    """The paper and what was said of it."""
    path = home / "city.yaml"
    path.write_text(data, encoding="utf-8")
    built = build(path, Options(kind=kind, **told))  # type: ignore[arg-type]
    return built.document, [*said(built.found), show(built.found)]


def lines(document: Document) -> list[str]:
    return WRITERS["txt"](document).decode().rstrip("\n").split("\n")


def table(document: Document) -> Table:
    (found,) = (b for b in document.blocks if isinstance(b, Table))
    return found


# The example city in each kind


@pytest.mark.parametrize("kind", [LIST, NOTICE, SCHEDULE])
def test_the_example_city_builds_in_each_kind_without_a_word(kind: str) -> None:
    built = build(example("yunshan"), Options(kind=kind, strict=True))
    assert built.document is not None
    assert built.found == []


@pytest.mark.parametrize("name", sorted(WRITERS))
@pytest.mark.parametrize("kind", [LIST, NOTICE, SCHEDULE])
def test_the_example_city_is_as_its_golden_file(kind: str, name: str, golden: Callable[[str, str], None]) -> None:
    built = build(example("yunshan"), Options(kind=kind))
    assert built.document is not None
    text = as_text(name, WRITERS[name](built.document, built.style))
    golden(f"yunshan-{kind}.{name}" + (".xml" if name == "docx" else ""), text)


@pytest.mark.parametrize("kind", [LIST, SCHEDULE])
@pytest.mark.parametrize("city", ["baoding", "dalian", "dezhou", "jiaozuo"])
def test_every_sample_city_has_its_tables(city: str, kind: str) -> None:
    assert build(example(city), Options(kind=kind)).document is not None


@pytest.mark.parametrize("city", ["baoding", "dalian", "dezhou", "huaibei", "jiaozuo"])
def test_a_notice_about_no_task_is_refused_with_a_reason(city: str) -> None:
    built = build(example(city), Options(kind=NOTICE))
    assert built.document is None
    assert "LED392" in {d.code for d in built.found}


# 进展情况清单


def test_a_list_is_its_title_and_its_table_on_a_landscape_sheet(tmp_path: Path) -> None:
    document = made(tmp_path, LIST, CITY + DONE)
    assert document.landscape is True
    assert lines(document)[:3] == [
        "德州市第二轮省级生态环境保护督察反馈意见整改任务进展情况清单",
        "数据截至2024年9月28日。",
        "序号\t反馈问题\t整改目标\t责任单位\t整改时限\t进展\t状态",
    ]
    assert len(lines(document)) == 5


def test_a_list_takes_title_columns_and_sheet_of_the_annex(tmp_path: Path) -> None:
    annex = "附件:\n  - 方案文本\n  - {名称: 任务表, 来自: 整改任务, 栏目: [序号, 状态, 销号], 版面: 纵向}\n"
    document = made(tmp_path, LIST, CITY + DONE + annex)
    assert plain(document.title) == "任务表"
    assert [plain(c.head) for c in table(document).columns] == ["序号", "状态", "销号"]
    assert document.landscape is False


def test_a_list_is_on_a_landscape_sheet_though_its_table_would_fit_an_upright_one(tmp_path: Path) -> None:
    narrow = made(tmp_path, LIST, CITY + DONE + "附件: {名称: 任务表, 来自: 整改任务, 栏目: [序号, 名称]}\n")
    assert narrow.landscape is True
    assert b'class="landscape"' in WRITERS["html"](narrow)


def test_a_sheet_that_a_template_leaves_open_is_turned_where_the_table_needs_it(tmp_path: Path) -> None:
    document = replace(made(tmp_path, LIST, CITY + DONE), landscape=None)
    assert b'class="landscape"' in WRITERS["html"](document)
    annex = "附件: {名称: 任务表, 来自: 整改任务, 栏目: [序号, 名称]}\n"
    narrow = replace(made(tmp_path, LIST, CITY + DONE + annex), landscape=None)
    assert b'class="landscape"' not in WRITERS["html"](narrow)


def test_the_landscape_sheet_is_the_only_section_of_the_word_file(tmp_path: Path) -> None:
    document = made(tmp_path, LIST, CITY + DONE)
    xml = as_text("docx", WRITERS["docx"](document))
    assert (xml.count("<w:sectPr"), xml.count('w:orient="landscape"')) == (1, 1)
    assert xml.index("<w:sectPr") > xml.index("进展情况清单")
    assert "<w:tblHeader/>" in xml


def test_seals_on_a_landscape_sheet_stand_over_the_date_at_its_right(tmp_path: Path) -> None:
    sealed = CITY + DONE + "落款: {署名: [甲机关, 乙机关], 日期: 2024-09-29, 用印: 加盖印章}\n"
    xml = as_text("docx", WRITERS["docx"](made(tmp_path, LIST, sealed)))
    places = [int(place) for place in re.findall(r'<w:tab w:val="center" w:pos="(\d+)"/>', xml)]
    assert len(places) == 2
    assert UPRIGHT.text_width < places[1] < LANDSCAPE.text_width


def test_a_list_is_signed_only_where_the_data_say_so(tmp_path: Path) -> None:
    unsigned = made(tmp_path, LIST, CITY + DONE)
    assert not any(isinstance(b, SignOff) for b in unsigned.blocks)
    signed = made(tmp_path, LIST, CITY + DONE + SIGNED)
    assert lines(signed)[-2:] == ["德州市整改办", "2024年9月29日"]


@pytest.mark.parametrize("kind", [LIST, SCHEDULE])
def test_a_draft_bears_its_stage_and_nothing_else_of_a_head(tmp_path: Path, kind: str) -> None:
    head = "稿次: 送审稿\n版头: {发文字号: 德发〔2024〕1号, 紧急程度: 特急}\n"
    text = lines(made(tmp_path, kind, CITY + DONE + head))
    assert text[0] == "送审稿"
    assert text[1].startswith("德州市第二轮")


def test_a_public_list_leaves_out_hidden_columns_and_hidden_tasks(tmp_path: Path) -> None:
    hidden = "    - {序号: 5, 反馈问题: 密丁, 状态: 推进中, 公开: 否}\n"
    columns = "附件: {名称: 表, 来自: 整改任务, 栏目: [序号, 反馈问题, 责任人, 存在问题]}\n发布: {隐去栏目: 存在问题}\n"
    data = CITY + DONE + hidden + columns
    text = "\n".join(lines(made(tmp_path, LIST, data, public=True)))
    assert "密" not in text
    assert "序号\t反馈问题\n3\t矿山没有修复\n4\t" in text
    assert "密甲" in "\n".join(lines(made(tmp_path, LIST, data)))


def test_the_usual_columns_fit_the_ledger(tmp_path: Path) -> None:
    """Names where there are no problems, and the inspection where each numbers its tasks anew."""
    data = "城市: {名称: 甲市}\n督察: [{轮次: 第一轮}, {轮次: 第二轮}]\n整改任务:\n  列表:\n"
    rows = "".join(f"    - {{序号: 1, 名称: 甲, 督察: 第{n}轮, 状态: 推进中}}\n" for n in "一二")
    head = [plain(c.head) for c in table(made(tmp_path, LIST, data + rows)).columns]
    assert head[:3] == ["序号", "督察", "名称"]


def test_a_list_of_some_of_the_tasks_says_so(tmp_path: Path) -> None:
    text = "城市: {名称: 甲市}\n整改任务: {分组: {推进中: 37}, 节选: 是, 列表: [{序号: 1, 名称: 甲, 状态: 推进中}]}\n"
    assert "本表是37项整改任务中的1项。" in lines(made(tmp_path, LIST, text))


def test_without_a_ledger_the_table_is_a_missing_fact(tmp_path: Path) -> None:
    document, codes = tried(tmp_path, LIST, CITY)
    assert document is not None
    assert "FIG407" in " ".join(codes)
    assert "【待补充：整改任务.列表】" in lines(document)


# 月度调度表


def test_a_schedule_states_unit_day_and_figures_above_its_table(tmp_path: Path) -> None:
    assert lines(made(tmp_path, SCHEDULE)) == [
        "德州市第二轮省级生态环境保护督察反馈意见整改任务2024年9月调度表",
        "填报单位：德州市整改办；截至日期：2024年9月28日。",
        "2项整改任务中，已完成1项，其余1项均达到序时进度。".replace("均", ""),
        "序号\t反馈问题\t责任单位\t整改时限\t本月进展\t存在问题\t下步措施\t完成情况",
        "3\t矿山没有修复\t市自然资源局、陵城区政府\t2024年9月底前\t3处矿山全部复绿\t密乙\t\t已完成整改",
        "4\t河道淤积。\t市水利局\t2024年底前\t清淤3公里。\t雨季施工难。\t11月完工。\t达到序时进度",
    ]


def test_a_schedule_states_the_changes_since_the_earlier_file(tmp_path: Path) -> None:
    (tmp_path / "上月.yaml").write_text(CITY + DONE.replace("已完成整改", "推进中"), encoding="utf-8")
    document = made(tmp_path, SCHEDULE, CITY + DONE + "上期: 上月.yaml\n")
    assert "新增完成1项" in lines(document)[2]


def test_a_schedule_takes_the_annex_of_a_report_only_where_it_is_called_so(tmp_path: Path) -> None:
    annex = "附件:\n  - {名称: 进展表, 来自: 整改任务, 栏目: [序号]}\n"
    assert len(table(made(tmp_path, SCHEDULE, CITY + DONE + annex)).columns) == 8
    own = annex + "  - {名称: 9月调度表, 来自: 整改任务, 栏目: [序号, 进展]}\n"
    assert lines(made(tmp_path, SCHEDULE, CITY + DONE + own))[0] == "9月调度表"
    assert [plain(c.head) for c in table(made(tmp_path, SCHEDULE, CITY + DONE + own)).columns] == ["序号", "本月进展"]
    assert lines(made(tmp_path, LIST, CITY + DONE + own))[0] == "进展表"


def test_a_column_that_is_blank_in_every_row_is_told(tmp_path: Path) -> None:
    text = "城市: {名称: 甲市}\n整改任务: {列表: [{序号: 1, 反馈问题: 甲, 状态: 推进中}]}\n"
    _, codes = tried(tmp_path, SCHEDULE, text)
    assert "各项都没有填" in codes[-1]
    assert "“下步措施”" in codes[-1]


# All three


@pytest.mark.parametrize("kind", [LIST, NOTICE, SCHEDULE])
def test_a_file_may_be_of_the_kind_itself(tmp_path: Path, kind: str) -> None:
    data = (CITY + DONE + ABOUT + SIGNED).replace("标题: 德州市关于整改落实情况的报告", f"文种: {kind}")
    assert lines(made(tmp_path, kind, data))[0] == lines(made(tmp_path, kind))[0]
    document, _ = tried(tmp_path, None, data)
    assert document is not None


@pytest.mark.parametrize("kind", [LIST, NOTICE, SCHEDULE])
def test_of_chapters_that_the_kind_does_not_have_nothing_is_said(tmp_path: Path, kind: str) -> None:
    chapters = (
        "章节: [{角色: 补齐短板}, {标题: 1. 甲, 导语: 【任务.没有】}]\n下一步: {要点: [一是乙]}\n导语: {补充: 【无】}\n"
    )
    data = CITY + DONE + ABOUT + SIGNED
    assert tried(tmp_path, kind, data + chapters)[1] == tried(tmp_path, kind, data)[1]


def test_a_task_is_asked_for_in_a_notice_alone(tmp_path: Path) -> None:
    plain_words = {"as_of": None, "public": False, "strict": False, "force": False}
    wrong = options(template=LIST, task="3", **plain_words)  # type: ignore[arg-type]
    assert isinstance(wrong, str)
    assert "“--task”只用于销号公示" in wrong
    _, codes = tried(tmp_path, None, CITY + DONE, task="3")
    assert "LED396" in " ".join(codes)
