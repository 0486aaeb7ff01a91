"""Saving under all that can go wrong: a clear reason, the old files whole, nothing of ours left lying about."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.diagnostics import Diagnostic
from reportgen.write import save as saving
from reportgen.write import save_faults
from reportgen.write.save import save, save_all

POSIX = pytest.mark.skipif(os.name != "posix", reason="limits, names and links of POSIX")
SHARED = Path("/dev/shm")  # another file system than that of the tests
WITH_LIMIT = """
import resource, signal, sys
from pathlib import Path
from reportgen.diagnostics import show
from reportgen.write.save import save_all
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
folder = Path(sys.argv[1])
written, found = save_all({folder / "a.txt": b"new", folder / "b.txt": b"x" * 5000})
print(len(written), show(found))
"""


@pytest.fixture
def old(tmp_path: Path) -> list[Path]:
    """Two files that an earlier build left."""
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path in paths:
        path.write_bytes(b"old")
    return paths


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """What is to happen while the new files are brought to the disk, once."""

    def at_fsync(happens: Callable[[], object]) -> None:
        waiting = [happens]

        def fsync(_: int) -> None:
            while waiting:
                waiting.pop()()

        monkeypatch.setattr(os, "fsync", fsync)

    return at_fsync


def fails_with(number: int) -> Callable[[], object]:
    def fail() -> None:
        raise OSError(number, os.strerror(number))

    return fail


def of(found: list[Diagnostic]) -> list[tuple[str, str]]:
    return [(d.code, d.reason) for d in found]


def both(paths: list[Path]) -> dict[Path, bytes]:
    return dict.fromkeys(paths, b"new")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_files_of_a_build_are_written_together(old: list[Path]) -> None:
    assert save_all(both(old)) == (old, [])
    assert contents(old[0].parent) == {"a.txt": b"new", "b.txt": b"new"}


def test_of_several_files_none_is_written_when_one_is_refused(old: list[Path], tmp_path: Path) -> None:
    (tmp_path / "c.docx").write_bytes(b"somebody's")
    (tmp_path / "d").mkdir()
    written, found = save_all(both([*old, tmp_path / "c.docx", tmp_path / "d"]))
    assert (written, [d.code for d in found]) == ([], ["OUT601", "OUT602"])
    assert [path.read_bytes() for path in old] == [b"old", b"old"]


@POSIX
def test_a_disk_that_is_full_at_the_second_file_leaves_both_old_ones(old: list[Path]) -> None:
    run = subprocess.run(
        [sys.executable, "-c", WITH_LIMIT, str(old[0].parent)], capture_output=True, check=True, encoding="utf-8"
    )
    assert run.stdout.startswith("0 ")
    assert "b.txt" in run.stdout
    assert "文件大小超出了系统限制" in run.stdout
    assert contents(old[0].parent) == {"a.txt": b"old", "b.txt": b"old"}


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.EDQUOT, "磁盘配额已用完"),
        (errno.EIO, "磁盘读写出错"),
        (errno.EROFS, "文件夹所在的磁盘是只读的"),
        (errno.EACCES, "没有写入这个文件夹的权限"),
        (errno.EBUSY, "另一个程序正占用它"),
    ],
)
def test_what_the_disk_reports_last_is_told_and_nothing_is_changed(
    old: list[Path], meanwhile: Callable[[Callable[[], object]], None], number: int, reason: str
) -> None:
    meanwhile(fails_with(number))
    written, found = save_all(both(old))
    assert (written, of(found)) == ([], [("OUT602", reason)])
    assert contents(old[0].parent) == {"a.txt": b"old", "b.txt": b"old"}


def test_a_disk_that_takes_nothing_back_either_is_told_all_the_same(
    old: list[Path], meanwhile: Callable[[Callable[[], object]], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A share that goes away, a disk that turns read-only: the temporary file can't be removed any more."""
    monkeypatch.setattr(Path, "unlink", lambda path: fails_with(errno.EROFS)())
    meanwhile(fails_with(errno.EIO))
    written, found = save_all(both(old))
    assert (written, of(found)) == ([], [("OUT602", "磁盘读写出错")])


@POSIX
def test_a_copy_is_as_private_as_its_file(tmp_path: Path) -> None:
    path = tmp_path / "公文.docx"
    path.write_bytes(b"of somebody else")
    path.chmod(0o600)
    assert [d.code for d in save(b"new", path, force=True)] == ["OUT605"]
    assert (tmp_path / "公文.docx.bak").stat().st_mode & 0o777 == 0o600


def test_a_folder_that_may_not_be_written_to_is_named(old: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """As root, whom no mode holds back, only so."""

    opened = Path.open

    def refuse(path: Path, mode: str = "r") -> object:
        if mode == "xb":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", refuse)
    assert of(save(b"new", old[0])) == [("OUT602", "没有写入这个文件夹的权限")]
    monkeypatch.undo()
    assert contents(old[0].parent) == {"a.txt": b"old", "b.txt": b"old"}


def test_without_room_for_the_copy_the_edited_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edited, calls = tmp_path / "a.docx", list[int]()
    edited.write_bytes(b"somebody's")

    def fsync(number: int) -> None:
        calls.append(number)
        if len(calls) == 3:  # the two new files have room
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    written, found = save_all(both([edited, tmp_path / "a.txt"]), force=True)
    assert (written, of(found)) == ([], [("OUT602", "磁盘空间不足")])
    assert contents(tmp_path) == {"a.docx": b"somebody's"}


def test_while_one_file_is_held_those_behind_it_stay_as_they_were(
    old: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def refuse(source: Path, target: Path) -> None:
        if target.name == "a.txt":
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(saving, "PAUSES", ())
    written, found = save_all(both(old))
    assert (written, [d.code for d in found]) == ([], ["OUT603"])
    assert contents(old[0].parent) == {"a.txt": b"old", "a-1.txt": b"new", "b.txt": b"old"}


def test_a_mark_of_word_that_was_left_behind_is_no_obstacle(old: list[Path]) -> None:
    (old[0].parent / "~$a.txt").touch()
    assert save(b"new", old[0]) == []


@pytest.mark.parametrize(
    "name", ["整改 报告（送审稿）.txt", " a .txt", "报告📄.txt", "𠮷林市.txt", "~$a.txt", "-o.txt"]
)
def test_names_of_any_kind(tmp_path: Path, name: str) -> None:
    assert save(b"data", tmp_path / name) == []
    assert contents(tmp_path) == {name: b"data"}


@POSIX
def test_the_longest_name_has_room_for_its_copies_too(tmp_path: Path) -> None:
    path = tmp_path / ("长" * 83 + "1.docx")
    assert len(os.fsencode(path.name)) == 255
    path.write_bytes(b"edited")
    (kept,) = save(b"new", path, force=True)
    assert (kept.code, path.read_bytes()) == ("OUT605", b"new")
    copies = {p.name: p.read_bytes() for p in tmp_path.iterdir() if p != path}
    assert copies == {"长" * 82 + ".docx.bak": b"edited"}


@POSIX
def test_a_path_too_long_for_the_system_is_named(tmp_path: Path) -> None:
    path = tmp_path.joinpath(*["长" * 50] * 40, "a.txt")
    assert of(save(b"data", path)) == [("OUT602", "路径太长")]
    assert list(tmp_path.iterdir()) == []


def test_windows_calls_a_long_path_a_missing_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    monkeypatch.setattr(save_faults, "WINDOWS", True)
    meanwhile(fails_with(errno.ENOENT))
    folder = tmp_path / ("长" * 60) / ("长" * 60) / ("长" * 60) / ("长" * 60) / ("长" * 60)
    assert of(save(b"data", folder / "a.txt")) == [("OUT602", "路径太长")]


@POSIX
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs a second file system")
def test_a_link_into_another_file_system_stays_a_link(tmp_path: Path) -> None:
    beyond = SHARED / f"reportgen-{os.getpid()}.txt"
    beyond.write_bytes(b"old")
    link = tmp_path / "a.txt"
    link.symlink_to(beyond)
    try:
        assert save(b"new", link) == []
        assert (link.is_symlink(), beyond.read_bytes()) == (True, b"new")
    finally:
        beyond.unlink()


@POSIX
def test_a_link_that_leads_to_nothing_gets_its_file_and_one_that_leads_to_itself_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    assert save(b"new", tmp_path / "a.txt") == []
    assert (tmp_path / "b.txt").read_bytes() == b"new"
    (tmp_path / "c.txt").symlink_to(tmp_path / "c.txt")
    assert of(save(b"new", tmp_path / "c.txt")) == [("OUT602", "路径中的链接指回了自己")]


def test_a_file_that_somebody_puts_there_meanwhile_is_not_overwritten(
    tmp_path: Path, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    path = tmp_path / "a.docx"
    meanwhile(lambda: path.write_bytes(b"somebody's"))
    (found,) = save(b"new", path)
    assert found.code == "OUT601"
    assert contents(tmp_path) == {"a.docx": b"somebody's"}


def test_with_force_it_is_kept_like_any_other(
    tmp_path: Path, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    path = tmp_path / "a.docx"
    meanwhile(lambda: path.write_bytes(b"somebody's"))
    assert [d.code for d in save(b"new", path, force=True)] == ["OUT605"]
    assert contents(tmp_path) == {"a.docx": b"new", "a.docx.bak": b"somebody's"}


def test_what_is_kept_is_what_stood_there_last(
    old: list[Path], meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    meanwhile(lambda: old[0].write_bytes(b"saved in the editor"))
    assert [d.code for d in save(b"new", old[0], keep=True)] == ["OUT605"] * 2
    assert (old[0].parent / "a.txt.bak2").read_bytes() == b"saved in the editor"


def test_a_file_that_is_taken_away_meanwhile_is_written_anew(
    old: list[Path], meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    meanwhile(old[0].unlink)
    assert save_all(both(old), keep=True)[0] == old
    assert {name: data for name, data in contents(old[0].parent).items() if ".bak" not in name} == {
        "a.txt": b"new",
        "b.txt": b"new",
    }


@POSIX
def test_a_folder_that_is_taken_away_meanwhile_is_named(
    tmp_path: Path, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    folder = tmp_path / "输出"
    meanwhile(lambda: shutil.rmtree(folder))
    ((code, reason),) = of(save(b"new", folder / "a.txt"))
    assert (code, reason.startswith("写入时文件夹不见了")) == ("OUT602", True)
    assert list(tmp_path.iterdir()) == []
