"""What must be known of a workbook before it is opened: that it is one, and that it is no bomb."""

from __future__ import annotations

import errno
import re
import stat
import zipfile
from pathlib import Path

from reportgen.load.workbook.foreign import BROKEN, DAMAGED, Refusal, is_old, not_zip, other_zip

__all__ = ["BROKEN", "DAMAGED", "Refusal", "is_old_format", "refusal"]

SIZE_MAX = 64 * 1024 * 1024  # bytes of the file
UNPACKED_MAX = 200 * 1024 * 1024  # bytes of all members
RATIO_MAX = 100  # unpacked to packed, of one member over a megabyte
MEMBERS_MAX = 10_000
ROWS_MAX = 60_000
COLUMNS_MAX = 200
_CELL = re.compile(rb"""<(?:\w+:)?(?:c|mergeCell)\s[^>]*?\br(?:ef)?\s*=\s*["'](?:[A-Z]+\d+:)?([A-Z]+)(\d+)["']""")
_ROW = re.compile(
    rb"""<(?:\w+:)?row\s[^>]*?\br\s*=\s*["'](\d+)["'][^>]*(?<!/)>"""
)  # a row without cells may be far out
_WIDE = (
    b"\xff\xfe",
    b"\xfe\xff",
    b"<\x00",
    b"\x00<",
)  # UTF-16, which Excel never writes and which would hide all this from view
CHUNK = 1 << 20
TOO_FAR = f"表格超过 {ROWS_MAX} 行或 {COLUMNS_MAX} 列", "删去表格之外的空行空列（选中后删除行、列），再保存"


def refusal(path: Path) -> Refusal | None:
    """Why this file can't be read as a workbook, and the way out; None where it can."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            return f"“{path.name}”是文件夹，不是文件", "写到文件为止，例如 文件夹名/台账.xlsx"
        if not stat.S_ISREG(found.st_mode):
            return f"“{path.name}”不是文件", "改正文件名"
        if found.st_size > SIZE_MAX:
            size = f"{found.st_size / 1024 / 1024:.0f}"
            fix = "只留台账一张表（去掉图片、附件、多余的格式），另存为新的 .xlsx"
            return f"文件有 {size} MiB，台账最大 {SIZE_MAX // 1024 // 1024} MiB", fix
        with path.open("rb") as file:
            head = file.read(4)
            if not head.startswith(b"PK"):
                return not_zip(head + file.read(SIZE_MAX))
    except (OSError, ValueError) as error:
        return _unreadable(path, error)
    try:
        return _inside(path)
    except BROKEN:
        return DAMAGED


def is_old_format(path: Path) -> bool:
    """Whether a file that is not refused is an .xls, or an .et of that form, and no zip."""
    with path.open("rb") as file:
        return is_old(file.read(8))


def _unreadable(path: Path, error: OSError | ValueError) -> Refusal:
    if isinstance(error, FileNotFoundError):
        return f"找不到“{path.name}”", "把台账放到数据文件所在的文件夹，或改正文件名（注意扩展名 .xlsx）"
    if isinstance(error, ValueError):
        return "文件名里有看不见的控制字符", "把文件名重新键入一遍"
    if error.errno == errno.ENAMETOOLONG:
        return "文件名太长", "把台账的文件名改短，例如 台账.xlsx"
    if isinstance(error, PermissionError):
        return "没有权限读这个文件，或者它正被别的程序占用", "关闭正在使用它的程序，或检查文件的权限"
    return "系统读不了这个文件", "关闭正在使用它的程序，或者复制一份再试"


def _inside(path: Path) -> Refusal | None:
    with zipfile.ZipFile(path) as package:
        members = package.infolist()
        if len(members) > MEMBERS_MAX or sum(m.file_size for m in members) > UNPACKED_MAX:
            return "工作簿展开后太大", "只留台账一张表，另存为新的 .xlsx"
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
    media = member.filename.startswith("xl/media/")  # a picture in SVG may have one
    tail = b""
    with package.open(member) as part:
        while chunk := part.read(CHUNK):
            text = tail + chunk
            if not media and (b"<!DOCTYPE" in text or (not tail and text.startswith(_WIDE))):
                return "工作簿里有不该有的文档类型声明", "复制内容到新的工作簿，另存为 .xlsx"
            if _too_far(text):
                return TOO_FAR
            tail = text[-200:]
    return None


def _too_far(text: bytes) -> bool:
    if any(int(m[1]) > ROWS_MAX for m in _ROW.finditer(text)):
        return True
    return any(int(m[2]) > ROWS_MAX or _column(m[1]) > COLUMNS_MAX for m in _CELL.finditer(text))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters[:6]:
        number = number * 26 + letter - 64
    return number
