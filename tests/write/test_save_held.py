"""A report that another program holds open: tried again, then kept beside the file that is held."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from reportgen.write import save as saving
from reportgen.write.docx import write
from reportgen.write.save import save
from tests.write.papers import rich


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Replacing 德州市.docx fails as on Windows while Word has it open; elsewhere no system call does that."""
    tried: list[Path] = []
    replace = os.replace

    def refuse(source: Path, target: Path) -> None:
        if target.name == "德州市.docx":
            tried.append(target)
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(saving, "PAUSES", (0, 0, 0, 0))
    return tried


def test_a_file_that_is_held_is_tried_five_times_and_the_report_kept_beside_it(target: Path, held: list[Path]) -> None:
    target.touch()
    (found,) = save(write(rich()), target)
    assert (found.code, found.is_error, len(held)) == ("OUT603", True, 5)
    assert "德州市-1.docx" in found.reason
    assert (target.parent / "德州市-1.docx").read_bytes() == write(rich())
    assert sorted(p.name for p in target.parent.iterdir()) == ["德州市-1.docx", "德州市.docx"]


def test_the_name_beside_it_is_one_that_is_free(target: Path, held: list[Path]) -> None:
    (target.parent / "德州市-1.docx").write_bytes(b"somebody's")
    (found,) = save(write(rich()), target)
    assert "德州市-2.docx" in found.reason
    assert (target.parent / "德州市-1.docx").read_bytes() == b"somebody's"


@pytest.mark.usefixtures("held")
def test_word_is_named_when_its_mark_lies_beside_the_file(target: Path) -> None:
    (target.parent / "~$市.docx").touch()
    (found,) = save(write(rich()), target)
    assert "Word" in found.reason


def test_a_file_that_is_held_for_a_moment_is_written(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, tries = os.replace, iter([True, True, False])

    def refuse_twice(source: Path, to: Path) -> None:
        if next(tries):
            raise PermissionError(errno.EACCES, "busy")
        replace(source, to)

    monkeypatch.setattr(os, "replace", refuse_twice)
    monkeypatch.setattr(saving, "PAUSES", (0, 0, 0, 0))
    assert save(write(rich()), target) == []
    assert target.read_bytes() == write(rich())
