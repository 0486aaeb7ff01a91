"""Bytes -> a file: whole or not at all, and never over somebody's work."""

from __future__ import annotations

import os
import stat
import sys
import zipfile
from pathlib import Path

import docx
import pytest

from reportgen.diagnostics import Diagnostic, show
from reportgen.write import save as saving
from reportgen.write.docx import write
from reportgen.write.save import save
from tests.write.papers import rich

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")


def codes(found: list[Diagnostic]) -> list[str]:
    return [d.code for d in found]


@pytest.fixture
def edited(target: Path) -> Path:
    """A report in which somebody has changed a word."""
    save(write(rich()), target)
    document = docx.Document(str(target))
    document.paragraphs[2].runs[0].text = "市委高度重视。"
    document.save(str(target))
    return target


def test_a_new_file_is_written_with_the_folders_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "输出" / "市" / "a.txt"
    assert save(b"data", path) == []
    assert path.read_bytes() == b"data"


def test_nothing_else_is_left_in_the_folder(target: Path) -> None:
    save(b"PK", target)
    assert [p.name for p in target.parent.iterdir()] == [target.name]


def test_our_own_file_is_overwritten_without_a_word(target: Path) -> None:
    save(write(rich(1)), target)
    assert save(write(rich(2)), target) == []
    assert target.read_bytes() == write(rich(2))


def test_an_identical_file_is_left_alone(target: Path) -> None:
    save(write(rich()), target)
    os.utime(target, (1, 1))
    assert save(write(rich()), target) == []
    assert target.stat().st_mtime == 1


def test_an_edited_file_is_not_overwritten(edited: Path) -> None:
    before = edited.read_bytes()
    found = save(write(rich()), edited)
    assert codes(found) == ["OUT601"]
    assert "改动过" in found[0].reason
    assert [way in found[0].fix for way in (f"reportgen pull {edited}", "改名", "-o", "--force")] == [True] * 4
    assert edited.read_bytes() == before


@pytest.mark.parametrize("content", [b"not a zip", b"PK\3\4 cut off"])
def test_a_docx_that_is_not_ours_is_not_overwritten(target: Path, content: bytes) -> None:
    target.write_bytes(content)
    found = save(write(rich()), target)
    assert codes(found) == ["OUT601"]
    assert ("不是由本程序生成" in found[0].reason, "pull" in found[0].fix) == (True, False)
    assert target.read_bytes() == content


def test_a_docx_made_by_word_is_not_overwritten(target: Path) -> None:
    docx.Document().save(str(target))
    assert codes(save(write(rich()), target)) == ["OUT601"]


def test_a_digest_copied_into_another_file_does_not_make_it_ours(target: Path) -> None:
    save(write(rich()), target)
    with zipfile.ZipFile(target) as z:
        parts = {name: z.read(name) for name in z.namelist()}
    parts["word/document.xml"] += b"<!-- edited -->"
    with zipfile.ZipFile(target, "w") as z:
        for name, data in parts.items():
            z.writestr(name, data)
    assert codes(save(write(rich()), target)) == ["OUT601"]


def test_an_empty_docx_holds_nothing_to_lose(target: Path) -> None:
    target.touch()
    assert save(write(rich()), target) == []


def test_force_overwrites_an_edited_file_and_keeps_each_old_one(edited: Path) -> None:
    first = edited.read_bytes()
    found = save(write(rich()), edited, force=True)
    assert (codes(found), [d.is_error for d in found]) == (["OUT605"], [False])
    assert edited.read_bytes() == write(rich())
    edited.write_bytes(b"edited again")
    save(write(rich()), edited, force=True)
    assert (edited.parent / "德州市.docx.bak").read_bytes() == first
    assert (edited.parent / "德州市.docx.bak2").read_bytes() == b"edited again"


def test_force_keeps_no_copy_of_a_file_that_nobody_has_edited(target: Path) -> None:
    save(write(rich(1)), target)
    assert save(write(rich(2)), target, force=True) == []
    assert [p.name for p in target.parent.iterdir()] == [target.name]


def test_a_page_is_ours_until_somebody_edits_it(tmp_path: Path) -> None:
    path = tmp_path / "进度.html"
    assert save(b"<p>1</p>\n", path) == []
    assert save(b"<p>2</p>\n", path) == []
    made = path.read_bytes()
    assert made.startswith(b"<p>2</p>\n<!-- reportgen ")
    assert save(b"<p>2</p>\n", path) == []
    assert path.read_bytes() == made
    path.write_bytes(made.replace(b"2", b"3", 1))
    (found,) = save(b"<p>4</p>\n", path)
    assert (found.code, "改动过" in found.reason) == ("OUT601", True)
    assert codes(save(b"<p>4</p>\n", path, force=True)) == ["OUT605"]
    assert (tmp_path / "进度.html.bak").read_bytes().startswith(b"<p>3</p>")


def test_a_page_of_somebody_else_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.htm"
    path.write_bytes(b"<p>own</p>")
    (found,) = save(b"<p>1</p>", path)
    assert (found.code, "不是由本程序生成" in found.reason) == ("OUT601", True)
    assert path.read_bytes() == b"<p>own</p>"


@pytest.mark.parametrize("limit", ["CUSTOM_AT_MOST", "DOCUMENT_AT_MOST"])
def test_a_file_with_more_in_it_than_ours_ever_have_is_not_ours(
    target: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    """It is not read to its end to find that out, and stays as it is."""
    save(write(rich(1)), target)
    before = target.read_bytes()
    monkeypatch.setattr(saving, limit, 10)
    (found,) = save(write(rich(2)), target)
    assert found.code == "OUT601"
    assert target.read_bytes() == before


@pytest.mark.parametrize("ending", [".pdf", ".html"])
def test_an_empty_file_is_nobody_s_work(tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"德州市{ending}"
    target.touch()
    assert save(b"%PDF-1.7", target) == []
    assert target.read_bytes().startswith(b"%PDF-1.7")


def test_text_is_overwritten_for_it_can_bear_no_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    assert save(b"new", path) == []
    assert path.read_bytes() == b"new"


def test_a_folder_of_that_name_is_left_alone(target: Path) -> None:
    target.mkdir()
    assert codes(save(b"data", target, force=True)) == ["OUT602"]
    assert target.is_dir()


def test_a_file_where_a_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "输出").write_bytes(b"a file")
    (found,) = save(b"data", tmp_path / "输出" / "a.txt")
    assert (found.code, found.reason) == ("OUT602", "路径里当作文件夹的一段，其实是文件")


@POSIX
def test_a_name_too_long_for_the_disk_is_named(tmp_path: Path) -> None:
    (found,) = save(b"data", tmp_path / ("长" * 100 + ".txt"))
    assert (found.code, found.reason) == ("OUT602", "文件名太长")


@POSIX
def test_a_full_disk_leaves_the_old_file_whole(tmp_path: Path) -> None:
    import resource

    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    import signal

    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        (found,) = save(b"x" * 5000, path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert found.code == "OUT602"
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


@POSIX
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_device_is_not_a_place_for_a_report() -> None:
    assert codes(save(b"data", Path("/dev/full"))) == ["OUT602"]


@POSIX
def test_a_folder_without_the_right_to_write_is_named(tmp_path: Path) -> None:
    # root may write anywhere but into the kernel's own folders
    folder = Path("/sys") if os.geteuid() == 0 else tmp_path
    tmp_path.chmod(0o500)
    try:
        (found,) = save(b"data", folder / "a.txt")
    finally:
        tmp_path.chmod(0o700)
    assert found.code == "OUT602"
    assert found.reason in ("没有写入这个文件夹的权限", "文件夹所在的磁盘是只读的")


@POSIX
def test_a_new_file_can_be_read_by_whom_the_umask_lets_read(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        save(b"data", tmp_path / "a.txt")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o640


@POSIX
def test_an_old_file_keeps_its_mode_and_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_bytes(b"old")
    path.chmod(0o664)
    link.symlink_to(path)
    assert save(b"new", link) == []
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


def test_the_message_tells_a_clerk_what_to_do(edited: Path) -> None:
    text = show(save(write(rich()), edited))
    assert "没有覆盖已有的“德州市.docx”" in text
    assert "改名或移走" in text


def test_looking_at_a_text_file_loads_no_zip_library() -> None:
    import subprocess

    program = "import sys; from reportgen.write.save import save; print('zipfile' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert run.stdout.strip() == "False"
