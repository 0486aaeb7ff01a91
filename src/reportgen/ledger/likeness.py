"""Whether two tasks of one number are the same: by the texts that departments do not write."""

from __future__ import annotations

from reportgen.figures.matching import ALIKE, likeness, plain
from reportgen.ledger.columns import printed
from reportgen.model import Task

WHAT = ("反馈问题", "名称")
LOCKED_TOO = ("责任单位", "整改时限", "整改目标")  # where more than one of them differs, 反馈问题 must be the very same


def found(task: Task) -> str:
    """What was found, by 反馈问题 or, without it, 名称."""
    return next((text for key in WHAT if (text := printed(task, key))), "")


def alike(own: Task, task: Task) -> bool | None:
    """Whether the two say that the same was found; None where one of them says nothing to compare."""
    for key in WHAT:
        old, new = plain(printed(own, key)), plain(printed(task, key))
        if old and new:
            return likeness(old, new) >= ALIKE
    return None


def same(own: Task, task: Task) -> bool:
    """Whether the two say the same of what was found, word by word; blanks, width and final marks are no words."""
    return any(plain(printed(own, key)) == plain(printed(task, key)) != "" for key in WHAT)


def differing(own: Task, task: Task) -> list[str]:
    """The other columns that departments do not fill and in which the two say different things."""
    pairs = ((key, plain(printed(own, key)), plain(printed(task, key))) for key in LOCKED_TOO)
    return [key for key, old, new in pairs if old and new and old != new]
