"""What a file is that was named as a workbook, by its content; and the way out where it is none that can be read."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from lzma import LZMAError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .xls, .doc, .ppt, and of anything with a password
BARE_XLS = (b"\x09\x08", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00", b"\x09\x00\x04\x00")  # .xls before the container

Refusal = tuple[str, str]  # 原因, 办法

SAVE_AS = "用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”，数据文件里写新的文件名"
ENCRYPTED = "文件加了密码", "用 Excel 或 WPS 打开，在“文件－信息－保护工作簿”里去掉打开密码，再保存"
WORD = "文件是 Word 或 WPS 文字文件，不是表格", "打开它，把台账的表格复制到新的 Excel 工作簿，存为 .xlsx"
SLIDES = "文件是演示文稿，不是表格", "改正文件名，写 Excel 台账（.xlsx、.xls 或 .et）"
PDF = "文件是 PDF 文件，不是表格", "找原来的 Excel 台账；没有的，把表格复制到新的 Excel 工作簿，核对后存为 .xlsx"
BINARY = "文件是 Excel 二进制工作簿（.xlsb）", SAVE_AS
OPEN_DOCUMENT = "文件是 OpenDocument 表格（.ods）", SAVE_AS
OTHER_OPEN_DOCUMENT = "文件是 OpenDocument 文档，不是表格", WORD[1]
WEB_PAGE = "文件是网页，只是把扩展名改成了表格的（多由业务系统导出）", SAVE_AS
XML_TABLE = "文件是 XML 表格，只是把扩展名改成了 Excel 的（多由业务系统导出）", SAVE_AS
XML = "文件是 XML 文件，不是 Excel 工作簿", SAVE_AS
PLAIN_TEXT = "文件是纯文本（如 .csv、.txt），不是 Excel 工作簿", f"{SAVE_AS}；先看一遍，长编号和日期没有变样"
RICH_TEXT = "文件是 RTF 文字文件，不是表格", WORD[1]
PICTURE = "文件是图片，不是表格", "找原来的 Excel 台账"
EMPTY = "文件是空的（0 字节）", "文件可能没有传完、没有存好，重新取一份"
ARCHIVE = "文件是压缩包，里面没有 Excel 工作簿", "把它解压，数据文件里写解压出来的台账的名字"
OLD_OTHER = "文件是别的旧版 Office 文件，里面没有工作簿", SAVE_AS
DAMAGED = "文件不完整或已损坏", "用 Excel 或 WPS 打开，另存为 .xlsx 再试；打不开的，重新取一份"
UNKNOWN = "文件内容不是 Excel 工作簿", SAVE_AS

BROKEN = (  # what zipfile, lxml and xlrd raise for a damaged file
    *(zipfile.BadZipFile, zlib.error, LZMAError, OSError, EOFError, MemoryError, SyntaxError, struct.error),
    *(LookupError, ValueError, TypeError, AttributeError, RuntimeError, ArithmeticError, AssertionError),
)

_STREAMS: tuple[tuple[str, Refusal | None], ...] = (  # by the streams of the container; None for a workbook
    ("EncryptedPackage", ENCRYPTED),
    ("Workbook", None),
    ("Book", None),
    ("WordDocument", WORD),
    ("PowerPoint Document", SLIDES),
)
_PARTS: tuple[tuple[str, Refusal], ...] = (
    ("xl/workbook.bin", BINARY),
    ("word/document.xml", WORD),
    ("ppt/presentation.xml", SLIDES),
)
_HEADS: tuple[tuple[bytes, Refusal], ...] = (
    (b"%PDF", PDF),
    (b"{\\rtf", RICH_TEXT),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"BM", PICTURE),
    (b"Rar!", ARCHIVE),
    (b"7z\xbc\xaf", ARCHIVE),
)


_EXCEL_XML = "urn:schemas-microsoft-com:office:spreadsheet"


def is_old(head: bytes) -> bool:
    """Whether the file begins as an .xls does."""
    return head.startswith((OLE, *BARE_XLS))


def not_zip(data: bytes) -> Refusal | None:
    """What a file is that is no zip; None for an .xls or .et. `data` is the whole file."""
    if not data:
        return EMPTY
    if data.startswith(OLE):
        return _old(data)
    if data.startswith(BARE_XLS):
        return None
    by_head = next((told for head, told in _HEADS if data.startswith(head)), None)
    return by_head or _text(data[:65536])


def _old(data: bytes) -> Refusal | None:
    from xlrd import compdoc

    try:
        found = compdoc.CompDoc(data, logfile=io.StringIO())
        names = {entry.name for entry in found.dirlist if entry.etype in (1, 2)}
    except (compdoc.CompDocError, *BROKEN):
        wide = {name: name.encode("utf-16-le") for name, told in _STREAMS if told}
        names = {name for name, written in wide.items() if written in data}  # xlrd is strict with other programs' files
        if not names:
            return DAMAGED
    return next((told for name, told in _STREAMS if name in names), OLD_OTHER)


def _text(head: bytes) -> Refusal:
    """What a text is: a page, XML, or a table with commas."""
    for encoding in ("utf-8-sig", "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "gb18030"):
        try:
            text = head.decode(encoding).lower()
            break
        except UnicodeDecodeError as error:
            if error.start > len(head) - 4:  # cut in the middle of a character
                text = head[: error.start].decode(encoding).lower()
                break
    else:
        return UNKNOWN
    if "\0" in text:
        return UNKNOWN
    if text.lstrip().startswith("<?xml") and "<html" not in text:
        return XML_TABLE if _EXCEL_XML in text else XML
    if re.search(r"<(html|table|!doctype html|body|head)\b", text) or text.lstrip().startswith("mime-version"):
        return WEB_PAGE
    if _EXCEL_XML in text:
        return XML_TABLE
    odd = sum(1 for c in text if c < " " and c not in "\t\r\n\f\x1a")
    return PLAIN_TEXT if odd * 50 <= len(text) else UNKNOWN


def other_zip(package: zipfile.ZipFile) -> Refusal | None:
    """What a zip is that is no .xlsx; None for one that may be."""
    names = set(package.namelist())
    by_part = next((told for part, told in _PARTS if part in names), None)
    if by_part is not None:
        return by_part
    if "mimetype" in names:
        kind = package.open("mimetype").read(200)
        if b"opendocument" in kind:
            return OPEN_DOCUMENT if b"spreadsheet" in kind else OTHER_OPEN_DOCUMENT
    return None if "[Content_Types].xml" in names or "xl/workbook.xml" in names else ARCHIVE
