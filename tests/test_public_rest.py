"""What is left of a paper when things are hidden: no gaps, no stock phrases, no names of the hidden."""

from __future__ import annotations

from pathlib import Path

from reportgen.pipeline import Options, build, build_files
from reportgen.write import WRITERS

HEAD = "城市: {名称: 示例市}\n截至日期: 2022-08-30\n落款: {不署名: 是}\n导语: {自动生成: 否, 过渡语: 无}\n"
TASKS = (
    "整改任务:\n  列表:\n"
    "    - {序号: 1, 名称: 甲, 反馈问题: 问题甲, 责任单位: 甲局, 责任人: 张三, 状态: 推进中, 整改时限: 2022年6月底前}\n"
    "    - {序号: 2, 名称: 乙, 反馈问题: 问题乙, 责任单位: 密局, 状态: 推进中, 整改时限: 2022年6月底前, 公开: 否}\n"
)


def public(home: Path, more: str, template: Path | None = None) -> tuple[str, list[str]]:
    path = home / "city.yaml"
    path.write_text(HEAD + more, encoding="utf-8")
    built = build(path, Options(public=True, template=template))
    codes = [d.code for d in built.found]
    return (WRITERS["txt"](built.document).decode() if built.document else ""), codes


def test_a_table_whose_columns_are_all_hidden_is_left_out(tmp_path: Path) -> None:
    text, _ = public(tmp_path, TASKS + "附件: {名称: 通讯录, 来自: 整改任务, 栏目: [责任人, 联系电话]}\n")
    assert "附件：通讯录" in text
    assert "张三" not in text
    assert "序号" not in text


def test_a_hidden_column_is_none_of_the_usual_columns_either(tmp_path: Path) -> None:
    text, _ = public(tmp_path, TASKS + "附件: {名称: 清单, 来自: 整改任务}\n发布: {隐去栏目: [责任单位]}\n")
    assert "序号\t反馈问题\t整改目标\t整改时限\t进展\t状态" in text


def test_a_section_that_has_lost_all_its_points_goes_too(tmp_path: Path) -> None:
    chapters = (
        "章节:\n  - {标题: 留, 导语: 甲。}\n  - 标题: 去\n    要点: [{内容: 密。, 公开: 否}]\n"
        "下一步:\n  要点: [{内容: 密密。, 公开: 否}]\n"
    )
    text, codes = public(tmp_path, chapters)
    assert "一、留\n甲。" in text
    assert "二、" not in text
    assert "待补充：章节" not in text
    assert "保持战略定力" not in text
    assert [c for c in codes if c != "FIG407"] == []


def test_groups_of_hidden_tasks_have_no_names(tmp_path: Path) -> None:
    own = tmp_path / "模板"
    own.mkdir()
    block = "{% for 局 in 任务.责任单位 %}<p>{{ 局 }}</p>{% endfor %}"
    text = '{% extends "rectification-report/report.j2" %}{% block 结束语 %}' + block + "{% endblock %}"
    (own / "report.j2").write_text(text, encoding="utf-8")
    shown, _ = public(tmp_path, TASKS, own)
    assert "甲局" in shown
    assert "密局" not in shown


def test_a_name_list_that_would_be_short_by_a_hidden_task_is_left_out(tmp_path: Path) -> None:
    text, codes = public(tmp_path, TASKS + "结束语: 【任务.完成情况】。\n发布: {隐去栏目: [名称, 反馈问题]}\n")
    assert "已到时限的2项均尚未完成。" in text
    assert "待补充：第" not in text
    assert "FIG410" not in codes


def test_of_several_documents_all_are_written_or_none(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(HEAD, encoding="utf-8")
    (tmp_path / "out" / "city.txt").mkdir(parents=True)
    written, found = build_files(path, ("docx", "txt"), tmp_path / "out")
    assert written == []
    assert "OUT602" in [d.code for d in found]
    assert not (tmp_path / "out" / "city.docx").exists()
