"""Text that begins as a formula stays text in every workbook that is written: nothing in it is computed or opened."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from reportgen.pipeline.ledger import export_ledger, split_ledger, write_template
from tests.ledger.rounds import cells_of
from tests.reports import CITY, said

TEXTS = ('=HYPERLINK("http://a.cn")', "+1+1", "-1", "@SUM(A1)", "＝1", "=cmd|'x'!A0")
HEADS = ("反馈问题", "进展", "存在问题", "下步措施", "责任人", "联系电话")


def data_file(home: Path) -> Path:
    """A ledger whose every text is one that Excel would compute, the unit too."""
    lines = "".join(f"\n      {head}: {text!r}" for head, text in zip(HEADS, TEXTS, strict=True))
    path = home / "city.yaml"
    path.write_text(f"{CITY}整改任务:\n  列表:\n    - 序号: 1{lines}\n      责任单位: '=水利局'\n", encoding="utf-8")
    return path


def template(home: Path) -> Path:
    written, found = write_template(data_file(home), home / "空表.xlsx", rows=3, by_date="=1+1", force=False)
    assert written, said(found)
    return written


def divided(home: Path) -> Path:
    parts = split_ledger(data_file(home), home / "分发", by="责任单位", by_date="=1+1", force=False)
    ((unit, count, path),) = parts.rows
    assert (unit, count) == ("=水利局", 1)
    return path


def exported(home: Path) -> Path:
    written, found = export_ledger(data_file(home), home / "台账.xlsx", force=False)
    assert written, said(found)
    return written


@pytest.mark.parametrize("write", [template, divided, exported])
def test_what_looks_like_a_formula_is_a_text_in_whatever_workbook_is_written(
    tmp_path: Path, write: Callable[[Path], Path]
) -> None:
    path = write(tmp_path)
    cells = cells_of(path)
    values = {head: cells["1", head] for head in (*HEADS, "责任单位")}
    assert [values[head].value for head in HEADS] == list(TEXTS)
    assert {cell.data_type for cell in values.values()} == {"s"}
    assert not [c for sheet in openpyxl.load_workbook(path) for row in sheet for c in row if c.data_type == "f"]
    with zipfile.ZipFile(path) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/")]
        assert not any(b"<f>" in package.read(name) for name in sheets)
        assert not any(name.startswith("xl/externalLinks") for name in package.namelist())
