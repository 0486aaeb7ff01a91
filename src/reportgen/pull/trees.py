"""Points and sections as data: those that were typed in Word, and those that stand in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportgen.datafile.edits import Path
from reportgen.datafile.paths import children
from reportgen.datafile.tree import Tree
from reportgen.enumerated import head_of
from reportgen.load.nodes import Mapping as Pairs
from reportgen.load.nodes import Node, Scalar
from reportgen.pull.changes import Unit, What


class Plain(NamedTuple):
    """Paragraphs, points, and paragraphs behind these; `apart` says that each point has a paragraph for itself."""

    texts: list[str]
    points: list[str]
    behind: list[str]
    apart: bool


def plain_of(units: Sequence[Unit]) -> Plain:
    """What stands between two headings; a paragraph between two points is a further line of the one above it."""
    texts: list[str] = []
    points: list[str] = []
    behind: list[str] = []
    for unit in units:
        if unit.what is What.POINT:
            points[-1:] = ["\n".join((*points[-1:], *behind)), unit.text] if points else [unit.text]
            behind = []
        else:
            (behind if points else texts).append(unit.text)
    of_points = {unit.index for unit in units if unit.what is What.POINT}
    return Plain(texts, points, behind, len(of_points) == len(points) > 1)


def point_tree(text: str) -> Tree:
    """A point, its head apart where it has one."""
    first, feed, rest = text.partition("\n")
    head = head_of(first)
    return {"内容": text} if head is None else {"标题": first[: head.end], "内容": first[head.end + 1 :] + feed + rest}


def section_trees(new: Sequence[Unit], level: int) -> list[Tree]:
    """Sections of a level with all that stands under them."""
    starts = [n for n, unit in enumerate(new) if unit.what is What.HEADING and unit.level <= level]
    ends = [*starts[1:], len(new)]
    return [_tree(new[start], new[start + 1 : end]) for start, end in zip(starts, ends, strict=True)]


def _tree(heading: Unit, content: Sequence[Unit]) -> Tree:
    tree: dict[str, Tree] = {"标题": heading.text.rstrip("。")}
    first = next((n for n, unit in enumerate(content) if unit.what is What.HEADING), len(content))
    if content and content[0].index == heading.index:
        tree["题式"] = "接排"
    (texts, points, behind, apart), below = plain_of(content[:first]), content[first:]
    if texts:
        tree["导语"] = texts[0]
        if texts[1:]:
            tree["段落"] = [*texts[1:]]
    if points:
        if apart:
            tree["列举"] = "分段"
        tree["要点"] = [*map(point_tree, points)]
    if below:  # a section without a heading has no number
        unheaded: list[Tree] = [{"段落": [*behind]}] if behind else []
        tree["小节"] = [*unheaded, *section_trees(below, below[0].level)]
    elif behind:
        tree["结语"] = "\n".join(behind)
    return tree


def tree_of(node: Node, path: Path, texts: Mapping[Path, str]) -> Tree:
    """A node of the file; `texts` say what scalars are then."""
    if isinstance(node, Scalar):
        return texts.get(path, node.text)
    inside = [(step, tree_of(inner, (*path, step), texts)) for step, inner in children(node)]
    return {str(key): value for key, value in inside} if isinstance(node, Pairs) else [value for _, value in inside]
