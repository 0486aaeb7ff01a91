"""The header of a ledger's sheet: which rows it is, which column holds what, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import takewhile
from typing import NamedTuple

from reportgen.diagnostics import Diagnostic, fault
from reportgen.load.source import tidy
from reportgen.load.workbook.columns import (
    INSTEAD,
    NUMBER_KEYS,
    Column,
    column_of,
    header_word,
    in_context,
    is_end,
    is_group,
    is_month,
    key_of,
)
from reportgen.load.workbook.grid import Grid, Merge
from reportgen.model import Progress
from reportgen.place import Place, Source
from reportgen.regex import regex
from reportgen.vocabulary import definition, folded, key_table, nearest

HEADER_ROWS = 20  # a header begins within the first rows, below a title and notes
HEADER_KEYS = 3  # rows are the header when they name at least this many columns
DEPTH_MAX = 3  # rows of a header
LONGEST = 20  # characters of a word in a header; more is a sentence
SECRETS = ("公开", "涉密", "保密", "密级", "内部")  # a column that speaks of these must not be passed over

LIKE = 0.6  # likeness of a word that is asked about
_STATUS_LIKE = regex("状态|进度|完成|结果|办结|情况")

Words = dict[int, dict[int, str]]  # row -> column -> word


class Header(NamedTuple):
    """The rows of the header and its columns by their number.

    `words` are all words of a column, read or not; `texts` are the lowest of them as they stand in the cell.
    """

    top: int
    bottom: int
    columns: dict[int, Column]
    words: dict[int, tuple[str, ...]]
    texts: dict[int, str]

    def column(self, key: str) -> int:
        """The number of the column of this key; 0 where there is none."""
        return next((number for number, column in self.columns.items() if column.key == key), 0)


class _Heads:
    """The first rows of a sheet as words, with what is merged there."""

    def __init__(self, grid: Grid, part: str) -> None:
        self.part = part
        last = HEADER_ROWS + DEPTH_MAX
        rows = takewhile(lambda row: row.line <= last, grid.rows())
        self.words: Words = {}
        self.texts: Words = {}
        for row in rows:
            filled = {n: c.text for n, c in row.cells if c.text.strip()}
            self.texts[row.line] = {n: "".join(tidy(text).split()) for n, text in filled.items()}
            self.words[row.line] = {n: header_word(text) for n, text in filled.items()}
        self.merges = [m for m in grid.merges() if m.top <= last]

    def merge_at(self, line: int, column: int) -> Merge | None:
        """The merged cells that cover this one."""
        return next((m for m in self.merges if m.top <= line <= m.bottom and m.left <= column <= m.right), None)

    def word(self, line: int, column: int) -> tuple[str, bool]:
        """The word that stands over a column in this row, and whether it is merged over several columns."""
        merge = self.merge_at(line, column)
        if merge is None:
            return self.words.get(line, {}).get(column, ""), False
        return self.words.get(merge.top, {}).get(merge.left, ""), merge.right > merge.left


def header_of(grid: Grid, part: str) -> Header | None:
    """The first rows that name enough columns, the number of the task among them."""
    heads = _Heads(grid, part)
    return _found(heads, NUMBER_KEYS[part]) or _found(heads, INSTEAD[part])


def _found(heads: _Heads, number_key: str) -> Header | None:
    """The header whose rows are numbered by a column of this key."""
    part = heads.part
    for line in sorted(heads.words):
        if line > HEADER_ROWS:
            return None
        numbers = [n for n, word in heads.words[line].items() if number_key and key_of(word, part) == number_key]
        if not numbers:
            continue
        top, bottom = _top(heads, line), _bottom(heads, line, numbers)
        columns, words = _columns(heads, top, bottom)
        if len({(c.key, c.inner) for c in columns.values()}) >= HEADER_KEYS:
            texts: dict[int, str] = {}
            for row in range(top, bottom + 1):
                texts |= heads.texts.get(row, {})
            return Header(top, bottom, in_context(columns, words, part), words, texts)
    return None


def _bottom(heads: _Heads, line: int, numbers: list[int]) -> int:
    """The last row of a header: as far as 序号 is merged, or as rows of words go on below it."""
    merged = [m.bottom for n in numbers if (m := heads.merge_at(line, n))]
    bottom = min(max([line, *merged]), line + DEPTH_MAX - 1)
    while bottom - line + 1 < DEPTH_MAX and _is_lower(heads, bottom + 1, numbers):
        bottom += 1
    return bottom


def _is_lower(heads: _Heads, line: int, numbers: list[int]) -> bool:
    """Whether a row is the lower part of a header: no number, short words, half of them names of columns."""
    words = heads.words.get(line, {})
    if not words or any(n in words for n in numbers) or any(len(word) > LONGEST for word in words.values()):
        return False
    if all(is_month(word) for word in words.values()):
        return True
    above = {n: heads.word(line - 1, n)[0] for n in words}
    known = [
        n for n, w in words.items() if is_end(w) or column_of([a, w] if (a := above[n]) else [w], line, heads.part)
    ]
    merged_over = [n for n in words if heads.word(line - 1, n)[1]]
    return len(known) * 2 >= len(words) and (len(known) > 1 or bool(merged_over))


def _top(heads: _Heads, line: int) -> int:
    """The first row of a header whose 序号 stands in a lower one: groups over its columns."""
    top = line
    while line - top + 1 < DEPTH_MAX and top - 1 in heads.words:
        above = heads.words[top - 1]
        groups = [n for n, word in above.items() if is_group(word, heads.part)]
        if not groups or (len(above) == 1 and _spans_all(heads, top - 1, groups[0], line)):
            break
        top -= 1
    return top


def _spans_all(heads: _Heads, line: int, column: int, below: int) -> bool:
    """Whether a lone word stands over the whole table, as a title does."""
    merge = heads.merge_at(line, column)
    return column <= min(heads.words[below]) and (merge is None or merge.right >= max(heads.words[below]))


def _columns(heads: _Heads, top: int, bottom: int) -> tuple[dict[int, Column], dict[int, tuple[str, ...]]]:
    columns: dict[int, Column] = {}
    words: dict[int, tuple[str, ...]] = {}
    rows = range(top, bottom + 1)
    filled = {line: _filled_right(heads, line, bottom) for line in rows}
    last = max((m.right for m in heads.merges if top <= m.top <= bottom), default=0)
    numbers = {n for line in rows for n in heads.words.get(line, {})} | set(range(1, min(last, 200) + 1))
    for number in sorted(numbers):
        path: list[tuple[str, int, bool]] = []
        for line in rows:
            word, firm = heads.word(line, number)
            word = word or filled[line].get(number, "")
            if word and (not path or path[-1][0] != word):
                path.append((word, line, firm))
        if not path:
            continue
        merge = heads.merge_at(path[-1][1], number)
        if merge is not None and merge.left != number:
            continue  # the rest of a word that is merged over several columns
        words[number] = tuple(word for word, _, _ in path)
        firm = any(firm for _, _, firm in path[:-1])
        column = column_of([word for word, _, _ in path], path[-1][1], heads.part, firm)
        if column is not None:
            columns[number] = column
    return columns, words


def _filled_right(heads: _Heads, line: int, bottom: int) -> dict[int, str]:
    """Words of groups that stand in the first of their columns only, by the blank columns beside it.

    A column belongs to the group on its left where both have words of their own below.
    """
    filled: dict[int, str] = {}
    if line == bottom:
        return filled
    below = {n for row in range(line + 1, bottom + 1) for n in heads.words.get(row, {})}
    for number in sorted(below):
        own = heads.words.get(line, {}).get(number)
        if own is None and heads.merge_at(line, number) is None and number - 1 in below:
            group = heads.words.get(line, {}).get(number - 1) or filled.get(number - 1, "")
            if group and heads.merge_at(line, number - 1) is None:
                filled[number] = group
    return filled


def header_faults(source: Source, header: Header, part: str) -> Iterator[Diagnostic]:
    """No 状态, columns that nobody reads, and two columns for the same thing; the second is left out."""
    columns = header.columns
    seen: dict[tuple[str, str], int] = {}
    doubled: set[int] = set()
    for number, column in list(columns.items()):
        first = seen.setdefault((column.key, column.inner), number)
        if first != number:
            there = Place(source, columns[first].row, first)
            reason = f"这里的“{column.word}”和 {there} 的“{columns[first].word}”，都读作“{column.name}”"
            fix = "改正其中一个栏目名，或删去一栏"
            if "月" in column.word and "月" in columns[first].word:
                fix = "按月各有一栏的，只留最近一个月的一栏，其余的删去或改名"
            yield fault("LED313", Place(source, column.row, number), reason, fix, (there,), key=column.name)
            del columns[number]
            doubled.add(number)
    for number, words in header.words.items():
        if number not in columns.keys() | doubled:
            shown = header.texts.get(number) or words[-1]
            yield from _unread(Place(source, header.bottom, number), words, shown, part)
    if part == "Task" and not header.column("状态"):
        states = "、".join(p.value for p in Progress)
        rows = f"第 {header.top} 行" if header.top == header.bottom else f"第 {header.top} 至 {header.bottom} 行"
        reason = f"表头（{rows}）里没有“状态”，也没有“完成情况”“整改进度”等"
        fix = f"加一栏“状态”，逐项填写：{states}；已有这一栏的，把栏目名改为“状态”"
        meant = _status_like(header)
        if meant:
            fix = f"是否为“{meant}”一栏？是的话，把栏目名改为“状态”；没有的，加一栏“状态”，逐项填写：{states}"
        yield fault("LED329", Place(source, header.top, min(columns)), reason, fix)


def _unread(place: Place, words: tuple[str, ...], shown: str, part: str) -> Iterator[Diagnostic]:
    """A column that is not read; `shown` is the last of its words as it stands in the cell."""
    word = words[-1]
    if part == "Case" and word == "序号":
        return  # it only counts the rows
    if part == "Task" and any(secret in shown for secret in SECRETS):
        reason = f"不认识“{shown}”这一栏，不读的话，不该公开的任务会印进公开稿"
        fix = "管公开的一栏，栏目名写“公开”，逐项填“是”或“否”"
        yield fault("LED334", place, reason, fix, word=shown)
        return
    if len(words) > 1 and key_of(word, part):
        reason = f"它在“{words[-2]}”之下，不是整个任务的“{shown}”"
        yield fault("LED316", place, reason, f"不用改；要读，移到“{words[-2]}”以外", word=shown)
        return
    inside, near = _inside(word, part), _nearest(word, part)
    fix = "不用改；要读就改用通行的栏目名"
    if inside:
        fix = f"这一栏不读；如果它就是“{inside}”，把栏目名改成这个"
    elif near:
        fix = f"这一栏不读；是否为“{near}”？是的话，把栏目名改成这个"
    yield fault("LED316", place, f"通行的栏目名里没有“{shown}”", fix, word=shown)


def _inside(word: str, part: str) -> str:
    """The key whose name, or another word for it, is the longest that stands in a word: 验收单位名称 -> 验收单位."""
    table = key_table(definition(part))
    plain = folded(word)
    within = [spelling for spelling in table if len(spelling) > 2 and spelling in plain]
    return table[max(within, key=len)] if within else ""


def _nearest(word: str, part: str) -> str:
    """The key with a spelling that looks much like a word; nothing where it only shares half of its characters."""
    table = key_table(definition(part))
    near = [n for n in nearest(word, table, 1) if SequenceMatcher(None, word, n).ratio() >= LIKE]
    return table[near[0]] if near else ""


def _status_like(header: Header) -> str:
    """The head of a column that is not read and may be that of the status."""
    unread = [n for n in sorted(header.words) if n not in header.columns]
    meant = next((n for n in unread if _STATUS_LIKE.search(header.words[n][-1])), 0)
    return (header.texts.get(meant) or header.words[meant][-1]) if meant else ""
