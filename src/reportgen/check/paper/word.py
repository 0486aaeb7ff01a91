"""A Word file -> a paper; places are paragraphs, and characters of what Word shows of them, its number included."""

from __future__ import annotations

from functools import partial

from reportgen.check.paper import Paper, Passage, Role
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
        locate = partial(_locate, word, p)
        passages.append(Passage(len(passages), p.shown, role, locate, level, part, table, p.row, p.column))
    return Paper(word.source, tuple(passages), released)


def _locate(word: WordFile, para: Para, start: int, end: int) -> Place:
    return word.place(para, start, end)
