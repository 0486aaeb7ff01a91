"""A chosen task: which figures count it, which sentences name it, which cells of the annex are its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.pipeline.preview import Choice, look, task_trace
from reportgen.resources import folder
from tests.preview.looks import answer, example, texts, trace, written

CITY = """\
截至日期: 2022-08-30
城市: {名称: 云山市}
整改任务:
  任务:
    - {序号: 1, 名称: 污水处理厂扩建工程, 状态: 已完成整改, 责任单位: 市水利局}
    - 序号: 2
      名称: 雨污混接点整治工程
      状态: 推进中
    - {序号: 3, 名称: 河道, 状态: 推进中}
附件: [{名称: 清单, 来自: 整改任务, 栏目: [序号, 名称, 责任单位, 状态]}]
"""


@pytest.mark.parametrize("city", ["dezhou", "dalian", "yunshan"])
def test_every_task_has_its_cells_of_the_annex_and_no_other_task_has_them(city: str) -> None:
    snapshot = example(city)
    assert snapshot.pages
    assert snapshot.built.report
    seen: set[int] = set()
    for row, task in enumerate(snapshot.built.report.tasks):
        cells = trace(snapshot, row)["cells"]
        assert cells, task
        assert str(task.no) in texts(snapshot, cells)
        assert not seen & set(cells)
        seen |= set(cells)
    values = {n for n, run in enumerate(snapshot.pages.runs) if run.cell and run.text.source}
    assert seen == values


@pytest.mark.parametrize("city", ["dezhou", "dalian", "yunshan"])
def test_a_task_is_counted_by_just_those_figures_that_list_it(city: str) -> None:
    snapshot = example(city)
    assert snapshot.pages
    assert snapshot.built.report
    listing: dict[int, set[int]] = {row: set() for row in range(len(snapshot.built.report.tasks))}
    rates = set()
    for n, run in enumerate(snapshot.pages.runs):
        if run.text.figure:
            rates |= {n} if run.text.text.endswith("%") else set()  # which lists its part, and counts the whole too
            for row in answer(snapshot, n)["figure"]["rows"]:
                listing[row["row"]].add(n)
    for row, runs in listing.items():
        assert {c["run"] for c in trace(snapshot, row)["counted"]} - rates == runs - rates


def test_a_count_is_shown_with_the_words_around_it(tmp_path: Path) -> None:
    lead = "导语: {补充: 一年来全市上下共同努力，1项1项推动整改任务落地见效，已完成【任务.已完成】，其余按计划推进。}\n"
    counted = trace(written(tmp_path, CITY + lead), 0)["counted"]
    assert (counted[0]["figure"], counted[0]["placeholder"]) == ("任务.已完成", "【任务.已完成】")
    before, text, behind = counted[0]["around"]
    assert before.startswith("……")
    assert before.endswith("1项1项推动整改任务落地见效，已完成")
    assert text == counted[0]["text"] == "1项"
    assert behind.startswith("，其余按计划推进。")


def test_a_sentence_names_a_task_by_its_title_or_by_its_number(tmp_path: Path) -> None:
    lead = "导语: {补充: 其中污水处理厂扩建工程率先完成，第2项整改任务加快推进，第3项措施落实，沿河道巡查。}\n"
    snapshot = written(tmp_path, CITY + lead)
    assert [named["text"] for named in trace(snapshot, 0)["named"]] == ["污水处理厂扩建工程"]
    assert [named["text"] for named in trace(snapshot, 1)["named"]] == ["第2项整改任务"]
    assert trace(snapshot, 2)["named"] == []  # 第3项措施 is no task, and 河道 stands in many a sentence


def test_a_number_that_two_inspections_gave_names_neither(tmp_path: Path) -> None:
    text = """\
城市: {名称: 云山市}
督察:
  - {名称: 第二轮甲省生态环境保护督察, 简称: 省督察}
  - {名称: 第二轮中央生态环境保护督察, 简称: 中央督察}
整改任务:
  任务:
    - {序号: 1, 督察: 省督察, 名称: 污水处理厂扩建工程, 状态: 推进中}
    - {序号: 1, 督察: 中央督察, 名称: 雨污混接点整治工程, 状态: 推进中}
导语: {补充: 第1项整改任务加快推进。}
"""
    assert trace(written(tmp_path, text), 0)["named"] == []


def test_a_notice_names_its_task_in_its_paragraphs() -> None:
    path = folder("examples") / "yunshan" / "city.yaml"
    snapshot = look(path, Choice(kind="销号公示"))
    assert snapshot.built.report
    assert snapshot.built.report.notice
    asked = str(snapshot.built.report.notice.task)
    row = next(n for n, t in enumerate(snapshot.built.report.tasks) if str(t.no) == asked)
    named = " ".join(n["text"] for n in trace(snapshot, row)["named"])
    assert str(snapshot.built.report.tasks[row].title or snapshot.built.report.tasks[row].finding) in named


def test_a_task_of_the_data_file_shows_its_lines_and_one_of_a_workbook_its_cell(tmp_path: Path) -> None:
    found = trace(written(tmp_path, CITY), 1)
    assert found["place"] == "city.yaml:6:11"
    assert found["line"] == 6
    assert found["lines"] == [(6, "    - 序号: 2"), (7, "      名称: 雨污混接点整治工程"), (8, "      状态: 推进中")]
    found = trace(example("dezhou"), 4)
    assert (found["no"], found["place"], found["lines"]) == ("5", "台账.xlsx!整改任务台账!A7", [])
    assert found["units"] == "市城市管理局、德城区政府"


def test_a_row_that_is_none_has_no_answer(tmp_path: Path) -> None:
    snapshot = written(tmp_path, CITY)
    assert task_trace(snapshot, 3) is None
    assert task_trace(snapshot, -1) is None
    assert task_trace(written(tmp_path, "城市: [\n"), 0) is None
