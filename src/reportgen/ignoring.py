"""Findings that are not wanted: by code, by code and words (TXT812:83.6亿), or by a comment in the YAML.

A comment is `# 不查 TXT801`. What stops a build can't be ignored so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from reportgen.codes import CODES, no_code
from reportgen.diagnostics import Diagnostic
from reportgen.place import Place, is_data_name
from reportgen.records import replace
from reportgen.regex import regex

# Families whose errors make a file unreadable or a paper impossible.
STOPPING = ("SRC", "YML", "SHP", "LED", "FIG", "TPL", "OUT")
_COMMENT = regex(r"(?:^|\s)#\s*不查[\s：:]*([A-Za-z]{3}[A-Za-z0-9、，,\s]*)")
_CODE = regex(r"[A-Za-z]{3}\d{0,3}")


class Unwanted(NamedTuple):
    """Codes that begin so; with `words` only where the finding marks one of these characters."""

    start: str
    words: str = ""


def unwanted(entry: str) -> Unwanted | str:
    """`TXT801`, `TXT`, `TXT812:83.6亿`; a text says, in Chinese, what is wrong with the entry."""
    start, _, words = entry.strip().replace("：", ":").partition(":")
    start = start.strip().upper()
    if not start or not any(code.startswith(start) for code in CODES):
        return no_code(start)
    if ":" in entry.replace("：", ":") and not words.strip():
        return f"“{entry.strip()}”的冒号后面没有写文字；整条都不要的，只写代码"
    return Unwanted(start, words.strip())


def wanted(found: Iterable[Diagnostic], entries: Iterable[Unwanted]) -> list[Diagnostic]:
    """What is left when the unwanted is taken out, also by comments in data files."""
    rows = tuple(entries)
    return [kept for d in found if (kept := _left(d, rows)) is not None]


def _left(d: Diagnostic, entries: tuple[Unwanted, ...]) -> Diagnostic | None:
    """The finding without the places where it is not wanted; None where none is left."""
    if d.is_error and d.code.startswith(STOPPING):
        return d
    mine = [e for e in entries if d.code.startswith(e.start)]
    if any(not e.words for e in mine):
        return None
    places = [d.place, *d.related]
    left = [p for p in places if not (p and (_commented(p, d.code) or any(_on(p, e.words) for e in mine)))]
    if len(left) == len(places):
        return d
    return replace(d, place=left[0], related=tuple(p for p in left[1:] if p)) if left else None


def _on(place: Place, words: str) -> bool:
    """Whether the words stand where the finding is marked."""
    if not 1 <= place.line <= len(place.source.lines):
        return False
    text = place.source.lines[place.line - 1]
    start = place.column - 1
    end = place.end_column - 1 if place.end_line in (0, place.line) and place.end_column > place.column else len(text)
    return any(m.start() < max(end, start + 1) and start < m.end() for m in re.finditer(re.escape(words), text))


def _commented(place: Place, code: str) -> bool:
    """Whether a comment at the line, above it, or at the key that the line belongs to says so."""
    if not is_data_name(place.source.name):
        return False
    lines = place.source.lines
    if not 1 <= place.line <= len(lines):
        return False
    at = place.line - 1
    above = [at, at - 1] if at and lines[at - 1].lstrip().startswith("#") else [at]
    depth = _depth(lines[at])
    key = next((n for n in range(at - 1, -1, -1) if lines[n].strip() and _depth(lines[n]) < depth), None)
    if key is not None:  # 内容: > with the text on the lines below
        above += [key, key - 1] if key and lines[key - 1].lstrip().startswith("#") else [key]
    comments = (m for n in above if (m := _COMMENT.search(lines[n])))
    return any(code.startswith(start.upper()) for m in comments for start in _CODE.findall(m[1]))


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
