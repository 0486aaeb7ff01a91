"""Words of a 状态 cell: the word parted from the sentence behind it, and what it says for the sums."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reportgen.load.words import Meaning, Meanings, meaning_of
from reportgen.model import CLOSED, Progress
from reportgen.vocabulary import definition, folded, word_table

_MARK = re.compile(r"[。；，：,;:\n]")
_COLONS = "：:"
_NO_STORY = re.compile(r"\s*(?:\d|[是否有无未不没])")  # 已完成：3项, 已完成：否 say something else
_TIMELINESS = re.compile("[超逾到]期")  # counted by deadlines, whatever the status says
LONGEST = 30  # characters of a status word and marks in it
FINISHED, UNFINISHED, ONGOING = "完成类", "未完成类", "长期坚持"


class State(NamedTuple):
    """What a 状态 cell holds: its word and the text behind the mark."""

    word: str
    rest: str = ""


class States:
    """Reads the status words of one sheet, a city's own among them."""

    def __init__(self, own: Meanings) -> None:
        self._own = own
        self._known: dict[str, Meaning | None] = {}

    def meaning(self, word: str) -> Meaning | None:
        """What a word says; each is looked up once."""
        if word not in self._known:
            self._known[word] = meaning_of(word, self._own)
        return self._known[word]

    def parted(self, text: str) -> State:
        """`基本完成，剩余1处` as its word and the rest: the longest known word that a mark ends."""
        if (len(text) <= LONGEST and self.meaning(text)) or not text:
            return State(text)
        best = State(text)
        for mark in _MARK.finditer(text[: LONGEST + 1]):
            word, rest = text[: mark.start()], text[mark.end() :].strip()
            if not self.meaning(word) or (mark[0] in _COLONS and _NO_STORY.match(rest)):
                continue
            best = State(word.strip(), rest)
        return best

    def labels(self, word: str, stage: str, deadline: str) -> frozenset[str]:
        """What a task counts as in the sums, by its status, its stage of 销号 and its deadline."""
        return _labels(self.meaning(word) if word else None, stage, "长期坚持" in deadline)

    def meant(self, word: str) -> frozenset[str]:
        """The labels of which a status word in a sum row may be the count; none where it is no status."""
        meaning = self.meaning(word) if len(word) <= LONGEST and not _TIMELINESS.search(word) else None
        if meaning is None:
            return frozenset()
        if meaning.closed:
            return frozenset({CLOSED})
        if meaning.ongoing and meaning.progress is Progress.IN_PROGRESS:
            return frozenset({ONGOING, f"{ONGOING}{UNFINISHED}"})
        also = {Progress.DONE: FINISHED, Progress.IN_PROGRESS: UNFINISHED}.get(meaning.progress)
        return frozenset({meaning.progress.value, also} if also else {meaning.progress.value})


@lru_cache(maxsize=1024)
def _labels(meaning: Meaning | None, stage: str, lasting: bool) -> frozenset[str]:
    labels = set()
    if meaning is not None:
        group = FINISHED if meaning.progress in (Progress.DONE, Progress.MOSTLY_DONE) else UNFINISHED
        labels = {meaning.progress.value, group}
        if meaning.ongoing or lasting:
            labels |= {ONGOING, f"{ONGOING}{group}"}
    if stage == CLOSED or (not stage and meaning is not None and meaning.closed):
        labels.add(CLOSED)
    return frozenset(labels)


def case_words(word: str) -> frozenset[str]:
    """The words of a petition that a word in a sum row means: 属实, 已办结."""
    tables = (word_table(definition("Case")["properties"][key]) for key in ("属实", "办理"))
    plain = folded(word)
    if plain in ("是", "否"):
        return frozenset()
    return frozenset(table[plain] for table in tables if plain in table)
