"""Stops of the road as text for engineers, a line a value, to be compared: the YAML, the report, the figures."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from typing import Any

from reportgen.dates import Date, Deadline
from reportgen.figures.catalogue import Catalogue
from reportgen.load import nodes
from reportgen.model import Report, Status
from reportgen.model.part import Part
from reportgen.place import Place
from reportgen.values import Missing
from reportgen.vocabulary import attribute_names

INDENT = "  "
COLUMN = 10  # characters of a place in front of a line
EARLIER = "上期的内容"  # the report that 上期 names; no key of the file
FLAGS = {"immediate": "立行立改", "ongoing": "长期坚持", "continuous": "持续推进"}


def data_text(node: nodes.Node) -> str:
    """The tree of a data file: where the key stands, where the value stands, both as they are written."""
    return "".join(f"{line}\n" for entry in _entries(node) for line in _data(*entry, 0))


def _data(at: str, key: str, node: nodes.Node, depth: int) -> Iterator[str]:
    """`at` is the place of the key, "" where there is none."""
    inside = _entries(node)
    if isinstance(node, nodes.Scalar):
        text = node.text if node.plain else _quoted(node.text)
    else:
        text = "" if inside else "（空）"
    yield f"{at:<{COLUMN}}{_line(node.place):<{COLUMN}}{INDENT * depth}{key} {text}".rstrip()
    for entry in inside:
        yield from _data(*entry, depth + 1)


def _entries(node: nodes.Node) -> list[tuple[str, str, nodes.Node]]:
    """The place of the key, the key and the value of each entry; of a list the dash."""
    if isinstance(node, nodes.Scalar):
        return []
    if isinstance(node, nodes.Sequence):
        return [("", "-", item) for item in node.items]
    return [(_line(e.key.place), f"{e.key.text}:", e.value) for e in node.entries]


def _line(place: Place) -> str:
    return f"{place.line}:{place.column}"


def _quoted(text: str) -> str:
    """In quotes and on one line, so that blanks and line feeds are seen."""
    return json.dumps(text, ensure_ascii=False)


def model_text(report: Report) -> str:
    """The report by the names of the YAML: what was understood, and where it stands. What is not there is left out."""
    return "".join(f"{line}\n" for line in _part(report, 0))


def _part(part: Part, depth: int) -> Iterator[str]:
    names = {attribute: key for key, attribute in attribute_names()[type(part).__name__].items()}
    for field in fields(part):
        value = getattr(part, field.name)
        usual = isinstance(value, bool) and field.default is not MISSING and value == field.default
        if field.name != "place" and not usual:
            yield from _value(names.get(field.name, EARLIER), value, depth)


def _value(name: str, value: Any, depth: int) -> Iterator[str]:
    start = INDENT * depth + name
    if isinstance(value, Part) and not isinstance(value, Status):
        yield start + _where(value)
        yield from _part(value, depth + 1)
    elif isinstance(value, Mapping):
        if value:
            yield start
        for key, inner in value.items():
            yield from _value(str(getattr(key, "value", key)), inner, depth + 1)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value, 1):
            yield from _value(f"{name}[{number}]", inner, depth)
    elif value is not None:
        yield f"{start} = {_said(value)}{_where(value)}"


def _said(value: Any) -> str:
    """A value as it is printed; of a date, a deadline and a status also what was understood."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Status):
        more = [f"写作{value.text}"] if value.text != str(value) else []
        return _with(str(value), more + ([f"销号{value.stage}"] if value.stage else []))
    if isinstance(value, Deadline):
        more = [_day(value.date)] if value.date else []
        return _with(value.text, more + [word for name, word in FLAGS.items() if getattr(value, name)])
    if isinstance(value, Date):
        return _with(str(value), [] if value.day else [_day(value)])
    text = str(value)
    return _quoted(text) if "\n" in text or text != text.strip() else text


def _day(date: Date) -> str:
    return f"到{date.last().isoformat()}"


def _with(text: str, more: list[str]) -> str:
    return f"{text}〔{'，'.join(more)}〕" if more else text


def _where(value: Any) -> str:
    place = getattr(value, "place", None)
    return f"  ({place.key})" if place else ""


def figures_text(catalogue: Catalogue) -> str:
    """Every figure on a line, parted by tabs: name, value, of how many rows it was counted, and how."""
    lines = []
    for entry in catalogue.entries:
        value = f"缺：{entry.figure.name}" if isinstance(entry.figure, Missing) else str(entry.figure)
        lines.append("\t".join((entry.name, value, str(len(catalogue.behind(entry))), entry.summary)))
    return "".join(f"{line}\n" for line in lines)
