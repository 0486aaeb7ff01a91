"""The page of a ledger's progress on a terminal: no character that GBK lacks, no colour that says something alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportgen.figures import Figure
from reportgen.figures.charts import ChartData
from reportgen.present.columns import BETWEEN, left, right
from reportgen.present.status import UNIT_COLUMNS, Overview, Tasks, left_out, why
from reportgen.values import Missing
from reportgen.zh import width, without_end

NARROWEST, WIDEST = 60, 120  # columns
ROWS_SHOWN = 20  # of a list, and of units: the page must not run away
BOLD, RED, PLAIN = "\x1b[1m", "\x1b[31m", "\x1b[0m"
# Of the parts of the share, from done to not begun; each is as wide as █, one column or two, wherever that is.
BLOCKS = "█▓●○◇▲□■"
NONE = "—"
# The widest that the columns of a list may be on a page of NARROWEST; the name has what is left.
ROOMS = {"no": 8, "units": 16, "deadline": 14, "remark": 12}
SPARE = 4  # of the further columns of a wider page each of `units` and `deadline` gets one in SPARE


def as_text(page: Overview, columns: int, *, colour: bool = False) -> str:
    """The page, `columns` wide (half-width characters), but at least NARROWEST."""
    room = max(NARROWEST, min(columns, WIDEST))
    lines = [_painted(page.title, BOLD, colour), f"截至{page.as_of}" if page.as_of else "没有截至日期", ""]
    lines += _side_by_side([f"{name} {figure}" for name, figure in page.totals if isinstance(figure, Figure)], room)
    for chart in page.charts:
        if chart.name == "整改进度":
            lines += ["", _painted(chart.title, BOLD, colour), *_share(chart, room)]
        elif chart.name == "时限分布":
            lines += ["", _painted(chart.title, BOLD, colour), *_months(chart, room)]
    if page.units:
        lines += ["", _painted("各责任单位", BOLD, colour), *_units(page, room)]
    for tasks in page.lists:
        lines += _list(tasks, room, colour=colour)
    for gap in page.gaps:
        lines += ["", *_folded(gap, room)]
    return "\n".join(lines) + "\n"


def _painted(text: str, ink: str, colour: bool) -> str:
    return f"{ink}{text}{PLAIN}" if colour else text


def _share(chart: ChartData, room: int) -> Iterator[str]:
    """One bar, and what each of its characters stands for."""
    cells = shares([int(bar.amounts[0].value) for bar in chart.bars], room // 2)
    yield "".join(block * number for block, number in zip(BLOCKS, cells, strict=False))
    parts = zip(BLOCKS, chart.bars, strict=False)
    yield from _side_by_side([f"{block} {bar.label} {bar.amounts[0]}（{bar.share}）" for block, bar in parts], room)


def shares(numbers: Sequence[int], cells: int) -> list[int]:
    """`cells` parted as the numbers are, by the greatest rests; what is not none has at least one cell."""
    whole = sum(numbers)
    if not whole or cells < len(numbers):
        return [0] * len(numbers)
    result = [cells * number // whole for number in numbers]
    rests = sorted(range(len(numbers)), key=lambda n: -(cells * numbers[n] % whole))
    for n in rests[: cells - sum(result)]:
        result[n] += 1
    for n, number in enumerate(numbers):
        if number and not result[n]:
            result[n] = 1
            result[result.index(max(result))] -= 1
    return result


def _months(chart: ChartData, room: int) -> Iterator[str]:
    """Those in which something is due."""
    due = [f"{bar.label} {bar.amounts[0]}" for bar in chart.bars if bar.amounts[0]]
    yield from _side_by_side(due, room) if due else ["任务都已完成或基本完成。"]


def _units(page: Overview, room: int) -> Iterator[str]:
    """A table without the columns in which nobody has anything."""
    kept = [n for n, _ in enumerate(UNIT_COLUMNS) if any(unit.figures[n] for unit in page.units)]
    rows = [
        [NONE if isinstance(unit.figures[n], Missing) else str(unit.figures[n]) for n in kept]
        for unit in page.units[:ROWS_SHOWN]
    ]
    heads = [UNIT_COLUMNS[n] for n in kept]
    wide = [max(map(width, column)) for column in zip(heads, *rows, strict=True)]
    longest = max(width(unit.name) for unit in page.units[:ROWS_SHOWN])
    names = min(longest, room - sum(wide) - 2 * len(wide))
    yield _row("责任单位", names, heads, wide)
    for unit, row in zip(page.units, rows, strict=False):
        yield _row(unit.name, names, row, wide)
    if len(page.units) > ROWS_SHOWN:
        yield f"另有{len(page.units) - ROWS_SHOWN}个单位"


def _row(name: str, room: int, cells: Sequence[str], wide: Sequence[int]) -> str:
    return BETWEEN.join((left(without_end(name, room), room), *map(right, cells, wide)))


def _list(tasks: Tasks, room: int, *, colour: bool) -> list[str]:
    """Its heading with the number, the tasks in columns, and how many there is no room for."""
    if isinstance(tasks.figure, Missing):
        if tasks.figure.name == "截至日期":
            return []  # said once, at the end of the page
        return ["", f"{_painted(tasks.heading, BOLD, colour)}：没有算，{why(tasks.figure)}"]
    head = f"{tasks.heading} {tasks.figure}"
    lines = ["", _painted(head, RED if tasks.name == "超期" and tasks.rows else BOLD, colour)]
    rows = tasks.rows[:ROWS_SHOWN]
    table = [(r.number, r.name, r.units, r.deadline, r.remark) for r in rows]
    more_room = (room - NARROWEST) // SPARE
    rooms = (ROOMS["no"], room, ROOMS["units"] + more_room, ROOMS["deadline"] + more_room, ROOMS["remark"])
    if table:
        columns = zip(*table, strict=True)
        wide = [min(max(map(width, column)), most) for column, most in zip(columns, rooms, strict=True)]
        others = sum(wide) - wide[1] + 2 * len(wide)  # with two blanks before each column
        wide[1] = max(10, min(wide[1], room - others))
        lines += [f"  {BETWEEN.join(map(left, map(without_end, row, wide), wide))}".rstrip() for row in table]
    more = left_out(tasks.rows, ROWS_SHOWN)
    return [*lines, f"  {more}"] if more else lines


def _side_by_side(parts: Iterable[str], room: int) -> Iterator[str]:
    """Parts with two blanks between them, as many on a line as have room."""
    line = ""
    for part in parts:
        if line and width(line) + 2 + width(part) > room:
            yield line
            line = ""
        line = f"{line}  {part}" if line else part
    if line:
        yield line


def _folded(text: str, room: int) -> Iterator[str]:
    line = ""
    for char in text:
        if width(line + char) > room and char not in "，。；：、":
            yield line
            line = ""
        line += char
    yield line
