"""Bytes -> a file: never half of one, never over a document that somebody has edited, never lost."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Iterable
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.diagnostics import Diagnostic, fault
from reportgen.place import Place, Source
from reportgen.write.leftovers import temporary_name

if TYPE_CHECKING:
    from zipfile import ZipFile

# Word, virus scanners and synchronising clients hold a file for moments (Windows): five tries, 1.9 s in all.
PAUSES = (0.1, 0.3, 0.5, 1.0)
DOCUMENT, CUSTOM = "word/document.xml", "docProps/custom.xml"
DATA = "数据文件"  # how a message names the data file, which is not known here
WORKBOOK_MARK = "reportgen.digest"  # the custom property of a workbook, as of a .docx
CUSTOM_AT_MOST = 1 << 20  # bytes; ours has 400
DOCUMENT_AT_MOST = 200 << 20
CHUNK = 1 << 20
PDF_MARK = b"%reportgen "  # a comment behind the end of a .pdf, followed by the SHA-256 of all before it
PAGE_MARK = b"<!-- reportgen "  # the same behind the end of an .html, which save() puts there
PAGES = (".html", ".htm")
FOREIGN, CHANGED = "它不是由本程序生成的", "它在生成之后改动过"
REASONS = {
    errno.ENOSPC: ("磁盘空间不足", "清理磁盘，或换一个文件夹"),
    errno.EDQUOT: ("磁盘配额已用完", "清理磁盘，或换一个文件夹"),
    errno.EFBIG: ("文件大小超出了系统限制", "换一个文件夹"),
    errno.EACCES: ("没有写入这个文件夹的权限", "请管理员开通权限，或换一个文件夹"),
    errno.EPERM: ("没有写入这个文件夹的权限", "请管理员开通权限，或换一个文件夹"),
    errno.EROFS: ("文件夹所在的磁盘是只读的", "换一个文件夹"),
    errno.ENAMETOOLONG: ("文件名太长", "把文件名改短"),
    errno.ENOENT: ("文件夹在写入时被移走或删除了", "核对文件夹，再生成一次"),
    errno.ENOTDIR: ("路径中有一段是文件，不是文件夹", "核对路径，或换一个文件夹"),
    errno.EEXIST: ("路径中有一段是文件，不是文件夹", "核对路径，或换一个文件夹"),
}


def save(data: bytes, path: Path, *, force: bool = False, keep: bool = False) -> list[Diagnostic]:
    """Write `data` to `path`, whose folder is made if it is missing; the faults found, none when all is well.

    OUT601: a .docx, .xlsx, .pdf or .html that was edited since it was generated stands there (`force` keeps it as .bak:
    OUT605); a .txt bears no mark, and is overwritten. An .html gets its mark here.
    `keep` makes a copy of any old file.
    OUT602: the file can't be written. OUT603: another program holds the file; the data were kept beside it.
    The old file is whole in every case.
    """
    refused = obstacle(data, path, force=force)
    if refused:
        return [refused]
    data = _sealed(data, path)
    place = Place(Source(str(path)))
    try:
        target = Path(os.path.realpath(path))  # a link stays a link
        if _holds(target, data):
            return []
        edited = bool(_edited(target))
        found = [_back_up(target, place, edited=edited)] if edited or (keep and target.exists()) else []
        return found + _put(data, target, place)
    except OSError as error:
        return [_failed(place, error)]


def obstacle(data: bytes, path: Path, *, force: bool = False) -> Diagnostic | None:
    """What can be known to stand in the way before anything is written, so that of several files all or none are."""
    place = Place(Source(str(path)))
    data = _sealed(data, path)
    try:
        target = Path(os.path.realpath(path))
        if os.path.lexists(target) and not target.is_file():
            return _unwritable(place, "已有同名的文件夹（或设备）", "移走它，或换一个文件夹")
        edited = "" if _holds(target, data) else _edited(target)
        return _refused(place, edited) if edited and not force else None
    except OSError as error:
        return _failed(place, error)


def _sealed(data: bytes, path: Path) -> bytes:
    """A page with the comment that tells whether it was edited since; everything else as it is."""
    if path.suffix.lower() not in PAGES or not data:
        return data
    return data + PAGE_MARK + sha256(data).hexdigest().encode() + b" -->\n"


def _put(data: bytes, target: Path, place: Place) -> list[Diagnostic]:
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(temporary_name())
    try:
        _write(temporary, data, target)
        if _replaced(temporary, target):
            return []
        kept = _spare_name(target)
        os.replace(temporary, kept)
    finally:
        temporary.unlink(missing_ok=True)
    return [_held(place, target, kept)]


def _write(temporary: Path, data: bytes, target: Path) -> None:
    """Down to the disk; a new file has the mode that the umask leaves, an old one keeps its own."""
    with temporary.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if target.exists():
        temporary.chmod(stat.S_IMODE(target.stat().st_mode))


def _replaced(temporary: Path, target: Path) -> bool:
    """Whether the file could take its name; False while another program holds it."""
    for pause in (*PAUSES, None):
        try:
            os.replace(temporary, target)
        except PermissionError:
            if pause is None:
                return False
            time.sleep(pause)
        else:
            return True
    return False


def _holds(target: Path, data: bytes) -> bool:
    """Whether the file has these bytes already; then its date may stay too."""
    return target.exists() and target.stat().st_size == len(data) and target.read_bytes() == data


def _edited(target: Path) -> str:
    """Why a .docx, .xlsx, .pdf or .html is not ours to overwrite, "" when it is."""
    ending = target.suffix.lower()
    if ending in (".pdf", *PAGES) and target.exists():
        return _annotated(target.read_bytes(), PDF_MARK if ending == ".pdf" else PAGE_MARK)
    if ending not in (".docx", ".xlsx") or not target.exists() or not target.stat().st_size:
        return ""
    from zipfile import ZipFile

    try:
        with ZipFile(target) as package:
            if package.getinfo(CUSTOM).file_size > CUSTOM_AT_MOST:
                return FOREIGN
            custom = package.read(CUSTOM)
            digest = workbook_digest(package) if ending == ".xlsx" else _digest(package)
    except PermissionError:
        raise
    except unreadable():
        return FOREIGN
    if digest.encode() in custom:
        return ""
    return CHANGED if b"reportgen.digest" in custom else FOREIGN


def built_digest(package: ZipFile) -> str:
    """The digest that a .docx of ours bears of what it was when it was built; "" where it has none that can be read."""
    try:
        if package.getinfo(CUSTOM).file_size > CUSTOM_AT_MOST:
            return ""
        with package.open(CUSTOM) as part:
            found = re.search(rb"reportgen\.digest.{0,200}?([0-9a-f]{64})", part.read(CUSTOM_AT_MOST), re.DOTALL)
    except unreadable():
        return ""
    return found[1].decode() if found else ""


def unreadable() -> tuple[type[Exception], ...]:
    """What a package that is broken, or packed in a way that nobody uses, brings about."""
    import zlib
    from zipfile import BadZipFile

    return (BadZipFile, KeyError, RuntimeError, ValueError, zlib.error, EOFError, OSError, NotImplementedError)


def _annotated(content: bytes, marked: bytes) -> str:
    """The same of a file with its mark at the end: a signed scan, a page of somebody's, or ours with changes in it."""
    if not content:
        return ""
    data, mark, digest = content.rpartition(marked)
    if mark and sha256(data).hexdigest().encode() == digest.removesuffix(b"-->\n").strip():
        return ""
    return CHANGED if mark else FOREIGN


def _digest(package: ZipFile) -> str:
    """The SHA-256 of document.xml."""
    return _sum(package, (DOCUMENT,))


def workbook_digest(package: ZipFile) -> str:
    """The SHA-256 of the sheets, texts and styles of a workbook, which Excel and WPS write anew when they save."""
    return _sum(package, sorted(name for name in package.namelist() if name.startswith("xl/")))


def _sum(package: ZipFile, names: Iterable[str]) -> str:
    """The SHA-256 of parts, read in pieces: the file may be anybody's."""
    digest, size = sha256(), 0
    for name in names:
        with package.open(name) as part:
            while chunk := part.read(CHUNK):
                digest.update(chunk)
                size += len(chunk)
                if size > DOCUMENT_AT_MOST:
                    return "too large to be ours"
    return digest.hexdigest()


def _back_up(target: Path, place: Place, *, edited: bool) -> Diagnostic:
    """A copy of the old file under a name that is free."""
    for number in count(1):
        backup = target.with_name(f"{target.name}.bak{number if number > 1 else ''}")
        try:
            with backup.open("xb") as file:
                file.write(target.read_bytes())
                file.flush()
                os.fsync(file.fileno())
        except FileExistsError:
            continue
        except OSError:
            backup.unlink(missing_ok=True)
            raise
        break
    return fault(
        "OUT605",
        place,
        f"{'改动过的旧文件' if edited else '原来的文件'}已存为“{backup.name}”",
        f"需要{'其中的改动' if edited else '原来的内容'}时，打开该文件查看；不需要时可以删除",
        name=target.name,
    )


def _spare_name(target: Path) -> Path:
    """name-1.docx, or the first such name that holds nothing of anybody's."""
    for number in count(1):
        spare = target.with_name(f"{target.stem}-{number}{target.suffix}")
        if not os.path.lexists(spare):
            return spare
    raise AssertionError("unreachable")


def _locked_by_word(target: Path) -> bool:
    """Word's mark beside an open file: ~$ and the name, of which it drops up to two characters."""
    return any(target.with_name(f"~${target.name[n:]}").exists() for n in (2, 1, 0))


def _failed(place: Place, error: OSError) -> Diagnostic:
    reason, fix = REASONS.get(error.errno or 0, (f"系统报告：{error.strerror}", "核对路径，或换一个文件夹"))
    return _unwritable(place, reason, fix)


def _refused(place: Place, edited: str) -> Diagnostic:
    name = Path(place.source.name).name
    keep = "要留住改动，把它改名或移走再生成"
    if edited == CHANGED and name.lower().endswith(".docx"):  # of the other formats no road leads back
        command = f"reportgen pull {quoted(place.source.name)} {DATA}"
        keep = f"要把改动收进数据，先运行 {command}；要另留一份，把它改名或移走再生成"
    return fault(
        "OUT601",
        place,
        f"“{name}”已经存在，而且{edited}，直接覆盖会丢失其中的内容",
        f"{keep}，或用 -o 换一个文件夹；确定不要，加 --force 重新生成（旧文件另存为 .bak）",
        name=name,
    )


def quoted(name: str) -> str:
    """A path as it is typed in a command."""
    return f'"{name}"' if " " in name else name


def _held(place: Place, target: Path, kept: Path) -> Diagnostic:
    holder = "Word（或 WPS）正打开着它" if _locked_by_word(target) else "另一个程序正占用它，或者它是只读的"
    return fault(
        "OUT603",
        place,
        f"{holder}，写不进去；新生成的内容已存为“{kept.name}”",
        f"关闭“{target.name}”后重新生成，或直接使用“{kept.name}”",
        name=target.name,
    )


def _unwritable(place: Place, reason: str, fix: str) -> Diagnostic:
    return fault("OUT602", place, reason, fix, name=Path(place.source.name).name)
