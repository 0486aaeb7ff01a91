"""What a paper says in one place and otherwise in another: names, dates, sentences; and what should not be in it."""

from __future__ import annotations

from reportgen.check.paper import PaperRule

PAPER_RULES: tuple[tuple[str, PaperRule], ...] = ()
