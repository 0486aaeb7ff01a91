"""Faults of the user's files as values, and how they are shown: place, excerpt with marks, 原因, 办法."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.codes import CODES, Severity
from reportgen.place import Place
from reportgen.records import dataclass, replace
from reportgen.regex import regex
from reportgen.zh import printable, width

SHOWN_AT_MOST = 100  # a file with 200,000 unknown keys must not print 200,000 messages
EXCERPT_WIDTH = 96  # half-width columns of one excerpt line; longer lines are cut around the mark
# Characters of a value in the title, in quotes, and of a whole 原因 or 办法: a status of 200,000 characters must
# not be printed three times over. A mended line has 60 and a mark at both ends.
WORD_AT_MOST, VALUE_AT_MOST, TEXT_AT_MOST = 40, 64, 600
LONG = regex(f"(?<=“)([^“”]{{{VALUE_AT_MOST + 1},}})(?=”)")
LABELS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: `code` is a row of codes.CODES, `related` are further places that belong to it."""

    code: str
    place: Place | None
    message: str
    reason: str
    fix: str
    severity: Severity
    related: tuple[Place, ...] = ()

    @property
    def is_error(self) -> bool:
        """Whether the file that it belongs to can't be built."""
        return self.severity is Severity.ERROR


def fault(
    code: str,
    place: Place | None,
    reason: str,
    fix: str,
    related: Iterable[Place] = (),
    **words: object,
) -> Diagnostic:
    """A Diagnostic by its code; `words` fill the blanks of the code's title in codes.CODES."""
    row = CODES[code]
    if not code.startswith(("SRC", "OUT")):  # where the word is a path, and its end says most
        words = {name: _short(str(word), WORD_AT_MOST) for name, word in words.items()}
    title = row.title.format(**words)
    return Diagnostic(code, place, title, _cut_values(reason), _cut_values(fix), row.severity, tuple(related))


def _cut_values(text: str) -> str:
    if len(text) <= VALUE_AT_MOST:
        return text
    return _short(LONG.sub(lambda m: _short(m[1], VALUE_AT_MOST), text), TEXT_AT_MOST)


def _short(value: str, most: int) -> str:
    """A value of the user's as a message shows it: a long one is cut."""
    return value if len(value) <= most else value[: most - 1] + "…"


def raised(found: Iterable[Diagnostic], codes: Iterable[str]) -> list[Diagnostic]:
    """The same faults, those with one of `codes` made errors (`--strict`)."""
    strict = frozenset(codes)
    return [replace(d, severity=Severity.ERROR) if d.code in strict else d for d in found]


def has_errors(found: Iterable[Diagnostic]) -> bool:
    """Whether one of them is an error."""
    return any(d.is_error for d in found)


def ordered(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By file, line and column, then by code; what has no place comes first. Doubles are dropped."""
    return sorted(dict.fromkeys(found), key=_order)


def _order(d: Diagnostic) -> tuple[str, str, int, int, str]:
    if d.place is None:
        return "", "", 0, 0, d.code
    return d.place.source.name, d.place.source.sheet, d.place.line, d.place.column, d.code


def show(found: Iterable[Diagnostic]) -> str:
    """All of them as the terminal prints them, sorted, with a closing line that counts them."""
    rows = ordered(found)
    if not rows:
        return ""
    parts = [show_one(d) for d in rows[:SHOWN_AT_MOST]]
    if len(rows) > SHOWN_AT_MOST:
        parts.append(f"……另有 {len(rows) - SHOWN_AT_MOST} 条未显示，请先改正以上各条\n")
    parts.append(summary(rows) + "\n")
    return "\n".join(parts)


def summary(found: Iterable[Diagnostic]) -> str:
    """`共 2 处错误、1 处警告`."""
    counts = dict.fromkeys(LABELS, 0)
    for d in found:
        counts[d.severity] += 1
    return "共 " + "、".join(f"{n} 处{LABELS[s]}" for s, n in counts.items() if n)


def show_one(d: Diagnostic) -> str:
    """One fault over several lines; the layout is that of docs/errors.md."""
    head = f"{d.place}: " if d.place else ""
    lines = [printable(f"{head}{LABELS[d.severity]}[{d.code}] {d.message}")]
    if d.place:
        lines += excerpt(d.place)
    lines.append(printable(f"  原因：{d.reason}"))
    lines.append(printable(f"  办法：{d.fix}"))
    if d.related:
        shown = "、".join(printable(p) for p in d.related[:8])
        lines.append(f"  另见：{shown}" + ("……" if len(d.related) > 8 else ""))
    return "\n".join(lines) + "\n"


def excerpt(place: Place) -> list[str]:
    """The line of the file and the marks under it; nothing for a cell or a whole file.

    Under a full-width character the padding is U+3000, so that the marks stand right in any font
    in which Han characters are twice as wide as Latin ones.
    """
    lines = place.source.lines
    if not 1 <= place.line <= len(lines):
        return []
    text = printable(lines[place.line - 1].replace("\t", " "))
    start = max(place.column - 1, 0)
    one_line = place.end_line in (0, place.line)
    end = place.end_column - 1 if one_line and place.end_column > place.column else len(text)
    if not one_line or end <= start:
        end = max(len(text), start + 1)
    text, start, end = _cut(text, start, end)
    number = str(place.line)
    pad = "".join("\u3000" if width(c) == 2 else " " for c in text[:start])
    marks = "^" * max(width(text[start:end]), 1)
    return [f"{number} | {text}", f"{' ' * len(number)} | {pad}{marks}"]


def _cut(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The part of a long line that holds the mark, with … where something was left out."""
    if width(text) <= EXCERPT_WIDTH:
        return text, start, end
    first = max(0, start - 16)
    last, room = first, EXCERPT_WIDTH
    while last < len(text) and room > 0:
        room -= width(text[last])
        last += 1
    head = "…" if first else ""
    tail = "…" if last < len(text) else ""
    shift = len(head) - first
    return head + text[first:last] + tail, start + shift, min(end, last) + shift
