"""Paragraphs that were joined or parted -> how a list of points or a heading is set, where that is a key."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.datafile.edits import Edit, Path, Put, Replace
from reportgen.pull.changes import Change, Kind, Unit, What
from reportgen.pull.keys import POINTS, Item, item_of, section_of
from reportgen.pull.places import Places
from reportgen.pull.steps import Step

OF_POINTS = {Kind.JOINED: "段内", Kind.PARTED: "分段"}
OF_HEADINGS = {Kind.JOINED: "接排", Kind.PARTED: "另行"}
REFUSED = {
    Kind.JOINED: "两段并成了一段：“{words}”接到了前一段后面，数据文件里它们是两段",
    Kind.PARTED: "一段分成了两段：“{words}”另起了一段，数据文件里它与前面是一段",
}
SHOWN = 20  # characters of a paragraph in a message


class Layouts:
    """All joinings and partings of a paper."""

    def __init__(self, changes: Sequence[Change], places: Places) -> None:
        self.places = places
        shared = [c for c in changes if c.kind in OF_POINTS and c.base]
        self._points: dict[tuple[Kind, Path], set[int]] = {}  # points of a list that were joined, or parted
        for change in shared:
            item = self._item(change)
            if item:
                self._points.setdefault((change.kind, item.list), set()).add(item.at)
        self._told: set[Path] = set()

    def step(self, change: Change) -> Step:
        """The points of a list all run on now, or all have paragraphs of their own; so may a heading."""
        unit = change.old
        if unit is None:
            return Step(change)
        item = self._item(change)
        if item and self._points[change.kind, item.list] | {0} == set(range(self.places.length(item.list))):
            return self._set(change, item.list[:-1], "列举", OF_POINTS[change.kind])
        above = self._heading(unit)
        if above and not item:
            return self._set(change, above, "题式", OF_HEADINGS[change.kind])
        words = unit.text[:SHOWN]
        return Step(change, self.places.place_of(unit), refused=REFUSED[change.kind].format(words=words))

    def _item(self, change: Change) -> Item | None:
        is_point = change.old is not None and change.old.what is What.POINT
        return item_of(self.places.path_of(change.old), POINTS) if is_point and change.old else None

    def _heading(self, unit: Unit) -> Path:
        """The section whose own heading stands right before a unit."""
        at = self.places.index[id(unit)]
        above = self.places.units[at - 1] if at else None
        if above is None or above.what is not What.HEADING or unit.what is not What.BODY:
            return ()
        return section_of(self.places.path_of(above))

    def _set(self, change: Change, owner: Path, key: str, value: str) -> Step:
        path = self.places.child(owner, key)
        edit: Edit = Replace(path, value) if self.places.has(path) else Put(path, value)
        part = path in self._told
        self._told.add(path)
        return Step(change, self.places.place(owner), edits=(edit,), part=part)


def torn(changes: Sequence[Change]) -> dict[int, str]:
    """Why edits are refused that only took words from one paragraph to another, by the id of the change."""
    ours = {c.old.text.strip(): c for c in changes if c.kind is Kind.DELETED and c.old}
    theirs = {c.new.text.strip(): c for c in changes if c.kind is Kind.ADDED and c.new}
    found: dict[int, str] = {}
    for change in changes:
        if change.kind is not Kind.EDITED or change.old is None:
            continue
        for start, end, new in change.spans:
            taken = change.old.text[start:end].strip()
            other, kind = (theirs.get(taken), Kind.PARTED) if not new.strip() else (ours.get(new.strip()), Kind.JOINED)
            if other is not None and (taken or start == end):
                words = (taken or new.strip())[:SHOWN]
                found |= dict.fromkeys((id(change), id(other)), REFUSED[kind].format(words=words))
    return found
