"""Document -> plain text, as it is pasted into a web page: each paragraph one line, tables as tab-parted rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.document import Cell, Document, Inlines, Table, plain
from reportgen.write.escape import one_line
from reportgen.write.flow import Para, Sheet, flow, lines

STOPS = "，。、；：！？…"
HAN = re.compile("[一-龥]")


def write(document: Document) -> bytes:
    """UTF-8 without a mark, LF at each line's end; an attachment begins behind an empty line."""
    return "".join(f"{line}\n" for line in _lines(document)).encode()


def _lines(document: Document) -> Iterator[str]:
    for number, item in enumerate(flow(document)):
        if isinstance(item, Para):
            yield _line(item.lead + item.inlines)
        elif not isinstance(item, Sheet):
            yield from _table(item)
        elif number:
            yield ""


def _line(inlines: Inlines) -> str:
    return one_line(plain(inlines)).strip()


def _table(table: Table) -> Iterator[str]:
    yield "\t".join(_line(column.head) for column in table.columns)
    for row in table.rows:
        yield "\t".join(_cell(cell) for cell in row)


def _cell(cell: Cell) -> str:
    """The lines of a cell as one: 市生态环境局、市水利局."""
    text = ""
    for line in (_line(line) for part in cell for line in lines(part)):
        text += _between(text, line) + line
    return text


def _between(before: str, after: str) -> str:
    """Nothing behind a mark, 、 between Chinese, a blank elsewhere (完成清淤 2.建成泵站)."""
    if not before or not after or before[-1] in STOPS or after[0] in STOPS:
        return ""
    return "、" if HAN.match(before[-1]) and HAN.match(after[0]) else " "
