"""The whole report: city, inspections, plan, and the parts of the other modules."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.dates import Date, Span
from reportgen.model.facts import Accountability, Indicator, Petitions
from reportgen.model.frame import Imprint, Letterhead, SignOff
from reportgen.model.part import Part
from reportgen.model.prose import Attachment, Checking, Lead, NextSteps, Notice, Release, Section
from reportgen.model.tasks import Ledger, Task
from reportgen.place import Place
from reportgen.records import dataclass, field
from reportgen.values import Int, Prose, Text


@dataclass(frozen=True, kw_only=True)
class City(Part):
    """城市."""

    name: Text
    self_reference: Text | None = None
    short_name: Text | None = None
    party_committee: Text | None = None
    government: Text | None = None
    province: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Inspection(Part):
    """督察: one inspection; the counts of 类 and 问题 are those of its feedback."""

    name: Text | None = None
    short_name: Text | None = None
    level: str | None = None
    year: Text | None = None
    round: Text | None = None
    batch: Text | None = None
    type: str | None = None
    team: Text | None = None
    stationed: Span | None = None
    feedback_date: Date | None = None
    basis: Text | None = None
    approved_by: tuple[Text, ...] = ()
    categories: Int | None = None
    problems: Int | None = None
    referred_cases: Int | None = None


@dataclass(frozen=True, kw_only=True)
class Plan(Part):
    """整改方案 that the city issued."""

    title: Text | None = None
    short_title: Text | None = None
    issued_by: Text | None = None
    doc_no: Text | None = None
    issued_on: Date | None = None
    lists: tuple[Text, ...] = ()
    list_word: Text = Text("个")
    tasks: Int | None = None
    measures: Int | None = None


@dataclass(frozen=True, kw_only=True)
class MeasureWords(Part):
    """量词 of the things that are counted."""

    task: Text = Text("项")
    problem: Text = Text("个")
    measure: Text = Text("条")
    petition: Text = Text("件")


@dataclass(frozen=True, kw_only=True)
class Report(Part):
    """All that one data file says."""

    city: City
    schema_version: Int | None = None
    kind: str = "整改落实情况报告"
    draft_stage: str | None = None
    style: Text | None = None
    letterhead: Letterhead | None = None
    as_of: Date | None = None
    title: Prose | None = None
    addressees: tuple[Text, ...] = ()
    inspections: tuple[Inspection, ...] = ()
    plan: Plan | None = None
    measure_words: MeasureWords = field(default_factory=MeasureWords)
    previous_file: Text | None = None
    status_words: Mapping[str, Text] = field(default_factory=dict)
    ledger: Ledger | None = None
    petitions: Petitions | None = None
    accountability: Accountability | None = None
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    lead: Lead | None = None
    chapters: tuple[Section, ...] = ()
    next_steps: NextSteps | None = None
    closing: Prose | None = None
    attachments: tuple[Attachment, ...] = ()
    charts: tuple[str, ...] = ()
    notice: Notice | None = None
    sign_off: SignOff | None = None
    annotation: Text | None = None
    imprint: Imprint | None = None
    release: Release | None = None
    checking: Checking | None = None
    earlier: Report | None = None  # what `previous_file` holds; read by load, no key of the file
    # Keys with nothing behind them: the key of the place of their mapping, their name -> where they stand.
    blanks: Mapping[tuple[str, str], Place] = field(default_factory=dict, compare=False, repr=False)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The rows of the ledger."""
        return self.ledger.tasks if self.ledger else ()
