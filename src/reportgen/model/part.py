"""What all parts of a report share."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.place import Place


@dataclass(frozen=True, kw_only=True)
class Part:
    """What all parts of a report share: the place where its mapping begins."""

    place: Place | None = field(default=None, compare=False, repr=False)
