"""Changes of fields on trial: the files with all of them made, read and built again in memory.

Nothing passes that the loader can't read, or that brings an error which was not there before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from reportgen.datafile.splice import EditError, spliced
from reportgen.diagnostics import Diagnostic, fault, has_errors
from reportgen.editing.changes import edits_of
from reportgen.editing.form import Field
from reportgen.editing.told import in_short
from reportgen.editing.workbook import Book, misread, reread
from reportgen.ledger.merged import corrected_workbook
from reportgen.load.notation import compose
from reportgen.load.source import source_of, written
from reportgen.pipeline.build import Built, Options, build
from reportgen.pipeline.written_back import built_with, read_bytes
from reportgen.place import Place, Source
from reportgen.records import dataclass, field
from reportgen.regex import regex

BY_HAND = "在数据文件或台账里改"
WHERE = regex(r":\d+:\d+")  # in a reason: what stands lower in the file has other lines then


@dataclass(frozen=True)
class Wanted:
    """A field that shall hold another text; "" takes it away."""

    address: str
    field: Field
    now: str


@dataclass(frozen=True)
class Tried:
    """What is wrong then that was not before, and the files: each as it was read and as it shall be."""

    found: list[Diagnostic]
    contents: Mapping[Path, tuple[bytes, bytes]] = field(default_factory=dict)


def unchanged(address: str, place: Place, reason: str, fix: str) -> Diagnostic:
    """The fault of a change that is not made."""
    return fault("OUT610", place, reason, fix, name=address)


class EditTrial:
    """A data file, whose bytes are `before`, and the workbook of its tasks, with all changes made."""

    def __init__(self, path: Path, before: bytes, wanted: Sequence[Wanted], book: Book | None) -> None:
        self.path, self.before, self.book = path, before, book
        self.mark, self.text, self.encoding = written(before)
        self.place = Place(Source(str(path)))
        self.lines = [one for one in wanted if one.field.task is None]
        self.cells = [one for one in wanted if one.field.task is not None]

    def tried(self) -> Tried:
        """The files, or what stands in the way."""
        try:
            text = self._text()
        except EditError as error:
            return Tried([self._refused(error)])
        contents: dict[Path, tuple[bytes, bytes]] = {}
        workbook, data = None, None
        if self.cells and self.book is not None:
            workbook = self.book.path
            old = read_bytes(workbook)
            if isinstance(old, Diagnostic):
                return Tried([old])
            cells = [(one.field.task, one.field.column, one.now) for one in self.cells if one.field.task is not None]
            data, lost = corrected_workbook(self.book.report, cells, workbook)
            if lost:
                return Tried([self._lossy(d) for d in lost])
            contents[workbook] = (old, data)
        now = built_with(self.path, Options(), text, workbook, data)
        found = brought(build(self.path, Options(), self.text), now)
        if data is not None and not has_errors(found):
            found += self._misread(data)
        if text != self.text:
            contents[self.path] = (self.before, self.mark + text.encode(self.encoding))
        return Tried(found, contents)

    def _text(self) -> str:
        """The data file with what is written in it."""
        if not self.lines:
            return self.text
        root, _ = compose(source_of(self.text, str(self.path)))
        assert root is not None  # noqa: S101 - the form was made of it
        return spliced(self.text, edits_of(root, [(one.field.path, one.now) for one in self.lines]))

    def _refused(self, error: EditError) -> Diagnostic:
        meant = [one.address for one in self.lines if one.field.path[: len(error.path)] == error.path]
        return unchanged((meant or [self.lines[0].address])[0], self.place, error.reason, BY_HAND)

    def _lossy(self, lost: Diagnostic) -> Diagnostic:
        reason = f"{lost.reason.removesuffix('到汇总台账')}，由程序改会丢"
        return unchanged(self.cells[0].address, self.place, reason, "用 Excel 或 WPS 打开台账，在那里改")

    def _misread(self, data: bytes) -> Iterator[Diagnostic]:
        """Cells that are read otherwise than they were meant: 无 in a column where that says nothing."""
        assert self.book is not None  # noqa: S101 - its cells were written
        now = reread(self.book, data)
        for one in self.cells:
            found = misread(one.field, one.now, now, self.book.own)
            if found is not None:
                reason = f"“{in_short(one.now)}”写进台账以后，读出来是“{in_short(found)}”"
                yield unchanged(one.address, self.place, reason, "换一个写法，或在台账里改")


def brought(before: Built, now: Built) -> list[Diagnostic]:
    """What is found now and was not before. Where more can be looked at than before, nobody knows what is new."""
    if _reach(now) > _reach(before):
        return []
    known = Counter(map(_said, before.found))
    found: list[Diagnostic] = []
    for one in now.found:
        known[_said(one)] -= 1
        if known[_said(one)] < 0:
            found.append(one)
    return found


def _reach(built: Built) -> int:
    """How far a build came: to the report, through the checks, to the paper."""
    return sum(one is not None for one in (built.report, built.markup, built.document))


def _said(one: Diagnostic) -> tuple[str, str, str, str]:
    return one.code, one.severity.value, one.message, WHERE.sub("", one.reason)
