"""What an old paper brought along from a web page or a program is cleaned away; each removal is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from reportgen.extract.parts import Cleaned, Grid, Item, Line
from reportgen.extract.residue import blanks, breaks, characters, frame, punctuation
from reportgen.extract.residue.manuscript import FRAME, Change, Draft, Entry, Manuscript

__all__ = ["clean", "source_line"]

_Rule = Callable[[str], Iterable[Change]]


def clean(items: Sequence[Item], *, web: bool) -> tuple[list[Item], list[Cleaned]]:
    """The paragraphs without residue, and all that was changed, in the order of the source.

    `web` says that the text may come from a web page: only then its frame is looked for, and lines are joined that
    may have been broken at the width of a page. Blanks at the ends of lines go without being told; a joined line has
    the number of its first line; of a line that was parted the second half and further ones have negative numbers.
    Tables, and rows that were typed with tabs, stay as they are.

    To make the result of the source: strip its lines, put each `new` for its `old`, where the line feed behind the
    last character of a line is its break; what is then between two line feeds is a paragraph, unless it is empty.
    """
    manuscript = Manuscript(item for item in items if isinstance(item, Line))
    drafts = iter(manuscript.drafts)
    entries: list[Entry] = [e for item in items for e in ([item] if isinstance(item, Grid) else next(drafts))]
    for rule in (characters.invisible, characters.markup):
        entries = _on_each(manuscript, entries, rule)
    if characters.mirrored(e.text for e in entries if isinstance(e, Draft)):
        entries = _on_each(manuscript, entries, characters.pinyin)
    entries = _without_frame(manuscript, entries, web=web)
    if web:
        entries = _on_each(manuscript, entries, characters.read_more)
    for rule in (punctuation.half_width, breaks.parted):
        entries = _on_each(manuscript, entries, rule)
    entries = breaks.joined(manuscript, entries, web=web)
    entries = _on_each(manuscript, entries, blanks.blanks)
    entries = _without_endings(manuscript, entries)
    return manuscript.items(entries), list(manuscript.cleaned())


def source_line(items: Sequence[Item], at: int) -> int:
    """The line of the source that the cleaned line `at` begins on."""
    if at > 0:
        return at
    line = 0
    for item in items:
        if item.at == at:
            break
        line = item.at if item.at > 0 else line
    return line


def _on_each(manuscript: Manuscript, entries: Sequence[Entry], rule: _Rule) -> list[Entry]:
    made: list[Entry] = []
    for entry in entries:
        made += (
            manuscript.changed(entry, rule(entry.text)) if isinstance(entry, Draft) and not entry.tabbed else [entry]
        )
    return made


def _without_frame(manuscript: Manuscript, entries: Sequence[Entry], *, web: bool) -> list[Entry]:
    gone = frame.frame(entries, web=web)
    for n in gone:
        entry = entries[n]
        if isinstance(entry, Draft):
            manuscript.dropped(entry, FRAME)
    return [entry for n, entry in enumerate(entries) if n not in gone]


def _without_endings(manuscript: Manuscript, entries: Sequence[Entry]) -> list[Entry]:
    """The titles of 附件说明 without .doc; they may stand on several lines."""
    made: list[Entry] = []
    note = False
    for entry in entries:
        if not isinstance(entry, Draft) or entry.tabbed:
            made.append(entry)
            note = False
            continue
        note = characters.is_note(entry.text, note)
        made += manuscript.changed(entry, characters.endings(entry.text)) if note else [entry]
    return made
