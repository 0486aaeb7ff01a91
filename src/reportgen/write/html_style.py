"""The style sheet of the HTML writer: the page of GB/T 9704-2012 on paper, a readable column on a screen."""

from __future__ import annotations

from math import ceil

from reportgen.gongwen import (
    BODY_SIZE,
    CHARACTER,
    CHARACTER_SPACING,
    CHARACTERS,
    FIRST_LINE,
    IMPRINT_SIZE,
    LANDSCAPE,
    NOTE_HEAD,
    NOTE_NUMBER,
    PAGE_NUMBER_SIZE,
    RED,
    TABLE_LINE,
    TABLE_SIZE,
    TWIPS_PER_HALF_POINT,
    UPRIGHT,
    Face,
    HouseStyle,
    Paper,
    mm,
)
from reportgen.regex import regex

SCREEN_TABLE = 28  # half points: on a screen, where a table may be scrolled, it is not as small as on paper
EM = BODY_SIZE * TWIPS_PER_HALF_POINT
_UNSAFE = regex('["\\\\<>&\x00-\x1f]')  # a house style's faces are the user's words


def families(face: Face) -> str:
    """Latin first, for a Chinese face has Latin letters too; `digits` has nothing else, so “ ” stay full-width."""
    names = ("digits", face.name, *face.others)
    return ", ".join(f'"{_UNSAFE.sub("", name)}"' for name in names) + ", serif"


def latin_face(house: HouseStyle) -> str:
    """The face `digits`, which has Latin letters and digits and nothing else."""
    sources = ", ".join(f'local("{_UNSAFE.sub("", name)}")' for name in (house.latin.name, *house.latin.others))
    return f'@font-face {{ font-family: "digits"; src: {sources}; unicode-range: U+20-7E }}'


def _paper(paper: Paper) -> str:
    edges = " ".join(f"{mm(edge)}mm" for edge in paper.margins)
    return f"size: {mm(paper.width)}mm {mm(paper.height)}mm; margin: {edges}"


def bold(wanted: bool) -> str:
    """What stands behind another declaration."""
    return "; font-weight: bold" if wanted else ""


def css(house: HouseStyle) -> str:
    """Lengths in em of 3号 type, so that a screen may show it smaller; in print 1 em is 16 pt.

    Longer than other functions: it is one style sheet.
    """
    number = f'content: "— " counter(page) " —"; font: {PAGE_NUMBER_SIZE / 2:g}pt {families(house.page_number)}'
    leads = "".join(
        f".lead{n}, .heading{n} {{ font-family: {families(face)}{bold(n in house.bold_headings)} }}\n"
        for n, face in enumerate(house.headings, 1)
    )
    pitch = f"{house.line / EM:.3g}"
    inset = "0" if house.centred_page_number else f"{PAGE_NUMBER_SIZE / 2:g}pt"
    first, head = FIRST_LINE // CHARACTER, NOTE_HEAD // CHARACTER
    item = NOTE_NUMBER / EM
    outside = ("left", "right") if not house.centred_page_number else ("center", "center")
    return f"""{latin_face(house)}
@page {{ {_paper(UPRIGHT)} }}
@page :right {{ @bottom-{outside[1]} {{ {number}; padding-right: {inset} }} }}
@page :left {{ @bottom-{outside[0]} {{ {number}; padding-left: {inset} }} }}
@page sheet {{ {_paper(LANDSCAPE)} }}
body {{ margin: 0; color: #000; background: #fff; font: 1rem/{pitch} {families(house.body)} }}
main {{ max-width: {CHARACTERS}em; margin: 2em auto; padding: 0 1em }}
h1, h2, h3, h4, h5, p {{ margin: 0; font-size: 1em; font-weight: normal; text-align: justify }}
h2, h3, h4, h5 {{ break-after: avoid }}
.body, .heading1, .heading2, .heading3, .heading4 {{ text-indent: {first}em }}
.title, .attachment-title {{ text-align: center; text-indent: 0; font-size: {house.title_size / BODY_SIZE}em }}
.title, .attachment-title {{ font-family: {families(house.title)}; line-height: 1.4 }}
{leads}.point {{ color: inherit{bold(house.bold_leads)} }}
.title + :not(.title), .attachment-title + :not(.attachment-title), .attachment-mark + * {{ margin-top: {pitch}em }}
.attachment-mark {{ font-family: {families(house.headings[0])} }}
.attachment-mark + .attachment-title {{ margin-top: 1em }}
.attachment-note {{ padding-left: {first + head + item:.3g}em; text-indent: -{item:.2g}em }}
:not(.attachment-note) + .attachment-note {{ margin-top: {pitch}em; text-indent: -{head + item:.3g}em }}
.attachment-note.alone {{ padding-left: {first + head}em; text-indent: -{head}em }}
.sign-off {{ margin-top: {pitch}em; break-inside: avoid }}
.signer, .sign-off .date {{ margin-left: 48%; text-align: center }}
.signer .name {{ margin-left: 2em }}
.side-by-side {{ display: flex; justify-content: space-around }}
.attachment-note {{ break-after: avoid }}
.annotation {{ padding-left: {first}em }}
.head-line {{ font-family: {families(house.headings[0])} }}
.issuer {{ display: flex; justify-content: center; align-items: center; gap: 0.3em; margin: 1.5em 0 1em }}
.issuer {{ color: #{RED}; font-size: 1.8em; line-height: 1.4; font-family: {families(house.title)} }}
.issuer .names {{ display: grid }}
.issuer .names span {{ text-align-last: justify }}
.number {{ text-align: center; padding-bottom: 0.4em; margin-bottom: 2.5em; border-bottom: 2px solid #{RED} }}
.number.up {{ display: flex; justify-content: space-between; padding-inline: 1em }}
.imprint {{ margin-top: 3em; border-block: 1.5px solid #000; font-size: {IMPRINT_SIZE / BODY_SIZE}em }}
.imprint p {{ padding-inline: 1em }}
.imprint p + p {{ border-top: 1px solid #000 }}
.imprint .copies {{ padding-left: 4em; text-indent: -3em }}
.printed {{ display: flex; justify-content: space-between }}
.scroll {{ overflow-x: auto }}
table {{ width: 100%; border-collapse: collapse; table-layout: fixed; font-size: {SCREEN_TABLE / BODY_SIZE}em }}
table {{ line-height: {TABLE_LINE / (TABLE_SIZE * TWIPS_PER_HALF_POINT):.3g} }}
td {{ font-family: {families(house.table)} }}
th, td {{ border: 1px solid #000; padding: 0.2em 0.3em; overflow-wrap: anywhere }}
th {{ font-weight: normal; font-family: {families(house.table_head)} }}
thead {{ display: table-header-group }}
tr {{ break-inside: avoid }}
mark {{ background: #ff0; color: #000 }}
sub, sup {{ font-size: 0.65em; line-height: 0 }}
section + section {{ margin-top: 3em }}
.landscape table {{ min-width: {ceil(LANDSCAPE.text_width / (TABLE_SIZE * TWIPS_PER_HALF_POINT))}em }}
@media print {{
body {{ font-size: {BODY_SIZE / 2:g}pt; letter-spacing: {CHARACTER_SPACING / 20}pt; orphans: 1; widows: 1 }}
main {{ max-width: none; margin: 0; padding: 0 }}
section + section {{ margin: 0; break-before: page }}
.landscape {{ page: sheet }}
.landscape table {{ min-width: 0 }}
.scroll {{ overflow: visible }}
table {{ font-size: {TABLE_SIZE / 2:g}pt }}
}}
"""


def chart_css(house: HouseStyle) -> str:
    """The rules of a page that has charts."""
    return f"""figure {{ font-size: {TABLE_SIZE / BODY_SIZE}em; text-align: center; break-inside: avoid }}
figure {{ margin: {house.line / (TABLE_SIZE * TWIPS_PER_HALF_POINT):.3g}em 0 }}
figure svg {{ display: block; max-width: 100%; height: auto; margin: 0 auto }}
figcaption {{ font-family: {families(house.table_head)} }}
.chart-note {{ text-align: center }}
"""
