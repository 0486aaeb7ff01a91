"""What the rules on a whole text share: its sentences, with the places where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportgen.check.paper import Paper, Passage, Role
from reportgen.regex import regex

_SENTENCE = regex("[^。！？!?]{1,2000}[。！？!?]{0,3}[”’）)]{0,2}")
BODY = (Role.BODY,)


class Spoken(NamedTuple):
    """A stretch of a passage, start..end, with its text; `passage` is its index."""

    passage: int
    start: int
    end: int
    text: str

    @property
    def spot(self) -> tuple[int, int, int]:
        """Passage, start and end, as `related` wants them."""
        return self.passage, self.start, self.end


def body(paper: Paper) -> tuple[Passage, ...]:
    """The running text of the paper itself, without headings, tables and attachments."""
    return tuple(p for p in paper.having(*BODY) if p.part == 0)


def sentences(passages: Sequence[Passage]) -> Iterator[Spoken]:
    """The sentences of passages, in order; blanks around them are left out."""
    for p in passages:
        for m in _SENTENCE.finditer(p.text):
            text = m[0].strip()
            if text:
                start = m.start() + m[0].index(text)
                yield Spoken(p.index, start, start + len(text), text)
