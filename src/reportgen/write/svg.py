"""Chart -> plain SVG: no script, no style, no outside face; what it shows is also said in words.

Greys and hatches are attributes, which a page's style sheet may go over by the class (f-dark); lines and labels have
the colour of the text around them.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.document import Chart, plain
from reportgen.document.chart import said
from reportgen.gongwen import NATIONAL, HouseStyle
from reportgen.write.drawing import draw
from reportgen.write.escape import attribute, escape
from reportgen.write.shapes import EM, LINE, RULE, WIDTH, Fill, Label, Rect, Rule, Shape

ASCENT = 88  # hundredths of an em from the upper edge of the type to its base line
STEP = 90  # from line to line of a hatch
HATCHES = {
    Fill.HATCHED: f"M0 {STEP}L{STEP} 0",
    Fill.BACKWARD: f"M0 0L{STEP} {STEP}",
    Fill.CROSSED: f"M0 {STEP}L{STEP} 0M0 0L{STEP} {STEP}",
}


def svg(chart: Chart, name: str, style: HouseStyle = NATIONAL) -> str:
    """The chart as an `svg` element, as wide as 版心; `name` (ASCII) tells its ids from those of others on a page."""
    return "".join(_svg(chart, name, style))


def _svg(chart: Chart, name: str, style: HouseStyle) -> Iterator[str]:
    drawing = draw(chart)
    wide, high = WIDTH + 2 * RULE, drawing.height + 2 * RULE
    face = style.table_head
    faces = attribute(", ".join(f"'{one}'" for one in (face.name, *face.others) if not set(one) & set("'\\")))
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-labelledby="{name}-t {name}-d"'
        f' width="{_mm(wide)}mm" height="{_mm(high)}mm" viewBox="{-RULE} {-RULE} {wide} {high}"'
        f' font-family="{faces}, sans-serif" font-size="{EM}" fill="currentColor" stroke-width="{RULE}">\n'
        f'<title id="{name}-t">{escape(plain(chart.title))}</title>\n<desc id="{name}-d">{escape(said(chart))}</desc>\n'
    )
    fills = {shape.fill for shape in drawing.shapes if isinstance(shape, Rect)}
    for fill, path in HATCHES.items():
        if fill in fills:
            yield (
                f'<pattern id="{name}-{fill.value}" width="{STEP}" height="{STEP}" patternUnits="userSpaceOnUse">'
                f'<path d="M0 0H{STEP}V{STEP}H0Z" fill="#fff"/><path d="{path}" stroke="#000"/></pattern>\n'
            )
    yield from (_shape(shape, name) for shape in drawing.shapes)
    yield "</svg>\n"


def _mm(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02}"


def _shape(shape: Shape, name: str) -> str:
    if isinstance(shape, Rect):
        colour = f"url(#{name}-{shape.fill.value})" if shape.fill in HATCHES else f"#{shape.fill.value}"
        return (
            f'<rect class="f-{shape.fill.name.lower()}" x="{shape.x}" y="{shape.y}" width="{shape.width}"'
            f' height="{shape.height}" fill="{colour}" stroke="currentColor"/>\n'
        )
    if isinstance(shape, Rule):
        return f'<path d="M{shape.x1} {shape.y1}L{shape.x2} {shape.y2}" stroke="currentColor"/>\n'
    return _label(shape)


def _label(label: Label) -> str:
    base = label.y + (LINE - EM) // 2 + EM * ASCENT // 100
    anchor = "" if label.anchor.value == "start" else f' text-anchor="{label.anchor.value}"'
    return f'<text x="{label.x}" y="{base}"{anchor}>{escape(label.text)}</text>\n'
