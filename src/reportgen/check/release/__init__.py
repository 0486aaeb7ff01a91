"""Whether a paper has its parts, and what must not be in it when it is made public."""

from __future__ import annotations

from reportgen.check.paper import PaperRule

PAPER_RULES: tuple[tuple[str, PaperRule], ...] = ()
