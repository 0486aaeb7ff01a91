"""How wide a text is and how many lines it takes, in characters: of the size and pitch that the text is set in.

Estimates by arithmetic, for the faces are the reader's: a Han character or full-width mark is 1 wide, a digit or
letter a half, and between Han and Latin there is a thin gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil, inf

from reportgen.regex import regex
from reportgen.zh import is_han, width

GAP = 0.24  # between 年 and 8: LibreOffice leaves 0.22 (measured), Word is said to leave a quarter
DIGIT, CAPITAL = 0.5, 0.72  # of Times New Roman
NEVER_FIRST = "，。、；：？！”’）》〉】〕」』…·～％"  # of a line: marks that belong to what stands before
NEVER_LAST = "“‘（《〈【〔「『"  # of a line: marks that belong to what follows
HANG_OUT = "，。、"  # one of these may stand outside, behind a full line

_LATIN = regex("[0-9A-Za-z]+")
_CAPITALS = regex("[A-Z]")
# Characters between any two of which a line may end; or what no line end may part: a character, a dash, a number or a
# Latin word, with the marks that belong to it.
_PIECE = regex(
    f"([^ -~—{NEVER_LAST}{NEVER_FIRST}]+(?![{NEVER_FIRST}]))|([{NEVER_LAST}]*)([!-~]+|—+|[\\s\\S])([{NEVER_FIRST}]*)"
)


def gaps(text: str) -> Iterator[int]:
    """The places where Word and LibreOffice set a thin gap: before which character."""
    for latin in _LATIN.finditer(text):
        start, end = latin.span()
        if is_han(text[start - 1 : start]):
            yield start
        if is_han(text[end : end + 1]):
            yield end


def set_width(text: str) -> float:
    """The width of a text on one line, in characters, with its gaps."""
    return width(text) / 2 + GAP * sum(1 for _ in gaps(text))


def lines_of(text: str, room: float, most: float = inf) -> int:
    """How many lines a paragraph takes that has `room` characters on a line, at least one; `most` + 1 is enough.

    Greedy, as Word and LibreOffice break lines: marks keep to their side (kinsoku), numbers and Latin words are not
    parted, unless one is longer than a line.
    """
    return laid(pieces_of(text), room, most)


# What is laid on a line: whether a thin gap stands before it; so many characters between any two of which it may end,
# or 0 and the width of what is whole; whether it ends with a mark that may stand outside.
Piece = tuple[bool, int, float, bool]


def pieces_of(text: str) -> list[Piece]:
    """A text as `laid` wants it, for what is laid twice."""
    pieces, last = list[Piece](), ""
    for run, opening, core, closing in _PIECE.findall(text):
        if run:  # it holds no Latin
            pieces.append((last.isascii() and last.isalnum() and run[0].isalnum(), len(run), 0.0, False))
            last = run[-1]
            continue
        first = opening[0] if opening else core[0]
        gap = first.isascii() != last.isascii() and first.isalnum() and last.isalnum()
        wide = len(opening) + len(closing) + (_latin(core) if core.isascii() else len(core))
        last = closing[-1] if closing else core[-1]
        pieces.append((gap, 0, wide, closing != "" and last in HANG_OUT))
    return pieces


def laid(pieces: Iterable[Piece], room: float, most: float = inf) -> int:
    """`lines_of` a text in pieces."""
    count, left = 1, room
    for gap, run, wide, hanging in pieces:
        if gap:
            left -= GAP
        if run <= left and wide <= left:  # nearly always it stays on the line
            left -= run or wide
            continue
        rows, left = _run(run, left, room) if run else _whole(wide, left, room, hanging=hanging)
        count += rows
        if count > most:
            break
    return count


def _run(number: int, left: float, room: float) -> tuple[int, float]:
    """Lines that are begun by so many characters, and what is left of the last of them."""
    over = number - max(0, int(left))
    if over <= 0:
        return 0, left - number
    rows = ceil(over / max(1, int(room)))
    return rows, room - over + (rows - 1) * max(1, int(room))


def _whole(wide: float, left: float, room: float, *, hanging: bool) -> tuple[int, float]:
    """The same for what can't be parted, if it is not longer than a line."""
    if wide - hanging <= left:
        return 0, left - wide
    rows = ceil(wide / room) if wide - hanging > room else 1
    return rows - (left == room), rows * room - wide


def _latin(word: str) -> float:
    return DIGIT * len(word) + (CAPITAL - DIGIT) * len(_CAPITALS.findall(word))
