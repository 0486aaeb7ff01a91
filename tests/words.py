"""Word files written by hand for the tests of `check`: a sound paper in few parts, how to change it, and reading it.

They do not come from the program's own writer, so that reader and rules are tested by what the standard says.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree

from reportgen.read import read_word
from reportgen.read.word import WordFile

Parts = dict[str, str]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
DOCUMENT, STYLES, SETTINGS, NUMBERING = (f"word/{n}.xml" for n in ("document", "styles", "settings", "numbering"))
THEME, ODD, EVEN = "word/theme/theme1.xml", "word/footer1.xml", "word/footer2.xml"
TITLE = "德州市人民政府关于督察整改落实情况的报告"
ANNEX = "督察反馈意见整改任务进展情况清单"


def face(asian: str, latin: str = "Times New Roman") -> str:
    """w:rFonts of a style."""
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{asian}" w:cs="{latin}"/>'


def size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/>'


def run(text: str, look: str = "") -> str:
    """A run of Chinese text, its marks too."""
    hint = "" if "w:rFonts" in look else '<w:rFonts w:hint="eastAsia"/>'
    return f'<w:r><w:rPr>{hint}{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(text: str = "", style: str = "Body", layout: str = "", look: str = "") -> str:
    """A paragraph; `layout` goes into its pPr, `look` into its run's rPr."""
    content = run(text, look) if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{layout}</w:pPr>{content}</w:p>'


def style(name: str, based: str, layout: str = "", look: str = "") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    default = ' w:default="1"' if name == "Normal" else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{layout}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
    )


TWO_IN = '<w:ind w:firstLineChars="200" w:firstLine="630"/>'
CENTRED = '<w:jc w:val="center"/>'


def styles() -> str:
    pitch = '<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>'
    normal = f'{face("仿宋_GB2312")}<w:spacing w:val="-5"/>{size(32)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
    title = f'{face("方正小标宋简体")}<w:spacing w:val="0"/>{size(44)}'
    faces = ("黑体", "楷体_GB2312", "仿宋_GB2312", "仿宋_GB2312")
    headings = (
        style(f"Heading{n}", "Normal", f'<w:keepNext/>{TWO_IN}<w:outlineLvl w:val="{n - 1}"/>', face(name))
        for n, name in enumerate(faces, 1)
    )
    return (
        f"<w:styles {SPACES}>"
        + style("Normal", "", f'<w:widowControl w:val="0"/>{pitch}<w:jc w:val="both"/>', normal)
        + style("Body", "Normal", TWO_IN)
        + style("Title", "Normal", CENTRED, title)
        + "".join(headings)
        + style("Note", "Normal", '<w:ind w:left="1805" w:hanging="1175"/>')
        + style("NoteNext", "Normal", '<w:ind w:left="1805" w:hanging="230"/>')
        + style("Right", "Normal", '<w:ind w:rightChars="400" w:right="1260"/><w:jc w:val="right"/>')
        + style("Mark", "Normal", "", face("黑体"))
        + style("Cell", "Normal", '<w:spacing w:line="300" w:lineRule="exact"/>', f'<w:spacing w:val="0"/>{size(21)}')
        + style("Imprint", "Normal", '<w:ind w:left="280" w:right="280"/>', f'<w:spacing w:val="0"/>{size(28)}')
        + style("Number", "Normal", "", f'{face("宋体", "宋体")}<w:spacing w:val="0"/>{size(28)}')
        + "</w:styles>"
    )


def section(landscape: bool = False) -> str:
    paper = (
        '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="1588" w:right="2098" w:bottom="1474" w:left="1984" w:footer="850" w:gutter="0"/>'
        if landscape
        else '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:footer="1457" w:gutter="0"/>'
    )
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="odd"/><w:footerReference w:type="even" r:id="even"/>'
        f'{paper}<w:cols w:space="720"/><w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>'
    )


def footer(side: str) -> str:
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    field += "<w:r><w:instrText> PAGE </w:instrText></w:r>"
    field += '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    field += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    layout = f'<w:pStyle w:val="Number"/><w:ind w:{side}="280"/><w:jc w:val="{side}"/>'
    return f"<w:ftr {SPACES}><w:p><w:pPr>{layout}</w:pPr>{run('— ')}{field}{run(' —')}</w:p></w:ftr>"


def table(rows: int) -> str:
    """A ledger as wide as a turned sheet's 版心."""
    properties = (
        '<w:tblPr><w:tblW w:w="12756" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>'
        '<w:top w:val="single" w:sz="4" w:color="000000"/></w:tblBorders></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="756"/><w:gridCol w:w="12000"/></w:tblGrid>'
    )
    texts = [("序号", "问题"), *((str(n), "雨污分流不到位") for n in range(1, rows))]
    made = "".join(
        f"<w:tr><w:trPr><w:cantSplit/>{'' if n else '<w:tblHeader/>'}</w:trPr>"
        + "".join(f"<w:tc>{p(text, 'Cell')}</w:tc>" for text in row)
        + "</w:tr>"
        for n, row in enumerate(texts)
    )
    return f"<w:tbl>{properties}{made}</w:tbl>"


def imprint() -> str:
    cells = (p("抄送：省委办公厅，省政府办公厅。", "Imprint"), p("德州市人民政府办公室\t2022年8月30日印发", "Imprint"))
    rows = "".join(f"<w:tr><w:tc>{cell}</w:tc></w:tr>" for cell in cells)
    return f'<w:tbl><w:tblPr><w:tblW w:w="8844" w:type="dxa"/></w:tblPr><w:tblGrid/>{rows}</w:tbl>'


def body() -> str:
    return (
        p("000012", "Mark")
        + p("机密★1年", "Mark")
        + p("特急", "Mark")
        + p("德州市人民政府文件", "Title", look='<w:color w:val="FF0000"/>')
        + p(style="Normal") * 2
        + p("德政发〔2022〕12号", "Normal", CENTRED)
        + p(style="Normal") * 2
        + p(TITLE, "Title")
        + p(style="Normal")
        + p("省委、省政府：", "Normal")
        + p("根据《整改方案》（鲁环发〔2021〕7号），现将“回头看”整改情况报告如下。")
        + p("一、总体情况", "Heading1")
        + p("截至2022年8月30日，37项任务已完成17项——其余20项达到序时进度。")
        + p("（一）组织领导", "Heading2")
        + p("市委、市政府主要负责同志靠前指挥，压实各级责任。")
        + f'<w:p><w:pPr><w:pStyle w:val="Body"/><w:outlineLvl w:val="1"/></w:pPr>'
        f"{run('（二）制度建设。', face('楷体_GB2312'))}{run('出台制度12项，逐项落实。')}</w:p>"
        + p("1.调度通报", "Heading3")
        + p("按月调度、按季通报，逐项验收销号，确保改到位。")
        + p("（1）水环境方面", "Heading4")
        + p("完成管网改造36公里，整治河道5条，断面水质达标。")
        + p("二、下一步打算", "Heading1")
        + p("对尚未完成的20项任务逐项倒排工期，挂账督办。特此报告。")
        + p(style="Normal")
        + p(f"附件：1.{ANNEX}", "Note")
        + p("2.信访举报件办理情况", "NoteNext")
        + p(style="Normal")
        + p("德州市人民政府", "Right")
        + p("2022年8月30日", "Right")
        + p("（联系人：张明，电话：0534-2687123）", layout=TWO_IN + section())
        + p("附件1", "Mark")
        + p(style="Normal")
        + p(ANNEX, "Title")
        + table(25)
        + p(style="Normal", layout=section(landscape=True))
        + p("附件2", "Mark")
        + p(style="Normal")
        + p("信访举报件办理情况", "Title")
        + p(style="Normal")
        + p("一、总体情况", "Heading1")
        + p("交办信访举报件28件，已全部办结，群众满意。")
        + imprint()
        + p(style="Normal")
    )


def settings() -> str:
    return f'<w:settings {SPACES}><w:evenAndOddHeaders/><w:themeFontLang w:eastAsia="zh-CN"/></w:settings>'


def document(content: str, last: str = "") -> str:
    return f"<w:document {SPACES}><w:body>{content}{last or section()}</w:body></w:document>"


def sound() -> Parts:
    """A paper with everything in it, as the standard wants it."""
    return {
        DOCUMENT: document(body()),
        STYLES: styles(),
        SETTINGS: settings(),
        ODD: footer("right"),
        EVEN: footer("left"),
    }


def small(content: str) -> Parts:
    """The same styles and page around other content."""
    return {**sound(), DOCUMENT: document(content)}


def changed(parts: Parts, part: str, old: str, new: str, count: int = -1) -> Parts:
    """With `old` replaced, which must be there: a case that changes nothing would show nothing."""
    assert old in parts[part], old
    return {**parts, part: parts[part].replace(old, new, count)}


_KINDS = {
    STYLES: ("styles", "styles"),
    SETTINGS: ("settings", "settings"),
    NUMBERING: ("numbering", "numbering"),
    THEME: ("theme", "theme"),
    ODD: ("odd", "footer"),
    EVEN: ("even", "footer"),
    "word/header1.xml": ("head", "header"),
}


def write_word(path: Path, parts: Parts) -> Path:
    """The package; every part must be good XML."""
    relation = f'<Relationship Id="{{}}" Type="{R}/{{}}" Target="/{{}}"/>'
    within = "".join(relation.format(*_KINDS[name], name) for name in parts if name in _KINDS)
    root = relation.format("main", "officeDocument", DOCUMENT)
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{MAIN}.{_KINDS.get(name, ("", "document.main"))[1]}+xml"/>'
        for name in parts
    )
    whole = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{root}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{within}</Relationships>',
        **parts,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, text in whole.items():
            etree.fromstring(text.encode())
            z.writestr(name, text)
    return path


def word_of(home: Path, parts: Parts) -> WordFile:
    """A Word file of these parts, written and read again."""
    word, trouble = read_word(write_word(home / "公文.docx", parts))
    assert word is not None, trouble
    assert trouble == []
    return word


def read_parts(path: Path) -> Parts:
    """The parts of a Word file as text, to be changed and written again."""
    with zipfile.ZipFile(path) as z:
        return {name: z.read(name).decode() for name in z.namelist()}


def write_parts(path: Path, parts: Parts) -> Path:
    """The whole package as it is, with nothing added."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, text in parts.items():
            z.writestr(name, text)
    return path


def item(level: int, num: int = 1) -> str:
    """A paragraph of a numbered list."""
    return p("甲", layout=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')
