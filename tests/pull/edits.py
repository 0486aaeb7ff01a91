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
TOWNS = ["柳林", "石桥", "白沙", "清河", "大湾", "马营", "双河", "黄坪", "东岭", "西坝", "南浦", "北塘"]


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


def changed(old: Path, new: Path, *edits: Edit) -> Path:
    """A Word file with these edits of its XML, each of which must find what it changes."""
    parts = read_parts(old)
    for edit in edits:
        xml = edit(parts[DOCUMENT])
        assert xml != parts[DOCUMENT]
        parts[DOCUMENT] = xml
    return write_parts(new, parts)


def handed_back(city: Path, *edits: Edit) -> Path:
    """The Word file beside the data, with these edits."""
    return changed(city.with_suffix(".docx"), city.with_name("改过.docx"), *edits)


def built_xml(city: Path) -> str:
    """The XML of the Word file."""
    return read_parts(city.with_suffix(".docx"))[DOCUMENT]


def paragraph(city: Path, words: str) -> str:
    """The XML of the paragraph that holds some words."""
    found: list[str] = re.findall(r"<w:p>.*?</w:p>", built_xml(city))
    return next(p for p in found if words in re.sub("<[^>]+>", "", p))


def edited(document: Document, path: Path, *edits: Edit) -> list[Unit]:
    """The units of its Word file, its XML changed."""
    path.write_bytes(write(document))
    word, found = read_word(changed(path, path, *edits))
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


def put(behind: str, *lines: str) -> Edit:
    """New paragraphs behind the one that holds some words, typed with their numbers, headings in their style."""
    return lambda xml: block(behind).sub(lambda m: m[0] + "".join(map(_line, lines)), xml, count=1)


def _line(text: str) -> str:
    level = 1 if re.match("[一二三四五六]、", text) else 2 if text.startswith("（") else 0
    style = f"Heading{level}" if level and not text.endswith("。") else "Body"
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def whole(words: str, *lines: str) -> Edit:
    """The paragraph that holds some words, retyped in one run; further lines are paragraphs behind it."""

    def edit(xml: str) -> str:
        found = block(words).search(xml)
        assert found
        first, last = found[0].index("<w:r>"), found[0].rindex("</w:r>") + len("</w:r>")
        new = f"{found[0][:first]}<w:r><w:t>{lines[0]}</w:t></w:r>{found[0][last:]}"
        return xml.replace(found[0], new + "".join(map(_line, lines[1:])), 1)

    return edit


def joined(*words: str) -> Edit:
    """The paragraphs that hold these words as one."""

    def edit(xml: str) -> str:
        first, *others = [block(one).search(xml) for one in words]
        assert first
        one = first[0]
        for other in others:
            assert other
            one = one.removesuffix("</w:p>") + other[0].partition("</w:pPr>")[2]
            xml = xml.replace(other[0], "", 1)
        return xml.replace(first[0], one, 1)

    return edit


def chapter_moved(first: str, last: str, before: str) -> Edit:
    """The paragraphs from one to another, put before a third that stands above or below them."""

    def edit(xml: str) -> str:
        start, end = block(first).search(xml), block(last).search(xml)
        assert start
        assert end
        own = xml[start.start() : end.end()]
        return block(before).sub(lambda m: own + m[0], xml.replace(own, "", 1), count=1)

    return edit
