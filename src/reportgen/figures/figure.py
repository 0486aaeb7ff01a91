"""A figure: a number with its unit, the text it prints, and the places it was counted from."""

from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import cached_property

from reportgen.place import Place
from reportgen.records import dataclass, field, replace
from reportgen.values import Missing, sources, wrap
from reportgen.zh import numeral

HUNDRED = Decimal(100)
# 量词 that a placeholder may ask for; a word that is none (|约) is a slip, and must not be printed behind a number
MEASURE_WORDS = frozenset("项个件条家起处批名人位户座台段块类种次例份宗场篇套辆艘口亩吨") | {
    "人次",
    "公顷",
    "公里",
    "万元",
}
NEARLY = Decimal(7)  # from x7% on one may say 近(x+1)成, below it x成多; 58.9% is 近六成, 61% is 六成多


@dataclass(frozen=True)
class Figure:
    """`value` in `unit` (a measure word for counts); `places` are the cells and lines that it was counted from."""

    name: str
    value: Decimal
    unit: str
    places: tuple[Place, ...] = field(default=(), repr=False)
    text: str = ""

    def __str__(self) -> str:
        return self.text or f"{number_text(self.value)}{self.unit}"

    def __html__(self) -> str:
        return wrap(str(self), self._sources, self.name)

    def __bool__(self) -> bool:
        """In a template `{% if 任务.基本完成 %}` leaves out what is none."""
        return bool(self.value)

    @property
    def 数(self) -> Decimal:
        """The bare number, for comparisons in a template."""
        return self.value

    @cached_property
    def _sources(self) -> str:
        return sources(self.places)

    def printed(self, style: str) -> Figure | None:
        """The same in another style: 数, 约数, 余, or with another measure word; None where the style doesn't fit.

        Approximations are made from the value alone, and never say more than it does.
        """
        if style == "数":
            return replace(self, text=number_text(self.value))
        if style == "约数":
            return replace(self, text=tenths(self.value)) if self.unit == "%" else None
        if style == "余":
            return replace(self, text=rounded_down(self.value, self.unit))
        if self.unit == "%" or style not in MEASURE_WORDS:
            return None
        return replace(self, text=f"{number_text(self.value)}{style}")


def number_text(value: Decimal) -> str:
    """Without an exponent: 50.0 as it was given, 45.9, 1685."""
    return f"{value:f}"


def rounded(value: Decimal, digits: int) -> Decimal:
    """Commercial rounding (half up), without trailing zeros behind the point: 50.00 -> 50."""
    quantum = Decimal(1).scaleb(-digits)
    result = value.quantize(quantum, ROUND_HALF_UP)
    whole = result.to_integral_value()
    return whole.quantize(Decimal(1)) if result == whole else result.normalize()


def percent(part: Decimal, whole: Decimal, digits: int = 1) -> Decimal:
    """part / whole in %, rounded; never 100 for a part that is smaller, never 0 for one that is not none."""
    exact = part * HUNDRED / whole
    result = rounded(exact, digits)
    step = Decimal(1).scaleb(-digits)
    if result == HUNDRED and part < whole:
        return HUNDRED - step
    return step if result == 0 and part > 0 else result


def rate(name: str, part: Figure | Missing, whole: Figure | Missing) -> Figure | Missing:
    """part / whole in %; missing where one of them is, or where there is nothing to divide by."""
    if isinstance(part, Missing):
        return part
    if isinstance(whole, Missing):
        return whole
    if not whole.value:
        return Missing(f"{name}（总数为零）")
    return Figure(name, percent(part.value, whole.value), "%", tuple(dict.fromkeys(part.places + whole.places)))


def tenths(value: Decimal) -> str:
    """近六成 for 58.9 %, 六成多 for 61 %, 六成 for 60 %; beyond what tenths can say, the rate itself."""
    tens, rest = divmod(value, Decimal(10))
    if not Decimal(10) <= value < HUNDRED:
        return f"{number_text(value)}%"
    if rest >= NEARLY:
        return f"近{numeral(int(tens) + 1)}成" if tens < 9 else "九成多"
    return f"{numeral(int(tens))}成" + ("多" if rest else "")


def rounded_down(value: Decimal, unit: str) -> str:
    """1834 -> 1800余项, 46 -> 40余项; a round number stays itself."""
    step = Decimal(100) if value >= 1000 else Decimal(10)
    base = (value / step).to_integral_value(ROUND_FLOOR) * step
    if value < 11 or base == value:
        return f"{number_text(value)}{unit}"
    return f"{number_text(base)}余{unit}"
