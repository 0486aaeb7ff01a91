"""Chinese numerals, enumeration marks, Han characters and display width: numbers and strings -> strings."""

from __future__ import annotations

import unicodedata

DIGITS = "零一二三四五六七八九"
UNITS = ("", "十", "百", "千")
# A Han character, for a character class. To compile one that holds it takes 2 ms: where a paper needs no other part
# of the pattern, `is_han` is the cheaper.
HAN = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"


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


def is_han(char: str) -> bool:
    """Whether it is one of HAN; "" is none."""
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3400" <= char <= "\u4dbf"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U0003ffff"
        or char in ("々", "〇")
    )


def width(text: str) -> int:
    """Columns on a terminal: a Han character or full-width mark counts two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
