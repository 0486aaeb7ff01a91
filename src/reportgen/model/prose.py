"""The prose of a report as data: lead, chapters to any depth, points, next steps, attachments."""

from __future__ import annotations

from reportgen.dates import Date
from reportgen.model.part import Part
from reportgen.records import dataclass
from reportgen.values import Int, Prose, Text

NEXT_STEPS = "下一步"
DEFAULT_COLUMNS = (
    "序号",
    "反馈问题",
    "整改目标",
    "责任单位",
    "整改时限",
    "进展",
    "状态",
)  # of a table made from the ledger
# 文种 -> the roles of chapters for which its templates have conventional titles and wording
ROLES: dict[str, tuple[str, ...]] = {
    "整改落实情况报告": ("提高政治站位", "补齐短板", "以察促改", NEXT_STEPS),
    "整改方案": ("指导思想", "工作目标", "整改举措", "组织保障"),
    "进展情况清单": (),  # these three have no chapters at all: model/kinds.py
    "销号公示": (),
    "月度调度表": (),
}


@dataclass(frozen=True, kw_only=True)
class Lead(Part):
    """导语, beyond the sentences that the inspection's data make."""

    generated: bool = True
    more: Prose | None = None
    statement: str | None = None
    transition: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class Point(Part):
    """要点: a short heading and its text; may hold points of its own."""

    heading: Prose | None = None
    body: Prose | None = None
    enumeration: str = "段内"
    mark: str | None = None
    points: tuple[Point, ...] = ()
    public: bool = True


@dataclass(frozen=True, kw_only=True)
class Section(Part):
    """章节 of any level: heading, lead, paragraphs, points, sections below, closing."""

    role: str | None = None
    heading: Prose | None = None
    heading_style: str | None = None
    lead: Prose | None = None
    paragraphs: tuple[Prose, ...] = ()
    enumeration: str = "段内"
    mark: str | None = None
    points: tuple[Point, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: Prose | None = None
    public: bool = True


@dataclass(frozen=True, kw_only=True)
class NextSteps(Part):
    """下一步 and where it stands."""

    placement: str = "章"
    heading: Prose | None = None
    lead: Prose | None = None
    enumeration: str = "段内"
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Attachment(Part):
    """附件: made from the ledger (`content`), a text, or a file that goes along."""

    title: Prose
    content: str | None = None
    columns: tuple[str, ...] = DEFAULT_COLUMNS
    layout: str | None = None
    paragraphs: tuple[Prose, ...] = ()
    file: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Release(Part):
    """发布: where it is made public, and the ledger columns that stay out."""

    channels: tuple[Text, ...] = ()
    published_on: Date | None = None
    redact: tuple[Text, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Checking(Part):
    """检查: the findings that are not wanted, by code, or by code and words (TXT812:83.6亿)."""

    ignore: tuple[Text, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Notice(Part):
    """公示 before 销号: of which task, from when to when, and where objections go."""

    task: Text | None = None
    start: Date | None = None
    end: Date | None = None
    days: Int | None = None
    unit: Text | None = None
    contact: Text | None = None
    phone: Text | None = None
    mail: Text | None = None
    address: Text | None = None
