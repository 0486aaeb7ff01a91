"""A paper -> the same without the blanks that programs and web pages put beside digits: 完成 34 项 is read as 完成34项;
and without the characters that nobody can see.

The rules on blanks read the paper as it was typed, all others this one; its places are those of the original.
"""

from __future__ import annotations

from reportgen.check.paper import Paper, Passage, Printed
from reportgen.load.source import DROPPED
from reportgen.place import Place
from reportgen.records import replace
from reportgen.regex import regex
from reportgen.zh import HAN

_BLANK = "[ \u3000\u00a0\u2009]{1,2}"
# Behind the last blank of a line of contents stands a page number.
_BESIDE = regex(
    rf"(?<=[{HAN}，。；：、（“”）]){_BLANK}(?=[0-9])(?![0-9]{{1,3}}\s*$)|(?<=[0-9%.]){_BLANK}(?=[{HAN}，。；：、）%])|{DROPPED.pattern}"
)


def smooth(paper: Paper) -> Paper:
    """The passages in their order; those without such blanks are the same objects."""
    passages = tuple(map(_smooth, paper.passages))
    return paper if passages == paper.passages else replace(paper, passages=passages)


def _smooth(passage: Passage) -> Passage:
    gaps = [m.span() for m in _BESIDE.finditer(passage.text)]
    if not gaps:
        return passage
    dropped = {n for start, end in gaps for n in range(start, end)}
    kept = [n for n in range(len(passage.text)) if n not in dropped]
    at = {n: index for index, n in enumerate(kept)}

    def locate(start: int, end: int) -> Place:
        last = kept[end - 1] + 1 if end > start else kept[start] if start < len(kept) else len(passage.text)
        return passage.locate(kept[start] if start < len(kept) else len(passage.text), last)

    printed = tuple(
        Printed(at[first], at[last] + 1, p.figure)
        for p in passage.printed
        if (first := next((n for n in range(p.start, p.end) if n in at), None)) is not None
        and (last := next((n for n in range(p.end - 1, p.start - 1, -1) if n in at), None)) is not None
    )
    return replace(passage, text="".join(passage.text[n] for n in kept), locate=locate, printed=printed)
