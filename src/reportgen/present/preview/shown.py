"""What a page shows, as the answers need it: report, runs, figures, progress; each made once, when it is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from reportgen.figures import Counted, count
from reportgen.figures.catalogue import Catalogue
from reportgen.model import Case, Report, Task
from reportgen.model.numbers import number_of
from reportgen.present.preview.page import Page
from reportgen.present.preview.sites import Sites
from reportgen.present.status import Overview, overview
from reportgen.records import dataclass
from reportgen.write.pages import Run


@dataclass(frozen=True)
class Shown:
    """A report, the runs of the pages that were drawn of it, and the name of its file."""

    report: Report
    runs: tuple[Run, ...]
    file: str

    @cached_property
    def _counted(self) -> Counted:
        return count(self.report)

    @cached_property
    def catalogue(self) -> Catalogue:
        """All figures of the report."""
        return Catalogue(self.report, self._counted)

    @cached_property
    def overview(self) -> Overview:
        """Its progress."""
        return overview(self.report, self._counted, self.file)

    @cached_property
    def page(self) -> Page:
        """Its runs by the places that they came from."""
        return Page(self.runs)

    @cached_property
    def sites(self) -> Sites:
        """Its values by their places."""
        return Sites(self.report)

    @cached_property
    def rows_by_key(self) -> Mapping[str, Task | Case]:
        """Key of a place that a figure was counted from -> the task or case that stands there."""
        return {place.key: row for place, row in self.catalogue.rows.items()}

    @cached_property
    def numbers(self) -> Counter[str]:
        """How many tasks have each number."""
        return Counter(number_of(task.no) for task in self.report.tasks)

    @cached_property
    def _row_numbers(self) -> Mapping[int, int]:
        return {id(task): number for number, task in enumerate(self.report.tasks)}

    def row_of(self, row: object) -> int | None:
        """The index of a task in the ledger; None for what is no task of it."""
        return self._row_numbers.get(id(row)) if isinstance(row, Task) else None
