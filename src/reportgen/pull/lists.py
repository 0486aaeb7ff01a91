"""Lists of names that are printed in one line or cell: 主送, 抄送, 责任单位, 整改措施 -> edits of their items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from reportgen.datafile.edits import Edit, Insert, Path, Remove, Replace
from reportgen.pull.changes import Change, Unit, What
from reportgen.pull.keys import canonical
from reportgen.pull.letters import form
from reportgen.pull.places import Places, Way
from reportgen.pull.rewording import OF_BRACKETS
from reportgen.pull.steps import Step
from reportgen.regex import regex

MEASURES = "整改措施"
# What parts two items, by the key of the list; a mark that stands within an item parts none.
MARKS = {"主送": "、，,", "抄送": "，、,；", MEASURES: "\n"}
OF_UNITS = "、，,\n"
NUMBERED = regex(r"^\d{1,2}\.")
ENDS = "：:。 "


def relisted(change: Change, unit: Unit, places: Places) -> Step | None:
    """The step of a unit that prints one list; None where it prints something else, or no item came or went."""
    path = _list_of(unit, places)
    if not path or change.new is None:
        return None
    old = [places.text((*path, n)) for n in range(places.length(path))]
    if form("".join(old)) != form("".join(_words(unit, places))):
        return None
    new = items(change.new.text, canonical(path), old, marked=unit.what is not What.CELL)
    if len(new) == len(old) and unit.what is not What.CELL:
        return None  # words within the items
    if any("【" in text or "】" in text for text in new):
        return Step(change, places.place(path), refused=OF_BRACKETS)
    return Step(change, places.place(path), edits=tuple(_edits(path, old, new)))


def items(text: str, path: Path, old: Sequence[str] = (), *, marked: bool = False) -> list[str]:
    """What the paper prints of a list, item by item; `marked` says that a mark ends it."""
    marks = MARKS.get(str(path[-1]), OF_UNITS)
    marks = "".join(mark for mark in marks if not any(mark in item for item in old))
    parted = re.split(f"[{marks}]", text.rstrip(ENDS) if marked else text) if marks else [text]
    whole = [NUMBERED.sub("", item) if path[-1] == MEASURES else item for item in parted]
    return [item.strip() for item in whole if item.strip()]


def _list_of(unit: Unit, places: Places) -> Path:
    """The list that all words of a unit come from."""
    found = {spot.path for spot in places.of(unit) if spot.path}
    lists = {path[:-1] for path in found if isinstance(path[-1], int)}
    whole = len(lists) == 1 and all(isinstance(path[-1], int) for path in found)
    (path,) = lists if whole else [()]
    return path if len(found) == places.length(path) else ()


def _words(unit: Unit, places: Places) -> list[str]:
    return [run.text for spot, run in zip(places.of(unit), unit.inlines, strict=True) if spot.way is Way.WORDS]


def _edits(path: Path, old: Sequence[str], new: Sequence[str]) -> list[Edit]:
    edits: list[Edit] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        both = min(b - a, d - c)
        edits += (Replace((*path, a + n), new[c + n]) for n in range(both))
        edits += (Remove((*path, n)) for n in range(a + both, b))
        edits += (Insert(path, b, new[n]) for n in range(c + both, d))
    return edits
