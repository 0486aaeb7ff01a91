"""A paper -> the lines of its table of contents (目录), which are no headings."""

from __future__ import annotations

from reportgen.check.paper import Paper, Passage
from reportgen.check.paper.roles import SENTENCE
from reportgen.regex import regex

SHORTEST = 2  # headings in a row
LONGEST = 120  # characters of a line, leaders included
_STOP = regex("[。：；]")  # 一、总体情况。全市…: text in one line with its heading
_PAGE = regex(r"[\s.．…·•_—-]{1,100}\d{0,3}\s{0,9}$")  # ……12


def contents(paper: Paper) -> frozenset[int]:
    """Indices of the headings without text that all come again later, in a row."""
    lines = (p for p in paper.passages if p.level and not p.part and _is_line(p))
    keys = {p.index: _PAGE.sub("", p.text).strip() for p in lines}
    last: dict[str, int] = {}
    for p in paper.passages:
        if p.level:
            last[keys.get(p.index) or _STOP.split(p.text.strip(), maxsplit=1)[0]] = p.index
    found: set[int] = set()
    row: list[int] = []
    for p in paper.passages:
        if last.get(keys.get(p.index, ""), -1) > p.index:
            row.append(p.index)
            continue
        if len(row) >= SHORTEST and p.level:  # behind it the first heading comes again
            found.update(row)
        row = []
    return frozenset(found)


def _is_line(p: Passage) -> bool:
    return len(p.text) <= LONGEST and not SENTENCE.search(p.text)
