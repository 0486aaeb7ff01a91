"""Rules on page numbers: there are some, outside, one character in, — 1 —, 4号宋体, running through."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.layout.faces import is_face
from reportgen.check.layout.findings import size_name, spaced
from reportgen.check.layout.parts import Anatomy
from reportgen.diagnostics import Diagnostic, fault
from reportgen.gongwen import PAGE_NUMBER_INDENT, PAGE_NUMBER_SIZE, SONG
from reportgen.read.word import Para, Section
from reportgen.regex import regex

FORM = regex(r"— ?\d+ ?—")
INDENT = (200.0, 360.0)  # twips that are one character of 4号
OUTSIDE = {"default": "right", "even": "left"}
NAMES = {"right": "居右", "left": "居左", "center": "居中", "both": "居左", "distribute": "分散"}
ODD_EVEN = "双击页脚，勾“奇偶页不同”"


def numbered(found: Anatomy) -> Iterator[Diagnostic]:
    """Every page has a number, odd and even.

    要求：页码编排在公文版心下边缘之下，单页码居右、双页码居左。GB/T 9704-2012，7.5。
    """
    for number, section in enumerate(found.word.sections):
        footers = [(kind, paras) for kind, paras in _footers(found, section) if kind != "first"]
        missing = [kind for kind, paras in footers if _line(paras) is None]
        if not missing:
            continue
        names = {"default": "单页", "even": "双页"}
        where = "文档" if len(found.word.sections) == 1 else f"第 {number + 1} 节"
        what = "、".join(names[m] for m in missing)
        reason = f"{where}没有页码" if len(missing) == len(footers) else f"{where}的{what}没有页码"
        fix = f"插入－页码－页面底端；{ODD_EVEN}，单页、双页都要插入"
        yield fault("FMT771", found.word.place_of(number), reason, fix)
        return


def outside(found: Anatomy) -> Iterator[Diagnostic]:
    """Odd numbers stand at the right, even ones at the left, one character in.

    要求：单页码居右空一字，双页码居左空一字。GB/T 9704-2012，7.5。
    """
    for number, section in enumerate(found.word.sections):
        said = []
        line = _line(section.footer)
        if line and not found.word.even_and_odd:
            if line.shape.frame != "outside":  # such a frame changes sides without a second footer
                side = _side(line, "default")
                said.append(f"没有区分单双页，一律{NAMES.get(side, side)}")
        elif found.word.even_and_odd:
            for kind, paras in (("default", section.footer), ("even", section.even_footer)):
                said += _misplaced(line, kind) if (line := _line(paras)) else []
        if said:
            fix = f"{ODD_EVEN}；单页的页码右对齐、右缩进 1 字符，双页的左对齐、左缩进 1 字符"
            yield fault(
                "FMT772", found.word.place_of(number), f"页码{'；'.join(said)}，应单页居右、双页居左各空一字", fix
            )
            return


def _misplaced(line: Para, kind: str) -> list[str]:
    name = "单页" if kind == "default" else "双页"
    side = _side(line, kind)
    if side != OUTSIDE[kind]:
        return [f"{name}{NAMES.get(side, side)}"]
    if line.shape.frame:
        return []  # a frame's own distance is not a paragraph's
    indent = line.shape.right if side == "right" else line.shape.left + line.shape.first
    if not INDENT[0] <= indent <= INDENT[1]:
        return [f"{name}空 {round(indent / PAGE_NUMBER_INDENT, 1):g} 字"]
    return []


def _side(line: Para, kind: str) -> str:
    """Where a number stands, by its frame, else by its paragraph."""
    side = line.shape.frame or line.shape.align
    if side in ("outside", "inside"):
        return OUTSIDE[kind] if side == "outside" else OUTSIDE["even" if kind == "default" else "default"]
    return "left" if side == "both" else side


def number_form(found: Anatomy) -> Iterator[Diagnostic]:
    """A one-em dash on both sides of an Arabic number.

    要求：数字左右各放一条一字线，如“— 1 —”。GB/T 9704-2012，7.5。
    """
    for number, section in enumerate(found.word.sections):
        for _, paras in _footers(found, section):
            line = _line(paras)
            if line and not FORM.fullmatch(line.text.strip(" \u3000")):
                reason = f"页码写作“{line.text.strip()}”，应为“— 1 —”"
                fix = "双击页脚，在页码两边各键入一个一字线“—”（中文输入法按 Shift+减号出两个，删去一个）和一个空格"
                yield fault("FMT773", found.word.place_of(number), reason, fix)
                return


def number_type(found: Anatomy) -> Iterator[Diagnostic]:
    """4号宋体, also for the digits.

    要求：页码一般用 4 号半角宋体阿拉伯数字。GB/T 9704-2012，7.5。
    """
    for number, section in enumerate(found.word.sections):
        for _, paras in _footers(found, section):
            line = _line(paras)
            if line is None:
                continue
            look = next(r.look for r in line.runs if r.field == "PAGE")
            said = [] if look.size == PAGE_NUMBER_SIZE / 2 else [size_name(look.size)]
            said += [] if is_face(look.latin, SONG) else [look.latin or "未指定的字体"]
            if said:
                reason = f"页码是{spaced('、'.join(said))}，一般用四号宋体"
                fix = "双击页脚，选中页码，中文字体和西文字体都选“宋体”，字号四号"
                yield fault("FMT774", found.word.place_of(number), reason, fix)
                return


def running(found: Anatomy) -> Iterator[Diagnostic]:
    """Numbers begin with the first page, in Arabic digits, and go on through attachments.

    要求：用阿拉伯数字；公文的附件与正文一起装订时，页码应当连续编排。GB/T 9704-2012，7.5。
    """
    for number, section in enumerate(found.word.sections):
        said, first = [], ""
        if number and section.start is not None:
            said.append(f"从第 {number + 1} 节起重新从 {section.start} 编号，应接着上文编")
        elif not number and section.start not in (None, 1):
            said.append(f"从 {section.start} 起编号")
        if section.title_page and _line(section.footer) and not _line(section.first_footer):
            said.append("首页没有（设了“首页不同”）")
            first = "取消“首页不同”；"
        if section.number_format not in ("decimal", "numberInDash"):
            said.append("不是阿拉伯数字")
        if said:
            fix = f"双击页脚，{first}页码－设置页码格式：编号格式 1, 2, 3，页码编号选“续前节”"
            yield fault("FMT775", found.word.place_of(number), f"页码{'；'.join(said)}", fix)
            return


def _footers(found: Anatomy, section: Section) -> list[tuple[str, tuple[Para, ...] | None]]:
    """Those that are printed in a section."""
    kinds: list[tuple[str, tuple[Para, ...] | None]] = [("default", section.footer)]
    if found.word.even_and_odd:
        kinds.append(("even", section.even_footer))
    if section.title_page:
        kinds.append(("first", section.first_footer))
    return kinds


def _line(paras: tuple[Para, ...] | None) -> Para | None:
    """The paragraph that holds the number."""
    return next((p for p in paras or () if any(r.field == "PAGE" for r in p.runs)), None)
