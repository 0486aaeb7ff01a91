"""What the data printed in the draft, looked up in the edited paper: numbers, units, ups and downs, dates and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cached_property

from reportgen.check.agreement.align import NUMBER, Sentence, Token, became, number_word
from reportgen.check.agreement.facts import Fact
from reportgen.check.agreement.finding import Finding, rows_of, source_of
from reportgen.check.claims.measure import MEASURES, UNITS, alike
from reportgen.check.paper import Printed
from reportgen.figures.catalogue import Catalogue
from reportgen.place import Place
from reportgen.zh import is_han

UPS = ("上升", "提升", "提高", "增加", "增长", "上涨")
DOWNS = ("下降", "降低", "减少", "回落")
NEAR = 6  # tokens behind a number among which its sentence must go on as drafted
ABOUT = re.compile("余|多|以上|左右|以下|以内")
CLOSE = 0.6  # likeness of a name from which on it is the same, wrongly typed
_UNIT = re.compile("|".join(re.escape(u) for u in sorted({*MEASURES, *UNITS, "微克/立方米"}, key=len, reverse=True)))
_MARK = re.compile(r"[，。；：、！？,;:!?（）()\s]")


@dataclass(frozen=True)
class Pair:
    """A drafted sentence and the edited one, with the token that each drafted one became."""

    drafted: Sentence
    edited: Sentence

    @cached_property
    def became(self) -> dict[int, int]:
        """Index -> index."""
        return became(self.drafted.tokens, self.edited.tokens)

    @property
    def a(self) -> list[Token]:
        """The drafted tokens."""
        return self.drafted.tokens

    @property
    def b(self) -> list[Token]:
        """The edited tokens."""
        return self.edited.tokens

    def inside(self, start: int, end: int) -> range:
        """The drafted tokens of characters start..end of the passage."""
        within = [n for n, t in enumerate(self.a) if t.start >= start and t.end <= end]
        return range(within[0], within[-1] + 1) if within else range(0)

    def anchored(self, n: int) -> int | None:
        """The edited token of a drafted number, where what it counts stands beside it as before; else None.

        What it counts stands to its left (完成17项), or, where nothing does, to its right (37项任务).
        """
        m = self.became.get(n)
        if m is None or self.b[m].kind != NUMBER:
            return None
        if n and is_han(self.a[n - 1].kind):
            if self.became.get(n - 1) != m - 1:
                return None
            first = n < 2 or not is_han(self.a[n - 2].kind)
            same = self.became.get(n - 2) == m - 2
            return m if same or (first and (m < 2 or not is_han(self.b[m - 2].kind))) else None
        if m and is_han(self.b[m - 1].kind):
            return None
        after = range(n + 1, min(n + 1 + NEAR, len(self.a)))
        kept = sum(abs(self.became.get(k, -9) - (m + k - n)) <= 1 for k in after)
        return m if kept >= min(3, len(after)) else None


def disagreements(pair: Pair, catalogue: Catalogue) -> Iterator[Finding]:
    """All that a figure printed and the edited sentence has otherwise."""
    start, end = pair.drafted.start, pair.drafted.start + len(pair.drafted.text)
    if pair.drafted.text == pair.edited.text:
        return
    for printed in pair.drafted.passage.printed:
        if printed.figure and start <= printed.start and printed.end <= end:
            numbers = list(_numbers(pair, printed, catalogue))
            yield from numbers or _direction(pair, printed, catalogue)


def agreed(pair: Pair) -> Iterator[tuple[int, int, int]]:
    """Passage and characters of the edited numbers that a figure printed: what may be wrong with them is told."""
    for printed in pair.drafted.passage.printed:
        if printed.figure:
            for n in pair.inside(printed.start, printed.end):
                m = pair.anchored(n) if pair.a[n].kind == NUMBER else None
                if m is not None:
                    yield pair.edited.passage.index, pair.b[m].start, pair.b[m].end


def _numbers(pair: Pair, printed: Printed, catalogue: Catalogue) -> Iterator[Finding]:
    text, edited = pair.drafted.passage.text, pair.edited.passage.text
    for n in pair.inside(printed.start, printed.end):
        if pair.a[n].kind != NUMBER or (m := pair.anchored(n)) is None:
            continue
        was, now = pair.a[n], pair.b[m]
        unit = _unit(text[was.end : printed.end])
        typed = _unit(edited[now.end :])
        if ABOUT.match(edited, now.end):
            continue
        if not _same(number_word(was), number_word(now)):
            drawn = f"{was.text}{unit}"
            rows, places = rows_of(catalogue, printed.figure)
            why = f"（{rows}）" if rows else ""
            reason = f"文中“{now.text}{typed}”，按{source_of(printed.figure)}是“{drawn}”：【{printed.figure}】{why}"
            fix = f"改为“{drawn}”；台账不对的，先改台账再生成"
            yield Finding(
                "SUM961", pair.edited.passage, now.start, now.end + len(typed), reason, fix, places or _place(pair, was)
            )
        elif unit and not _alike(unit, typed):
            said = f"写成“{now.text}{typed}”" if typed else f"“{now.text}”后面没有“{unit}”"
            reason = f"{said}，原稿是“{was.text}{unit}”：【{printed.figure}】"
            fix = f"改为“{now.text}{unit}”"
            yield Finding("SUM962", pair.edited.passage, now.start, now.end + len(typed), reason, fix)


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


def _direction(pair: Pair, printed: Printed, catalogue: Catalogue) -> Iterator[Finding]:
    """同比下降 that became 同比上升."""
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
            _, places = rows_of(catalogue, printed.figure)
            reason = f"文中“{typed}”，按数据是“{m[0]}”：【{printed.figure}】是“{drawn}”"
            yield Finding("SUM961", pair.edited.passage, start, end, reason, f"改为“{m[0]}”", places)


def facts_changed(pair: Pair, facts: list[Fact]) -> Iterator[Finding]:
    """Dates, names and numbers of documents that the data file printed and the edited sentence has otherwise."""
    if pair.drafted.text == pair.edited.text:
        return
    passage = pair.drafted.passage
    for fact in facts:
        at = passage.text.find(fact.text, pair.drafted.start)
        end = at + len(fact.text)
        if at < 0 or end > pair.drafted.start + len(pair.drafted.text):
            continue
        place = passage.locate(at, end)
        if fact.place is None or (place.source, place.line) != (fact.place.source, fact.place.line):
            continue
        span = _span(pair, at, end)
        if span is None:
            continue
        typed = pair.edited.passage.text[slice(*span)]
        if typed and typed != fact.text and _slip(fact, typed):
            reason = f"文中“{typed}”，数据文件里{fact.name}是“{fact.text}”"
            fix = f"改为“{fact.text}”；数据文件不对的，先改数据文件再生成"
            yield Finding("SUM963", pair.edited.passage, *span, reason, fix, (fact.place,))


def _span(pair: Pair, start: int, end: int) -> tuple[int, int] | None:
    """The edited characters between what stands before and behind start..end, if both still do."""
    inside = pair.inside(start, end)
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    left = pair.became.get(first - 1) if first else -1
    right = pair.became.get(last + 1) if last + 1 < len(pair.a) else len(pair.b)
    if left is None or right is None or right - left < 2:
        return None
    return pair.b[left + 1].start, pair.b[right - 1].end


def _slip(fact: Fact, typed: str) -> bool:
    """Whether it is the same fact wrongly typed, and not another way to say it."""
    if _MARK.search(typed) or re.sub(r"\s", "", typed) == fact.text:
        return False
    if fact.is_date:
        return bool(re.search(r"\d", typed)) and re.sub(r"\d", "", typed) == re.sub(r"\d", "", fact.text)
    alike_ = SequenceMatcher(None, fact.text, typed, autojunk=False).ratio()
    return len(typed) == len(fact.text) and alike_ >= CLOSE
