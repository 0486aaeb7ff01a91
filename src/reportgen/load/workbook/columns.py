"""Words of a header -> what its columns hold: by the words themselves, by the group above them, by their neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportgen.load.source import tidy
from reportgen.load.workbook.formats import unescaped
from reportgen.regex import regex
from reportgen.vocabulary import Schema, definition, folded, key_table

_MARKS = regex(r"[（(].*?[）)]|(?<=.)[【\[][^】\]]*[】\]]|\s")
_EDGES = "*＊※★☆：:、.【】[]▼▲▽△↓↑◆●■"
_MONTH = regex(r"(?:20\d\d年)?(?:1[0-2]|[1-9])月(?:份|底)?")
CLOSURE = "销号"
STAGE = "环节"
SPAN = "公示起止"  # of the notice in one cell, which the schema has in two
_SPANS = frozenset(
    {"公示起止", "公示起止时间", "公示起止日期", "公示时间", "公示日期", "公示期间", "公示时段", "起止时间"}
)
_WHOLE = frozenset({"县(市、区)", "县(市区)", "县(区)"})  # words whose brackets are a part of them
# Group heads under which 环节, 日期 and 起 speak of the close-out.
_CLOSURE_GROUPS = frozenset(
    {
        "公示",
        "销号公示",
        "公示情况",
        "销号公示情况",
        "验收销号",
        "验收销号情况",
        "公示与销号时间",
        "公示销号",
        "销号验收",
    }
)
# What these say depends on whether another column says the status.
_SOFT_STATUS = frozenset({"完成情况", "整改情况", "整改完成情况", "任务完成情况"})
# Words below a group of days: of the plan, of what was done.
_PLANS = frozenset({"计划", "时间安排", "计划时间", "计划安排", "进度安排", "整改时间", "整改期限", "整改时限要求"})
_DONE = frozenset({"实际", "实际时间", "实际完成", "实际情况"})
_ENDS = frozenset(
    {"完成时间", "完成日期", "结束时间", "结束日期", "截止时间", "截止日期", "完成", "结束", "截止", "止"}
)
_STARTS = frozenset({"开始时间", "开始日期", "起始时间", "起始日期", "启动时间", "启动日期", "开始", "起始", "起"})
_UNITS = frozenset({"名称", "单位", "单位名称", "部门"})  # below 责任单位
_LEADS = ("牵头", "配合", "督导", "验收")
_GROUPS = _PLANS | _DONE | frozenset({"责任", "牵头", "配合", "督导", "验收"})
NUMBER_KEYS = {"Task": "序号", "Case": "受理编号"}
INSTEAD = {"Task": "编号", "Case": ""}  # numbers the rows where no column does
NAME_KEYS = {"Task": ("反馈问题", "名称"), "Case": ("举报内容",)}  # a row with one of these is no continuation


class Column(NamedTuple):
    """What a column holds: a canonical key, of 销号 with the key of the part; its word, and the row of that."""

    key: str
    word: str
    row: int
    inner: str = ""

    @property
    def name(self) -> str:
        """What messages call the column."""
        return f"{self.key}的{self.inner}" if self.inner and self.inner != STAGE else self.key


def header_word(text: str) -> str:
    """`整改时限\n（年月）*` -> 整改时限: blanks, notes in brackets and marks are not part of a header's word."""
    plain = "".join(tidy(unescaped(text)).split())
    if folded(plain) in _WHOLE:
        return plain
    return _MARKS.sub("", plain.lstrip(_EDGES)).strip(_EDGES)


def key_of(word: str, part: str) -> str | None:
    """The canonical key of Task or Case that a header's word names."""
    return key_table(definition(part)).get(folded(word)) if word else None


def column_of(path: Sequence[str], row: int, part: str, firm: bool = False) -> Column | None:
    """The column under these words, the group first; `firm` says that the group's cell is merged over it."""
    word = path[-1]
    if part == "Task":
        inner, grouped = _of_closure(path)
        if inner:
            return Column(CLOSURE, word, row, inner)
        if grouped and firm:
            return None
        if len(path) > 1:
            known, above = _under(path[-2], word)
            if known:
                return Column(above, word, row) if above else None
    spelt = [word]
    if len(path) > 1:  # 责任单位 over 牵头, 整改 over 目标
        spelt += [path[-2] + word, *(f"{word}{end}" for end in ("单位", "部门") if path[-2].endswith(end))]
    for spelling in spelt:
        key = key_of(spelling, part)
        if key is not None:
            return Column(key, word, row, STAGE if key == CLOSURE and part == "Task" else "")
    return _of_month(path, row, part)


def _under(group: str, word: str) -> tuple[bool, str]:
    """Whether a group says what a word below it means, and the key; none for what is not read: the day of a start."""
    key = key_of(group, "Task")
    planned = group in _PLANS or key == "整改时限"
    if planned or group in _DONE:
        if word in _STARTS:
            return True, ""
        return word in _ENDS, "整改时限" if planned else "完成日期"
    if key is not None and key.endswith("单位"):
        return word in _UNITS, key
    return False, ""


def _of_month(path: Sequence[str], row: int, part: str) -> Column | None:
    """8月状态 as 状态; 8月 below 进展情况 as that. Where there are several, they are doubled columns."""
    month = _MONTH.match(path[-1])
    if month is None:
        return None
    rest = path[-1][month.end() :]
    key = key_of(rest or (path[-2] if len(path) > 1 else ""), part) or ("状态" if rest == "进度" else None)
    return Column(key, path[-1] if rest else path[-2] + path[-1], row) if key and key != CLOSURE else None


def is_end(word: str) -> bool:
    """`开始时间`, `完成时间`: a word that stands below a plan."""
    return len(word) > 2 and (word in _STARTS or word in _ENDS)


def is_month(word: str) -> bool:
    """`8月`, `2022年8月底`: a column of a month."""
    return bool(_MONTH.fullmatch(word))


def _of_closure(path: Sequence[str]) -> tuple[str, bool]:
    """The key of Closure that a column's words name, and whether its group is the close-out."""
    word = path[-1]
    groups = [group for group in path[:-1] if group in _CLOSURE_GROUPS or key_of(group, "Task") == CLOSURE]
    if not groups:
        if key_of(word, "Task") or not ("销号" in word or "公示" in word):
            return "", False  # 日期 alone may be of anything
        return _inner(word), False
    found = _inner(word) or _inner(groups[-1] + word) or _inner(f"公示{word}") or _inner(f"销号{word}")
    return (found or (STAGE if key_of(word, "Task") in (CLOSURE, "状态") else "")), True


def _inner(word: str) -> str:
    if word in _SPANS:
        return SPAN
    return key_table(definition("Closure")).get(folded(word), "")


def is_group(word: str, part: str) -> bool:
    """Whether a word in a row above may head several columns that are read."""
    return word in _CLOSURE_GROUPS or word in _GROUPS or key_of(word, part) is not None


def in_context(columns: dict[int, Column], words: dict[int, tuple[str, ...]], part: str) -> dict[int, Column]:
    """The columns, those whose word means one thing or another read by what stands beside and above them."""
    if part == "Case":
        return _without_counter(columns)
    return _status_or_progress(_found_or_left(_numbered(_one_person(columns, words))))


def _one_person(columns: dict[int, Column], words: dict[int, tuple[str, ...]]) -> dict[int, Column]:
    """Of two 责任人, below 牵头单位 and below 责任单位, that of the first is not read."""
    for key in ("责任人", "联系电话"):
        several = [n for n, c in columns.items() if c.key == key]
        others = {n for n in several if len(words[n]) > 1 and words[n][-2].startswith(_LEADS)}
        if len(several) - len(others) == 1:
            columns = {n: c for n, c in columns.items() if n not in others}
    return columns


def _numbered(columns: dict[int, Column]) -> dict[int, Column]:
    """编号 is the 序号 of a ledger that has no other."""
    if any(c.key == NUMBER_KEYS["Task"] for c in columns.values()):
        return columns
    return {n: c._replace(key=NUMBER_KEYS["Task"]) if c.key == INSTEAD["Task"] else c for n, c in columns.items()}


def _found_or_left(columns: dict[int, Column]) -> dict[int, Column]:
    """存在问题 is what was found (反馈问题) where no other column says that: no 反馈问题, no 名称 of the task."""
    if {"反馈问题", "名称"} & {c.key for c in columns.values()}:
        return columns
    return {n: c._replace(key="反馈问题") if c.key == "存在问题" else c for n, c in columns.items()}


def _status_or_progress(columns: dict[int, Column]) -> dict[int, Column]:
    """完成情况 and 整改情况 tell how a task stands; beside a column that is called 状态 they tell the story (进展)."""
    soft = {n for n, c in columns.items() if c.key == "状态" and c.word in _SOFT_STATUS}
    if not soft or not any(c.key == "状态" and n not in soft for n, c in columns.items()):
        return columns
    return {n: c._replace(key="进展") if n in soft else c for n, c in columns.items()}


def _without_counter(columns: dict[int, Column]) -> dict[int, Column]:
    """序号 beside 受理编号 only counts the rows of a list of petitions."""
    numbers = [n for n, c in columns.items() if c.key == NUMBER_KEYS["Case"]]
    counters = {n for n in numbers if columns[n].word == "序号"}
    return columns if len(numbers) == len(counters) else {n: c for n, c in columns.items() if n not in counters}


def reads(column: Column, part: str) -> str:
    """How the values of a column are read: `x-reads` of the schema."""
    if column.inner:
        return "date" if column.inner in ("公示起", "公示止", "日期") else ""
    return str(property_of(column.key, part).get("x-reads", ""))


def property_of(key: str, part: str) -> Schema:
    """The schema of a property of Task or Case."""
    found: Schema = definition(part)["properties"][key]
    return found
