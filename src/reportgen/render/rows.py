"""`{{ 各行(任务清单, 栏目, ["整改措施"]) }}`: the rows of a table of the ledger, which a template only names.

A ledger has up to 50,000 tasks. Its values become cells here, without being written as markup and read again; only
what no simple value is (a column that a macro prints, a text with odd characters) goes the way of all markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from reportgen.dates import Date, Deadline, Span
from reportgen.document import Cell, Inlines, Look
from reportgen.document import Text as Run
from reportgen.markup import Rows
from reportgen.markup.rows import named, standing_for
from reportgen.model import Status
from reportgen.render.filters import listed, needs_numbers
from reportgen.render.sandbox import TooMuchError
from reportgen.render.view import View, reader
from reportgen.typography import suspect, tidy
from reportgen.values import Int, Text
from reportgen.write.escape import UNHELD

TABLES = " 各表"  # where the names of a rendering hold its tables; no template can write such a name
PLACED = frozenset((Text, Int, Date, Span, Deadline, Status))  # printed as str() has them, and they know their place
CELLS_MAX = 2_000_000  # of one paper
_PLAIN = Look.PLAIN
_JOINT = Run("、")  # as `listed` has it


@pass_context
def rows(
    context: Context,
    items: Iterable[Any],
    columns: Iterable[str],
    lines: Iterable[str] = (),
    own: Mapping[str, Any] | None = None,
) -> Markup:
    """A row for each of `items`, a cell for each of `columns`, empty where the value is missing.

    A list is joined by 、, in the columns `lines` each of it is a paragraph, numbered where there are several. `own`
    says which macro prints the value of a column instead.
    """
    items, columns = list(items), tuple(columns)
    tables: dict[str, Rows] | None = context.get(TABLES)
    made = sum(len(t.cells) * len(t.cells[0]) for t in (tables or {}).values() if t.cells)
    if made + len(items) * len(columns) > CELLS_MAX:
        raise TooMuchError
    table = Table(context, items, columns, frozenset(lines), own or {})
    if tables is None:  # a macro that was imported without context
        return Markup(table.written())  # noqa: S704 - every value in it was escaped
    name = named(len(tables), table.cells)
    tables[name] = Rows(table.cells, table.written)
    return Markup(standing_for(name, "".join(table.special)))  # noqa: S704 - as above


class Table:
    """The cells of the rows, None for each of the `special` ones, which are `<td>` elements."""

    def __init__(
        self,
        context: Context,
        items: Sequence[Any],
        columns: tuple[str, ...],
        lines: frozenset[str],
        own: Mapping[str, Any],
    ) -> None:
        self._env = context.environment
        self._items = items
        self._columns = columns
        self._lines = lines
        self._own = own
        self._makers = [self._maker(column) for column in columns]
        self.special: list[str] = []
        self.cells = [self._row(item) for item in items]

    def _maker(self, column: str) -> Callable[[Any], Cell | None]:
        if column in self._own:
            return _none
        return _paragraphs if column in self._lines else _cell

    def _row(self, item: Any) -> tuple[Cell | None, ...]:
        read = reader(item, self._columns) if type(item) is View else None
        if read is None:
            row: tuple[Cell | None, ...] = (None,) * len(self._columns)
        else:
            row = tuple([make(value) for make, value in zip(self._makers, read, strict=True)])
        if None in row:
            self.special += [
                self._td(item, name) for name, cell in zip(self._columns, row, strict=True) if cell is None
            ]
        return row

    def _td(self, item: Any, column: str) -> str:
        """A cell as markup: `项[栏] | 并列`."""
        value = self._env.getitem(item, column)
        if column in self._own:
            macro = self._own[column]
            if not isinstance(macro, Macro):
                raise TypeError(f"“{column}”栏要用宏来印")
            return f"<td>{macro(value)}</td>"
        if column in self._lines and isinstance(value, list):
            numbers = needs_numbers(value)
            lines = (f"<p>{f'{n}.' if numbers else ''}{self._printed(v)}</p>" for n, v in enumerate(value, 1))
            return f"<td>{''.join(lines)}</td>"
        return f"<td>{self._printed(listed(value))}</td>"

    def _printed(self, value: Any) -> str:
        return escape(self._env.finalize(value) if self._env.finalize else value)

    def written(self) -> str:
        """All rows as markup."""
        special = iter(self.special)
        return "\n".join(self._tr(item, row, special) for item, row in zip(self._items, self.cells, strict=True))

    def _tr(self, item: Any, row: tuple[Cell | None, ...], special: Iterator[str]) -> str:
        cells = zip(self._columns, row, strict=True)
        return f"<tr>{''.join(next(special) if cell is None else self._td(item, name) for name, cell in cells)}</tr>"


def _none(_value: Any) -> None:
    """No cell: it is to be markup."""


def _cell(value: Any) -> Cell | None:
    """A value of the model, or several; None where it must be markup."""
    if value is None:
        return ()
    if type(value) is tuple:
        runs = _runs(value)
        if runs is None or len(runs) == 1:
            return None if runs is None else _alone(runs[0])
        return _tidied(tuple([part for run in runs for part in (_JOINT, run)][1:]))
    run = _run(value)
    return None if run is None else _alone(run)


def _paragraphs(value: Any) -> Cell | None:
    """Several values, one paragraph each; None where one of them must be markup."""
    if type(value) is not tuple:
        return _cell(value)
    runs = _runs(value)
    if runs is None:
        return None
    if not needs_numbers(value):
        return tuple([inlines for run in runs for inlines in _alone(run)])
    cell: list[Inlines] = []
    for number, run in enumerate(runs, 1):
        numbered = (_number(number), run)
        if suspect(run.text):
            cell += _tidied(numbered)
        else:
            cell.append(numbered)
    return tuple(cell)


@lru_cache(maxsize=64)
def _number(number: int) -> Run:
    return Run(f"{number}.")


def _runs(values: Iterable[Any]) -> list[Run] | None:
    found = []
    for value in values:
        run = _run(value)
        if run is None:
            return None
        found.append(run)
    return found


def _alone(run: Run) -> Cell:
    """The cell of one run, which is not empty."""
    return _tidied((run,)) if suspect(run.text) else ((run,),)


def _tidied(runs: Inlines) -> Cell:
    inlines = tidy(runs)
    return (inlines,) if inlines else ()


def _run(value: Any) -> Run | None:
    """A text with its place; None where the markup would have it otherwise."""
    if type(value) not in PLACED:
        return None
    text, place = str(value), value.place
    if place is None or not text or not (text.isprintable() or not UNHELD.search(text)):
        return None
    return Run(text, _PLAIN, place.key)
