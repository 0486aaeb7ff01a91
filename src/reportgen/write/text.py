"""Document -> plain text, as it is pasted into a web page: each paragraph one line, tables as tab-parted rows,
charts as the tables of their numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.document import (
    Cell,
    Chart,
    Document,
    Imprint,
    Inlines,
    Letterhead,
    Look,
    Signing,
    SignOff,
    Table,
    Text,
)
from reportgen.write.escape import one_line
from reportgen.write.flow import Illustration, Para, Sheet, flow
from reportgen.write.inlines import DOCUMENT_WORD, joined, lines, stopped
from reportgen.zh import is_han

STOPS = "，。、；：！？…"
_SUP = Look.SUP
RAISED = {"2": "²", "3": "³"}  # μg/m³; what is below the line stays as typed: PM2.5


def write(document: Document) -> bytes:
    """UTF-8 without a mark, LF at each line's end; an attachment begins behind an empty line."""
    return "".join(f"{line}\n" for line in _lines(document)).encode()


def _lines(document: Document) -> Iterator[str]:
    for number, item in enumerate(flow(document, _fits)):
        if isinstance(item, Para):
            yield _line(item.lead + item.inlines)
        elif isinstance(item, Table):
            yield from _table(item)
        elif isinstance(item, Illustration):
            yield _line(item.caption)
            yield from _chart(item.chart)
        elif isinstance(item, Sheet):
            yield from [""] if number else []
        else:
            yield from filter(None, map(_line, _frame(item)))


def _fits(_: Table) -> bool:
    """Whether a table reads well on an upright sheet: here no sheet is turned, and nothing need be measured."""
    return True


def _frame(item: Letterhead | SignOff | Imprint) -> Iterator[Inlines]:
    """版头, 落款, 版记, a line each."""
    if isinstance(item, Letterhead):
        yield from (item.copy_number, item.secrecy, item.urgency, item.draft)
        yield from ((*i, Text(DOCUMENT_WORD if item.document_word else "")) for i in item.issuers)
        approvers = (Text("  签发人："), *joined(item.approvers, "、")) if item.approvers else ()
        yield item.number + approvers
    elif isinstance(item, SignOff):
        if item.signing is Signing.STAMPED:
            yield from ((*who.post, Text("  "), *who.name) for who in item.signatories)
        else:
            yield from item.signers
        yield item.date
    else:
        yield stopped((Text("抄送："), *item.copies_to)) if item.copies_to else ()
        yield (*item.printer, Text("  "), *item.printed_on, Text("印发")) if item.printed_on else item.printer


def _line(inlines: Inlines) -> str:
    text = ""
    for run in inlines:
        text += RAISED.get(run.text, run.text) if run.look is _SUP else run.text
    return one_line(text).strip()


def _table(table: Table) -> Iterator[str]:
    yield "\t".join(_line(column.head) for column in table.columns)
    for row in table.rows:
        yield "\t".join(_cell(cell) for cell in row)


def _chart(chart: Chart) -> Iterator[str]:
    """The table that the chart is drawn from, and its note."""
    yield "\t".join(map(_line, (chart.head, *chart.series)))
    for row in chart.rows:
        yield "\t".join(map(_line, (row.label, *(amount.inlines for amount in row.amounts))))
    if chart.note:
        yield _line(chart.note)


def _cell(cell: Cell) -> str:
    """The lines of a cell as one: 市生态环境局、市水利局."""
    if len(cell) == 1 and len(cell[0]) == 1 and "\n" not in cell[0][0].text:  # nearly always
        return _line(cell[0])
    text = ""
    for line in (_line(line) for part in cell for line in lines(part)):
        text += _between(text, line) + line
    return text


def _between(before: str, after: str) -> str:
    """Nothing behind a mark, 、 between Chinese, a blank elsewhere (完成清淤 2.建成泵站)."""
    if not before or not after or before[-1] in STOPS or after[0] in STOPS:
        return ""
    return "、" if is_han(before[-1]) and is_han(after[0]) else " "
