"""A title of several lines -> the width at which it breaks well: 词意完整、排列对称、长短适宜; GB/T 9704-2012, 7.3.1.

The line ends are not typed into the title: the paragraph is made narrower, and Word breaks it there. So the
title stays one text for search, for the navigation pane and for whoever edits it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.zh import width

SLACK = 0.4  # of a character: room for the thin space that Word puts between Han and Latin
SHORTEST = 4  # characters of the last line
CUT, STUB = 8.0, 100.0  # what a cut word and a short last line cost, in characters of unevenness
# Words that titles of this kind are made of; a line should not end inside one.
WORDS = re.compile(
    "生态环境保护|生态环境|环境保护|督察组?|反馈意见|反馈问题|信访举报|整改落实|贯彻落实|整改方案|整改任务|整改工作|情况|"
    "进展|清单|台账|报告|通报|公示|公开|公告|实施|方案|移交|典型案例|销号|结果|中央|省委|市委|人民政府|省级|第[一二三四五]轮|"
    "长江经济带|黄河流域|警示片|披露|关于|突出|问题|[一-龥]{2}[省市州县区](?=[公贯关第整人])|[0-9A-Za-z.]+[年月日]?|“[^”]+”"
)
NEVER_FIRST = "，。、；：！？）》〉」』】〕”’的等"
NEVER_LAST = "（《〈「『【〔“‘"


def block_width(title: str, limit: float) -> float | None:
    """The best width in characters (1 = one Han character), or None when one line of `limit` holds it."""
    total = width(title) / 2
    if total <= limit:
        return None
    lines = -int(-total // limit)
    first, last = int(2 * total / lines), int(2 * limit)
    best = min((n / 2 for n in range(first, last + 1)), key=lambda w: _cost(list(broken(title, w)), title, lines))
    return min(best + SLACK, limit)


def broken(title: str, limit: float) -> Iterator[str]:
    """The lines as Word breaks them within `limit` characters."""
    start, room = 0, limit
    for index, char in enumerate(title):
        room -= width(char) / 2
        if room < 0:
            end = index
            while end > start + 1 and (title[end] in NEVER_FIRST or title[end - 1] in NEVER_LAST):
                end -= 1
            yield title[start:end]
            start, room = end, limit - width(title[end : index + 1]) / 2
    yield title[start:]


def _cost(lines: list[str], title: str, wanted: int) -> float:
    widths = [width(line) / 2 for line in lines]
    ends = {sum(map(len, lines[: i + 1])) for i in range(len(lines) - 1)}
    cuts = sum(any(m.start() < end < m.end() for m in WORDS.finditer(title)) for end in ends)
    stub = STUB * (widths[-1] < SHORTEST) + STUB * (len(lines) - wanted)
    return CUT * cuts + stub + max(widths) - min(widths)
