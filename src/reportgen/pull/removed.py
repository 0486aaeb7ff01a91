"""Units that were deleted or moved -> edits of the data file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.datafile.edits import Edit, Move, Path, Remove
from reportgen.load.nodes import Mapping, Node, Scalar
from reportgen.place import Place
from reportgen.pull.changes import Change, Unit, What
from reportgen.pull.keys import CHAPTERS, LISTS, POINTS, SECTIONS, SETTINGS, canonical, item_of, section_of
from reportgen.pull.places import Places, Way
from reportgen.pull.steps import Step, Stretch

OF_TEMPLATE = "这一段是模板或程序写的，数据文件里没有；不要它，在模板里去掉"
ELSEWHERE = "移到了另一章或另一节，数据文件里请剪切过去"
LISTS_OF = {
    What.POINT: (POINTS,),
    What.HEADING: (CHAPTERS, SECTIONS),
    What.BODY: ("段落",),
    What.NOTE: ("附件",),
    What.SIGNER: ("署名",),
}


def removed(changes: Sequence[Change], places: Places) -> dict[int, Step]:
    """The step of each deletion, by the id of the change.

    A value goes with the last of its words, a point or a section with the last of its values.
    """
    cut: dict[Path, list[tuple[int, int]]] = {}
    for change in changes:
        for path, start, end in _printed(change.old, places):
            cut.setdefault(path, []).append((start, end))
    whole = {path for path, spans in cut.items() if not _left(places.text(path), spans).strip("。；，、 \n")}
    removes = list(_removes(places.root, (), whole))
    return {id(change): _step(change, removes, whole, places) for change in changes}


def _printed(unit: Unit | None, places: Places) -> Iterator[tuple[Path, int, int]]:
    """The values that a unit prints, and which of their characters."""
    if unit is None:
        return
    for spot in places.of(unit):
        if spot.way in (Way.WORDS, Way.FILLED):
            yield spot.path, spot.start, spot.end
        elif spot.way is Way.VALUE:
            yield spot.path, 0, len(places.text(spot.path))


def _left(text: str, spans: Sequence[tuple[int, int]]) -> str:
    gone = {n for start, end in spans for n in range(start, end)}
    return "".join(char for n, char in enumerate(text) if n not in gone)


def _step(change: Change, removes: Sequence[Path], whole: set[Path], places: Places) -> Step:
    assert change.old is not None  # noqa: S101 - it was deleted
    printed = list(_printed(change.old, places))
    if not printed:
        return Step(change, refused=OF_TEMPLATE)
    edits: list[Edit] = []
    stretches: list[Stretch] = []
    for path in dict.fromkeys(path for path, _, _ in printed):
        above = next((r for r in removes if path[: len(r)] == r), None)
        if above is not None:
            edits += [Remove(above)] if Remove(above) not in edits else []
        else:
            spans = [(start, end) for other, start, end in printed if other == path]
            stretches.append(_stretch(path, spans, places.text(path)))
    return Step(change, _place(printed[0][0], places), tuple(stretches), tuple(edits))


def _stretch(path: Path, spans: Sequence[tuple[int, int]], text: str) -> Stretch:
    """From the first of the characters to the last, with one of the line feeds around them."""
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    if text[end : end + 1] == "。" and text[start - 1 : start] in ("", "\n"):
        end += 1
    if text[end : end + 1] == "\n":
        end += 1
    elif text[start - 1 : start] == "\n":
        start -= 1
    return Stretch(path, start, end, "")


def _place(path: Path, places: Places) -> Place | None:
    return places.place(path)


def _removes(node: Node, path: Path, whole: set[Path]) -> Iterator[Path]:
    """The topmost parts of which nothing is left; the file itself is none of them."""
    if not any(p[: len(path)] == path for p in whole):
        return
    if path and _is_gone(node, path, whole):
        yield path
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from _removes(entry.value, (*path, entry.key.text), whole)
    elif not isinstance(node, Scalar):
        for n, item in enumerate(node.items):
            yield from _removes(item, (*path, n), whole)


def _is_gone(node: Node, path: Path, whole: set[Path]) -> bool:
    if isinstance(node, Scalar):
        return path in whole
    if isinstance(node, Mapping):
        inside = [(entry.value, (*path, entry.key.text)) for entry in node.entries]
        told = [(value, p) for value, p in inside if canonical(p)[-1] not in SETTINGS]
        return bool(told) and all(_is_gone(value, p, whole) for value, p in told)
    return canonical(path)[-1] in LISTS and all(_is_gone(item, (*path, n), whole) for n, item in enumerate(node.items))


def moved(change: Change, places: Places) -> Step:
    """The item that a unit belongs to stands behind another one of its list now, or first."""
    assert change.old is not None  # noqa: S101 - it was there before
    path = places.path_of(change.old)
    item = item_of(path, *LISTS_OF.get(change.old.what, ()))
    if not item:
        return Step(change, refused=OF_TEMPLATE if not path else ELSEWHERE)
    to = _behind(item, change.before, places)
    if to is None:
        return Step(change, places.place(path), refused=ELSEWHERE)
    at = item[-1]
    assert isinstance(at, int)  # noqa: S101 - an item
    return Step(change, places.place(path), edits=() if to in (at, at + 1) else (Move(item[:-1], at, to),))


def _behind(item: Path, before: Unit | None, places: Places) -> int | None:
    """Before which item of its list it stands now."""
    if before is None:
        return None
    other = places.path_of(before, last=True)
    size = len(item) - 1
    if other[:size] == item[:-1] and len(other) > size and isinstance(other[size], int):
        return other[size] + 1  # type: ignore[operator]
    same = section_of(item[:-1]) == section_of(other) and bool(section_of(other))
    return 0 if same or (len(item) == 2 and other[:1] != item[:1]) else None
