"""Fields and changes in words: a sentence for each change, and the list of what can be set."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.editing.form import Entry, Field, Form
from reportgen.editing.tasks import COUNTED
from reportgen.zh import printable, without_end

SHOWN = 40  # characters of a value in a sentence
SET = "要改，写“名=值”，如 {example}"
FILL = "没有列出的是还没有值的，也这样填，如 {example}"


def in_short(text: str) -> str:
    """A value as a sentence shows it: on one line, a long one cut."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"


def change_told(address: str, was: str, now: str) -> str:
    """整改任务.3.状态：“推进中”改为“已完成整改”."""
    if not was:
        return f"{address}：填上“{in_short(now)}”"
    if not now:
        return f"{address}：删去“{in_short(was)}”"
    old, new = in_short(was), in_short(now)
    return f"{address}：“{old}”改为“{new}”" if old != new else f"{address}：{_apart(was, now)}"


def _apart(was: str, now: str) -> str:
    """Two long texts from a little before where they begin to differ."""
    one, other = " ".join(was.split()), " ".join(now.split())
    if one == other:
        return "改了空格或换行"
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = max(0, same - SHOWN // 4)
    return f"“…{in_short(one[start:])}”改为“…{in_short(other[start:])}”"


def listed(form: Form, columns: int) -> str:
    """What can be set, with the present values; what has none is left out."""
    lines: list[str] = []
    for group in form.groups:
        shown = [line for entry in group.entries for line in _entry(entry, columns)]
        if shown:
            lines += [group.name, *shown, ""]
    free = [(entry.address(one), one) for entry, one in form.fields() if not one.locked]
    free.sort(key=lambda pair: pair[1].kind != "date")  # the shortest to type is the best example
    full = next((f"{address}={in_short(one.value)}" for address, one in free if one.value), "")
    empty = next((f"{address}=……" for address, one in free if not one.value), "")
    lines += [hint.format(example=printable(example)) for hint, example in ((SET, full), (FILL, empty)) if example]
    return "\n".join(lines) + "\n"


def _entry(entry: Entry, columns: int) -> Iterator[str]:
    fields = [one for one in entry.fields if one.value and one.locked != COUNTED]  # which the address has already
    if not fields:
        return
    label = f"  {entry.at or entry.label}" + (f"  {entry.label}" if entry.at not in ("", entry.label) else "")
    yield without_end(printable(label), columns)
    for one in fields:
        yield without_end(f"    {printable(one.key)}={printable(in_short(one.value))}{_lock(one)}", columns)


def _lock(one: Field) -> str:
    return "（不能在这里改）" if one.locked else ""
