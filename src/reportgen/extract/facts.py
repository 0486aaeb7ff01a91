"""Facts of several readers as one piece of a data file, and the placeholders that stand in for what they print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reportgen.extract.parts import Facts, Piece, Use
from reportgen.vocabulary import schema


def merged(*found: Facts) -> Facts:
    """All of them; where two say something of one key, the first is kept."""
    data: dict[str, Any] = {}
    for facts in found:
        _add(data, facts.data)
    return Facts(
        data,
        tuple({told.key: told for facts in reversed(found) for told in reversed(facts.told)}.values())[::-1],
        tuple(use for facts in found for use in facts.uses),
        tuple(doubt for facts in found for doubt in facts.doubts),
    )


def _add(data: dict[str, Any], more: Mapping[str, Any]) -> None:
    for key, value in more.items():
        if key not in data:
            data[key] = dict(value) if isinstance(value, Mapping) else value
        elif isinstance(data[key], dict) and isinstance(value, Mapping):
            _add(data[key], value)


def in_order(tree: Mapping[str, Any]) -> dict[str, Any]:
    """The top-level keys in the order of the schema."""
    order = {name: n for n, name in enumerate(schema()["properties"])}
    return dict(sorted(tree.items(), key=lambda entry: order.get(entry[0], len(order))))


def without(data: Mapping[str, Any], path: tuple[str | int, ...]) -> dict[str, Any]:
    """The data without what stands at `path`, of which two steps count: 督察.反馈日期, or 指标.PM10."""
    kept = dict(data)
    if not path or path[0] not in kept:
        return kept
    top = str(path[0])
    inner = kept[top]
    if len(path) > 1 and isinstance(inner, dict) and len(inner) > 1:
        kept[top] = {key: value for key, value in inner.items() if key != path[1]}
    else:
        del kept[top]
    return kept


def granted(uses: Iterable[Use], lines: Mapping[int, str], printed: Mapping[str, str]) -> list[Use]:
    """The uses whose placeholder prints the very characters that stand there; of two that overlap, the longer one.

    `lines` holds the text of each line by its `at`, `printed` what each placeholder prints.
    """
    kept: list[Use] = []
    for use in sorted(uses, key=lambda u: (u.at, u.start - u.end)):
        words = lines.get(use.at, "")[use.start : use.end]
        free = all(use.at != k.at or use.end <= k.start or use.start >= k.end for k in kept)
        if words and free and printed.get(use.name) == words:
            kept.append(use)
    return kept


def with_placeholders(piece: Piece, uses: Iterable[Use]) -> str:
    """The text of a piece, with 【…】 for each use that lies in it."""
    text = piece.text
    inside = (u for u in uses if u.at == piece.at and u.start >= piece.start and u.end <= piece.start + len(text))
    for use in sorted(inside, key=lambda u: -u.start):
        first, last = use.start - piece.start, use.end - piece.start
        text = f"{text[:first]}【{use.name}】{text[last:]}"
    return text
