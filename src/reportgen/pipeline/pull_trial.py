"""Steps on trial: the data with them are built again, and held against the Word file that they are to agree with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from reportgen.datafile.splice import EditError, spliced
from reportgen.diagnostics import Diagnostic
from reportgen.document import Document, part
from reportgen.enumerated import parts
from reportgen.ledger.merged import corrected_workbook
from reportgen.model import Task
from reportgen.pipeline.build import Built, Options, build
from reportgen.pipeline.written_back import built_with
from reportgen.place import Place
from reportgen.pull.changes import Change, Kind, Span, Unit
from reportgen.pull.compare import compare
from reportgen.pull.places import Places
from reportgen.pull.resolve import combined
from reportgen.pull.steps import Cell, Retold, Step
from reportgen.pull.units import units_of_document
from reportgen.records import dataclass, field, replace

TRIES = 40  # papers that are built to find out which steps do not fit
UNFIT = "写进数据以后，生成的文字与这份 Word 文件对不上"
ROUNDS = 4  # of leaving out what would be lost
WORDS = 6  # characters from which on words that went and words that came are the same ones
ELSEWHERE = "这些话移到了写不进数据的地方，先留在原处，请在数据文件里改"
NUMBERED = "序号由程序编，不写进数据；少了、多了序号的要点，请在数据文件里分开或合并"
FIGURES_MOVED = "带数字的话移了位置，数字会写死，请在数据文件里移"
TOO_MANY = "合不上的改动太多，没有逐处试完；先收回别的，再运行一次"
NO_ROW = "表里的这一行在台账里找不到"
NO_WORKBOOK = "台账不是 .xlsx，不能写回，请在台账里改"


@dataclass(frozen=True)
class Outcome:
    """The data with some steps made: the text of the data file, the workbook (None where it stays), what is left."""

    text: str
    workbook: bytes | None = None
    left: tuple[Change, ...] = ()
    found: tuple[Diagnostic, ...] = ()  # what a workbook loses when it is written
    built: Built | None = None

    @property
    def distance(self) -> int:
        """How many characters the paper is still away from the Word file."""
        return sum(map(weight, self.left))


@dataclass(frozen=True)
class Fitted:
    """The steps that fit, by index, what comes of them (None where there are none), and why the others do not."""

    made: tuple[int, ...] = ()
    outcome: Outcome | None = None
    refused: dict[int, str] = field(default_factory=dict)


def weight(change: Change) -> int:
    """How many characters a change is about; a mere move counts one, and figures nothing, which the data tell."""
    old, new = change.old, change.new
    if old is not None and new is not None:
        words = [span for span in change.spans if not retold(old, span)]
        moved = 1 if words or change.kind is not Kind.EDITED else 0
        return moved + sum(max(span.end - span.start, len(span.new)) for span in words)
    unit = old or new
    return 2 + (len(unit.text) if unit else 0)


def retold(unit: Unit, span: Span) -> Retold | None:
    """The figure that a span lies in, as it was typed over; None where it is about words."""
    end = 0
    for run in unit.inlines:
        start, end = end, end + len(run.text)
        if run.figure and start <= span.start and span.end <= end:
            now = run.text[: span.start - start] + span.new + run.text[span.end - start :]
            return Retold(run.figure, run.text, now, run.source)
    return None


def _is_numbered(change: Change) -> bool:
    """Whether a number that the program counts was typed before the words of a point or heading."""
    old, new = change.old, change.new
    if old is None or new is None or not old.number or not any(span.start == 0 and span.new for span in change.spans):
        return False
    told = parts(new.text)
    return bool(told.number or (told.points and told.points[0].at == 0))


def carried_off(steps: Sequence[Step], made: Sequence[int]) -> dict[int, str]:
    """Of the steps that are made those that take words away which another one brings: where that one is not made, or
    would bring a figure as digits. Both are left out then.

    pull/layout.py tells the plain cases with better words; only here is it known which steps could be made.
    """
    written = set(made)
    came = [(n, text) for n, step in enumerate(steps) for text in _came(step.change)]
    found: dict[int, str] = {}
    for n in written:
        for text, has_figure in _went(steps[n].change):
            for m, new in came:
                if text in new and (m != n or has_figure) and (m not in written or has_figure):
                    found[n] = FIGURES_MOVED if has_figure else ELSEWHERE
                    if m in written:
                        found[m] = found[n]
    return found


def _went(change: Change) -> Iterator[tuple[str, bool]]:
    """The longer stretches of words that a change takes away, and whether a figure is among them."""
    old = change.old
    if old is None or change.kind is Kind.MOVED:
        return
    whole = [Span(0, len(old.text), "")] if change.kind is Kind.DELETED else change.spans
    for span in whole:
        text = old.text[span.start : span.end].strip("。；，、")
        if len(text) >= WORDS and not retold(old, span):
            yield text, any(run.figure for run in part(old.inlines, span.start, span.end))


def _came(change: Change) -> Iterator[str]:
    """The longer stretches of words that a change brings."""
    if change.kind is Kind.ADDED and change.new:
        yield change.new.text
    yield from (span.new for span in change.spans if len(span.new) >= WORDS)


@dataclass(frozen=True)
class PullTrial:
    """What steps are tried on: the data file with its text, the paper that it makes, the units of the Word file."""

    path: Path
    text: str
    options: Options
    built: Built
    edited: Sequence[Unit]
    places: Places
    workbook: Path | None  # the .xlsx of the ledger

    def fitted(self, steps: Sequence[Step]) -> Fitted:
        """All steps that bring the paper nearer to the Word file, found by halving where all together do not.

        What would be lost, because its words went to a place that can't be written, is left where it is.
        """
        kept = {n: NUMBERED for n, step in enumerate(steps) if step.is_written and _is_numbered(step.change)}
        for _ in range(ROUNDS):
            wanted = [n for n, step in enumerate(steps) if step.is_written and n not in kept]
            found = _Search(self, steps).of(wanted) if wanted else Fitted()
            more = carried_off(steps, found.made)
            if not more:
                break
            kept |= more
        return replace(found, refused={**found.refused, **kept})

    def outcome(self, steps: Sequence[Step]) -> Outcome | str:
        """What comes of them; a text says why nothing does."""
        try:
            text = spliced(self.text, combined(steps, self.places))
        except EditError as error:
            return error.reason
        cells = [cell for step in steps for cell in step.cells]
        if not cells:
            return self._judged(Outcome(text), build(self.path, self.options, text))
        texts_of = self._texts_of(cells)
        if isinstance(texts_of, str) or self.workbook is None or self.built.report is None:
            return texts_of if isinstance(texts_of, str) else NO_WORKBOOK
        data, found = corrected_workbook(self.built.report, texts_of, self.workbook)
        built = built_with(self.path, self.options, text, self.workbook, data)
        return self._judged(Outcome(text, data, found=tuple(found)), built)

    def _texts_of(self, cells: Sequence[Cell]) -> list[tuple[Task, str, str]] | str:
        tasks = [(self._task(cell.task), cell) for cell in cells]
        if any(task is None for task, _ in tasks):
            return NO_ROW
        return [(task, cell.column, cell.text) for task, cell in tasks if task]

    def _task(self, cell: Place) -> Task | None:
        report = self.built.report
        wanted = (cell.line, cell.source.sheet)
        tasks = report.tasks if report else ()
        return next((t for t in tasks if t.place and (t.place.line, t.place.source.sheet) == wanted), None)

    def _judged(self, outcome: Outcome, built: Built) -> Outcome | str:
        if built.document is None:
            error = next((d for d in built.found if d.is_error), None)
            return f"写进数据以后有错：{error.message}，{error.reason}" if error else "写进数据以后生成不了"
        left = compare(units_of_document(built.document), self.edited)
        return replace(outcome, left=tuple(left), built=built)


class _Search:
    """Halves a set of steps until it knows which of them do not fit; steps with an edit in common stay together."""

    def __init__(self, trial: PullTrial, steps: Sequence[Step]) -> None:
        self.trial, self.steps = trial, steps
        self.made: list[int] = []
        self.best: Outcome | None = None
        self.distance = sum(weight(step.change) for step in steps)
        self.refused: dict[int, str] = {}
        self.tries = TRIES
        self.known = {u.text for u in (*units_of_document(_paper(trial.built)), *trial.edited)}
        changes = [step.change for step in steps]
        self.open = {change.new.text for change in changes if change.new}  # what the paper may still lack

    def of(self, wanted: Sequence[int]) -> Fitted:
        """What fits of `wanted`."""
        self._take(_bundles(self.steps, wanted))
        return Fitted(tuple(sorted(self.made)), self.best, self.refused)

    def _take(self, bundles: Sequence[Sequence[int]]) -> None:
        group = [n for bundle in bundles for n in bundle]
        if self.tries <= 0:
            self.refused.update(dict.fromkeys(group, TOO_MANY))
            return
        self.tries -= 1
        outcome = self.trial.outcome([self.steps[n] for n in sorted((*self.made, *group))])
        if isinstance(outcome, Outcome) and self._fits(outcome, group, alone=len(bundles) == 1):
            self.made += group
            self.best, self.distance = outcome, outcome.distance
        elif len(bundles) == 1:
            self.refused.update(dict.fromkeys(group, outcome if isinstance(outcome, str) else UNFIT))
        else:
            middle = len(bundles) // 2
            self._take(bundles[:middle])
            self._take(bundles[middle:])

    def _fits(self, outcome: Outcome, group: Sequence[int], *, alone: bool) -> bool:
        """Whether the words of the group stand in the paper then, new ones where they were typed, nothing stands there
        that nobody wrote, and nothing is gone that the Word file has.

        Of a bundle alone half of the words suffice, for the program may set a character otherwise than it was typed.
        """
        typed = {c.new.text for n in group if (c := self.steps[n].change).kind is Kind.ADDED and c.new}
        for change in outcome.left:
            misplaced = change.kind is Kind.MOVED and change.old and change.old.text in typed
            made_up = change.kind is Kind.DELETED and change.old and change.old.text not in self.known
            lost = change.kind is Kind.ADDED and change.new and change.new.text not in self.open
            if misplaced or made_up or lost:
                return False
        asked = sum(self._asked(n) for n in group)
        gained = self.distance - outcome.distance
        return 2 * gained >= asked and (gained > 0 or not asked) if alone else gained >= asked

    def _asked(self, n: int) -> int:
        """What a step must bring; one that changes something else beside, or is refused in part, may bring less."""
        step = self.steps[n]
        return 0 if step.refused or step.side or step.figures else weight(step.change)


def _paper(built: Built) -> Document:
    assert built.document is not None  # noqa: S101 - what could not be built is not held against anything
    return built.document


def _bundles(steps: Sequence[Step], wanted: Sequence[int]) -> list[list[int]]:
    """The steps, those that bear an edit in common as one: half of it would be something else."""
    bundles: list[list[int]] = []
    for n in wanted:
        if not steps[n].edits:
            bundles.append([n])
            continue
        common = [b for b in bundles if any(edit in steps[m].edits for m in b for edit in steps[n].edits)]
        bundles = [b for b in bundles if b not in common] + [[m for b in common for m in b] + [n]]
    return bundles
