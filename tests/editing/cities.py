"""Helpers: a city with a list or a workbook, changes by address, what stands in the files then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from reportgen.editing.form import Entry, Field, Form
from reportgen.pipeline.editing import Edited, FieldChange, edit, outline
from tests.reports import workbook

LISTED = """\
# 某市的报告
城市: {名称: 德州市}
督察: {层级: 省级, 督察组: 省第七督察组, 反馈日期: 2021-07-23}
截至日期: 2022-08-30 # 每月改

整改任务:
  列表:
    # 第一项
    - 序号: 1
      名称: 河道治理
      责任单位: [市水利局, 市住房城乡建设局]
      整改措施:
        - 清淤。 # 已招标
        - 截污。
      整改时限: 2021年底前
      状态: 已完成整改
      完成日期: 2021-12-20
      销号: 公示中
    - 序号: 2
      名称: 散煤替代
      整改时限: 2022年底前
      状态: 达到序时进度
      进展: 已替代三成。 # 九月再报
章节:
  - 角色: 补齐短板
    标题: 补齐短板弱项
    要点:
      - 标题: 守护蓝天
        内容: 空气更好。
      - 治水。河道清了。
落款: {日期: 2022-08-30}
"""
HEAD = ("序号", "反馈问题", "责任单位", "整改时限", "状态", "完成日期", "进展")
ROWS = (
    (1, "河道淤积。", "市水利局、市住房城乡建设局", "2021年底前", "已完成整改", "2021-12-20", "已清淤。"),
    (2, "散煤多。", "市发展改革委", "2022年底前", "达到序时进度", None, "已替代三成。"),
)
START = LISTED.index("整改任务:")
WITH_BOOK = f"{LISTED[:START]}整改任务: {{台账: 台账.xlsx}}\n{LISTED[LISTED.index('章节:') :]}"


def listed(folder: Path, text: str = LISTED) -> Path:
    """A city whose tasks stand in its data file."""
    path = folder / "city.yaml"
    path.write_bytes(text.encode())
    return path


def booked(folder: Path, rows: Iterable[Sequence[object]] = ROWS, head: Sequence[str] = HEAD) -> Path:
    """A city whose tasks stand in a workbook."""
    workbook(folder / "台账.xlsx", [head, *rows])
    return listed(folder, WITH_BOOK)


def fields(form: Form) -> dict[str, Field]:
    """The fields by their addresses."""
    return {entry.address(one): one for entry, one in form.fields()}


def entries(form: Form, group: str) -> dict[str, Entry]:
    """The entries of a group by theirs."""
    return {entry.at: entry for one in form.groups if one.name == group for entry in one.entries}


def value(path: Path, address: str) -> str:
    """What a field shows now."""
    return fields(outline(path))[address].value


def changes(path: Path, asked: Mapping[str, str]) -> list[FieldChange]:
    """Changes of what the form shows now."""
    known = {entry.address(one): (entry, one) for entry, one in outline(path).fields()}
    found = [(*known[address], now) for address, now in asked.items()]
    return [FieldChange(entry.at, one.key, one.value, now) for entry, one, now in found]


def changed(path: Path, asked: Mapping[str, str]) -> Edited:
    """The changes, made."""
    return edit(path, changes(path, asked))


def codes(edited: Edited) -> list[str]:
    """What was found, but for the note of the old files."""
    return [d.code for d in edited.found if d.code != "OUT605"]


def cells(path: Path) -> dict[str, Any]:
    """Every cell of the first sheet that holds something, whatever the name of the file ends with."""
    import openpyxl

    sheet = openpyxl.load_workbook(BytesIO(path.read_bytes())).worksheets[0]
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}


def differing(old: str, new: str) -> list[str]:
    """The lines that went, with -, and those that came, with +."""
    from difflib import unified_diff

    lines = list(unified_diff(old.splitlines(), new.splitlines(), n=0))[2:]
    return [f"{line[0]} {line[1:]}" for line in lines if line[0] in "+-"]
