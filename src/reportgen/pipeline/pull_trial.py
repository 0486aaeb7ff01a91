"""Steps on trial: the data with them are built again, and held against the Word file that they are to agree with."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.datafile.splice import EditError, spliced
from reportgen.ledger.merged import corrected_workbook
from reportgen.model import Report, Task
from reportgen.pipeline.build import Built, Options, build
from reportgen.pull.changes import Change, Unit
from reportgen.pull.compare import compare
from reportgen.pull.places import Places
from reportgen.pull.resolve import combined
from reportgen.pull.steps import Step
from reportgen.pull.units import units_of_document

SINGLY_AT_MOST = 200  # steps that are tried one by one


@dataclass(frozen=True)
class Outcome:
    """The data with some steps made: the text of the data file, the workbook (None where it stays), what is left."""

    text: str
    workbook: bytes | None = None
    left: tuple[Change, ...] = ()
    built: Built | None = None

    @property
    def distance(self) -> int:
        """How many characters the paper is still away from the Word file."""
        return sum(_weight(change) for change in self.left)


def _weight(change: Change) -> int:
    if change.old is not None and change.new is not None:
        return 1 + sum(max(span.end - span.start, len(span.new)) for span in change.spans)
    return 2 + len((change.old or change.new or _NOBODY).text)


_NOBODY = Unit(what=None, text="", index=0)  # type: ignore[arg-type]


@dataclass
class Trial:
    """What steps are tried on."""

    path: Path
    text: str
    options: Options
    built: Built
    edited: Sequence[Unit]
    places: Places
    workbook: Path | None
    refused: dict[int, str] = field(default_factory=dict)  # why a step was left out, by its index

    def best(self, steps: Sequence[Step]) -> tuple[Outcome | None, list[int]]:
        """All steps that bring the paper nearer to the Word file, and which they are."""
        wanted = [n for n, step in enumerate(steps) if step.is_written]
        if not wanted:
            return None, []
        whole = self.outcome([steps[n] for n in wanted])
        if isinstance(whole, Outcome) and not self._worse(whole, steps, wanted):
            return whole, wanted
        return self._one_by_one(steps, wanted)

    def _worse(self, outcome: Outcome, steps: Sequence[Step], made: Sequence[int]) -> bool:
        """Whether more is left than those steps that were not made."""
        others = [step.change for n, step in enumerate(steps) if n not in made or step.figures or step.refused]
        return outcome.distance > sum(map(_weight, others))

    def _one_by_one(self, steps: Sequence[Step], wanted: Sequence[int]) -> tuple[Outcome | None, list[int]]:
        best: Outcome | None = None
        distance = sum(_weight(step.change) for step in steps)
        made: list[int] = []
        for n in wanted[:SINGLY_AT_MOST]:
            outcome = self.outcome([steps[m] for m in (*made, n)])
            if isinstance(outcome, str):
                self.refused[n] = outcome
            elif outcome.distance < distance:
                best, distance = outcome, outcome.distance
                made.append(n)
            else:
                self.refused[n] = "写进数据文件以后，生成的文字与这份 Word 文件对不上"
        return best, made

    def outcome(self, steps: Sequence[Step]) -> Outcome | str:
        """What comes of them; a text says why nothing does."""
        try:
            text = spliced(self.text, combined(steps, self.places))
        except EditError as error:
            return error.reason
        cells = [cell for step in steps for cell in step.cells]
        if not cells:
            return self._judged(text, None, build(self.path, self.options, text))
        if self.workbook is None or self.built.report is None:
            return "台账不是 .xlsx，不能写回，请在台账里改"
        texts_of = [(task, cell.column, cell.text) for cell in cells if (task := self._task(cell.task))]
        data, _ = corrected_workbook(self.built.report, texts_of, self.workbook)
        with tempfile.TemporaryDirectory() as folder:
            copy = self._copied(Path(folder), data)
            return self._judged(text, data, build(copy, self.options, text))

    def _task(self, place: object) -> Task | None:
        report: Report | None = self.built.report
        tasks = report.tasks if report else ()
        wanted = (getattr(place, "line", 0), getattr(getattr(place, "source", None), "sheet", ""))
        return next((t for t in tasks if t.place and (t.place.line, t.place.source.sheet) == wanted), None)

    def _copied(self, folder: Path, data: bytes) -> Path:
        """The files of the report in a folder of their own, with the new workbook among them."""
        home = self.path.parent
        for file in dict.fromkeys((self.path, *self.built.files)):
            target = folder / "数据" / os.path.relpath(file, home).replace("..", "上")
            target.parent.mkdir(parents=True, exist_ok=True)
            if self.workbook is not None and file == self.workbook:
                target.write_bytes(data)
            elif file.is_file():
                shutil.copyfile(file, target)
        return folder / "数据" / self.path.name

    def _judged(self, text: str, workbook: bytes | None, built: Built) -> Outcome | str:
        if built.document is None:
            error = next((d for d in built.found if d.is_error), None)
            return f"写进数据以后有错：{error.message}，{error.reason}" if error else "写进数据以后生成不了"
        left = compare(units_of_document(built.document), self.edited)
        return Outcome(text, workbook, tuple(left), built)
