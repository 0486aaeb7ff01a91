"""发文字号, 机关代字〔YYYY〕N号: how it should be, how it is typed, what is wrong with it; GB/T 9704-2012, 7.2.5."""

from __future__ import annotations

import re

from reportgen.zh import HAN

GOOD = re.compile(rf"[{HAN}A-Za-z]+〔[12]\d{{3}}〕[1-9]\d*号")
_TYPED = (
    r"(?P<open>[〔\[［（(【〖])\s*(?P<year>\d{2,4})\s*(?P<close>[〕\]］）)】〗])"
    r"\s*(?P<di>第?)\s*(?P<number>\d{1,5})\s*号"
)
LINE = re.compile(rf"\s*(?P<code>[{HAN}]{{1,12}})\s*{_TYPED}")  # at the head of a line of its own
CITED = re.compile(rf"(?P<code>[{HAN}]{{1,8}}){_TYPED}")  # in a sentence


def faults(m: re.Match[str]) -> list[str]:
    """What is wrong with a number that LINE or CITED matched."""
    wrong = []
    if (m["open"], m["close"]) != ("〔", "〕"):
        wrong.append(f"括号是“{m['open']}{m['close']}”")
    if len(m["year"]) != 4:
        wrong.append("年份没有标全")
    if m["di"]:
        wrong.append("顺序号前有“第”")
    if m["number"].startswith("0"):
        wrong.append("顺序号编了虚位")
    return wrong
