"""Units that were deleted -> edits of the data file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.datafile.edits import Edit, Path, Remove
from reportgen.load.nodes import Mapping, Node, Scalar
from reportgen.pull.changes import Change, Unit, What
from reportgen.pull.keys import LISTS, SETTINGS, canonical, is_own, is_prose, section_of
from reportgen.pull.letters import PLACEHOLDER
from reportgen.pull.places import Places, Way
from reportgen.pull.steps import Step, Stretch

OF_TEMPLATE = "这一段是模板或程序写的，数据文件里没有；不要它，在模板里去掉"
OF_FACT = "这里印的是数据文件里的事实，别处也用，不随这一段删去"
HAS_ROLE = "有“角色”的章总有标题：删去“标题”，印出来的是惯用的标题；要么改它的字，要么整章删去"
MIXED = "这一段里有模板或程序写的话，删不去；数据文件里的那几句可以单独删"
OWN_WORDS = 0.6  # share of a text that must be words of the data, or the program wrote it
MARKS = "。；，、：: \n"


def removed(changes: Sequence[Change], places: Places) -> dict[int, Step]:
    """The step of each deletion, by the id of the change.

    A value goes with the last of its words, a point or a section with the last of its values.
    """
    cut: dict[Path, list[tuple[int, int]]] = {}
    for change in changes:
        for path, start, end in _printed(change.old, places):
            cut.setdefault(path, []).append((start, end))
    whole = {path for path, spans in cut.items() if not _left(places.text(path), spans).strip(MARKS)}
    removes = set(_Gone(whole).removes(places.root, ()))
    return {id(change): _step(change, removes, places) for change in changes}


def _printed(unit: Unit | None, places: Places) -> Iterator[tuple[Path, int, int]]:
    """The values that a unit prints and that go with it, and which of their characters; facts stay."""
    for spot in places.of(unit) if unit else ():
        if spot.way in (Way.WORDS, Way.FILLED) and (is_prose(spot.path) or is_own(spot.path)):
            yield spot.path, spot.start, spot.end


def _left(text: str, spans: Sequence[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in sorted(spans):
        parts.append(text[at : max(at, start)])
        at = max(at, end)
    return "".join([*parts, text[at:]])


def _step(change: Change, removes: set[Path], places: Places) -> Step:
    unit = change.old
    printed = list(_printed(unit, places))
    if unit is None or not printed:
        return _unprinted(change, removes, places)
    if _is_mixed(unit, places):
        return Step(change, places.place(printed[0][0]), refused=MIXED)
    edits: list[Edit] = []
    stretches: list[Stretch] = []
    for path in dict.fromkeys(path for path, _, _ in printed):
        above = next((path[:n] for n in range(1, len(path) + 1) if path[:n] in removes), None)
        if above is None:
            own = [edge for other, *edges in printed if other == path for edge in edges]
            stretches.append(cut_out(path, min(own), max(own), places.text(path)))
        elif Remove(above) not in edits:
            edits.append(Remove(above))
    place = places.place(printed[0][0])
    if unit.what is What.HEADING and any(_has_role(edit.path, places) for edit in edits if isinstance(edit, Remove)):
        return Step(change, place, refused=HAS_ROLE)
    return Step(change, place, tuple(stretches), tuple(edits))


def _unprinted(change: Change, removes: set[Path], places: Places) -> Step:
    """A conventional heading goes with its chapter; anything else that the data do not say stays."""
    unit = change.old
    if unit is not None and unit.what is What.HEADING:
        below = next((path for u in places.units[places.index[id(unit)] + 1 :] if (path := places.path_of(u))), ())
        section = section_of(below)
        if section and section in removes:
            return Step(change, places.place(section), edits=(Remove(section),))
    path = places.path_of(unit) if unit else ()
    return Step(change, places.place(path) if path else None, refused=OF_FACT if path else OF_TEMPLATE)


def _is_mixed(unit: Unit, places: Places) -> bool:
    """Whether much of the text comes from no prose: a sentence that the program makes would stay."""
    own = sum(len(run.text) for spot, run in zip(places.of(unit), unit.inlines, strict=True) if is_prose(spot.path))
    return unit.what in (What.BODY, What.POINT) and own < OWN_WORDS * len(unit.text)


def _has_role(path: Path, places: Places) -> bool:
    """Whether this is the heading of a chapter whose role gives it one anyhow."""
    return canonical(path)[-1] == "标题" and places.has(places.child(path[:-1], "角色"))


def cut_out(path: Path, start: int, end: int, text: str) -> Stretch:
    """Characters start..end go, with one of the line feeds around them."""
    if text[end : end + 1] == "。" and text[start - 1 : start] in ("", "\n"):
        end += 1
    if text[end : end + 1] == "\n":
        end += 1
    elif text[start - 1 : start] == "\n":
        start -= 1
    return Stretch(path, start, end, "")


class _Gone:
    """Which parts of the file go, when the words of some values do."""

    def __init__(self, whole: set[Path]) -> None:
        self.whole = whole
        self.above = {path[:n] for path in whole for n in range(len(path) + 1)}

    def removes(self, node: Node, path: Path) -> Iterator[Path]:
        """The topmost parts of which nothing is left; the file itself is none of them."""
        if path not in self.above:
            return
        if path and self._is_gone(node, path):
            yield path
        elif isinstance(node, Mapping):
            for entry in node.entries:
                yield from self.removes(entry.value, (*path, entry.key.text))
        elif not isinstance(node, Scalar):
            for n, item in enumerate(node.items):
                yield from self.removes(item, (*path, n))

    def _is_gone(self, node: Node, path: Path) -> bool:
        """Whether nothing is left of it; a fact alone, printed by a placeholder, is nothing."""
        if isinstance(node, Scalar):
            return path in self.whole or (is_prose(path) and not PLACEHOLDER.sub("", node.text).strip(MARKS))
        if isinstance(node, Mapping):
            inside = [(entry.value, (*path, entry.key.text)) for entry in node.entries]
            told = [(value, p) for value, p in inside if canonical(p)[-1] not in SETTINGS]
            return bool(told) and all(self._is_gone(value, p) for value, p in told)
        items = enumerate(node.items)
        return canonical(path)[-1] in LISTS and all(self._is_gone(item, (*path, n)) for n, item in items)
