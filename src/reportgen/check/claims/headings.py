"""Rule on the numbers of headings in texts and drafts; of Word files the layout rule FMT732 tells the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen import zh
from reportgen.check import marks
from reportgen.check.paper import Found, Kind, Paper, Passage, Role, Spot
from reportgen.check.paper.contents import contents
from reportgen.records import dataclass, field
from reportgen.regex import regex

# Only what is certainly the number of a heading or an item: no 一 　, no 3，.
_NUMBERS = (
    regex(rf"\s*([{marks.NUMERALS}]{{1,4}})[、．.]"),
    regex(rf"\s*[（(]([{marks.NUMERALS}]{{1,4}})[）)]"),
    regex(r"\s*(\d{1,2})[.．、](?!\d)"),
    regex(r"\s*[（(](\d{1,2})[）)]"),
)
# The same inside a paragraph.
_INSIDE = (r"[：:。；\s]{0}、", r"[（(]{0}[）)]", r"(?<!\d){0}[.．、](?!\d)", r"[（(]{0}[）)]")

_PART = regex(r"\s*(?:第[一二三四五六七八九十]{1,2}(?:部分|编|章)|附\s?[件表])")
OWN_LINE = 40  # characters of a line that may head a list
ALONE = 2  # levels whose 1 is not followed by another 1; of lists 1. there may be many


@dataclass
class _Level:
    """The latest number of a level: under the heading above it (0 for none yet), and anywhere before."""

    here: int = 0
    before: int = 0
    latest: Passage | None = None
    missing: set[int] = field(default_factory=set)

    def follows(self, number: int) -> bool:
        """1 begins a list; （五） may go on from the chapter above, where a paper numbers it through."""
        return number in (1, self.here + 1) or (not self.here and number == self.before + 1)

    def take(self, number: int, passage: Passage) -> None:
        """The next number, right or wrong."""
        if number == 1:
            self.missing.clear()
        elif self.here:
            self.missing |= set(range(self.here + 1, number))
        self.here = self.before = number
        self.latest = passage

    def close(self) -> None:
        """A heading of a higher level stands above what comes."""
        self.here = 0
        self.missing.clear()


def broken_headings(paper: Paper) -> Iterator[Spot]:
    """Numbers of one level follow each other.

    要求：结构层次序数依次标注，不重号、不跳号。GB/T 9704-2012，7.3.3。
    反例：一、总体情况¶二、主要做法¶四、下一步打算
    反例：一、总体情况¶（一）压实责任。各级高度重视。¶（三）加快进度。全部开工。¶（四）严格验收。
    反例：一、总体情况¶（一）压实责任。各级高度重视。¶（二）加快进度。全部开工。¶（二）严格验收。
    反例：整改情况报告¶二、主要做法¶三、下一步打算
    反例：一、总体情况¶二、主要做法¶三、存在问题¶一、下一步打算
    正例：一、总体情况¶二、主要做法¶信访办理情况¶一、总体情况¶二、主要做法
    正例：一、总体情况¶（一）压实责任¶（二）加快进度¶二、主要做法¶（一）清淤¶三、下一步打算
    正例：一、总体情况¶（一）压实责任¶（二）加快进度¶二、主要做法¶（三）清淤¶（四）截污
    正例：目录¶一、总体情况¶（一）组织领导¶二、下一步打算¶一、总体情况¶（一）组织领导¶全市认真抓好督察反馈问题的整改。¶二、下一步打算¶继续抓好督察反馈问题的整改。
    正例：（四）城乡发展¶（五）绿色底色¶1.5万亩林地完成抚育。
    """
    if paper.kind is Kind.WORD:
        return
    levels, part, skipped = [_Level() for _ in range(len(_NUMBERS) + 1)], 0, contents(paper)
    for p in paper.passages:
        if p.part != part or _PART.match(p.text):
            levels, part = [_Level() for _ in range(len(_NUMBERS) + 1)], p.part
        depth, number, end = _number(p)
        if not number or p.index in skipped:
            continue
        level = levels[depth]
        if number in level.missing:
            level.missing.discard(number)  # told already where it was left out
            continue
        begun = bool(level.here) or any(above.here for above in levels[1:depth]) or (depth == 1 and bool(paper.title))
        if number == 1 and depth <= ALONE and level.latest and _restarts(paper, level, level.latest.index, p.index):
            yield p.index, _told(p, level, depth, number, end)
        above = max((at.latest.index for at in levels[1 : depth + 1] if at.here and at.latest), default=0)
        if begun and not level.follows(number) and not _inside(paper.passages[above : p.index], depth, number - 1):
            yield p.index, _told(p, level, depth, number, end)
        level.take(number, p)
        for below in levels[depth + 1 :]:
            below.close()


def _restarts(paper: Paper, level: _Level, latest: int, now: int) -> bool:
    """Whether a 1 comes where the list goes on: no line of its own between them that could head another one."""
    if level.here < 2:
        return level.here == 1
    between = paper.passages[latest + 1 : now]
    return not any(
        len(b.text.strip()) <= OWN_LINE and b.text.strip()[-1] not in "。；" and not b.level for b in between
    )


def _number(p: Passage) -> tuple[int, int, int]:
    """Level, number and where it ends, of a passage that begins with one; zeros else."""
    if p.role in (Role.HEADING, Role.BODY) and p.table < 0:
        for depth, pattern in enumerate(_NUMBERS, 1):
            if m := pattern.match(p.text):
                return depth, zh.number(m[1]) or 0, m.end()
    return 0, 0, 0


def _inside(between: Sequence[Passage], depth: int, number: int) -> bool:
    """Whether that number stands inside a paragraph, behind a heading that shares its line."""
    pattern = regex(_INSIDE[depth - 1].format(zh.numeral(number) if depth <= 2 else number))
    return any(pattern.search(p.text) for p in between)


def _told(p: Passage, level: _Level, depth: int, number: int, end: int) -> Found:
    start = len(p.text) - len(p.text.lstrip())
    fix = "改正序号，或补上漏掉的标题"
    if not level.here or level.latest is None:
        wanted = marks.FORMS[depth - 1]
        return Found(start, end, f"“{_shown(p)}”是这一级的第一个，序号应是“{wanted}”", fix)
    what = "重号" if number == level.here else "次序倒了" if number < level.here else "跳号"
    reason = f"“{_shown(level.latest)}”后面是“{_shown(p)}”，{what}"
    return Found(start, end, reason, fix, related=((level.latest.index, 0, _number(level.latest)[2]),))


def _shown(p: Passage) -> str:
    """The beginning of a heading, for a message."""
    return re.split("[。；，：]", p.text.strip()[:12])[0]
