"""The figures that sentences state -> what does not add up, with the arithmetic."""

from __future__ import annotations

from reportgen.check.paper import LineRule, PaperRule

LINE_RULES: tuple[tuple[str, LineRule], ...] = ()
PAPER_RULES: tuple[tuple[str, PaperRule], ...] = ()
