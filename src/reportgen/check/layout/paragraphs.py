"""Rules on paragraphs of the text: indents, alignment, spacing, blanks and empty lines used for placement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportgen.check.layout.findings import ALIGNMENTS, gathered, in_characters, most
from reportgen.check.layout.parts import Anatomy, Role
from reportgen.diagnostics import Diagnostic
from reportgen.place import Place
from reportgen.read.word import Para, Where
from reportgen.regex import regex

TWO = 2.0  # characters
TOLERANCE = 0.2  # 600, 630 and 640 twips are all meant for two characters of 3号
LEADING = regex("[ \t\u3000\u00a0]+")
INSIDE = regex("(?<=\\S)(?:[ \u3000\u00a0]{3,}|\t)(?=\\S)")


def first_line(found: Anatomy) -> Iterator[Diagnostic]:
    """A paragraph begins two characters in, its other lines are flush.

    要求：每个自然段左空二字，回行顶格。GB/T 9704-2012，7.3.3。
    """
    wrong, places = Counter[str](), []
    for p in found.having(Role.BODY):
        if LEADING.match(p.text) and p.shape.first == 0:
            continue  # FMT724 tells of these
        first, left = p.shape.first / p.look.character, p.shape.left / p.look.character
        if abs(first + left - TWO) > TOLERANCE:
            wrong[f"段首空 {in_characters(first + left)} 字"] += 1
        elif abs(left) > TOLERANCE:
            wrong[f"回行空 {in_characters(left)} 字"] += 1
        else:
            continue
        places.append(found.word.place(p))
    fix = "选中正文，段落－缩进：左侧、右侧为 0，特殊格式选“首行缩进”2 字符"
    yield from gathered("FMT721", places, f"正文有的{most(wrong)}，应为段首空二字、回行顶格", fix)


def alignment(found: Anatomy) -> Iterator[Diagnostic]:
    """Text reaches both edges.

    要求：每行排 28 个字，并撑满版心。GB/T 9704-2012，5.2.3。
    """
    wrong, places = Counter[str](), []
    for p in found.having(Role.BODY):
        if p.shape.align != "both":
            wrong[ALIGNMENTS.get(p.shape.align, p.shape.align)] += 1
            places.append(found.word.place(p))
    yield from gathered("FMT722", places, f"正文有的{most(wrong)}，应为两端对齐", "选中正文，段落－对齐方式－两端对齐")


def spacing(found: Anatomy) -> Iterator[Diagnostic]:
    """No space before or after paragraphs, one pitch for text and headings.

    要求：每面排 22 行，行距均匀；段落之间、标题前后不另加间距。GB/T 9704-2012，5.2.3。
    """
    paras = found.having(Role.BODY, Role.HEADING)
    spaced = [p for p in paras if p.shape.before > 1 or p.shape.after > 1]
    if spaced:
        p = spaced[0]
        reason = f"段前 {p.shape.before / 20:g} 磅、段后 {p.shape.after / 20:g} 磅，应都为 0"
        fix = "选中正文和小标题，段落－间距：段前、段后为 0"
        yield from gathered("FMT723", [found.word.place(s) for s in spaced], reason, fix)


def one_pitch(found: Anatomy) -> Iterator[Diagnostic]:
    """Text and headings have one line pitch.

    要求：每面排 22 行，行距均匀。GB/T 9704-2012，5.2.3。
    """
    pitches = Counter((p.shape.rule, round(p.shape.line)) for p in found.having(Role.BODY, Role.HEADING))
    if len(pitches) > 1:
        usual = pitches.most_common(1)[0][0]
        odd = [p for p in found.having(Role.BODY, Role.HEADING) if (p.shape.rule, round(p.shape.line)) != usual]
        names = most(Counter(_pitch(*key) for key in pitches))
        reason = f"正文和小标题的行距有几种：{names}"
        yield from gathered(
            "FMT726", [found.word.place(p) for p in odd], reason, "选中正文和小标题，行距都设成一样，如固定值 28.95 磅"
        )


def _pitch(rule: str, line: int) -> str:
    if rule == "auto":
        return f"{line / 240:.3g} 倍"
    return ("固定值 " if rule == "exact" else "最小值 ") + f"{line / 20:g} 磅"


def blanks_for_placement(found: Anatomy) -> Iterator[Diagnostic]:
    """Indents and places are made with paragraph settings, not with blanks and tabs.

    要求：左空二字、右空四字等用缩进设定；用空格、制表符排的，改字号或字体后就错位。
    """
    wrong, places = Counter[str](), list[Place]()
    roles = (Role.TITLE, Role.ADDRESSEE, Role.HEADING, Role.BODY, Role.NOTE, Role.SIGNER, Role.DATE)
    for p in found.having(*roles, Role.ATTACHMENT_TITLE):
        m = LEADING.match(p.text) or INSIDE.search(p.text)
        if m and not ("\t" in m.group() and p.shape.stops):
            wrong["制表符" if "\t" in m.group() else "空格"] += 1
            shift = len(p.number)
            places.append(found.word.place(p, shift + m.start(), shift + m.end()))
    fix = "删去它们，改用段落－缩进（首行缩进 2 字符；署名、日期用右缩进）"
    yield from gathered("FMT724", places, f"用{most(wrong)}排位置，改了字号、字体就会错位", fix)


def empty_paragraphs(found: Anatomy) -> Iterator[Diagnostic]:
    """No empty paragraphs between those of the text.

    要求：段落之间不空行，分页用“段前分页”。GB/T 9704-2012，5.2.3。标题下、附件说明和署名之上空行是规定的，不在此列。
    """
    flow = [p for p in found.word.paras if p.where is Where.BODY]
    kinds = [found.roles[p.index] for p in flow]
    text = (Role.BODY, Role.HEADING)
    places = []
    for n, p in enumerate(flow):
        if kinds[n] is Role.BLANK and not p.breaks and not p.drawn and p.shape.line > 60:
            before, after = _neighbour(flow, kinds, n, -1), _neighbour(flow, kinds, n, 1)
            if before in text and after in text:
                places.append(found.word.place(p))
    yield from gathered(
        "FMT725",
        places,
        "正文的段落之间空了一段，公文的段落之间不空行",
        "删去空段；要换页的，在段落－换行和分页里勾“段前分页”",
    )


def line_breaking(found: Anatomy) -> Iterator[Diagnostic]:
    """Word's rules of line ends are not switched off: no line begins with ，, and a mark may hang over its end.

    要求：句号、逗号等不出现在一行之首，前引号、前括号不出现在一行之末。GB/T 15834-2011，5.1。
    """
    said, places = Counter[str](), []
    for p in found.having(Role.BODY, Role.HEADING, Role.NOTE):
        off = [
            name
            for name, on in (("按中文习惯控制首尾字符", p.shape.kinsoku), ("允许标点溢出边界", p.shape.hanging))
            if not on
        ]
        if off:
            said.update(off)
            places.append(found.word.place(p))
    names = "、".join(f"“{name}”" for name in said)
    fix = f"选中正文，段落－中文版式（WPS 是“换行和分页”），勾{names}；用了样式的，改样式"
    yield from gathered("FMT727", places, f"关掉了{names}，标点会排到一行的开头或者排不齐", fix)


def _neighbour(flow: list[Para], kinds: list[Role], at: int, step: int) -> Role | None:
    """The next that is not blank; tables between text need air."""
    at += step
    while 0 <= at < len(flow):
        if kinds[at] is not Role.BLANK:
            return kinds[at] if abs(flow[at].index - flow[at - step].index) == 1 else None
        at += step
    return None
