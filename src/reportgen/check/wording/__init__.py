"""Slips in words, characters and measure words; fixed expressions."""

from __future__ import annotations

from reportgen.check.paper import LineRule, PaperRule

LINE_RULES: tuple[tuple[str, LineRule], ...] = ()
PAPER_RULES: tuple[tuple[str, PaperRule], ...] = ()
