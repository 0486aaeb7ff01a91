"""A Word file -> a paper; places are paragraphs, and characters of what Word shows of them, its number included."""

from __future__ import annotations

from functools import partial

from reportgen.check.paper import Kind, Paper, Passage, Role
from reportgen.check.paper.roles import Told, roles
from reportgen.place import Place
from reportgen.read.word import Para, Where, WordFile


def paper_of_word(word: WordFile, *, released: bool = False) -> Paper:
    """The paper of a Word file; text boxes count as text, a line break that was typed stays one."""
    told = iter(roles([p.shown for p in word.paras if not p.is_blank and p.where is not Where.TABLE]))
    passages: list[Passage] = []
    for p in word.paras:
        if p.is_blank:
            continue
        cell = p.where is Where.TABLE
        role, level, part = Told(Role.CELL) if cell else next(told)
        table = p.table if cell and p.table is not None else -1
        gap = _gap(p)
        text = p.number + gap + p.text
        locate = partial(_locate, word, p, len(p.number), len(gap))
        passages.append(Passage(len(passages), text, role, locate, level, part, table, p.row, p.column))
    return Paper(word.source, tuple(passages), released, Kind.WORD)


def _gap(para: Para) -> str:
    """What parts a number that Word counts from digits behind it: 3. and 37项 are not 3.37项."""
    return " " if para.number[-1:] in (".", "．") and para.text[:1].isdecimal() else ""


def _locate(word: WordFile, para: Para, label: int, gap: int, start: int, end: int) -> Place:
    """The place of characters of a passage, in what Word shows: without the gap, if one was put there."""
    first, last = (at if at <= label else max(label, at - gap) for at in (start, end))
    return word.place(para, first, last)
