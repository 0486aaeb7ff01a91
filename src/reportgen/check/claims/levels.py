"""Days and shares of days by the grade of the air: 优 and 良 are the good days, all grades are all days."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.claims.quantities import Quantity, quantities, sentences
from reportgen.check.claims.readings import Fault, exceeds, falls_short, near, off
from reportgen.regex import regex

GAP_MAX = 24  # characters between one number and the next
_GRADE = regex(
    "(?:其中)?[，,：:]?(?:空气质量)?(?:为|达到?)?(优(?!良)|良(?!好)|轻度|中度|重度|严重)(?:污染)?(?:级别?)?(?:天数?|天气|比例)?(?:为|有|占比?)?"
)
_MARK = regex("[，,、（(：:；;]|和|及")
_GOOD = regex("(?:优良|达标)(?:天数?|率|天数?比[例率]|天数?占比)?(?:为|达到?|有|共|是)?$")
_VALID = regex("有效(?:监测)?(?:天数?)?(?:数据)?(?:为|有|共|是)?$")


def by_grade(text: str) -> Iterator[Fault]:
    """365天，其中优112天、良189天、…: all grades are all days; 优 and 良 are the good days."""
    if "优" not in text:
        return
    counted = [q for q in quantities(text) if q.unit in ("天", "%") and q.exact]
    ends = [span.end for span in sentences(text)]
    for index, total in enumerate(counted):
        before = text[max(0, total.start - 16) : total.start].rstrip()
        good = _GOOD.search(before) is not None
        if not good and not (total.unit == "天" and _VALID.search(before)):
            continue
        end = next((e for e in ends if e >= total.end), len(text))
        graded = _graded(text, total, counted[index + 1 : index + 7], end)
        yield from _told(total, graded, good)


def _graded(text: str, total: Quantity, following: list[Quantity], end: int) -> dict[str, Quantity]:
    """The grades that follow a number without a break, each with its own."""
    graded: dict[str, Quantity] = {}
    at = total.end
    for q in following:
        words = text[at : q.start].strip()
        mark = _MARK.match(words)
        grade = _GRADE.fullmatch(words[mark.end() :].strip()) if mark and len(words) <= GAP_MAX else None
        if q.end > end or q.unit != total.unit or grade is None or grade[1] in graded:
            break
        graded[grade[1]] = q
        at = q.end
    return graded


def _told(total: Quantity, graded: dict[str, Quantity], good: bool) -> Iterator[Fault]:
    parts = tuple(graded.values())
    difference = off(total, parts)
    if not difference or not {"优", "良"} <= set(graded):
        return
    if good and len(graded) == 2:
        yield exceeds(total, parts) if difference > 0 else falls_short(total, parts)
    elif not good and "轻度" in graded and difference > 0:
        yield exceeds(total, parts)
    elif not good and "重度" in graded and near(total, difference):
        yield falls_short(total, parts)
