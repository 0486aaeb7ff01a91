"""A paper that was built, its Word file changed as people change it, and what is told of that, in few words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from reportgen.document import Document
from reportgen.pipeline.build import build
from reportgen.pull.changes import Change, Kind, Unit
from reportgen.pull.units import units_of_word
from reportgen.read import read_word
from reportgen.write.docx import write
from tests.words import DOCUMENT, read_parts, write_parts

Edit = Callable[[str], str]


def told(changes: Sequence[Change]) -> list[str]:
    """改动 要点 3次→4次; 新增 正文 新的一段 ⟵ the unit before it."""
    rows = []
    for change in changes:
        unit = change.old or change.new
        assert unit is not None
        edits = "、".join(f"{unit.text[s.start : s.end]}→{s.new}" for s in change.spans)
        behind = f" ⟵ {change.before.text}" if change.before else ""
        rows.append(f"{change.kind.value} {unit.what.value} {edits or unit.text}{behind}")
    return rows


def applied(built: Sequence[Unit], changes: Sequence[Change]) -> list[str]:
    """The texts of the built units, changed."""
    gone = {id(c.old) for c in changes if c.kind in (Kind.DELETED, Kind.MOVED)}
    edited = {id(c.old): c for c in changes if c.kind in (Kind.EDITED, Kind.MOVED)}
    behind: dict[int, list[str]] = {}
    for c in changes:
        if c.kind in (Kind.ADDED, Kind.MOVED):
            text = c.new.text if c.old is None and c.new else _edited(c)
            behind.setdefault(id(c.before), []).append(text)
    texts = list(behind.get(id(None), []))
    for unit in built:
        if id(unit) not in gone:
            texts.append(_edited(edited[id(unit)]) if id(unit) in edited else unit.text)
        texts += behind.get(id(unit), [])
    return texts


def _edited(change: Change) -> str:
    assert change.old is not None
    text = change.old.text
    for span in reversed(change.spans):
        text = text[: span.start] + span.new + text[span.end :]
    return text


def drawn(text: str, home: Path) -> Document:
    path = home / "city.yaml"
    path.write_text(text, "utf-8")
    document = build(path).document
    assert document is not None
    return document


def edited(document: Document, path: Path, *edits: Edit) -> list[Unit]:
    """The units of its Word file, its XML changed."""
    path.write_bytes(write(document))
    parts = read_parts(path)
    for edit in edits:
        changed = edit(parts[DOCUMENT])
        assert changed != parts[DOCUMENT]
        parts[DOCUMENT] = changed
    word, found = read_word(write_parts(path, parts))
    assert word is not None, found
    return units_of_word(word)


def said(old: str, new: str) -> Edit:
    return lambda xml: xml.replace(old, new, 1)


def block(words: str, name: str = "p") -> re.Pattern[str]:
    """The paragraph or the row that holds these words."""
    return re.compile(rf"<w:{name}>(?:(?!</w:{name}>).)*?{words}.*?</w:{name}>", re.DOTALL)


def without(words: str, name: str = "p") -> Edit:
    return lambda xml: block(words, name).sub("", xml, count=1)


def moved(words: str, behind: str, name: str = "p") -> Edit:
    def edit(xml: str) -> str:
        found = block(words, name).search(xml)
        assert found
        return block(behind, name).sub(lambda m: m[0] + found[0], xml.replace(found[0], "", 1), count=1)

    return edit
