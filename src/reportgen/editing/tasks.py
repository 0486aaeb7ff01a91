"""The group 整改任务: every task of the list in the data file or of the workbook, or the totals that stand for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportgen.editing.facts import table
from reportgen.editing.form import Entry, Field, Step
from reportgen.editing.parts import Part, entry_of, fields_of, single
from reportgen.editing.values import is_value
from reportgen.editing.workbook import Book, opened, own_meanings
from reportgen.model.numbers import number_of
from reportgen.records import replace
from reportgen.values import Text

LEDGER, NUMBER, CLOSURE = "整改任务", "序号", "销号"
COUNTED = "序号由台账定，请在台账里改"
SHOWN = 24  # characters of a name by which a task is known


def tasks(root: Part, book: Book | None) -> Iterator[Entry]:
    """Each task, by the list of the data file or by the workbook; the totals where there are only these."""
    ledger = root.child(LEDGER)
    totals = ledger.child("分组")
    if totals.node is not None:
        yield from table(((LEDGER,), ("分组",)), "各状态的任务数", totals)
    yield from _of_book(book) if book else _of_list(list(ledger.child("列表").items()))


def book_of(root: Part, folder: Path) -> Book | None:
    """The workbook of the tasks; `folder` is that of the data file. None where there is a list, or nothing to read."""
    ledger = root.child(LEDGER)
    name = ledger.child("台账").text
    if not name or next(ledger.child("列表").items(), None):
        return None
    return opened(folder / name, ledger.child("工作表").text, own_meanings(root))


def _of_list(rows: list[Part]) -> Iterator[Entry]:
    names = [(row.child(NUMBER).text, row.child("督察").text, row.child("名称").text) for row in rows]
    for row, step, (number, _, name) in zip(rows, _steps(names), names, strict=True):
        label = f"{number} {_short(name or row.child('反馈问题').text)}".strip()
        yield from entry_of(((LEDGER,), step), label, row, _fields(row))


def _fields(row: Part) -> Iterator[Field]:
    """The fields of a task; those of its 销号 among them, 销号.环节."""
    for key, known in row.plan.properties.items():
        if key == NUMBER:
            yield replace(single(key, row.child(key)), locked=COUNTED)
        elif is_value(known.plan):
            yield single(key, row.child(key), key)
        else:
            yield from fields_of(row.child(key), before=f"{key}.")


def _of_book(book: Book) -> Iterator[Entry]:
    names = [(task.no, task.inspection or "", task.title or "") for task in book.report.tasks]
    for task, step in zip(book.report.tasks, _steps(names), strict=True):
        fields = tuple(replace(one, locked=COUNTED) if one.key == NUMBER else one for one in book.fields(task))
        label = f"{task.no} {_short(task.title or task.finding or '')}".strip()
        yield Entry(((LEDGER,), step), label, fields, book.spelt)


def _steps(names: Iterable[tuple[str, str, str]]) -> Iterator[Step]:
    """The place of each task in an address: its number, its name; with its inspection where numbers repeat."""
    rows = [(number_of(Text(number)), inspection, name) for number, inspection, name in names]
    alone, both = Counter(number for number, _, _ in rows), Counter((number, of) for number, of, _ in rows)
    titles = Counter(name for _, _, name in rows)
    for n, (number, inspection, name) in enumerate(rows, 1):
        with_inspection = f"{inspection}.{number}" if inspection else number
        by_name = (name.strip(),) if name.strip() and titles[name] == 1 else ()
        if number and alone[number] == 1:
            yield tuple(dict.fromkeys((number, with_inspection, *by_name)))
        elif inspection and number and both[number, inspection] == 1:
            yield (with_inspection, *by_name)
        else:
            yield (f"第{n}行", *by_name)


def _short(name: str) -> str:
    line = name.strip().split("\n")[0]
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}……"
