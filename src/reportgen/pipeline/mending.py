"""The road of `check --fix`: what cannot change the meaning is mended in the file itself, and shown as a diff."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from reportgen.check.mending import Edit, edits, mended
from reportgen.check.paper.lines import paper_of_lines
from reportgen.check.proof import Hit
from reportgen.diagnostics import Diagnostic, fault
from reportgen.ignoring import wanted
from reportgen.load.nodes import Mapping, Node, Scalar
from reportgen.load.notation import compose
from reportgen.load.source import read, source_of, written
from reportgen.pipeline.build import Options, build
from reportgen.pipeline.check import drafted_paper, ignored
from reportgen.place import DATA_ENDINGS, Place, Source, is_data_name
from reportgen.records import replace
from reportgen.regex import regex
from reportgen.write.save import save
from reportgen.zh import printable

ENDINGS = (*DATA_ENDINGS, ".txt")
PASSES = 5  # a bracket that was mended may show what stands in it as half-width
LINE_END = regex(r"\r\n|\r|\n")


class Mended(NamedTuple):
    """How many edits there are, the diff that shows them, and what stood in the way of writing them."""

    edits: int = 0
    diff: str = ""
    found: tuple[Diagnostic, ...] = ()


Allowed = Callable[[Hit, Place], bool]


def mend_file(path: Path, options: Options, allowed: Allowed, *, dry: bool = False, passes: int = PASSES) -> Mended:
    """Mends a data file or a plain text, which keeps its encoding and line ends; `dry` only tells.

    A file that can't be read, or data that can't be drawn, are left as they are: the check tells why.
    """
    source, _ = read(path)  # which refuses what is no file, or too large
    if source is None:
        return Mended()
    mark, text, encoding = written(path.read_bytes())
    lines, ends = LINE_END.split(text), LINE_END.findall(text)
    is_data = is_data_name(path)
    made, new = (_of_data if is_data else _of_text)(path, lines, options, allowed)
    if not made or new == lines:
        return Mended()
    diff = _diff(path, lines, new)
    if dry:
        return Mended(made, diff)
    whole = "".join(line + end for line, end in zip(new, [*ends, ""], strict=True))
    trouble = _saved(mark + whole.encode(encoding), path)
    if trouble or not is_data or not passes:
        return Mended(0 if trouble else made, "" if trouble else diff, tuple(trouble))
    again = mend_file(path, options, allowed, passes=passes - 1)
    if not again.edits:
        return Mended(made, diff)
    last = LINE_END.split(written(path.read_bytes())[1])
    return Mended(made + again.edits, _diff(path, lines, last), again.found)


def _diff(path: Path, lines: Sequence[str], new: Sequence[str]) -> str:
    name = printable(path)
    return "\n".join(unified_diff(lines, new, name, name, "改前", "改后", n=0, lineterm="")) + "\n"


def _saved(data: bytes, path: Path) -> list[Diagnostic]:
    """What stood in the way; a file that its owner made read-only stays as it is."""
    fix = "取消文件的“只读”，核对文件夹的权限和磁盘空间，再试一次"
    if not os.access(path, os.W_OK):
        return [fault("OUT602", Place(Source(str(path))), "文件是只读的", fix, name=str(path))]
    return [replace(d, fix=fix) if d.code == "OUT602" else d for d in save(data, path)]


def _of_text(path: Path, lines: list[str], options: Options, allowed: Allowed) -> tuple[int, list[str]]:
    count = 0
    for _ in range(PASSES):
        source = source_of("\n".join(lines), str(path))
        made = _sound(edits(paper_of_lines(source, released=options.public), allowed), lines)
        if not made:
            break
        lines, count = mended(lines, made), count + len(made)
    return count, lines


def _of_data(path: Path, lines: list[str], options: Options, allowed: Allowed) -> tuple[int, list[str]]:
    built = build(path, options)
    drafted, unwanted = drafted_paper(built), ignored(built)

    def may(hit: Hit, place: Place) -> bool:
        return allowed(hit, place) and bool(wanted([fault(hit.code, place, "", "")], unwanted))

    made = _sound(edits(drafted[0], may), lines) if drafted else []
    if made and not _same_shape(lines, mended(lines, made)):
        made = [edit for edit in made if _same_shape(lines, mended(lines, [edit]))]
    new = mended(lines, made)
    return (len(made), new) if made and _same_shape(lines, new) else (0, lines)


def _sound(made: Sequence[Edit], lines: Sequence[str]) -> list[Edit]:
    """Those whose characters stand in the file as they were read: invisible ones may have been left out."""
    return [e for e in made if e.line <= len(lines) and lines[e.line - 1][e.first - 1 : e.last - 1] == e.old]


def _same_shape(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether YAML reads the same keys and as many values as before."""
    trees = [compose(source_of("\n".join(lines))) for lines in (before, after)]
    errors = [sum(d.is_error for d in found) for _, found in trees]
    shapes = [_shape(tree) for tree, _ in trees]
    return shapes[0] == shapes[1] and errors[0] == errors[1]


def _shape(node: Node | None) -> object:
    if node is None or isinstance(node, Scalar):
        return None
    if isinstance(node, Mapping):
        return tuple((e.key.text, _shape(e.value)) for e in node.entries)
    return tuple(_shape(item) for item in node.items)
