"""A data file or a workbook that another program writes while it is read: read once more, and then told."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen import load
from reportgen.diagnostics import show
from reportgen.pipeline import build_files, steady
from tests.reports import TWO_TASKS, workbook

LEDGER = TWO_TASKS.partition("  列表:")[0] + "  台账: 台账.xlsx\n落款: {日期: 2022-08-30}\n"
HEADER = ("序号", "名称", "整改时限", "状态", "完成日期")


def ledger(folder: Path, *names: str) -> Path:
    rows = [(n, name, "2021年底前", "已完成整改", "2021-12-20") for n, name in enumerate(names, 1)]
    return workbook(folder / "台账.xlsx", [HEADER, *rows])


@pytest.fixture
def city(tmp_path: Path) -> Path:
    ledger(tmp_path, "河道治理")
    path = tmp_path / "city.yaml"
    path.write_text(LEDGER, encoding="utf-8")
    return path


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Has each of some steps happen behind a reading of the files, before the program looks at them again."""
    monkeypatch.setattr(steady, "PAUSE", 0.0)

    def happen(*steps: Callable[[], object]) -> None:
        left = list(steps)
        read = load.load

        def loaded(*words: object, **named: object) -> load.Loaded:
            found: load.Loaded = read(*words, **named)  # type: ignore[arg-type]
            if left:
                left.pop(0)()
            return found

        monkeypatch.setattr(load, "load", loaded)

    return happen


def test_what_changed_once_is_read_again(city: Path, meanwhile: Callable[..., None]) -> None:
    meanwhile(lambda: ledger(city.parent, "河道治理", "散煤替代"))
    written, found = build_files(city, ("txt",), None)
    assert (written, found) == ([city.with_suffix(".txt")], [])
    assert "2项" in written[0].read_text("utf-8")


@pytest.mark.parametrize("name", ["city.yaml", "台账.xlsx"])
@pytest.mark.parametrize("change", ["replaced", "truncated", "gone", "touched"])
def test_what_changes_again_is_told_and_nothing_is_written(
    city: Path, meanwhile: Callable[..., None], name: str, change: str
) -> None:
    """SRC113, whatever else the half file gave."""
    path = city.parent / name
    data = path.read_bytes()
    ages = iter((1_000, 2_000))

    def happens() -> None:
        if change == "gone":
            path.unlink()
            return
        if change == "replaced":
            other = path.with_name("new")
            other.write_bytes(data)
            other.replace(path)
        elif change == "truncated":
            os.truncate(path, path.stat().st_size // 2)
        when = next(ages)
        os.utime(path, (when, when))

    def back() -> None:
        happens()
        if change == "gone":
            path.write_bytes(data + b" ")

    meanwhile(back, happens)
    written, found = build_files(city, ("docx", "txt"), None)
    assert written == []
    assert [d.code for d in found] == ["SRC113"]
    assert f"错误[SRC113] “{name}”在读取时变了" in show(found)
    assert not city.with_suffix(".docx").exists()


def test_a_file_that_stays_as_it_is_is_read_once(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other files may change beside it."""
    read, times = load.load, []

    def loaded(*words: object, **named: object) -> load.Loaded:
        times.append(words)
        (city.parent / "other.yaml").write_text("城市: {}\n", encoding="utf-8")
        return read(*words, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(load, "load", loaded)
    build_files(city, ("txt",), None)
    assert len(times) == 1
