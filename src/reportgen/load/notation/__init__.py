"""YAML as a notation: the lines of a file -> node tree with places; every slip of the hand explained and mended."""

from __future__ import annotations

from reportgen.load.notation.compose import compose
from reportgen.load.notation.pitfalls import why_not_mapping

__all__ = ["compose", "why_not_mapping"]
