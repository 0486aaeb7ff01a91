"""Compiled templates are kept for the next run, privately, and nothing that lies there can stop a build."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.pipeline import build
from reportgen.render.compiled import cache
from reportgen.render.environment import environment
from reportgen.resources import folder

DALIAN = folder("examples") / "dalian" / "city.yaml"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    environment.cache_clear()
    yield tmp_path
    environment.cache_clear()


def kept(home: Path) -> list[Path]:
    return sorted(p for p in home.rglob("*") if p.is_file())


def test_a_build_keeps_its_compiled_templates_in_a_private_folder(home: Path) -> None:
    assert build(DALIAN).document is not None
    assert kept(home)
    assert all(p.parent.stat().st_mode & 0o077 == 0 for p in kept(home))


@pytest.mark.parametrize("rubbish", [b"", b"\x00", b"rubbish" * 100])
def test_a_damaged_file_is_ignored_and_written_anew(home: Path, rubbish: bytes) -> None:
    whole = build(DALIAN).document
    for path in kept(home):
        path.write_bytes(rubbish)
    environment.cache_clear()
    assert build(DALIAN).document == whole
    environment.cache_clear()
    assert all(p.stat().st_size > 700 for p in kept(home))


def test_a_file_cut_in_its_middle_is_ignored(home: Path) -> None:
    whole = build(DALIAN).document
    for path in kept(home):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    environment.cache_clear()
    assert build(DALIAN).document == whole


@pytest.mark.skipif(os.name != "posix", reason="modes of folders are those of POSIX")
def test_a_folder_that_others_can_write_is_not_trusted(home: Path) -> None:
    module = Path(__file__)
    first = cache(module)
    assert first is not None
    Path(first.directory).chmod(0o777)
    assert cache(module) is None


def test_without_a_place_to_write_a_build_works_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    environment.cache_clear()
    assert cache(Path(__file__)) is None
    assert build(DALIAN).document is not None
    environment.cache_clear()
