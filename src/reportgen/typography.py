"""Runs of text as typed -> as the paper has them: PM₂.₅ and m² as sub- and superscripts, Ⅲ类, no stray blanks.

The characters stay the same but for blanks and for forms that Unicode calls compatible (NFKC): ㎡ is m and a 2 above,
III类 is Ⅲ类. 仿宋_GB2312 lacks ㎡, ², ₂ and µ; another face in the middle of a line would take their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from reportgen.document import Inlines, Look, Text, plain
from reportgen.regex import regex
from reportgen.zh import is_han

Pieces = tuple[tuple[str, Look | None], ...]  # a look of None is the look of the run


class Edit(NamedTuple):
    """The characters from `start` to `end` of the whole text become `pieces`."""

    start: int
    end: int
    pieces: Pieces


def _table(look: Look, *rows: str) -> dict[str, Pieces]:
    """`N 2 O` -> N2O: what is at the line, below or above it, at the line …"""
    return {
        row.replace(" ", ""): tuple((part, (None, look)[n % 2]) for n, part in enumerate(row.split())) for row in rows
    }


# N2 and O2 are left out: N2 is as often the number of an outlet or of a building.
FORMULAS = _table(
    Look.SUB,
    *("PM 2.5", "PM 10", "PM 1.0", "pm 2.5", "pm 10", "pm 1.0", "Pm 2.5", "Pm 10", "Pm 1.0"),
    *("SO 2", "SO 3", "NO 2", "NO x", "NO X", "N 2 O", "CO 2", "O 3", "CH 4", "NH 3", "H 2 S", "H 2 O"),
    *("COD Mn", "COD Cr", "COD mn", "COD cr", "COD MN", "COD CR", "BOD 5"),
)
UNITS = _table(Look.SUP, "m 2", "km 2", "hm 2", "cm 2", "mm 2", "m 3", "cm 3", "dm 3", "Nm 3")
# One character each for a unit, which must not stay; ² and ³ are raised later.
COMPOSED = {"㎡": "m²", "㎢": "km²", "㎠": "cm²", "㎟": "mm²", "㎥": "m³", "㎤": "cm³", "㎣": "mm³", "㎦": "km³"}
COMPOSED |= {"㎜": "mm", "㎝": "cm", "㎞": "km", "㎎": "mg", "㎏": "kg", "㎍": "μg", "µ": "μ"}
ROMAN = {"I": "Ⅰ", "II": "Ⅱ", "III": "Ⅲ", "IV": "Ⅳ", "V": "Ⅴ", "VI": "Ⅵ", "VII": "Ⅶ", "VIII": "Ⅷ", "IX": "Ⅸ"}
SUBS = str.maketrans("₀₁₂₃₄₅₆₇₈₉ₓ", "0123456789x")
SUPS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+\u2212")
# Full-width letters and digits, and subscripts, as what they stand for: one character for one.
FOLD = SUBS | {code: code - 0xFEE0 for code in map(ord, "．０１２３４５６７８９＿")}
FOLD |= {code + shift: code + shift - 0xFEE0 for code in range(0xFF21, 0xFF3B) for shift in (0, 0x20)}

BLANK = " \u00a0\u2009\u3000"
_MARKS = frozenset("，。、；：？！（）《》〈〉「」『』【】〔〕“”‘’—…·～")
_NUMERAL = "IX|IV|V?I{1,3}|V"

_SCRIPTS = "".join(map(chr, SUBS | SUPS))
# Nearly every cell of a ledger holds none of these, and there are 40,000 cells.
suspect = regex(f"[A-Za-z{BLANK}Ａ-Ｚａ-ｚ{_SCRIPTS}{''.join(COMPOSED)}]").search
_LATIN = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ%℃μ")
# The other patterns are text, which `re` compiles when the first cell needs them: many a ledger has no such cell.
_FOLDABLE = f"[{''.join(map(chr, FOLD))}]"
_LOOSE = f"(?P<blanks>[{BLANK}]+)|[{''.join(COMPOSED)}]"
_WORD = r"[0-9A-Za-z_]+(?:\.[0-9][0-9A-Za-z_]*)*"  # 2.5 belongs to PM2.5, while 1.SO2 is a point's number
_CLASS = (  # the limit on the length of an enumeration keeps a hostile text cheap
    rf"(?<![0-9A-Za-z_Ⅰ-Ⅻ])(?:{_NUMERAL})"
    rf"(?=(?:[、，,/~～—–－至到和与及或-]{{1,2}}劣?(?:{_NUMERAL}|[Ⅰ-Ⅻ])){{0,9}}[类级等])"
)
_ADDRESS = r"[a-z]{2,8}://[!-~]+|(?<![A-Za-z0-9.+-])[A-Za-z0-9.+-]+@[A-Za-z0-9.-]+"  # of the web: no formula
_RAISED = f"[{_SCRIPTS}]"


def tidy(inlines: Inlines, *, title: bool = False) -> Inlines:
    """The runs with formulas, units, classes and blanks as the paper has them; the same tuple where nothing is to do.

    To be called with all the runs of a paragraph at once: what stands next to a sign counts across the borders of
    runs, and blanks at both ends are dropped. Each piece keeps `source` and `figure` of its run; a run of blanks
    alone disappears. Only a PLAIN run is split; SUB, SUP and MISSING stay untouched. Within a `title`, blanks between
    Chinese are the wanted ends of lines: each of them becomes one ASCII blank.
    """
    for run in inlines:
        if suspect(run.text):
            break
    else:
        return inlines
    tidied = _applied(inlines, _loose(plain(inlines), title))
    tidied = _applied(tidied, _signs(plain(tidied)))
    tidied = _applied(tidied, _raised(plain(tidied)))
    return inlines if tidied == inlines else tidied


def _loose(text: str, title: bool) -> Iterator[Edit]:
    """Blanks, and characters that are units. A blank goes between Chinese and a Latin letter or a digit, and beside
    a Chinese mark; between two Han it stays, for it may part two names, and beside other signs (甲 & 乙) too.
    """
    for m in re.finditer(_LOOSE, text):
        if not m["blanks"]:
            yield Edit(m.start(), m.end(), ((COMPOSED[m[0]], None),))
            continue
        before, after = text[max(m.start() - 1, 0) : m.start()], text[m.end() : m.end() + 1]
        edge = before in ("", "\n") or after in ("", "\n")
        han = is_han(before) + is_han(after)
        latin = (before in _LATIN) + (after in _LATIN)
        mark = (before in _MARKS) + (after in _MARKS)
        parts = han == 2 or (title and han + mark == 2)
        if not edge and not parts and not (mark or (han and latin)):
            continue
        if parts and not edge and not title:
            continue
        kept = ((" ", None),) if parts and not edge else ()
        for at in range(m.start(), m.end()):  # one by one, since they may belong to several runs
            yield Edit(at, at + 1, kept if at == m.start() else ())


def _signs(text: str) -> list[Edit]:
    """Formulas, units and Roman numerals of classes, each a whole word."""
    folded = text.translate(FOLD) if re.search(_FOLDABLE, text) else text  # translate is slow, and seldom needed
    edits: list[Edit] = []
    if "I" in folded or "V" in folded:
        edits = [Edit(m.start(), m.end(), ((ROMAN[m[0]], None),)) for m in re.finditer(_CLASS, folded)]
    addresses = [m.span() for m in re.finditer(_ADDRESS, folded)] if "://" in folded or "@" in folded else []
    for m in re.finditer(_WORD, folded):
        if any(start <= m.start() < end for start, end in addresses):
            continue
        unit = m[0].lstrip("0123456789.")
        if pieces := FORMULAS.get(m[0]):
            edits.append(Edit(m.start(), m.end(), pieces))
        elif pieces := UNITS.get(unit):
            edits.append(Edit(m.start(), m.end(), ((m[0].removesuffix(unit), None), *pieces)))
    return sorted(edits)


def _raised(text: str) -> Iterator[Edit]:
    """The sub- and superscript characters of Unicode that are left: m³, Cr⁶⁺, H₂SO₄."""
    for m in re.finditer(_RAISED, text):  # one by one, since they may belong to several runs
        low = ord(m[0]) in SUBS
        yield Edit(m.start(), m.end(), ((m[0].translate(SUBS if low else SUPS), Look.SUB if low else Look.SUP),))


def _applied(inlines: Inlines, edits: Iterator[Edit] | list[Edit]) -> Inlines:
    """The runs after the edits, which come in order; one that crosses the border of a run is not made."""
    waiting = iter(edits)
    edit = next(waiting, None)
    if edit is None:
        return inlines
    runs: list[Text] = []
    start = 0
    for run in inlines:
        end, done = start + len(run.text), start
        parts: list[tuple[str, Look | None]] = []
        while edit and edit.start < end:
            if start <= edit.start and edit.end <= end and _allowed(edit, run.look):
                parts += ((run.text[done - start : edit.start - start], None), *edit.pieces)
                done = edit.end
            edit = next(waiting, None)
        parts.append((run.text[done - start :], None))
        runs += _merged(run, parts)
        start = end
    return tuple(runs)


def _allowed(edit: Edit, look: Look) -> bool:
    return look is Look.PLAIN or (look is Look.STRONG and all(wanted is None for _, wanted in edit.pieces))


def _merged(run: Text, parts: list[tuple[str, Look | None]]) -> Iterator[Text]:
    """The run in as few pieces as there are looks in a row."""
    for look, group in groupby((p for p in parts if p[0]), lambda part: part[1] or run.look):
        yield Text("".join(text for text, _ in group), look, run.source, run.figure, run.origin)
