"""Facts of the frame of an old paper: kind, city, inspections, plan, 截至日期; only what its words say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reportgen.dates import parse_date
from reportgen.extract.framing.drafts import Fact
from reportgen.extract.framing.inspected import inspections_of, told_of
from reportgen.extract.framing.kinds import as_of, kind_of
from reportgen.extract.framing.paper import Notes, paper_of
from reportgen.extract.framing.places import city_of
from reportgen.extract.framing.plans import plan_of
from reportgen.extract.framing.uses import uses_of
from reportgen.extract.parts import Facts, Line

__all__ = ["frame_facts"]


def frame_facts(lines: Sequence[Line], title: str, signers: Sequence[str], date: str) -> Facts:
    """文种, 截至日期, 城市, 督察 and 整改方案. `date` is that of the paper: it completes years that are left out.

    `lines` may hold title, signers and date too; `title` is put together of its lines, "" where there is none.
    """
    paper, notes = paper_of(lines, title, signers, parse_date(date) if date else None), Notes()
    kind, until, city = kind_of(paper, notes), as_of(paper, notes), city_of(paper, notes)
    drafts = inspections_of(paper, notes)
    plan = plan_of(paper, drafts, notes) if drafts else {}
    data: dict[str, Any] = {"文种": kind.value}
    notes.tell("文种", kind.value, kind.spot.at, kind.sure)
    if until:
        data["截至日期"] = until.value
        notes.tell("截至日期", until.value, until.spot.at, until.sure)
    if city:
        data["城市"] = _told("城市", city, notes)
    if drafts:
        inspections = [draft.data() for draft in drafts]
        data["督察"] = inspections[0] if len(inspections) == 1 else inspections
        told_of(drafts, notes)
    if plan:
        data["整改方案"] = _told("整改方案", plan, notes)
    uses = tuple(uses_of(paper, drafts, plan, until))
    return Facts(data, tuple(notes.told), uses, tuple(notes.doubts))


def _told(part: str, facts: Mapping[str, Fact], notes: Notes) -> dict[str, Any]:
    """A part as the data file writes it, each fact of it told."""
    for key, fact in facts.items():
        notes.tell(f"{part}.{key}", fact.value, fact.spot.at, fact.sure)
    return {key: fact.value for key, fact in facts.items()}
