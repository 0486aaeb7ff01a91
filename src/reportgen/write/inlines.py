"""Inlines cut into lines, and given the marks that their end wants."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportgen.document import Inlines, Text, plain

CLOSERS = "”’）》"
DOCUMENT_WORD = "文件"  # behind 发文机关标志
STOPS = "。！？；：，、…"  # behind these a head needs no full stop of its own


def lines(inlines: Inlines) -> list[Inlines]:
    """The inlines cut at their line feeds; empty lines are left out."""
    text = inlines[0].text if len(inlines) == 1 else plain(inlines)
    if "\n" not in text:  # nearly always, and there are 40,000 cells
        return [inlines] if text.strip() else []
    parted: list[list[Text]] = [[]]
    for part in inlines:
        first, *rest = part.text.split("\n")
        parted[-1].append(replace(part, text=first))
        parted += ([replace(part, text=line)] for line in rest)
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
    """附注 stands in brackets; 7.3.6."""
    text = plain(inlines)
    return inlines if text[:1] in "（(" else (Text("（"), *inlines, Text("）"))


def cut(inlines: Inlines, texts: Iterable[str]) -> list[Inlines]:
    """The inlines in pieces whose characters are those of `texts`; blanks between two pieces are dropped."""
    pieces: list[Inlines] = []
    rest = list(inlines)
    for text in texts:
        piece: list[Text] = []
        wanted = len(text)
        while rest and wanted:
            first = rest.pop(0)
            if not piece and not first.text.strip():
                continue
            start = 0 if piece else len(first.text) - len(first.text.lstrip())
            taken = first.text[start : start + wanted]
            left = first.text[start + len(taken) :]
            wanted -= len(taken)
            piece.append(replace(first, text=taken))
            if left:
                rest.insert(0, replace(first, text=left))
        pieces.append(tuple(piece))
    return pieces


def joined(parts: Iterable[Inlines], mark: str) -> Inlines:
    """The parts with `mark` between them."""
    whole: list[Text] = []
    for part in parts:
        whole += (Text(mark), *part) if whole else part
    return tuple(whole)
