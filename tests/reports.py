"""Helpers of the tests: a report from YAML text, a task from its words, a workbook from rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from reportgen.dates import Date, parse_date, parse_deadline
from reportgen.diagnostics import Diagnostic, show
from reportgen.figures import Counted, count
from reportgen.load import Loaded, load
from reportgen.load.words import meaning_of
from reportgen.model import Report, Status, Task
from reportgen.resources import folder
from reportgen.values import Text

CITY = "城市: {名称: 德州市}\n"
# A city that builds without a word, one of its tasks done
TWO_TASKS = """
城市: {名称: 德州市}
督察: {层级: 省级, 督察组: 省第七督察组, 反馈日期: 2021-07-23}
截至日期: 2022-08-30
整改任务:
  列表:
    - {序号: 1, 名称: 河道治理, 整改时限: 2021年底前, 状态: 已完成整改, 完成日期: 2021-12-20}
    - {序号: 2, 名称: 散煤替代, 整改时限: 2022年底前, 状态: 达到序时进度}
落款: {日期: 2022-08-30}
"""
# Its tasks in that text, and the columns of a workbook that may hold them instead
TASKS = TWO_TASKS[TWO_TASKS.index("  列表") : TWO_TASKS.index("落款")]
HEAD = ["序号", "反馈问题", "责任单位", "整改时限", "状态", "完成日期"]


def loaded(home: Path, text: str) -> Loaded:
    """`text` as home/city.yaml, loaded."""
    path = home / "city.yaml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def report(home: Path, text: str) -> Report:
    """The report of a file that has no errors; the city is added."""
    result = loaded(home, CITY + text)
    assert result.report is not None, show(result.found)
    return result.report


def counted(home: Path, text: str) -> Counted:
    """The figures of such a report."""
    return count(report(home, text))


def faults(home: Path, text: str) -> list[str]:
    """`LED304 4:9` of each fault of a file; the city is added as its first line."""
    return said(loaded(home, CITY + text).found)


def said(found: Iterable[Diagnostic]) -> list[str]:
    """`LED304 4:9` of each; of a cell `LED301 F12`."""
    return [f"{d.code} {_spot(d)}".strip() for d in found]


def _spot(d: Diagnostic) -> str:
    if d.place is None:
        return ""
    return str(d.place).rpartition("!")[2] if d.place.source.sheet else f"{d.place.line}:{d.place.column}"


def sample(city: str) -> Report:
    """A report of examples/."""
    result = load(folder("examples") / city / "city.yaml")
    assert result.report is not None, show(result.found)
    return result.report


def task(no: int | str, status: str = "", deadline: str = "", done_on: str = "") -> Task:
    """A task by the words of a ledger."""
    meaning = meaning_of(status) if status else None
    assert meaning or not status, status
    limit = parse_deadline(deadline) if deadline else None
    assert limit or not deadline, deadline
    progress = meaning and Status(progress=meaning.progress, text=status, ongoing=meaning.ongoing, stage=meaning.stage)
    day = parse_date(done_on) if done_on else None
    return Task(no=Text(str(no)), status=progress, deadline=limit, completed_on=day)


def day(text: str) -> Date:
    """A date that is one."""
    date = parse_date(text)
    assert date is not None
    return date


def workbook(path: Path, rows: Sequence[Sequence[object]], title: str = "台账") -> Path:
    """A real .xlsx with these rows in one sheet."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path
