"""The package around a Word file: told from other files, its size limited before anything is unpacked, its parts."""

from __future__ import annotations

import posixpath
import stat
import zipfile
import zlib
from pathlib import Path

from reportgen.diagnostics import Diagnostic, fault
from reportgen.place import Place, Source
from reportgen.records import dataclass, field

FILE_MAX = 200 * 1024 * 1024  # bytes of the file itself
UNPACKED_MAX = 200 * 1024 * 1024  # of all members
MARKUP_MAX = 12_000_000  # tags of a part; its tree takes some hundred bytes for each
RATIO_MAX = 100  # unpacked to packed, of one member over a megabyte
MEMBERS_MAX = 10_000
SAVE_AS = "用 Word 或 WPS 打开，另存为 Word 文档（.docx）"
ANEW = "把内容复制到新的 Word 文档，另存为 .docx"
FOREIGN = (
    (
        b"\xd0\xcf\x11\xe0",
        "文件加了密码，或是旧的 Word 97-2003（.doc）、WPS 文字（.wps）格式",
        f"{SAVE_AS}，并去掉密码",
    ),
    (b"%PDF", "文件其实是 PDF", "选生成这份 PDF 的 Word 文档"),
    (b"{\\rtf", "文件其实是 RTF 格式", SAVE_AS),
    (b"<", "文件其实是网页或 XML 文本，只是名字叫 .docx", SAVE_AS),
)
# The parts that are read, beside the main one: those with text and layout, and what the file says of itself.
TEXT = ("footer", "header", "footnotes", "endnotes", "comments", "commentsExtended")
READ = frozenset(("styles", "numbering", "theme", "settings", *TEXT))
PROPERTIES = frozenset(("core-properties", "extended-properties"))
KINDS = (("/xl/", " Excel 工作簿"), ("/ppt/", "演示文稿"), ("/visio/", "绘图文件"))
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError, OSError, ValueError)


class TooLargeError(ValueError):
    """More than any document has; the text says of what, in Chinese."""


@dataclass(frozen=True)
class Package:
    """Parts by name; `relations` gives the parts that one refers to ("": the package), by id: (kind, name)."""

    main: str
    parts: dict[str, bytes]
    relations: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)

    def by_kind(self, kind: str) -> bytes | None:
        """The part that the main one refers to as `styles`, `numbering`, `theme`, `settings`."""
        for found, name in self.relations.get(self.main, {}).values():
            if found == kind and name in self.parts:
                return self.parts[name]
        return None

    def by_id(self, part: str, key: str) -> tuple[str, bytes] | None:
        """Name and bytes of the part that `part` calls `key`."""
        name = self.relations.get(part, {}).get(key, ("", ""))[1]
        return (name, self.parts[name]) if name in self.parts else None


def open_package(path: Path, name: str) -> Package | Diagnostic:
    """The parts that hold text and layout, or why there are none."""
    here = Place(Source(name))
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            what = "文件夹" if stat.S_ISDIR(found.st_mode) else "管道、设备一类的特殊文件"
            return fault("SRC102", here, f"这个名字指的是{what}", "写明要检查的文件名，例如 报告.docx", name=name)
        if found.st_size > FILE_MAX:
            reason = f"文件有 {found.st_size / 1024 / 1024:.0f} MiB，最大 {FILE_MAX // 1024 // 1024} MiB"
            return fault("SRC103", here, reason, "压缩文中的图片（图片格式－压缩图片）后再试")
        with path.open("rb") as file:
            head = file.read(512)
    except FileNotFoundError:
        return fault("SRC101", here, "这个位置没有这个文件", "核对文件名、扩展名和所在文件夹", name=name)
    except (OSError, ValueError) as error:
        why = "没有读取权限" if isinstance(error, PermissionError) else "系统不让打开"
        return fault("SRC107", here, why, "关闭正在使用它的程序，或复制一份再试", name=name)
    if not head.startswith(b"PK"):
        return _foreign(head, here)
    try:
        with zipfile.ZipFile(path) as z:
            return _refused(z, here) or _parts(z, here)
    except TooLargeError as error:
        return too_large(here, error)
    except (*DAMAGE, MemoryError, RecursionError, SyntaxError) as error:  # SyntaxError: broken XML of the relations
        return damaged(here, error)


def damaged(here: Place, error: BaseException) -> Diagnostic:
    """The file is a package, but a broken one."""
    fix = "用 Word 打开，让它修复后另存；打不开的，重新取一份"
    if isinstance(error, zipfile.BadZipFile | zlib.error | EOFError):
        reason = "文件不完整，或传送时损坏了"
    else:
        reason = "里面的内容读不懂"
    return fault("SRC109", here, reason, fix, name=here.source.name)


def too_large(here: Place, error: TooLargeError) -> Diagnostic:
    """The file has more in it than any document."""
    return fault("SRC110", here, str(error), "核对是不是选错了文件；很长的附表另存为单独的文件", name=here.source.name)


def forbidden(here: Place) -> Diagnostic:
    """The file has a DTD, by which a small file could grow without end or reach for others."""
    return fault("SRC110", here, "文件里有文档类型声明（DTD），Word 从不这样写", ANEW, name=here.source.name)


def _foreign(head: bytes, here: Place) -> Diagnostic:
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t")
    for mark, reason, fix in FOREIGN:
        if start.startswith(mark):
            return fault("SRC108", here, reason, fix, name=here.source.name)
    reason = "文件是空的" if not head else "文件内容不是 Word 文档"
    return fault("SRC108", here, reason, SAVE_AS if head else "核对是不是选错了文件", name=here.source.name)


def _refused(z: zipfile.ZipFile, here: Place) -> Diagnostic | None:
    members = z.infolist()
    name = here.source.name
    if len(members) > MEMBERS_MAX:
        return fault("SRC110", here, f"里面有 {len(members)} 个部件，最多 {MEMBERS_MAX} 个", ANEW, name=name)
    whole = sum(m.file_size for m in members)
    if whole > UNPACKED_MAX:
        reason = f"展开后有 {whole / 1024 / 1024:.0f} MiB，最大 {UNPACKED_MAX // 1024 // 1024} MiB"
        return fault("SRC110", here, reason, "压缩文中的图片后再试；没有大图片的，" + ANEW, name=name)
    for m in members:
        packed = max(m.compress_size, 1)
        if m.file_size > 1 << 20 and m.file_size > RATIO_MAX * packed:
            reason = f"里面的“{m.filename}”展开后是原来的 {m.file_size // packed} 倍，最多 {RATIO_MAX} 倍"
            return fault("SRC110", here, reason, ANEW, name=name)
    if len({m.filename for m in members}) < len(members):
        return fault("SRC110", here, "压缩包里有重名的部件", ANEW, name=name)
    if any(m.flag_bits & 1 for m in members):
        return fault("SRC108", here, "压缩包加了密码", f"{SAVE_AS}，并去掉密码", name=name)
    return None


def _parts(z: zipfile.ZipFile, here: Place) -> Package | Diagnostic:
    names = frozenset(z.namelist())
    roots = _relations(z, "") if "_rels/.rels" in names else {}
    main = next((target for kind, target in roots.values() if kind == "officeDocument" and target in names), "")
    if not main or any(mark in f"/{main}" for mark, _ in KINDS):
        return _not_word(z, main, here)
    relations = {"": roots, main: _relations(z, main)}
    parts = {main: _read(z, main)}
    for kind, target in roots.values():
        if kind in PROPERTIES and target in names:
            parts[target] = _read(z, target)
    for kind, target in relations[main].values():
        if kind in READ and target in names:
            parts[target] = _read(z, target)
            if kind in ("footer", "header"):
                relations[target] = _relations(z, target)
    return Package(main, parts, relations)


def _not_word(z: zipfile.ZipFile, main: str, here: Place) -> Diagnostic:
    what = next((word for mark, word in KINDS if mark in f"/{main}"), "")
    if "mimetype" in z.namelist() and b"opendocument" in _read(z, "mimetype"):
        what = " OpenDocument（.odt）文档"
    reason = f"文件其实是{what}" if what else "压缩包里没有 Word 文档的正文"
    is_text = not what or "Word" in what or "OpenDocument" in what
    fix = SAVE_AS if is_text else "核对是不是选错了文件"
    return fault("SRC108", here, reason, fix, name=here.source.name)


def _relations(z: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Of a part ("" for the package): id -> (kind, name of the part)."""
    from reportgen.read.xml import parse

    folder, name = posixpath.split(part)
    place = posixpath.join(folder, "_rels", f"{name}.rels")
    if place not in z.namelist():
        return {}
    found = {}
    for relation in parse(_read(z, place)):
        if not isinstance(relation.tag, str) or relation.get("TargetMode") == "External":
            continue
        kind = relation.get("Type", "").rpartition("/")[2]
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        found[relation.get("Id", "")] = (kind, target)
    return found


def _read(z: zipfile.ZipFile, name: str) -> bytes:
    """A part whole. What the directory says of its size may be a lie, so reading stops at the limit."""
    with z.open(name) as part:
        data = part.read(UNPACKED_MAX + 1)
    if len(data) > UNPACKED_MAX or data.count(b"<") > MARKUP_MAX:
        raise TooLargeError(f"部件“{name}”的内容太多")
    return data
