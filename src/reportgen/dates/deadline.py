"""整改时限: a date and the flags beside it; text -> value -> text, and why a text is none."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from reportgen.dates.date import TIME, YEARS, Date, checked, digits, match_date, parse_date, parse_span
from reportgen.place import Place
from reportgen.records import dataclass, field
from reportgen.regex import regex
from reportgen.values import wrap


@dataclass(frozen=True, slots=True)
class Deadline:
    """整改时限: a date (may be absent) and two flags; `text` is as written, but for dates in digits alone."""

    text: str
    date: Date | None = None
    immediate: bool = False  # 立行立改
    ongoing: bool = False  # 长期坚持
    continuous: bool = False  # 持续推进: work goes on, with no date and no claim of a lasting mechanism
    place: Place | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return self.text

    def __html__(self) -> str:
        return wrap(self.text, self.place.key if self.place else "")


# Of words that hold each other the longer comes first: what is left of a text must be its date, or nothing.
ONGOING = ("长期坚持整改", "长期坚持", "长期落实", "持续坚持", "长期推进", "长期整改", "长期持续", "长期")
IMMEDIATE = ("立行立改", "立即整改", "立整立改", "立知立改", "即知即改", "立查立改")
CONTINUOUS = (
    *("按序时进度推进", "按序时推进", "按时序推进", "序时推进", "按计划推进", "按期推进", "有序推进", "稳步推进"),
    *("持续推进中", "持续推进", "持续整改", "持续", "推进中"),
)
# 短期攻坚、中期推进、长期坚持 names three stages and the day of none: it says 长期坚持, and is printed whole. Without
# 长期坚持 the two others say no time at all.
PHASES = regex("短期攻坚|中期推进")
DIGITAL = regex(r"[\dT\s./:-]+")  # 2022.10 is printed 2022年10月
FILLERS = regex(
    r"[，,、；;。\s（）()]|并且|并|且|(?:基本|全面|全部)?(?:完成整改任务|完成整改|整改完成|完成任务|完成|整改到位)"
    r"|以前|之前|前|^(?:截至|截止到?|[至到于在])|止$"
)
SERIAL = regex(r"(?<!\d)\d{5}(\.0+)?(?!\d)")  # 44803前
JOINTS = "/+&和及"  # 立行立改/长期坚持; within a date / is another thing
YEAR_END = regex(r"(?<=\d)年?度?内")  # 2022年内
NO_DATE = frozenset(
    ("/", "\\", "-", "--", "—", "——", "–", "―", "*", "无", "暂无", "没有", "无时限", "无期限", "n/a", "na", "nil")
)


def no_date(text: str) -> bool:
    """Whether a cell is filled in to say that there is nothing to fill in: 无, /, —. It counts as empty."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).strip("()。.").lower() in NO_DATE


def parse_deadline(text: str, place: Place | None = None) -> Deadline | None:
    """`2022年底前`, `2022-12-31`, `立行立改，长期坚持`, `2024年底前，并长期坚持`, `2022年8月至10月`; else None."""
    found = _read_deadline(str(text))  # a Text would keep its whole file alive
    if found is None or place is None:
        return found
    date = found.date.at(place) if found.date else None
    return Deadline(found.text, date, found.immediate, found.ongoing, found.continuous, place)


@lru_cache(maxsize=4096)  # the same few deadlines stand in every row of a ledger
def _read_deadline(text: str) -> Deadline | None:
    plain = rest = TIME.sub("", unicodedata.normalize("NFKC", text).strip())
    ongoing, rest = _without(rest, ONGOING)
    immediate, rest = _without(rest, IMMEDIATE)
    continuous, rest = _without(rest, CONTINUOUS)
    if ongoing:
        rest = PHASES.sub("", rest)
    rest = TIME.sub("", rest.strip()).replace("前三季度", "9月底")
    before = "前" in rest
    rest = YEAR_END.sub("年底", FILLERS.sub("", rest).strip(JOINTS))
    date = _deadline_date(rest, before) if rest else None
    if (rest and date is None) or not (date or ongoing or immediate or continuous):
        return None
    digital = parse_date(plain) or parse_span(plain) if DIGITAL.fullmatch(plain) else None
    written = str(digital) if digital else _printed(SERIAL.sub(str(date), text) if date else text)
    return Deadline(written, date, immediate, ongoing, continuous and date is None)


def _deadline_date(rest: str, before: bool) -> Date | None:
    """The last day of a deadline: a date, the end of a span; 2022年10月前 is over with September."""
    date = parse_date(rest)
    if date is None:
        span = parse_span(rest)
        return span.end if span else None
    if not before or date.day or (date.end and not rest.endswith("季度")):
        return date
    if date.month is None or date.end:
        return None  # 2022年前: the end of 2021 to some, of 2022 to others; so 2022年二季度前
    last = date.first() - dt.timedelta(days=1)
    return Date(last.year, last.month, end=True)


def _without(text: str, words: Sequence[str]) -> tuple[bool, str]:
    for word in words:
        if word in text:
            return True, text.replace(word, "")
    return False, text


_WIDE = str.maketrans("０１２３４５６７８９．／－", "0123456789./-")
_PRINTED = (  # what people and Excel type -> what a paper prints
    (regex(r"[ T]\d{1,2}:\d{2}(:\d{2})?"), ""),
    (regex(r"(?<=[^\s，,、；;。])\s+(?=并|长期|持续|立行|立即)"), "，"),
    (regex(r"\s+"), ""),
    (regex(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})日?(?!\d)"), r"\1年\2月\3日"),
    (regex(r"(?<=\d年)(\d{1,2})\.(\d{1,2})日?(?!\d)"), r"\1月\2日"),
    (regex(r"(\d{4})[-./](\d{1,2})月?(?!\d)"), r"\1年\2月"),
    (regex(r"(?<=\d月)(\d{1,2})(?![\d日号月至-])"), r"\1日"),
    (regex(r"(?<=[年月至])0(?=\d[月日])"), ""),
)


def _printed(text: str) -> str:
    """A deadline as it was written, but for the look of its dates: 2022.06.30前 -> 2022年6月30日前."""
    written = text.strip().translate(_WIDE)
    for pattern, proper in _PRINTED:
        written = pattern.sub(proper, written)
    return written


_NO_YEAR = regex(
    r"(?:[今本明当]年)?(?:年?(?:底|末|内|中)|\d{1,2}月.*|[一二三四五六七八九十]{1,2}月.*|[上下]半年.*|第?[一二三四]季度.*)"
)


# 24年底前, 24.6.30; but not 2024年, nor 6月30日
_SHORT_YEAR = regex(r"(?<!\d)\d{2}(?:年|[./-]\d{1,2}[./-]\d{1,2}(?!\d))")
_YEARS = regex(r"(?<!\d)\d{4}(?=[年./-])")


def why_no_deadline(text: str) -> tuple[str, str]:
    """原因 and 办法 of a deadline that `parse_deadline` does not read."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    rest = FILLERS.sub("", plain)
    for word in (*ONGOING, *IMMEDIATE, *CONTINUOUS):
        rest = rest.replace(word, "")
    if _NO_YEAR.fullmatch(rest):
        return f"“{text}”没有写是哪一年", "补上年份，如 2022年8月底前、2022年底前"
    date = match_date(digits(rest))
    if date and date.year not in YEARS:
        return f"“{text}”的年份不在 {YEARS[0]} 至 {YEARS[-1]} 年之间", "核对年份"
    if date and not checked(date):
        return f"日历上没有“{text}”", "核对月份和日子"
    if date and "前" in plain:
        ends = _two_ends(date)
        return f"“{text}”可以读作 {ends[0]}，也可以读作 {ends[1]}", f"写成 {ends[0]}，或 {ends[1]}"
    if _SHORT_YEAR.search(plain):
        return f"“{text}”的年份只写了两位", "年份写四位，如 2024年底前"
    if len(_YEARS.findall(plain)) > 1:
        fix = "只写最后的时限，前面各阶段写进“整改目标”或“整改措施”"
        return f"“{text}”里不止一个日期，不知道以哪一个为准", fix
    fix = "写成 2022年底前、2022-12-31、立行立改、长期坚持，或“2022年底前，并长期坚持”"
    return f"“{text}”里没有认得出的日期，也不是“立行立改”一类的词", fix


def _two_ends(date: Date) -> tuple[str, str]:
    """Before a year, or a quarter, may mean the end of the one before it, or its own."""
    if date.month is None:
        return f"{date.year - 1}年底前", f"{date.year}年底前"
    before = date.month - 3
    first = f"{date.year}年{before}月底前" if before else f"{date.year - 1}年底前"
    return first, f"{date.year}年{date.month}月底前"
