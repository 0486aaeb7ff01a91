"""What templates may call beside the data: filters with Chinese names; each keeps the place of the value it changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import Markup

from reportgen.dates import Date
from reportgen.values import Missing, Text
from reportgen.zh import numeral

HAN_NUMBERS = "一二三四五六七八九十"


def listed(value: Any) -> Any:
    """A cell of a table: several values joined by 、, nothing for what is missing (a table has blank cells)."""
    if isinstance(value, list):
        return Markup("、").join(value)
    return "" if isinstance(value, Missing) else value


def needs_numbers(values: Sequence[Any]) -> bool:
    """Whether several things in a cell are to be numbered: not where the first brings its number along."""
    return len(values) > 1 and str(values[0])[:1] not in "1１一①（("


def unstopped(value: Any) -> Any:
    """Without the mark at its end: a problem that is named in a list brings no full stop of its own."""
    return Text(value.rstrip("。；;，,、．.！!"), value.place) if isinstance(value, Text) else value


def ordinal(value: Any, word: str) -> Any:
    """`2` or `二` with 轮 -> 第二轮; what has the word already stays."""
    text = str(value).strip()
    if not isinstance(value, Text) or word in text:
        return value
    number = text.removeprefix("第")
    if number.isdecimal() and len(number) <= 2:
        number = numeral(int(number))
    return Text(f"第{number}{word}", value.place) if set(number) <= set(HAN_NUMBERS) else value


def year(value: Any) -> Any:
    """`2019` -> 2019年."""
    return Text(f"{value}年", value.place) if isinstance(value, Text) and value.isdecimal() else value


def month(value: Any) -> Any:
    """2023-06-30 -> 2023年6月, as a monthly table is called; of a date without a month the year."""
    if not isinstance(value, Date):
        return value
    return Text(f"{value.year}年{value.month}月" if value.month else f"{value.year}年", value.place)


def six_digits(value: Any) -> Any:
    """`1` -> 000001, as 份号 is printed; GB/T 9704-2012, 7.2.1."""
    return Text(value.zfill(6), value.place) if isinstance(value, Text) else value


FILTERS: dict[str, Callable[..., Any]] = {
    "汉字": numeral,
    "并列": listed,
    "要编号": needs_numbers,
    "去句号": unstopped,
    "第几": ordinal,
    "年度": year,
    "年月": month,
    "六位": six_digits,
}


def to_come(name: str) -> Missing:
    """A fact that is missing, by a name that a template may have joined of values, which bring their marks along."""
    return Missing(str(name.striptags()) if isinstance(name, Markup) else name)


GLOBALS: dict[str, Any] = {"待补充": to_come}
