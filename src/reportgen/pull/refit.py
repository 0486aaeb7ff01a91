"""Units of an edited paragraph -> the same words split as the built paragraph was split.

A mark that is a word of the data (a text that somebody typed with 一是 in it) is none of the program's: there it is
text again. Where the program counts points, one is a point also when its number was left as it was: 一是甲。三是丙。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.document import Mark
from reportgen.enumerated import numbered
from reportgen.pull.changes import Unit, What
from reportgen.records import replace
from reportgen.regex import regex

_KINDS = {
    Mark.SHI: "[一二三四五六七八九十]{1,3}是",
    Mark.DOT: r"[1-9]\d?\.(?!\d)",
    Mark.BRACKET: r"（[1-9]\d?）",
    Mark.CIRCLE: "[①-⑳]",
}
_MARKS = {mark: regex(rf"(?<=[。；：，！？、…”])(?:{kind})(?=\S)") for mark, kind in _KINDS.items()}


def refitted(edited: Sequence[Unit], built: Sequence[Unit]) -> list[Unit]:
    """The units of one paragraph, as those of the built one (or of several that were joined) stand."""
    typed = _typed(built)
    headed = any(unit.what is What.HEADING for unit in built) or not numbered(built[0].text)[0]
    made: list[Unit] = []
    for n, unit in enumerate(edited):
        before = made[-1] if made else None
        if before and before.what is What.HEADING and not headed:
            made[-1] = replace(unit, text=f"{before.number}{before.text}。{_whole(unit)}", number="", level=0)
        elif before and unit.what is What.POINT and _kind(unit.number) in typed:
            made[-1] = replace(before, text=before.text + _whole(unit))
        elif not n and _is_typed_before(unit, built, alone=len(edited) == 1):
            made.append(replace(unit, what=What.BODY, text=_whole(unit), number="", level=0))
        else:
            made.append(unit)
    return parted(made, built)


def _is_typed_before(unit: Unit, built: Sequence[Unit], *, alone: bool) -> bool:
    """Whether the number of the first unit is a word that was typed: the built paragraph begins with none.

    A point that stands by itself now, and behind the lead before, has its number from the program.
    """
    if not unit.number or built[0].number:
        return False
    return _kind(unit.number) not in _kinds(built) if unit.what is What.POINT else alone


def parted(edited: Sequence[Unit], built: Sequence[Unit]) -> list[Unit]:
    """The units, cut wherever a mark of those stands that the built ones are counted by."""
    marks = [_MARKS[kind] for kind in sorted(_kinds(built), key=list(_MARKS).index)]
    return [piece for unit in edited for piece in _parted(unit, marks)] if marks else list(edited)


def _typed(built: Sequence[Unit]) -> set[Mark]:
    """The marks that stand in the text, and not before it."""
    found = {mark for mark, pattern in _MARKS.items() if any(pattern.search(unit.text) for unit in built)}
    found |= {mark for mark, kind in _KINDS.items() if any(re.match(kind, unit.text) for unit in built)}
    return found - _kinds(built)


def _kinds(built: Sequence[Unit]) -> set[Mark]:
    return {kind for unit in built if unit.what is What.POINT and (kind := _kind(unit.number))}


def _whole(unit: Unit) -> str:
    return unit.number + unit.text


def _kind(number: str) -> Mark | None:
    return next((mark for mark, kind in _KINDS.items() if re.fullmatch(kind, number)), None)


def _parted(unit: Unit, marks: Sequence[re.Pattern[str]]) -> Iterator[Unit]:
    """The unit, or several where it holds marks of points."""
    found = sorted((m for mark in marks for m in mark.finditer(unit.text)), key=lambda m: m.start())
    ends = [*(m.start() for m in found), len(unit.text)]
    first = unit.text[: ends[0]].rstrip()
    if first:
        yield replace(unit, text=first)
    for m, end in zip(found, ends[1:], strict=True):
        if text := unit.text[m.end() : end].strip():
            yield replace(unit, what=What.POINT, text=text, number=m[0], level=0)
