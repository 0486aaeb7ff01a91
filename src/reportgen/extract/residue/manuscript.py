"""The lines of an old paper while they are cleaned: each character knows its place in the source, each change is kept.

A change never makes a text longer: every character of the result stands for one of the source, so that places hold.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reportgen.extract.parts import Cleaned, Grid, Line
from reportgen.records import dataclass, replace

# Kinds of what is cleaned.
PINYIN = "拼音残字"
HALF_WIDTH = "半角标点"
BREAK = "断行"
RUN_TOGETHER = "连排"
BLANK = "多余空格"
EXTRA_MARK = "多余标点"
FRAME = "网页残留"
MARKUP = "网页标记"
ENDING = "附件扩展名"
INVISIBLE = "不可见字符"


class Change(NamedTuple):
    """Characters start..end of a draft become `new`, which is not longer; a line feed in it parts the draft."""

    start: int
    end: int
    what: str
    new: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A paragraph that is being cleaned: its characters, and where each of them stands in the manuscript."""

    text: str
    where: array[int]
    level: int = 0

    @property
    def tabbed(self) -> bool:
        """Whether it is a row of a table that was typed with tabs."""
        return "\t" in self.text


Entry = Draft | Grid


class _Row(NamedTuple):
    """A line of the source: its number, the column of its first character, where it begins in the manuscript."""

    at: int
    column: int
    start: int


class Manuscript:
    """All lines, one behind the other; each ends with a place for its break. What became of every character."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._rows: list[_Row] = []
        texts: list[str] = []
        self.drafts: list[list[Draft]] = []  # of each line; a line with breaks in it has several
        start = 0
        for line in lines:
            column, drafts = 1, []
            for n, raw in enumerate(line.text.split("\n")):
                text = raw.strip()
                indent = len(raw) - len(raw.lstrip()) if text else 0
                self._rows.append(_Row(line.at, column + indent, start))
                texts.append(text + "\n")
                if text:
                    where = array("Q", range(start, start + len(text)))
                    drafts.append(Draft(text, where, 0 if n else line.level))
                start += len(text) + 1
                column += len(raw) + 1
            self.drafts.append(drafts)
        self._text = "".join(texts)
        self._starts = [row.start for row in self._rows]
        self._new: list[str | None] = [None] * len(self._text)
        self._change = array("Q", bytes(8 * len(self._text)))
        self._kinds = [""]  # by the number of a change

    def changed(self, draft: Draft, changes: Iterable[Change]) -> list[Draft]:
        """The draft after changes, in their order, none over another; parted at new breaks; none is blank."""
        texts: list[str] = []
        where = array("Q")
        at = 0
        for change in changes:
            if change.start < at or change.start == change.end:
                continue
            self._record(draft.where[change.start : change.end], change.what, change.new)
            texts += (draft.text[at : change.start], change.new)
            where += draft.where[at : change.start + len(change.new)]
            at = change.end
        if not at:
            return [draft]
        texts.append(draft.text[at:])
        where += draft.where[at:]
        return list(self._parted(Draft("".join(texts), where, draft.level)))

    def dropped(self, draft: Draft, what: str) -> None:
        """All of a draft goes, as it stands in the source: what was changed in it before is not told."""
        first, last = draft.where[0], draft.where[-1] + 1
        while first and self._gone(first - 1):
            first -= 1
        while self._gone(last):
            last += 1
        self._record(array("Q", range(first, last)), what, "")

    def joined(self, above: Draft, below: Draft) -> Draft:
        """Two drafts in one; the breaks between their lines go."""
        for row in range(self._row(above.where[-1]), self._row(below.where[0])):
            end = self._starts[row + 1] - 1
            self._record(array("Q", [end]), BREAK, "")
        for slot in range(above.where[-1] + 1, below.where[0]):  # breaks that were put between them
            self._new[slot] = "" if self._new[slot] == "\n" else self._new[slot]
        return replace(above, text=above.text + below.text, where=above.where + below.where)

    def same_line(self, above: Draft, below: Draft) -> bool:
        """Whether they were parted here: what was found to be two is not joined again."""
        return self._row(above.where[-1]) == self._row(below.where[0])

    def lengths(self) -> list[int]:
        """Characters of the lines of the source, without blank ones."""
        return [self._length(n) for n, row in enumerate(self._rows) if self._text[row.start] != "\n"]

    def last_length(self, draft: Draft) -> int:
        """Characters of the line of the source that a draft ends in."""
        return self._length(self._row(draft.where[-1]))

    def _length(self, row: int) -> int:
        end = self._starts[row + 1] if row + 1 < len(self._starts) else len(self._text)
        return self._rows[row].column - 1 + end - 1 - self._starts[row]

    def gap(self, above: Draft, below: Draft) -> int:
        """How far apart they stand in the source, in lines; a line between them that went does not part them."""
        first, last = self._row(above.where[-1]), self._row(below.where[0])
        return max((self._rows[n + 1].at - self._rows[n].at for n in range(first, last)), default=0)

    def indented(self, draft: Draft) -> bool:
        """Whether it begins its line of the source, behind blanks."""
        row = self._rows[self._row(draft.where[0])]
        return row.start == draft.where[0] and row.column > 1

    def items(self, entries: Sequence[Entry]) -> list[Line | Grid]:
        """What the entries are in the end."""
        made: list[Line | Grid] = []
        taken: set[int] = set()
        parts = 0
        for entry in entries:
            if isinstance(entry, Grid):
                made.append(entry)
                continue
            at = self._rows[self._row(entry.where[0])].at
            if at in taken:
                parts += 1
                at = -parts
            taken.add(at)
            made.append(Line(entry.text, at, entry.level))
        return made

    def cleaned(self) -> Iterator[Cleaned]:
        """All that was changed, in the order of the source."""
        at = 0
        changes = self._change
        while at < len(changes):
            change, start = changes[at], at
            at += 1
            if not change:
                continue
            row = self._row(start)
            end = self._starts[row + 1] if row + 1 < len(self._starts) else len(changes)
            while at < end and self._goes_on(at - 1, at):
                at += 1
            old, new = self._text[start:at], "".join(self._new[n] or "" for n in range(start, at))
            if old != new:
                place = self._rows[row]
                yield Cleaned(place.at, place.column + start - place.start, self._kinds[change], old, new)

    def _goes_on(self, before: int, at: int) -> bool:
        """Whether two neighbours were changed as one, or are two of a kind that both went."""
        one, other = self._change[before], self._change[at]
        if self._text[at] == "\n":  # a break is told by itself
            return False
        gone = not self._new[before] and not self._new[at]
        return one == other or (gone and bool(other) and self._kinds[one] == self._kinds[other])

    def _gone(self, where: int) -> bool:
        return self._new[where] == "" and self._text[where] != "\n"

    def _row(self, where: int) -> int:
        return bisect_right(self._starts, where) - 1

    def _record(self, where: array[int], what: str, new: str) -> None:
        self._kinds.append(what)
        number = len(self._kinds) - 1
        for n, slot in enumerate(where):
            self._new[slot] = new[n] if n < len(new) else ""
            self._change[slot] = number

    def _blanked(self, where: array[int]) -> None:
        """Blanks go; those that a change made are told as its own."""
        self._kinds.append(BLANK)
        for slot in where:
            self._new[slot] = ""
            self._change[slot] = self._change[slot] or len(self._kinds) - 1

    def _parted(self, draft: Draft) -> Iterator[Draft]:
        """Its lines; blanks that now stand at their ends go too."""
        start = 0
        for n, text in enumerate(draft.text.split("\n")):
            end = start + len(text)
            first = start + len(text) - len(text.lstrip())
            last = max(first, start + len(text.rstrip()))
            self._blanked(draft.where[start:first])
            self._blanked(draft.where[last:end])
            if first < last:
                yield Draft(draft.text[first:last], draft.where[first:last], 0 if n else draft.level)
            start = end + 1
