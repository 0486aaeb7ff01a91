"""Table -> the widths of its columns, and which of them hold nothing but short entries and so stand centred."""

from __future__ import annotations

from itertools import islice

from reportgen.document import Column, Table, plain

NARROWEST = 560  # twips: two characters of a table (序号) and the margins of a cell
SHORT = 8  # characters
LOOKED_AT = 200  # rows: enough to tell a short column from a long one


def short_columns(block: Table) -> tuple[bool, ...]:
    """For each column, whether its entries are all short."""
    rows = tuple(islice(block.rows, LOOKED_AT))
    return tuple(
        all(sum(len(plain(line)) for line in row[n]) <= SHORT for row in rows) for n in range(len(block.columns))
    )


def column_widths(columns: tuple[Column, ...], text_width: int) -> list[int]:
    """Twips by weight, none below NARROWEST while there is room; they add up to `text_width`."""
    weights = [float(max(c.weight, 1)) for c in columns]
    if NARROWEST * len(columns) < text_width:
        narrow = set[int]()
        while True:
            room = text_width - NARROWEST * len(narrow)
            whole = sum(w for n, w in enumerate(weights) if n not in narrow)
            more = {n for n, w in enumerate(weights) if n not in narrow and room * w / whole < NARROWEST}
            if not more:
                break
            narrow |= more
        weights = [NARROWEST * whole / room if n in narrow else w for n, w in enumerate(weights)]
    ends = [round(text_width * sum(weights[: n + 1]) / sum(weights)) for n in range(len(weights))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]
