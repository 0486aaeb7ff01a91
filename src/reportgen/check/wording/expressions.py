"""Fixed expressions (expressions.tsv) -> where a paper writes them otherwise, or out of their time.

Columns of the table: 正确, 错误 (literal forms, parted by |), 级别 (of the wrong forms: 错误, 警告, 提示), 起 and 止
(months from and up to which the right form is in use), 例外 (sound words that hold a wrong form), 说明. A wrong form
of the level 提示 with 起 is a former name: it is told only in papers that are surely later. Braces hold what stands
around a wrong form and is right: {燃气}泄露 in the row of 泄漏 is found as 燃气泄露 and mended as 燃气泄漏.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from reportgen.check.marks import sentence_start
from reportgen.check.paper import Found, Paper, Role, Spot
from reportgen.regex import regex
from reportgen.zh import number

TABLE = Path(__file__).with_name("expressions.tsv")
ERROR, WARNING, INFO = "错误", "警告", "提示"
FORMER_REACH = 10  # characters before a name that are searched for 原 (former)
TOLD_REACH = 200  # characters before and behind a name that are searched for the year of its sentence
SENTENCE_ENDS = "。！？；\n"

Month = tuple[int, int]  # year, month

# Marks that people type in several forms count as one; the text keeps its length.
_SAME = str.maketrans({**dict.fromkeys("“”‘’\"'「」", "“"), ",": "，", "(": "（", ")": "）", ";": "；"})
_NAME = regex("《[^《》\n]{0,100}(?:《[^《》\n]{0,60}》[^《》\n]{0,60})?》")
_FORMER = regex("(?:原(?!则|因|料|有|本|来|始|理|址)|时任|当时的)[^，。；、：\n]*$")
_TOLD = regex(r"(?<!\d)((?:19|20)\d{2})(?:年度?(?:\s?(\d{1,2})月)?|(?=[—～~-](?:19|20)\d{2}年))")


class Expression(NamedTuple):
    """A row of the table."""

    right: str
    wrong: tuple[str, ...]
    level: str
    since: Month | None
    until: Month | None
    inside: tuple[str, ...]
    note: str


class Slip(NamedTuple):
    """A wrong form at start..end of the joined text."""

    start: int
    end: int
    expression: Expression


def _month(text: str) -> Month | None:
    if not text:
        return None
    year, _, month = text.partition("-")
    return int(year), int(month)


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


@lru_cache(maxsize=1)
def expressions() -> tuple[Expression, ...]:
    """All rows of the table; each wrong form with braces is a row of its own, with what stands around on both sides."""
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:])
    return tuple(
        expression
        for right, wrong, level, since, until, inside, note in rows
        for expression in _unfolded(
            Expression(right, _split(wrong), level, _month(since), _month(until), _split(inside), note)
        )
    )


_AROUND = regex(r"(?:\{([^{}]+)\})?([^{}]+)(?:\{([^{}]+)\})?")


def _unfolded(row: Expression) -> Iterator[Expression]:
    bare = tuple(wrong for wrong in row.wrong if "{" not in wrong)
    if bare or not row.wrong:
        yield row._replace(wrong=bare)
    for wrong in row.wrong:
        if wrong not in bare and (m := _AROUND.fullmatch(wrong)):
            before, slip, behind = m.groups("")
            yield row._replace(right=before + row.right + behind, wrong=(before + slip + behind,))


def _joined(paper: Paper) -> str:
    return "\n".join(p.text.replace("\n", " ") for p in paper.passages)


@lru_cache(maxsize=2)
def _slips(text: str) -> tuple[Slip, ...]:
    """Every wrong form in a text; of overlapping ones the longest."""
    same = text.translate(_SAME)
    names = [m.span() for m in _NAME.finditer(same)]
    found = []
    for expression in expressions():
        for wrong in expression.wrong:
            form = wrong.translate(_SAME)
            at = same.find(form)
            while at >= 0:
                if not _is_sound(same, at, form, expression) and (form[0] == "《" or not _within(at, names)):
                    found.append(Slip(at, at + len(form), expression))
                at = same.find(form, at + 1)
    found.sort(key=lambda slip: (slip.start - slip.end, slip.start))
    taken: set[int] = set()
    kept = []
    for slip in found:
        if taken.isdisjoint(range(slip.start, slip.end)):
            taken.update(range(slip.start, slip.end))
            kept.append(slip)
    return tuple(sorted(kept))


def _within(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    n = bisect_right(spans, (at, at)) - 1
    return n >= 0 and at < spans[n][1]


def _is_sound(text: str, at: int, form: str, expression: Expression) -> bool:
    """Whether it stands in a longer right expression."""
    for sound in (expression.right, *expression.inside):
        longer = sound.translate(_SAME)
        offset = longer.find(form)
        while offset >= 0:
            if text.startswith(longer, at - offset) and at >= offset:
                return True
            offset = longer.find(form, offset + 1)
    return False


def _told(paper: Paper, level: str) -> Iterator[Spot]:
    text = _joined(paper)
    slips = [slip for slip in _slips(text) if slip.expression.level == level]
    if not slips:
        return
    starts = _starts(paper)
    earliest = span(paper)[0]
    for start, end, row in slips:
        if level == INFO and row.since and not _is_outdated(text, start, end, row.since, earliest):
            continue
        yield _spot(starts, start, end, f"写作“{text[start:end]}”", f"规范写法是“{row.right}”{_note(row)}")


def _is_outdated(text: str, start: int, end: int, since: Month, earliest: Month | None) -> bool:
    """Whether a former name stands in a later paper; it is right in its own time, behind 原, and told of that time."""
    if not earliest or earliest < since:
        return False
    if _FORMER.search(text[max(0, start - FORMER_REACH) : start]):
        return False
    told = _time_told(text, start, end)
    return not told or told >= since


def _time_told(text: str, start: int, end: int) -> Month | None:
    """The earliest month that the sentence speaks of; if it names none, the last one above it in the passage."""
    reach = max(0, start - TOLD_REACH)
    lined = max(reach, text.rfind("\n", reach, start) + 1)
    first = sentence_start(text, start, SENTENCE_ENDS, start - lined)
    last = min((at for mark in SENTENCE_ENDS if (at := text.find(mark, end, end + TOLD_REACH)) >= 0), default=None)
    months = _months(text[first : last or end + TOLD_REACH])
    above = _months(text[lined:first])
    return min(months) if months else above[-1] if above else None


def _months(text: str) -> list[Month]:
    """The months that a text names; of a year alone its first."""
    return [(int(m[1]), int(m[2] or 1)) for m in _TOLD.finditer(text)]


def _note(row: Expression) -> str:
    return f"（{row.note}）" if row.note else ""


def _starts(paper: Paper) -> list[int]:
    """Where each passage begins in the joined text."""
    starts, at = [], 0
    for p in paper.passages:
        starts.append(at)
        at += len(p.text) + 1
    return starts


def _spot(starts: Sequence[int], start: int, end: int, reason: str, fix: str) -> Spot:
    n = bisect_right(starts, start) - 1
    return n, Found(start - starts[n], end - starts[n], reason, fix)


def wrong_expressions(paper: Paper) -> Iterator[Spot]:
    """Names and fixed expressions that have one form only.

    要求：重要提法、名称一字不能错，以党中央文件的表述为准。书名号内的名称不查。（公文的通行做法。）
    反例：以习近平为核心的党中央高度重视。
    反例：青山绿水就是金山银山。
    正例：以习近平同志为核心的党中央高度重视，绿水青山就是金山银山。
    正例：《论“青山绿水就是金山银山”》一文另有所指。
    """
    yield from _told(paper, ERROR)


def unusual_expressions(paper: Paper) -> Iterator[Spot]:
    """Fixed expressions and words that are written otherwise by slip.

    要求：固定表述、专用名称和词语按规范写法写，同音字、形近字不混用。（公文的通行做法；《现代汉语词典》。）
    反例：整改成效显着，台帐逐项销号。
    反例：迎接中央生态环境保护督查。
    反例：贯彻全国生态环境保护会议精神。
    正例：整改成效显著，水质明显着力点更清楚，台账逐项销号，帐篷已拆除。
    正例：迎接中央生态环境保护督察，开展市级督查督办，召开全国生态环境保护工作会议。
    正例：按装机容量计算，自己经营，月末完成，雨水管埋设。
    """
    yield from _told(paper, WARNING)


def doubtful_expressions(paper: Paper) -> Iterator[Spot]:
    """Expressions that have a more exact form, and former names of bodies in a later paper.

    要求：机构改革后用新名称，旧名称前加“原”；提法以最新的文件为准。（公文的通行做法。）
    反例：获评国家级生态文明建设示范区。
    反例：由市环境保护局牵头。¶某某市人民政府¶2022年8月30日
    正例：获评国家生态文明建设示范区。
    正例：由原市环境保护局牵头，环境保护部门配合。¶某某市人民政府¶2022年8月30日
    正例：由市环境保护局牵头。¶某某市人民政府¶2017年8月30日
    """
    yield from _told(paper, INFO)


def out_of_time(paper: Paper) -> Iterator[Spot]:
    """An expression that was not yet, or is no longer, in use when the paper was written.

    要求：提法、文件要与成文时间相合：会议召开、文件印发以前不会有它的“精神”，文件废止以后不再引作依据。
    反例：深入贯彻党的二十大精神。¶某某市人民政府¶2021年8月30日
    反例：按照《中央生态环境保护督察工作规定》抓好整改。¶某某市人民政府¶2025年9月30日
    正例：深入贯彻党的二十大精神。¶某某市人民政府¶2022年11月30日
    正例：以优异成绩迎接党的二十大胜利召开。¶某某市人民政府¶2022年8月30日
    """
    earliest, latest = span(paper)
    if not earliest and not latest:
        return
    text = _joined(paper)
    same = text.translate(_SAME)
    starts = _starts(paper)
    for row in expressions():
        early = row.since and latest and latest < row.since and not (row.level == INFO and row.wrong)
        late = row.until and earliest and earliest > row.until
        if not early and not late:
            continue
        month = row.since if early else row.until
        form = row.right.translate(_SAME)
        at = same.find(form)
        while at >= 0 and month:
            reason = f"“{row.right}”{'始于' if early else '用到'}{month[0]}年{month[1]}月，与本文的时间不合"
            yield _spot(starts, at, at + len(form), reason, f"核对时间或提法{_note(row)}")
            at = same.find(form, at + len(form))


_SIGNED = regex(r"(\d{4})\s*[年.．/-]\s*(\d{1,2})")
_WRITTEN = regex(r"([12二一][\d〇○零一二三四五六七八九]{3})年(\d{1,2}|[一二三四五六七八九十]{1,2})月")
_MONTH = regex(r"(?<![到至前\d])((?:19|20)\d{2})年(\d{1,2})月(?!\d{0,2}日?[底前末])")
_YEAR = regex(r"(?<!\d)((?:19|20)\d{2})年")


def span(paper: Paper) -> tuple[Month | None, Month | None]:
    """The months between which a paper was surely written; None where that is not known.

    Its own date tells; else the last month that it mentions as past, and the year after the last one it mentions.
    """
    for p in paper.having(Role.DATE):
        if p.part == 0 and (signed := _signed(p.text)):
            return signed, signed
    text = _joined(paper)
    months = [(int(m[1]), int(m[2])) for m in _MONTH.finditer(text)]
    years = [int(m[1]) for m in _YEAR.finditer(text)]
    return max(months, default=None), (max(years) + 1, 12) if years else None


def _signed(text: str) -> Month | None:
    if m := _SIGNED.search(text):
        return int(m[1]), int(m[2])
    if m := _WRITTEN.search(text):
        year, month = number(m[1]), number(m[2])
        return (year, month) if year and month else None
    return None
