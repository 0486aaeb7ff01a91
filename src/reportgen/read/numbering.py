"""numbering.xml -> the text of automatic numbers: 一、 （一） 1. ①, counted in document order."""

from __future__ import annotations

from reportgen.read.styles import Layer, paragraph_layer
from reportgen.read.xml import Element, W, child, is_on, number, val
from reportgen.records import dataclass
from reportgen.regex import regex
from reportgen.zh import DIGITS, circled, numeral

LEVELS = 9
GAPS = {"space": " "}  # what is typed between number and text; a tab is a matter of layout
_PLACE = regex(r"%([1-9])")
_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_HAN = (
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "koreanCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
)


@dataclass(frozen=True)
class Level:
    """One level of a list."""

    format: str
    text: str
    start: int
    layer: Layer  # its indents
    legal: bool  # all places in Arabic digits
    suffix: str  # what stands between number and text: tab, space, nothing


class Numbering:
    """Lists and how far each has been counted."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, Element] = {}
        self._links: dict[str, str] = {}
        self._nums: dict[str, Element] = {}
        self._levels: dict[tuple[str, int], Level | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        for element in root if root is not None else ():
            if element.tag == W + "abstractNum":
                self._abstract.setdefault(val(element, "abstractNumId"), element)
                if link := val(child(element, "styleLink")):
                    self._links[link] = val(element, "abstractNumId")
            elif element.tag == W + "num":
                self._nums.setdefault(val(element, "numId"), element)

    def level(self, num: str, level: int) -> Level | None:
        """None where the file defines none; numId 0 takes a number away."""
        key = (num, level)
        if key not in self._levels:
            self._levels[key] = self._read(num, level) if num in self._nums and 0 <= level < LEVELS else None
        return self._levels[key]

    def next(self, num: str, level: int) -> str:
        """The number of the next paragraph of that list and level, with its blank; "" where none is defined."""
        found = self.level(num, level)
        if found is None:
            return ""
        counts = self._counts.setdefault(self._base(num), [None] * LEVELS)
        if (num, level) not in self._begun and self._restart(num, level) is not None:
            counts[level] = None
        self._begun.add((num, level))
        before = counts[level]
        counts[level] = found.start if before is None else before + 1
        counts[level + 1 :] = [None] * (LEVELS - level - 1)
        bullet = found.format == "bullet"
        text = "•" if bullet else _PLACE.sub(lambda m: self._count(num, int(m[1]) - 1, counts, found), found.text)
        return text + GAPS.get(found.suffix, "")

    def _count(self, num: str, level: int, counts: list[int | None], at: Level) -> str:
        one = self.level(num, level)
        count = counts[level]
        if one is None:
            return ""
        return counted(one.start if count is None else count, "decimal" if at.legal else one.format)

    def _base(self, num: str) -> str:
        """The definition that a list counts by; several lists may share it."""
        base = val(child(self._nums[num], "abstractNumId"))
        linked = val(child(self._abstract.get(base), "numStyleLink"))
        return self._links.get(linked, base)

    def _override(self, num: str, level: int) -> Element | None:
        return next((o for o in self._nums[num].findall(W + "lvlOverride") if val(o, "ilvl") == str(level)), None)

    def _restart(self, num: str, level: int) -> int | None:
        override = child(self._override(num, level), "startOverride")
        return None if override is None else int(number(val(override), 1))

    def _read(self, num: str, level: int) -> Level | None:
        element = child(self._override(num, level), "lvl")
        if element is None:
            base = self._abstract.get(self._base(num))
            levels = base.findall(W + "lvl") if base is not None else []
            element = next((e for e in levels if val(e, "ilvl") == str(level)), None)
        if element is None:
            return None
        restart = self._restart(num, level)
        return Level(
            val(child(element, "numFmt")) or "decimal",
            val(child(element, "lvlText")),
            int(number(val(child(element, "start")), 1)) if restart is None else restart,
            paragraph_layer(child(element, "pPr")),
            is_on(child(element, "isLgl")),
            val(child(element, "suff")) or "tab",
        )


def counted(count: int, form: str) -> str:
    """A number in one of Word's formats; one that is not known is printed in Arabic digits."""
    count = max(0, min(count, 9999))
    if form in _HAN:
        return numeral(count)
    if form == "chineseLegalSimplified":
        return numeral(count).translate(_LEGAL)
    if form in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"):
        return "".join(DIGITS[int(d)] for d in str(count)).replace("零", "〇")
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese"):
        return circled(count)
    if form in ("upperLetter", "lowerLetter") and count:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("upperRoman", "lowerRoman"):
        return _roman(count).upper() if form == "upperRoman" else _roman(count)
    if form == "decimalZero":
        return f"{count:02d}"
    return "" if form == "none" else str(count)


def _roman(count: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (count // value)
        count %= value
    return text
