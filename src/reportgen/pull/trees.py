"""Points and sections as data: those that were typed in Word, and those that stand in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.datafile.edits import Path
from reportgen.datafile.paths import children
from reportgen.datafile.tree import Tree
from reportgen.enumerated import head_of
from reportgen.load.nodes import Mapping as Pairs
from reportgen.load.nodes import Node, Scalar
from reportgen.pull.changes import Unit, What


def point_tree(text: str) -> Tree:
    """A point, its head apart where it has one."""
    head = head_of(text)
    return {"内容": text} if head is None else {"标题": text[: head.end], "内容": text[head.end + 1 :]}


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
        tree["要点"] = [point_tree(unit.text) for unit in points]
    if below:
        tree["小节"] = section_trees(below, below[0].level)
    return tree


def tree_of(node: Node, path: Path, texts: Mapping[Path, str]) -> Tree:
    """A node of the file; `texts` say what scalars are then."""
    if isinstance(node, Scalar):
        return texts.get(path, node.text)
    inside = [(step, tree_of(inner, (*path, step), texts)) for step, inner in children(node)]
    return {str(key): value for key, value in inside} if isinstance(node, Pairs) else [value for _, value in inside]
