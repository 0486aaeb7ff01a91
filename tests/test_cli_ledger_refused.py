"""`reportgen ledger` where it makes nothing, or tells more than a line: faulty data, long texts, a fresh ledger."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from reportgen.zh import width
from tests.commands import ended
from tests.ledger.rounds import HEAD, HOUSING, WATER, cells_of, divided, filled
from tests.reports import CITY, workbook

NO_TASKS = f"{CITY}落款: {{日期: 2022-08-30}}\n"
FAULTY = f"{CITY}整改任务: {{列表: [{{序号: 1, 状态: 差不多}}]}}\n"
TASKS = (
    f"{CITY}整改任务:\n  列表:\n"
    "    - {序号: 1, 反馈问题: 管网破损。, 责任单位: 市水利局、市住建局, 状态: 推进中}\n"
    "    - {序号: 2, 反馈问题: 扬尘扰民。, 责任单位: 市住建局, 状态: 推进中}\n"
)


@pytest.mark.parametrize("command", ["template", "split", "export"])
@pytest.mark.parametrize(("text", "code"), [(NO_TASKS, "LED377"), (FAULTY, "LED301")])
def test_nothing_is_made_of_data_without_tasks_or_with_errors(
    tmp_path: Path, command: str, text: str, code: str
) -> None:
    (tmp_path / "city.yaml").write_text(text, encoding="utf-8")
    result = ended("ledger", command, "city.yaml", cwd=tmp_path, status=1)
    assert result.out == ""
    assert f"错误[{code}]" in result.err
    assert [p.name for p in tmp_path.iterdir()] == ["city.yaml"]


def test_nothing_is_divided_where_no_task_names_its_unit(tmp_path: Path) -> None:
    (tmp_path / "city.yaml").write_text(TASKS, encoding="utf-8")
    result = ended("ledger", "split", "city.yaml", "--by", "牵头单位", cwd=tmp_path, status=1)
    assert result.out == ""
    assert "没有一项任务写了牵头单位" in result.err


def test_merge_ends_with_1_where_the_base_can_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "city.yaml").write_text("城市: [\n", encoding="utf-8")
    workbook(tmp_path / "台账-市水利局.xlsx", [HEAD])
    result = ended("ledger", "merge", "city.yaml", "台账-市水利局.xlsx", cwd=tmp_path, status=1)
    assert result.out == ""
    assert "错误[" in result.err


def test_what_is_to_be_written_is_no_return(tmp_path: Path) -> None:
    divided(tmp_path)
    path = filled(tmp_path, WATER, {})
    result = ended("ledger", "merge", "台账.xlsx", str(path), "-o", str(path), cwd=tmp_path, status=2)
    assert "是要写的文件，不是交回的表；用 -o 换一个名字" in result.err


def test_a_ledger_of_a_list_is_fresh_and_what_hangs_on_a_conflict_is_marked_in_it(tmp_path: Path) -> None:
    (tmp_path / "city.yaml").write_text(TASKS, encoding="utf-8")
    head = ("序号", "反馈问题", "状态", "完成日期")
    for unit, status, day in (("市水利局", "已完成整改", "2022-08-20"), ("市住建局", "基本完成", None)):
        workbook(tmp_path / f"台账-{unit}.xlsx", [head, (1, "管网破损。", status, day)])
    result = ended("ledger", "merge", "city.yaml", "台账-市水利局.xlsx", "台账-市住建局.xlsx", cwd=tmp_path)
    assert "随冲突一并待定（未采用）（1）" in result.out
    assert result.out.endswith("把数据文件里的“整改任务”改为“台账: 汇总台账.xlsx”，删去列表\n")
    cells = cells_of(tmp_path / "汇总台账.xlsx")
    assert {key for key, cell in cells.items() if cell.fill.fill_type == "solid" and cell.comment} == {
        ("1", "状态"),
        ("1", "完成日期"),
    }
    assert (cells["1", "状态"].value, cells["1", "完成日期"].value) == ("推进中", None)


LONG = "已完成雨污分流管网改造三十六公里，整治入河排污口十二处，"


def test_a_long_text_that_was_changed_is_shown_from_where_it_differs(tmp_path: Path) -> None:
    """The whole of it stands in the workbook and in JSON."""
    rows = (
        (1, "管网破损，污水直排入河。", WATER, "2022年底前", "推进中", None, f"{LONG}正在收尾。", None),
        (2, "水源地内有养殖场。" * 9, WATER, "2022年底前", "推进中", None, f"{LONG}略。", None),
        (3, "垃圾填埋场渗滤液未处理。", HOUSING, "2023年底前", "推进中", None, "方案已批。", None),
    )
    divided(tmp_path, *rows)
    filled(tmp_path, WATER, {(1, "进展"): f"{LONG}全部通水，{LONG * 2}", (2, "进展"): "另起炉灶。" * 20})
    filled(tmp_path, HOUSING, {(3, "进展"): "方案已定。"})
    result = ended("ledger", "merge", "台账.xlsx", "交回", cwd=tmp_path)
    lines = result.out[result.out.index("采用的改动（3）") :].splitlines()
    cells = {line.split()[0]: line.split()[2:4] for line in lines[2:5]}
    assert cells["第1项"] == ["……污口十二处，正在收尾。", "……污口十二处，全部通水，已完成……"]
    assert cells["第2项"][1] == "另起炉灶。另起炉灶。另起炉灶。另……"
    assert cells["第3项"] == ["方案已批。", "方案已定。"]
    assert all(width(cell) <= 36 for row in cells.values() for cell in row)


@pytest.mark.parametrize(
    ("unit", "number", "said"),
    [
        (HOUSING, 2, "没有采用；表里都是“市水利局”“市农业农村局”的任务"),
        ("市林业局", 1, "没有采用；把“填报单位”改得与台账的责任单位一字不差，再汇总"),
    ],
)
def test_tasks_of_another_unit_are_told_with_what_is_likely_wrong(
    tmp_path: Path, unit: str, number: int, said: str
) -> None:
    divided(tmp_path)
    (tmp_path / "交回").mkdir()
    rows: list[tuple[object, ...]] = [(f"填报单位：{unit}",), ("序号", "反馈问题", "状态")]
    rows.append((number, cells_of_base(tmp_path)[str(number)], "已完成整改"))
    if unit == "市林业局":
        rows.append((4, cells_of_base(tmp_path)["4"], "已完成整改"))
    workbook(tmp_path / "交回" / "表.xlsx", rows)
    result = ended("ledger", "merge", "台账.xlsx", "交回", cwd=tmp_path)
    assert said in result.err


def cells_of_base(home: Path) -> dict[str, str]:
    """反馈问题 by 序号."""
    sheet = openpyxl.load_workbook(home / "台账.xlsx").worksheets[0]
    return {str(row[0].value): str(row[1].value) for row in sheet.iter_rows(min_row=3)}
