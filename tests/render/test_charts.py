"""`附图` in a data file: the charts of the paper, where they stand, what they know, and what no paper shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.document import Chart, Document, Paragraph, SignOff, plain, texts
from reportgen.pipeline import Options, build
from reportgen.write import WRITERS

DATA = """
截至日期: 2022-08-30
城市: {名称: 云山市}
督察: {督察组: 省第七督察组, 反馈日期: 2021-07-23, 层级: 省级, 轮次: 第二轮}
附图: [整改进度, 时限分布, 责任单位]
整改任务:
  列表:
    - {序号: 1, 名称: 甲, 状态: 已完成, 整改时限: 2022-06-30, 完成日期: 2022-06-20, 责任单位: [甲县, 市水利局]}
    - {序号: 2, 名称: 乙, 状态: 推进中, 整改时限: 2022-12-31, 责任单位: 甲县}
    - {序号: 3, 名称: 丙, 状态: 推进中, 整改时限: 2024-12-31, 责任单位: 密县, 公开: 否}
结束语: 特此报告。
落款: {日期: 2022-08-30}
"""


def made(home: Path, text: str = DATA, **options: bool) -> Document:
    path = home / "city.yaml"
    path.write_text(text, encoding="utf-8")
    built = build(path, Options(**options))  # type: ignore[arg-type]
    assert built.document is not None, built.found
    return built.document


def charts(document: Document) -> list[Chart]:
    return [block for block in document.blocks if isinstance(block, Chart)]


def rows(chart: Chart) -> list[list[str]]:
    return [[plain(row.label), *(plain(a.inlines) for a in row.amounts)] for row in chart.rows]


def test_the_charts_stand_behind_the_text_in_the_order_asked_for(tmp_path: Path) -> None:
    document = made(tmp_path)
    kinds = [type(block) for block in document.blocks][-5:]
    assert kinds == [Chart, Chart, Chart, Paragraph, SignOff]
    assert [plain(chart.title) for chart in charts(document)] == [
        "整改任务进度（截至2022年8月30日）",
        "尚未完成的任务按时限分布（截至2022年8月30日）",
        "各责任单位的任务进度（截至2022年8月30日）",
    ]


def test_they_show_the_figures_of_the_ledger(tmp_path: Path) -> None:
    progress, deadlines, units = charts(made(tmp_path))
    assert rows(progress) == [["已完成整改", "1项（33.3%）"], ["推进中", "2项（66.7%）"]]
    assert rows(deadlines)[0] == ["超期", "0项"]
    assert rows(deadlines)[5] == ["2022年12月", "1项"]
    assert rows(deadlines)[-1] == ["以后", "1项"]
    assert [plain(name) for name in units.series] == ["已完成", "正在推进"]
    assert rows(units)[0] == ["甲县（2项）", "1项", "1项"]
    assert plain(units.note) == "注：由几个单位负责的任务，各单位都计1项，各单位之和大于任务总数。"


def test_each_number_knows_its_figure_and_the_lines_of_its_tasks(tmp_path: Path) -> None:
    progress, _, units = charts(made(tmp_path))
    done, share = (t for t in progress.rows[0].amounts[0].inlines if t.source)
    assert (done.text, done.figure, done.source) == ("1项", "任务.已完成", "city.yaml:8:12")
    assert share.text == "33.3%"
    assert [t.source for t in units.rows[0].label if t.figure] == ["city.yaml:8:12 city.yaml:9:12"]


def test_without_the_key_there_is_no_chart(tmp_path: Path) -> None:
    assert charts(made(tmp_path, DATA.replace("附图:", "# 附图:"))) == []


def test_a_public_paper_names_no_unit_that_it_does_not_show(tmp_path: Path) -> None:
    document = made(tmp_path, public=True)
    *_, units = charts(document)
    assert [plain(row.label) for row in units.rows] == ["甲县（2项）", "市水利局（1项）", "其他1个单位（1项）"]
    for name in ("docx", "html", "txt"):
        assert "密县".encode() not in WRITERS[name](document)


def test_a_public_paper_that_hides_the_units_has_no_chart_of_them(tmp_path: Path) -> None:
    document = made(tmp_path, DATA + "发布: {隐去栏目: [责任单位, 牵头单位]}\n", public=True)
    assert [plain(chart.head) for chart in charts(document)] == ["状态", "时限"]


def test_what_a_chart_lacks_is_printed_and_told(tmp_path: Path) -> None:
    document = made(tmp_path, DATA.replace("截至日期: 2022-08-30\n", ""))
    assert [plain(chart.head) for chart in charts(document)] == ["状态", "责任单位"]
    assert "【待补充：截至日期】" in [t.text for t in texts(document)]


@pytest.mark.parametrize(("kind", "number"), [("整改方案", 3), ("月度调度表", 0), ("进展情况清单", 0)])
def test_a_plan_may_have_charts_and_a_paper_that_is_one_table_has_none(tmp_path: Path, kind: str, number: int) -> None:
    assert len(charts(made(tmp_path, DATA + f"文种: {kind}\n"))) == number


def test_a_label_cannot_change_the_chart(tmp_path: Path) -> None:
    hostile = "甲</th><td>9项</td>&<"
    *_, units = charts(made(tmp_path, DATA.replace("责任单位: 甲县}", f"责任单位: '{hostile}'}}")))
    assert f"{hostile}（1项）" in [plain(row.label) for row in units.rows]
    assert [len(row.amounts) for row in units.rows] == [2, 2, 2, 2]
