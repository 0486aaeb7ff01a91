"""Rules on dates that do not say which: 截至10月底 without its year, 目前 with figures."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.consistency.text import sentences
from reportgen.check.paper import Found, Paper, Passage, Role, Spot
from reportgen.regex import regex

# Words that say which year, if only by the day on which the paper was signed.
_YEAR = regex(
    r"(?:19|20)\d{2}\s{0,2}(?:年|[.．/-])|二[〇○零]..年|[今去前明上本当同次翌每历全近]年|年内|今[明冬春夏秋]|去[冬秋]"
)
_FOUR = regex(r"(?:19|20)\d{2}(?=\s{0,2}年)")
_MONTH = r"(?:1[0-2]|0?[1-9])\s{0,2}月"
_PART = r"(?:份?(?:底|末|初|[上中下]旬)|份)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])\s{0,2}[日号]"
_AS_OF = regex(rf"截[至止]到?\s{{0,2}}{_MONTH}(?:\s{{0,2}}(?:{_DAY}|{_PART}))?")
_DATE = regex(
    rf"(?<![\d年至到止—～~\-－–、和及或.．/“（(]){_MONTH}\s{{0,2}}(?:{_DAY}|份?(?:底|末|初|[上中下]旬))(?!\s{{0,2}}(?:世界|国际|全国|国家|环境日|“))"
)
_MONTH_FIRST = regex(r"\s*(?:1[0-2]|0?[1-9])\s{0,2}月(?=，)")
_NEWS = regex("新华社|本报|记者|通讯员|[报社网港][讯电]")
_PLANNING = regex("方案|计划|要点|通知|安排")
_BEFORE = regex("之?前|以前")


def as_of(paper: Paper) -> Iterator[Spot]:
    """截至 with a month and a day has its year, in the same paragraph before it or in the sentence above.

    要求：统计截止日期要写年份，读者才知道数字是哪一年的；年份写四位数字。（公文的通行做法；GB/T 15835-2011，4.1。）
    反例：截至10月底，31项任务办结12项。
    反例：整改方案于2023年3月印发。全市建立了调度机制。¶截至8月31日，37项任务完成17项。
    反例：方案于2022年7月28日印发。截至8月31日，37项任务完成17项。¶云山市人民政府¶2023年9月15日
    正例：截至2018年10月底，31项任务办结12项。
    正例：2018年，我市实行日调度。截至10月底，31项任务办结12项。
    正例：截至今年10月底，完成9项；截至目前，完成9项；2023年4月6日至26日，督察组进驻。
    """
    if _YEAR.search(paper.title) or _is_news(paper):
        return
    signed = next((m[0] for p in paper.having(Role.DATE) if (m := _FOUR.search(p.text))), "")
    fix = "补上年份，如“截至2024年8月31日”"
    for above, p in _with_above(paper):
        until = 0 if _YEAR.search(above) else _year_at(p.text)
        for m in _AS_OF.finditer(p.text):
            if m.start() < until:
                yield p.index, Found(*m.span(), "“截至”后面的日期没有年份", fix)
            elif signed and (year := _year_above(p.text, m.start())) and year != signed:
                reason = f"“{m[0]}”没有年份，前一句说的是{year}年，落款是{signed}年"
                yield p.index, Found(*m.span(), reason, fix)


def without_year(paper: Paper) -> Iterator[Spot]:
    """The first date of a paragraph has its year, unless the sentence above names it.

    要求：一段里第一次写日期要带年份，同年的后面可以省；不写年份，过后就不知道是哪一年。
    （公文的通行做法；GB/T 15835-2011，4.1。）
    反例：关于督察整改情况的报告¶一、总体情况¶4月6日至26日，省督察组进驻我市，反馈问题37项。
    正例：关于督察整改情况的报告¶一、总体情况¶2023年4月6日至26日，省督察组进驻我市，7月20日反馈了意见。
    正例：关于督察整改情况的报告¶今年以来，市政府召开3次常务会议，9月11日起实行日调度。
    正例：关于督察整改情况的报告¶10月至次年3月为采暖季，6月5日世界环境日开展宣传，每年12月4日开展普法。
    """
    official = paper.title or any(paper.having(Role.DATE, Role.ADDRESSEE))
    if not official or _YEAR.search(paper.title) or _is_news(paper):
        return
    planning = bool(_PLANNING.search(paper.title))
    for above, p in _with_above(paper):
        until = 0 if _YEAR.search(above) else _year_at(p.text)
        m = _MONTH_FIRST.match(p.text, 0, until) or _DATE.search(p.text, 0, until)
        if m and any(told.start() <= m.start() < told.end() for told in _AS_OF.finditer(p.text)):
            continue  # TXT860 tells it
        if m and not (planning and _BEFORE.match(p.text, m.end())):
            yield p.index, Found(*m.span(), "这里的日期没有年份，前面也没有交代", "补上年份，如“2024年9月11日”")


def _is_news(paper: Paper) -> bool:
    """Whether it is a piece of news, dated by the day on which it was printed."""
    return any(_NEWS.search(p.text) for p in (*paper.passages[:5], *paper.passages[-2:]))


_FULL = regex(
    r"(?P<year>(?:19|20)\d{2})\s?年\s?(?P<month>\d{1,2})\s?月(?:\s?(?P<day>\d{1,2})\s?日)?"
    r"(?:\s?[至到—～-]{1,2}\s?(?:(?P<last>\d{1,2})\s?月)?\s?(?:\d{1,2}\s?日))?"
)
_BARE = regex(r"(?:(?<=于)|(?<=在)|(?<=。))(?P<month>1[0-2]|[1-9])\s?月\s?(?P<day>\d{1,2})\s?日(?!\s?[前之以])")


def backwards(paper: Paper) -> Iterator[Spot]:
    """A date without a year, told behind a later one of the year that it would have, lost its year.

    要求：下一年的日期要另写年份：“2020年10月进驻，并于3月反馈”应为“2021年3月”。（GB/T 15835-2011，4.1。）
    反例：2020年10月12日至11月12日，督察组进驻我市，并于3月8日反馈了督察意见。
    反例：2022年12月20日，督察组进驻我市，于1月19日撤离。
    正例：2020年10月12日至11月12日，督察组进驻我市，并于2021年3月8日反馈了督察意见。
    正例：2023年4月6日至26日，督察组进驻我市，并于7月20日反馈了督察意见。
    """
    for s in sentences(tuple(paper.having(Role.BODY))):
        dates = list(_FULL.finditer(s.text))
        for m in _BARE.finditer(s.text):
            before = [d for d in dates if d.end() <= m.start()]
            if before and int(m["month"]) < int(before[-1]["last"] or before[-1]["month"]):
                at = s.start + m.start()
                reason = f"“{m[0]}”没有年份，接着前面的“{before[-1][0]}”读，日期就倒退了"
                fix = f"补上年份；是下一年的，写成“{int(before[-1]['year']) + 1}年{m[0]}”"
                yield s.passage, Found(at, at + len(m[0]), reason, fix)


def _with_above(paper: Paper) -> Iterator[tuple[str, Passage]]:
    """Each paragraph with the last sentence of the one above it."""
    above = ""
    for p in paper.having(Role.BODY, Role.HEADING):
        yield above, p
        last = list(sentences([p]))[-1:]
        above = last[0].text if last else ""


def _year_above(text: str, at: int) -> str:
    """The year that the reader would take for a date at `at`: the last one before, unless its own sentence has it."""
    begin = text.rfind("。", 0, at) + 1
    return "" if _YEAR.search(text, begin, at) else next(reversed(_FOUR.findall(text, 0, begin)), "")


def _year_at(text: str) -> int:
    """Where a text first says a year, or its end."""
    m = _YEAR.search(text)
    return m.start() if m else len(text)


_NOW = regex("(?:截[至止]到?|到|至)?(?:目前|现在)(?:为止)?")
_PROGRESS = regex("完成|办结|销号|整改|达到?序时|交办|受理|查处|立案|问责|拆除|取缔|关停|推进")
_COUNT = regex(r"\d[\d,.]{0,9}\s?[余多]?\s?(?:项|个(?!月|百分点)|件|家|起|处|批|宗)")
_DATED = regex(r"截[至止]到?\s{0,2}\d|月\s?\d{1,2}\s?[日号]|月[底末初]")


def now(paper: Paper) -> Iterator[Spot]:
    """目前 with figures of progress should be a date: the figures are those of a day.

    要求：进展数字是某一天的，宜写“截至2024年8月31日”，不只写“目前”；日后核对、与上期比较都要用它。（公文的通行做法。）
    反例：目前，全县52项任务完成40项。
    反例：县级承担31项任务，目前已办结19项。
    正例：截至2023年5月20日，全县52项任务完成40项。
    正例：目前，部分县区的问题已按照要求完成整治。
    正例：2022年8月20日验收组复核，目前已完成2项。
    正例：截止目前，全县52项任务完成40项。
    """
    for s in sentences(tuple(paper.having(Role.BODY))):
        m = _NOW.search(s.text)
        if m and not m[0].startswith("截止") and not _DATED.search(s.text) and _states_progress(s.text[m.end() :]):
            at = s.start + m.start()
            yield (
                s.passage,
                Found(
                    at,
                    at + len(m[0]),
                    f"“{m[0]}”后面是进展数字，看不出是哪一天的",
                    "写成“截至×年×月×日”，与统计时间一致",
                ),
            )


def _states_progress(rest: str) -> bool:
    clause = rest[:60]
    return bool(_PROGRESS.search(clause) and _COUNT.search(clause))
