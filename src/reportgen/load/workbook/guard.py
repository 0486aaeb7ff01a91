"""What must be known of a workbook before it is opened: that it is one, and that it is no bomb."""

from __future__ import annotations

import errno
import html
import re
import stat
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from reportgen.load.seen import contents, look
from reportgen.load.workbook.foreign import BROKEN, DAMAGED, Refusal, is_old, not_zip, other_zip
from reportgen.regex import regex

__all__ = ["BROKEN", "DAMAGED", "Refusal", "admitted", "is_old"]

SIZE_MAX = 64 * 1024 * 1024  # bytes of the file
UNPACKED_MAX = 200 * 1024 * 1024  # bytes of all members
RATIO_MAX = 100  # unpacked to packed, of one member over a megabyte
MEMBERS_MAX = 10_000
_MEMBER = b"PK\x01\x02"  # begins the entry of each in the directory of a zip
ROWS_MAX = 60_000
COLUMNS_MAX = 200
AREA_MAX = ROWS_MAX * COLUMNS_MAX  # cells that a sheet spans with those that are only formatted, and that are merged
_FAR = regex(  # a superset of what is too far out, quick to look for: few sheets have any
    rb"""=\s*["'](?:[A-Z]+\d+:)?(?:[A-Z]*0*(?:[6-9]\d{4}|[1-9]\d{5})|(?:G[S-Z]|[H-Z][A-Z]|[A-Z]{3})[A-Z]*\d)"""
)
_CELL = regex(  # the last two groups tell one that is only formatted
    rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Z]+)(\d+)["'][^>]*?(/?)>(</(?:\w+:)?c>)?(?=.{12})""",
    re.DOTALL,
)
MERGED = regex(rb"""<(?:\w+:)?mergeCell\s[^>]*?\bref\s*=\s*["']([A-Z]+)(\d+):([A-Z]+)(\d+)["']""")
_ROW = regex(  # an empty one may be far out, not one whose cells have no names of their own
    rb"""<(?:\w+:)?row\s[^>]*?\br\s*=\s*["'](\d+)["'][^>]*(?<!/)>(\s*<(?:\w+:)?c(?![^>]*?\sr\s*=)[\s/>])?"""
)
_LAST_ROW = 1_048_576  # of any sheet
_SHEET = regex(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = regex(rb"<(?:\w+:)?Relationship\s[^>]*>")
# UTF-16, UTF-32 and EBCDIC, which Excel never writes for what a table is made of: they would hide all this from view.
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<", b"\x00\x00", b"\x4c\x6f\xa7\x94")
_ENCODING = regex(rb"""^\s*(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)""")
_IN_ASCII = frozenset({b"utf-8", b"us-ascii", b"ascii", b"gb2312", b"gbk", b"gb18030", b"iso-8859-1", b"windows-1252"})
_FREE = ("xl/media/", "customXml/")  # a picture in SVG may have a DTD, a query of Excel's is UTF-16; nobody reads them
CHUNK = 1 << 20


TOO_MUCH = "工作簿展开后太大", "只留台账一张表，另存为新的 .xlsx"


def too_far(title: str = "", cell: str = "") -> Refusal:
    """A sheet that goes on too far; where that is known, to which cell of which sheet."""
    where = f"工作表“{title}”的{cell}在" if cell and title else f"{cell}在" if cell else "有内容在"
    reason = f"表格超过 {ROWS_MAX} 行或 {COLUMNS_MAX} 列：{where}这以外"
    return reason, "删去表格之外的行、列（选中后删除），再保存"


def admitted(path: Path) -> bytes | Refusal:
    """The whole of a file that can be read as a workbook; else why it can't, and the way out.

    All is read from these bytes: a program that saves the file meanwhile can't make a mixture of two.
    """
    try:
        found = look(path)
        if stat.S_ISDIR(found.st_mode):
            return f"“{path.name}”是文件夹，不是文件", "写到文件为止，例如 文件夹名/台账.xlsx"
        if not stat.S_ISREG(found.st_mode):
            return f"“{path.name}”不是文件", "改正文件名"
        if found.st_size > SIZE_MAX:
            return _too_large(found.st_size)
        data = contents(path, SIZE_MAX)
    except (OSError, ValueError) as error:
        return _unreadable(path, error)
    if len(data) > SIZE_MAX:  # it has grown since
        return _too_large(len(data))
    try:
        refused = _inside(data) if data.startswith(b"PK") else not_zip(data)
    except BROKEN:
        return DAMAGED
    return refused or data


def _too_large(size: int) -> Refusal:
    fix = "只留台账一张表（去掉图片、附件、多余的格式），另存为新的 .xlsx"
    return f"文件有 {size / 1024 / 1024:.0f} MiB，台账最大 {SIZE_MAX // 1024 // 1024} MiB", fix


def _unreadable(path: Path, error: OSError | ValueError) -> Refusal:
    """Why the system does not give a file, and the way out."""
    if isinstance(error, FileNotFoundError):
        return (
            f"找不到“{path.name}”",
            "核对文件名、扩展名和所在文件夹；数据文件里写的台账，要和它放在一起",
        )
    if isinstance(error, ValueError):
        return "文件名里有看不见的控制字符", "把文件名重新键入一遍"
    if error.errno == errno.ENAMETOOLONG:
        return "文件名太长", "把台账的文件名改短，例如 台账.xlsx"
    if isinstance(error, PermissionError):
        return "没有权限读这个文件，或者它正被别的程序占用", "关闭正在使用它的程序，或检查文件的权限"
    return "系统读不了这个文件", "关闭正在使用它的程序，或者复制一份再试"


def _inside(data: bytes) -> Refusal | None:
    if data.count(_MEMBER) > MEMBERS_MAX:  # before the zip is opened: a million of them fill a gigabyte
        return TOO_MUCH
    with zipfile.ZipFile(BytesIO(data)) as package:
        members = package.infolist()
        if sum(m.file_size for m in members) > UNPACKED_MAX:
            return TOO_MUCH
        other = other_zip(package)
        if other:
            return other
        for member in members:
            if member.file_size > CHUNK and member.file_size > RATIO_MAX * max(member.compress_size, 1):
                return "工作簿压缩得不正常", "复制内容到新的工作簿，另存为 .xlsx"
            found = _scan(package, member)
            if found:
                return found
    return None


def _scan(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> Refusal | None:
    """Reads a part in pieces: no DTD, no cell far out (other programs would build all the empty rows before it)."""
    free = member.filename.startswith(_FREE)
    far = False
    for n, text in enumerate(_pieces(package, member)):
        if not free and (b"<!DOCTYPE" in text or (n == 0 and _is_hiding(text))):
            return "工作簿里有不该有的文档类型声明", "复制内容到新的工作簿，另存为 .xlsx"
        far = far or _FAR.search(text) is not None
    if far:
        extent = _Extent()
        for text in _pieces(package, member):
            cell = extent.too_far(text)
            if cell:
                return too_far(_title(package, member.filename), cell)
    return None


def _is_hiding(text: bytes) -> bool:
    """Whether a part begins in an encoding in which `<` may be another byte."""
    declared = _ENCODING.search(text[:1000])
    return text.startswith(_WIDE) or (declared is not None and declared[1].lower() not in _IN_ASCII)


def _pieces(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part in pieces, each beginning with the end of the one before: no element is cut in two unseen."""
    tail = b""
    with package.open(member) as part:
        while chunk := part.read(CHUNK):
            text = tail + chunk
            yield text
            tail = text[-200:]


class _Extent:
    """How far the cells and merges of a part go, while it is read in pieces.

    Cells far out that are only formatted, and merges over whole columns, are passed over; but other programs build
    all the cells up to them, so that these must not be more than a table may have.
    """

    def __init__(self) -> None:
        self._row = self._column = self._merged = 0

    def too_far(self, text: bytes) -> str:
        """What lies too far out in a piece; nothing where all is near."""
        for m in _ROW.finditer(text):
            if int(m[1][:9]) > (ROWS_MAX if m[2] else _LAST_ROW):
                return f"第 {m[1].decode()[:9]} 行"
        for m in _CELL.finditer(text):
            row, column = int(m[2][:9]), _column(m[1])
            self._row, self._column = max(self._row, row), max(self._column, column)
            beyond = (row > ROWS_MAX or column > COLUMNS_MAX) and not (m[3] or m[4])
            if beyond or self._row * self._column > AREA_MAX:
                return f" {m[1].decode()[:6]}{m[2].decode()[:9]} "
        for m in MERGED.finditer(text):
            area = (int(m[4][:9]) - int(m[2][:9]) + 1) * (_column(m[3]) - _column(m[1]) + 1)
            far = int(m[4][:9]) > ROWS_MAX or _column(m[3]) > COLUMNS_MAX
            self._merged += area if far else 0
            if self._merged > AREA_MAX:
                ends = [m[n].decode()[:9] for n in range(1, 5)]
                return f"合并单元格 {ends[0]}{ends[1]}:{ends[2]}{ends[3]} "
        return ""


def _title(package: zipfile.ZipFile, part: str) -> str:
    """The title of the sheet that stands in this part; nothing where that can't be found."""
    names = set(package.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return ""
    relations = _RELATION.findall(package.read("xl/_rels/workbook.xml.rels"))
    ids = [_attribute(r, b"Id") for r in relations if _attribute(r, b"Target").rpartition("/")[2] == Path(part).name]
    for sheet in _SHEET.findall(package.read("xl/workbook.xml")):
        if ids and _attribute(sheet, rb"\w+:id") == ids[0]:
            return html.unescape(_attribute(sheet, b"name"))
    return ""


def _attribute(element: bytes, name: bytes) -> str:
    found = re.search(rb"\s" + name + rb"""\s*=\s*["']([^"']*)""", element)
    return found[1].decode("utf-8", "replace") if found else ""


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters[:6]:
        number = number * 26 + letter - 64
    return number
