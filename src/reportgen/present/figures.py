"""Figures as `figures` and `explain` print them: tables and lists for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from reportgen.figures import petitions
from reportgen.figures.catalogue import Catalogue, Entry
from reportgen.figures.figure import Figure
from reportgen.model import Case, Task
from reportgen.place import Place
from reportgen.present.columns import in_columns, left, right
from reportgen.values import Missing
from reportgen.zh import printable, width, without_end

TITLE_WIDTH = 36  # columns of a task's name in a list; the rest is cut
ROWS_SHOWN = 200  # of one figure; a ledger of 50,000 rows must not run through the terminal
BLOCKS_SHOWN = 10  # different sets of rows that one number explains; of more only the names
SHORT = 16  # columns of a value that is put in a column
TWICE = "变动"  # the change of an indicator, which stands under 同比 or 环比 as well
# The figures of one group stand in one line of a table.
TASK_COLUMNS = ("总数", "已完成", "基本完成", "尚未完成", "超期", "已销号", "完成率")
CASE_COLUMNS = ("交办", *petitions.HANDLING, *petitions.SUBSTANTIATED, "办结率")
Row = Task | Case


def as_text(catalogue: Catalogue, name: str, *, everything: bool) -> str:
    """All figures; those of groups as tables, and what is missing only counted, unless `everything` is asked for."""
    entries = catalogue.entries
    whole = [e for e in entries if not e.group]
    told = [e for e in whole if isinstance(e.figure, Figure)]
    shown = entries if everything else [e for e in told if e.last != TWICE]
    day = catalogue.report.as_of
    lines = [f"{printable(name)}，{f'截至{day}' if day else '没有截至日期'}", ""]
    lines += _listed(shown)
    if not everything:
        for kind, of_kind in _kinds(entries).items():
            if len({e.group for e in of_kind}) > 1:  # one group is the whole
                lines += ["", f"按{kind.partition('.')[2]}（【{kind}.名字.数】）", *_grouped(of_kind, kind)]
    lines += ["", *_notes(catalogue, 0 if everything else len(whole) - len(told))]
    return "\n".join(lines).rstrip("\n") + "\n"


def _listed(entries: Sequence[Entry]) -> Iterator[str]:
    """Name, value, how it is counted; a blank line between 任务, 信访 and the others."""
    names = max((width(e.name) for e in entries), default=0)
    values = max((width(str(e.figure)) for e in entries if _is_short(e)), default=0)
    root = entries[0].name.partition(".")[0] if entries else ""
    for entry in entries:
        if entry.name.partition(".")[0] != root:
            root = entry.name.partition(".")[0]
            yield ""
        value = f"缺：{entry.figure.name}" if isinstance(entry.figure, Missing) else str(entry.figure)
        value = right(value, values) if _is_short(entry) else value
        yield f"{left(entry.name, names)}  {value}  {entry.summary}"


def _is_short(entry: Entry) -> bool:
    return isinstance(entry.figure, Figure) and width(str(entry.figure)) <= SHORT


def _kinds(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """任务.领域 -> the figures of its groups."""
    kinds: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.group and entry.group.startswith(("任务.", "信访.")):
            kinds.setdefault(".".join(entry.group.split(".")[:2]), []).append(entry)
    return kinds


def _grouped(entries: Sequence[Entry], kind: str) -> Iterator[str]:
    """A line a group, a column a figure; a column that is none or missing everywhere is left out."""
    columns = TASK_COLUMNS if kind.startswith("任务") else CASE_COLUMNS
    rows: dict[str, dict[str, Figure | Missing]] = {}
    for entry in entries:
        rows.setdefault(entry.group.removeprefix(kind + "."), {})[entry.last] = entry.figure
    columns = tuple(c for c in columns if any(figures.get(c) for figures in rows.values()))
    table = [["", *columns]]
    for name, figures in rows.items():
        cells = [figures.get(c) for c in columns]
        table.append([name, *("-" if f is None or isinstance(f, Missing) else str(f) for f in cells)])
    yield from (f"  {line}" for line in in_columns(table, numbers=True))


def _notes(catalogue: Catalogue, missing: int) -> list[str]:
    notes = []
    if catalogue.report.as_of is None:
        notes.append("没有截至日期，到期、超期的数算不出：在数据文件里写“截至日期”，或加 --as-of 2022-08-30")
    if missing:
        notes.append(f"另有 {missing} 个数缺数据，没有列出；加 --all 全部列出")
    return notes


def explained(catalogue: Catalogue, entries: Sequence[Entry]) -> str:
    """Each figure with how it is counted, its arithmetic, and the rows behind it; the same rows are listed once."""
    blocks: dict[tuple[int, ...], list[Entry]] = {}
    rows: dict[tuple[int, ...], list[Row]] = {}
    for entry in entries:
        of_rate = catalogue.parts(entry)
        behind = catalogue.behind(of_rate[0] if of_rate else entry)
        key = tuple(map(id, behind)) or (-1 - len(blocks),)
        blocks.setdefault(key, []).append(entry)
        rows[key] = behind
    if len(blocks) > BLOCKS_SHOWN:
        hint = f"共 {len(entries)} 个数，这里不列明细；写上其中一个的名字，就列出它的各项"
        return "\n".join([*_listed(entries), "", hint]) + "\n"
    parts = [[*_heads(catalogue, block), *_rows(catalogue, rows[key])] for key, block in blocks.items()]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _heads(catalogue: Catalogue, block: Sequence[Entry]) -> Iterator[str]:
    """Of figures with the same rows; those that differ only in their group are named, not explained once more."""
    told: set[str] = set()
    same = []
    for entry in block:
        if entry.last in told:
            same.append(f"【{entry.name}】")
        else:
            yield from _head(catalogue, entry)
        told.add(entry.last)
    if same:
        yield f"  还有：{''.join(same)}"


def _head(catalogue: Catalogue, entry: Entry) -> Iterator[str]:
    figure = entry.figure
    if isinstance(figure, Missing):
        yield f"【{entry.name}】 算不出"
        yield f"  算法：{entry.summary}"
        yield f"  缺：{figure.name}"
        return
    yield f"【{entry.name}】 {figure}"
    yield f"  算法：{entry.summary}"
    if sum_ := arithmetic(catalogue, entry):
        yield f"  即：{sum_}"
    sums = breakdowns(catalogue, entry)
    yield from (f"  其中：{text}" for text in (sums[:1] if entry.group else sums))
    if not catalogue.behind(entry) and figure.places:
        yield f"  出处：{'、'.join(map(_place, figure.places[:8]))}{'……' if len(figure.places) > 8 else ''}"


def arithmetic(catalogue: Catalogue, entry: Entry) -> str:
    """`17÷37＝45.9%`, `66.7－16.7＝50个百分点`, `（48－54）÷54＝-11.1%`; "" where there is nothing to reckon."""
    parts = catalogue.parts(entry)
    figure = entry.figure
    if not parts or isinstance(figure, Missing):
        return ""
    first, second = (f"{e.number:f}" for e in parts)
    result = f"{figure.value:f}{figure.unit}"
    if entry.summary.endswith("现值－上期值"):
        return f"{first}－{second}＝{result}"
    if "－" in entry.summary:
        return f"（{first}－{second}）÷{second}＝{result}"
    return f"{parts[0].last}{parts[0].figure}÷{parts[1].last}{parts[1].figure}＝{result}"


def breakdowns(catalogue: Catalogue, entry: Entry) -> list[str]:
    """`已完成17项＋基本完成10项＝27项`, one for each way in which other figures add up to this one."""
    ways = catalogue.breakdowns(entry)
    return [f"{'＋'.join(f'{e.last}{e.figure}' for e in way)}＝{entry.figure}" for way in ways]


def _rows(catalogue: Catalogue, rows: Sequence[Row]) -> Iterator[str]:
    """序号, 名称 or 反馈问题, 状态, 时限, where it stands."""
    if not rows:
        return
    inspected = len(catalogue.report.inspections) > 1
    cases = isinstance(rows[0], Case)
    heads = ["受理编号" if cases else "序号", "内容" if cases else "任务", "办理" if cases else "状态"]
    heads += ["属实" if cases else "时限", *(["督察"] if inspected else []), "位置"]
    table = [heads]
    for row in rows[:ROWS_SHOWN]:
        last = row.substantiated if isinstance(row, Case) else row.deadline
        of = [str(row.inspection or "")] if inspected else []
        table.append([str(row.no), _title(row), _state(row), str(last or ""), *of, _place(row.no.place)])
    yield f"  由这{len(rows)}{'件' if cases else '项'}得出："
    yield from (f"    {line}" for line in in_columns(table))
    if len(rows) > ROWS_SHOWN:
        yield f"    ……另有 {len(rows) - ROWS_SHOWN} 行，用 --json 看全部"


def _title(row: Row) -> str:
    words = (row.content or "") if isinstance(row, Case) else (row.title or row.finding or "")
    return without_end(" ".join(str(words).split()), TITLE_WIDTH)


def _state(row: Row) -> str:
    return str((row.handling if isinstance(row, Case) else row.status) or "")


def _place(place: Place | None) -> str:
    return printable(place.short) if place else ""


def as_json(catalogue: Catalogue, entries: Iterable[Entry], *, whole: bool = False) -> Iterator[str]:
    """A list of objects, one a line: name, value (number), unit, text, summary, missing (what is missing), rows.

    It comes piece by piece, for that of a ledger of 50,000 rows is no string to be held. A row has no, place and, if it
    says one, inspection; `whole` adds title, status and deadline.
    """
    written: dict[int, str] = {}  # a row stands behind a hundred figures, and is made into JSON once

    def row_of(row: Row) -> str:
        if id(row) not in written:
            written[id(row)] = json.dumps(as_object(row) if whole else _reference(row), ensure_ascii=False)
        return written[id(row)]

    separator = "[\n"
    for entry in entries:
        rows = ", ".join(map(row_of, catalogue.behind(entry)))
        head = json.dumps(_object(entry), ensure_ascii=False).removesuffix("}")
        yield f'{separator}{head}, "rows": [{rows}]}}'
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _object(entry: Entry) -> dict[str, object]:
    figure = entry.figure
    gone = isinstance(figure, Missing)
    return {
        "name": entry.name,
        "value": _number(entry.number),
        "unit": "" if isinstance(figure, Missing) else figure.unit,
        "text": "" if gone else str(figure),
        "summary": entry.summary,
        "missing": figure.name if isinstance(figure, Missing) else None,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def as_object(row: Row) -> dict[str, str | None]:
    """A task or a case with what tells it from others and how far it is; None for what it doesn't say."""
    words = row.content if isinstance(row, Case) else row.title or row.finding
    deadline = None if isinstance(row, Case) else row.deadline
    return {
        "no": str(row.no),
        "title": str(words) if words else None,
        "inspection": str(row.inspection) if row.inspection else None,
        "status": _state(row) or None,
        "deadline": str(deadline) if deadline else None,
        "place": str(row.no.place) if row.no.place else None,
    }


def _reference(row: Row) -> dict[str, str | None]:
    """What tells a row from all others."""
    inspection = {"inspection": str(row.inspection)} if row.inspection else {}
    return {"no": str(row.no), **inspection, "place": str(row.no.place) if row.no.place else None}
