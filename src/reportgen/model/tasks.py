"""The ledger as data: tasks, the three axes of their status, close-out."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from reportgen.dates import Date, Deadline
from reportgen.model.part import Part
from reportgen.records import dataclass, field
from reportgen.values import Int, Text

# 销号环节, the third axis, in its order; 重启 is a task that was taken up again. The schema has the same words.
STAGES = NOT_APPLIED, APPLIED, INSPECTING, NOTICING, CLOSED, REOPENED = (
    *("未申请", "已申请", "核查中"),
    *("公示中", "已销号", "重启"),
)


class Progress(Enum):
    """整改进度, the first of the three axes of a status; the values are the canonical words."""

    NOT_STARTED = "未启动"
    IN_PROGRESS = "推进中"
    ON_SCHEDULE = "达到序时进度"
    AHEAD = "超过序时进度"
    BEHIND = "未达到序时进度"
    MOSTLY_DONE = "基本完成"
    DONE = "已完成整改"


class Standing(NamedTuple):
    """A group of 分组 whose word says more than the progress: 长期坚持, 已销号."""

    progress: Progress
    ongoing: bool = False
    closed: bool = False

    @property
    def value(self) -> str:
        """The canonical word, as `Progress.value` is that of a mere progress."""
        if self.closed:
            return CLOSED
        if not self.ongoing:
            return self.progress.value
        return "长期坚持" if self.progress is Progress.IN_PROGRESS else f"{self.progress.value}，长期坚持"


@dataclass(frozen=True, kw_only=True)
class Status(Part):
    """The status as entered: the progress, whether the word said 长期坚持, and the stage of 销号 that it named."""

    progress: Progress
    text: str
    ongoing: bool = False
    stage: str | None = None

    @property
    def closed(self) -> bool:
        """Whether the word said 已销号."""
        return self.stage == CLOSED

    def __str__(self) -> str:
        """The canonical word, so that one annex says one thing in one way."""
        return Standing(self.progress, self.ongoing).value

    def __html__(self) -> str:
        return Text(str(self), self.place).__html__()


@dataclass(frozen=True, kw_only=True)
class Closure(Part):
    """销号 of one task."""

    stage: str | None = None
    notice_from: Date | None = None
    notice_to: Date | None = None
    notice_days: Int | None = None
    closed_on: Date | None = None


@dataclass(frozen=True, kw_only=True)
class Task(Part):
    """整改任务: one row of the ledger."""

    no: Text
    id: Text | None = None
    title: Text | None = None
    inspection: Text | None = None
    finding: Text | None = None
    field: Text | None = None
    nature: str | None = None
    district: Text | None = None
    target: Text | None = None
    measures: tuple[Text, ...] = ()
    lead_unit: Text | None = None
    responsible_units: tuple[Text, ...] = ()
    support_units: tuple[Text, ...] = ()
    supervising_unit: Text | None = None
    acceptance_unit: Text | None = None
    responsible_person: Text | None = None
    phone: Text | None = None
    deadline: Deadline | None = None
    status: Status | None = None
    completed_on: Date | None = None
    progress: Text | None = None
    difficulty: Text | None = None
    next_step: Text | None = None
    closure: Closure | None = None
    evidence: tuple[Text, ...] = ()
    public: bool = True
    internal_note: Text | None = None

    @property
    def ongoing(self) -> bool:
        """长期坚持, said by the deadline or by the status."""
        return bool((self.deadline and self.deadline.ongoing) or (self.status and self.status.ongoing))

    @property
    def units(self) -> tuple[Text, ...]:
        """Who must do it: 责任单位; where there is none, 牵头单位."""
        return self.responsible_units or ((self.lead_unit,) if self.lead_unit else ())

    @property
    def closed(self) -> bool:
        """已销号, said by the close-out column or by the status."""
        stage = self.closure.stage if self.closure else None
        return stage == CLOSED or bool(stage is None and self.status and self.status.closed)


@dataclass(frozen=True, kw_only=True)
class Ledger(Part):
    """整改任务: the tasks, or how many there are of each status where there is no full list."""

    workbook: Text | None = None
    sheet: Text | None = None
    declared_total: Int | None = None
    by_status: Mapping[Progress | Standing, Int] = field(default_factory=dict)
    excerpt: bool = False
    notice_days: Int | None = None
    tasks: tuple[Task, ...] = ()
