"""Facts beside the tasks: petitions, accountability, indicators."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.dates import Date
from reportgen.model.part import Part
from reportgen.records import dataclass, field
from reportgen.values import Int, Num, Text


@dataclass(frozen=True, kw_only=True)
class Handling(Part):
    """办理 of petitions: 已办结, 阶段性办结, 正在办理."""

    closed: Int | None = None
    interim: Int | None = None
    pending: Int | None = None


@dataclass(frozen=True, kw_only=True)
class Measures(Part):
    """处理: numbers of firms (家), ten thousand yuan (万元) and persons (人)."""

    ordered: Int | None = None
    filed: Int | None = None
    fined: Num | None = None
    detained: Int | None = None
    talked: Int | None = None
    accountable: Int | None = None


@dataclass(frozen=True, kw_only=True)
class Batch(Part):
    """One 批 of petitions."""

    no: Text | None = None
    date: Date | None = None
    inspection: Text | None = None
    received: Int
    handling: Handling | None = None
    measures: Measures | None = None


@dataclass(frozen=True, kw_only=True)
class Case(Part):
    """One 信访件: a row of the ledger of petitions."""

    no: Text
    batch: Text | None = None
    date: Date | None = None
    inspection: Text | None = None
    district: Text | None = None
    kind: Text | None = None
    content: Text | None = None
    findings: Text | None = None
    substantiated: str | None = None
    handling: str | None = None
    result: Text | None = None
    blame: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Petitions(Part):
    """信访举报件; the sums over `batches`, or over `cases` one by one, are computed."""

    batch_count: Int | None = None
    received: Int | None = None
    handling: Handling | None = None
    substantiated: Mapping[str, Int] = field(default_factory=dict)
    measures: Measures | None = None
    batches: tuple[Batch, ...] = ()
    workbook: Text | None = None
    sheet: Text | None = None
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Accountability(Part):
    """问责: persons (人) and person-times (人次) are two counts."""

    counting: str | None = None
    referred_cases: Int | None = None
    persons: Int | None = None
    person_times: Int | None = None
    organizations: Int | None = None
    by_rank: Mapping[str, Int] = field(default_factory=dict)
    by_measure: Mapping[str, Int] = field(default_factory=dict)
    by_body: Mapping[str, Int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Rank(Part):
    """排名: of the value, or of what `of` names (改善幅度)."""

    position: Int
    scope: Text | None = None
    of: Text | None = None
    tied: bool = False
    out_of: Int | None = None


@dataclass(frozen=True, kw_only=True)
class Indicator(Part):
    """指标: value and previous value in `unit`; `stated_change` only where the previous value is unknown."""

    full_name: Text | None = None
    period: Text | None = None
    value: Num | None = None
    previous: Num | None = None
    unit: Text | None = None
    comparison: str = "同比"
    stated_change: Num | None = None
    better: str | None = None
    digits: Int | None = None
    rank: Rank | None = None
    remark: Text | None = None

    @property
    def is_rate(self) -> bool:
        """A rate changes by 百分点, anything else by %."""
        return self.unit in ("%", "％", "‰")
