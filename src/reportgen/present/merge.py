"""The report of a merge as text for the terminal: tables one below the other."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import takewhile

from reportgen.present.columns import in_columns
from reportgen.zh import width, without_end

Rows = Sequence[Sequence[str]]
# Title, heads, rows; how many cases the rows are where they are not one each.
Table = tuple[str, Sequence[str], Rows] | tuple[str, Sequence[str], Rows, int | None]
WHOLE = ("出处", "文件", "怎么认出")
OLD_AND_NEW = ("原来", "改为")
CUT = "……"
AROUND = 6  # characters before the first that differs
CELL_AT_MOST = 36  # half-width columns of a cell; what is cut stands whole in the workbook and in JSON


def text(tables: Sequence[Table]) -> str:
    """Each table with its title and the number of its cases, columns in line."""
    return "\n".join(_table(*table) for table in tables)


def as_json(report: Mapping[str, object]) -> str:
    """The object as it is, Chinese unescaped, with a line feed at the end."""
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _table(title: str, heads: Sequence[str], rows: Rows, cases: int | None = None) -> str:
    table = [list(heads), *(_shown(heads, row) for row in rows)]
    return "\n".join(
        [f"{title}（{len(rows) if cases is None else cases}）", *(f"  {line}" for line in in_columns(table)), ""]
    )


def _shown(heads: Sequence[str], row: Sequence[str]) -> list[str]:
    """A row with its long texts cut; of an old and a new one, where they begin to differ."""
    cells = [" ".join(text.split()) for text in row]
    if tuple(heads[2:4]) == OLD_AND_NEW:
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(cells[2], cells[3], strict=False)))
        if same > AROUND and any(width(cell) > CELL_AT_MOST for cell in cells[2:4]):
            cells[2:4] = [CUT + cell[same - AROUND :] if cell else cell for cell in cells[2:4]]
    # A place is never cut: it is where the clerk will look.
    return [
        cell if head in WHOLE else without_end(cell, CELL_AT_MOST, CUT) for cell, head in zip(cells, heads, strict=True)
    ]
