"""Rules on tables: header row, rows kept whole, within 版心, type. The standard leaves most of it open (7.3.3, 8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportgen.check.layout.findings import colour_name, gathered, millimetres, most, size_name
from reportgen.check.layout.parts import Anatomy, Role
from reportgen.diagnostics import Diagnostic
from reportgen.place import Place
from reportgen.read.word import Row, Table

LONG_ROWS, LONG_TEXT = 20, 800  # a table that may well go on to another page
TALL_CELL = 300  # characters: such a row may fill a page, and can't be kept whole
TOLERANCE = 57.0  # twips: a millimetre
SMALLEST, LARGEST, SIZES_MAX = 9.0, 16.0, 3  # points, points, kinds
FACES_MAX = 3


def header_row(found: Anatomy) -> Iterator[Diagnostic]:
    """The header row of a long table is repeated on every page.

    要求：表格跨页时，各页都有表头。（长表的通行做法。）
    """
    places = [_place(found, t) for t in _tables(found) if _is_long(t) and not any(r.header for r in t.rows[:3])]
    fix = "选中表头行，右击－表格属性－行，勾“在各页顶端以标题行形式重复出现”"
    yield from gathered("FMT781", places, "表格较长，表头没有设为各页重复", fix)


def whole_rows(found: Anatomy) -> Iterator[Diagnostic]:
    """Rows of a long table are not split by the end of a page.

    要求：一行的内容排在同一页上。（长表的通行做法；一行就有大半页的除外。）
    """
    places, rows = [], 0
    for table in _tables(found):
        split = [r for r in table.rows if not r.unsplit and not _is_tall(r)]
        if _is_long(table) and split:
            rows += len(split)
            places.append(_place(found, table))
    fix = "选中表格，右击－表格属性－行，取消“允许跨页断行”"
    yield from gathered("FMT782", places, f"表格有 {rows} 行允许跨页断行", fix)


def within_page(found: Anatomy) -> Iterator[Diagnostic]:
    """A table keeps within 版心.

    要求：版心 156 毫米×225 毫米，表格不超出版心。GB/T 9704-2012，5.2.1、8。
    """
    for table in _tables(found):
        section = found.word.sections[min(table.section, len(found.word.sections) - 1)]
        if table.width is None or table.nested or table.floating:
            continue
        # Word sets a flush table's text, not its edge, on the margin; such an overhang is nobody's fault.
        room = section.text_width + table.padding
        over = table.width + (max(0.0, table.indent) if table.align == "left" else 0) - room
        if over > TOLERANCE:
            is_, wanted = millimetres(table.width), millimetres(section.text_width)
            reason = f"表格宽 {is_}，版心宽 {wanted}，超出版心"
            fix = "选中表格，布局－自动调整－根据窗口自动调整表格（WPS 是“适应窗口大小”）；栏目多的，改用横向的纸"
            yield from gathered("FMT783", [_place(found, table)], reason, fix)


def table_type(found: Anatomy) -> Iterator[Diagnostic]:
    """Type of a table is from 小五 to 三号, of few sizes and faces.

    要求：字号不大于正文，清晰可读，一表之内字体、字号统一。（标准未作规定。）
    """
    for table in _tables(found):
        sizes, faces = Counter[str](), Counter[str]()
        wrong = Counter[str]()
        for p in found.word.paras[table.first - 1 : table.last]:
            for run in p.runs if found.roles[p.index] is Role.TABLE else ():
                if run.text.strip():
                    sizes[size_name(run.look.size)] += 1
                    faces[run.look.asian or "未指定"] += 1
                    if not SMALLEST <= run.look.size <= LARGEST:
                        wrong[size_name(run.look.size)] += 1
        said = []
        if wrong:
            said.append(f"字号有{most(wrong)}，一般在小五到三号之间")
        if len(sizes) > SIZES_MAX:
            said.append(f"字号有 {len(sizes)} 种（{most(sizes)}）")
        if len(faces) > FACES_MAX:
            said.append(f"字体有 {len(faces)} 种（{most(faces)}）")
        if said:
            fix = "选中表格，字号统一为五号或小四，表头黑体、内容仿宋或宋体"
            yield from gathered("FMT784", [_place(found, table)], f"表格{'；'.join(said)}", fix)


def rules_black(found: Anatomy) -> Iterator[Diagnostic]:
    """The rules of a table are black.

    要求：文字和线条均为黑色（版头除外）。GB/T 9704-2012，5.2.4。
    """
    places = [_place(found, t) for t in _tables(found) if t.borders - {"", "000000"}]
    colours = Counter(colour_name(c) for t in _tables(found) for c in t.borders - {"", "000000"})
    fix = "选中表格，边框和底纹－边框：颜色选“自动”，再点“全部”"
    yield from gathered("FMT785", places, f"表格线是{most(colours)}，应为黑色", fix)


def _tables(found: Anatomy) -> list[Table]:
    """All but those of 版头 and 版记."""
    text = found.title[0].index if found.title else 0
    return [
        t
        for t in found.word.tables
        if t.last > text and any(found.roles[i] is Role.TABLE for i in range(t.first, t.last + 1))
    ]


def _is_long(table: Table) -> bool:
    return len(table.rows) >= LONG_ROWS or (len(table.rows) > 2 and sum(r.characters for r in table.rows) > LONG_TEXT)


def _is_tall(row: Row) -> bool:
    return row.longest > TALL_CELL


def _place(found: Anatomy, table: Table) -> Place:
    return found.word.place(found.word.paras[table.first - 1])
