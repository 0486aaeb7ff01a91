"""What sentences state of the environment -> 指标, and the placeholders for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from reportgen.dates import Date
from reportgen.extract.counting.indicator_names import is_free
from reportgen.extract.counting.indicator_reading import Read, Reader
from reportgen.extract.counting.indicator_years import latest, with_previous
from reportgen.extract.counting.periods import is_bare
from reportgen.extract.counting.sentences import Sentence
from reportgen.extract.counting.targets import Targets
from reportgen.extract.parts import Doubt, Facts, Sure, Told, Use
from reportgen.figures.facts import indicator_figures
from reportgen.figures.figure import Figure
from reportgen.model import Indicator, Rank
from reportgen.records import replace
from reportgen.regex import regex
from reportgen.values import Int, Missing, Num, Text

Figures = Mapping[str, Figure | Missing]
_LOOK = "核对原文，再把对的数填进数据文件的“指标”"
_EARLY = regex(r"1月1日[至—－～-][1-4]月|1月?[至—－～-][2-4]月|第?一季度")
_NAMED_PERIODS = (
    (_EARLY, "年初"),
    (regex("上半年|1月?[至—－～-]6月"), "上半年"),
    (regex("前三季度|前三个季度|1月?[至—－～-]9月"), "前三季度"),
    (regex("下半年"), "下半年"),
)


def indicator_facts(sentences: Sequence[Sentence], written: Date | None, targets: Targets) -> Facts:
    """指标 with all that is told of each; the same one of another period has a name of its own.

    Of a plan only what it says of a year before it; under a heading of goals nothing.
    """
    reads: list[Read] = []
    doubts: list[Doubt] = []
    for sentence in sentences:
        if sentence.at in targets.lines:
            continue
        reader = Reader(sentence, written)
        own = [r for r in reader.read() if not targets.plan or r.is_past(written)]
        reads += own
        doubts += reader.doubts if own or not targets.plan else []
    reads, earlier = latest(reads)
    kept = _merged(reads, doubts)
    previous = with_previous(kept, earlier)
    names = _unique(list(kept))
    data = {names[identity]: _in_order(read) for identity, read in kept.items()}
    told = [Told(f"指标.{names[identity]}.上期值", value, at) for identity, (value, at) in previous.items()]
    uses: list[Use] = []
    figures = {name: indicator_figures(name, _model(entry)) for name, entry in data.items()}
    for read in reads:
        name = names.get(read.identity)
        if name is not None:
            sure = Sure.HIGH if read.period and not is_bare(read.period) else Sure.MIDDLE
            told += [Told(f"指标.{name}.{key}", value, read.at, sure) for key, value in read.told if key in data[name]]
            uses += [u for use in read.uses if (u := _use(read, use, name, figures[name])) is not None]
    return Facts({"指标": data} if data else {}, tuple(told), tuple(uses), tuple(doubts))


def _merged(reads: Sequence[Read], doubts: list[Doubt]) -> dict[tuple[str, str], Read]:
    """One of each name and period, with all that is told of it; none where two places contradict each other."""
    kept: dict[tuple[str, str], Read] = {}
    wrong: set[tuple[str, str]] = set()
    for read in reads:
        known = kept.get(read.identity)
        if known is None:
            kept[read.identity] = replace(read, data=dict(read.data))
        elif key := _differs(known.data, read.data):
            wrong.add(read.identity)
            reason = f"{read.name.full}的{key}前面是“{known.data[key]}”，这里是“{read.data[key]}”，没有填进数据"
            start, end, *_ = read.uses[0] if read.uses else (0, 1)
            doubts.append(Doubt(read.at, start, end, reason, _LOOK))
        else:
            known.data = {**read.data, **known.data}
    return {identity: read for identity, read in kept.items() if identity not in wrong}


def _differs(one: dict[str, Any], other: dict[str, Any]) -> str:
    return next((k for k in ("现值", "上期值", "变动幅度") if k in one and k in other and one[k] != other[k]), "")


def _use(read: Read, use: tuple[int, int, str, str], name: str, figures: Figures) -> Use | None:
    """The placeholder if it prints the characters: 【name】 for the value, 【name.同比】 for the rest."""
    start, end, last, typed = use
    figure = figures.get(last)
    if not isinstance(figure, Figure) or str(figure) != typed:
        return None
    return Use(read.at, start, end, name if last == "现值" else f"{name}.{last}")


def _unique(identities: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """A name for each: the first keeps its own, another period goes before it."""
    made: dict[tuple[str, str], str] = {}
    for key, period in identities:
        name = key
        if is_bare(period):
            name = f"{re.sub('[^0-9一-鿿]', '', period)}{key}"
        elif name in made.values() or not is_free(name):
            word = next((word for pattern, word in _NAMED_PERIODS if pattern.search(period)), "")
            name = f"{word or re.sub('[^0-9一-鿿]', '', period) or '另一'}{key}"
        number = 2
        while name in made.values() or not is_free(name):
            name, number = f"{key}{number}", number + 1
        made[key, period] = name
    return made


def _in_order(read: Read) -> dict[str, Any]:
    """The entry of an indicator in the order of the schema."""
    entry: dict[str, Any] = {}
    if read.name.full != read.name.key:
        entry["全称"] = read.name.full
    if read.period:
        entry["时期"] = read.period
    for key in ("现值", "上期值", "单位", "比较", "变动幅度"):
        if key in read.data:
            entry[key] = read.data[key]
    if read.name.better and ("现值" in entry or "变动幅度" in entry):
        entry["方向"] = read.name.better
    for key in ("小数位", "排名", "评价"):
        if key in read.data:
            entry[key] = read.data[key]
    return entry


def _model(entry: dict[str, Any]) -> Indicator:
    """The entry as it will be loaded."""
    rank = entry.get("排名")
    return Indicator(
        value=Num(entry["现值"]) if "现值" in entry else None,
        previous=Num(entry["上期值"]) if "上期值" in entry else None,
        unit=Text(entry["单位"]) if "单位" in entry else None,
        comparison=entry.get("比较", "同比"),
        stated_change=Num(entry["变动幅度"]) if "变动幅度" in entry else None,
        better=entry.get("方向"),
        digits=Int(int(entry["小数位"])) if "小数位" in entry else None,
        remark=Text(entry["评价"]) if "评价" in entry else None,
        rank=Rank(
            position=Int(int(rank["名次"])),
            scope=Text(rank["范围"]) if "范围" in rank else None,
            of=Text(rank["项目"]) if "项目" in rank else None,
            tied="并列" in rank,
        )
        if rank
        else None,
    )
