"""What a cell shows: its number format and its value -> text."""

from __future__ import annotations

import datetime as dt
import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from reportgen.dates import EXCEL_EPOCH, EXCEL_SERIALS
from reportgen.load.workbook.grid import Cell
from reportgen.regex import regex

SHIFT_1904 = 1462  # days from 1900-01-00, as Excel counts them, to 1904-01-01
SERIALS = range(2958466)  # to the end of 9999, the last day that Excel shows
_ESCAPED = regex(r"_x([0-9A-Fa-f]{4})_")  # how Excel writes a character that XML can't hold
_LITERAL = regex(r'"[^"]*"|\[[^]]*]|\\.|_.|\*.')
_ELAPSED = regex(r"\[(h+|m+|s+)\]", re.IGNORECASE)


class Kind(Enum):
    """What a number is shown as."""

    PLAIN = "number"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    TIME = "time"
    ELAPSED = "elapsed"  # hours, also beyond a day
    PERCENT = "percent"


# Formats without a text in the file, as a Chinese Excel shows them (ECMA-376 part 1, 18.8.30).
_BUILT_IN = {
    Kind.DAY: frozenset({14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58}),
    Kind.MONTH: frozenset({17, 27, 36, 50, 52, 57}),
    Kind.TIME: frozenset({18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56}),
    Kind.ELAPSED: frozenset({46}),
}
_PERCENT = {9: 0, 10: 2}


class Format(NamedTuple):
    """A number format; `digits` are the decimals of a percentage."""

    kind: Kind
    digits: int = 0


PLAIN = Format(Kind.PLAIN)


@lru_cache(maxsize=512)
def format_of(number: int, code: str | None) -> Format:
    """The format of this number, or of this text where the file has one."""
    if not code:
        return _built_in(number)
    first = code.split(";")[0]
    if _ELAPSED.search(first):
        return Format(Kind.ELAPSED)
    shown = _LITERAL.sub("", first).lower()
    if shown.strip() in ("general", "@", ""):
        return PLAIN
    if "%" in shown:
        return Format(Kind.PERCENT, len(re.match(r"0*", shown.partition(".")[2])[0]))  # type: ignore[index]
    letters = set(re.findall("[ymdhsea]", shown.replace("am/pm", "h").replace("general", "")))
    clock = bool(letters & set("hs"))
    if "d" in letters or ("a" in letters and letters & set("ym")) or (clock and letters & set("yde")):
        return Format(Kind.DAY)
    if clock:
        return Format(Kind.TIME)
    if "m" in letters:
        return Format(Kind.MONTH)
    return Format(Kind.YEAR) if "y" in letters else PLAIN


def _built_in(number: int) -> Format:
    for kind, numbers in _BUILT_IN.items():
        if number in numbers:
            return Format(kind)
    return Format(Kind.PERCENT, _PERCENT[number]) if number in _PERCENT else PLAIN


def shown(value: float, form: Format, since_1904: bool = False) -> Cell:
    """A number as its format shows it: 2022-08-30, 2022-08, 100%, 1 for 1.0."""
    kind = form.kind
    if kind is Kind.PLAIN:
        return Cell(plain(value), value)
    if kind is Kind.PERCENT:
        return Cell(f"{value * 100:.{min(form.digits, 15)}f}%")
    day = value + (SHIFT_1904 if since_1904 else 0)
    if kind is Kind.ELAPSED or (kind is Kind.TIME and value < 1):
        minutes = round(value * 1440)
        return Cell(f"{minutes // 60}:{minutes % 60:02}") if value >= 0 else Cell(plain(value), value)
    if int(day) not in SERIALS:
        return Cell(plain(value), value)
    date = EXCEL_EPOCH + dt.timedelta(days=int(day))
    if kind is Kind.YEAR:
        return Cell(f"{date.year}年")
    return Cell(f"{date:%Y-%m}" if kind is Kind.MONTH else date.isoformat(), day=True)


def plain(value: float) -> str:
    """1.0 as 1, 0.30000000000000004 as 0.3: no more digits than Excel shows at most."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"


def day_of(cell: Cell, since_1904: bool) -> str | None:
    """The day that a bare number stands for in a column of dates; None where it is none."""
    if cell.number is None:
        return None
    day = int(cell.number) + (SHIFT_1904 if since_1904 else 0)
    return (EXCEL_EPOCH + dt.timedelta(days=day)).isoformat() if day in EXCEL_SERIALS else None


def cleaned(text: str) -> str:
    """A text without codes for characters, blanks at the ends of its lines and empty lines around it."""
    if text.isprintable() and "_x" not in text:
        return text.strip()
    lines = unescaped(text).strip().splitlines()
    return lines[0] if len(lines) == 1 else "\n".join(line.strip() for line in lines)


def unescaped(text: str) -> str:
    """`_x000B_` as the character that it stands for; a carriage return, which stands beside a line feed, as nothing."""
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text).replace("\r", "") if "_x" in text else text
