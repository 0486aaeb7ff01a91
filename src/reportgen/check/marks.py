"""Patterns by which the elements of any paper are known (numbers, dates, 附件, 版记), and what rules do with a text."""

from __future__ import annotations

import re
from functools import lru_cache

from reportgen.regex import regex
from reportgen.zh import HAN, numeral

NUMERALS = "一二三四五六七八九十百零〇"
# The number of a heading as people type it, right or wrong, by level.
NUMBERS = (
    regex(rf"\s*([{NUMERALS}]{{1,4}})([、．.，,：:]|\s+(?=\S))\s*"),
    regex(rf"\s*([（(])([{NUMERALS}]{{1,4}})([）)])([、．.，,]?)\s*"),
    regex(r"\s*(\d{1,2})([.．、，])(?!\d)\s*"),
    regex(r"\s*([（(])(\d{1,2})([）)])([、．.，,]?)\s*"),
)
PROPER = (
    regex(rf"[{NUMERALS}]{{1,4}}、(?!\s)"),
    regex(rf"（[{NUMERALS}]{{1,4}}）(?![、．.，,\s])"),
    regex(r"\d{1,2}[.．](?![\s、])"),
    regex(r"（\d{1,2}）(?![、．.，,\s])"),
)
FORMS = ("一、", "（一）", "1.", "（1）")

DAY_FORM = "2024年8月5日"  # shown where it can't be told which day is meant
_DAY_PARTS = regex(r"(\d{4})\D+(\d{1,2})\D+(\d{1,2})")

CLOSED = "。！？；…"  # what a sentence ends with
SENTENCE = 600  # characters of a sentence that are looked at, before a place
HEAD_ENDS = "。！？；：，、,.;:"  # what a heading on its own line should not end with
HAN_CHARACTER = regex(f"[{HAN}]")
NAME = r"《[^《》]{0,60}(?:《[^《》]{0,60}》[^《》]{0,40})?》"  # of a paper or a law; it may hold another

_DIGITS = r"[\d０-９〇○零一二三四五六七八九十]"
DATE_ALONE = regex(
    rf"\s*{_DIGITS}{{2,4}}\s*[年.．/-]\s*{_DIGITS}{{1,3}}\s*[月.．/-]\s*{_DIGITS}{{1,3}}\s*[日号]?\s*[。.]?\s*"
)
GOOD_DATE = regex(r"(?:19|20)\d{2}年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日")

ATTACHMENT_MARK = regex(rf"\s*附\s*件\s*(\d{{1,2}}|[{NUMERALS}]{{1,3}})?\s*[：:]?\s*")
GOOD_MARK = regex(r"附件(?:[1-9]\d?)?")
NOTE = regex(r"\s*附\s*件\s*[：:]\s*")
NOTE_ITEM = regex(r"\s*(\d{1,2})\s*([.．、，])\s*(?!\d)")
COPY_TO = regex(r"\s*(?:抄\s*送|抄\s*报|主\s*送)\s*[：:]")
ISSUED = regex(r"印\s*发\s*$")
REMARK = regex(r"\s*[（(].*[）)]\s*")
BARE_REMARK = regex(r"\s*[（(]?(?:联\s*系\s*人|联系电话|此件|本件|信息公开)")
ISSUER = regex(r"(?!.*关于)\s*\S.{1,40}?文\s*件\s*")
SUPERIORS = regex(r"(?:委|府|局|厅|部|办|组|院|会|处|司|站|校|公司|单位|部门|机关|同志|你们)$")


@lru_cache(maxsize=64)
def kinds(text: str) -> str:
    """The line with 汉 for each Han character: patterns that only ask for one stay small, and places the same."""
    return HAN_CHARACTER.sub("汉", text)


def han(text: str) -> int:
    """How many Han characters."""
    return len(HAN_CHARACTER.findall(text))


def blanked(text: str, pattern: re.Pattern[str], fill: str) -> str:
    """The text with `fill` for each character of what the pattern finds: all else keeps its place."""
    return pattern.sub(lambda m: fill * len(m[0]), text)


def sentence_start(text: str, at: int, ends: str = "。；！？\n", reach: int = SENTENCE) -> int:
    """Where the sentence (；ends one too) that holds a place begins; `reach` characters before it at most."""
    first = max(0, at - reach)
    return max(first, *(1 + text.rfind(end, first, at) for end in ends))


def around(text: str, start: int, end: int, *, beside: int = 6, head: int = 12, tail: int = 8) -> str:
    """What is told of a place: the characters with a few beside them; long ones are cut behind their `head`."""
    inside = text[start:end] if end - start <= 2 * head else f"{text[start : start + head]}…{text[end - tail : end]}"
    return text[max(0, start - beside) : start] + inside + text[end : end + beside]


def form(level: int, count: int) -> str:
    """The number of a heading as it should be: `（二）`."""
    return FORMS[level - 1].replace("一", numeral(count)).replace("1", str(count))


def good_date(text: str) -> str:
    """The day of which a text speaks, as it should be written: `2022年8月30日` of 2022年08月30日; else DAY_FORM."""
    m = _DAY_PARTS.search(text)
    day = f"{int(m[1])}年{int(m[2])}月{int(m[3])}日" if m else ""
    return day if GOOD_DATE.fullmatch(day) else DAY_FORM
