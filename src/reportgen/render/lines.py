"""Lines of the templates that a page leads back to."""

from __future__ import annotations

from pathlib import Path

from reportgen.place import Place
from reportgen.render.environment import environment, place_at


def template_place(at: str, template: Path | None = None) -> Place | None:
    """`shared/blocks.j2:27`, as a document names what made a part of it -> the line with its file; None for others."""
    return place_at(at, environment(template, traced=True))
