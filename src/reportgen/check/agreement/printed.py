"""What the figures of the data printed in the draft, looked up in the edited paper: numbers, units, ups and downs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportgen.check.agreement.align import NUMBER, Pair, Token, number_word
from reportgen.check.agreement.finding import Finding, rows_of, source_of
from reportgen.check.agreement.same import PERIOD, Meaning, lead, period
from reportgen.check.claims.measure import MEASURES, UNITS, alike
from reportgen.check.paper import Printed
from reportgen.figures.catalogue import Catalogue
from reportgen.place import Place
from reportgen.regex import regex

UPS = ("上升", "提升", "提高", "增加", "增长", "上涨")
DOWNS = ("下降", "降低", "减少", "回落")
ABOUT = regex("余|多|以上|左右|以下|以内")
LEFT = "任务.剩余."  # figures by the year in which what is left is due
_UNIT = regex("|".join(re.escape(u) for u in sorted({*MEASURES, *UNITS, "微克/立方米"}, key=len, reverse=True)))
_CODE = regex(r"第$|[A-Za-zμ/]{1,8}$")  # 第2位, PM2.5, μg/m3: what is shown with a number
_BARE = regex("[，。；、]")


def disagreements(pair: Pair, meaning: Meaning) -> Iterator[Finding]:
    """All that a figure printed and the edited sentence has otherwise."""
    if pair.drafted.text == pair.edited.text:
        return
    for printed in figures_of(pair):
        numbers = list(_numbers(pair, printed, meaning))
        yield from numbers or _direction(pair, printed, meaning)


def figures_of(pair: Pair) -> Iterator[Printed]:
    """Those that the drafted sentence prints."""
    start, end = pair.drafted.start, pair.drafted.start + len(pair.drafted.text)
    return (p for p in pair.drafted.passage.printed if p.figure and start <= p.start and p.end <= end)


def agreed(pair: Pair, meaning: Meaning) -> Iterator[tuple[int, int, int]]:
    """Passage and characters of the edited numbers that a figure printed: what may be wrong with them is told."""
    same = pair.drafted.text == pair.edited.text
    for printed in figures_of(pair):
        for n in pair.inside(printed.start, printed.end):
            m = pair.anchored(n) if pair.a[n].kind == NUMBER else None
            if m is not None and (same or meaning.keeps(pair, n, m)):
                yield pair.edited.passage.index, pair.b[m].start, pair.b[m].end


def _numbers(pair: Pair, printed: Printed, meaning: Meaning) -> Iterator[Finding]:
    text, edited = pair.drafted.passage.text, pair.edited.passage.text
    for n in pair.inside(printed.start, printed.end):
        if pair.a[n].kind != NUMBER or printed.figure.endswith(".全称"):
            continue  # a name is no count: facts.py tells of it
        m = pair.anchored(n)
        if m is None:
            yield from _gone(pair, printed, n)
            continue
        was, now = pair.a[n], pair.b[m]
        if not meaning.keeps(pair, n, m):
            yield from _period(pair, printed, n, m, meaning)
            continue
        unit, typed = _unit(text[was.end : printed.end]), _unit(edited[now.end :])
        if ABOUT.match(edited, now.end):
            continue
        if not _same(number_word(was), number_word(now)):
            yield _wrong(pair, printed, (was, now), (unit, typed), meaning.catalogue)
        elif unit and not _alike(unit, typed):
            said = f"写成“{now.text}{typed}”" if typed else f"“{now.text}”后面没有“{unit}”"
            reason = f"{said}，原稿是“{was.text}{unit}”：【{printed.figure}】"
            fix = f"改为“{now.text}{unit}”"
            yield Finding("SUM962", pair.edited.passage, now.start, now.end + len(typed), reason, fix)


def _wrong(
    pair: Pair, printed: Printed, numbers: tuple[Token, Token], units: tuple[str, str], catalogue: Catalogue
) -> Finding:
    was, now = numbers
    text, edited = pair.drafted.passage.text, pair.edited.passage.text
    codes = _CODE.search(text[: was.start]), _CODE.search(edited[: now.start])
    code = codes[0][0] if codes[0] and codes[1] and codes[0][0] == codes[1][0] else ""
    drawn, typed = f"{code}{was.text}{units[0]}", f"{code}{now.text}{units[1]}"
    rows, places = rows_of(catalogue, printed.figure)
    why = f"（{rows}）" if rows else ""
    reason = f"文中“{typed}”，按{source_of(printed.figure)}是“{drawn}”：【{printed.figure}】{why}"
    fix = f"改为“{drawn}”；{source_of(printed.figure)}不对的，先改{source_of(printed.figure)}再生成"
    start, end = now.start - len(code), now.end + len(units[1])
    return Finding("SUM961", pair.edited.passage, start, end, reason, fix, places or _place(pair, was))


def _period(pair: Pair, printed: Printed, n: int, m: int, meaning: Meaning) -> Iterator[Finding]:
    """The year or period of a figure, where nothing else of the sentence was changed."""
    if pair.drafted.key != pair.edited.key or number_word(pair.a[n]) != number_word(pair.b[m]):
        return
    before = lead(pair.edited, pair.b[m].start)
    was, now = period(lead(pair.drafted, pair.a[n].start)), period(before)
    indicator = meaning.catalogue.report.indicators.get(printed.figure.rpartition(".")[0])
    is_year = bool(was) and printed.figure.startswith(LEFT) and was[:4] in printed.figure
    if not now or was == now or not (is_year or (indicator and str(indicator.period or "").startswith(was))):
        return
    rows, places = rows_of(meaning.catalogue, printed.figure)
    start = pair.b[m].start - len(before) + [f.start() for f in PERIOD.finditer(before)][-1]
    reason = f"文中“{now}”，按{source_of(printed.figure)}是“{was}”：【{printed.figure}】{f'（{rows}）' if rows else ''}"
    yield Finding("SUM963", pair.edited.passage, start, start + len(now), reason, f"改为“{was}”", places)


def _gone(pair: Pair, printed: Printed, n: int) -> Iterator[Finding]:
    """A clause that ends where its number stood: 已完成整改，其余20项."""
    unit = _unit(pair.drafted.passage.text[pair.a[n].end : printed.end])
    after = n + 1 + len(unit)
    if n < 2 or after >= len(pair.a) or not _BARE.match(pair.a[after].kind):
        return
    left, right = pair.became.get(n - 1), pair.became.get(after)
    if (
        re.search("各|分别", pair.edited.text)
        or left is None
        or right != left + 1
        or pair.became.get(n - 2) != left - 1
    ):
        return
    drawn = pair.a[n].text + unit
    reason = f"“{pair.b[left - 1].text}{pair.b[left].text}”后面没有数，原稿是“{drawn}”：【{printed.figure}】"
    yield Finding("SUM962", pair.edited.passage, pair.b[left - 1].start, pair.b[left].end, reason, f"补上“{drawn}”")


def _place(pair: Pair, token: Token) -> tuple[Place, ...]:
    return (pair.drafted.passage.locate(token.start, token.end),)


def _unit(text: str) -> str:
    m = _UNIT.match(text)
    return m[0] if m else ""


def _alike(unit: str, typed: str) -> bool:
    """％ is %; 名 and 人 may stand for each other."""
    return alike(unit.replace("％", "%"), typed.replace("％", "%"))


def _same(was: str, now: str) -> bool:
    """Equal, or rounded or cut to fewer decimals."""
    a, b = Decimal(was), Decimal(now)
    decimals = len(now.partition(".")[2])
    return a == b or (decimals < len(was.partition(".")[2]) and abs(a - b) < Decimal(1).scaleb(-decimals))


def _direction(pair: Pair, printed: Printed, meaning: Meaning) -> Iterator[Finding]:
    """同比下降 that became 同比上升."""
    numbers = [n for n in pair.inside(printed.start, printed.end) if pair.a[n].kind == NUMBER]
    both = [(n, pair.became[n]) for n in numbers if n in pair.became]
    if not all(meaning.keeps(pair, n, k) for n, k in both):
        return
    drawn = pair.drafted.passage.text[printed.start : printed.end]
    for words, others in ((UPS, DOWNS), (DOWNS, UPS)):
        m = re.search("|".join(words), drawn)
        if not m:
            continue
        at = pair.inside(printed.start + m.start(), printed.start + m.end())
        if not at or at[-1] + 1 >= len(pair.a):
            continue
        before, after = pair.became.get(at[0] - 1), pair.became.get(at[-1] + 1)
        if before is None or after is None or not before < after:
            continue
        start, end = pair.b[before].end, pair.b[after].start
        typed = pair.edited.passage.text[start:end]
        if typed in others:
            _, places = rows_of(meaning.catalogue, printed.figure)
            reason = f"文中“{typed}”，按数据是“{m[0]}”：【{printed.figure}】是“{drawn}”"
            yield Finding("SUM961", pair.edited.passage, start, end, reason, f"改为“{m[0]}”", places)
