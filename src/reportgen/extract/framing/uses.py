"""Where an old paper prints a fact of its frame again: there a placeholder can stand, which changes by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reportgen.check.marks import NAME as BOOK
from reportgen.check.marks import blanked
from reportgen.extract.framing import events
from reportgen.extract.framing.days import UNTIL, printed
from reportgen.extract.framing.drafts import Draft, Fact
from reportgen.extract.framing.names import teams
from reportgen.extract.framing.paper import Paper, Sentence, sentences
from reportgen.extract.parts import Use
from reportgen.regex import regex

_BOOK = regex(BOOK)


def uses_of(paper: Paper, drafts: Sequence[Draft], plan: Mapping[str, Fact], as_of: Fact | None) -> Iterator[Use]:
    """What changes from one inspection to the next: its days, its team, its basis, the plan, 截至日期.

    A placeholder 【督察.…】 prints the first inspection; of the others nothing can be proposed.
    """
    draft = drafts[0] if drafts else Draft()
    day = printed(str(as_of.value)) if as_of else ""
    names = [(plan[key].value, f"整改方案.{key}") for key in ("名称", "文号") if key in plan]
    names += [(draft.said("依据"), "督察.依据")]
    issued = plan.get("印发日期")
    for s in sentences(paper.body):
        yield from _named(s, [(str(words), name) for words, name in names if words])
        yield from _days(s, draft, day)
        if issued and issued.spot.at == s.at:
            yield from _issued(s, issued)
        yield from _teams(s, draft)


def _named(s: Sentence, names: Sequence[tuple[str, str]]) -> Iterator[Use]:
    for words, name in names:
        for m in re.finditer(re.escape(words), s.text):
            yield Use(*s.spot(*m.span()), name)


def _days(s: Sentence, draft: Draft, as_of: str) -> Iterator[Use]:
    """Days in their own sentences: another thing may have happened on the same day."""
    if "督察" in s.text:
        text = blanked(s.text, _BOOK, "〓")
        told = (("进驻", events.stationed(text)), ("反馈日期", events.fed_back(text)))
        for key, at in told:
            if at and at.text == printed(draft.said(key)):
                yield Use(*s.spot(at.start, at.end), f"督察.{key}")
    for m in UNTIL.finditer(s.text) if as_of else ():
        if m["day"] == as_of:
            yield Use(*s.spot(*m.span("day")), "截至日期")


def _issued(s: Sentence, issued: Fact) -> Iterator[Use]:
    start, end = issued.spot.start - s.start, issued.spot.end - s.start
    if start >= 0 and s.text[start:end] == printed(str(issued.value)):
        yield Use(*issued.spot, "整改方案.印发日期")


def _teams(s: Sentence, draft: Draft) -> Iterator[Use]:
    """Its full name; a short one stays, it doesn't change."""
    name = draft.said("督察组")
    for team in teams(blanked(s.text, _BOOK, "〓")) if "督察组" in s.text or "督察第" in s.text else ():
        if team.full and team.whole == name:
            yield Use(*s.spot(team.start, team.end), "督察.督察组")
