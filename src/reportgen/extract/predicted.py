"""The lines that the program will print for a structure, and the structure of which they are those of the old paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportgen import document as doc
from reportgen.datafile.tree import Noted, Tree
from reportgen.dates import parse_date
from reportgen.extract.drafted import draft, row_texts, usual_mark
from reportgen.extract.outline import outline
from reportgen.extract.parts import Grid, Item, Line, Outline
from reportgen.extract.walk import plain_outline
from reportgen.load.shape import names_in
from reportgen.markup.blocks import LAYOUTS, MARKS
from reportgen.records import replace
from reportgen.write import text as plain_text

ROUNDS = 40  # of taking back one line after the other; then all from there on


def predicted(found: Outline) -> list[str]:
    """The lines that are printed, without blank ones; without a title that the old paper has not."""
    tree = _bare(draft(found, lambda piece: piece.text))
    document = doc.Document(_text(tree.get("标题")), tuple(_blocks(tree)))
    return [line for line in plain_text.write(document).decode().split("\n") if line]


def settled(items: Sequence[Item]) -> Outline:
    """The structure whose printed lines are those of the items; where they differ, a line is taken for mere text."""
    wanted = _wanted(items)
    texts = [text for _, text in wanted]
    plain: frozenset[int] = frozenset()
    for turn in range(ROUNDS + 2):
        found = outline(items, plain)
        given = predicted(found)
        if given == texts:
            return found
        first = next((n for n, (a, b) in enumerate(zip(given, texts, strict=False)) if a != b), len(given))
        wrong = _wrong(wanted, given, min(first, len(texts) - 1), rest=turn >= ROUNDS)
        more = plain | wrong if turn <= ROUNDS else frozenset(at for at, _ in wanted)
        plain = more if more != plain else frozenset(at for at, _ in wanted)
    lines = [item for item in items if isinstance(item, Line) and item.text.strip()]
    return plain_outline(lines) if len(lines) == len(items) else replace(plain_outline([]), blocks=_plain(items))


def _plain(items: Sequence[Item]) -> tuple[Any, ...]:
    return tuple(plain_outline([item]).blocks[0] if isinstance(item, Line) else item for item in items)


def _wanted(items: Sequence[Item]) -> list[tuple[int, str]]:
    """The lines of the old paper, each with where it stands."""
    found: list[tuple[int, str]] = []
    for item in items:
        texts = row_texts(item) if isinstance(item, Grid) else [item.text]
        found += [(item.at, text) for text in texts if text.strip()]
    return found


def _wrong(wanted: Sequence[tuple[int, str]], given: Sequence[str], first: int, *, rest: bool) -> frozenset[int]:
    """The lines to be taken back: the first that differs; all that do, where no line is lost or added; or the rest."""
    if rest:
        return frozenset(at for at, _ in wanted[first:])
    if len(given) == len(wanted):
        return frozenset(at for (at, text), line in zip(wanted, given, strict=True) if text != line)
    return frozenset(at for at, _ in wanted[first : first + 1])


def _bare(tree: Tree) -> Any:
    """The tree without its notes."""
    while isinstance(tree, Noted):
        tree = tree.value
    if isinstance(tree, dict):
        return {key: _bare(value) for key, value in tree.items()}
    return [_bare(value) for value in tree] if isinstance(tree, list) else tree


def _blocks(tree: Mapping[str, Any]) -> Iterator[doc.Block]:
    """The blocks of the paper, in the order of templates/shared/base.j2."""
    if "主送" in tree:
        yield doc.Addressee(_text("、".join(tree["主送"])))
    lead, steps, sign_off = tree["导语"], tree.get("下一步", {}), tree["落款"]
    transition = lead["过渡语"]
    yield from _paragraph(lead.get("补充", "") + (transition if transition != "无" else ""))
    for chapter in tree["章节"]:
        yield from _section(chapter, 1)
    yield from _section(steps, 1)
    yield from _paragraph(tree.get("结束语"))
    notes = tree.get("附件", [])
    if notes:
        yield doc.AttachmentNote(tuple(_text(note["名称"]) for note in notes))
    if "署名" in sign_off:
        signers = tuple(_text(name) for signer in sign_off["署名"] for name in names_in(signer))
        yield doc.SignOff(signers, _text(str(parse_date(sign_off["日期"]))))
    if "附注" in tree:
        yield doc.Annotation(_text(tree["附注"]))
    for note in notes:
        if "段落" in note:
            paragraphs = tuple(block for text in note["段落"] for block in _paragraph(text))
            yield doc.Attachment(_text(note["名称"]), paragraphs)


def _section(section: Mapping[str, Any], level: int) -> Iterator[doc.Block]:
    if "标题" in section:
        yield doc.Heading(level, _text(section["标题"]), section.get("题式") == "接排")
    for text in (section.get("导语"), *section.get("段落", ())):
        yield from _paragraph(text)
    if "要点" in section:
        yield _enumeration(section, 0)
    for below in section.get("小节", ()):
        yield from _section(below, level + 1)
    yield from _paragraph(section.get("结语"))


def _enumeration(holder: Mapping[str, Any], depth: int) -> doc.Enumeration:
    mark = MARKS[holder["序次"]] if "序次" in holder else usual_mark(depth)
    items = tuple(_item(point, depth) for point in holder["要点"])
    return doc.Enumeration(items, LAYOUTS[holder["列举"]], mark)


def _item(point: str | Mapping[str, Any], depth: int) -> doc.Item:
    if isinstance(point, str):
        return doc.Item((), _text(point))
    nested = _enumeration(point, depth + 1) if "要点" in point else None
    return doc.Item(_text(point.get("标题")), _text(point.get("内容")), nested)


def _paragraph(text: str | None) -> Iterator[doc.Block]:
    if text and text.strip():
        yield doc.Paragraph(_text(text))


def _text(text: str | None) -> doc.Inlines:
    return (doc.Text(text),) if text else ()
