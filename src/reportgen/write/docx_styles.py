"""word/styles.xml of the base package: the paragraph, character and table styles of the paper.

The ids are what docx.py writes; the names are what a clerk sees in Word. Headings and the title are Word's own
(heading 1..4, Title), so that the navigation pane and a table of contents work.
"""

from __future__ import annotations

from reportgen.gongwen import (
    BLACK_RULE,
    BODY_SIZE,
    CAPTION_LINE,
    CELL_MARGINS,
    CHARACTER,
    CHARACTER_SPACING,
    CHART_ABOVE,
    CHART_LINE,
    CHART_SIZE,
    DATE_FROM_RIGHT,
    FIRST_LINE,
    FOOTER_LINE,
    IMPRINT_CHARACTER,
    IMPRINT_LINE,
    IMPRINT_SIZE,
    LATIN,
    LATIN_NAMES,
    NATIONAL,
    NOTE_HEAD,
    NOTE_NUMBER,
    PAGE_NUMBER_SIZE,
    RED,
    RED_RULE,
    RED_RULE_SPACE,
    TABLE_LINE,
    TABLE_SIZE,
    TAIL_LINE,
    UPRIGHT,
    Face,
    HouseStyle,
)
from reportgen.write.escape import attribute as escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_FIRST_LINE = f'<w:ind w:firstLineChars="200" w:firstLine="{FIRST_LINE}"/>'
_FLUSH = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_CENTRED = '<w:jc w:val="center"/>'
_BOLD = "<w:b/><w:bCs/>"


def fonts(face: Face, latin: Face = LATIN) -> str:
    """All four, for Word takes the Chinese face from eastAsia alone, and a theme fills whatever is not named."""
    east, west = escape(face.name), escape(latin.name)  # a house style's are the user's words
    return f'<w:rFonts w:ascii="{west}" w:hAnsi="{west}" w:eastAsia="{east}" w:cs="{west}"/>'


def size(half_points: int) -> str:
    """For Han and Latin alike."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def exact(twips: int) -> str:
    """A line pitch that no face can widen."""
    return f'<w:spacing w:before="0" w:after="0" w:line="{twips}" w:lineRule="exact"/>'


def styles(house: HouseStyle = NATIONAL) -> str:
    """The whole part."""
    made = (
        _defaults(house),
        _body(house),
        _headings(house),
        _letterhead(house),
        _frame(house),
        _tables(house),
        _charts(house),
    )
    return f'<w:styles xmlns:w="{W}">{"".join(made)}</w:styles>'


def font_table(house: HouseStyle = NATIONAL) -> str:
    """word/fontTable.xml: where a machine has no 仿宋_GB2312, `altName` sends Word to 仿宋."""
    return f'{XML}<w:fonts xmlns:w="{W}">' + "".join(map(_font, house.faces)) + "</w:fonts>"


def _font(face: Face) -> str:
    charset = "00" if face.name in LATIN_NAMES else "86"  # 86: GB2312
    other = f'<w:altName w:val="{escape(",".join(face.others))}"/>' if face.others else ""
    return (
        f'<w:font w:name="{escape(face.name)}">{other}<w:charset w:val="{charset}"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
    )


def _defaults(house: HouseStyle) -> str:
    """What Word must find in any file, and Normal: the grid of 22 lines and 28 characters."""
    faces = fonts(house.body, house.latin)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{faces}{size(BODY_SIZE)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/>'
        '</w:docDefaults><w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0"'
        ' w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376"/>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl w:val="0"/><w:snapToGrid w:val="0"/>{exact(house.line)}<w:jc w:val="both"/></w:pPr>'
        f'<w:rPr>{faces}<w:spacing w:val="{CHARACTER_SPACING}"/>{size(BODY_SIZE)}</w:rPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


def _body(house: HouseStyle) -> str:
    """正文, its variants with a run-in heading (which Word shows in the navigation pane), and looks of runs."""
    run_ins = (
        _paragraph(f"RunIn{n}", f"接排标题{n}", f'<w:outlineLvl w:val="{n - 1}"/>', based="Body")
        for n in range(1, len(house.headings) + 1)
    )
    return (
        _paragraph("Body", "公文正文", _FIRST_LINE)
        + "".join(run_ins)
        + _character("Strong", "Strong", _BOLD)
        + _character("PointLead", "要点标题", _BOLD if house.bold_leads else "")
        + _character("Missing", "待补充", "")  # to find them by; a style can't hold the highlight
    )


def _headings(house: HouseStyle) -> str:
    """标题 and 结构层次; 7.3.1, 7.3.3."""
    layout = "<w:keepNext/>" + _FLUSH + _CENTRED
    made = [_paragraph("Title", "Title", layout, _title(house), alias="公文标题", following="Body")]
    for n, face in enumerate(house.headings, 1):
        layout = f'<w:keepNext/>{_FIRST_LINE}<w:outlineLvl w:val="{n - 1}"/>'
        look = fonts(face, house.latin) + (_BOLD if n in house.bold_headings else "")
        link = f'<w:link w:val="Heading{n}Char"/>'
        made.append(_paragraph(f"Heading{n}", f"heading {n}", layout, look, link=link, following="Body"))
        linked = f'<w:link w:val="Heading{n}"/>'
        made.append(_character(f"Heading{n}Char", f"标题 {n} 字符", look, link=linked))
    return "".join(made)


def _title(house: HouseStyle) -> str:
    return f'{fonts(house.title, house.latin)}<w:spacing w:val="0"/>{size(house.title_size)}'


def _letterhead(house: HouseStyle) -> str:
    """版头; 7.2. The mark's size stands in its runs, for it depends on the length of the name."""
    rule = f'<w:pBdr><w:bottom w:val="single" w:sz="{RED_RULE}" w:space="{RED_RULE_SPACE}" w:color="{RED}"/></w:pBdr>'
    first = fonts(house.headings[0], house.latin)
    one_in = f'<w:ind w:firstLineChars="100" w:firstLine="{CHARACTER}"/>'
    mark = f'{fonts(house.title, house.latin)}<w:color w:val="{RED}"/><w:spacing w:val="0"/>'
    return (
        _paragraph("HeadLine", "版头事项", _FLUSH, first)
        + _paragraph("Issuer", "发文机关标志", _FLUSH + _CENTRED, mark)
        + _paragraph("DocumentNumber", "发文字号", rule + _FLUSH + _CENTRED)
        + _paragraph("DocumentNumberUp", "上行文发文字号", rule + one_in + '<w:jc w:val="left"/>')
        + _paragraph("Approvers", "签发人", _FLUSH + '<w:jc w:val="left"/>')
        + _character("Approver", "签发人姓名", fonts(house.headings[1], house.latin))
    )


def _frame(house: HouseStyle) -> str:
    """What stands before and behind the text, and the page number; 7.3.2, 7.3.4 to 7.3.7, 7.4, 7.5."""
    keep, single, first = "<w:keepNext/>", FIRST_LINE + NOTE_HEAD, FIRST_LINE + NOTE_HEAD + NOTE_NUMBER
    chars = f'w:rightChars="{100 * DATE_FROM_RIGHT}" w:right="{CHARACTER * DATE_FROM_RIGHT}"'
    right, left = '<w:jc w:val="right"/>', '<w:jc w:val="left"/>'
    footer = f'{fonts(house.page_number, house.page_number)}<w:spacing w:val="0"/>{size(PAGE_NUMBER_SIZE)}'
    hanging = f'<w:ind w:left="{first}" w:hanging="{NOTE_HEAD + NOTE_NUMBER}"/>'
    next_ = f'<w:ind w:left="{first}" w:hanging="{NOTE_NUMBER}"/>'
    return (
        _paragraph("Addressee", "主送机关", _FLUSH, following="Body")
        + _paragraph("Blank", "空行", keep)
        + _paragraph("Note", "附件说明", f'{keep}<w:ind w:left="{single}" w:hanging="{NOTE_HEAD}"/>')
        + _paragraph("NoteFirst", "附件说明首项", hanging, based="Note")
        + _paragraph("NoteNext", "附件说明续项", next_, based="Note")
        + _paragraph("Signer", "署名", keep + right)
        + _paragraph("SealedSigners", "联合署名", keep + left)
        + _paragraph("IssueDate", "成文日期", f"<w:ind {chars}/>{right}")
        + _paragraph("Annotation", "附注", f'<w:ind w:left="{FIRST_LINE}"/>')
        + _paragraph("AttachmentMark", "附件标志", keep + _FLUSH, fonts(house.headings[0], house.latin))
        + _paragraph("AttachmentTitle", "附件标题", keep + _FLUSH + _CENTRED, _title(house), following="Body")
        + _paragraph("Footer", "footer", exact(FOOTER_LINE), footer)
        + _imprint()
    )


def _imprint() -> str:
    """版记, one character in on both sides; 7.4."""
    one = IMPRINT_CHARACTER
    text = f'<w:spacing w:val="0"/>{size(IMPRINT_SIZE)}'
    edges = f'<w:ind w:left="{one}" w:right="{one}"/>'
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{UPRIGHT.text_width - one}"/></w:tabs>'
    hanging = f'<w:ind w:left="{4 * one}" w:right="{one}" w:hanging="{3 * one}"/>'
    layout = f'{tab}{exact(IMPRINT_LINE)}{edges}<w:jc w:val="left"/>'
    return _paragraph("ImprintText", "版记", layout, text) + _paragraph(
        "ImprintCopies", "抄送机关", hanging, based="ImprintText"
    )


def _tables(house: HouseStyle) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="{BLACK_RULE}" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    high, wide = CELL_MARGINS
    margins = "".join(
        f'<w:{side} w:w="{twips}" w:type="dxa"/>'
        for side, twips in (("top", high), ("left", wide), ("bottom", high), ("right", wide))
    )
    text = f'{fonts(house.table, house.latin)}<w:spacing w:val="0"/>{size(TABLE_SIZE)}'
    head = fonts(house.table_head, house.latin)
    return (
        _paragraph("TableText", "表格文字", exact(TABLE_LINE) + '<w:jc w:val="left"/>', text)
        + _paragraph("TableCentre", "表格居中", _CENTRED, based="TableText")
        + _paragraph("TableHead", "表头", "<w:keepNext/>" + _CENTRED, head, based="TableText")
        + _paragraph("Tail", "节尾", exact(TAIL_LINE), size(2))
        + '<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="公文表格"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:tblPr>'
        f"<w:tblBorders>{edges}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar>"
        "</w:tblPr></w:style>"
    )


def _charts(house: HouseStyle) -> str:
    """附图: no exact pitch, which would cut the drawing down to a line; what stands in it, and below it."""
    face = fonts(house.table_head, house.latin) + '<w:spacing w:val="0"/>'
    room = f'<w:spacing w:before="{CHART_ABOVE}" w:after="0" w:line="240" w:lineRule="auto"/>'
    no_gaps = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'  # between 年 and 8: labels are as wide as measured
    note = f'{fonts(house.table, house.latin)}<w:spacing w:val="0"/>{size(TABLE_SIZE)}'
    return (
        _paragraph("Chart", "附图", f"<w:keepNext/>{room}{_FLUSH}{_CENTRED}", size(2))
        + _paragraph("Caption", "caption", exact(CAPTION_LINE) + _FLUSH + _CENTRED, face + size(TABLE_SIZE))
        + _paragraph("ChartNote", "图注", exact(TABLE_LINE) + _FLUSH + _CENTRED, note)
        + _paragraph("ChartText", "图中文字", no_gaps + exact(CHART_LINE) + _FLUSH, face + size(CHART_SIZE))
    )


def _paragraph(
    style_id: str,
    name: str,
    layout: str,
    look: str = "",
    based: str = "Normal",
    alias: str = "",
    link: str = "",
    following: str = "",
) -> str:
    custom = "" if name.isascii() else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        + (f'<w:aliases w:val="{alias}"/>' if alias else "")
        + f'<w:basedOn w:val="{based}"/>'
        + (f'<w:next w:val="{following}"/>' if following else "")
        + f"{link}<w:qFormat/><w:pPr>{layout}</w:pPr>"
        + (f"<w:rPr>{look}</w:rPr>" if look else "")
        + "</w:style>"
    )


def _character(style_id: str, name: str, look: str, link: str = "") -> str:
    custom = "" if name.isascii() else ' w:customStyle="1"'
    return (
        f'<w:style w:type="character"{custom} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/>{link}<w:qFormat/><w:rPr>{look}</w:rPr></w:style>'
    )
