"""The folders that LibreOffice worked in when a build was killed: swept by a later run, and nothing else is."""

from __future__ import annotations

import errno
import os
import tempfile
import time
from pathlib import Path

import pytest

from reportgen.diagnostics import Diagnostic
from reportgen.write import office
from reportgen.write.leftovers import OLD, SCRATCH, sweep_scratch

POSIX = pytest.mark.skipif(os.name != "posix", reason="links and owners of POSIX")
PAST = 1_000


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the system for what is temporary."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def left(path: Path, at: float = PAST) -> Path:
    """A folder with something in it, last changed at that time."""
    (path / "profile").mkdir(parents=True)
    (path / "profile" / "0.docx").write_bytes(b"x")
    os.utime(path, (at, at))
    return path


def test_old_folders_of_ours_are_removed_and_nothing_else(scratch: Path) -> None:
    prefix, suffix = SCRATCH
    young = Path(tempfile.mkdtemp(suffix, prefix))
    gone = left(scratch / "reportgen-ab12cd_9.tmp")
    kept = {
        left(scratch / name) for name in ("reportgen-projects", "reportgen.tmp", "reportgen-ab12cd_9.tmp.d", "a.tmp")
    }
    file = scratch / "reportgen-of_a_file.tmp"
    file.write_bytes(b"x")
    os.utime(file, (PAST, PAST))
    sweep_scratch()
    assert not gone.exists()
    assert set(scratch.iterdir()) == {young, file, *kept}


def test_a_folder_of_a_run_that_may_go_on_stays(scratch: Path) -> None:
    assert OLD > office.TIMEOUT
    young = left(scratch / "reportgen-ab12cd_9.tmp", at=time.time() - OLD / 2)
    sweep_scratch()
    assert young.is_dir()


@POSIX
def test_a_link_leads_to_nothing_that_is_removed(scratch: Path, tmp_path: Path) -> None:
    home = left(tmp_path / "home")
    link = scratch / "reportgen-ab12cd_9.tmp"
    link.symlink_to(home)
    os.utime(link, (PAST, PAST), follow_symlinks=False)
    inside = left(scratch / "reportgen-zy12cd_9.tmp")
    (inside / "link").symlink_to(home)
    os.utime(inside, (PAST, PAST))
    sweep_scratch()
    assert (link.is_symlink(), inside.exists()) == (True, False)
    assert (home / "profile" / "0.docx").is_file()


@POSIX
def test_a_folder_of_another_user_stays(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = left(scratch / "reportgen-ab12cd_9.tmp")
    monkeypatch.setattr(os, "getuid", lambda: other.stat().st_uid + 1)
    sweep_scratch()
    assert other.is_dir()


def test_each_run_works_in_such_a_folder_sweeps_first_and_leaves_none(
    scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left(scratch / "reportgen-ab12cd_9.tmp")
    worked_in = list[Path]()

    def ran(_: list[str], folder: Path) -> str:
        worked_in.extend(scratch.iterdir())
        assert worked_in == [folder]
        assert folder.name.startswith("reportgen-")
        assert folder.name.endswith(".tmp")
        return "没有"

    monkeypatch.setattr(office, "program", lambda: "soffice")
    monkeypatch.setattr(office, "_run", ran)
    office.convert({"paper": b""}, "pdf")
    assert worked_in
    assert list(scratch.iterdir()) == []


def test_one_that_goes_meanwhile_keeps_no_other(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two builds may sweep at once."""
    old = [left(scratch / f"reportgen-{n}.tmp") for n in range(3)]
    lstat = Path.lstat
    first = iter([True])

    def gone(self: Path) -> os.stat_result:
        if self.parent == scratch and next(first, False):
            raise FileNotFoundError(self)
        return lstat(self)

    monkeypatch.setattr(Path, "lstat", gone)
    sweep_scratch()
    assert sum(path.exists() for path in old) == 1


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "临时文件夹写不了：磁盘空间不足"), (errno.ENODEV, "系统报告：No such device")]
)
def test_a_folder_for_what_is_temporary_that_takes_nothing_is_told_as_such(
    scratch: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def full(self: Path, _: bytes) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(office, "program", lambda: "soffice")
    monkeypatch.setattr(Path, "write_bytes", full)
    told = office.convert({"paper": b""}, "pdf")
    assert isinstance(told, Diagnostic)
    assert (told.code, words in told.reason, list(scratch.iterdir())) == ("OUT607", True, [])


def test_where_the_system_has_no_such_folder_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "program", lambda: "soffice")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    told = office.convert({"paper": b""}, "pdf")
    assert isinstance(told, Diagnostic)
    assert "临时文件夹写不了：写入时文件夹不见了" in told.reason
