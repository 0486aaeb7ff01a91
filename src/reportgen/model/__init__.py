"""The report as data: what the city did. Frozen, every value with its place; schemas/ names the keys.

The name of each class is the `x-class` and each field the `x-en` of schemas/report.schema.json (a test holds
them together). A field that the clerk left out is None or ().
"""

from reportgen.model.facts import Accountability, Batch, Case, Handling, Indicator, Measures, Petitions, Rank
from reportgen.model.frame import Imprint, Letterhead, Signatory, SignOff
from reportgen.model.part import Part
from reportgen.model.prose import (
    NEXT_STEPS,
    ROLES,
    Attachment,
    Checking,
    Lead,
    NextSteps,
    Notice,
    Point,
    Release,
    Section,
)
from reportgen.model.report import City, Inspection, MeasureWords, Plan, Report
from reportgen.model.tasks import CLOSED, Closure, Ledger, Progress, Status, Task

__all__ = [
    "CLOSED",
    "NEXT_STEPS",
    "ROLES",
    "Accountability",
    "Attachment",
    "Batch",
    "Case",
    "Checking",
    "City",
    "Closure",
    "Handling",
    "Imprint",
    "Indicator",
    "Inspection",
    "Lead",
    "Ledger",
    "Letterhead",
    "MeasureWords",
    "Measures",
    "NextSteps",
    "Notice",
    "Part",
    "Petitions",
    "Plan",
    "Point",
    "Progress",
    "Rank",
    "Release",
    "Report",
    "Section",
    "SignOff",
    "Signatory",
    "Status",
    "Task",
]
