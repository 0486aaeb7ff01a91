"""`python with_python_docx.py OUTPUT_FOLDER CONTEXT.json...`: the report written paragraph by paragraph."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import docx


def write(context: dict[str, Any], path: Path) -> None:
    """Without a template, and without styles beyond the base package's own."""
    document = docx.Document()
    document.add_heading(f"{context['city']}整改落实情况的报告", 0)
    document.add_paragraph("省委、省政府：")
    for chapter in context["chapters"]:
        document.add_heading(chapter["head"], 1)
        document.add_paragraph(f"共有{context['total']}整改任务，已完成{context['done']}。")
        for point in chapter["points"]:
            document.add_paragraph(point)
    document.add_paragraph("附件：整改进展情况清单")
    table = document.add_table(rows=1, cols=len(context["columns"]))
    for n, values in enumerate([context["columns"], *context["rows"]]):
        cells = table.add_row().cells if n else table.rows[0].cells
        for cell, value in zip(cells, values, strict=True):
            cell.text = value
    document.add_paragraph(f"{context['city']}人民政府")
    document.add_paragraph("2022年8月30日")
    document.save(str(path))


if __name__ == "__main__":
    for word in sys.argv[2:]:
        write(json.loads(Path(word).read_text(encoding="utf-8")), Path(sys.argv[1]) / f"{Path(word).stem}.docx")
