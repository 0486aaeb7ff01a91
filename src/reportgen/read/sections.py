"""w:sectPr -> sections, their headers and footers; one without a footer takes that of the section before it."""

from __future__ import annotations

from collections.abc import Callable

from reportgen.read.word import Para, Section
from reportgen.read.xml import Element, R, W, child, is_on, number, val

KINDS = ("default", "even", "first")
Load = Callable[[str], tuple[Para, ...] | None]  # id of a relation -> the paragraphs of that part


def section_marks(body: Element) -> list[Element]:
    """All w:sectPr of the body in order, the last one standing alone at its end."""
    marks = [
        e
        for e in body.iter(W + "sectPr")
        if (parent := e.getparent()) is not None and (parent.tag == W + "pPr" or parent is body)
    ]
    return marks or [body.makeelement(W + "sectPr", {})]


def begins_page(mark: Element) -> bool:
    """Whether a section begins on a new page."""
    return (val(child(mark, "type")) or "nextPage") not in ("continuous", "nextColumn")


def sections(marks: list[Element], load: Load) -> tuple[Section, ...]:
    """In order."""
    found: list[Section] = []
    footers: dict[str, tuple[Para, ...] | None] = dict.fromkeys(KINDS)
    headers: dict[str, tuple[Para, ...] | None] = dict.fromkeys(KINDS)
    for mark in marks:
        for name, kept in (("footerReference", footers), ("headerReference", headers)):
            for reference in mark.findall(W + name):
                kept[val(reference, "type") or "default"] = load(reference.get(R + "id", ""))
        found.append(_section(mark, footers, headers))
    return tuple(found)


def _section(
    mark: Element, footers: dict[str, tuple[Para, ...] | None], headers: dict[str, tuple[Para, ...] | None]
) -> Section:
    size, margins, grid = child(mark, "pgSz"), child(mark, "pgMar"), child(mark, "docGrid")
    numbers, title_page = child(mark, "pgNumType"), is_on(child(mark, "titlePg"))
    shown = [p.text for kind in KINDS if kind != "first" or title_page for p in headers[kind] or ()]
    kind = val(grid, "type")
    start = val(numbers, "start")
    return Section(
        width=number(val(size, "w"), 12240),  # Word's own: Letter, margins of an inch
        height=number(val(size, "h"), 15840),
        top=abs(number(val(margins, "top"), 1440)),  # negative: the header may not push it down
        right=number(val(margins, "right"), 1440),
        bottom=abs(number(val(margins, "bottom"), 1440)),
        left=number(val(margins, "left"), 1440),
        gutter=number(val(margins, "gutter")),
        columns=int(number(val(child(mark, "cols"), "num"), 1)) or 1,
        grid="" if kind == "default" else kind,
        pitch=number(val(grid, "linePitch")),
        char_space=number(val(grid, "charSpace")) / 4096 if "Chars" in kind else 0.0,
        title_page=title_page,
        start=int(number(start)) if start else None,
        number_format=val(numbers, "fmt") or "decimal",
        header="".join(shown).strip(),
        footer=footers["default"],
        even_footer=footers["even"],
        first_footer=footers["first"],
    )
