"""What must be known of a workbook before a library opens it: its real format, and that it is no bomb."""

from __future__ import annotations

import errno
import re
import stat
import zipfile
import zlib
from lzma import LZMAError
from pathlib import Path

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

BROKEN = (  # what zipfile and openpyxl raise for a damaged file
    *(zipfile.BadZipFile, zlib.error, LZMAError, OSError, EOFError, MemoryError, SyntaxError),
    *(LookupError, ValueError, TypeError, AttributeError, RuntimeError),
)

Refusal = tuple[str, str]  # 原因, 办法


def refusal(path: Path) -> Refusal | None:
    """Why this file can't be read as .xlsx, and the way out; None where it can."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return f"“{path.name}”不是文件", "改正文件名"
        with path.open("rb") as file:
            head = file.read(8)
    except (OSError, ValueError) as error:
        return _unreadable(path, error)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "文件加了密码，或是旧的 .xls/.et 格式", "用 Excel 或 WPS 打开，去掉密码，另存为 .xlsx"
    if not head.startswith(b"PK"):
        return "文件内容不是 Excel 工作簿", "用 Excel 或 WPS 打开，另存为 .xlsx"
    try:
        return _inside(path)
    except BROKEN as error:
        return f"压缩包已损坏（{type(error).__name__}）", "用 Excel 或 WPS 打开，另存为 .xlsx 再试"


def _unreadable(path: Path, error: OSError | ValueError) -> Refusal:
    if isinstance(error, FileNotFoundError):
        return f"找不到“{path.name}”", "把台账放到数据文件所在的文件夹，或改正文件名（注意扩展名 .xlsx）"
    if isinstance(error, ValueError):
        return "文件名里有看不见的控制字符", "把文件名重新键入一遍"
    if error.errno == errno.ENAMETOOLONG:
        return "文件名太长", "把台账的文件名改短，例如 台账.xlsx"
    return f"文件读不了（{error.strerror}）", "关闭正在使用它的程序，或检查权限"


def _inside(path: Path) -> Refusal | None:
    with zipfile.ZipFile(path) as package:
        members = package.infolist()
        if len(members) > MEMBERS_MAX or sum(m.file_size for m in members) > UNPACKED_MAX:
            return "工作簿展开后太大", "只留台账一张表，另存为新的 .xlsx"
        for member in members:
            if member.file_size > CHUNK and member.file_size > RATIO_MAX * max(member.compress_size, 1):
                return "工作簿压缩得不正常", "复制内容到新的工作簿，另存为 .xlsx"
            found = _scan(package, member)
            if found:
                return found
    return None


def _scan(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> Refusal | None:
    """Reads a part in pieces: no DTD, no cell far out (openpyxl would build all the empty rows before it)."""
    media = member.filename.startswith("xl/media/")  # a picture in SVG may have one
    tail = b""
    with package.open(member) as part:
        while chunk := part.read(CHUNK):
            text = tail + chunk
            if not media and (b"<!DOCTYPE" in text or (not tail and text.startswith(_WIDE))):
                return "工作簿里有不该有的文档类型声明", "复制内容到新的工作簿，另存为 .xlsx"
            if _too_far(text):
                return (
                    f"表格超过 {ROWS_MAX} 行或 {COLUMNS_MAX} 列",
                    "删去表格之外的空行空列（选中后删除行、列），再保存",
                )
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
