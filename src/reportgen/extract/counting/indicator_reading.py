"""A sentence -> what it tells of indicators: of each the value, the change, the rank, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from reportgen.dates import Date
from reportgen.extract.counting.indicator_names import INDEX, LOW, Name, name_at_end
from reportgen.extract.counting.indicator_pieces import MORE, OF_RANK, Piece, comparison, ordinal, pieces, signed
from reportgen.extract.counting.periods import period_of
from reportgen.extract.counting.sentences import Sentence
from reportgen.extract.counting.targets import AIMED, target_from
from reportgen.extract.parts import Doubt
from reportgen.records import dataclass, field
from reportgen.regex import regex

_ABOUT = regex("率|比例|比重|占比|浓度|天数|指数|颗粒物|PM|SO2|NO2|CO|O3|臭氧|绿地面积")
_CLAUSE = regex("[，,；;。：:]")
_JOINED = regex("、|(?<=[0-9])和|和(?=[A-Z细可二一臭])|(?<=[率例度])(?:和|与|及)(?!以上)")
_FILLER = regex("(?:且|并|也|均|都|继续|其中|分别|和|，|、|的|了|在|已|连续[^，。；]{0,4}年|总体|全年)*")
_ROUGH = regex("(?:近|约|超过?|逾|不低于|不少于|高于|低于|优于|接近|突破)[为：]?$")
_ANOTHER_YEAR = regex(
    r"(?:其中|而|至)?20\d\d年(?:全年|[上下]半年|前?第?[一二三四]个?季度|\d{1,2}月?(?:[至—－～-]\d{1,2}月)?份?)?(?:全[市县区州]|我[市县区州]|则|又|的)*"
)
_SAID = regex("(?:已经|已|也|均|仅|分别)?[为是]")
_RATE_UNITS = ("%", "‰")
_DAYS = regex("天数$")
_RATES = regex("率$|比例$|占比$|比重$")
_POINTS = "比率的变动应写百分点"
_NO_POINTS = "只有比率的变动才写百分点"


@dataclass
class Read:
    """One indicator of one period as a sentence tells it, by the keys of the data.

    `told` are keys with what stands there, `uses` characters from … to of the line, the figure and the characters.
    """

    name: Name
    period: str
    at: int
    data: dict[str, Any] = field(default_factory=dict)
    told: list[tuple[str, str]] = field(default_factory=list)
    uses: list[tuple[int, int, str, str]] = field(default_factory=list)
    rank_in_words: bool = False  # 首位, which no placeholder prints
    is_said: bool = False  # 为41, and no 达到41

    @property
    def identity(self) -> tuple[str, str]:
        """Name and period."""
        return self.name.key, self.period

    @property
    def year(self) -> int | None:
        """That of the period, if it has one."""
        return int(self.period[:4]) if self.period.startswith("20") else None

    def is_past(self, written: Date | None) -> bool:
        """Whether it is told of a year before the paper that it was so much."""
        return self.is_said and self.year is not None and written is not None and self.year < written.year


@dataclass
class Reader:
    """Reads one sentence; `written` is when the paper is of."""

    sentence: Sentence
    written: Date | None
    period: str = ""
    names: list[Name] = field(default_factory=list)  # those that another year may be told of
    current: list[Read] = field(default_factory=list)
    found: list[Read] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    turn: int = 0  # which of several names the next value is of

    def read(self) -> Iterator[Read]:
        """Clause by clause: a name with what follows it, or more of the name before."""
        text, at = self.sentence.text, 0
        if not _ABOUT.search(text):
            return
        limit = target_from(text, self.written)
        for m in [*_CLAUSE.finditer(text), None]:
            end = min(m.start() if m else len(text), limit)
            if end < at or (end == limit < len(text) and limit <= at):
                break
            self._clause(at, end)
            at = m.end() if m else end
            if m and m[0] in "；;":
                self.current = []
        yield from (read for read in self.found if read.data)

    def _clause(self, start: int, end: int) -> None:
        text, begin = self.sentence.text, start
        for piece in pieces(text, start, end):
            if piece.start < begin:
                continue
            head = text[begin : piece.start].strip(" 、")
            what = OF_RANK.search(head) if piece.kind == "rank" else None
            self._named(head[: what.start()] if what else head)
            begin = max(piece.end, self._take(piece, what[0] if what else ""))
        if begin == start:
            self._named(text[start:end])
        else:
            self.period = period_of(text[begin:end], self.written, text) or self.period

    def _named(self, head: str) -> None:
        """The indicators of a new name; what is neither a name nor filler ends what was said of the last."""
        self.period = period_of(head, self.written, self.sentence.text) or self.period
        if _FILLER.fullmatch(head):
            return
        if self.names and _ANOTHER_YEAR.fullmatch(head):  # 2020年全市PM2.5平均浓度40微克/立方米，2022年36微克/立方米
            self._of(self.names)
            return
        names = [name_at_end(part) for part in _JOINED.split(head)]
        last = next((n for n, name in enumerate(reversed(names)) if name is None), len(names))
        self._of([name for name in names[len(names) - last :] if name])

    def _of(self, names: list[Name]) -> None:
        """What follows is of these."""
        self.names, self.turn = names, 0
        self.current = [Read(name, self.period, self.sentence.at) for name in names]
        self.found += self.current

    def _take(self, piece: Piece, what: str) -> int:
        """Puts a piece where it belongs; where it ends."""
        several = len(self.current) > 1
        if piece.kind == "rank":
            for read in self.current:
                self._rank(read, piece, what)
        elif several and piece.kind == "value" and "均" in piece.m[0]:
            for read in self.current:
                self._value(read, piece, printed=False)
        elif several and piece.kind == "value" and self.turn < len(self.current) and self._is_row(piece):
            self._value(self.current[self.turn], piece)
            self.turn += 1
        elif several and piece.kind == "change":
            return self._changes(piece)
        elif "分别" in piece.m[0]:
            self.current = []  # of several things, one of which bears no name that is known
        elif len(self.current) == 1:
            takes = {"value": self._value, "from": self._from, "change": self._change, "remark": self._remark}
            takes[piece.kind](self.current[0], piece)
        return piece.end

    def _is_row(self, piece: Piece) -> bool:
        return self.turn > 0 or "分别" in piece.m[0]

    def _put(self, read: Read, key: str, value: str, span: tuple[int, int], figure: str) -> None:
        text = self.sentence.text[slice(*span)]
        read.data[key] = value
        read.told.append((key, text))
        start = self.sentence.start
        read.uses.append((start + span[0], start + span[1], figure, text))

    def _value(self, read: Read, piece: Piece, *, printed: bool = True) -> None:
        m = piece.m
        unit = m["unit"].replace("％", "%")
        rough = _ROUGH.search(self.sentence.text[max(0, piece.start - 4) : piece.start])
        aimed = AIMED.match(self.sentence.text, piece.end)
        if "现值" in read.data or rough or aimed or not _is_unit_of(read.name, unit):
            return
        self._put(read, "现值", m["number"], (m.start("number"), piece.end), "现值")
        if not printed:  # 均为100% is of several, and one placeholder can't stand for all of them
            read.uses.pop()
        read.is_said = self.turn > 0 or _SAID.match(m[0]) is not None
        if unit:
            read.data["单位"] = unit

    def _from(self, read: Read, piece: Piece) -> None:
        """由上年的16.7%提高到66.7%."""
        m = piece.m
        if "现值" in read.data or not _is_unit_of(read.name, m["unit"]) or m["u"] not in (None, m["unit"]):
            return
        base = m["base"]
        if (
            base
            and not re.search("上年|去年|同期|一年", base)
            and str((self.written.year if self.written else 0) - 1) not in base
        ):
            return
        self._put(read, "现值", m["number"], (m.start("number"), m.end("unit")), "现值")
        self._put(read, "上期值", m["first"], (m.start("first"), m.end("u" if m["u"] else "first")), "上期值")
        read.data["单位"] = m["unit"]

    def _change(self, read: Read, piece: Piece) -> None:
        m = piece.m
        word = comparison(m["base"])
        size = signed(m, falling_is_good=read.name.better == LOW)
        if word is None or size is None or "变动幅度" in read.data or not self._is_measured(read, piece):
            return
        if not m["flat"] and m["unit"].endswith("百分点"):
            read.data.setdefault("单位", "%")
        if word != "同比":
            read.data["比较"] = word
        self._put(read, "变动幅度", f"{size:f}", (piece.start, piece.end), word)
        decimals = len((m["number"] or "").partition(".")[2])
        if decimals > 1:
            read.data["小数位"] = str(decimals)

    def _is_measured(self, read: Read, piece: Piece) -> bool:
        """Whether a change has the unit that such a thing changes by; a rate in % is a doubt."""
        m = piece.m
        unit = m["unit"]
        if m["flat"]:
            return True
        is_rate = bool(_RATES.search(read.name.key))
        if is_rate and unit in ("%", "％"):
            fix = f"核对后写“{m['number']}个百分点”；确是相对增幅的，写明上期的数"
            self.doubts.append(self.sentence.doubt(m.start("number"), m.end("unit"), _POINTS, fix))
        if is_rate:
            return unit.endswith("百分点")
        if unit.endswith("百分点"):
            fix = f"核对后写“{m['number']}%”，或写明是哪一个比率的变动"
            self.doubts.append(self.sentence.doubt(m.start("number"), m.end("unit"), _NO_POINTS, fix))
        return unit == "天" if _DAYS.search(read.name.key) else unit in ("%", "％")

    def _changes(self, piece: Piece) -> int:
        """同比分别下降11.1%、8.3%: one for each name, none of which a placeholder prints."""
        m, numbers, end = piece.m, [], piece.end
        if m["flat"]:
            return end
        numbers.append(m["number"])
        while more := MORE.match(self.sentence.text, end):
            numbers.append(more["number"])
            end = more.end()
        sign = signed(m, falling_is_good=all(r.name.better == LOW for r in self.current))
        word = comparison(m["base"])
        if len(numbers) == len(self.current) and sign is not None and word == "同比":
            for read, number in zip(self.current, numbers, strict=True):
                if self._is_measured(read, piece):
                    read.data["变动幅度"] = f"{Decimal(number) * (1 if sign >= 0 else -1):f}"
                    read.told.append(("变动幅度", number))
        return end

    def _rank(self, read: Read, piece: Piece, what: str) -> None:
        m = piece.m
        number = ordinal(m)
        if number is None or number < 1 or ("排名" in read.data and not read.rank_in_words):
            return
        scope = (m["among"] or m["scope"] or "").removesuffix("中").removesuffix("里")
        many = re.search(r"\d+", m["among"] or "")
        entry = {"范围": scope, "项目": what.removeprefix("同比"), "名次": str(number)}
        entry |= {"并列": "是" if m["tied"] else "", "总数": many[0] if many else ""}
        read.told = [(name, words) for name, words in read.told if name != "排名"]
        read.uses = [use for use in read.uses if use[2] != "排名"]
        read.data["排名"] = {key: value for key, value in entry.items() if value}
        read.rank_in_words = bool(m["first"])
        read.told.append(("排名", m[0]))
        start = m.start("tied") if m["tied"] else m.end("verb") - 1 if m["verb"] else piece.start
        begin = self.sentence.start
        read.uses.append((begin + start, begin + piece.end, "排名", self.sentence.text[start : piece.end]))

    def _remark(self, read: Read, piece: Piece) -> None:
        if "评价" not in read.data:
            self._put(read, "评价", piece.m["text"], piece.m.span("text"), "评价")


def _is_unit_of(name: Name, unit: str) -> bool:
    """Whether such a thing is measured in that."""
    if _RATES.search(name.key):
        return unit in _RATE_UNITS
    if _DAYS.search(name.key):
        return unit == "天"
    if name.key.endswith("绿地面积"):
        return unit == "平方米"
    return not unit if name.key.endswith(INDEX) else "/" in unit or unit.endswith("立方米")
