"""Rules on the page: paper, margins, columns, grid, lines of a page, characters of a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportgen.check import marks
from reportgen.check.layout.findings import gathered, millimetres, size_name
from reportgen.check.layout.parts import Anatomy, Role
from reportgen.diagnostics import Diagnostic, fault
from reportgen.gongwen import BODY_SIZE, CHARACTERS, LANDSCAPE, LINES, TWIPS_PER_MM, UPRIGHT, Paper
from reportgen.place import Place
from reportgen.read.word import Look, Para, Section

PAPER_TOLERANCE, MARGIN_TOLERANCE = 0.6 * TWIPS_PER_MM, 1.05 * TWIPS_PER_MM
NATURAL = 1.3  # height of a line of Chinese type, to its size
SIDES = (("top", "上"), ("bottom", "下"), ("left", "左"), ("right", "右"))
PAGE_SETUP = "页面布局－页边距－自定义边距"


def paper_size(found: Anatomy) -> Iterator[Diagnostic]:
    """The paper is A4.

    要求：采用 A4 型纸，210 毫米×297 毫米；横排的表格可用横向的 A4。GB/T 9704-2012，5.1、8。
    """
    wrong = [n for n, s in enumerate(found.word.sections) if not _is_a4(s)]
    if wrong:
        section = found.word.sections[wrong[0]]
        size = f"{millimetres(section.width)}×{millimetres(section.height)}"
        reason = f"{_named(found, wrong[0])}的纸张是 {size}，应为 A4（210 毫米×297 毫米）"
        fix = "页面布局－纸张大小－A4，应用于整篇文档"
        yield from gathered("FMT701", [found.word.place_of(n) for n in wrong], reason, fix)


def _is_a4(section: Section) -> bool:
    short, long = sorted((section.width, section.height))
    return abs(short - UPRIGHT.width) <= PAPER_TOLERANCE and abs(long - UPRIGHT.height) <= PAPER_TOLERANCE


def margins(found: Anatomy) -> Iterator[Diagnostic]:
    """天头 37 mm, 订口 28 mm, 版心 156 x 225 mm; on a turned sheet 28 above and 37 at the right.

    要求：天头 37±1 毫米，订口 28±1 毫米，版心 156 毫米×225 毫米（下 35、右 26 毫米）。GB/T 9704-2012，5.2.1。
    横排的表格，版心随纸转 90 度，表头在订口一边。GB/T 9704-2012，8。
    """
    wrong: dict[tuple[str, str], list[int]] = {}
    for number, section in enumerate(found.word.sections):
        wanted = _wanted(section, found.word.mirrored)
        said = [
            f"{name}边距 {millimetres(is_)}，应为 {millimetres(round(should / TWIPS_PER_MM) * TWIPS_PER_MM)}"
            for side, name in SIDES
            if abs((is_ := _margin(section, side)) - (should := wanted[side])) > MARGIN_TOLERANCE
        ]
        if said:
            values = "、".join(f"{name} {round(wanted[side] / TWIPS_PER_MM)}" for side, name in SIDES)
            wrong.setdefault(("；".join(said), values), []).append(number)
    for (said_, values), numbers in wrong.items():
        reason = f"{_named(found, numbers[0])}的{said_}"
        fix = f"{PAGE_SETUP}，填 {values}（毫米）"
        yield from gathered("FMT702", [found.word.place_of(n) for n in numbers], reason, fix)


def _margin(section: Section, side: str) -> float:
    return float(getattr(section, side)) + (section.gutter if side == "left" else 0)


def _wanted(section: Section, mirrored: bool) -> dict[str, float]:
    """A turned sheet may stand either way round: its head to the right or to the left."""
    paper: Paper = LANDSCAPE if section.landscape else UPRIGHT
    wanted = dict(zip(("top", "right", "bottom", "left"), map(float, paper.margins), strict=True))
    swapped = {**wanted, "left": wanted["right"], "right": wanted["left"]}
    if (section.landscape or mirrored) and abs(section.left - swapped["left"]) < abs(section.left - wanted["left"]):
        return swapped
    return wanted


def columns(found: Anatomy) -> Iterator[Diagnostic]:
    """One column.

    要求：文字从左至右横写横排，通栏排版。GB/T 9704-2012，5.2。
    """
    for number, section in enumerate(found.word.sections):
        if section.columns > 1:
            reason = f"{_named(found, number)}分成 {section.columns} 栏，应为通栏"
            yield fault("FMT703", found.word.place_of(number), reason, "页面布局－分栏－一栏")


def header(found: Anatomy) -> Iterator[Diagnostic]:
    """No running header.

    要求：公文不设页眉，版心以外只有页码。GB/T 9704-2012，5.2.1、7.5。
    """
    for number, section in enumerate(found.word.sections):
        if section.header:
            reason = f"{_named(found, number)}有页眉“{section.header[:30]}”"
            yield fault(
                "FMT704",
                found.word.place_of(number),
                reason,
                "双击页眉，删去里面的文字；奇数页、偶数页、首页的页眉不同的，都要删",
            )
            return


def grid(found: Anatomy) -> Iterator[Diagnostic]:
    """The grid is given and makes 22 lines.

    要求：一般每面排 22 行，每行排 28 个字，并撑满版心。GB/T 9704-2012，5.2.3。网格没有指定类型就不起作用。
    """
    for number, section in enumerate(found.word.sections):
        if section.landscape or not _holds_text(found, number):
            continue
        if not section.grid or not section.pitch:
            reason = f"{_named(found, number)}没有指定文档网格，各行的位置随字体变化"
        elif (lines := int((_area(section)[1] + 1) // section.pitch)) != LINES:
            reason = (
                f"{_named(found, number)}的文档网格是每页 {lines} 行（每行 {section.pitch / 20:g} 磅），应为 {LINES} 行"
            )
        else:
            continue
        fix = "页面布局－页面设置－文档网格：选“只指定行网格”，每页 22 行"
        yield fault("FMT705", found.word.place_of(number), reason, fix)
        return


def lines_of_a_page(found: Anatomy) -> Iterator[Diagnostic]:
    """The pitch of the running text makes 22 lines.

    要求：一般每面排 22 行，并撑满版心；特定情况可以作适当调整。GB/T 9704-2012，5.2.3。
    固定值 28 磅也是 22 行；29 磅、30 磅是 21 行；1.5 倍行距随字体变化。
    """
    wrong, places = Counter[str](), []
    for p in found.having(Role.BODY, Role.HEADING):
        section = found.word.sections[min(p.section, len(found.word.sections) - 1)]
        lines = int((_area(section)[1] + 1) // pitch(p, section))
        if lines != LINES and not section.landscape:
            wrong[f"{_pitch_name(p)}，每页 {lines} 行"] += 1
            places.append(found.word.place(p))
    worst = wrong.most_common(1)
    reason = f"正文的行距是{worst[0][0]}，一般为 {LINES} 行" if worst else ""
    fix = "选中正文，段落－行距选“固定值”，设为 28.95 磅"
    yield from gathered("FMT706", places, reason, fix)


def pitch(p: Para, section: Section) -> float:
    """From one line to the next, twips; by Word's rules."""
    shape = p.shape
    natural = NATURAL * p.look.size * 20
    if shape.rule == "exact":
        return max(shape.line, 1)
    if shape.rule == "atLeast":
        return max(shape.line, natural)
    if section.grid and section.pitch and shape.snap:
        return max(1.0, shape.line / 240) * section.pitch * max(1, -(-natural // section.pitch))
    return max(shape.line / 240 * natural, 1)


def _pitch_name(p: Para) -> str:
    if p.shape.rule == "auto":
        return "单倍" if p.shape.line == 240 else f"{p.shape.line / 240:.3g} 倍"
    return ("固定值 " if p.shape.rule == "exact" else "最小值 ") + f"{p.shape.line / 20:g} 磅"


def characters_of_a_line(found: Anatomy) -> Iterator[Diagnostic]:
    """Size, spacing and grid together make 28 characters.

    要求：一般每行排 28 个字，并撑满版心。GB/T 9704-2012，5.2.3。
    三号字本身每行只排得下 27 个；字距紧缩 0.25 磅，或用字符网格（每行 28 字）。
    """
    counts, characters, places = Counter[int](), Counter[int](), dict[int, Place]()
    sizes = Counter[float]()
    for _, run in found.text_runs():
        sizes[run.look.size] += marks.han(run.text)
    for p, run in found.text_runs():
        section = found.word.sections[min(p.section, len(found.word.sections) - 1)]
        fits = _fits(run.look, section, snapped=p.shape.snap)
        # What has another size than most of the text is told of by FMT712.
        if section.landscape or not marks.han(run.text) or run.look.size != sizes.most_common(1)[0][0]:
            continue
        characters[fits] += marks.han(run.text)
        if fits != CHARACTERS:
            counts[fits] += marks.han(run.text)
            places.setdefault(p.index, found.word.place(p))
    if sum(counts.values()) <= 0.01 * sum(characters.values()):
        return
    fits = counts.most_common(1)[0][0]
    reason = f"按字号、字距和版心宽度算，正文每行排 {fits} 个字，一般为 {CHARACTERS} 个"
    fix = "选中正文，字体－高级（WPS 是“字符间距”）－间距选“紧缩”0.25 磅；或者文档网格选“指定行和字符网格”，每行 28 字"
    yield from gathered("FMT707", list(places.values()), reason, fix)


def _fits(look: Look, section: Section, *, snapped: bool) -> int:
    pitch = look.character / 20 + (section.char_space if snapped else 0)
    return int((_area(section)[0] / 20 + 0.05) // pitch) if pitch > 0 else 0


def _area(section: Section) -> tuple[float, float]:
    """Width and height of 版心; those of the standard where the margins are told to be wrong, and will be mended."""
    if any(abs(getattr(section, side) - value) > MARGIN_TOLERANCE for side, value in UPRIGHT.margins._asdict().items()):
        return UPRIGHT.text_width, UPRIGHT.text_height
    if not _is_a4(section):
        return UPRIGHT.text_width, UPRIGHT.text_height
    return section.text_width, section.text_height


def widows(found: Anatomy) -> Iterator[Diagnostic]:
    """Widow control is off, or pages end a line early.

    要求：每面排满 22 行。GB/T 9704-2012，5.2.3。Word 的“孤行控制”会把页末一行移到下一页。
    """
    places = [found.word.place(p) for p in found.having(Role.BODY) if p.shape.widow_control]
    fix = "选中正文，段落－换行和分页，取消“孤行控制”"
    yield from gathered("FMT708", places, "正文开着“孤行控制”，有的页会少排一行", fix)


def base_size(found: Anatomy) -> Iterator[Diagnostic]:
    """Where a grid of characters is used, the default style has the size of the text, for Word counts by it.

    要求：每行排 28 个字。GB/T 9704-2012，5.2.3。
    """
    gridded = [n for n, s in enumerate(found.word.sections) if "Chars" in s.grid]
    if gridded and found.word.base.size != BODY_SIZE / 2:
        is_ = size_name(found.word.base.size)
        reason = f"文档指定了字符网格，Word 按“正文”样式的字号排格，而它是{is_}，应为{size_name(BODY_SIZE / 2)}"
        yield fault("FMT709", found.word.place_of(gridded[0]), reason, "开始－样式，右击“正文”－修改，字号改为三号")


def _named(found: Anatomy, number: int) -> str:
    return "文档" if len(found.word.sections) == 1 else f"第 {number + 1} 节"


def _holds_text(found: Anatomy, section: int) -> bool:
    return any(p.section == section for p in found.having(Role.BODY, Role.HEADING))
