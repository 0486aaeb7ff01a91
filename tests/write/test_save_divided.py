"""A build that is stopped between its files: what it says of those that are new and of those that are not."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from reportgen.diagnostics import Diagnostic
from reportgen.write import save as saving
from reportgen.write.save import save_all

NAMES = ("a.docx", "a.txt", "a.html")


def new(home: Path) -> dict[Path, bytes]:
    return {home / name: f"new {name}".encode() for name in NAMES}


def divided(found: list[Diagnostic]) -> str:
    (error,) = found
    assert error.place is not None
    assert error.place.source.name.endswith("a.txt")
    assert error.fix.endswith("；改正后再生成一次")
    return error.reason.partition("；同一次生成的")[2]


def test_a_folder_that_comes_in_place_of_the_second_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: (tmp_path / "a.txt").mkdir(exist_ok=True))
    written, found = save_all(new(tmp_path))
    assert written == [tmp_path / "a.docx"]
    assert found[0].code == "OUT602"
    assert found[0].reason.startswith("已有同名的文件夹（或设备）；")
    assert divided(found) == "“a.docx”已经换成新的，“a.txt”“a.html”没有换，内容可能不一致"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.docx", "a.txt"]


@pytest.mark.parametrize(("number", "code"), [(errno.EIO, "OUT602"), (errno.EACCES, "OUT603")])
def test_a_second_file_that_can_not_take_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    replace = os.replace

    def refuse(source: Path, target: Path) -> None:
        if target.name == "a.txt":
            raise OSError(number, os.strerror(number))
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(saving, "PAUSES", ())
    written, found = save_all(new(tmp_path))
    assert written == [tmp_path / "a.docx"]
    assert found[0].code == code
    assert divided(found) == "“a.docx”已经换成新的，“a.txt”“a.html”没有换，内容可能不一致"
    assert (tmp_path / "a.txt").read_bytes() == b"old"
    assert not [p.name for p in tmp_path.iterdir() if p.suffix == ".tmp"]


def test_of_files_that_all_stay_as_they_were_nothing_more_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: (tmp_path / "a.docx").mkdir(exist_ok=True))
    written, (error,) = save_all(new(tmp_path))
    assert (written, error.reason) == ([], "已有同名的文件夹（或设备）")
