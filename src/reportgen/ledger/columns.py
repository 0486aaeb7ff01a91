"""The columns of a ledger as a workbook: heads, widths, what kind of cell, who fills them; a task -> the cells' texts.

A value of the model and the text that the reader makes into the same value again stand here side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from reportgen.dates import Date, Deadline
from reportgen.load.shape import names_in
from reportgen.model import Progress, Status, Task
from reportgen.place import Place
from reportgen.vocabulary import attribute_names, definition

Kind = Literal["number", "short", "long", "deadline", "names", "lines", "status", "stage", "date", "count", "yesno"]


class Column(NamedTuple):
    """`key` is the head, `width` in characters; `filled` says that departments fill it in the monthly round."""

    key: str
    width: float
    kind: Kind
    filled: bool = False
    template: bool = True  # whether an empty template has it


COLUMNS: tuple[Column, ...] = (
    Column("序号", 5, "number"),
    Column("编号", 8, "short", template=False),
    Column("名称", 16, "short", template=False),
    Column("督察", 12, "short", template=False),
    Column("反馈问题", 22, "long"),
    Column("领域", 5.5, "short"),
    Column("性质", 6, "short", template=False),
    Column("区域", 7, "short"),
    Column("整改目标", 13, "long"),
    Column("整改措施", 22, "lines"),
    Column("牵头单位", 8.5, "short"),
    Column("责任单位", 8.5, "names"),
    Column("配合单位", 8.5, "names", template=False),
    Column("督导单位", 8.5, "short", template=False),
    Column("验收单位", 8.5, "short", template=False),
    Column("责任人", 7.5, "short", filled=True),
    Column("联系电话", 12.5, "short", filled=True),
    Column("整改时限", 10, "deadline"),
    Column("状态", 8.5, "status", filled=True),
    Column("完成日期", 11, "date", filled=True),
    Column("进展", 24, "long", filled=True),
    Column("存在问题", 11, "long", filled=True),
    Column("下步措施", 11, "long", filled=True),
    Column("销号环节", 6.5, "stage", filled=True),
    Column("公示起", 11, "date", filled=True),
    Column("公示止", 11, "date", filled=True),
    Column("公示工作日", 6, "count", filled=True),
    Column("销号日期", 11, "date", filled=True),
    Column("佐证", 9, "lines", filled=True),
    Column("公开", 5.5, "yesno"),
    Column("内部备注", 12, "long", filled=True, template=False),
)
BY_KEY = {column.key: column for column in COLUMNS}
# Inner values of 销号 are columns of their own: the head and the key in the schema.
CLOSURE = {
    "销号环节": "环节",
    "公示起": "公示起",
    "公示止": "公示止",
    "公示工作日": "公示工作日",
    "销号日期": "日期",
}
Row = Mapping[str, str]  # texts by key
STATES = tuple(progress.value for progress in Progress)
YES, NO = "是", "否"


def help_of(key: str) -> str:
    """What the schema tells a clerk of a column."""
    part, name = ("Closure", CLOSURE[key]) if key in CLOSURE else ("Task", key)
    return str(definition(part)["properties"][name]["description"])


def value_of(task: Task, key: str) -> object:
    """The value of the model that stands in a column."""
    if key not in CLOSURE:
        return getattr(task, attribute_names()["Task"][key])
    return getattr(task.closure, attribute_names()["Closure"][CLOSURE[key]]) if task.closure else None


def place_of(task: Task, key: str) -> Place | None:
    """The cell of a value; None where there is no value, or where it does not know."""
    value = value_of(task, key)
    if isinstance(value, tuple):
        value = value[0] if value else None
    return getattr(value, "place", None)


def printed(task: Task, key: str) -> str:
    """The value of a column as a ledger prints it, a status by its canonical word; "" where there is none."""
    value = value_of(task, key)
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, tuple):
        return listed(tuple(map(str, value))) if BY_KEY[key].kind == "names" else "\n".join(value)
    if isinstance(value, Deadline | Status | Date):
        return str(value)
    return str(value)


def entered(task: Task, key: str) -> str:
    """The same as it was entered, so that the reader makes the same value of it."""
    value = value_of(task, key)
    return value.text if isinstance(value, Status) else printed(task, key)


@lru_cache(maxsize=4096)  # the same few units stand in every row
def listed(names: tuple[str, ...]) -> str:
    """Names in one cell, parted by 、; by line breaks where 、 would not part them again (陵城区委、区政府)."""
    text = "、".join(names)
    return text if names_in(text) == names else "\n".join(names)


def columns_of(tasks: Iterable[Task], always: Iterable[str] = (), never: Iterable[str] = ()) -> tuple[Column, ...]:
    """The columns that hold something, in canonical order, with those of `always` and without those of `never`."""
    wanted = {*always, "序号", "状态"}
    for task in tasks:
        wanted |= {column.key for column in COLUMNS if column.key not in wanted and _holds(task, column.key)}
    wanted -= set(never)
    if "存在问题" in wanted and not wanted & {"反馈问题", "名称"}:
        wanted.add("反馈问题")  # beside neither of them the reader takes 存在问题 for what was found
    if "销号日期" in wanted:
        wanted.add("销号环节")  # where there is no such column, the reader takes the day for 已销号
    return tuple(column for column in COLUMNS if column.key in wanted)


def _holds(task: Task, key: str) -> bool:
    return not task.public if key == "公开" else printed(task, key) != ""
