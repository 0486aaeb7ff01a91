"""Every run of the document knows the line of YAML, the cell, or the rows of the ledger that it came from."""

from __future__ import annotations

from pathlib import Path

from reportgen.document import Document, Text, texts
from reportgen.pipeline import build
from reportgen.resources import folder


def document_of(path: Path) -> Document:
    document = build(path).document
    assert document is not None
    return document


def runs(city: str, figure: str) -> list[Text]:
    document = document_of(folder("examples") / city / "city.yaml")
    return [t for t in texts(document) if t.figure == figure]


def test_a_figure_lists_the_cells_of_the_tasks_that_it_counts() -> None:
    (run, *_) = runs("dezhou", "任务.已完成")
    cells = run.source.split(" ")
    assert run.text == "17项"
    assert len(cells) == 17
    assert all(c.startswith("台账.xlsx!") and c.split("!")[2].startswith("A") for c in cells)


def test_a_figure_of_a_yaml_list_lists_the_lines_of_its_tasks() -> None:
    (run, *_) = runs("dalian", "任务.超期")
    assert run.text == "2项"
    lines = (folder("examples") / "dalian" / "city.yaml").read_text("utf-8").split("\n")
    numbers = [int(place.split(":")[1]) for place in run.source.split(" ")]
    assert len(numbers) == 2
    assert all("序号" in lines[n - 1] for n in numbers)


def test_a_rate_lists_the_rows_of_its_part_and_of_its_whole(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(
        "城市: {名称: 示例市}\n整改任务: {分组: {已完成整改: 34, 推进中: 12}}\n结束语: 完成率【任务.完成率】。\n",
        encoding="utf-8",
    )
    (run,) = (t for t in texts(document_of(path)) if t.figure == "任务.完成率")
    assert run.text == "73.9%"
    assert run.source.split(" ") == ["city.yaml:2:20", "city.yaml:2:29"]


def test_words_of_the_clerk_know_their_line_and_words_of_the_template_have_none(tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text("城市: {名称: 示例市}\n结束语: 特此报告。\n导语: {自动生成: 否}\n", encoding="utf-8")
    found = {t.text: t.source for t in texts(document_of(path))}
    assert found["特此报告。"] == "city.yaml:2:6"
    assert found["现将整改落实情况报告如下："] == ""


def test_a_file_name_with_blanks_stays_one_place(tmp_path: Path) -> None:
    path = tmp_path / "示例 市.yaml"
    path.write_text("城市: {名称: 示例市}\n结束语: 特此报告。\n", encoding="utf-8")
    assert "示例%20市.yaml:2:6" in {t.source for t in texts(document_of(path))}
