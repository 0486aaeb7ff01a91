"""Diagnostics for other programs: JSON for editors and scripts, the notation of GitHub's checks; choosing by code."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from itertools import accumulate

from reportgen.codes import CODES, Severity, no_code
from reportgen.diagnostics import Diagnostic, ordered
from reportgen.place import Place, Source
from reportgen.zh import printable

UNREADABLE = "SRC"  # the family of errors that no choice hides: a file that was not read is not well
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
# GitHub's own escapes: of the message, and besides of a property.
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def as_json(found: Iterable[Diagnostic], texts: Mapping[str, str] | None = None) -> str:
    """A list of objects, sorted by place; Chinese as it is, with a line feed at the end.

    With `texts`, file name -> text that was checked, an object of both: `texts` and `diagnostics`.
    """
    rows = [as_object(d) for d in ordered(found)]
    whole: object = rows if texts is None else {"texts": texts, "diagnostics": rows}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def as_object(d: Diagnostic) -> dict[str, object]:
    """One of them. Lines and columns count from 1, `end_column` is the one behind; a whole file is 1:1.

    In a .docx the line is the paragraph, which stands in `paragraph` too, and `offset` and `end_offset` count the
    characters of the extracted text before both ends; in a workbook `sheet` is told and line and
    column are those of the cell. `related` has further places of the same fault, where there are some.
    """
    row: dict[str, object] = {
        **_position(d.place),
        "code": d.code,
        "severity": d.severity.value,
        "message": d.message,
        "reason": d.reason,
        "fix": d.fix,
    }
    if d.related:
        row["related"] = [_position(place) for place in d.related]
    return row


def _position(place: Place | None) -> dict[str, object]:
    if place is None:
        return {"file": "", "line": 1, "column": 1, "end_line": 1, "end_column": 1}
    line, column = max(place.line, 1), max(place.column, 1)
    end_line = max(place.end_line, line)
    # Where only the beginning is known, one character is marked.
    end_column = place.end_column if place.end_column > column or end_line > line else column + bool(place.line)
    row: dict[str, object] = {
        "file": place.source.name,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": max(end_column, 1),
    }
    if place.source.sheet:
        row["sheet"] = place.source.sheet
    if place.line and place.source.name.lower().endswith(".docx"):
        row["paragraph"] = place.line
        row["offset"] = _offset(place.source, line, column)
        row["end_offset"] = _offset(place.source, end_line, max(end_column, 1))
    return row


def _offset(source: Source, line: int, column: int) -> int:
    """How many characters of the extracted text stand before that place; paragraphs are parted by one line feed."""
    return _starts(source)[line - 1] + column - 1


@lru_cache(maxsize=8)  # a paper has many findings
def _starts(source: Source) -> tuple[int, ...]:
    """Of each line, how many characters stand before it."""
    return tuple(accumulate((len(text) + 1 for text in source.lines), initial=0))


def as_github(found: Iterable[Diagnostic]) -> str:
    """A workflow command a line: `::error file=city.yaml,line=12,…::原因…`."""
    return "".join(_command(d) for d in ordered(found))


def _command(d: Diagnostic) -> str:
    at = _position(d.place)
    names = {"file": "file", "line": "line", "endLine": "end_line", "col": "column", "endColumn": "end_column"}
    words = {name: str(at[key]) for name, key in names.items()} if d.place else {}
    words["title"] = f"{d.code} {d.message}"
    properties = ",".join(f"{name}={text.translate(_PROPERTY)}" for name, text in words.items())
    text = f"原因：{d.reason}\n办法：{d.fix}".translate(_DATA)
    return printable(f"::{LEVELS[d.severity]} {properties}::{text}") + "\n"  # a log is read on a terminal too


def codes_of(words: Collection[str]) -> tuple[str, ...] | str:
    """`FMT,LED304` -> beginnings of codes; a text says, in Chinese, which of them no code begins with."""
    starts = tuple(
        part.strip().upper() for word in words for part in word.replace("，", ",").split(",") if part.strip()
    )
    if words and not starts:
        return "没有写代码；写完整的代码（FMT701），或一类的开头（FMT）"
    for start in starts:
        if not any(code.startswith(start) for code in CODES):
            return no_code(start)
    return starts


def chosen(found: Iterable[Diagnostic], select: tuple[str, ...], ignore: tuple[str, ...]) -> list[Diagnostic]:
    """Those whose code begins with one of `select` (all, where it is empty) and with none of `ignore`."""
    return [
        d
        for d in found
        if (d.code.startswith(UNREADABLE) and d.is_error)
        or ((not select or d.code.startswith(select)) and not (ignore and d.code.startswith(ignore)))
    ]
