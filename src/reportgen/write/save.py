"""Bytes -> a file: never half of one, never over a document that somebody has edited, never lost."""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from reportgen.diagnostics import Diagnostic, has_errors
from reportgen.place import Place, Source
from reportgen.write.leftovers import temporary_name
from reportgen.write.save_faults import CHANGED, FOREIGN, backed_up, divided, failed, held, occupied, refused
from reportgen.write.spare_names import fitting, spare_name

if TYPE_CHECKING:
    from zipfile import ZipFile

# Word, virus scanners and synchronising clients hold a file for moments (Windows): five tries, 1.9 s in all.
PAUSES = (0.1, 0.3, 0.5, 1.0)
DOCUMENT, CUSTOM = "word/document.xml", "docProps/custom.xml"
WORKBOOK_MARK = "reportgen.digest"  # the custom property of a workbook, as of a .docx
CUSTOM_AT_MOST = 1 << 20  # bytes; ours has 400
DOCUMENT_AT_MOST = 200 << 20
CHUNK = 1 << 20
PDF_MARK = b"%reportgen "  # a comment behind the end of a .pdf, followed by the SHA-256 of all before it
PAGE_MARK = b"<!-- reportgen "  # the same behind the end of an .html, which save() puts there
PAGES = (".html", ".htm")


def save(data: bytes, path: Path, *, force: bool = False, keep: bool = False) -> list[Diagnostic]:
    """Write `data` to `path`; the faults found, none when all is well. As `save_all` of one file."""
    return save_all({path: data}, force=force, keep=keep)[1]


def save_all(
    contents: Mapping[Path, bytes], *, force: bool = False, keep: bool = False
) -> tuple[list[Path], list[Diagnostic]]:
    """Write the files of one build; those that stand now as they should, and the faults found.

    All are looked at before the first is written, and all are on the disk before the first takes its name: a .txt that
    no longer agrees with the .docx beside it would be worse than none. Folders that are missing are made.
    OUT601: a .docx, .xlsx, .pdf or .html that was edited since it was generated stands there (`force` keeps it as .bak:
    OUT605); a .txt bears no mark, and is overwritten. An .html gets its mark here. `keep` makes a copy of any old file.
    OUT602: a file can't be written. OUT603: another program holds a file; the data were kept beside it.
    The old files are whole in every case.
    """
    aims = [_look(data, path, force=force) for path, data in contents.items()]
    refusals = [aim for aim in aims if isinstance(aim, Diagnostic)]
    if refusals:
        return [], refusals
    known = [aim for aim in aims if isinstance(aim, _Aim)]
    written, found = _put([aim for aim in known if not aim.same], force=force, keep=keep)
    return [aim.path for aim in known if aim.same or aim.path in written], found


def obstacle(data: bytes, path: Path, *, force: bool = False) -> Diagnostic | None:
    """What can be known to stand in the way before anything is written, so that of several files all or none are."""
    aim = _look(data, path, force=force)
    return aim if isinstance(aim, Diagnostic) else None


class _Aim(NamedTuple):
    """A file to be written, and what was seen in its place."""

    path: Path
    place: Place
    target: Path  # a link stays a link
    data: bytes
    seen: os.stat_result | None = None
    same: bool = False  # the file has these bytes already; then its date may stay too
    edited: str = ""  # why it is not ours to overwrite


def _look(data: bytes, path: Path, *, force: bool) -> _Aim | Diagnostic:
    place = Place(Source(str(path)))
    try:
        target = Path(os.path.realpath(path))
        seen = _seen(target)
        aim = _Aim(path, place, target, _sealed(data, path), seen)
        if seen is None:
            return aim
        if not stat.S_ISREG(seen.st_mode):
            return occupied(place)
        if seen.st_size == len(aim.data) and target.read_bytes() == aim.data:
            return aim._replace(same=True)
        edited = _edited(target, seen.st_size)
        return refused(place, edited) if edited and not force else aim._replace(edited=edited)
    except OSError as error:
        return failed(place, error)


def _seen(target: Path) -> os.stat_result | None:
    try:
        return os.stat(target)
    except FileNotFoundError:
        return None


def _sealed(data: bytes, path: Path) -> bytes:
    """A page with the comment that tells whether it was edited since; everything else as it is."""
    if path.suffix.lower() not in PAGES or not data:
        return data
    return data + PAGE_MARK + sha256(data).hexdigest().encode() + b" -->\n"


def _put(aims: list[_Aim], *, force: bool, keep: bool) -> tuple[list[Path], list[Diagnostic]]:
    """The files that took their names, up to the first that could not, and what was found."""
    written, found = list[Path](), list[Diagnostic]()
    waiting = dict[Path, _Aim]()  # what is on the disk under a name of ours
    aim = None
    try:
        with ExitStack() as files:
            opened = list[BinaryIO]()
            for aim in aims:
                file = files.enter_context(_begun(aim, waiting))
                file.write(aim.data)
                file.flush()
                opened.append(file)
            # Together, for then the disk is waited for once.
            for aim, file in zip(aims, opened, strict=True):  # noqa: B007 - a fault is told of this aim
                os.fsync(file.fileno())
        for aim in aims:
            if aim.edited or (keep and aim.seen):
                found += _back_up(aim)
        for temporary, aim in list(waiting.items()):
            _named(temporary, aim, found, force=force, keep=keep)
            if has_errors(found):
                break
            del waiting[temporary]
            written.append(aim.path)
    except OSError as error:
        if aim is None:
            raise
        found.append(failed(aim.place, error))
    finally:
        for temporary in waiting:
            with suppress(OSError):  # the disk that failed may fail again; what stays is swept by a later build
                temporary.unlink()
    return written, divided(found, written, [aim.path for aim in aims if aim.path not in written])


def _begun(aim: _Aim, waiting: dict[Path, _Aim]) -> BinaryIO:
    """A new file in the folder of the target, which is made where it is missing; its mode is what the umask leaves."""
    temporary = aim.target.with_name(temporary_name())
    try:
        file = temporary.open("xb")
    except FileNotFoundError:
        aim.target.parent.mkdir(parents=True, exist_ok=True)
        file = temporary.open("xb")
    waiting[temporary] = aim
    return file


def _named(temporary: Path, aim: _Aim, found: list[Diagnostic], *, force: bool, keep: bool) -> None:
    """The temporary file takes the name of its target; what somebody has put there meanwhile counts."""
    now = _seen(aim.target)
    if now and (aim.seen is None or _state(now) != _state(aim.seen)):
        again = _look(aim.data, aim.path, force=force)
        if isinstance(again, Diagnostic):
            found.append(again)
            return
        found += _back_up(again) if again.edited or keep else []
    if now:
        temporary.chmod(stat.S_IMODE(now.st_mode))  # an old file keeps its own
    if not _replaced(temporary, aim.target):
        kept = spare_name(aim.target)
        os.replace(temporary, kept)
        found.append(held(aim.place, aim.target, kept))


def _state(seen: os.stat_result) -> tuple[int, int, int]:
    return seen.st_ino, seen.st_size, seen.st_mtime_ns


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


def _edited(target: Path, size: int) -> str:
    """Why a .docx, .xlsx, .pdf or .html that stands there is not ours to overwrite, "" when it is."""
    ending = target.suffix.lower()
    if ending in (".pdf", *PAGES):
        return _annotated(target.read_bytes(), PDF_MARK if ending == ".pdf" else PAGE_MARK)
    if ending not in (".docx", ".xlsx") or not size:
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


def _private(name: str, flags: int) -> int:
    """Opens a copy that nobody else reads until it has the mode of the file."""
    return os.open(name, flags, 0o600)


def _back_up(aim: _Aim) -> list[Diagnostic]:
    """A copy of the old file under a name that is free; none where it has just been taken away."""
    target = aim.target
    try:
        old = target.read_bytes()
    except FileNotFoundError:
        return []
    for number in count(1):
        backup = target.with_name(fitting(target.stem, f"{target.suffix}.bak{number if number > 1 else ''}"))
        try:
            with open(backup, "xb", opener=_private) as file:
                file.write(old)
                file.flush()
                os.fsync(file.fileno())
            backup.chmod(stat.S_IMODE(target.stat().st_mode))
        except FileExistsError:
            continue
        except OSError:
            with suppress(OSError):
                backup.unlink()
            raise
        break
    return [backed_up(aim.place, target, backup, edited=aim.edited != "")]
