"""Chinese numerals, enumeration marks and display width: numbers and strings -> strings."""

from __future__ import annotations

import unicodedata

DIGITS = "零一二三四五六七八九"
UNITS = ("", "十", "百", "千")


def numeral(number: int) -> str:
    """1 -> 一, 12 -> 十二, 105 -> 一百零五; 0 to 9999."""
    if not 0 <= number <= 9999:
        raise ValueError(f"no numeral for {number}")
    if number == 0:
        return DIGITS[0]
    text = ""
    digits = str(number)
    for index, digit in enumerate(digits):
        unit = UNITS[len(digits) - index - 1]
        if digit != "0":
            text += DIGITS[int(digit)] + unit
        elif text and not text.endswith("零"):
            text += "零"
    text = text.rstrip("零")
    return text[1:] if text.startswith("一十") else text


def circled(number: int) -> str:
    """1 -> ①; beyond ⑳, where no character exists, （21）."""
    return chr(0x245F + number) if 1 <= number <= 20 else f"（{number}）"


def width(text: str) -> int:
    """Columns on a terminal: a Han character or full-width mark counts two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
