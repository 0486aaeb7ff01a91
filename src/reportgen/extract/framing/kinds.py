"""文种 and 截至日期 of an old paper."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.dates import Date
from reportgen.extract.framing.days import CHECK_DAY, NOT_A_DAY, UNTIL, as_date, completed
from reportgen.extract.framing.drafts import Fact
from reportgen.extract.framing.paper import Notes, Paper, Sentence, Spot, sentences
from reportgen.extract.parts import Sure
from reportgen.regex import regex

REPORT = "整改落实情况报告"
PLAN = "整改方案"
_PLAN = regex("整改(?:[^，。]{0,8})方案$")
_TABLES = (
    (regex("整改.{0,16}(?:清单|一览表)$"), "进展情况清单"),
    (regex("整改.{0,16}调度表$"), "月度调度表"),
)
_NOTICE = regex("(?:整改|销号).{0,16}公示$")
_LETTER = regex("函$")
_SURE = regex("整改.{0,16}(?:报告|情况|通报|公告|通告)$")
_THIS_PLAN = regex("特?制定本(?:整改)?(?:落实)?方案")
_TASKS = regex("整改|任务|问题|完成|销号|信访")
_WRITTEN = regex(r"(?:19|20)\d\d年(?=\d{1,2}月)")
_AS_OF_OTHER = regex(r"截[至止]到?[^。；，]{0,8}?\d{1,2}月(?:份?[上中下]旬|初|\d{1,2}(?![\d日号]))")


def kind_of(paper: Paper, notes: Notes) -> Fact:
    """By the title. A kind that is one table takes no prose, so a paper that has some is a report."""
    title = paper.bare_title
    spot = Spot(paper.title_at)
    if _PLAN.search(title):
        return Fact(PLAN, spot)
    if not title and (said := _said_to_be_plan(paper)):
        return Fact(PLAN, said, Sure.LOW)
    prose = any("。" in line.text for line in paper.body)
    for pattern, kind in _TABLES:
        if pattern.search(title) and not prose:
            return Fact(kind, spot, Sure.MIDDLE)
    if _NOTICE.search(title):
        reason = "像是销号公示，已照报告的样子导入，文字才能逐字保留"
        fix = "要由台账生成公示，先填好那一项任务，再把“文种”改为“销号公示”"
        notes.doubt(spot, reason, fix)
        return Fact(REPORT, spot, Sure.LOW)
    if _LETTER.search(title):
        notes.doubt(spot, "标题是函，程序没有这个文种，已照报告导入", "核对“文种”；标题、主送照函的写法不动")
        return Fact(REPORT, spot, Sure.LOW)
    return Fact(REPORT, spot, Sure.HIGH if _SURE.search(title) else Sure.LOW)


def _said_to_be_plan(paper: Paper) -> Spot | None:
    """Where the first paragraph of a paper without a title calls itself a plan: 特制定本整改方案."""
    line = paper.body[0] if paper.body else None
    found = _THIS_PLAN.search(line.text) if line and "整改" in line.text else None
    return Spot(line.at, *found.span()) if line and found else None


def as_of(paper: Paper, notes: Notes) -> Fact | None:
    """截至 with a date; of several the latest in sentences on tasks."""
    found: list[tuple[str, Fact]] = []
    year = ""  # the last that a date above names
    for s in sentences(paper.body):
        if "截" in s.text:
            stated = list(UNTIL.finditer(s.text))
            facts = [_dated(s, m, year, paper.date, notes) for m in stated]
            found += [(s.text, fact) for fact in facts if fact]
            if not stated and (other := _AS_OF_OTHER.search(s.text)):
                reason = f"“{other[0]}”没有写到哪一天"
                notes.doubt(s.spot(*other.span()), reason, CHECK_DAY.format(key="截至日期"))
        year = ([m[0] for m in _WRITTEN.finditer(s.text)] or [year])[-1]
    return _chosen(found)


def _dated(s: Sentence, m: re.Match[str], year: str, date: Date | None, notes: Notes) -> Fact | None:
    spot = s.spot(*m.span("day"))
    key = CHECK_DAY.format(key="截至日期")
    if m["mark"] == "止":
        notes.doubt(s.spot(*m.span()), "“截止”后面不带日期，统计到哪一天用“截至”", "改为“截至”")
    whole = completed(m["day"], s.text[: m.start("day")], year, date)
    if whole is None:
        notes.doubt(spot, "“截至”后面的日期没有年份，上文也看不出是哪一年", key)
        return None
    value = as_date(whole.text)
    if value is None:
        notes.doubt(spot, NOT_A_DAY.format(text=m["day"]), key)
        return None
    if whole.sure is not Sure.HIGH:
        notes.doubt(spot, f"“{m['day']}”没有年份，按上下文是{whole.text}", key)
    return Fact(value, spot, whole.sure)


def _chosen(found: Sequence[tuple[str, Fact]]) -> Fact | None:
    of_tasks = [fact for text, fact in found if _TASKS.search(text)] or [fact for _, fact in found]
    if not of_tasks:
        return None
    latest = max(of_tasks, key=lambda fact: _order(str(fact.value)))
    same = all(fact.value == latest.value for fact in of_tasks)
    return latest if same or latest.sure is Sure.LOW else latest._replace(sure=Sure.MIDDLE)


def _order(value: str) -> tuple[int, ...]:
    """2018-10-31 and 2018年10月底 by time."""
    numbers = [int(n) for n in re.findall(r"\d+", value)]
    return (*numbers, *[99] * (3 - len(numbers)))
