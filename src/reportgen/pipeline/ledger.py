"""The roads of the monthly round: a data file or workbook -> workbooks to hand out; returns -> one ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from reportgen import load
from reportgen.diagnostics import Diagnostic, fault, has_errors
from reportgen.ledger.answers import Answer, read_answer
from reportgen.ledger.export import changed_by_excel, export, too_long
from reportgen.ledger.merge import merge
from reportgen.ledger.merged import left_behind, merged_workbook
from reportgen.ledger.outcome import Merged
from reportgen.ledger.split import split, units_of
from reportgen.ledger.tables import Section, as_object, sections
from reportgen.ledger.template import template
from reportgen.ledger.told import warnings
from reportgen.load.words import own_words
from reportgen.model import Report
from reportgen.model.inspections import Inspections
from reportgen.model.numbers import identity_of
from reportgen.place import BOOKS, Place, Source, is_data_name
from reportgen.records import dataclass
from reportgen.write.save import obstacle, save

# What departments send instead of a workbook; photographs and the like lie in such folders for other reasons.
NO_WORKBOOKS = (".csv", ".ods", ".zip", ".rar", ".7z", ".doc", ".docx", ".wps", ".pdf", ".txt")


@dataclass(frozen=True)
class Parts:
    """What a split came to: unit, number of tasks and file of each; none where an error stood in the way."""

    rows: list[tuple[str, int, Path]]
    found: list[Diagnostic]


@dataclass(frozen=True)
class Round:
    """What a merge came to: the report as tables and as an object, the workbook; None where errors stood in the way."""

    tables: list[Section]
    report: dict[str, object]
    output: Path | None
    found: list[Diagnostic]
    fresh: bool = False


def write_template(
    path: Path | None, output: Path, *, rows: int, by_date: str, force: bool
) -> tuple[Path | None, list[Diagnostic]]:
    """The workbook to hand out; `path` names the tasks that are in it."""
    report, found, files = _tasks(path) if path else (None, [], ())
    if has_errors(found):
        return None, found
    found += _write({output: template(report, rows, by_date)}, files, force=force)
    return (None if has_errors(found) else output), found


def split_ledger(path: Path, folder: Path, *, by: str, by_date: str, force: bool) -> Parts:
    """One workbook a unit; all of them or, on an error, none."""
    report, found, files = _tasks(path)
    if report is None or has_errors(found):
        return Parts([], found)
    shares, more = split(report, by, by_date)
    found += more
    if not shares:
        place = Place(Source(str(path)))
        found.append(fault("LED377", place, f"没有一项任务写了{by}，没有可分发的", f"在台账里填上“{by}”"))
        return Parts([], found)
    found += _write({folder / share.file: share.data for share in shares}, files, force=force)
    if has_errors(found):
        return Parts([], found)
    return Parts([(share.unit, len(share.tasks), folder / share.file) for share in shares], found)


def export_ledger(path: Path, output: Path, *, force: bool) -> tuple[Path | None, list[Diagnostic]]:
    """The ledger of a data file as a workbook, which is read back before it is written."""
    report, found, files = _tasks(path)
    if report is None or has_errors(found):
        return None, found
    data = export(report)
    found += changed_by_excel(report, data)
    found += _write({output: data}, files, force=force)
    return (None if has_errors(found) else output), found


def merge_returns(path: Path, named: Sequence[Path], output: Path, *, by: str, force: bool) -> Round | str:
    """The returns, and those of folders, gathered into one workbook; nothing is written while one has errors.

    A text says, in Chinese, what was wrong with the names.
    """
    report, found, files = _tasks(path)
    if report is None:
        return Round([], {}, None, found)
    returns = _returns(named, (path, *files), output)
    if isinstance(returns, str):
        return returns
    found += [*_doubled(report), *_no_workbooks(named)]
    merged, more = _merged(report, returns, by)
    found += more
    if has_errors(found):
        return Round([], {}, None, found)
    found += warnings(merged)
    base = _base(path, report)
    data, lost = merged_workbook(report, merged, base)
    if base is None and (old := _workbook(path, report)):
        lost.append(left_behind(old, report))
    found += lost + _write({output: data}, (*files, *returns), force=force)
    if has_errors(found):
        return Round([], {}, None, found)
    object_ = {"base": str(path), "output": str(output), **as_object(merged)}
    return Round(
        sections(merged),
        object_,
        output,
        found,
        fresh=base is None and report.ledger is not None and report.ledger.workbook is None,
    )


def _merged(report: Report, returns: Sequence[Path], by: str) -> tuple[Merged, list[Diagnostic]]:
    own, _ = own_words(report.status_words)
    units, inspections = units_of(report.tasks, by), Inspections(report.inspections)
    answers: list[Answer] = []
    found: list[Diagnostic] = []
    for path, label in _labels(returns).items():
        answer, more = read_answer(path, label, own, units, inspections)
        found += more
        if answer is not None:
            answers.append(answer)
    return merge(report.tasks, answers, by), found


def _returns(named: Sequence[Path], files: Sequence[Path], output: Path) -> list[Path] | str:
    """The workbooks that are meant: those named, and those of the folders named, but for the ledger and the output."""
    own = {file.resolve() for file in files}
    found: dict[Path, Path] = {}
    for path in named:
        if path.is_dir():
            inside = {p.resolve(): p for p in _workbooks_in(path)}
            inside = {real: p for real, p in inside.items() if real not in own and real != output.resolve()}
            if not inside:
                others = "、".join(p.name for p in _seen_in(path) if p.suffix.lower() in NO_WORKBOOKS)
                return f"文件夹“{path}”里没有交回的表（.xlsx）" + (f"，只有 {others}" if others else "")
            found |= inside
        elif path.resolve() in own:
            return f"“{path}”是台账本身，不是交回的表"
        elif path.resolve() == output.resolve():
            return f"“{path}”是要写的文件，不是交回的表；用 -o 换一个名字"
        else:
            found[path.resolve()] = path
    return list(found.values())


def _workbooks_in(folder: Path) -> list[Path]:
    """The workbooks of a folder and of those in it, however deep."""
    return [path for path in _seen_in(folder) if path.suffix.lower() in BOOKS]


def _seen_in(folder: Path) -> list[Path]:
    """All files of a folder, without the marks of open ones (~$) and what is hidden."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(p for p in files if not any(part.startswith(("~$", ".")) for part in p.relative_to(folder).parts))


def _no_workbooks(named: Sequence[Path]) -> list[Diagnostic]:
    """A warning that names the files in the folders of returns that can be none by their form."""
    folders = [path for path in named if path.is_dir()]
    files = dict.fromkeys(p for folder in folders for p in _seen_in(folder) if p.suffix.lower() in NO_WORKBOOKS)
    if not files:
        return []
    reason = f"有：{'、'.join(map(str, files))}"
    fix = "里面是交回的表的，用 Excel 或 WPS 打开，另存为 .xlsx（压缩包先解开），再汇总；不是的不用管"
    return [fault("LED398", None, reason, fix, count=len(files))]


def _tasks(path: Path) -> tuple[Report | None, list[Diagnostic], tuple[Path, ...]]:
    """The report of a data file or a workbook; an error where it has no tasks, or one that no cell can hold."""
    loaded = load.load_any(path)
    found = list(loaded.found)
    if loaded.report is not None and not loaded.report.tasks:
        reason = "数据文件里没有“整改任务”的列表，也没有写明台账"
        fix = "在“整改任务”里逐项列出，或写明“台账: 台账.xlsx”"
        if loaded.report.ledger and loaded.report.ledger.workbook:
            reason, fix = "台账里还没有任务", "在台账里一行一项填上任务"
        found.append(fault("LED377", Place(Source(str(path))), reason, fix))
    elif loaded.report is not None:
        found += too_long(loaded.report.tasks)
    return loaded.report, found, loaded.files


def _doubled(report: Report) -> list[Diagnostic]:
    """A number that stands twice in the ledger: of two tasks nobody can say which a return means."""
    first: dict[tuple[str, str], Place | None] = {}
    found = []
    for task in report.tasks:
        identity = identity_of(task)
        if identity in first:
            reason = f"与 {first[identity]} 的序号相同，交回的表对不上是哪一项"
            found.append(fault("LED303", task.no.place, reason, "改正其中一个序号再汇总", no=task.no))
        first.setdefault(identity, task.no.place)
    return found


def _workbook(path: Path, report: Report) -> Path | None:
    """The workbook that the ledger stands in; None for a list in a data file."""
    if report.ledger is None or report.ledger.workbook is None:
        return None
    return path if not is_data_name(path) else path.parent / report.ledger.workbook


def _base(path: Path, report: Report) -> Path | None:
    """The workbook of the ledger where it can be copied: one of an older format can not."""
    base = _workbook(path, report)
    if base is None:
        return None
    with base.open("rb") as file:
        return base if file.read(2) == b"PK" else None


def _labels(paths: Sequence[Path]) -> Mapping[Path, str]:
    """What messages call each return: its name, with its folder where two have one name."""
    names = [path.name for path in paths]
    return {path: path.name if names.count(path.name) == 1 else str(path) for path in paths}


def _write(contents: Mapping[Path, bytes], files: Sequence[Path], *, force: bool) -> list[Diagnostic]:
    """All files or none: what stands in the way of one is looked at before any is written."""
    sources = {file.resolve() for file in files}
    found = []
    for path, data in contents.items():
        if path.resolve() in sources:
            reason = f"“{path.name}”就是这次读的文件"
            found.append(fault("OUT604", None, reason, "用 -o 换一个名字或文件夹", name=path.name))
        elif refused := obstacle(data, path, force=force):
            found.append(refused)
    for path, data in contents.items():
        if not has_errors(found):
            found += save(data, path, force=force)
    return found
