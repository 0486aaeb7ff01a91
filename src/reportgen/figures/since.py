"""较上期.*: the changes since the earlier report as figures, and the sentence 较上月新增完成5项、新增销号3项."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from reportgen.dates import Date, month_end
from reportgen.figures.counts import RATES
from reportgen.figures.declared import DeclaredTally
from reportgen.figures.figure import Figure, number_text
from reportgen.figures.tally import Tally
from reportgen.model import Report
from reportgen.place import Place
from reportgen.values import Missing

if TYPE_CHECKING:
    from reportgen.figures.changes import Changes

# kind of change -> its word in the sentence (none: it is no progress, and the sentence doesn't tell it), what it counts
COUNTED: dict[str, tuple[str, str]] = {
    "新增任务": ("新增任务", "上期没有、本期有的任务"),
    "减少任务": ("减少任务", "上期有、本期没有的任务"),
    "新增完成": ("新增完成", "上期没有完成，本期“已完成整改”的"),
    "新增基本完成": ("新增基本完成", "上期没有完成，本期“基本完成”的"),
    "新增销号": ("新增销号", "上期没有销号，本期“已销号”的"),
    "新增超期": ("新增超期", "上期没有超期，本期超期的；各按各自的截至日期"),
    "不再超期": ("", "上期超期，本期已完成或时限已调整的"),
    "退回": ("退回整改", "上期已完成、已销号，本期又不是的"),
    "调整时限": ("", "整改时限与上期不同的"),
    "调整目标": ("", "整改目标与上期不同的"),
    "调整措施": ("", "整改措施与上期不同的"),
    "调整单位": ("", "牵头单位、责任单位或配合单位与上期不同的"),
    "改动表述": ("", "反馈问题的文字与上期不同的"),
}
TIMED = ("新增超期", "不再超期")
CHANGE = "变动"  # 完成率变动
PHRASE = "表述"
NEAR = 3  # days by which a month from one report to the next may be longer or shorter
NAMES = (*COUNTED, *(name + CHANGE for name in RATES), PHRASE)


class Since(Mapping[str, "Figure | Missing"]):
    """The figures of `report` against its earlier one; the two ledgers are compared when the first is asked for."""

    def __init__(self, report: Report, now: Tally | DeclaredTally, before: Tally | DeclaredTally) -> None:
        self.report, self.earlier = report, report.earlier
        self.now, self.before = now, before

    def __iter__(self) -> Iterator[str]:
        return iter(NAMES)

    def __len__(self) -> int:
        return len(NAMES)

    def __getitem__(self, name: str) -> Figure | Missing:
        if name in COUNTED:
            return self._count(name)
        if name == PHRASE:
            return self._phrase
        if name.endswith(CHANGE) and name.removesuffix(CHANGE) in RATES:
            return self._change(name.removesuffix(CHANGE))
        raise KeyError(name)

    @cached_property
    def changes(self) -> Changes | None:
        """None where one of the two has no full ledger."""
        from reportgen.figures.changes import changes

        full = self.earlier is not None and isinstance(self.now, Tally) and isinstance(self.before, Tally)
        return changes(self.earlier, self.report) if full and self.earlier else None

    @property
    def _asked(self) -> Place | None:
        """Where the data file names the earlier one."""
        return self.report.previous_file.place if self.report.previous_file else None

    @property
    def than(self) -> str:
        """上月, 上季度, 上年同期, 2022年7月底: what the earlier report is called."""
        return earlier_name(self.earlier.as_of if self.earlier else None, self.report.as_of)

    def _count(self, name: str) -> Figure | Missing:
        if self.changes is None:
            whose = "上期" if isinstance(self.now, Tally) else "本期"
            return Missing(f"{whose}的完整台账", self._asked)
        if name in TIMED and not self.changes.timed:
            return Missing("截至日期") if self.report.as_of is None else Missing("上期.截至日期", self._asked)
        if name == "新增销号" and isinstance(closed := self.now["已销号"], Missing):
            return closed  # the ledger keeps no 销号: nobody knows
        tasks = self.changes.tasks(name)
        places = [t.no.place for t in tasks]
        if name == "减少任务":  # their rows stand in the other file, which no mark of the paper can name
            places = [self._asked] if tasks else []
        word = str(self.report.measure_words.task)
        return Figure(f"较上期.{name}", Decimal(len(tasks)), word, tuple(p for p in places if p))

    @property
    def _phrase(self) -> Figure | Missing:
        """What has happened, in one clause; what has not is left out, and so is 超期 where it can't be told."""
        parts = {word: self[name] for name, (word, _) in COUNTED.items() if word}
        if self.changes is None:
            return next(iter(parts.values()))
        told = {word: figure for word, figure in parts.items() if isinstance(figure, Figure) and figure}
        places = tuple(dict.fromkeys(p for figure in told.values() for p in figure.places))
        text = f"较{self.than}" + "、".join(f"{word}{figure}" for word, figure in told.items())
        if not told:
            text = f"与{self.than}的情况相比没有变化"
        return Figure(f"较上期.{PHRASE}", Decimal(len(told)), "", places, text)

    def _change(self, rate: str) -> Figure | Missing:
        """较上月提升2.7个百分点: the difference of the two rates as they are printed, so that a reader's sum agrees."""
        now, before = self.now[rate], self.before[rate]
        if isinstance(now, Missing):
            return now
        if isinstance(before, Missing):
            return Missing(f"上期.{before.name}", self._asked)
        name, change = f"较上期.{rate}{CHANGE}", now.value - before.value
        if not change:
            return Figure(name, Decimal(0), "", now.places, f"与{self.than}持平")
        verb = "提升" if change > 0 else "下降"
        text = f"较{self.than}{verb}{number_text(abs(change))}个百分点"
        return Figure(name, change, "个百分点", now.places, text)


def earlier_name(old: Date | None, new: Date | None) -> str:
    """What a paper of `new` calls the day `old`: by the distance where it is a usual one, else by its date."""
    if old is None or new is None:
        return "上期"
    then, today = old.last(), new.last()
    months = (today.year - then.year) * 12 + today.month - then.month
    if not (_ends(then) and _ends(today)) and abs(today.day - then.day) > NEAR:
        return _day_text(then)
    if months == 1:
        return "上月"
    if months == 3 and today.month % 3 == 0:
        return "上季度"
    if months == 12:
        return "上年" if today.month == 12 else "上年同期"
    return _day_text(then)


def _ends(day: dt.date) -> bool:
    """Whether it is the last day of its month."""
    return day == month_end(day.year, day.month)


def _day_text(day: dt.date) -> str:
    if _ends(day):
        return f"{day.year}年{day.month}月底"
    return f"{day.year}年{day.month}月{day.day}日"
