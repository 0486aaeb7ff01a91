"""The style sheet of the preview's pages: sheets of A4 on a screen and on paper, as GB/T 9704-2012 has them.

Lengths are those of the .docx, in points and millimetres, so that lines and pages end where they do in Word.
Every rule is kept to `.paper`, for the sheets lie within an application that has rules of its own.
"""

from __future__ import annotations

from reportgen.gongwen import (
    BODY_SIZE,
    CAPTION_LINE,
    CELL_MARGINS,
    CHARACTER,
    CHARACTER_SPACING,
    CHART_ABOVE,
    FIRST_LINE,
    FOOTER_LINE,
    IMPRINT_CHARACTER,
    IMPRINT_LINE,
    IMPRINT_RULES,
    IMPRINT_SIZE,
    LANDSCAPE,
    NOTE_HEAD,
    NOTE_NUMBER,
    PAGE_NUMBER_DEPTH,
    PAGE_NUMBER_INDENT,
    PAGE_NUMBER_SIZE,
    RED,
    RED_RULE,
    RED_RULE_SPACE,
    TABLE_LINE,
    TABLE_SIZE,
    TAIL_LINE,
    TWIPS_PER_HALF_POINT,
    UPRIGHT,
    HouseStyle,
    Paper,
    mm,
)
from reportgen.write.html_style import bold, families, latin_face

TWIPS_PER_POINT = 20
TWIPS_PER_PIXEL = 15
EIGHTHS = 8  # of a point, in which rules are measured
# Twips: a browser draws no rule thinner than a pixel, and layout must not depend on the screen. What a rule is thicker
# than the half point of Word, the margins of the cell give.
CELL_EDGE = TWIPS_PER_PIXEL - 10
BASE = 0.84  # of a line, from its upper edge to the base of the characters: as exact lines are printed (measured)
ASCENT, DESCENT = 0.891, 0.216  # of Times, by which a browser centres all characters in a line
GAP_MORE = "-0.025em"  # a blank of Times is a quarter; LibreOffice leaves 0.22 between Han and Latin (measured)


def page_css(house: HouseStyle) -> str:
    """The rules of the sheets and of what is on them; what only one document has is in `page_frame.py`."""
    return _sheets(house) + _text(house) + _frame(house) + _tables(house) + _figures(house) + SCREEN + PRINT


def pt(twips: float) -> str:
    """Twips as points, for CSS."""
    return f"{round(twips / TWIPS_PER_POINT, 3):g}pt"


def lower(size: int, line: int) -> float:
    """Twips by which characters (of `size` half points) stand lower in an exact line than a browser sets them."""
    em = size * TWIPS_PER_HALF_POINT
    return BASE * line - ((line - (ASCENT + DESCENT) * em) / 2 + ASCENT * em)


def _title(house: HouseStyle) -> str:
    """小标宋; where only a light Song can stand for it, the bold of that."""
    return families(house.title).replace('"Noto Serif CJK SC"', '"bold Song", "Noto Serif CJK SC"')


def _paper(name: str, paper: Paper) -> str:
    edges = paper.margins
    return f"""@page {name} {{ size: {mm(paper.width):g}mm {mm(paper.height):g}mm; margin: 0 }}
.paper .sheet.{name} {{ width: {mm(paper.width):g}mm; height: {mm(paper.height):g}mm }}
.paper .{name} > .text {{ left: {pt(edges.left)}; top: {pt(edges.top)}; height: {pt(paper.text_height)} }}
.paper .{name} > .text, .paper .column.{name} {{ width: {pt(paper.text_width)} }}
"""


def _sheets(house: HouseStyle) -> str:
    """Sheets, 版心 and page numbers; on a landscape sheet the number stands turned, where an upright one has it."""
    down, side = pt(PAGE_NUMBER_DEPTH), pt(PAGE_NUMBER_INDENT)
    odd, even = (("right", side), ("left", side)) if not house.centred_page_number else (("center", "0"),) * 2
    edges = UPRIGHT.margins
    return f"""{latin_face(house)}
@font-face {{ font-family: "bold Song"; src: local("Noto Serif CJK SC Bold"), local("NotoSerifCJKsc-Bold") }}
@page {{ margin: 0 }}
{_paper("upright", UPRIGHT)}{_paper("landscape", LANDSCAPE)}.paper .sheet {{ position: relative; margin: 0 }}
.paper .sheet {{ background: #fff; color: #000; color-scheme: light }}
.paper .text {{ position: absolute; display: flow-root }}
.paper .sheet, .paper .column {{ font: {BODY_SIZE / 2:g}pt/var(--line, {pt(house.line)}) {families(house.body)} }}
.paper .sheet, .paper .column {{ letter-spacing: {pt(CHARACTER_SPACING)}; word-spacing: 0; text-align: justify }}
.paper .sheet, .paper .column {{ line-break: strict; overflow-wrap: break-word; text-spacing-trim: space-all }}
.paper .sheet, .paper .column {{ text-autospace: no-autospace; text-rendering: geometricPrecision }}
.paper .sheet, .paper .column {{ text-indent: 0; white-space: normal; text-align-last: auto; hyphens: none }}
.paper .sheet, .paper .column {{ font-kerning: none; font-variant-ligatures: none; text-size-adjust: none }}
.paper .column {{ position: absolute; left: -10000px; top: 0; visibility: hidden; contain: layout }}
.paper .column {{ text-align: left }}
.paper .column {{ display: flow-root }}
.paper .page-number {{ position: absolute; box-sizing: border-box; letter-spacing: 0; white-space: nowrap }}
.paper .page-number {{ font: {PAGE_NUMBER_SIZE / 2:g}pt/{pt(FOOTER_LINE)} {families(house.page_number)} }}
.paper .upright > .page-number {{ left: {pt(edges.left)}; right: {pt(edges.right)}; bottom: {down} }}
.paper .landscape > .page-number {{ left: {down}; top: {pt(LANDSCAPE.margins.top)}; height: {pt(UPRIGHT.text_width)} }}
.paper .landscape > .page-number {{ writing-mode: vertical-rl; text-orientation: sideways }}
.paper .odd > .page-number {{ text-align: {odd[0]}; padding-inline-end: {odd[1]} }}
.paper .even > .page-number {{ text-align: {even[0]}; padding-inline-start: {even[1]} }}
"""


def _text(house: HouseStyle) -> str:
    """Title, headings, text; 空一行 above an element is its upper margin."""
    line = pt(house.line)
    leads = "".join(
        f".paper .lead{n}, .paper .heading{n} {{ font-family: {families(face)}{bold(n in house.bold_headings)} }}\n"
        for n, face in enumerate(house.headings, 1)
    )
    first, head, item = FIRST_LINE, NOTE_HEAD, NOTE_NUMBER
    note = ".paper .attachment-note"
    return f""".paper :where(h1, h2, h3, h4, h5, p) {{ margin: 0; padding: 0; font: inherit; text-align: inherit }}
.paper :is(.body, .heading1, .heading2, .heading3, .heading4) {{ text-indent: {pt(first)} }}
.paper :is(.title, .attachment-title) {{ text-align: center }}
.paper :is(.title, .attachment-title) {{ font-size: {house.title_size / 2:g}pt; letter-spacing: 0 }}
.paper :is(.title, .attachment-title) {{ font-family: {_title(house)} }}
{leads}.paper .point {{ color: inherit{bold(house.bold_leads)} }}
.paper .title + :not(.title) {{ margin-top: {line} }}
.paper .attachment-title + :not(.attachment-title) {{ margin-top: {line} }}
.paper .attachment-mark + .attachment-title {{ margin-top: {line} }}
.paper .attachment-mark {{ font-family: {families(house.headings[0])} }}
{note} {{ padding-left: {pt(first + head + item)}; text-indent: {pt(-item)} }}
.paper :not(.attachment-note) + .attachment-note {{ text-indent: {pt(-head - item)} }}
.paper :not(.attachment-note) + .attachment-note {{ margin-top: {line} }}
.paper .attachment-note.alone {{ padding-left: {pt(first + head)}; text-indent: {pt(-head)} }}
.paper .annotation {{ padding-left: {pt(first)} }}
.paper .torn {{ text-align-last: justify }}
.paper .gap::after {{ content: " "; letter-spacing: 0; word-spacing: {GAP_MORE} }}
.paper .hang {{ position: relative }}
.paper .text > :is(h2, h3, h4, h5, p, .sign-off) {{ position: relative; top: {pt(lower(BODY_SIZE, house.line))} }}
.paper .text > :is(.title, .attachment-title) {{ position: relative; top: {pt(lower(house.title_size, house.line))} }}
.paper .text > .number {{ top: 0 }}
.paper mark {{ background: #ff0; color: #000 }}
.paper :is(sub, sup) {{ font-size: 0.65em; line-height: 0 }}
"""


def _frame(house: HouseStyle) -> str:
    """版头, 落款, 版记."""
    down = lower(BODY_SIZE, house.line)
    line, one, inner = pt(house.line), pt(CHARACTER), pt(IMPRINT_CHARACTER)
    first, between, last = (f"{width / EIGHTHS:g}pt solid #000" for width in IMPRINT_RULES)
    hanging = f"padding-left: {pt(4 * IMPRINT_CHARACTER)}; text-indent: {pt(-3 * IMPRINT_CHARACTER)}"
    return f""".paper .head-line {{ font-family: {families(house.headings[0])} }}
.paper .issuer {{ display: flex; justify-content: center; align-items: center; letter-spacing: 0 }}
.paper .issuer {{ position: relative; top: {pt(down)} }}
.paper .issuer {{ color: #{RED}; line-height: 1.4; font-family: {_title(house)} }}
.paper .issuer .names {{ display: grid }}
.paper .issuer .names > span {{ text-align-last: justify }}
.paper .number {{ text-align: center; padding: {pt(down)} 0 {pt(RED_RULE_SPACE * TWIPS_PER_POINT - down)} }}
.paper .number {{ border-bottom: {RED_RULE / EIGHTHS:g}pt solid #{RED} }}
.paper .number.up {{ display: flex; justify-content: space-between; align-items: flex-end; text-align: left }}
.paper .number.up {{ padding-left: {one}; padding-right: {one} }}
.paper :is(.signer, .sign-off .date) {{ text-align: right; white-space: pre-wrap }}
.paper .side-by-side {{ position: relative }}
.paper .side-by-side > span {{ position: absolute; transform: translateX(-50%); white-space: nowrap }}
.paper .stamped .date {{ margin-top: {line} }}
.paper .imprint {{ border-top: {first}; border-bottom: {last}; margin-bottom: {pt(TAIL_LINE)}; letter-spacing: 0 }}
.paper .imprint {{ font-size: {IMPRINT_SIZE / 2:g}pt; line-height: {pt(IMPRINT_LINE)}; text-align: left }}
.paper .imprint p {{ padding: 0 {inner} }}
.paper .imprint p + p {{ border-top: {between} }}
.paper .imprint .copies {{ {hanging} }}
.paper .imprint .printed {{ display: flex; flex-wrap: wrap; justify-content: space-between; column-gap: {inner} }}
.paper .imprint .printed > :last-child {{ margin-left: auto }}
.paper .text > .imprint {{ position: absolute; left: 0; right: 0; bottom: 0 }}
"""


def _tables(house: HouseStyle) -> str:
    high, wide = CELL_MARGINS
    down, side = min(high, lower(TABLE_SIZE, TABLE_LINE)), pt(wide - CELL_EDGE / 2)
    padding = f"{pt(high + down - CELL_EDGE / 2)} {side} {pt(max(0, high - down - CELL_EDGE / 2))}"
    return f""".paper table {{ width: 100%; margin: 0; border-collapse: collapse; table-layout: fixed }}
.paper table {{ letter-spacing: 0 }}
.paper table {{ font-size: {TABLE_SIZE / 2:g}pt; line-height: {pt(TABLE_LINE)}; text-align: left }}
.paper table + table {{ margin-top: {pt(TAIL_LINE)} }}
.paper :is(td, th) {{ border: 1px solid #000; padding: {padding}; vertical-align: middle; overflow-wrap: anywhere }}
.paper td {{ font-family: {families(house.table)} }}
.paper th {{ font-family: {families(house.table_head)}; font-weight: normal; text-align: center }}
"""


def _figures(house: HouseStyle) -> str:
    return f""".paper figure {{ margin: 0; padding-top: {pt(CHART_ABOVE)}; text-align: center; letter-spacing: 0 }}
.paper figure {{ font-size: {TABLE_SIZE / 2:g}pt; line-height: {pt(TABLE_LINE)} }}
.paper figure svg {{ display: block; max-width: 100%; margin: 0 auto }}
.paper figcaption {{ font-family: {families(house.table_head)}; line-height: {pt(CAPTION_LINE)} }}
.paper .chart-note {{ text-align: center }}
"""


# A slot keeps the room of a sheet that is shown smaller or larger. Those far off are left out where there are many, and
# only there: screen readers do not find what is left out. The marks of what changed, was asked for or is chosen lie on
# runs; no colour stands alone, for each has an underline or an edge, and where colours are forced, an outline.
SCREEN = """.paper { position: relative; overflow: auto; background: #e4e5e3; --upright: 1; --landscape: 1 }
.paper .sheets { display: flex; flex-direction: column; gap: 16px; width: max-content; min-width: 100% }
.paper .sheets { box-sizing: border-box; padding: 16px; align-items: center }
.paper .slot { flex: none; contain: strict; box-shadow: 0 1px 4px rgba(0, 0, 0, 0.4) }
.paper .many > .slot { content-visibility: auto }
.paper .slot.is-upright { width: calc(210mm * var(--upright)); height: calc(297mm * var(--upright)) }
.paper .slot.is-landscape { width: calc(297mm * var(--landscape)); height: calc(210mm * var(--landscape)) }
.paper .sheet { transform-origin: 0 0 }
.paper .sheet.upright { transform: scale(var(--upright)) }
.paper .sheet.landscape { transform: scale(var(--landscape)) }
@media screen {
.paper [data-n] { cursor: pointer; border-radius: 2px }
.paper .figure[data-n] { text-decoration: underline dotted #2b5c8a 1.5px; text-underline-offset: 0.2em }
.paper [data-n]:hover, .paper .over { background: #dcebf9 }
.paper .marked { background: #ffe9a8; box-shadow: 0 0 0 1px #a87600 }
.paper .flash { background: #ffd24d; box-shadow: 0 0 0 2px #8a5a00 }
.paper .changed { background: #c9f2c7; box-shadow: 0 0 0 1px #2e7d32 }
.paper .gone-before { box-shadow: 0 -2px 0 #b3261e }
.paper .gone-after { box-shadow: 0 2px 0 #b3261e }
.paper .fading { transition: background-color 0.6s, box-shadow 0.6s }
.paper :focus { outline: none }
.paper .explained { outline: 1.5px solid #0b57d0; outline-offset: 1px }
.paper :focus-visible { outline: 2px solid #0b57d0; outline-offset: 2px }
}
@media (prefers-color-scheme: dark) { .paper { background: #26282b } }
@media (prefers-reduced-motion: reduce) {
.paper .fading { transition: none }
.paper .changed { background: none; outline: 2px solid #2e7d32 }
}
@media screen and (forced-colors: active) {
.paper .slot { outline: 1px solid CanvasText }
.paper figure svg { forced-color-adjust: none; background: #fff; color: #000 }
.paper [data-n]:hover, .paper .over { outline: 1px solid LinkText }
.paper :is(.gone-before, .gone-after) { outline: 2px dotted CanvasText }
.paper .changed { outline: 2px dashed CanvasText }
.paper .marked { outline: 2px solid Highlight }
.paper [data-n].explained { text-decoration: underline double 2px }
.paper .flash { outline: 4px double Highlight }
.paper :focus-visible { outline: 3px solid Highlight }
}
"""

PRINT = """@media print {
.holds-paper > :not(.holds-paper):not(.paper) { display: none !important }
.holds-paper { display: block !important; position: static !important; overflow: visible !important }
.holds-paper { width: auto !important; height: auto !important; max-height: none !important; margin: 0 !important }
.holds-paper { padding: 0 !important; border: 0 !important; background: none !important }
.paper, .paper .sheets { display: block; position: static; width: auto; height: auto; max-height: none }
.paper, .paper .sheets { overflow: visible; margin: 0; border: 0; padding: 0; background: none }
.paper .sheets > .slot { contain: none; content-visibility: visible; box-shadow: none }
.paper .slot { break-inside: avoid; overflow: hidden }
.paper .slot + .slot { break-before: page }
.paper .slot.is-upright { page: upright; width: 210mm; height: 297mm }
.paper .slot.is-landscape { page: landscape; width: 297mm; height: 210mm }
.paper .sheet.upright, .paper .sheet.landscape { transform: none }
.paper mark { print-color-adjust: exact; -webkit-print-color-adjust: exact }
}
"""
