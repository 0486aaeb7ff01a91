"""Tracked changes of the body -> who inserted, deleted, moved or dressed which words, and where they stand.

They are looked for once for all of `read`: `marked` gives their elements, of which leftovers.py counts some. What one
author did to neighbouring runs is one revision, also beyond the end of a paragraph; but a paragraph that is new or gone
as a whole is one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from reportgen.read.runs import PAGE_BREAK, WRAPS, sign
from reportgen.read.word import Revision, RevisionKind
from reportgen.read.xml import MC, Element, W, child, tag, val
from reportgen.regex import regex

INSERTED = frozenset({"ins", "moveTo", "cellIns"})
DELETED = frozenset({"del", "moveFrom", "cellDel"})
FORMATTED = frozenset(
    f"{name}Change" for name in ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx", "numbering")
)
KINDS: dict[str, RevisionKind] = {
    "ins": "插入",
    "cellIns": "插入",
    "del": "删除",
    "cellDel": "删除",
    "moveFrom": "移动",
    "moveTo": "移动",
}
INLINE = frozenset({"ins", "del", "moveFrom", "moveTo"})
MOST = 2000  # revisions that are kept; the others are counted
TEXT_MOST = 10_000  # characters of one
CONTEXT = 8  # characters before and after
END = "\n"  # of a paragraph
DATE = regex(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?", re.ASCII)


class Change(NamedTuple):
    """What was done, and by whom."""

    kind: RevisionKind
    gone: bool
    author: str
    date: str

    def goes_with(self, other: Change | None) -> bool:
        """Whether the two are one where they are neighbours; Word writes the minute, so dates don't matter."""
        return other is not None and self[:3] == other[:3]


class Stretch(NamedTuple):
    """Text of a paragraph, the innermost change that it is part of, and that of its look."""

    text: str
    change: Change | None
    look: Change | None = None

    @property
    def shown(self) -> str:
        """What a reader sees when all is accepted."""
        return "" if self.text == END or (self.change and self.change.gone) else self.text


class Spot(NamedTuple):
    """Where a stretch stands: the index of its paragraph, and the characters around it."""

    para: int
    before: str = ""
    after: str = ""


def marked(root: Element) -> list[Element]:
    """All elements of a part that say that something was changed, in the order of the document."""
    return list(root.iter(*(W + name for name in (*INSERTED, *DELETED, *FORMATTED))))


def revisions(marks: Iterable[Element], at: Mapping[Element, int], last: int) -> tuple[tuple[Revision, ...], int]:
    """The first of them, and how many more there are; `at` is that of body.py, `last` the last index."""
    words, looks = _Joiner(last), _Joiner(last)
    follower: Element | None = None  # the paragraph in which the last change may go on
    units = _units(marks)
    for unit, whole in units.items():
        spot = located(unit, at)
        if spot is None:
            continue
        if unit is not follower:
            words.close()
        around = [change for e in unit.iterancestors() if (change := units.get(e))]
        if whole:
            words.close()
            words.add(whole, _whole_text(unit), Spot(spot))
            words.close()
        else:
            _paragraph(unit, spot, around, words, looks)
        follower = _next(unit)
    words.close()
    found = sorted(words.found + looks.found, key=lambda r: r.index)
    return tuple(found[:MOST]), words.more + looks.more + max(0, len(found) - MOST)


class _Joiner:
    """Puts neighbours of one author and kind together, and counts what is beyond MOST."""

    def __init__(self, last: int) -> None:
        self.found: list[Revision] = []
        self.more = 0
        self._last = last
        self._change: Change | None = None
        self._texts: list[str] = []
        self._room = 0
        self._from = self._to = Spot(0)

    def add(self, change: Change, text: str, spot: Spot) -> None:
        """A stretch."""
        if not change.goes_with(self._change):
            self.close()
            self._change, self._from, self._room = change, spot, TEXT_MOST
        elif self._texts == [END]:  # an end of paragraph that was put in belongs to the new words behind it
            self._from = self._from._replace(para=spot.para)
        self._texts.append(text[: self._room])
        self._room -= len(self._texts[-1])
        self._to = spot

    def close(self) -> None:
        """What comes now is no neighbour of what was added."""
        text, change = "".join(self._texts), self._change
        self._change, self._texts = None, []
        if change is None or not text:
            return
        if len(self.found) >= MOST:
            self.more += 1
            return
        index = min(self._from.para, self._last)
        before, after = self._from.before, self._to.after
        self.found.append(Revision(change.kind, change.author, change.date, text, index, before, after, change.gone))


def dated(element: Element) -> str:
    """w:date, where it is one."""
    date = val(element, "date").strip()
    return date if DATE.fullmatch(date) else ""


def located(element: Element, at: Mapping[Element, int]) -> int | None:
    """The index of the paragraph; None in the second way to write one thing, of which the first was read."""
    if element in at:
        return at[element]
    inside = next((at[inner] for inner in element.iter(W + "p") if inner in at), None)
    if inside is not None:
        return inside
    for above in element.iterancestors():
        if above in at:
            return at[above]
        if above.tag == MC + "Fallback":
            return None
    return None


def text_of(run: Element) -> str:
    """The characters of a run, deleted or not."""
    texts = (inner.text or "" if tag(inner) == "delText" else sign(inner) for inner in run)
    return "".join(texts).replace(PAGE_BREAK, "")


def _units(marks: Iterable[Element]) -> dict[Element, Change | None]:
    """What is looked at as one, in order: paragraphs (None), and the rows, cells and blocks that were changed whole."""
    units: dict[Element, Change | None] = {}
    for mark in marks:
        name, parent = tag(mark), mark.getparent()
        of = tag(parent) if parent is not None else ""
        paragraph = next(mark.iterancestors(W + "p", W + "trPr", W + "tcPr"), None)
        if paragraph is None:
            if name in INLINE and of != "rPr":
                units[mark] = _change(mark)
        elif paragraph.tag == W + "p":
            units.setdefault(paragraph, None)
        elif name in KINDS and (whole := paragraph.getparent()) is not None:
            units[whole] = _change(mark)  # what was inserted and then deleted is deleted
    return units


def _change(mark: Element) -> Change:
    name = tag(mark)
    return Change(KINDS.get(name, "格式"), name in DELETED, val(mark, "author").strip(), dated(mark))


def _next(unit: Element) -> Element | None:
    behind = unit.getnext()
    while behind is not None and tag(behind) in ("bookmarkStart", "bookmarkEnd"):
        behind = behind.getnext()
    return behind


def _whole_text(element: Element) -> str:
    """Of a row, its cells parted by tabs, or of what else was inserted or deleted whole."""
    text, room = list[str](), TEXT_MOST
    for cell in element.iter(W + "tc") if tag(element) == "tr" else (element,):
        lines = END.join("".join(map(text_of, p.iter(W + "r"))) for p in cell.iter(W + "p"))
        text.append(lines[:room])
        room -= len(text[-1])
        if room <= 0:
            break
    return "\t".join(text).rstrip("\t")


def _paragraph(paragraph: Element, index: int, around: list[Change], words: _Joiner, looks: _Joiner) -> None:
    """`around` is what was done to the row or block that it stands in, which is said there."""
    stretches = [s for s in _stretches(paragraph, None) if s.text]
    shown = "".join(s.shown for s in stretches)
    at = 0
    for stretch in stretches:
        before, at = at, at + len(stretch.shown)
        spot = Spot(index, shown[max(0, before - CONTEXT) : before], shown[at : at + CONTEXT])
        for change, joiner in ((stretch.change, words), (stretch.look, looks)):
            if change is None or any(change.goes_with(outer) for outer in around):
                joiner.close()
            else:
                joiner.add(change, stretch.text, spot)
    looks.close()
    end = _end(paragraph)
    if end is None or any(end.goes_with(outer) for outer in around):
        words.close()
    else:
        words.add(end, END, Spot(index, shown[-CONTEXT:]))
        if all(end.goes_with(s.change) for s in stretches):  # all of it is new, or gone
            words.close()
    dressed = child(paragraph, "pPr/pPrChange")
    if dressed is not None:
        looks.add(_change(dressed), shown, Spot(index))
        looks.close()


def _end(paragraph: Element) -> Change | None:
    """What was done to the end of the paragraph; what was inserted and then deleted is deleted."""
    marks = (child(paragraph, f"pPr/rPr/{name}") for name in ("del", "moveFrom", "ins", "moveTo"))
    return next((_change(mark) for mark in marks if mark is not None), None)


def _stretches(container: Element, change: Change | None) -> Iterator[Stretch]:
    for element in container:
        name = tag(element)
        if element.tag == W + "r":
            look = child(element, "rPr/rPrChange")
            yield Stretch(text_of(element), change, _change(look) if look is not None else None)
        elif name in INLINE:
            yield from _stretches(element, _change(element))
        elif name in WRAPS or name in ("sdt", "fldSimple"):
            yield from _stretches(element, change)
        elif element.tag == MC + "AlternateContent":
            for way in (element.findall(MC + "Choice") or element.findall(MC + "Fallback"))[:1]:
                yield from _stretches(way, change)
