"""Inlines cut into lines, and given the marks that their end wants."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.document import Inlines, Text, part, plain
from reportgen.records import replace

CLOSERS = "”’）》"
DOCUMENT_WORD = "文件"  # behind 发文机关标志
STOPS = "。！？；：，、…"  # behind these a head needs no full stop of its own


def lines(inlines: Inlines) -> list[Inlines]:
    """The inlines cut at their line feeds; empty lines are left out."""
    text = inlines[0].text if len(inlines) == 1 else plain(inlines)
    if "\n" not in text:  # nearly always, and there are 40,000 cells
        return [inlines] if text.strip() else []
    parted: list[list[Text]] = [[]]
    for run in inlines:
        first, *rest = run.text.split("\n")
        parted[-1].append(replace(run, text=first))
        parted += ([replace(run, text=line)] for line in rest)
    return [tuple(line) for line in parted if plain(tuple(line)).strip()]


def one_line(inlines: Inlines) -> Inlines:
    """The inlines without line feeds, for what is one paragraph by its nature; Chinese is joined without a blank."""
    if not any("\n" in t.text for t in inlines):
        return inlines
    return tuple(replace(t, text=t.text.replace("\n", "")) for t in inlines)


def stopped(inlines: Inlines) -> Inlines:
    """With a full stop, unless one of STOPS stands there already, be it within a closing quote."""
    return ended(inlines, "。", STOPS)


def ended(inlines: Inlines, mark: str, marks: str) -> Inlines:
    """With `mark` at its end, unless it ends with one of `marks`."""
    last = plain(inlines)[-2:].rstrip(CLOSERS)[-1:]
    return inlines if last and last in marks else (*inlines, Text(mark))


def bracketed(inlines: Inlines) -> Inlines:
    """附注 stands in full-width brackets, be they typed or not; 7.3.6."""
    whole = plain(inlines)
    text = whole.strip().rstrip("。")
    if len(text) > 1 and text[0] in "（(" and text[-1] in "）)":
        start = whole.index(text)
        inlines = part(inlines, start + 1, start + len(text) - 1)
    return (Text("（"), *inlines, Text("）"))


def cut(inlines: Inlines, texts: Iterable[str]) -> list[Inlines]:
    """The inlines in pieces whose characters are those of `texts`; blanks between two pieces are dropped."""
    whole = plain(inlines)
    pieces: list[Inlines] = []
    at = 0
    for text in texts:
        start = whole.index(text, at)
        at = start + len(text)
        pieces.append(part(inlines, start, at))
    return pieces


def joined(parts: Iterable[Inlines], mark: str) -> Inlines:
    """The parts with `mark` between them."""
    whole: list[Text] = []
    for one in parts:
        whole += (Text(mark), *one) if whole else one
    return tuple(whole)
