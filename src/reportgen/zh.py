"""Chinese numerals (written and read), enumeration marks, Han characters; texts as a terminal shows and takes them."""

from __future__ import annotations

import os
import unicodedata

DIGITS = "零一二三四五六七八九"
UNITS = ("", "十", "百", "千")
_DIGIT = {c: value for value, c in enumerate(DIGITS)} | {"〇": 0, "○": 0, "两": 2}
_POWER = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
# A Han character, for a character class. To compile one that holds it takes long: where a paper needs no other part
# of the pattern, `is_han` is the cheaper.
HAN = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
BASIC_HAN = "\u4e00-\u9fff"  # those of daily use alone, without 〇: cheap to compile
# What must not reach a terminal out of a name or a value: it would end the line, command the terminal or turn the text
# round; and the bytes of a name that are no characters in the encoding of the system. GBK has the box.
_CONTROLS = ((0x00, 0x1F), (0x7F, 0x9F), (0x061C, 0x061C), (0x200B, 0x200F), (0x2028, 0x202E), (0x2060, 0x2069))
_NO_CHARACTERS = ((0xD800, 0xDFFF), (0xFEFF, 0xFEFF))
_UNSHOWN = {c: "□" for first, last in (*_CONTROLS, *_NO_CHARACTERS) for c in range(first, last + 1)}


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


def number(text: str) -> int | None:
    """十二 -> 12, 两 -> 2, 一万二千 -> 12000, 12 -> 12, by its digits 二〇二一 -> 2021; None for what is no number.

    三四 (about three or four) is none either.
    """
    if not any(c in _POWER for c in text):
        return _by_digits(text)
    total = section = digit = 0
    for c in text:
        power = _POWER.get(c)
        if power is None:
            if digit or c not in _DIGIT:
                return None
            digit = _DIGIT[c]
        elif power < 10**4:
            section += (digit or 1) * power
            digit = 0
        else:
            total = (total + section + digit or 1) * power
            section = digit = 0
    return total + section + digit


def _by_digits(text: str) -> int | None:
    digits = [int(c) if c.isdecimal() else _DIGIT.get(c, -1) for c in text]
    about = len(digits) == 2 and 0 not in digits and not text.isdecimal()
    if not digits or about or -1 in digits:
        return None
    return int("".join(map(str, digits)))


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
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def without_end(text: str, columns: int, mark: str = "…") -> str:
    """A text in so many columns: of one that is wider the beginning, with a mark in place of the rest."""
    if width(text) <= columns:
        return text
    room, last = columns - width(mark), 0
    while (room := room - width(text[last])) >= 0:
        last += 1
    return text[:last] + mark


def without_start(text: str, columns: int) -> str:
    """A text in so many columns: of one that is wider the end, behind …."""
    if width(text) <= columns:
        return text
    room, first = columns - width("…"), len(text)
    while (room := room - width(text[first - 1])) >= 0:
        first -= 1
    return "…" + text[first:]


def printable(text: object) -> str:
    """Words of the user's, a path too, as a terminal shows them: on one line, and without a command to it."""
    shown = str(text)
    return shown if shown.isprintable() else shown.translate(_UNSHOWN)


def quoted(word: str) -> str:
    """A name as it is typed in a command: as it is where every shell takes it for one word, else in quotes."""
    plain = "@%+=:,./-_" + ("\\" if os.name == "nt" else "")
    if word and all(c.isalnum() or c in plain or not (c.isascii() or c.isspace()) for c in word):
        return word
    if os.name == "nt" or not any(c in '"$`\\!' for c in word):
        return '"' + word.replace('"', '\\"') + '"'
    import shlex

    return shlex.quote(word)
