"""The road of `diff`: two data files or workbooks -> what has changed from the one to the other; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportgen import check, figures, load
from reportgen.codes import Severity
from reportgen.dates import Date, parse_date, unreadable
from reportgen.diagnostics import Diagnostic, fault, has_errors
from reportgen.figures.changes import Changes
from reportgen.figures.since import Since
from reportgen.load import Loaded
from reportgen.load.earlier import misplaced, same_file, same_ledger
from reportgen.load.words import own_words
from reportgen.model import Report
from reportgen.place import Place, Source, is_data_name
from reportgen.records import dataclass, replace
from reportgen.values import Text

DOUBLED = "LED303"  # of two tasks with one number nobody can say which is which


@dataclass(frozen=True)
class Compared:
    """The two reports (`since.earlier`, `since.report`) with their figures, and what has changed."""

    since: Since
    changes: Changes


def days(old: str | None, new: str | None) -> tuple[Date | None, Date | None] | str:
    """The dates of the command line; a text says, in Chinese, which of them is none."""
    read = [parse_date(text) if text is not None else None for text in (old, new)]
    for option, text, date in (("--old-as-of", old, read[0]), ("--as-of", new, read[1])):
        if text is not None and date is None:
            return f"{option} 的{unreadable(text)}"
    return read[0], read[1]


def is_one_file(old: Path, new: Path) -> bool:
    """Whether both names are those of one file, in which nothing can have changed."""
    return old == new or same_file(old, new)


def compare(
    old: Path, new: Path, *, as_of: Date | None = None, old_as_of: Date | None = None
) -> tuple[Compared | None, list[Diagnostic]]:
    """None where one of the two can't be read or has no full ledger. The days override those of the files."""
    then, now = _both(old, new)
    found = [d for side in (then, now) for d in side.found if d.severity is not Severity.INFO]
    if then.report is None or now.report is None:
        return None, found
    before = replace(then.report, as_of=old_as_of or then.report.as_of)
    after = replace(now.report, as_of=as_of or now.report.as_of, earlier=before)
    here = Place(Source(str(new)))
    doubled = same_ledger(Text(str(old), here), (before, old), (after, new))
    found += [doubled] if doubled else misplaced(before, after, here)
    counted = [figures.count(report) for report in (before, after)]
    for report, path, count in zip((before, after), (old, new), counted, strict=True):
        found += _unfit(report, path, count)
    since = Since(after, counted[1].tasks, counted[0].tasks)
    if has_errors(found) or since.changes is None:
        return None, found
    if not since.changes.pairs:
        reason = f"“{new.name}”的 {len(after.tasks)} 项任务，在“{old.name}”里一项也没有找到"
        found.append(fault("LED385", here, reason, "核对两个文件是不是同一个地方、同一次督察的"))
    return Compared(since, since.changes), found


def _both(old: Path, new: Path) -> tuple[Loaded, Loaded]:
    """A lone workbook is read with the status words of the data file beside it, if there is one."""
    sides: dict[Path, Loaded] = {}
    own = None
    for path in sorted((old, new), key=lambda path: not is_data_name(path)):
        sides[path] = load.load_any(path, own)
        report = sides[path].report
        if report is not None and report.status_words:
            own, _ = own_words(report.status_words)
    return sides[old], sides[new]


def _unfit(report: Report, path: Path, counted: figures.Counted) -> Iterator[Diagnostic]:
    """Why the tasks of a report can't be told apart."""
    ledger = report.ledger
    if not isinstance(counted.tasks, figures.Tally):
        reason = "没有“整改任务”"
        if ledger is not None:
            reason = "列表只是节选" if ledger.tasks else "只有总数或分组，没有逐项的任务"
        place = ledger.place if ledger and ledger.place else Place(Source(str(path)))
        yield fault("LED386", place, reason, "换成列出全部任务的数据文件，或直接写台账（.xlsx）")
    yield from (d for d in check.check(report, counted) if d.code == DOUBLED)
