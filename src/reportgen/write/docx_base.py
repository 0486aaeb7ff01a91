"""The base package of every .docx: page, styles, footers and settings, made with python-docx once and for all.

`python -m reportgen.write.docx_base` writes base.docx beside this file. Its document.xml is the skeleton that
docx.py fills: one upright and one landscape section, each with its page numbers. Nothing here runs in a build.
"""

from __future__ import annotations

import zipfile
from datetime import datetime, timezone
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from reportgen.gongwen import LANDSCAPE, LINE, UPRIGHT, Paper
from reportgen.write import docx_footer, docx_styles
from reportgen.write.package import pack, part

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section

BASE = Path(__file__).with_name("base.docx")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# Parts of python-docx's template that nobody needs; one of them alone has 438 kB.
UNUSED = ("stylesWithEffects", "webSettings", "theme", "customXml", "numbering", "extended-properties", "thumbnail")
EMPTY_CUSTOM = (
    XML + '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"/>'
)
# Without compatibilityMode 15 Word opens the file in compatibility mode.
SETTINGS = f"""<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>
<w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="156"/>
<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:useFELayout/>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>"""


def build() -> bytes:
    """The base package; the same bytes each time."""
    import docx

    document = docx.Document()
    _drop_unused(document)
    _replace(document.styles.element, docx_styles.styles())
    _replace(document.settings.element, SETTINGS)
    _lay_out(document.sections[0], UPRIGHT, docx_footer.upright)
    document.element.body.add_section_break()
    _lay_out(document.sections[1], LANDSCAPE, docx_footer.landscape)
    _add_parts(document)
    _empty_properties(document)
    stream = BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as saved:
        return pack(part(name, saved.read(name)) for name in sorted(saved.namelist()))


def _drop_unused(document: WordDocument) -> None:
    for rels in (document.part.rels, document.part.package.rels):
        for key in [k for k, rel in rels.items() if rel.reltype.rsplit("/", 1)[1] in UNUSED]:
            rels.pop(key)


def _replace(element: object, xml: str) -> None:
    """Give a part's root the children that `xml` has, and no attributes."""
    from docx.oxml import parse_xml
    from docx.oxml.xmlchemy import BaseOxmlElement

    assert isinstance(element, BaseOxmlElement)  # noqa: S101 - for mypy: python-docx hides the type
    fresh = parse_xml(xml)
    for name in list(element.attrib):
        del element.attrib[name]
    element[:] = list(fresh)


def _lay_out(section: Section, paper: Paper, footer: docx_footer.Footer) -> None:
    from docx.enum.section import WD_ORIENTATION
    from docx.oxml import parse_xml
    from docx.shared import Twips

    section.orientation = WD_ORIENTATION.LANDSCAPE if paper is LANDSCAPE else WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = Twips(paper.width), Twips(paper.height)
    section.top_margin, section.right_margin = Twips(paper.margins.top), Twips(paper.margins.right)
    section.bottom_margin, section.left_margin = Twips(paper.margins.bottom), Twips(paper.margins.left)
    section.header_distance, section.footer_distance = Twips(851), Twips(paper.footer)
    for part_, odd in ((section.footer, True), (section.even_page_footer, False)):
        part_.is_linked_to_previous = False
        _replace(part_._element, footer(odd))
    grid = section._sectPr.find(f"{{{W}}}docGrid")
    if grid is not None:
        section._sectPr.remove(grid)
    section._sectPr.append(parse_xml(f'<w:docGrid xmlns:w="{W}" w:type="lines" w:linePitch="{LINE}"/>'))
    for name in list(section._sectPr.attrib):  # revision ids of the template
        del section._sectPr.attrib[name]


def _add_parts(document: WordDocument) -> None:
    from docx.opc.constants import CONTENT_TYPE as CT
    from docx.opc.constants import RELATIONSHIP_TYPE as RT
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    package = document.part.package
    fonts = next(r.target_part for r in document.part.rels.values() if r.reltype == RT.FONT_TABLE)
    fonts._blob = docx_styles.font_table().encode()
    custom = Part(PackURI("/docProps/custom.xml"), CT.OFC_CUSTOM_PROPERTIES, EMPTY_CUSTOM.encode(), package)
    package.relate_to(custom, RT.CUSTOM_PROPERTIES)


def _empty_properties(document: WordDocument) -> None:
    """Of the template's own: author "python-docx" and 2013."""
    properties = document.core_properties
    properties.author = properties.comments = ""
    properties.created = properties.modified = datetime(2000, 1, 1, tzinfo=timezone.utc)


def parts(package: bytes) -> dict[str, str]:
    """Each part's XML in canonical form: what the test compares, since serialisers differ in their quotes."""
    with zipfile.ZipFile(BytesIO(package)) as z:
        return {name: ElementTree.canonicalize(z.read(name).decode()) for name in z.namelist()}


if __name__ == "__main__":
    BASE.write_bytes(build())
