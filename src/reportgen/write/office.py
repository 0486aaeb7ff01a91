"""The office suite: .docx -> PDF by LibreOffice, in a process, a profile and a folder of its own.

WPS can't be called like this. What a PDF looks like depends on the faces of the machine: docs/fonts.md.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from reportgen.diagnostics import Diagnostic, fault
from reportgen.place import Place
from reportgen.regex import regex
from reportgen.write.leftovers import SCRATCH, sweep_scratch
from reportgen.write.save import PDF_MARK
from reportgen.write.save_faults import REASONS

NAMES = ("soffice", "libreoffice")
# Where installers put it without telling PATH: a folder that the environment names ("" is the root), what is in it.
FOLDERS = (
    ("PROGRAMFILES", "LibreOffice*/program/soffice.com"),
    ("PROGRAMFILES(X86)", "LibreOffice*/program/soffice.com"),
    ("HOME", "Applications/LibreOffice*.app/Contents/MacOS/soffice"),
    ("", "/Applications/LibreOffice*.app/Contents/MacOS/soffice"),
    ("", "/opt/libreoffice*/program/soffice"),
    ("", "/usr/lib*/libreoffice/program/soffice"),
)
TIMEOUT = 300  # seconds; an annex of 2,000 rows takes 26, one of 5,000 (836 pages) 210 of CPU time
FONTS = Path(__file__).with_name("fonts.conf")
# How the PostScript names of the faces of 公文 begin: 方正 (FZ), 华文 (ST), those of Windows. Others are stand-ins.
OFFICIAL = ("FZ", "ST", "FangSong", "KaiTi", "SimHei", "SimSun", "NSimSun", "TimesNewRoman")
SAME_WIDTHS = ("LiberationSerif",)  # drawn to the widths of Times New Roman: no line breaks otherwise
INSTALL = "安装 LibreOffice（免费，www.libreoffice.org）"
BROKEN = "运行不了"
BY_HAND = "去掉“-f pdf”先生成 Word 文件，用 Word 或 WPS 打开，另存为 PDF"


class Printed(NamedTuple):
    """A PDF, None where an error stood in its way, and what was found."""

    data: bytes | None
    found: list[Diagnostic]


def pdf(docx: bytes, place: Place | None = None) -> Printed:
    """The paper as PDF; the same bytes each time, on one machine. `place` is the file that faults will name.

    OUT606: no LibreOffice here. OUT607: it failed, or took longer than TIMEOUT. OUT608: faces were replaced.
    """
    converted = convert({"paper": docx}, "pdf", place)
    if isinstance(converted, Diagnostic):
        return Printed(None, [converted])
    data = _timeless(converted["paper"], _date(docx))
    return Printed(data + PDF_MARK + sha256(data).hexdigest().encode() + b"\n", _stand_ins(data, place))


def convert(documents: Mapping[str, bytes], to: str, place: Place | None = None) -> dict[str, bytes] | Diagnostic:
    """Several .docx, each under a name, -> as many files of the format `to` (pdf, docx), in one start of the suite."""
    suite = program()
    if suite is None:
        reason = "PDF 由 LibreOffice 转换，这台电脑上没有找到它（WPS 不能代替）"
        return fault("OUT606", place, reason, f"{INSTALL}后再运行；或者{BY_HAND}")
    sweep_scratch()
    prefix, suffix = SCRATCH
    try:
        with TemporaryDirectory(prefix=prefix, suffix=suffix, ignore_cleanup_errors=True) as name:
            return _converted(documents, to, suite, Path(name), place)
    except OSError as error:
        why, _ = REASONS.get(error.errno or 0, (f"系统报告：{error.strerror}", ""))
        return fault("OUT607", place, f"LibreOffice 要用的临时文件夹写不了：{why}", f"清理磁盘后再运行；或者{BY_HAND}")


def _converted(
    documents: Mapping[str, bytes], to: str, suite: str, folder: Path, place: Place | None
) -> dict[str, bytes] | Diagnostic:
    """As convert, in a folder; OSError where it can't be written or read."""
    made = folder / "made"
    sources = {key: folder / f"{number}.docx" for number, key in enumerate(documents)}
    for key, path in sources.items():
        path.write_bytes(documents[key])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [suite, profile, "--headless", "--convert-to", to, "--outdir", str(made), *map(str, sources.values())]
    trouble = _run(command, folder)
    results = {key: made / f"{path.stem}.{to}" for key, path in sources.items()}
    if not trouble and not all(path.is_file() and path.stat().st_size for path in results.values()):
        trouble = f"LibreOffice 没有给出文件{_said(folder)}"
    if trouble:
        return fault("OUT607", place, trouble, f"{_remedy(trouble)}；仍然不行，就{BY_HAND}")
    return {key: path.read_bytes() for key, path in results.items()}


def program() -> str | None:
    """LibreOffice's program: from PATH, else from where its installer puts it; of several the last by name."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    for variable, pattern in FOLDERS:
        start = os.environ.get(variable, "") if variable else "/"
        if start and (places := sorted(Path(start).glob(pattern.lstrip("/")))):
            return str(places[-1])
    return None


def _run(command: list[str], folder: Path) -> str:
    """Run it to its end and say, in Chinese, what went wrong; no process of it is left, whatever happens."""
    with (folder / "said.txt").open("wb") as said:
        try:
            process = subprocess.Popen(  # noqa: S603 - the program that was asked for, files of our own naming
                command,
                stdin=subprocess.DEVNULL,
                stdout=said,  # no pipe: a process that outlives its parent would hold it open
                stderr=said,
                env=_environment(),
                cwd=folder,
                **_group(),
            )
        except OSError as error:
            return f"“{command[0]}”{BROKEN}（{error.strerror}）"
        try:
            code = process.wait(TIMEOUT)
        except subprocess.TimeoutExpired:
            return f"LibreOffice 用了 {TIMEOUT} 秒还没有转换完，已停下"
        finally:
            _end(process)
    return f"LibreOffice 中途退出（{code}）{_said(folder)}" if code else ""


def _remedy(trouble: str) -> str:
    """A program that can't run at all needs another help than one that had too much to do."""
    return f"重新{INSTALL}" if BROKEN in trouble or "not found" in trouble else "关掉其他大的程序再试一次"


def _environment() -> dict[str, str]:
    """UTC, because the time zone shows in the PDF; on Linux our table of stand-ins, unless the user has one."""
    environment = {**os.environ, "TZ": "UTC"}
    if sys.platform.startswith("linux"):
        environment.setdefault("FONTCONFIG_FILE", str(FONTS))
    return environment


def _group() -> dict[str, Any]:
    """What makes the program and those it starts one group, to be ended together."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process that still runs, with all that it has started (soffice is a script, the suite its child)."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)  # noqa: S603, S607
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _said(folder: Path) -> str:
    """The last line that the program printed, in brackets."""
    lines = (folder / "said.txt").read_text("utf-8", "replace").split("\n")
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return f"（它说：{last}）" if last else ""


def _date(docx: bytes) -> str:
    """The date of the paper, YYYYMMDD, from the properties that docx.py wrote."""
    with zipfile.ZipFile(BytesIO(docx)) as package:
        core = package.read("docProps/core.xml").decode()
    found = re.search(r"<dcterms:created[^>]*>(\d{4})-(\d\d)-(\d\d)T", core)
    return "".join(found.groups()) if found else "20000101"


def _timeless(data: bytes, date: str) -> bytes:
    """The PDF without the minute of its making, which LibreOffice puts into these three; no length changes."""
    data = re.sub(rb"(?<=/CreationDate\(D:)\d{14}", date.encode() + b"000000", data)
    marks = regex(rb"(?<=/DocChecksum /)[0-9A-F]{32}|(?<=<)[0-9A-F]{32}(?=>)")
    start = data.rfind(b"trailer")
    digest = sha256(marks.sub(b"", data[start:]) + data[:start]).hexdigest()[:32].upper().encode()
    return data[:start] + marks.sub(digest, data[start:])


def _stand_ins(data: bytes, place: Place | None) -> list[Diagnostic]:
    """OUT608, from the names of the faces in the PDF."""
    faces = sorted({name.decode() for name in re.findall(rb"/BaseFont/(?:[A-Z]{6}\+)?([\w.-]+)", data)})
    others = [face for face in faces if not face.startswith((*OFFICIAL, *SAME_WIDTHS))]
    if not others:
        return []
    reason = f"这台电脑没有公文的全部字体，PDF 里有 {'、'.join(others)}；行数、字数一般不变，字形不同"
    fix = "正式印发的用装有方正小标宋、仿宋_GB2312、楷体_GB2312 的电脑生成（字体见 docs/fonts.md）"
    return [fault("OUT608", place, reason, fix)]
