"""The road of `pull`: an edited Word file and the data that it was built from -> what changed, and the data with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from reportgen import figures
from reportgen.diagnostics import Diagnostic, fault, has_errors
from reportgen.figures.catalogue import Catalogue
from reportgen.load.notation import compose
from reportgen.load.source import read, written
from reportgen.model import Task
from reportgen.pipeline.build import Built, Options, build
from reportgen.pipeline.pull_trial import Fitted, Outcome, PullTrial, retold
from reportgen.pipeline.written_back import read_bytes, write_back
from reportgen.place import Place, Source
from reportgen.pull.changes import Change, Kind, What
from reportgen.pull.compare import alike, compare
from reportgen.pull.listing import in_words
from reportgen.pull.places import Places
from reportgen.pull.resolve import NEWER, resolved
from reportgen.pull.steps import Retold, Step
from reportgen.pull.units import units_of_document, units_of_word
from reportgen.read import read_word
from reportgen.records import dataclass, replace
from reportgen.write import docx
from reportgen.write.save import built_digest

if TYPE_CHECKING:
    from reportgen.read.word import WordFile

LIKE = 0.3  # share of the built characters that must be found again in a Word file of the same report
ROWS_AT_MOST = 40  # numbers of tasks that a message lists
BY_HAND = "照这一处自己改数据文件或模板；不改，重新生成时就没有这处改动"


@dataclass(frozen=True)
class Pulled:
    """What was found: a step for each change, those that are (or would be) written, and the files that were."""

    found: list[Diagnostic]
    steps: tuple[Step, ...] = ()
    made: frozenset[int] = frozenset()
    word: WordFile | None = None
    files: tuple[Path, ...] = ()


def pull(edited: Path, data: Path, options: Options = Options(), *, apply: bool = False) -> Pulled:
    """Nothing is written without `apply`."""
    word, found = read_word(edited)
    if word is None:
        return Pulled(found)
    before = read_bytes(data)
    built = build(data, options)
    source, _ = read(data)
    if built.document is None or source is None or isinstance(before, Diagnostic):
        more = [before] if isinstance(before, Diagnostic) and not has_errors(built.found) else []
        return Pulled([*found, *built.found, *more], word=word)
    units, now = units_of_document(built.document), units_of_word(word)
    changes = compare(units, now)
    if alike(units, changes) < LIKE:
        reason = "两边的文字大半对不上"
        fix = "核对两个文件名；按公开稿生成的加 --public，按别的文种或模板生成的加 -t"
        return Pulled([*found, fault("PUL054", Place(word.source), reason, fix, name=data.name)], word=word)
    if newer := _newer(built, edited):
        changes = [replace(c, base=False) if _is_open(c) else c for c in changes]
    root, _ = compose(source)
    assert root is not None  # noqa: S101 - it was built
    places = Places(units, root, source)
    steps = resolved(changes, units, places)
    trial = PullTrial(data, written(before)[1], options, built, now, places, _workbook(built, data))
    fitted = trial.fitted(steps)
    found += _told(steps, fitted, built, source, newer)
    pulled = Pulled(found, tuple(steps), frozenset(fitted.made), word)
    return _applied(pulled, fitted.outcome, trial, before) if apply and fitted.outcome else pulled


def _is_cell(change: Change) -> bool:
    return any(unit is not None and unit.what is What.CELL for unit in (change.old, change.new))


def _is_open(change: Change) -> bool:
    """Whether nothing tells who made a change, once the data are others: cells and retyped paragraphs have no tie."""
    return _is_cell(change) or change.kind is Kind.DELETED or bool(change.new and change.old and not change.new.tie)


def _newer(built: Built, edited: Path) -> str:
    """Why it can't be told whether a cell was changed in Word or in the data; "" where the data are as they were.

    The mark tells that nobody touched the data since; it is no seal: whoever wants to can copy it.
    """
    assert built.document is not None  # noqa: S101 - it was built
    with ZipFile(edited) as old, ZipFile(BytesIO(docx.write(built.document, built.style))) as now:
        digest = built_digest(old)
        if not digest:
            return "这份 Word 文件里没有生成时的标记（另存时去掉了），分不清是谁改的"
        return NEWER if digest != built_digest(now) else ""


def _workbook(built: Built, data: Path) -> Path | None:
    """The .xlsx of the ledger; others can't be written back whole."""
    ledger = built.report.ledger if built.report else None
    if ledger is None or not ledger.workbook:
        return None
    path = data.parent / ledger.workbook
    return path if path.suffix.lower() == ".xlsx" else None


def _applied(pulled: Pulled, outcome: Outcome, trial: PullTrial, before: bytes) -> Pulled:
    """Both files or none, each with a copy of the old one beside it."""
    found = [*pulled.found, *outcome.found]
    mark, _, encoding = written(before)
    contents: dict[Path, tuple[bytes, bytes]] = {}  # the file -> as it was read, as it shall be
    if outcome.workbook is not None and trial.workbook is not None:
        contents[trial.workbook] = (trial.workbook.read_bytes(), outcome.workbook)
    if outcome.text != trial.text:
        contents[trial.path] = (before, mark + outcome.text.encode(encoding))
    files, trouble = write_back(contents)
    if contents and not files:
        return replace(pulled, found=[*found, *trouble], made=frozenset())
    return replace(pulled, found=[*found, *trouble], files=files)


def _told(steps: Sequence[Step], fitted: Fitted, built: Built, source: Source, newer: str) -> Iterator[Diagnostic]:
    """What is left for a person."""
    catalogue = Catalogue(built.report, figures.count(built.report)) if built.report else None
    for n, step in enumerate(steps):
        place = step.place or Place(source)
        for figure in step.figures:
            yield _figure(figure, place, catalogue)
        why = "" if step.part else step.refused or fitted.refused.get(n, "")
        if not step.change.base:
            reason = newer if newer and _is_cell(step.change) else NEWER
            yield fault("PUL053", place, f"{reason}：{in_words(step.change)}", "两边逐字核对，要留的改动写进数据")
        elif why:
            yield fault("PUL052", place, f"{in_words(step.change)}：{why}", BY_HAND)
    yield from _following(steps, fitted, source)


def _following(steps: Sequence[Step], fitted: Fitted, source: Source) -> Iterator[Diagnostic]:
    """Figures that the data say otherwise once the steps are made, while the Word file has the old ones: 17项."""
    built = fitted.outcome.built if fitted.outcome else None
    if fitted.outcome is None or built is None or built.report is None:
        return
    before = {(figure.figure, figure.now) for step in steps for figure in step.figures}
    catalogue = Catalogue(built.report, figures.count(built.report))
    for change in fitted.outcome.left:
        for span in change.spans:
            figure = retold(change.old, span) if change.old else None
            if figure and (figure.figure, figure.now) not in before:
                yield _figure(figure, Place(source), catalogue, after=True)


def _figure(told: Retold, place: Place, catalogue: Catalogue | None, *, after: bool = False) -> Diagnostic:
    """文中改为“19项”，台账为“17项”, and the rows; `after` the steps the data say otherwise than the paper does."""
    entry = catalogue.by_name.get(told.figure) if catalogue else None
    rows = catalogue.behind(entry) if catalogue and entry else []
    numbers = [str(row.no) for row in rows if isinstance(row, Task)]
    says = f"{'台账为' if numbers else told.says}“{told.printed}”（{told.figure}）"
    reason = f"表里的改动写进数据以后，{says}，文中还是“{told.now}”" if after else f"文中改为“{told.now}”，{says}"
    if numbers:
        more = f"等 {len(numbers)} 项" if len(numbers) > ROWS_AT_MOST else ""
        reason += f"，数的是台账里的序号 {'、'.join(numbers[:ROWS_AT_MOST])}{more}"
    fix = "不用处理，重新生成就一致" if after else "数据错了，改台账或数据文件，文中的数会跟着变；文中改错了，不用处理"
    if entry:
        fix += f"。看这个数怎么来的：reportgen explain 数据文件 {told.figure}"
    return fault("PUL051", place, reason, fix)
