"""Units that are new -> where they go in the data file, and in which words."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.datafile.edits import Edit, Insert, Path, Put
from reportgen.datafile.tree import Tree
from reportgen.enumerated import head_of
from reportgen.pull.changes import Change, Kind, Unit, What
from reportgen.pull.keys import CHAPTERS, POINTS, SECTIONS, canonical, item_of, section_of
from reportgen.pull.places import Places
from reportgen.pull.steps import Step, Stretch

NOWHERE = "新的一段不知该放在数据文件的哪里；前面一段是模板或程序写的"
BRACKETS = "新的一段里有“【”或“】”，在数据文件里会被当成占位"
NO_PLACE = "数据文件里没有放这一段的位置"


class Adding:
    """Finds a place for what is new, beside the built units around it."""

    def __init__(self, units: Sequence[Unit], places: Places) -> None:
        self.units, self.places = units, places
        self._index = {id(unit): n for n, unit in enumerate(units)}

    def group(self, changes: Sequence[Change]) -> list[Change]:
        """The first change and those behind it that are new at the same spot."""
        group = [changes[0]]
        for change in changes[1:]:
            if change.kind is not Kind.ADDED or change.before is not changes[0].before:
                break
            if change.new is None or change.new.what is What.CELL:
                break
            group.append(change)
        return group

    def steps(self, group: Sequence[Change]) -> list[Step]:
        """A step for each; what belongs together bears the same edits."""
        new = [change.new for change in group if change.new]
        if any("【" in unit.text or "】" in unit.text for unit in new):
            return [Step(change, refused=BRACKETS) for change in group]
        path = self._path(group[0].before)
        if not path:
            return [Step(change, refused=NOWHERE) for change in group]
        first = next((n for n, unit in enumerate(new) if unit.what is What.HEADING), len(new))
        edits, stretches = self._plain(new[:first], group[0].before, path)
        edits += self._sections(new[first:], path)
        place = self.places.place(path)
        if not edits and not stretches:
            return [Step(change, place, refused=NO_PLACE) for change in group]
        return [Step(change, place, tuple(stretches), tuple(edits)) for change in group]

    def _path(self, before: Unit | None) -> Path:
        """The value of the unit before, or of the nearest above that has one."""
        if before is None:
            return ()
        for unit in reversed(self.units[: self._index[id(before)] + 1]):
            if path := self.places.path_of(unit, last=True):
                return path
        return ()

    def _plain(self, new: Sequence[Unit], before: Unit | None, path: Path) -> tuple[list[Edit], list[Stretch]]:
        """Points and paragraphs."""
        edits: list[Edit] = []
        stretches: list[Stretch] = []
        points = [unit for unit in new if unit.what is What.POINT]
        texts = [unit.text for unit in new if unit.what is not What.POINT]
        if points:
            edits += self._points(points, path)
        if texts:
            made = self._paragraphs(texts, before, path)
            (stretches if isinstance(made, Stretch) else edits).append(made)  # type: ignore[arg-type]
        return edits, stretches

    def _points(self, new: Sequence[Unit], path: Path) -> list[Edit]:
        item = item_of(path, POINTS)
        if item:
            at = item[-1]
            assert isinstance(at, int)  # noqa: S101 - an item
            short = self.places.text(item) != ""  # written as a text without 标题
            return [Insert(item[:-1], at + 1, _point(unit, short=short)) for unit in new]
        section = section_of(path)
        if not section:
            return []
        points = self.places.child(section, POINTS)
        if self.places.has(points):
            return [Insert(points, 0, _point(unit)) for unit in new]
        own = {unit.index for unit in new}
        values: list[Tree] = [_point(unit) for unit in new]
        layout: list[Edit] = [Put((*section, "列举"), "分段")] if len(own) == len(new) > 1 else []
        return [*layout, Put(points, values)]

    def _paragraphs(self, texts: list[str], before: Unit | None, path: Path) -> Edit | Stretch:
        """Behind the lead, among 段落, behind a point of its own paragraph, or as 结语 of the section."""
        named = canonical(path)
        section = section_of(path)
        whole = "\n".join(texts)
        behind = Stretch(path, len(self.places.text(path)), len(self.places.text(path)), f"\n{whole}")
        if path and item_of(path, "段落") == path:
            at = path[-1]
            assert isinstance(at, int)  # noqa: S101 - an item
            return Insert(path[:-1], at + 1, texts[0]) if len(texts) == 1 else behind
        if not section:
            return behind
        paragraphs = self.places.child(section, "段落")
        if named[-1] == "标题" and len(path) == len(section) + 1:
            lead = self.places.child(section, "导语")
            return Stretch(lead, 0, 0, f"{whole}\n") if self.places.has(lead) else Put(lead, whole)
        if named[-1] == "导语" and canonical(section)[0] == CHAPTERS:
            return Insert(paragraphs, 0, whole) if self.places.has(paragraphs) else Put(paragraphs, [*texts])
        closing = self.places.child(section, "结语")
        if canonical(section)[0] == CHAPTERS and self._is_last(before, section) and not self.places.has(closing):
            return Put(closing, whole)
        return behind

    def _is_last(self, before: Unit | None, section: Path) -> bool:
        """Whether nothing of the section stands behind a unit."""
        if before is None:
            return False
        rest = self.units[self._index[id(before)] + 1 :]
        return all(self.places.path_of(unit)[: len(section)] != section for unit in rest)

    def _sections(self, new: Sequence[Unit], path: Path) -> list[Edit]:
        if not new:
            return []
        chain = [path[:n] for n in range(2, len(path) + 1) if canonical(path[:n])[-2] in (CHAPTERS, SECTIONS)]
        level = new[0].level
        values = _trees(new, level)
        if len(chain) >= level:
            item = chain[level - 1]
            at = item[-1]
            assert isinstance(at, int)  # noqa: S101 - an item
            return [Insert(item[:-1], at + 1, value) for value in values]
        if level == 1:
            return [Insert(self.places.child((), CHAPTERS), 0, value) for value in values]
        if len(chain) < level - 1:
            return []
        below = self.places.child(chain[-1], SECTIONS)
        if self.places.has(below):
            return [Insert(below, 0, value) for value in values]
        return [Put(below, [*values])]


def _point(unit: Unit, *, short: bool = False) -> Tree:
    text = unit.text
    head = head_of(text)
    if short or head is None:
        return text if short else {"内容": text}
    return {"标题": text[: head.end], "内容": text[head.end + 1 :]}


def _trees(new: Sequence[Unit], level: int) -> list[Tree]:
    """Sections of a level with all that stands under them."""
    values: list[Tree] = []
    starts = [n for n, unit in enumerate(new) if unit.what is What.HEADING and unit.level <= level]
    for start, end in zip(starts, [*starts[1:], len(new)], strict=True):
        values.append(_tree(new[start], new[start + 1 : end]))
    return values


def _tree(heading: Unit, content: Sequence[Unit]) -> Tree:
    tree: dict[str, Tree] = {"标题": heading.text.rstrip("。")}
    first = next((n for n, unit in enumerate(content) if unit.what is What.HEADING), len(content))
    if content and content[0].index == heading.index:
        tree["题式"] = "接排"
    plain, below = content[:first], content[first:]
    texts = [unit.text for unit in plain if unit.what is not What.POINT]
    points = [unit for unit in plain if unit.what is What.POINT]
    if texts:
        tree["导语"] = texts[0]
        if texts[1:]:
            tree["段落"] = [*texts[1:]]
    if points:
        if len({unit.index for unit in points}) == len(points) > 1:
            tree["列举"] = "分段"
        tree["要点"] = [_point(unit) for unit in points]
    if below:
        tree["小节"] = _trees(below, below[0].level)
    return tree
