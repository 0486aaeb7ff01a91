"""Rules on headings: levels, numbers, their forms, outline, keeping with the next paragraph, end marks, indents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportgen.check import marks
from reportgen.check.layout.findings import gathered
from reportgen.check.layout.parts import Anatomy, Heading
from reportgen.diagnostics import Diagnostic, fault
from reportgen.gongwen import HEADING_LEVELS
from reportgen.place import Place

TWO, TOLERANCE = 2.0, 0.3  # characters


def levels(found: Anatomy) -> Iterator[Diagnostic]:
    """一、 → （一） → 1. → （1）, none left out.

    要求：文中结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注。GB/T 9704-2012，7.3.3。
    """
    for part in found.headings:
        above = 0
        for heading in (h for h in part if not h.numbered_item):
            if heading.level > above + 1 and above:
                wanted, is_ = marks.FORMS[above], marks.FORMS[heading.level - 1]
                reason = f"“{marks.FORMS[above - 1]}”之下直接用了“{is_}”，下一级应是“{wanted}”"
                yield fault("FMT731", _place(found, heading), reason, f"改成“{wanted}”这一级的序号")
            above = heading.level


def continuous(found: Anatomy) -> Iterator[Diagnostic]:
    """Numbers of one level follow each other.

    要求：结构层次序数依次标注，不重号、不跳号。GB/T 9704-2012，7.3.3。
    """
    for part in found.headings:
        counts = [0] * (HEADING_LEVELS + 1)
        for heading in part:
            level, count = heading.level, heading.count
            if count is None:
                continue
            if count != counts[level] + 1 and not (heading.numbered_item and count == 1):
                wanted = counts[level] + 1
                latest = f"前一个是“{marks.form(level, counts[level])}”" if counts[level] else "这是这一级的第一个"
                reason = f"{latest}，这里应是“{marks.form(level, wanted)}”，却写作“{heading.mark}”"
                yield fault("FMT732", _place(found, heading), reason, "改正序号，或补上漏掉的标题", mark=heading.mark)
            counts[level] = count
            counts[level + 1 :] = [0] * (HEADING_LEVELS - level)


def forms(found: Anatomy) -> Iterator[Diagnostic]:
    """一、 （一） 1. （1） in just these forms.

    要求：“一、”用顿号，“（一）”“（1）”用全角括号、后面不加标点，“1.”用圆点。
    GB/T 9704-2012，7.3.3；GB/T 15834-2011，附录 B.5。
    """
    for level, proper in enumerate(marks.PROPER, 1):
        wrong = [
            h
            for h in found.all_headings
            if h.level == level and h.mark and not h.para.number and not proper.match(h.para.shown.lstrip())
        ]
        if wrong:
            form = marks.form(level, wrong[0].count or 1)
            reason = f"序号写作“{wrong[0].mark}”，应写作“{form}”"
            fix = f"改成“{form}”的写法" + ("，括号后面不加标点" if level in (2, 4) else "")
            yield from gathered("FMT733", [_place(found, h) for h in wrong], reason, fix, mark=wrong[0].mark)


def outline(found: Anatomy) -> Iterator[Diagnostic]:
    """A heading of level n has outline level n, or all one more where the title has the first.

    要求：标题设大纲级别，导航窗格和目录才能列出。（Word 的通行做法，标准未作规定。）
    """
    own = [h for h in found.all_headings if not h.run_in and not h.numbered_item]
    shift = 1 if any(p.shape.outline == 0 for p in found.title) else 0
    wrong = [h for h in own if h.para.shape.outline != h.level - 1 + shift]
    if wrong:
        h, outline_ = wrong[0], wrong[0].para.shape.outline
        is_ = "没有大纲级别" if outline_ is None else f"的大纲级别是 {outline_ + 1} 级"
        reason = f"“{marks.FORMS[h.level - 1]}”这一级的标题{is_}，应是 {h.level + shift} 级，目录才列得出"
        fix = f"选中标题，套用“标题 {h.level}”样式；或段落－大纲级别选 {h.level + shift} 级"
        yield from gathered("FMT734", [_place(found, h) for h in wrong], reason, fix)


def kept_with_next(found: Anatomy) -> Iterator[Diagnostic]:
    """A heading on its own line doesn't stand alone at the foot of a page.

    要求：标题不落在页末，与下段同页。（排版的通行做法。）
    """
    own = [h for h in found.all_headings if not h.run_in and not h.numbered_item]
    places = [_place(found, h) for h in own if not h.para.shape.keep_next]
    fix = "选中标题，段落－换行和分页，勾“与下段同页”；用了样式的，改样式"
    yield from gathered("FMT735", places, "标题没有设“与下段同页”，可能独自落在页末", fix)


def end_marks(found: Anatomy) -> Iterator[Diagnostic]:
    """A heading on its own line has no mark at its end.

    要求：独立成行的标题末尾不加标点。GB/T 15834-2011，附录 A.1。
    """
    places, ends = list[Place](), Counter[str]()
    for h in found.all_headings:
        shown = h.para.shown.rstrip()
        if not h.run_in and not h.numbered_item and shown.endswith(tuple(marks.HEAD_ENDS)):
            places.append(found.word.place(h.para, len(shown) - 1, len(shown)))
            ends[shown[-1]] += 1
    yield from gathered("FMT736", places, f"独立成行的标题末尾有“{''.join(ends)}”", "删去标题末尾的标点")


def heading_indent(found: Anatomy) -> Iterator[Diagnostic]:
    """A heading begins two characters in.

    要求：小标题与正文一样左空二字，不居中、不顶格。GB/T 9704-2012，7.3.3。
    """
    places, said = [], Counter[str]()
    for h in found.all_headings:
        shape, character = h.para.shape, h.para.look.character
        start = (shape.first + shape.left) / character
        led = len(h.para.text) - len(h.para.text.lstrip(" \t\u3000"))
        if shape.align in ("center", "right"):
            said["居中" if shape.align == "center" else "右对齐"] += 1
        elif abs(start - TWO) > TOLERANCE and not led:
            said[f"左空 {round(start, 1):g} 字"] += 1
        else:
            continue
        places.append(_place(found, h))
    reason = f"小标题{'、'.join(said)}，应左空二字"
    fix = "选中小标题，段落－对齐方式选两端对齐，首行缩进 2 字符，左缩进 0"
    yield from gathered("FMT737", places, reason, fix)


def _place(found: Anatomy, heading: Heading) -> Place:
    return found.word.place(heading.para, 0, min(heading.end, len(heading.para.shown)))
