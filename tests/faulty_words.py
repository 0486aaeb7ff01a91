"""For each rule of layout the smallest change of a sound paper by which it is broken: the gallery's Word files."""

from __future__ import annotations

from typing import NamedTuple

from tests.words import (
    ANNEX,
    CENTRED,
    DOCUMENT,
    EVEN,
    ODD,
    SPACES,
    STYLES,
    TITLE,
    TWO_IN,
    Parts,
    changed,
    face,
    p,
    run,
    size,
    sound,
    style,
)


class Change(NamedTuple):
    """`what` tells a reader of docs/errors.md what was done to the paper; in `part`, `old` became `new`."""

    what: str
    part: str
    old: str
    new: str
    times: int = -1


NOTE_SECOND = p("2.信访举报件办理情况", "NoteNext")
LEDGER_HEAD = "<w:cantSplit/><w:tblHeader/>"
END = p("对尚未完成的20项任务逐项倒排工期，挂账督办。特此报告。")
RULES = "出台制度12项，逐项落实。"
NORMAL_FACE = face("仿宋_GB2312") + "<w:spacing"
NUMBER = p("德政发〔2022〕12号", "Normal", CENTRED)
BLANK = p(style="Normal")
SIGNER = p("德州市人民政府", "Right")
BASED = ("Body", "Heading1", "Heading2", "Heading3", "Heading4", "Mark", "Note", "NoteNext", "Right")
SENTENCE = "交办信访举报件28件，已全部办结，群众满意。"

FAULTY: dict[str, Change] = {
    "FMT701": Change("纸张用了 Letter", DOCUMENT, 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'),
    "FMT702": Change("上边距 25.4 毫米", DOCUMENT, 'w:top="2098"', 'w:top="1440"'),
    "FMT703": Change("正文分两栏", DOCUMENT, '<w:cols w:space="720"/>', '<w:cols w:num="2" w:space="720"/>', 1),
    "FMT704": Change("加了页眉", DOCUMENT, "<w:sectPr>", '<w:sectPr><w:headerReference w:type="default" r:id="head"/>'),
    "FMT705": Change("文档网格没有类型", DOCUMENT, 'w:type="lines" w:linePitch="579"', 'w:linePitch="312"'),
    "FMT706": Change("行距固定值 30 磅", STYLES, 'w:line="579"', 'w:line="600"'),
    "FMT707": Change("没有紧缩字距", STYLES, '<w:spacing w:val="-5"/>', ""),
    "FMT708": Change("正文开着孤行控制", STYLES, '<w:widowControl w:val="0"/>', ""),
    "FMT709": Change(
        "用字符网格而“正文”样式是五号",
        DOCUMENT,
        'w:type="lines" w:linePitch="579"',
        'w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"',
    ),
    "FMT711": Change("标题用黑体加粗", DOCUMENT, run(TITLE), run(TITLE, face("黑体") + "<w:b/>")),
    "FMT712": Change("一段正文用宋体小三", DOCUMENT, run(SENTENCE), run(SENTENCE * 2, face("宋体") + size(30))),
    "FMT713": Change("一级标题用宋体", STYLES, face("黑体"), face("宋体"), 1),
    "FMT714": Change("没有指定中文字体", STYLES, NORMAL_FACE, face("").replace('w:eastAsia="" ', "") + "<w:spacing"),
    "FMT715": Change("引号没有注明是中文标点", DOCUMENT, '<w:rFonts w:hint="eastAsia"/>', ""),
    "FMT716": Change("有的数字用 Arial", DOCUMENT, run(RULES), run(RULES, face("仿宋_GB2312", "Arial"))),
    "FMT717": Change("小标题加粗", STYLES, face("楷体_GB2312"), face("楷体_GB2312") + "<w:b/>", 1),
    "FMT718": Change("小标题是蓝色", STYLES, face("楷体_GB2312"), face("楷体_GB2312") + '<w:color w:val="365F91"/>', 1),
    "FMT719": Change("语言标记是英语", STYLES, 'w:eastAsia="zh-CN"', 'w:eastAsia="en-US"'),
    "FMT721": Change("正文没有首行缩进", STYLES, style("Body", "Normal", TWO_IN), style("Body", "Normal")),
    "FMT722": Change("正文左对齐", STYLES, '<w:jc w:val="both"/>', '<w:jc w:val="left"/>'),
    "FMT723": Change("段后 10 磅", STYLES, 'w:before="0" w:after="0"', 'w:before="0" w:after="200"'),
    "FMT724": Change("段首键入两个空格", DOCUMENT, "市委、市政府主要", "\u3000\u3000市委、市政府主要"),
    "FMT725": Change(
        "段落之间空一段", DOCUMENT, p("二、下一步打算", "Heading1"), p() + p("二、下一步打算", "Heading1")
    ),
    "FMT726": Change(
        "一段的行距是 28 磅",
        DOCUMENT,
        p(SENTENCE),
        p("交办信访举报件28件，已全部办结。", layout='<w:spacing w:line="560" w:lineRule="exact"/>'),
    ),
    "FMT727": Change(
        "“正文”样式关掉了避头尾",
        STYLES,
        '<w:widowControl w:val="0"/>',
        '<w:widowControl w:val="0"/><w:kinsoku w:val="0"/>',
    ),
    "FMT731": Change("“二、”下面是“1.”", DOCUMENT, END, p("1.倒排工期", "Heading3") + END),
    "FMT732": Change("“一、”之后是“三、”", DOCUMENT, "二、下一步打算", "三、下一步打算"),
    "FMT733": Change("“（一）”后面加了顿号", DOCUMENT, "（一）组织领导", "（一）、组织领导"),
    "FMT734": Change("小标题没有大纲级别", STYLES, '<w:outlineLvl w:val="0"/>', ""),
    "FMT735": Change("小标题没有与下段同页", STYLES, "<w:keepNext/>", ""),
    "FMT736": Change("小标题末尾有句号", DOCUMENT, "（一）组织领导", "（一）组织领导。"),
    "FMT737": Change(
        "一级标题居中", STYLES, f'{TWO_IN}<w:outlineLvl w:val="0"/>', f'{CENTRED}<w:outlineLvl w:val="0"/>'
    ),
    "FMT741": Change("标题左对齐", DOCUMENT, p(TITLE, "Title"), p(TITLE, "Title", '<w:jc w:val="left"/>')),
    "FMT742": Change("标题末尾有句号", DOCUMENT, TITLE, TITLE + "。"),
    "FMT743": Change("主送机关后面是逗号", DOCUMENT, "省委、省政府：", "省委、省政府，"),
    "FMT744": Change("附件名称后有分号", DOCUMENT, f"附件：1.{ANNEX}", f"附件：1.{ANNEX}；"),
    "FMT745": Change("附件说明少写一个附件", DOCUMENT, NOTE_SECOND, ""),
    "FMT746": Change("成文日期的月份写作 08", DOCUMENT, run("2022年8月30日"), run("2022年08月30日")),
    "FMT747": Change("附件没有另起一页", DOCUMENT, p("附件2", "Mark"), p("前附信访举报件。") + p("附件2", "Mark")),
    "FMT748": Change("附件标志用仿宋，带冒号", DOCUMENT, p("附件1", "Mark"), p("附件1：", "Normal")),
    "FMT749": Change("发文字号用方括号", DOCUMENT, "德政发〔2022〕12号", "德政发[2022]012号"),
    "FMT751": Change("正文里日期写作 2022.8.30", DOCUMENT, "截至2022年8月30日", "截至2022.8.30"),
    "FMT752": Change("引用的文号用方括号", DOCUMENT, "鲁环发〔2021〕7号", "鲁环发[2021]7号"),
    "FMT753": Change("一处逗号是半角的", DOCUMENT, "同志靠前指挥，", "同志靠前指挥,"),
    "FMT754": Change("引号少了后一半", DOCUMENT, "“回头看”整改", "“回头看整改"),
    "FMT755": Change("破折号写作两个连字符", DOCUMENT, "17项——其余", "17项--其余"),
    "FMT756": Change("年份的起止用了短横线", DOCUMENT, "按月调度、", "2021-2022年按月调度、"),
    "FMT757": Change("书名号之间有顿号", DOCUMENT, "特此报告。", "落实《整改方案》、《考核办法》。"),
    "FMT758": Change("数字两边有空格", DOCUMENT, "管网改造36公里", "管网改造 36 公里"),
    "FMT759": Change("一处有两个逗号", DOCUMENT, "逐项验收销号，", "逐项验收销号，，"),
    "FMT761": Change("版记用三号", STYLES, size(28), size(32), 1),
    "FMT762": Change("抄送机关后没有句号", DOCUMENT, "省政府办公厅。", "省政府办公厅"),
    "FMT763": Change("发文机关标志是黑色", DOCUMENT, '<w:color w:val="FF0000"/>', ""),
    "FMT764": Change("密级和保密期限之间没有★", DOCUMENT, "机密★1年", "机密1年"),
    "FMT765": Change("发文字号没有居中", DOCUMENT, NUMBER, p("德政发〔2022〕12号", "Normal")),
    "FMT766": Change("标题上面只空一行", DOCUMENT, BLANK + p(TITLE, "Title"), p(TITLE, "Title")),
    "FMT767": Change("署名和日期都顶到右边", STYLES, 'w:rightChars="400" w:right="1260"', 'w:right="0"'),
    "FMT768": Change(
        "附注没有括号", DOCUMENT, "（联系人：张明，电话：0534-2687123）", "联系人：张明，电话：0534-2687123"
    ),
    "FMT771": Change("双页的页脚是空的", EVEN, "PAGE", "DATE"),
    "FMT772": Change("页码居中", ODD, '<w:jc w:val="right"/>', CENTRED),
    "FMT773": Change("页码两边是连字符", ODD, "—", "-"),
    "FMT774": Change("页码用 Times New Roman", STYLES, face("宋体", "宋体"), face("宋体")),
    "FMT775": Change(
        "附件重新编页码", DOCUMENT, '<w:pgSz w:w="16838"', '<w:pgNumType w:start="1"/><w:pgSz w:w="16838"'
    ),
    "FMT781": Change("表头不在各页重复", DOCUMENT, LEDGER_HEAD, "<w:cantSplit/>"),
    "FMT782": Change("行可以跨页断开", DOCUMENT, "<w:cantSplit/>", ""),
    "FMT783": Change("表格宽 265 毫米", DOCUMENT, 'w:w="12756" w:type="dxa"', 'w:w="15024" w:type="dxa"'),
    "FMT784": Change("表内字号 7.5 磅", STYLES, size(21), size(15)),
    "FMT785": Change("表格线是蓝色", DOCUMENT, 'w:color="000000"', 'w:color="4F81BD"'),
    "FMT791": Change("百分数只有后一个带百分号", DOCUMENT, RULES, "投诉下降10～20%，逐项落实。"),
    "FMT792": Change("数字是全角的", DOCUMENT, "37项任务", "３７项任务"),
    "FMT793": Change("“第一”后面是顿号", DOCUMENT, "市委、市政府主要负责", "第一、市委、市政府主要负责"),
    "FMT794": Change("“PM2.5”的数字没有设成下标", DOCUMENT, "断面水质达标", "PM2.5浓度达标"),
    "FMT795": Change("落款上面写了“此页无正文”", DOCUMENT, SIGNER, p("（此页无正文）") + SIGNER),
    "FMT796": Change("小数点成了句号", DOCUMENT, "管网改造36公里", "管网改造3。6公里"),
    "FMT797": Change("日期少了“日”", DOCUMENT, "截至2022年8月30日", "截至2022年8月30"),
    "FMT798": Change("一段的序号少了前括号", DOCUMENT, "对尚未完成的", "二）对尚未完成的"),
    "FMT799": Change("“约”和“左右”叠用", DOCUMENT, "管网改造36公里", "管网改造约36公里左右"),
}
# Where one replacement does not do.
MORE: dict[str, tuple[Change, ...]] = {
    "FMT709": (
        Change("", STYLES, f'<w:spacing w:val="-5"/>{size(32)}', f'<w:spacing w:val="-5"/>{size(21)}'),
        *(
            Change("", STYLES, f'"{name}"/><w:basedOn w:val="Normal"/>', f'"{name}"/><w:basedOn w:val="Based"/>')
            for name in BASED
        ),
        Change(
            "",
            STYLES,
            style("Body", "Based", TWO_IN),
            style("Based", "Normal", "", size(32)) + style("Body", "Based", TWO_IN),
        ),
    ),
}
HEADER = "word/header1.xml"
HEAD = f"<w:hdr {SPACES}>{p('内部资料', 'Normal')}</w:hdr>"


def faulty(code: str) -> Parts:
    """The paper with that fault."""
    first = FAULTY[code]
    parts = {**sound(), HEADER: HEAD} if code == "FMT704" else sound()
    for change in (first, *MORE.get(code, ())):
        parts = changed(parts, change.part, change.old, change.new, change.times)
    return parts
