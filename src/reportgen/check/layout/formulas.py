"""The rule on sub- and superscripts: PM2.5, SO2, m3 with their digits below or above the line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportgen.check.layout.findings import gathered, most
from reportgen.check.layout.parts import Anatomy, placed
from reportgen.diagnostics import Diagnostic
from reportgen.document import Look
from reportgen.place import Place
from reportgen.read.word import Para
from reportgen.regex import regex
from reportgen.typography import FORMULAS, UNITS

_WORD = regex(r"[0-9A-Za-z]+(?:\.[0-9]+)*")
_SCRIPTS = {Look.SUB: "sub", Look.SUP: "super"}


def lost_scripts(found: Anatomy) -> Iterator[Diagnostic]:
    """The 2.5 of PM2.5 and the 2 of SO2 stand below the line, the 3 of m3 above it.

    要求：化学式和单位的下标、上标照规范排（PM₂.₅、SO₂、m³）。GB 3095-2012；GB 3100-93。不少文稿从网页粘贴后都成了平排。
    """
    lost, places = Counter[str](), list[Place]()
    for p in found.word.paras:
        for start, end, word in _flat(p):
            lost[word] += 1
            places.append(found.word.place(p, start, end))
    fix = "选中要改的数字，按 Ctrl+=（下标，PM2.5 的 2.5）或 Ctrl+Shift+加号（上标，m3 的 3）"
    yield from gathered("FMT794", places, f"应设下标、上标的字成了平排：{most(lost)}", fix)


def _flat(para: Para) -> Iterator[tuple[int, int, str]]:
    """Formulas and units of a paragraph whose digits are all on the line: where in `shown`, and which."""
    for m in _WORD.finditer(para.shown):
        unit = m[0].lstrip("0123456789.")
        pieces = FORMULAS.get(m[0]) or UNITS.get(unit)
        if not pieces:
            continue
        at = m.end() - sum(len(text) for text, _ in pieces)
        start = at
        for text, look in pieces:
            if look in _SCRIPTS and _script(para, at) != _SCRIPTS[look]:
                yield start, m.end(), para.shown[start : m.end()]
                break
            at += len(text)


def _script(para: Para, at: int) -> str:
    """Of the character at that place of `shown`."""
    return next((run.look.script for start, run in placed(para) if start <= at < start + len(run.text)), "")
