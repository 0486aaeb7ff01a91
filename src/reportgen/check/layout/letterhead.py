"""Rules on 版头: 份号, 密级 and 紧急程度, 发文机关标志, 发文字号, and the empty lines below these."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.layout.faces import is_face
from reportgen.check.layout.findings import gathered, size_name
from reportgen.check.layout.page import pitch
from reportgen.check.layout.parts import Anatomy, Role, is_red
from reportgen.diagnostics import Diagnostic, fault
from reportgen.gongwen import BELOW_ISSUERS, BELOW_RED_RULE, BODY_SIZE, HEI, LINE
from reportgen.read.word import Para, Where
from reportgen.regex import regex

TOLERANCE = 0.3  # characters
EMPTY_LINES = (1.7, 2.4)  # that count as two: their pitch is the office's own
SIGNED = "签发人"
_COPY = regex(r"\s*(?:№|No\.?)?\s*(\d{1,10})\s*")
_SECRECY = regex(r"\s*(?:绝\s*密|机\s*密|秘\s*密)\s*([★☆*＊]?)\s*(\S*)\s*")
_URGENCY = regex(r"\s*(?:特\s*急|加\s*急|平\s*急|特\s*提)\s*")
_HEAD_LINES = (("份号", _COPY), ("密级", _SECRECY), ("紧急程度", _URGENCY))


def head_lines(found: Anatomy) -> Iterator[Diagnostic]:
    """份号 has six digits, 密级 a ★ before its term; 份号, 密级, 紧急程度 in this order, flush, 3号黑体.

    要求：份号一般用 6 位 3 号阿拉伯数字，密级和保密期限、紧急程度一般用 3 号黑体字，顶格编排在版心左上角，
    按份号、密级和保密期限、紧急程度的顺序自上而下分行排列。GB/T 9704-2012，7.2.1～7.2.3。
    """
    end = found.issuers[0].index if found.issuers else 1 << 60
    before = 0
    for p in (q for q in found.having(Role.LETTERHEAD) if q.index < end):
        kind = next((n for n, (_, pattern) in enumerate(_HEAD_LINES) if pattern.fullmatch(p.shown)), None)
        if kind is None:
            continue
        said = _head_line(p, kind)
        if kind < before:
            said.append(f"排在{_HEAD_LINES[before][0]}之后")
        before = max(before, kind)
        if said:
            name = _HEAD_LINES[kind][0]
            fix = "份号 6 位数字，密级写成“机密★1年”的样子；三号黑体，顶格，依次是份号、密级、紧急程度"
            yield fault("FMT764", found.word.place(p), f"{name}{'、'.join(said)}", fix, name=name)


def _head_line(p: Para, kind: int) -> list[str]:
    said, look = [], p.look
    copy, secrecy = _COPY.fullmatch(p.shown), _SECRECY.fullmatch(p.shown)
    if copy and len(copy[1]) != 6:
        said.append(f"“{copy[1]}”不是 6 位")
    if secrecy and secrecy[2] and secrecy[1] != "★":
        said.append("和保密期限之间没有“★”")
    if secrecy and re.search("[一二三四五六七八九十]", secrecy[2]):
        said.append("的保密期限没有用阿拉伯数字")
    if look.size != BODY_SIZE / 2:
        said.append(f"是{size_name(look.size)}")
    if kind and not is_face(look.asian, HEI):
        said.append(f"的字体是{look.asian or '未指定'}")
    if p.shape.align in ("center", "right") or abs(p.shape.left + p.shape.first) > TOLERANCE * look.character:
        said.append("没有顶格")
    return said


def issuer_mark(found: Anatomy) -> Iterator[Diagnostic]:
    """发文机关标志 is red and stands in the middle.

    要求：发文机关标志居中排布，推荐使用小标宋体字，颜色为红色，以醒目、美观、庄重为原则。GB/T 9704-2012，7.2.4。
    """
    said = []
    if any(r.text.strip() and not is_red(r.look) for p in found.issuers for r in p.runs):
        said.append("不是红色")
    # A table or a text box, in which joint issuers stand, may itself be in the middle.
    if any(p.where is Where.BODY and not _is_centred(p, found.issuers) for p in found.issuers):
        said.append("没有居中")
    if said:
        fix = "选中发文机关标志，字体颜色选红色，段落－对齐方式－居中，缩进为 0"
        yield fault("FMT763", found.word.place(found.issuers[0]), f"发文机关标志{'、'.join(said)}", fix)


def _is_centred(p: Para, beside: list[Para]) -> bool:
    """Also of joint issuers that are spread out to the length of the longest."""
    spread = p.shape.align == "distribute" and len(beside) > 1
    aside = p.shape.left + p.shape.first - p.shape.right
    return (p.shape.align == "center" or spread) and abs(aside) <= p.look.character


def number_place(found: Anatomy) -> Iterator[Diagnostic]:
    """发文字号 stands in the middle; beside 签发人, one character from the left.

    要求：发文字号编排在发文机关标志下空二行位置，居中排布。上行文的发文字号居左空一字编排，与最后一个签发人姓名处在同一行。
    GB/T 9704-2012，7.2.5、7.2.6。
    """
    p = found.number
    if p is None or p.where is not Where.BODY:
        return
    signed = any(SIGNED in q.shown for q in found.having(Role.LETTERHEAD))
    letter = not any("文件" in "".join(q.shown.split()) for q in found.issuers)  # a 信函 has it at the right; 10.1
    start = (p.shape.left + p.shape.first) / p.look.character
    if signed:
        if p.shape.align in ("left", "both") and abs(start - 1) <= TOLERANCE and not p.text[:1].isspace():
            return
        reason, fix = "有签发人，发文字号没有居左空一字", "段落－左对齐，左缩进 1 字符；“签发人”用制表位排到右边"
    else:
        aside = start - p.shape.right / p.look.character
        if (p.shape.align == "center" and abs(aside) <= 1) or (letter and p.shape.align == "right"):
            return
        reason, fix = "发文字号没有居中", "段落－对齐方式－居中，各种缩进都为 0"
    yield fault("FMT765", found.word.place(p), reason, f"选中发文字号，{fix}")


def empty_lines(found: Anatomy) -> Iterator[Diagnostic]:
    """Two empty lines below 发文机关标志, two below the red rule.

    要求：发文字号编排在发文机关标志下空二行位置，标题编排于红色分隔线下空二行位置。GB/T 9704-2012，7.2.5、7.3.1。
    """
    if found.number is None or any(p.where is Where.BOX for p in (*found.issuers, found.number)):
        return
    head, title = found.having(Role.LETTERHEAD), found.title[0]
    below = [p for p in head if p.index > found.issuers[-1].index]
    if found.number not in below or title.starts_page:
        return
    gaps = (
        (found.issuers[-1], below[0], "发文机关标志和发文字号", BELOW_ISSUERS),
        (below[-1], title, "红色分隔线和标题", BELOW_RED_RULE),
    )
    for above, under, names, wanted in gaps:
        least, most = _between(found, above, under)
        if most < EMPTY_LINES[0] or least > EMPTY_LINES[1]:
            reason = f"{names}之间空了 {round(most if most < EMPTY_LINES[0] else least, 1):g} 行，应空 {wanted} 行"
            fix = f"在它们之间留 {wanted} 个空段，行距与正文相同；这几段的段前、段后都为 0"
            yield from gathered("FMT766", [found.word.place(under)], reason, fix, names=names)


def _between(found: Anatomy, above: Para, under: Para) -> tuple[float, float]:
    """Empty lines between two paragraphs, at least and at most: a drawn rule may stand anywhere in its paragraph."""
    blanks = [p for p in found.word.paras[above.index : under.index - 1] if p.where is Where.BODY]
    heights = [_height(found, p) / LINE for p in blanks]
    rule = next((n for n in range(len(blanks) - 1, -1, -1) if blanks[n].drawn or blanks[n].shape.ruled), -1)
    outside = (above.shape.after + under.shape.before) / LINE
    return sum(heights[rule + 1 :]) + outside, sum(heights) + outside


def _height(found: Anatomy, p: Para) -> float:
    section = found.word.sections[min(p.section, len(found.word.sections) - 1)]
    return pitch(p, section) + p.shape.before + p.shape.after
