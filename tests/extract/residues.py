"""What the tests of cleaning share: papers of a few lines, and the result made again from what was told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.extract.parts import Cleaned, Grid, Item, Line
from reportgen.extract.residue import clean


def lines(*texts: str) -> list[Item]:
    """A text file of these lines; blank ones are no items, but count."""
    return [Line(text, at) for at, text in enumerate(texts, 1) if text.strip()]


def cleaned(*texts: str, web: bool = True) -> list[str]:
    """The paragraphs after cleaning."""
    return [item.text for item in clean(lines(*texts), web=web)[0] if isinstance(item, Line)]


def told(*texts: str, web: bool = True) -> list[tuple[int, int, str, str, str]]:
    """What was cleaned, as plain rows."""
    return [(row.at, row.column, row.what, row.old, row.new) for row in clean(lines(*texts), web=web)[1]]


def kinds(*texts: str, web: bool = True) -> set[str]:
    """The kinds of what was cleaned."""
    return {row.what for row in clean(lines(*texts), web=web)[1]}


def rebuilt(items: Sequence[Item], changes: Iterable[Cleaned]) -> list[str]:
    """The paragraphs, made of the source and of what was told alone."""
    characters: dict[tuple[int, int], str] = {}
    for item in items:
        if isinstance(item, Grid):
            characters[(item.at, 1)] = "\n\n"
            continue
        column = 1
        for raw in item.text.split("\n"):
            text = raw.strip()
            first = column + len(raw) - len(raw.lstrip()) if text else column
            characters |= {(item.at, first + n): c for n, c in enumerate(text + "\n")}
            column += len(raw) + 1
    for row in changes:
        keys = [(row.at, row.column + n) for n in range(len(row.old))]
        assert "".join(characters[key] for key in keys) == row.old
        characters |= dict.fromkeys(keys, "") | dict(zip(keys, row.new, strict=False))
    return [text for text in "".join(characters[key] for key in characters).split("\n") if text]
