"""What stood in the way of a file: the Chinese reasons of saving, each with what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from reportgen.diagnostics import Diagnostic, fault
from reportgen.place import BOOKS, Place
from reportgen.records import replace
from reportgen.zh import quoted

DATA = "数据文件"  # how a message names the data file, which is not known here
FOREIGN, CHANGED = "它不是由本程序生成的", "它在生成之后改动过"
NAME_MOST = 255  # bytes of a name
WINDOWS, WINDOWS_MOST = os.name == "nt", 260  # characters of a path there, which it reports as a folder that is missing
REASONS = {
    errno.ENOSPC: ("磁盘空间不足", "清理磁盘，或换一个文件夹"),
    errno.EDQUOT: ("磁盘配额已用完", "清理磁盘，或换一个文件夹"),
    errno.EFBIG: ("文件大小超出了系统限制", "换一个文件夹"),
    errno.EACCES: ("没有写入这个文件夹的权限", "请管理员开通权限，或换一个文件夹"),
    errno.EPERM: ("没有写入这个文件夹的权限", "请管理员开通权限，或换一个文件夹"),
    errno.EROFS: ("文件夹所在的磁盘是只读的", "换一个文件夹"),
    errno.EIO: ("磁盘读写出错", "换一个磁盘，并请管理员检查原来的磁盘"),
    errno.EBUSY: ("另一个程序正占用它", "关闭那个程序后重新生成，或换一个文件夹"),
    errno.ELOOP: ("路径中的链接指回了自己", "核对路径，或换一个文件夹"),
    errno.ENOENT: ("写入时文件夹不见了（被移走、改名，或网络盘断开）", "核对文件夹，再生成一次"),
    errno.ENAMETOOLONG: ("文件名太长", "把文件名改短"),
    errno.ENOTDIR: ("路径里当作文件夹的一段，其实是文件", "核对路径，或换一个文件夹"),
    errno.EEXIST: ("路径里当作文件夹的一段，其实是文件", "核对路径，或换一个文件夹"),
}


def _marked_open(target: Path) -> bool:
    """The mark that Word and Excel leave beside an open file: ~$ and the name, of which Word drops two characters."""
    return any(target.with_name(f"~${target.name[n:]}").exists() for n in (2, 1, 0))


def failed(place: Place, error: OSError) -> Diagnostic:
    """OUT602 of what the system reports."""
    name = place.source.name
    reason, fix = REASONS.get(error.errno or 0, (f"系统报告：{error.strerror}", "核对路径，或换一个文件夹"))
    long = any(len(os.fsencode(part)) > NAME_MOST for part in Path(name).parts)
    if (error.errno == errno.ENAMETOOLONG and not long) or (WINDOWS and len(os.path.abspath(name)) >= WINDOWS_MOST):
        reason, fix = "路径太长", "换一个层数少、名字短的文件夹"
    return _unwritable(place, reason, fix)


def occupied(place: Place) -> Diagnostic:
    """OUT602 of what is no file."""
    return _unwritable(place, "已有同名的文件夹（或设备）", "移走它，或换一个文件夹")


def refused(place: Place, edited: str) -> Diagnostic:
    """OUT601: what stands there is not ours, or no longer."""
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


def held(place: Place, target: Path, kept: Path) -> Diagnostic:
    """OUT603; the data were kept beside it."""
    program = "Excel" if target.suffix.lower() in BOOKS else "Word"
    holder = f"{program}（或 WPS）正打开着它" if _marked_open(target) else "另一个程序正占用它，或者它是只读的"
    return fault(
        "OUT603",
        place,
        f"{holder}，写不进去；新生成的内容已存为“{kept.name}”",
        f"关闭“{target.name}”后重新生成，或直接使用“{kept.name}”",
        name=target.name,
    )


def backed_up(place: Place, target: Path, backup: Path, *, edited: bool) -> Diagnostic:
    """OUT605: where the old file is now."""
    reason = f"{'改动过的旧文件' if edited else '原来的文件'}已存为“{backup.name}”"
    need = f"需要{'其中的改动' if edited else '原来的内容'}时"
    fix = f"{need}，把它改名为“{target.stem}-旧{target.suffix}”再打开；不需要时可以删除"
    return fault("OUT605", place, reason, fix, name=target.name)


def divided(found: list[Diagnostic], new: list[Path], old: list[Path]) -> list[Diagnostic]:
    """What stopped a build between its files also says which of them agree no longer."""
    if not new or not old:
        return found
    names = ["”“".join(path.name for path in paths) for paths in (new, old)]
    more = f"；同一次生成的“{names[0]}”已经换成新的，“{names[1]}”没有换，内容可能不一致"
    return [replace(d, reason=d.reason + more, fix=f"{d.fix}；改正后再生成一次") if d.is_error else d for d in found]


def _unwritable(place: Place, reason: str, fix: str) -> Diagnostic:
    return fault("OUT602", place, reason, fix, name=Path(place.source.name).name)
