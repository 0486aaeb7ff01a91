"""The figures beside the tasks: accountability, indicators."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from reportgen.figures.figure import HUNDRED, Figure, number_text, rounded
from reportgen.model import Accountability, Indicator, Rank
from reportgen.place import Place
from reportgen.records import replace
from reportgen.values import Int, Missing, Num, Text

Figures = Mapping[str, "Figure | Missing"]

POINTS = {"%": "个百分点", "％": "个百分点", "‰": "个千分点"}  # what a rate changes by
ABSOLUTE_UNITS = ("天",)  # days are said to grow by days, everything else by a share


def _declared(name: str, numbers: list[Int | Num], unit: str, place: Place | None) -> Figure | Missing:
    if not numbers:
        return Missing(name, place)
    places = tuple(n.place for n in numbers if n.place)
    return Figure(name, sum((Decimal(n) for n in numbers), Decimal(0)), unit, places)


def accountability_figures(facts: Accountability) -> dict[str, Figure | Missing]:
    """问责.*: persons in 人, person-times in 人次; of several parts each is `按级别.县级干部`."""
    unit = str(facts.counting or "人")
    rows: list[tuple[str, Int | None, str]] = [
        ("移交问题", facts.referred_cases, "个"),
        ("人数", facts.persons, "人"),
        ("人次", facts.person_times, "人次"),
        ("党组织", facts.organizations, "个"),
    ]
    parts = {"按级别": facts.by_rank, "按方式": facts.by_measure, "按分布": facts.by_body}
    rows += [(f"{kind}.{key}", n, unit) for kind, table in parts.items() for key, n in table.items()]
    figures = {n: _declared(f"问责.{n}", [v] if v is not None else [], u, facts.place) for n, v, u in rows}
    for kind, table in parts.items():
        text = "、".join(f"{key}{n}{unit}" for key, n in table.items())
        whole = _declared(f"问责.{kind}", [*table.values()], unit, facts.place)
        figures[kind] = (
            Figure(whole.name, whole.value, unit, whole.places, text) if isinstance(whole, Figure) else whole
        )
    return figures


def indicator_figures(name: str, indicator: Indicator) -> Figures:
    """现值, 上期值, the change under its own name (同比) and as 变动, 排名, and 表述, which joins them."""
    unit = str(indicator.unit or "")
    values: dict[str, Figure | Missing] = {
        "现值": _declared(
            f"{name}.现值", [indicator.value] if indicator.value is not None else [], unit, indicator.place
        ),
        "上期值": _declared(
            f"{name}.上期值", [indicator.previous] if indicator.previous is not None else [], unit, indicator.place
        ),
    }
    change = change_of(name, indicator)
    values[str(indicator.comparison)] = values["变动"] = change
    values["排名"] = _rank(name, indicator.rank, indicator.place)
    ranked = [indicator.rank.out_of] if indicator.rank and indicator.rank.out_of is not None else []
    values["排名总数"] = _declared(f"{name}.排名总数", [*ranked], "个", indicator.place)
    for key, text in (("全称", indicator.full_name), ("时期", indicator.period), ("评价", indicator.remark)):
        values[key] = _said(f"{name}.{key}", text, indicator.place)
    values["表述"] = _phrase(name, indicator, [values["现值"], change, values["排名"]])
    return values


def _said(name: str, text: Text | None, place: Place | None) -> Figure | Missing:
    """A word of the indicator that prose may name like a figure: 【优良天数.评价】."""
    if text is None:
        return Missing(name, place)
    return Figure(name, Decimal(1), "", (text.place,) if text.place else (), str(text))


def _phrase(name: str, indicator: Indicator, parts: list[Figure | Missing]) -> Figure | Missing:
    """48微克/立方米，同比下降11.1%: what is known, joined; but a change that can't be said of two values is missing."""
    if indicator.previous is not None and isinstance(parts[1], Missing):
        return parts[1]
    known = [f for f in parts if isinstance(f, Figure)]
    if indicator.rank and indicator.rank.of and known:
        # Alone the sentence says of what; in a phrase the rank would be taken for that of the value.
        known[-1] = replace(known[-1], text=f"{indicator.rank.of}{known[-1]}")
    if not known:
        return Missing(f"{name}.现值", indicator.place)
    places = tuple(p for f in known for p in f.places)
    return Figure(f"{name}.表述", known[0].value, "", places, "，".join(map(str, known)))


def change_of(name: str, indicator: Indicator) -> Figure | Missing:
    """The change against the previous value: of a rate in 百分点, of days in days, of anything else in %."""
    change, places = _change(indicator)
    label = f"{name}.{indicator.comparison}"
    if change is None:
        return Missing(label, indicator.place)
    digits = int(indicator.digits) if indicator.digits is not None else 1
    size = rounded(abs(change), digits)
    if not size:
        return Figure(label, Decimal(0), "", places, f"{indicator.comparison}持平")
    absolute = indicator.unit in ABSOLUTE_UNITS
    unit = POINTS[str(indicator.unit)] if indicator.is_rate else str(indicator.unit) if absolute else "%"
    verb = _verb(indicator, rising=change > 0, absolute=absolute)
    signed = size if change > 0 else -size
    return Figure(label, signed, unit, places, f"{indicator.comparison}{verb}{number_text(size)}{unit}")


def _change(indicator: Indicator) -> tuple[Decimal | None, tuple[Place, ...]]:
    """The signed change in the unit that it is said in, and where it comes from."""
    value, previous, stated = indicator.value, indicator.previous, indicator.stated_change
    if value is not None and previous is not None:
        places = tuple(p for p in (value.place, previous.place) if p)
        now, before = Decimal(value), Decimal(previous)
        if indicator.is_rate or indicator.unit in ABSOLUTE_UNITS:
            return now - before, places
        return ((now - before) * HUNDRED / before, places) if before > 0 else (None, places)
    if stated is not None:
        return Decimal(stated), (stated.place,) if stated.place else ()
    return None, ()


def _verb(indicator: Indicator, *, rising: bool, absolute: bool) -> str:
    if absolute:
        return "增加" if rising else "减少"
    if not rising:
        return "下降"
    return "上升" if indicator.better == "越低越好" or not indicator.is_rate else "提升"


def _rank(name: str, rank: Rank | None, place: Place | None) -> Figure | Missing:
    """居全省第3位; tied: 并列全省第3位. Of what (改善幅度) the sentence itself says."""
    if rank is None:
        return Missing(f"{name}.排名", place)
    verb = "并列" if rank.tied else "居"
    text = f"{verb}{rank.scope or ''}第{int(rank.position)}位"
    places = (rank.position.place,) if rank.position.place else ()
    return Figure(f"{name}.排名", Decimal(int(rank.position)), "位", places, text)
