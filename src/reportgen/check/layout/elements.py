"""Rules on what stands around the text: title, addressee, 附件说明, 成文日期, 附件, 版记."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reportgen.check import marks
from reportgen.check.layout.faces import is_face
from reportgen.check.layout.findings import ALIGNMENTS, gathered, most, size_name
from reportgen.check.layout.parts import Anatomy, Role
from reportgen.diagnostics import Diagnostic, fault
from reportgen.gongwen import BODY_FACE, BODY_SIZE, HEI, IMPRINT_CHARACTER, IMPRINT_SIZE
from reportgen.read.word import Para
from reportgen.regex import regex

TITLE_ENDS = "。，；：、,.;:"
SHORTEST_LINE = 4  # characters of a line of a title
IMPRINT_INDENT = (0.8, 1.35)  # characters of 4号 that are one
FULL_DATE = regex(r"\d{4}年\d{1,2}月\d{1,2}日")


def title_place(found: Anatomy) -> Iterator[Diagnostic]:
    """The title stands centred, without indents.

    要求：标题编排于红色分隔线下空二行位置，分一行或多行居中排布。GB/T 9704-2012，7.3.1。
    """
    for p in found.title:
        character = p.look.character
        aside = p.shape.first + p.shape.left - p.shape.right
        if p.shape.align != "center":
            reason = f"标题是{ALIGNMENTS.get(p.shape.align, p.shape.align)}，应居中"
        elif abs(aside) > character / 2:
            reason = f"标题居中，但带有缩进，偏了 {round(abs(aside) / 2 / character, 1):g} 个字"
        else:
            continue
        fix = "选中标题，段落－对齐方式－居中，各种缩进都为 0"
        yield fault("FMT741", found.word.place(p), reason, fix)
        return


def title_text(found: Anatomy) -> Iterator[Diagnostic]:
    """No mark at the end of the title; no line of fewer than four characters.

    要求：标题回行做到词意完整、排列对称、长短适宜，用梯形或菱形；末尾不加标点。GB/T 9704-2012，7.3.1。
    """
    if not found.title:
        return
    last = found.title[-1]
    shown = last.shown.rstrip()
    if shown.endswith(tuple(TITLE_ENDS)):
        place = found.word.place(last, len(shown) - 1, len(shown))
        yield fault("FMT742", place, f"标题末尾有“{shown[-1]}”", "删去标题末尾的标点")
    lines = [(p, line) for p in found.title for line in p.shown.split("\n")]
    for p, line in lines if len(lines) > 1 else ():
        if 0 < len(line.strip()) < SHORTEST_LINE:
            reason = f"标题有一行只有 {len(line.strip())} 个字：“{line.strip()}”"
            yield fault("FMT742", found.word.place(p), reason, "调整标题回行的位置，使各行长短相近")


def addressee(found: Anatomy) -> Iterator[Diagnostic]:
    """主送机关 is flush left and ends with a full-width colon.

    要求：居左顶格，回行时仍顶格，最后一个机关名称后标全角冒号。GB/T 9704-2012，7.3.2。
    """
    p = found.addressee
    if p is None:
        return
    shown = p.shown.rstrip()
    if not shown.endswith("："):
        end = "半角冒号" if shown.endswith(":") else f"“{shown[-1]}”"
        place = found.word.place(p, len(shown) - 1, len(shown))
        yield fault("FMT743", place, f"主送机关以{end}结尾", "在最后一个机关名称后标全角冒号“：”")
    indent = (p.shape.first + p.shape.left) / p.look.character
    if abs(indent) > 0.2 or p.shape.align in ("center", "right"):
        said = f"左空 {round(indent, 1):g} 字" if abs(indent) > 0.2 else "没有居左"
        fix = "选中主送机关，段落－特殊格式选“无”，左缩进 0"
        yield fault("FMT743", found.word.place(p), f"主送机关{said}，应居左顶格", fix)


def note_form(found: Anatomy) -> Iterator[Diagnostic]:
    """附件：1.… two characters in, with a dot behind each number and no mark at the end of a name.

    要求：正文下空一行左空二字编排“附件”二字，后标全角冒号和名称；有多个附件的，用阿拉伯数字标注顺序号（如“附件：1.××”），名称后不加标点。
    GB/T 9704-2012，7.3.4。
    """
    if not found.note:
        return
    head = found.note[0]
    shown = head.shown.strip()
    if not re.match(r"附件：(?!\s)", shown):
        reason = f"附件说明写作“{shown[:6]}”"
        yield fault("FMT744", found.word.place(head), reason, "写成“附件：”（全角冒号，字间不空格），后面接附件名称")
    for p in found.note:
        yield from _note_line(found, p)
    start = (head.shape.left + head.shape.first) / head.look.character
    if abs(start - 2) > 0.3 and not head.text.startswith((" ", "\u3000", "\t")):
        reason = f"附件说明左空 {round(start, 1):g} 字，应左空二字"
        yield fault("FMT744", found.word.place(head), reason, "选中附件说明，段落－缩进设为左空二字")


def _note_line(found: Anatomy, p: Para) -> Iterator[Diagnostic]:
    shown = p.shown.rstrip()
    if shown.endswith(tuple("。；，、;,.")):
        place = found.word.place(p, len(shown) - 1, len(shown))
        yield fault("FMT744", place, f"附件名称后有“{shown[-1]}”", "删去附件名称后面的标点")
    rest = marks.NOTE.sub("", p.shown, count=1)
    item = marks.NOTE_ITEM.match(rest)
    if item and item[2] not in ".．":
        reason = f"附件顺序号写作“{item[1]}{item[2]}”"
        yield fault("FMT744", found.word.place(p), reason, f"写成“{item[1]}.”（圆点）")


def note_agrees(found: Anatomy) -> Iterator[Diagnostic]:
    """附件说明 names the attachments that are bound in.

    要求：附件顺序号和附件标题应当与附件说明的表述一致。GB/T 9704-2012，7.3.7。
    """
    if not found.attachments:
        return
    if not found.note:
        reason = f"文后有 {len(found.attachments)} 个附件，正文下没有附件说明"
        fix = "正文下空一行左空二字写“附件：”和附件名称"
        yield fault("FMT745", found.word.place(found.attachments[0]), reason, fix)
        return
    names = [(p, name) for p in found.note if (name := _name(p.shown))]
    place, titles = found.word.place(found.note[0]), [_joined(t) for t in found.attachment_titles]
    if len(names) != len(titles):
        reason = f"附件说明列了 {len(names)} 个，文后有 {len(titles)} 个附件"
        yield fault("FMT745", place, reason, "补齐或删去，使两处一致", map(found.word.place, found.attachments))
        return
    for (p, name), title in zip(names, titles, strict=True):
        if title and _folded(name) != _folded(title):
            reason = f"附件说明写作“{name}”，附件标题是“{title}”"
            yield fault("FMT745", found.word.place(p), reason, "改成一致")


def _name(shown: str) -> str:
    rest = marks.NOTE.sub("", shown, count=1)
    return marks.NOTE_ITEM.sub("", rest, count=1).strip()


def _joined(lines: list[Para]) -> str:
    return "".join(p.shown.replace("\n", "").strip() for p in lines)


def _folded(name: str) -> str:
    """Without what differs in print but not in words."""
    return re.sub(r"[\s《》“”\"。；]", "", name)


def issue_date(found: Anatomy) -> Iterator[Diagnostic]:
    """成文日期 is YYYY年M月D日.

    要求：用阿拉伯数字将年、月、日标全，年份应标全称，月、日不编虚位（1 不编为 01）。GB/T 9704-2012，7.3.5.4。
    """
    if found.date is None:
        return
    shown = found.date.shown
    if not marks.GOOD_DATE.fullmatch(shown.strip()):
        place = found.word.place(found.date)
        reason = f"成文日期写作“{shown.strip()}”"
        yield fault(
            "FMT746", place, reason, f"写成“{marks.good_date(shown)}”的样子：四位年份，月、日前不加 0，末尾不加句号"
        )


def attachment_page(found: Anatomy) -> Iterator[Diagnostic]:
    """Each attachment begins on a new page.

    要求：附件应当另面编排，并在版记之前。GB/T 9704-2012，7.3.7。
    """
    places = [found.word.place(p) for p in found.attachments if not p.starts_page]
    fix = "光标放在“附件”之前，页面布局－分隔符－下一页；或段落－换行和分页，勾“段前分页”"
    yield from gathered("FMT747", places, "附件接在上文之后，没有另面编排", fix)


def attachment_mark(found: Anatomy) -> Iterator[Diagnostic]:
    """附件N is 3号黑体, flush, without a colon; its title stands centred.

    要求：“附件”二字及附件顺序号用 3 号黑体字顶格编排在版心左上角第一行，附件标题居中编排在版心第三行。
    GB/T 9704-2012，7.3.7。
    """
    for mark, titles in zip(found.attachments, found.attachment_titles, strict=True):
        look, shown = mark.look, mark.shown.strip()
        said = []
        if not marks.GOOD_MARK.fullmatch(shown):
            said.append(f"写作“{shown}”")
        if not is_face(look.asian, HEI) or look.size != BODY_SIZE / 2:
            said.append(f"字体是{look.asian or '未指定'}、{size_name(look.size)}")
        if abs(mark.shape.first + mark.shape.left) > look.character / 4 or mark.shape.align in ("center", "right"):
            said.append("没有顶格")
        if said:
            fix = "写成“附件”或“附件1”，三号黑体，左缩进和首行缩进为 0"
            yield fault("FMT748", found.word.place(mark), f"附件标志{'、'.join(said)}", fix)
        if titles and titles[0].shape.align != "center":
            yield fault(
                "FMT748",
                found.word.place(titles[0]),
                "附件标题没有居中",
                "选中附件标题，段落－对齐方式－居中，缩进为 0",
            )


def imprint_type(found: Anatomy) -> Iterator[Diagnostic]:
    """版记 is 4号仿宋, one character in on both sides.

    要求：抄送机关、印发机关和印发日期一般用 4 号仿宋体字，左右各空一字。GB/T 9704-2012，7.4.2、7.4.3。
    """
    wrong, places = Counter[str](), {}
    for p in found.imprint:
        said = set[str]()
        for run in p.runs:
            if marks.han(run.text):
                said |= {size_name(run.look.size)} if run.look.size != IMPRINT_SIZE / 2 else set()
                said |= {run.look.asian} if run.look.asian and not is_face(run.look.asian, BODY_FACE) else set()
        start = (p.shape.left + p.shape.first) / IMPRINT_CHARACTER
        if not IMPRINT_INDENT[0] <= start <= IMPRINT_INDENT[1] and marks.COPY_TO.match(p.shown):
            said.add(f"左空 {round(start, 1):g} 字")
        if said:
            wrong.update(said)
            places[p.index] = found.word.place(p)
    fix = "选中版记，字体－仿宋_GB2312、四号；段落－左右缩进各 1 字符"
    yield from gathered("FMT761", list(places.values()), f"版记有{most(wrong)}，一般用四号仿宋体、左右各空一字", fix)


def imprint_form(found: Anatomy) -> Iterator[Diagnostic]:
    """抄送：…。 and 机关 YYYY年M月D日印发.

    要求：“抄送”后加全角冒号和抄送机关名称，最后一个抄送机关名称后标句号；印发日期用阿拉伯数字标全，后加“印发”二字。
    GB/T 9704-2012，7.4.2、7.4.3。
    """
    for p in found.imprint:
        shown = p.shown.strip()
        if marks.COPY_TO.match(shown):
            if "：" not in shown[:6]:
                yield fault("FMT762", found.word.place(p), f"写作“{shown[:4]}”", "“抄送”后标全角冒号")
            if not shown.endswith("。") and not _continues(found, p):
                yield fault("FMT762", found.word.place(p), f"抄送机关以“{shown[-1]}”结尾", "最后一个抄送机关后标句号")
        elif marks.ISSUED.search(shown) and not marks.GOOD_DATE.search(shown):
            reason = f"印发日期写作“{shown[-14:].lstrip()}”"
            yield fault("FMT762", found.word.place(p), reason, f"写成“{marks.good_date(shown[-14:])}印发”的样子")


def _continues(found: Anatomy, p: Para) -> bool:
    """Whether the list of 抄送 goes on in the next paragraph."""
    following = next((q for q in found.word.paras[p.index :] if found.roles[q.index] is not Role.BLANK), None)
    if following is None or found.roles[following.index] is not Role.IMPRINT:
        return False
    return not FULL_DATE.search(following.shown) and "印发" not in following.shown and "办公" not in following.shown
