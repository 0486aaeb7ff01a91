"""Units that are new -> where they go in the data file, and in which words."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.datafile.edits import Edit, Insert, Path, Put
from reportgen.datafile.tree import Tree
from reportgen.pull.changes import Change, Kind, Unit, What
from reportgen.pull.compare import PROSE
from reportgen.pull.keys import CHAPTERS, POINTS, SECTIONS, canonical, is_prose, item_of, section_of
from reportgen.pull.places import Places
from reportgen.pull.steps import Step, Stretch
from reportgen.pull.trees import plain_of, point_tree, section_trees
from reportgen.regex import regex

NOWHERE = "新的一段不知该放在数据文件的哪里；前面一段是模板或程序写的"
BRACKETS = "新的一段里有“【”或“】”，在数据文件里会被当成占位"
NO_PLACE = "数据文件里没有放这一段的位置"
CLOSING = regex(r"特此(?:报告|公示|通报|函告)[。！]?")
Made = tuple[list[Edit], list[Stretch]]


class Adding:
    """Finds a place for what is new, or was moved there, beside the built units around it."""

    def __init__(self, places: Places) -> None:
        self.units, self.places = places.units, places
        self._last: dict[Path, int] = {}  # the last unit of each section
        for n, unit in enumerate(self.units):
            if section := section_of(places.path_of(unit)):
                self._last[section] = n

    def group(self, changes: Sequence[Change]) -> list[Change]:
        """The first change and those behind it that are new at the same spot."""
        group = [changes[0]]
        for change in changes[1:]:
            if change.kind is not Kind.ADDED or change.before is not changes[0].before or not change.base:
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
        before = group[0].before
        path = self.path(before)
        if not path:
            return [Step(change, refused=NOWHERE) for change in group]
        if signers := self._signers(new, path):
            return [Step(change, self.places.place(path), edits=signers) for change in group]
        first = next((n for n, unit in enumerate(new) if unit.what is What.HEADING), len(new))
        edits, stretches = self._plain(new[:first], before, path)
        edits += (
            self.sections(section_trees(new[first:], new[first].level), new[first].level, path) if new[first:] else []
        )
        place = self.places.place(path)
        if not edits and not stretches:
            return [Step(change, place, refused=NO_PLACE) for change in group]
        return [Step(change, place, tuple(stretches), tuple(edits)) for change in group]

    def path(self, before: Unit | None) -> Path:
        """The value of the unit before, or of the nearest above that has one."""
        if before is None:
            return ()
        for n in range(self.places.index[id(before)], -1, -1):
            if path := self.places.path_of(self.units[n], last=True):
                return path
        return ()

    def points(self, values: Sequence[Tree], texts: Sequence[Tree], path: Path, *, apart: bool) -> list[Edit]:
        """Points behind the one that a value stands in, else before all of its section.

        `texts` say the same in one piece each, for lists that are written so; `apart` that each has a paragraph.
        """
        if item := item_of(path, POINTS):
            short = self.places.text(item.path) != ""  # written as a text without 标题
            return [Insert(item.list, item.at + 1, value) for value in (texts if short else values)]
        section = section_of(path)
        if not section:
            return []
        points = self.places.child(section, POINTS)
        if self.places.has(points):
            return [Insert(points, 0, value) for value in values]
        layout: list[Edit] = [Put((*section, "列举"), "分段")] if apart else []
        return [*layout, Put(points, [*values])]

    def paragraphs(self, texts: Sequence[str], before: Unit | None, path: Path) -> Edit | Stretch | None:
        """Behind the lead, among 段落, behind a point of its own paragraph, or as 结语 of the section.

        Behind a sentence that the program makes of facts is no place.
        """
        section, whole = section_of(path), "\n".join(texts)
        behind = Stretch(path, len(self.places.text(path)), len(self.places.text(path)), f"\n{whole}")
        closing = self.places.child((), "结束语")
        if CLOSING.fullmatch(whole) and self._ends(before) and not self.places.has(closing):
            return Put(closing, whole)
        if not is_prose(path):
            return None
        item = item_of(path, "段落")
        if item and item.path == path:
            return Insert(item.list, item.at + 1, texts[0]) if len(texts) == 1 else behind
        if not section:
            return behind
        named, chapter = canonical(path), _in_chapter(section)
        paragraphs = self.places.child(section, "段落")
        if named[-1] == "标题" and len(path) == len(section) + 1:
            lead = self.places.child(section, "导语")
            return Stretch(lead, 0, 0, f"{whole}\n") if self.places.has(lead) else Put(lead, whole)
        if named[-1] == "导语" and chapter:
            return Insert(paragraphs, 0, whole) if self.places.has(paragraphs) else Put(paragraphs, [*texts])
        closing = self.places.child(section, "结语")
        if chapter and before and self._is_last(before, section) and not self.places.has(closing):
            return Put(closing, whole)
        return behind

    def sections(self, values: Sequence[Tree], level: int, path: Path) -> list[Edit]:
        """Chapters or sections behind the one of their level that a value stands in, else before all others there."""
        chain = [path[:n] for n in range(2, len(path) + 1) if canonical(path[:n])[-2] in (CHAPTERS, SECTIONS)]
        if len(chain) >= level:
            item = item_of((*chain[level - 1], 0), CHAPTERS, SECTIONS)
            return [Insert(item.list, item.at + 1, value) for value in values] if item else []
        if level == 1:
            return [Insert(self.places.child((), CHAPTERS), 0, value) for value in values]
        if len(chain) < level - 1:
            return []
        below = self.places.child(chain[-1], SECTIONS)
        if self.places.has(below):
            return [Insert(below, 0, value) for value in values]
        return [Put(below, [*values])]

    def _plain(self, new: Sequence[Unit], before: Unit | None, path: Path) -> Made:
        """Points and paragraphs."""
        texts, points, behind, apart = plain_of(new)
        edits: list[Edit] = []
        if points:
            edits += self.points([*map(point_tree, points)], points, path, apart=apart)
        if behind:
            closing = self.places.child(section_of(path), "结语")
            if not _in_chapter(section_of(path)) or self.places.has(closing):
                return [], []
            edits.append(Put(closing, "\n".join(behind)))
        if not texts:
            return edits, []
        made = self.paragraphs(texts, before, path)
        if made is None:
            return [], []
        return (edits, [made]) if isinstance(made, Stretch) else ([*edits, made], [])

    def _signers(self, new: Sequence[Unit], path: Path) -> tuple[Edit, ...]:
        """Further bodies behind one that signs; the red head, which names them too, stays as it is."""
        item = item_of(path, "署名") if all(unit.what is What.SIGNER for unit in new) else None
        if item is None:
            return ()
        edits: list[Edit] = [Insert(item.list, item.at + 1, unit.text) for unit in new]
        issuers = self.places.child(self.places.child((), "版头"), "发文机关标志")
        if self.places.has(issuers[:-1]) and not self.places.has(issuers):
            names = [self.places.text((*item.list, n)) for n in range(self.places.length(item.list))]
            edits.append(Put(issuers, [*names]))
        return tuple(edits)

    def _ends(self, before: Unit | None) -> bool:
        """Whether the text of the paper ends here: notes and annexes may follow."""
        if before is None:
            return False
        rest = self.units[self.places.index[id(before)] + 1 :]
        end = next((n for n, unit in enumerate(rest) if unit.what is What.ANNEX), len(rest))
        return all(unit.what not in PROSE for unit in rest[:end])

    def _is_last(self, before: Unit, section: Path) -> bool:
        """Whether nothing of the section stands behind a unit."""
        at = self.places.index[id(before)]
        within = (n for path, n in self._last.items() if path[: len(section)] == section)
        return max(within, default=-1) <= at


def _in_chapter(section: Path) -> bool:
    """Whether it is a chapter or a section of one; 下一步 has neither 段落 nor 结语."""
    return canonical(section)[:1] == (CHAPTERS,)
