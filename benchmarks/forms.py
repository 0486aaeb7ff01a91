"""The made-up city as templates and texts for the others: docxtpl, carbone, pandoc."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Words = Sequence[str]


def docxtpl_template(path: Path, columns: Words) -> None:
    """On python-docx's own base, as most start with."""
    chapters = ("{%p for chapter in chapters %}", "{{ chapter.head }}", "共有{{ total }}整改任务，已完成{{ done }}。")
    points = ("{%p for point in chapter.points %}", "{{ point }}", "{%p endfor %}", "{%p endfor %}")
    rows: tuple[Callable[[int], str], ...] = (
        lambda n: "" if n else "{%tr for row in rows %}",
        lambda n: f"{{{{ row[{n}] }}}}",
        lambda n: "" if n else "{%tr endfor %}",
    )
    _template(path, "{{ city }}", (*chapters, *points), columns, rows)


def carbone_template(path: Path, columns: Words) -> None:
    """The same in the marks of carbone: what lies from `[i]` to `[i+1]` is repeated."""
    chapters = ("{d.chapters[i].head}", "共有{d.total}整改任务，已完成{d.done}。")
    points = ("{d.chapters[i].points[i].text}", "{d.chapters[i].points[i+1].text}", "{d.chapters[i+1].head}")
    rows: tuple[Callable[[int], str], ...] = (
        lambda n: f"{{d.rows[i].c{n}:convCRLF}}",
        lambda n: "" if n else "{d.rows[i+1].c0}",
    )
    _template(path, "{d.city}", (*chapters, *points), columns, rows)


def for_carbone(context: dict[str, Any]) -> dict[str, Any]:
    """The context with a name for each value, as its marks want it."""
    chapters = [{"head": c["head"], "points": [{"text": p} for p in c["points"]]} for c in context["chapters"]]
    rows = [{f"c{n}": value for n, value in enumerate(row)} for row in context["rows"]]
    return {**context, "chapters": chapters, "rows": rows}


def markdown(context: dict[str, Any]) -> str:
    """For pandoc, with a pipe table; what stands in lines of its own in a cell stands in one there."""
    lines = [f"# {context['city']}整改落实情况的报告", "省委、省政府："]
    for chapter in context["chapters"]:
        lines += [f"## {chapter['head']}", f"共有{context['total']}整改任务，已完成{context['done']}。"]
        lines += chapter["points"]
    lines.append("附件：整改进展情况清单")
    columns = context["columns"]
    table = [columns, ["---"] * len(columns), *context["rows"]]
    lines.append("\n".join("| " + " | ".join(cell.replace("\n", " ") for cell in row) + " |" for row in table))
    lines += [f"{context['city']}人民政府", "2022年8月30日"]
    return "\n\n".join(lines) + "\n"


def reference(path: Path) -> None:
    """The paper whose styles pandoc takes: python-docx's own base too."""
    import docx

    docx.Document().save(str(path))


def _template(path: Path, city: str, chapters: Words, columns: Words, rows: tuple[Callable[[int], str], ...]) -> None:
    """The report with these marks; the rows of its table behind the head, by the number of the column."""
    import docx

    document = docx.Document()
    document.add_heading(f"{city}整改落实情况的报告", 0)
    for line in ("省委、省政府：", *chapters, "附件：整改进展情况清单"):
        document.add_paragraph(line)
    table = document.add_table(rows=1 + len(rows), cols=len(columns))
    for row, text in zip(table.rows, (lambda n: columns[n], *rows), strict=True):
        for n, cell in enumerate(row.cells):
            cell.text = text(n)
    document.add_paragraph(f"{city}人民政府")
    document.add_paragraph("2022年8月30日")
    document.save(str(path))
