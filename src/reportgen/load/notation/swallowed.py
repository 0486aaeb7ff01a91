"""Keys and list marks that a text has swallowed: who knows what the text was to be can tell; YAML can't."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from reportgen.diagnostics import Diagnostic, fault
from reportgen.load.nodes import Entry, Mapping, Scalar
from reportgen.load.notation.pitfalls import LEAD, NUMBER, bullet
from reportgen.load.notation.slip import BLANKS, WIDE_COLONS, WORD, brief
from reportgen.place import Place
from reportgen.regex import regex
from reportgen.vocabulary import folded
from reportgen.zh import is_han

COLONS = f"{WIDE_COLONS}∶:"
KEYLIKE = regex(rf"\s*{LEAD}({WORD})[ {BLANKS}]*([{COLONS}])[ {BLANKS}]*(.*)$")


def swallowed_keys(node: Scalar, keys: Container[str], first: bool = True) -> tuple[Diagnostic, Mapping] | None:
    """`导语:` with `自动生成：否` below: a line that begins with one of `keys` (folded) and no YAML colon.

    The fault at the first such line and what was meant, as far as it can be told. `first` says whether the
    first line of the text counts; where the text has a key of its own, only the lines below it do.
    """
    entries: list[Entry] = []
    said: Diagnostic | None = None
    for at, start, text in _lines(node):
        if not any(colon in text for colon in COLONS):
            continue  # to compile KEYLIKE takes longer than to read a small city
        match = KEYLIKE.match(text) if first or at > node.place.line else None
        if match is None or folded(match.group(2)) not in keys:
            continue
        column = start + match.start(3) + 1
        place = node.place._replace(line=at, column=column, end_line=at, end_column=column + 1)
        word, rest = match.group(2), match.group(4).strip()
        entries.append(Entry(Scalar(word, place, True), Scalar(rest, place, True)))
        said = said or _colon(node, match, place)
    return (said, Mapping(tuple(entries), node.place, False)) if said else None


def _colon(node: Scalar, match: re.Match[str], place: Place) -> Diagnostic:
    word, mark, at = match.group(2), match.group(3), place.line
    head = node.place.source.lines[at - 1][: node.place.column - 1].strip() if at == node.place.line else ""
    mended = f"{word}: {match.group(4)}".strip()
    below = "，以下各行照此改" if node.place.end_line > at else ""
    fix = f"改为“{head}{' ' * bool(head)}{brief(mended)}”{below}；如是正文，给整个值加单引号"
    if head.endswith(":"):
        fix = f"另起一行，缩进两格写“{brief(mended)}”{below}；如是正文，给整个值加单引号"
    if mark == ":":
        return fault("YML102", place, f"第 {at} 行“{word}”的冒号后面缺少空格，整行被当作文字", fix)
    return fault("YML101", place, f"第 {at} 行“{word}”后面用了全角冒号，整行被当作文字", fix)


def _lines(node: Scalar) -> Iterator[tuple[int, int, str]]:
    """Of a text without quotes: number of each of its lines (from 1), where the text begins in it, and the text."""
    place, lines = node.place, node.place.source.lines
    if not node.plain or not 1 <= place.line <= place.end_line <= len(lines):  # a cell of a workbook has no line
        return
    for at in range(place.line, place.end_line + 1):
        start = place.column - 1 if at == place.line else 0
        end = place.end_column - 1 if at == place.end_line else len(lines[at - 1])
        yield at, start, lines[at - 1][start:end]


def swallowed_items(node: Scalar) -> Diagnostic | None:
    """`署名:` with `1. 甲` and `2. 乙` below, `署名: -甲`, `署名: ［甲，乙］`: a list was meant."""
    at, start, text = next(_lines(node), (0, 0, ""))
    if not text or is_han(text[0]):
        return None
    own = not node.place.source.lines[at - 1][:start].strip()
    place = node.place._replace(end_line=at, end_column=node.place.column + 1)
    below = "，以下各行照此改" if node.place.end_line > at else ""
    slip = bullet([text], 0) if not text.startswith(("——", "––")) else None
    if slip is not None:
        reason = slip.reason.replace("第 1 行", f"第 {at} 行", 1)
        fix = slip.fix if own else slip.fix.replace("改为", "另起一行写", 1)
        return fault("YML107", place, reason, fix + below)
    match = NUMBER.match(text) if own else None
    if match is not None:
        reason = f"第 {at} 行用“{match.group().strip()}”作列表符号，程序只认半角“-”加一个空格"
        return fault("YML107", place, reason, f"改为“- {brief(text[match.end() :])}”{below}")
    if text.startswith("［") and text.rstrip().endswith("］"):
        inner = ", ".join(part.strip() for part in re.split("[,，、]", text.strip()[1:-1]))
        return fault("YML124", place, f"第 {at} 行的方括号是全角，程序只认半角", f"改为“[{brief(inner)}]”")
    return None
