"""Units that stand elsewhere now -> items that change places in their list, or go from one list to another."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.datafile.edits import Move, Path, Remove
from reportgen.pull.added import Adding
from reportgen.pull.changes import Change, Kind, Unit, What
from reportgen.pull.keys import CHAPTERS, POINTS, SECTIONS, Item, item_of, section_of
from reportgen.pull.places import Places, Way
from reportgen.pull.removed import OF_TEMPLATE, cut_out
from reportgen.pull.rewording import edited
from reportgen.pull.steps import Step, Stretch, by_value, reworded
from reportgen.pull.trees import tree_of

ELSEWHERE = "移到了数据文件里放不下它的地方，请在数据文件里剪切过去"
LISTS_OF = {
    What.POINT: (POINTS,),
    What.HEADING: (CHAPTERS, SECTIONS),
    What.BODY: ("段落",),
    What.NOTE: ("附件",),
    What.SIGNER: ("署名",),
}


class Moving:
    """All moves of a paper. What stands within a moved item goes with it."""

    def __init__(self, changes: Sequence[Change], places: Places, adding: Adding) -> None:
        self.places, self.adding = places, adding
        moved = [c for c in changes if c.kind is Kind.MOVED and c.base and c.old and c.old.what is not What.CELL]
        self._words = {id(c): edited(c, c.old, places) for c in moved if c.old and c.spans}
        own = by_value(one for step in self._words.values() for one in step.stretches)
        self._texts = {path: reworded(group, places.text(path)) for path, group in own.items()}
        self._items: dict[Path, Step] = {}  # moved items, and the steps that move them
        self.steps = {id(c): self._step(c, c.old) for c in moved if c.old}

    def _step(self, change: Change, unit: Unit) -> Step:
        words = self._words.get(id(change), Step(change))
        path = self.places.path_of(unit) or self._below(unit)
        place = self.places.place(path) if path else None
        within = next((path[:n] for n in range(len(path), 0, -1) if path[:n] in self._items), None)
        if within is not None:
            above = self._items[within]
            carried = any(isinstance(edit, Remove) for edit in above.edits)
            stretches = () if carried else words.stretches
            return Step(
                change, place, stretches, above.edits, (), words.figures, words.refused or above.refused, "", True
            )
        item = item_of(path, *LISTS_OF.get(unit.what, ()))
        to = self._behind(item, change.before) if item else None
        if item and to is not None:
            in_place = to in (item.at, item.at + 1)  # what it stands before now belongs elsewhere
            edits = () if in_place else (Move(item.list, item.at, to),)
            step = Step(change, place, words.stretches, edits, (), words.figures, words.refused or ELSEWHERE * in_place)
        else:
            step = self._carried(change, unit, item, words, place is not None)
        step = Step(change, place, step.stretches, step.edits, (), step.figures, step.refused)
        if item and unit.what is not What.BODY and not step.refused:
            self._items[item.path] = step
        return step

    def _below(self, unit: Unit) -> Path:
        """A conventional heading moves with the chapter below it."""
        if unit.what is not What.HEADING:
            return ()
        for other in self.places.units[self.places.index[id(unit)] + 1 :]:
            if path := self.places.path_of(other):
                return (*section_of(path), "标题") if section_of(path) else ()
        return ()

    def _behind(self, item: Item, before: Unit | None) -> int | None:
        """Before which item of its list it stands now; None where that is in none of them."""
        other = self.adding.path(before)
        size = len(item.list)
        at = other[size] if len(other) > size else None
        if other[:size] == item.list and isinstance(at, int):
            return at + 1
        same = section_of(item.list) == section_of(other) and bool(section_of(other))
        return 0 if same or (size == 1 and bool(other) and other[:1] != item.list) else None

    def _carried(self, change: Change, unit: Unit, item: Item | None, words: Step, known: bool) -> Step:
        """Taken out here, and put in there with the same value."""
        target = self.adding.path(change.before)
        if not known or not target:
            return Step(change, refused=ELSEWHERE if known else OF_TEMPLATE)
        if unit.what is What.BODY:
            return self._paragraph(change, unit, words, target)
        node = self.places.node(item.path) if item else None
        if item is None or node is None or unit.what not in (What.POINT, What.HEADING):
            return Step(change, refused=ELSEWHERE)
        value = tree_of(node, item.path, self._texts)
        if unit.what is What.POINT:
            edits = self.adding.points([value], [value], target, apart=False)
        else:
            level = change.new.level if change.new and change.new.level else unit.level
            edits = self.adding.sections([value], level, target) if level == unit.level else []
        if not edits:
            return Step(change, refused=ELSEWHERE)
        return Step(change, edits=(Remove(item.path), *edits), figures=words.figures, refused=words.refused)

    def _paragraph(self, change: Change, unit: Unit, words: Step, target: Path) -> Step:
        """Its words as they stand in the file, with the placeholders."""
        spots = [spot for spot in self.places.of(unit) if spot.way is not Way.NONE]
        paths = {spot.path for spot in spots}
        if len(paths) != 1 or any(spot.way not in (Way.WORDS, Way.FILLED) for spot in spots) or words.refused:
            return Step(change, refused=words.refused or ELSEWHERE)
        path, start, end = spots[0].path, min(s.start for s in spots), max(s.end for s in spots)
        own = [Stretch(path, s.start - start, s.end - start, s.new) for s in words.stretches]
        text = reworded(own, self.places.text(path)[start:end])
        made = self.adding.paragraphs([text], change.before, target)
        if made is None:
            return Step(change, refused=ELSEWHERE)
        whole = not (self.places.text(path)[:start] + self.places.text(path)[end:]).strip("。 \n")
        both = (Remove(path) if whole else cut_out(path, start, end, self.places.text(path)), made)
        stretches = tuple(one for one in both if isinstance(one, Stretch))
        edits = tuple(one for one in both if not isinstance(one, Stretch))
        return Step(change, None, stretches, edits, figures=words.figures)
