"""Rules on dates: days that do not exist, spans that end before they begin, their length, weekdays, odd years."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from reportgen import workdays, zh
from reportgen.check import marks
from reportgen.check.claims import calendar
from reportgen.check.claims.calendar import Day, Period
from reportgen.check.claims.series import unnamed
from reportgen.check.paper import Found, Kind, Paper, Passage, Role, Spot
from reportgen.regex import regex

DAY = dt.timedelta(days=1)
MONTHS = range(1, 13)
WEEKDAYS = "一二三四五六日"
LONGEST = 400  # days of a span whose working days are worth counting


def impossible_days(paper: Paper) -> Iterator[Spot]:
    """A date is a day of the calendar.

    要求：日期照日历写：月份1至12，日数不超过当月的天数。（公文的通行做法。）
    反例：截至2022年9月31日，已完成34项。
    反例：2023年2月29日召开会议。
    反例：2022年13月5日反馈意见。
    反例：2022年8月320日反馈意见。
    反例：2021年4月9日至31日进驻我市。
    正例：截至2022年9月30日，已完成34项；2024年2月29日召开会议，2月29日反馈。
    正例：2021年4月9日至5月31日进驻我市。
    """
    for p, text in _read(paper):
        seen: set[tuple[int, int]] = set()
        ends = [period.last for period in calendar.periods(text)]
        for day in (*calendar.days(text), *calendar.months(text), *ends):
            reason = _impossible(day)
            at = (day.end, day.month)
            if reason and at not in seen:
                seen.add(at)
                yield p.index, Found(day.start, day.end, f"“{p.text[day.start : day.end]}”：{reason}", "核对日期")


def _read(paper: Paper) -> Iterator[tuple[Passage, str]]:
    """Passages with a date, names blanked; the date of a Word file is FMT746's business where its form is wrong."""
    word = paper.kind is Kind.WORD
    for p in paper.passages:
        own = word and p.role is Role.DATE and not marks.GOOD_DATE.fullmatch(p.text.strip())
        if not own and re.search("[年月]", p.text):
            yield p, unnamed(p.text)


def _impossible(day: Day) -> str:
    if day.month not in MONTHS:
        return f"没有{day.month}月"
    last = calendar.longest(day.year, day.month)
    if not 1 <= day.day <= last:
        year = f"{day.year}年" if day.year and day.month == 2 else ""
        return f"{year}{day.month}月只有{last}天"
    return ""


def reversed_periods(paper: Paper) -> Iterator[Spot]:
    """A span ends after it begins.

    要求：起止日期先起后止；跨年的，写明后一个年份。（公文的通行做法。）
    反例：2021年4月29日至9日进驻我市。
    反例：2022年8月30日至2021年9月5日公示。
    反例：2021年12月29日至3月9日进驻我市。
    反例：规划期为2025—2020年。
    反例：2022年8月至3月开展专项行动。
    正例：2021年4月9日至29日进驻我市；2021年12月29日至2022年3月9日公示。
    正例：2022年11月至次年3月供暖；每年11月15日至3月15日供暖；规划期为2021—2025年。
    正例：由8月30日提前到8月15日。
    """
    for p, text in _read(paper):
        for period in (*calendar.periods(text), *calendar.month_periods(text)):
            first, last = period.first, period.last
            if not (first.month in MONTHS and last.month in MONTHS):
                continue
            years = (first.year, last.year) if first.year and last.year else (0, 0)
            before = (years[1], last.month, last.day) < (years[0], first.month, first.day)
            if before and (first.year or (first.month == last.month and not last.year)):
                written = p.text[period.start : period.end]
                over = first.year and first.year == last.year and last.month < first.month
                fix = "核对起止日期" + ("；跨年的，写明后一个年份" if over else "")
                yield p.index, Found(period.start, period.end, f"“{written}”：结束在开始之前", fix)
        for first_year, last_year, start, end in calendar.year_periods(text):
            if last_year < first_year:
                yield p.index, Found(start, end, f"“{p.text[start:end]}”：结束在开始之前", "核对起止年份")


_COUNT = r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})\s?(?P<u>个?工作日|天|日历天|日|个月|周|个星期)"
_LEADS = (
    r"(?:公示期?限?|公示时间|期限|时间|期)?(?:共计|总共|一共|共|合计|总计|计|为期|历时|持续|连续|前后)?(?:为|是)?\s?"
)
_BEHIND = regex(
    rf"\s?(?:[^，。；（(\d]{{1,16}}[，,](?=为期|历时|持续))?(?P<o>[，,（(、：:]?)\s?(?P<lead>{_LEADS}){_COUNT}"
    r"(?=[）)，,。；;：:、\s的]|$)"
)
_AHEAD = regex(
    rf"(?:公示|期限|时间|(?<![逾延超长到])期)[^。；，（(\d]{{0,6}}?\s?{_COUNT}\s?[，,]?"
    r"(?:[（(，,：:]|[^。；，（(\d]{0,4}?[（(：:，,])?\s?(?:公示)?(?:时间|期限|日期)?(?:为|是|即|自|从|：|:)?\s?$"
)
NEAR = 40  # characters in front of a span that may tell its length


def lengths(paper: Paper) -> Iterator[Spot]:
    """The days or working days that a sentence names are those between its dates.

    要求：公示、征求意见的天数与起止日期相符；工作日照国务院办公厅的放假安排数，除去周末、放假，加上调休上班的日子。（公文的通行做法。）
    反例：公示时间为2024年9月29日至10月9日（共10个工作日）。
    反例：公示期为10个工作日（2022年8月29日至9月2日）。
    反例：督察组于2021年4月9日至29日进驻，为期30天。
    反例：2019年10月10日至11月10日，为期两个月。
    正例：公示时间为2024年9月29日至10月9日（共4个工作日）。
    正例：公示期为5个工作日（2022年8月29日至9月2日）。
    正例：2021年4月9日至29日进驻，为期20天；2019年10月10日至11月10日，为期一个月。
    正例：2021年4月9日至29日，3日内办结率100%；8月1日至31日，共25天优良。2022年8月29日至9月2日公示，5个工作日内反馈。
    """
    years = _years(paper)
    for p, text in _read(paper):
        for period in calendar.periods(text):
            claim = _BEHIND.match(text, period.end)
            if claim and not (claim["lead"].strip() or claim["o"] in ("（", "(")):
                claim = None
            if claim is None:
                offset = max(0, period.start - NEAR)
                claim = _AHEAD.search(text[offset : period.start])
                start = offset
            else:
                start = 0
            if claim:
                at = (start + claim.start("n"), start + claim.end("u"))
                yield from _measured(p, period, at, claim["n"], claim["u"], years)


def _years(paper: Paper) -> tuple[int, ...]:
    """The years that a paper names: a date without one is of one of them."""
    return tuple(sorted({int(y) for p in paper.passages for y in re.findall(r"(?<!\d)((?:19|20)\d\d)\s?年", p.text)}))


def _measured(
    p: Passage, period: Period, at: tuple[int, int], number: str, unit: str, years: tuple[int, ...]
) -> Iterator[Spot]:
    claimed = zh.number(number)
    if not claimed:
        return
    known: list[tuple[dt.date, dt.date]] = []
    for year in (period.first.year,) if period.first.year else years:
        first, last = period.first.date(year), period.last.date(year)
        if not (first and last and first <= last):
            return
        known.append((first, last))
    told = [_count(first, last, unit) for first, last in known]
    if not told or any(right is None or claimed in right for _, right in told):
        return
    reason = f"“{p.text[period.start : period.end]}”{told[-1][0]}，不是“{p.text[at[0] : at[1]]}”"
    related = ((p.index, period.start, period.end),)
    yield p.index, Found(*at, reason, "核对起止日期和天数", related=related)


@lru_cache(maxsize=256)
def _count(first: dt.date, last: dt.date, unit: str) -> tuple[str, range | tuple[int, ...] | None]:
    """How long it is, in words, and what may be said of it; None where the holidays of a year are not known."""
    span = (last - first).days + 1
    working = workdays.count(first, last) if span <= LONGEST else None
    if unit.endswith("工作日"):
        if working is None or working.unknown_years:
            return "", None
        # The first day may be left out: 自公告之日起5个工作日.
        right = {working.days, workdays.count(first + DAY, last).days}
        return f"起止两天都算，是{working.days}个工作日", tuple(right)
    if unit == "个月":
        return f"是{span}天", range((span - 3 + 30) // 31 if span > 3 else 0, (span + 3) // 28 + 1)
    if unit in ("周", "个星期"):
        return f"是{span}天", range((span - 1) // 7, (span + 3) // 7 + 1)
    days = (span, span - 1) if working is None else (span, span - 1, working.days)
    return f"起止两天都算，是{span}天", days


_WEEKDAY = regex(r"\s?(?:[（(]\s?(?:星期|礼拜|周)|(?:星期|礼拜))([一二三四五六日天])(?![至到—-])")


def weekdays(paper: Paper) -> Iterator[Spot]:
    """The weekday that stands behind a date is that of the calendar.

    要求：日期后面写星期的，照日历写。（公文的通行做法。）
    反例：定于2022年8月30日（星期三）召开会议。
    正例：定于2022年8月30日（星期二）召开会议，8月30日（周二）报名。
    正例：定于8月30日（星期三）召开会议。
    """
    years = _years(paper)
    for p, text in _read(paper):
        year = 0
        for day in calendar.days(text):
            year = day.year or year
            m = _WEEKDAY.match(text, day.end)
            dates = [d for d in (day.date(y) for y in ((day.year,) if day.year else years)) if d]
            if m is None or not dates:
                continue
            said = WEEKDAYS.index(m[1].replace("天", "日"))
            if all(d.weekday() != said for d in dates):
                right = "、".join(dict.fromkeys(f"星期{WEEKDAYS[d.weekday()]}" for d in dates))
                reason = f"{dates[-1].year}年{day.month}月{day.day}日是{right}，不是星期{m[1]}"
                yield p.index, Found(m.start(1), m.end(1), reason, "核对日期和星期")


_YEARS = (
    regex(r"(?<![\d.〔\[（(—－～~-])(\d{3,5})\s?年(?=\s?\d{1,2}\s?月)"),
    # Without a month, 100年以来 and 1500年 may be spans of time; these are certainly slips of 20….
    regex(r"(?<![\d.])(2[1-9]\d\d|20\d{3})\s?年(?=度(?!假)|年?底(?!蕴)|末|上半年|下半年|第[一二三四]季度)"),
)


def odd_years(paper: Paper) -> Iterator[Spot]:
    """A year is one of our time, in four digits.

    要求：年份用四位数字，写全、写对。GB/T 9704-2012，7.3.5.4。
    反例：截至2202年8月30日，已完成34项。
    反例：截至20222年8月，已完成34项。
    反例：截至222年8月30日，已完成34项。
    正例：截至2022年8月30日，已完成34项；1921年7月建党；距今2500年；到2035年底；建党100年以来。
    """
    for p, text in _read(paper):
        for m in (m for pattern in _YEARS for m in pattern.finditer(text)):
            year = int(m[1])
            if not (len(m[1]) == 4 and calendar.EARLIEST <= year <= calendar.LATEST):
                yield p.index, Found(m.start(1), m.end(1), f"年份写作“{m[1]}年”", "核对年份，用四位数字写全")
