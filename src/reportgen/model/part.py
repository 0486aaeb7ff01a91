"""What all parts of a report share."""

from __future__ import annotations

from reportgen.place import Place
from reportgen.records import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Part:
    """What all parts of a report share: the place where its mapping begins."""

    place: Place | None = field(default=None, compare=False, repr=False)
