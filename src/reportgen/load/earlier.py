"""Whether the report that 上期 names is an earlier one of the same city, and not this one under another name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportgen.diagnostics import Diagnostic, fault
from reportgen.model import Report
from reportgen.place import Place
from reportgen.values import Text
from reportgen.vocabulary import folded

OWN = "写上期的文件，如“上期: 上月/city.yaml”或“上期: 7月台账.xlsx”；没有上期的，删去这一行"
SELF = "“{name}”就是这个数据文件自己"


def compared(report: Report) -> Report:
    """What of an earlier report the present one is held against; the rest must reach neither checks nor paper."""
    return Report(
        city=report.city,
        as_of=report.as_of,
        plan=report.plan,
        measure_words=report.measure_words,
        ledger=report.ledger,
        place=report.place,
    )


def broken(name: Text, found: list[Diagnostic]) -> Diagnostic:
    """At 上期: the file that it names can't be read; what is wrong there stands in `found`."""
    more = f"等 {len(found)} 处错误" if len(found) > 1 else ""
    reason = f"读“{name}”时：{found[0].message}{more}；【较上期.……】就算不出来"
    fix = "上期文件的错误另外列出，先改正；文件名写错的，改正“上期”；不和上期比的，删去这一行"
    return fault("LED381", name.place, reason, fix, [d.place for d in found[:1] if d.place])


def same_file(one: Path, other: Path) -> bool:
    """Whether two names lead to one file."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):  # one of them is no file at all
        return False


def same_ledger(name: Text, old: tuple[Report, Path], new: tuple[Report, Path]) -> Diagnostic | None:
    """The workbook of this month is named as that of the last; each report comes with the path of its file."""
    books = [_workbook(report, path) for report, path in (old, new)]
    if books[0] is None or books[1] is None or not same_file(books[0], books[1]) or _sheet(old[0]) != _sheet(new[0]):
        return None
    fix = "上期的台账另存一份（如 7月台账.xlsx），"
    if same_file(books[0], old[1]):
        reason, fix = f"“{name}”就是本期的台账，自己和自己比，永远没有变化", fix + "和那一份比"
    else:
        reason = f"“{name}”里的台账和本期的是同一个文件“{books[0].name}”，上期的数已被本期的盖掉"
        fix += "上期数据文件里的“台账”写它的名字"
    return fault("LED382", name.place, reason, fix)


def _workbook(report: Report, path: Path) -> Path | None:
    """The file of its ledger."""
    ledger = report.ledger
    return path.parent / ledger.workbook if ledger and ledger.workbook else None


def _sheet(report: Report) -> str:
    """The sheet that the tasks stand in."""
    place = report.tasks[0].no.place if report.tasks else None
    return place.source.sheet if place else ""


def misplaced(old: Report, new: Report, place: Place | None) -> Iterator[Diagnostic]:
    """A report of another city, or of a later day; `place` is where the present one names it."""
    cities = [folded(report.city.name) for report in (old, new)]
    if all(cities) and not (cities[0].startswith(cities[1]) or cities[1].startswith(cities[0])):
        reason = f"上期写的是“{old.city.name}”，本期是“{new.city.name}”"
        fix = "核对上期的文件名；城市确已改名的，上期改写上期的台账（.xlsx），台账不写城市"
        yield fault("LED384", place, reason, fix, [old.city.name.place] if old.city.name.place else [])
    if old.as_of and new.as_of and old.as_of.last() >= new.as_of.last():
        reason = f"上期截至 {old.as_of}，本期截至 {new.as_of}"
        fix = "核对两期的“截至日期”，和两个文件有没有写反"
        yield fault("LED383", place, reason, fix, [old.as_of.place] if old.as_of.place else [])
