"""Half-width marks of Chinese sentences put back to full width.

The rule of the proof-reader on them (check/proof/marks.py) names the same marks, but mends no brackets that stand in
brackets and none of a heading's number, and asks for the whole text at each: here lines may be very long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.marks import NUMERALS, blanked, kinds
from reportgen.check.proof.marks import FULL
from reportgen.extract.residue.manuscript import HALF_WIDTH, Change
from reportgen.regex import regex

PAIR_MAX = 300  # characters between two brackets
_ADDRESS = regex(r"(?:https?://|www\.|[\w.-]{1,64}@)[!-~]{0,300}[\w/]", re.ASCII)
_BRACKET = regex("[()（）]")
_HEADING = regex(rf"[(（](?:[{NUMERALS}]{{1,4}}|\d{{1,2}})[)）](?=\s{{0,2}}[汉“《])")
_CLOSING, _OPENING = "”’》〉）】〕", "“‘《〈（【〔"
# The comma of 1,234, the colon of 10:30 and the point of 3.5 have digits on both sides.
_SINGLE = regex(
    rf"(?<=[汉{_CLOSING}])[,;:?!]|[,;:?!](?=[汉{_OPENING}])|(?<=[%％‰])[,;](?=\s?\w)|(?<=[\w%％‰])[,;](?= 汉)"
    r"|^[,;:?!](?=\w)|(?<=汉)\.$"
)
_STRAIGHT = regex(r"(?<![0-9A-Za-z])\"[^\"]{0,300}\"|(?<=汉)\"[^\"]{0,300}\"")


def half_width(text: str) -> Iterator[Change]:
    """Marks beside Han characters, brackets around them, straight quotation marks."""
    line = kinds(text)
    if "汉" not in line:
        return
    line = blanked(line, _ADDRESS, "_")
    new = dict(_brackets(line))
    shown = list(line)
    for at, mark in new.items():
        shown[at] = mark
    line = "".join(shown)
    new.update((m.start(), FULL[m[0]]) for m in _SINGLE.finditer(line))
    new.update(_quotes(line))
    yield from (Change(at, at + 1, HALF_WIDTH, new[at]) for at in sorted(new))


def _brackets(line: str) -> Iterator[tuple[int, str]]:
    """Half-width brackets of pairs in Chinese; one that has no other is left alone: 1)."""
    heading = _HEADING.match(line)
    waiting: list[int] = []
    for m in _BRACKET.finditer(line):
        if m[0] in "(（":
            waiting.append(m.start())
            continue
        if not waiting:
            continue
        first, last = waiting.pop(), m.start()
        if last - first <= PAIR_MAX and ((heading and first == 0) or _chinese(line, first, last)):
            yield from ((at, FULL[line[at]]) for at in (first, last) if line[at] in "()")


def _chinese(line: str, first: int, last: int) -> bool:
    before = line[first - 1 : first]
    return "汉" in line[first:last] or (bool(before) and before in "汉，。；：、" + _CLOSING)


def _quotes(line: str) -> Iterator[tuple[int, str]]:
    """Pairs of straight quotation marks beside or around Han characters; where curved ones stand too, which is left."""
    if "“" in line or "”" in line or line.count('"') % 2:
        return
    for m in _STRAIGHT.finditer(line):
        beside = line[max(0, m.start() - 1) : m.start()] + line[m.end() : m.end() + 1]
        if "汉" in m[0] or "汉" in beside:
            yield m.start(), "“"
            yield m.end() - 1, "”"
