"""Any file and any edits of it: the data that were asked for, and nothing else touched."""

from __future__ import annotations

import re
from collections import Counter
from random import Random
from typing import Any

from hypothesis import assume, given, note
from hypothesis import strategies as st

from reportgen.datafile.edits import Edit, Insert, Move, Path, Put, Remove, Replace
from reportgen.datafile.layout import Layout
from reportgen.datafile.splice import node_at, spliced
from reportgen.diagnostics import has_errors
from reportgen.load.nodes import Mapping, Node, Scalar, Sequence
from reportgen.load.notation import compose
from reportgen.load.source import source_of
from tests.datafile.manners import KEYS, TEXTS, Writer


def data_of(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {entry.key.text: data_of(entry.value) for entry in node.entries}
    return node.text if isinstance(node, Scalar) else [data_of(item) for item in node.items]


def read(text: str) -> Node:
    root, found = compose(source_of(text))
    assume(root is not None and not has_errors(found))
    assert root is not None
    return root


def at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def paths(data: Any, path: Path = ()) -> list[Path]:
    inner = list(data.items()) if isinstance(data, dict) else list(enumerate(data)) if isinstance(data, list) else []
    return [path, *(p for step, value in inner for p in paths(value, (*path, step)))]


def edited(data: Any, edits: list[Edit], path: Path = ()) -> Any:
    """What the edits say, worked out by gaps: before each item, and behind the last."""
    for edit in edits:
        if isinstance(edit, Replace) and edit.path == path:
            return edit.text
    if isinstance(data, str):
        return data
    gone = {edit.path for edit in edits if isinstance(edit, Remove)}
    if isinstance(data, dict):
        kept = {key: edited(v, edits, (*path, key)) for key, v in data.items() if (*path, key) not in gone}
        return kept | {str(e.path[-1]): e.value for e in edits if isinstance(e, Put) and e.path[:-1] == path}
    gaps: list[list[Any]] = [[] for _ in range(len(data) + 1)]
    here = [e for e in edits if isinstance(e, (Insert, Move)) and e.path == path]
    for edit in here:
        if isinstance(edit, Insert):
            gaps[edit.at].append(edit.value)
        else:
            gaps[edit.to].append(edited(data[edit.at], edits, (*path, edit.at)))
    moving = {e.at for e in here if isinstance(e, Move)}
    found = gaps[0]
    for n, item in enumerate(data):
        if n not in moving and (*path, n) not in gone:
            found = [*found, edited(item, edits, (*path, n))]
        found = [*found, *gaps[n + 1]]
    return found


def edits_of(random: Random, data: Any, root: Node) -> list[Edit]:
    """Some edits that go together."""
    found: list[Edit] = []
    moved: set[Path] = set()
    gone: set[Path] = set()
    for path in random.sample(paths(data), k=len(paths(data))):
        value = at(data, path)
        if len(found) > 4 or any(path[: len(g)] == g or g[: len(path)] == path for g in gone):
            continue
        if isinstance(value, str) and random.random() < 0.4:
            found.append(Replace(path, random.choice(TEXTS)))
        elif isinstance(value, dict) and random.random() < 0.4:
            found.append(Put((*path, "新键"), random.choice(VALUES)))
        elif isinstance(value, list) and random.random() < 0.4:
            found.append(Insert(path, random.randint(0, len(value)), random.choice(VALUES)))
        elif isinstance(value, list) and value and random.random() < 0.6:
            found.append(Move(path, random.randrange(len(value)), random.randint(0, len(value))))
            moved.add((*path, found[-1].at))  # type: ignore[union-attr]
        elif path and path not in moved and len(at(data, path[:-1])) > 1 and random.random() < 0.2:
            inside = [e for e in found if e.path[: len(path)] == path]
            siblings = any(g[:-1] == path[:-1] for g in gone)
            above = isinstance(at(data, path[:-1]), list) and (path in moved)
            if not inside and not siblings and not above:
                found.append(Remove(path))
                gone.add(path)
    return found


VALUES: tuple[Any, ...] = (
    "新的一句。",
    "两行\n文字",
    "甲, 乙",
    ["省委", "省政府"],
    {"标题": "新", "内容": "新的内容。"},
    {"标题": "新", "要点": [{"标题": "子", "内容": "丑: 寅"}, "短"]},
)
leaves = st.sampled_from(TEXTS)
trees = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=14,
)
roots = st.dictionaries(st.sampled_from(KEYS), trees, min_size=1, max_size=5)


def comments(text: str) -> Counter[str]:
    return Counter(re.findall(r"# 注\d+\.", text))


def lost(text: str, root: Node, removed: list[Path]) -> set[str]:
    """The comments that go with what is removed: from the data before it to the data behind it."""
    starts = sorted(node.place.line for node in nodes(root) if isinstance(node, Scalar))
    lines = text.replace("\r\n", "\n").split("\n")
    found: set[str] = set()
    for path in removed:
        node = node_at(root, path)
        own = [n.place for n in nodes(node)]
        first, last = min(p.line for p in own), max(p.end_line for p in own)
        before = max((line for line in starts if line < first), default=0)
        behind = min((line for line in starts if line > last), default=len(lines) + 1)
        found |= set(comments("\n".join(lines[max(0, before - 1) : behind])))
    return found


def nodes(node: Node) -> list[Node]:
    inner = [e.value for e in node.entries] if isinstance(node, Mapping) else []
    inner += node.items if isinstance(node, Sequence) else ()
    return [node, *(n for value in inner for n in nodes(value))]


def counted(text: str) -> Counter[str]:
    """The lines that are not empty; the last of a file may end without a line break."""
    return Counter(line for line in text.replace("\r\n", "\n").split("\n") if line.strip())


@given(roots, st.randoms(use_true_random=False))
def test_the_edited_file_holds_the_edited_data_and_all_comments(tree: dict[str, Any], random: Random) -> None:
    text = Writer(random).file(tree)
    root = read(text)
    data = data_of(root)
    edits = edits_of(random, data, root)
    note(text)
    note(str(edits))
    result = spliced(text, edits)
    note(result)
    assert data_of(read(result)) == edited(data, edits)
    gone = comments(text) - comments(result)
    assert set(gone) <= lost(text, root, [edit.path for edit in edits if isinstance(edit, Remove)])


@given(roots, st.randoms(use_true_random=False), st.sampled_from(TEXTS))
def test_another_text_leaves_all_lines_around_it_as_they_are(tree: dict[str, Any], random: Random, new: str) -> None:
    text = Writer(random).file(tree)
    root = read(text)
    data = data_of(root)
    path = random.choice([p for p in paths(data) if isinstance(at(data, p), str)] or [()])
    assume(path)
    note(text)
    result = spliced(text, [Replace(path, new)])
    note(result)
    node, lines = node_at(root, path), text.split("\n")
    before, end = node.place.line - 1, node.place.end_line
    while Layout(text).header(node) and end < len(lines) and not lines[end].strip():
        end += 1  # lines of blanks alone may be the last ones of a text behind | or >
    behind = len(lines) - end
    assert result.split("\n")[:before] == lines[:before]
    assert not behind or result.split("\n")[-behind:] == lines[-behind:]


@given(roots, st.randoms(use_true_random=False))
def test_what_is_new_or_moved_changes_no_line_of_a_list_without_brackets(tree: dict[str, Any], random: Random) -> None:
    text = Writer(random).file(tree)
    root = read(text)
    lists = [p for p in paths(data_of(root)) if (n := node_at(root, p)) and isinstance(n, Sequence) and n.items]
    lists = [p for p in lists if is_block(text, node_at(root, p))]
    assume(lists)
    path = random.choice(lists)
    size = len(at(data_of(root), path))
    move = Move(path, random.randrange(size), random.randint(0, size))
    note(text)
    assert counted(spliced(text, [move])) == counted(text)
    assert counted(text) <= counted(spliced(text, [Insert(path, random.randint(0, size), random.choice(VALUES))]))


def is_block(text: str, node: Node) -> bool:
    """Whether a list stands on lines of its own, each item with its mark at their beginning."""
    line = text.replace("\r\n", "\n").split("\n")[node.place.line - 1]
    return line[node.place.column - 1] == "-" and not line[: node.place.column - 1].strip()
