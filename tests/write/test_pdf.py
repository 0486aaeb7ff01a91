"""The .docx as PDF: LibreOffice found, run and ended; what is said where it is missing or fails."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from reportgen.pipeline import build_files
from reportgen.place import Place, Source
from reportgen.write import docx, office
from reportgen.write.office import pdf, program
from reportgen.write.save import PDF_MARK
from tests.write.papers import rich

ROOT = Path(__file__).resolve().parents[2]
CITY = "城市: {名称: 示例市}\n督察: {层级: 省级, 轮次: 第二轮, 督察组: 省第七督察组, 反馈日期: 2021-07-23}\n"
CITY += "截至日期: 2022-08-30\n整改任务: {分组: {已完成整改: 34, 达到序时进度: 3}}\n落款: {日期: 2022-08-30}\n"
unix = pytest.mark.skipif(sys.platform == "win32", reason="the suite is played by a script with #!")

# A PDF as LibreOffice ends it; {0} are hexadecimal digits of the moment, {1} the moment, {2} a face.
PAPER = """%PDF-1.6
<</Type/Font/BaseFont/{2}>>
<</CreationDate(D:{1}Z')>>
trailer
<</Info 1 0 R /ID [ <{0}>
<{0}> ]
/DocChecksum /{0}
>>
startxref
9
%%EOF
"""


@pytest.fixture
def paper() -> bytes:
    return docx.write(rich())


@pytest.fixture
def city(tmp_path: Path) -> Path:
    path = tmp_path / "city.yaml"
    path.write_text(CITY, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files; it must be empty again after every test."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without LibreOffice: PATH is the folder returned, and no installer was run."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(office, "FOLDERS", ())
    return folder


def played(folder: Path, code: str) -> None:
    """A `soffice` that does as `code` says; `made` is the folder for results, `stems` the names of the documents."""
    script = folder / "soffice"
    head = f"#!{sys.executable}\nimport os, subprocess, sys, time\nfrom pathlib import Path\n"
    head += "made = Path(sys.argv[sys.argv.index('--outdir') + 1])\n"
    head += "stems = [Path(word).stem for word in sys.argv if word.endswith('.docx')]\n"
    script.write_text(head + code, encoding="utf-8")
    script.chmod(0o755)


def printing(folder: Path, face: str = "ABCDEF+FangSong_GB2312") -> None:
    """A `soffice` that prints PAPER, with the moment as LibreOffice notes it."""
    text = PAPER.replace("{2}", face)
    code = f"made.mkdir()\nmoment = time.time_ns()\ntext = {text!r}\n"
    code += "text = text.replace('{0}', f'{moment:032X}').replace('{1}', f'{moment:020d}'[:14])\n"
    played(folder, code + "for stem in stems: (made / f'{stem}.pdf').write_text(text)\n")


def test_without_libreoffice_the_message_names_both_ways_out(nowhere: Path, paper: bytes) -> None:
    """OUT606"""
    printed = pdf(paper, Place(Source("city.pdf")))
    assert printed.data is None
    (fault,) = printed.found
    assert (fault.code, str(fault.place)) == ("OUT606", "city.pdf")
    assert "安装 LibreOffice" in fault.fix
    assert "用 Word 或 WPS 打开，另存为 PDF" in fault.fix


def test_without_libreoffice_nothing_is_written_and_what_was_there_stays(nowhere: Path, city: Path) -> None:
    """A .pdf of last month beside a .docx of today would be worse than none; without -f pdf all is well."""
    last_month = b"%PDF of last month\n"
    last_month += PDF_MARK + sha256(last_month).hexdigest().encode()
    (city.parent / "city.pdf").write_bytes(last_month)
    written, found = build_files(city, ("docx", "pdf"), None)
    assert written == []
    assert [d.code for d in found if d.is_error] == ["OUT606"]
    assert not (city.parent / "city.docx").exists()
    assert (city.parent / "city.pdf").read_bytes() == last_month
    written, _ = build_files(city, ("docx",), None)
    assert [path.name for path in written] == ["city.docx"]


@pytest.mark.parametrize("there", [b"%PDF-1.4 a signed scan", None], ids=["a scan", "ours with a mark in it"])
def test_a_pdf_that_is_not_ours_is_refused_before_anything_runs(nowhere: Path, city: Path, there: bytes | None) -> None:
    ours = b"%PDF-1.6\n" + PDF_MARK + sha256(b"%PDF-1.6\n").hexdigest().encode() + b"\n"
    (city.parent / "city.pdf").write_bytes(there or ours + b"1 0 obj <</Type/Annot>>\n%%EOF\n")
    written, found = build_files(city, ("pdf",), None)
    assert written == []
    assert [d.code for d in found if d.is_error] == ["OUT601"]


@unix
@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("sys.exit('Error: no room')", "LibreOffice 中途退出（1）（它说：Error: no room）"),
        (
            "print('Error: source file could not be loaded')",
            "没有给出文件（它说：Error: source file could not be loaded）",
        ),
        ("made.mkdir(); [(made / f'{stem}.pdf').touch() for stem in stems]", "LibreOffice 没有给出文件"),
    ],
)
def test_when_it_fails_the_message_says_what_it_said(nowhere: Path, paper: bytes, code: str, reason: str) -> None:
    """OUT607"""
    played(nowhere, code)
    printed = pdf(paper)
    assert printed.data is None
    assert [d.code for d in printed.found] == ["OUT607"]
    assert printed.found[0].reason.endswith(reason)


@unix
def test_a_program_that_can_not_be_run_is_told(nowhere: Path, paper: bytes) -> None:
    """OUT607"""
    (nowhere / "soffice").write_bytes(b"\x7fELF of another machine")
    (nowhere / "soffice").chmod(0o755)
    assert "运行不了" in pdf(paper).found[0].reason


CHILD = "Path({0!r}).write_text(str(subprocess.Popen(['/bin/sleep', '600']).pid)); time.sleep(600)"


@unix
def test_after_the_time_limit_it_is_ended_with_all_that_it_started(
    nowhere: Path, paper: bytes, tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """OUT607"""
    played(nowhere, CHILD.format(str(tmp_path / "child")))
    monkeypatch.setattr(office, "TIMEOUT", 2)
    assert "用了 2 秒还没有转换完" in pdf(paper).found[0].reason
    assert is_gone(tmp_path / "child")
    assert list(scratch.iterdir()) == []


@unix
def test_ctrl_c_ends_it_too(
    nowhere: Path, paper: bytes, tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    played(nowhere, CHILD.format(str(tmp_path / "child")))
    wait = subprocess.Popen.wait

    def interrupted(process: subprocess.Popen[bytes], timeout: float | None = None) -> int:
        if timeout is None:
            return wait(process)
        while not (tmp_path / "child").exists():
            time.sleep(0.05)
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "wait", interrupted)
    with pytest.raises(KeyboardInterrupt):
        pdf(paper)
    assert is_gone(tmp_path / "child")
    assert list(scratch.iterdir()) == []


def is_gone(note: Path) -> bool:
    """Whether the process with the number noted has ended; whoever inherits it may take a moment to see it off."""
    for _ in range(100):
        try:
            os.kill(int(note.read_text()), 0)
        except ProcessLookupError:
            return True
        stat = Path("/proc") / note.read_text() / "stat"
        if stat.exists() and ") Z " in stat.read_text():
            return True
        time.sleep(0.05)
    return False


@unix
def test_the_moment_of_printing_leaves_no_trace_and_the_date_is_that_of_the_paper(nowhere: Path, paper: bytes) -> None:
    printing(nowhere)
    first, second = pdf(paper), pdf(paper)
    assert first.data is not None
    assert first.data == second.data
    assert b"/CreationDate(D:20220830000000Z')" in first.data
    printed, _, digest = first.data.rpartition(PDF_MARK)
    assert len(printed) == len(PAPER.format("0" * 32, "0" * 14, "ABCDEF+FangSong_GB2312"))
    assert digest.decode().strip() == sha256(printed).hexdigest()


@unix
@pytest.mark.parametrize(
    ("face", "told"),
    [
        ("ABCDEF+FangSong_GB2312", False),
        ("FZXBSJW--GB1-0", False),
        ("ABCDEF+LiberationSerif", False),
        ("ABCDEF+FandolFang-Regular", True),
        ("ABCDEF+MicrosoftYaHei", True),
    ],
)
def test_faces_that_stand_in_are_named(nowhere: Path, paper: bytes, face: str, told: bool) -> None:
    """OUT608"""
    printing(nowhere, face)
    printed = pdf(paper)
    assert printed.data is not None
    assert [d.code for d in printed.found] == (["OUT608"] if told else [])
    assert all(face.partition("+")[2] in d.reason for d in printed.found)


@unix
def test_the_docx_is_drawn_once_for_both(nowhere: Path, city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printing(nowhere)
    drawn = []
    write = docx.write

    def noted(*words: Any) -> bytes:
        drawn.append(words)
        return write(*words)

    monkeypatch.setattr(docx, "write", noted)
    written, _ = build_files(city, ("pdf", "docx"), None)
    assert [path.name for path in written] == ["city.pdf", "city.docx"]
    assert len(drawn) == 1


@pytest.mark.parametrize(
    ("variable", "path"),
    [
        ("PROGRAMFILES", "LibreOffice/program/soffice.com"),
        ("PROGRAMFILES(X86)", "LibreOffice 5/program/soffice.com"),
        ("HOME", "Applications/LibreOffice.app/Contents/MacOS/soffice"),
    ],
)
def test_it_is_found_where_installers_put_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, path: str
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(office, "FOLDERS", [row for row in office.FOLDERS if row[0]])
    for name, _ in office.FOLDERS:
        monkeypatch.delenv(name, raising=False)
    assert program() is None
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).touch()
    monkeypatch.setenv(variable, str(tmp_path))
    assert program() == str(tmp_path / path)


@pytest.mark.needs("soffice")
def test_the_same_pdf_wherever_and_whenever_it_is_made(tmp_path: Path, city: Path, scratch: Path) -> None:
    made = []
    for zone, language in (("Asia/Shanghai", "zh_CN.UTF-8"), ("America/New_York", "C")):
        command = [sys.executable, "-m", "reportgen", "build", str(city), "-f", "pdf", "-o", str(tmp_path / zone)]
        around = {**os.environ, "TZ": zone, "LANG": language, "TMPDIR": str(scratch)}
        done = subprocess.run(command, cwd=ROOT, env=around, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        made.append((tmp_path / zone / "city.pdf").read_bytes())
    assert made[0].startswith(b"%PDF-")
    assert b"/CreationDate(D:20220830000000" in made[0]
    assert made[0] == made[1]
    assert list(scratch.iterdir()) == []
