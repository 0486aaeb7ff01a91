"""Any .docx -> plain data with all that takes effect on paper: sections, paragraphs, runs, tables, page numbers.

The file is looked at before it is unpacked: what is no Word file, is broken, or would grow without end is refused
with one clear message.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.diagnostics import Diagnostic, fault
from reportgen.place import Place, Source
from reportgen.read.package import DAMAGE, Package, TooLargeError, damaged, forbidden, open_package, too_large
from reportgen.records import replace
from reportgen.steps import stage

if TYPE_CHECKING:
    from reportgen.read.styles import Styles
    from reportgen.read.word import Para, WordFile
    from reportgen.read.xml import Element

__all__ = ["read_word"]


@stage("读 Word 文档")
def read_word(path: Path, name: str | None = None) -> tuple[WordFile | None, list[Diagnostic]]:
    """The file, or what is wrong with it; `name` is what messages call it, its path as given unless told."""
    name = name or str(path)
    here = Place(Source(name))
    package = open_package(path, name)
    if isinstance(package, Diagnostic):
        return None, [package]
    from reportgen.read.xml import ForbiddenError

    try:
        word = _read(package, name)
        return word, _unread(word, here)
    except ForbiddenError:
        return None, [forbidden(here)]
    except TooLargeError as error:
        return None, [too_large(here, error)]
    except (*DAMAGE, MemoryError, RecursionError, SyntaxError) as error:
        return None, [damaged(here, error)]


def _unread(word: WordFile, here: Place) -> list[Diagnostic]:
    if not word.unread:
        return []
    fix = "在 Word 里打开再保存一次，嵌入的内容就成为正文"
    return [fault("SRC112", here, f"没有读：{'、'.join(word.unread)}", fix, name=here.source.name)]


def _read(package: Package, name: str) -> WordFile:
    from reportgen.read import xml
    from reportgen.read.body import Body
    from reportgen.read.leftovers import leftovers
    from reportgen.read.numbering import Numbering
    from reportgen.read.revisions import marked
    from reportgen.read.sections import begins_page, section_marks, sections
    from reportgen.read.styles import Styles
    from reportgen.read.word import WordFile

    root = xml.parse(package.parts[package.main])
    main = xml.child(root, "body")
    if main is None:
        raise ValueError("no body")
    settings, theme, styles_root, lists = (_part(package, k) for k in ("settings", "theme", "styles", "numbering"))
    styles = Styles(styles_root, theme, xml.val(xml.child(settings, "themeFontLang"), "eastAsia"))
    marks = section_marks(main)
    changed = marked(root)
    body = Body(styles, Numbering(lists), tuple(map(begins_page, marks)))
    body.at = {} if changed or package.by_kind("comments") else None
    body.read(main)
    body.finish()
    lines = tuple(p.shown.replace("\n", " ") for p in body.paras)
    word = WordFile(
        source=Source(name, lines),
        paras=tuple(body.paras),
        tables=tuple(t for t in body.tables if t is not None),
        sections=sections(marks, partial(_footer, package, styles, lists)),
        even_and_odd=xml.is_on(xml.child(settings, "evenAndOddHeaders")),
        mirrored=xml.is_on(xml.child(settings, "mirrorMargins")),
        base=styles.look("", ""),
        unread=tuple(dict.fromkeys(body.unread)),
        leftovers=leftovers(package, root, styles_root, changed),
        notes=tuple(_notes(package)),
    )
    return _with_changes(word, package, main, changed, body.at) if body.at else word


def _with_changes(
    word: WordFile, package: Package, main: Element, changed: list[Element], at: dict[Element, int]
) -> WordFile:
    """What people leave in the text, and where: revisions and comments."""
    from reportgen.read.comments import comments
    from reportgen.read.revisions import revisions

    last = len(word.paras)
    revised, more_revised = revisions(changed, at, last)
    commented, more_commented = comments(package, main, at, last)
    return replace(
        word, revisions=revised, more_revisions=more_revised, comments=commented, more_comments=more_commented
    )


def _footer(package: Package, styles: Styles, lists: Element | None, key: str) -> tuple[Para, ...] | None:
    """The paragraphs of the part that the document calls `key`."""
    from reportgen.read.body import Body
    from reportgen.read.numbering import Numbering
    from reportgen.read.xml import parse

    found = package.by_id(package.main, key)
    if found is None:
        return None
    footer = Body(styles, Numbering(lists))
    footer.read(parse(found[1]))
    return tuple(footer.paras)


def _notes(package: Package) -> Iterator[str]:
    """The texts of footnotes and endnotes; the lines that part them from the text are none."""
    from reportgen.read.revisions import text_of
    from reportgen.read.xml import W, parse

    for kind in ("footnote", "endnote"):
        data = package.by_kind(f"{kind}s")
        for note in parse(data).findall(W + kind) if data is not None else ():
            text = "".join(map(text_of, note.iter(W + "r"))).strip()
            if text and W + "type" not in note.attrib:
                yield text


def _part(package: Package, kind: str) -> Element | None:
    from reportgen.read.xml import parse

    data = package.by_kind(kind)
    return parse(data) if data is not None else None
