"""发文字号, 机关代字〔YYYY〕N号: how it should be, how it is typed, what is wrong with it; GB/T 9704-2012, 7.2.5."""

from __future__ import annotations

import re

from reportgen.zh import HAN

# Texts, which re compiles when they are first used: a build needs at most one of them.
GOOD = rf"[{HAN}A-Za-z]+〔[12][0-9]{{3}}〕[1-9][0-9]*号"
_ANY = (
    rf"(?P<code>[{HAN}A-Za-z]*?)(?P<open>[〔\[［(（【〖]?)(?P<year>[0-9０-９〇○零一二三四五六七八九]{{2,4}})"
    r"(?P<close>[〕\]］)）】〗]?)(?P<di>第?)(?P<number>\d*)(?P<hao>号?)"
)
_TYPED = (
    r"(?P<open>[〔\[［（(【〖])\s*(?P<year>\d{2,4})\s*(?P<close>[〕\]］）)】〗])"
    r"\s*(?P<di>第?)\s*(?P<number>\d{1,5})\s*号"
)
LINE = rf"\s*(?P<code>[{HAN}]{{1,12}})\s*{_TYPED}"  # at the head of a line of its own
CITED = rf"(?P<code>[{HAN}]{{1,8}}){_TYPED}"  # in a sentence


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
        wrong.append("顺序号前面加了 0")
    return wrong


def proper(m: re.Match[str]) -> str:
    """〔2022〕12号, as what LINE or CITED matched should be written."""
    year = m["year"] if len(m["year"]) == 4 else f"20{m['year'][-2:]}"
    return f"〔{year}〕{int(m['number'])}号"


def right_number(text: str) -> str:
    """The whole number at the head of a line as it should be written; of a line without one, an example."""
    m = re.match(LINE, text)
    return m["code"] + proper(m) if m else "鲁环发〔2024〕1号"


def slips(text: str) -> list[str]:
    """What is wrong with a number that a clerk has typed into the data; none where it is as it should be."""
    typed = re.sub(r"\s", "", text)
    if re.fullmatch(GOOD, typed):
        return []
    m = re.fullmatch(_ANY, typed)
    if not m:
        return ["由机关代字、年份、序号组成"]
    wrong = {
        "前面要有机关代字": not m["code"],
        "年份要用六角括号〔〕": (m["open"], m["close"]) != ("〔", "〕"),
        "年份要写四位阿拉伯数字": not re.fullmatch("[12][0-9]{3}", m["year"]),
        "序号前面不加“第”": bool(m["di"]),
        "要有序号": not m["number"],
        "序号不补 0": m["number"].startswith("0"),
        "序号用半角数字": bool(m["number"]) and not m["number"].isascii(),
        "末尾要有“号”": not m["hao"],
    }
    return [said for said, is_so in wrong.items() if is_so]
