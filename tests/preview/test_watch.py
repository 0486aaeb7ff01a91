"""A file that changed is told, however it was saved; nothing else is."""

from __future__ import annotations

import os
import queue
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.preview.watch import Moment, Watch

Watched = Callable[..., "queue.Queue[frozenset[Path]]"]
PATIENCE = 10.0


@pytest.fixture(params=["told by the system", "looking alone"])
def watched(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Watched]:
    """`watched(files, templates)` -> the changes, as they are told; with watchfiles, and as if it were missing.

    A file that is not there is told with the first look, so that it is known when that is done.
    """
    begun = tmp_path / "begun"
    if request.param == "looking alone":
        monkeypatch.setitem(sys.modules, "watchfiles", None)
    running: list[Watch] = []

    def start(*files: Path, templates: tuple[Path, ...] = ()) -> queue.Queue[frozenset[Path]]:
        told: queue.Queue[frozenset[Path]] = queue.Queue()
        watch = Watch(told.put, templates)
        running.append(watch)
        time.sleep(0.01)  # some file systems count in milliseconds
        watch.want((*files, begun), Moment.now())
        first = told.get(timeout=PATIENCE)
        assert begun in first
        if first != {begun}:
            told.put(first - {begun})
        return told

    yield start
    for watch in running:
        watch.stop()
        assert not watch.is_alive()


def test_a_file_written_over_is_told(watched: Watched, tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text("a", "utf-8")
    told = watched(path)
    path.write_text("b", "utf-8")
    assert told.get(timeout=PATIENCE) == {path}


def test_a_file_replaced_by_another_is_told_even_with_the_same_time_and_size(watched: Watched, tmp_path: Path) -> None:
    path, other = tmp_path / "city.yaml", tmp_path / ".city.yaml.swp"
    path.write_text("a", "utf-8")
    told = watched(path)
    other.write_text("b", "utf-8")
    shutil.copystat(path, other)
    os.replace(other, path)
    assert told.get(timeout=PATIENCE) == {path}


def test_a_file_saved_as_excel_saves_is_told_and_its_temporary_files_are_not(watched: Watched, tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(b"old")
    told = watched(path)
    (tmp_path / "~$台账.xlsx").write_bytes(b"lock")
    (tmp_path / "1A2B3C4D").write_bytes(b"new")
    path.rename(tmp_path / "5E6F7A8B.tmp")
    (tmp_path / "1A2B3C4D").rename(path)
    (tmp_path / "5E6F7A8B.tmp").unlink()
    (tmp_path / "~$台账.xlsx").unlink()
    assert told.get(timeout=PATIENCE) == {path}
    while not told.empty():  # a look may have met the moment in which it was away
        assert told.get() == {path}
    with pytest.raises(queue.Empty):
        told.get(timeout=0.8)


def test_other_files_of_the_folder_are_not_told(watched: Watched, tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    path.write_text("a", "utf-8")
    told = watched(path)
    for name in ("city.docx", "city.txt", ".~lock.台账.xlsx#", "~$台账.xlsx", "other.yaml", "city.yaml~"):
        (tmp_path / name).write_text("x", "utf-8")
    with pytest.raises(queue.Empty):
        told.get(timeout=0.8)


def test_a_file_that_appears_and_one_that_goes_are_told(watched: Watched, tmp_path: Path) -> None:
    path = tmp_path / "city.yaml"
    told = watched(path)
    assert told.get(timeout=PATIENCE) == {path}  # missing, perhaps since a moment ago
    path.write_text("a", "utf-8")
    assert told.get(timeout=PATIENCE) == {path}
    path.unlink()
    assert told.get(timeout=PATIENCE) == {path}


def test_a_folder_that_goes_and_comes_back_is_still_watched(watched: Watched, tmp_path: Path) -> None:
    folder = tmp_path / "城市"
    path = folder / "city.yaml"
    folder.mkdir()
    path.write_text("a", "utf-8")
    told = watched(path)
    shutil.rmtree(folder)
    assert told.get(timeout=PATIENCE) == {path}
    time.sleep(0.6)
    folder.mkdir()
    path.write_text("b", "utf-8")
    assert told.get(timeout=PATIENCE) == {path}
    time.sleep(0.6)
    path.write_text("cc", "utf-8")
    assert told.get(timeout=PATIENCE) == {path}


def test_a_template_is_told_when_it_changes_appears_or_goes(watched: Watched, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    old = tmp_path / "shared" / "base.j2"
    old.write_text("a", "utf-8")
    told = watched(templates=(tmp_path,))
    old.write_text("b", "utf-8")
    assert told.get(timeout=PATIENCE) == {old}
    new = tmp_path / "shared" / "report.j2"
    new.write_text("c", "utf-8")
    assert new in told.get(timeout=PATIENCE)
    (tmp_path / "notes.txt").write_text("no template", "utf-8")
    style = tmp_path / "样式.yaml"
    style.write_text("行距: 28", "utf-8")
    assert told.get(timeout=PATIENCE) == {style}
    new.unlink()
    assert told.get(timeout=PATIENCE) == {new}


def test_what_changed_between_the_look_and_the_watch_is_told(tmp_path: Path) -> None:
    """The workbook is known only after the data file was read; it may be saved in that moment."""
    told: queue.Queue[frozenset[Path]] = queue.Queue()
    watch = Watch(told.put)
    old, new = tmp_path / "old.xlsx", tmp_path / "new.xlsx"
    old.write_bytes(b"a")
    time.sleep(0.05)
    since = Moment.now()
    time.sleep(0.05)
    new.write_bytes(b"b")
    watch.want((old, new), since)
    assert told.get(timeout=PATIENCE) == {new}
    watch.stop()


def test_a_workbook_that_changed_since_the_look_is_told_by_any_clock(tmp_path: Path) -> None:
    """A network drive dates its files by its own clock, here an hour behind."""
    told: queue.Queue[frozenset[Path]] = queue.Queue()
    watch = Watch(told.put)
    city, old, new = (tmp_path / name for name in ("city.yaml", "old.xlsx", "new.xlsx"))
    for path in (city, old, new):
        path.write_bytes(b"a")
    past = time.time() - 3600
    seen = Moment.beside(city)
    new.write_bytes(b"b")
    os.utime(new, (past, past))
    watch.want((city, old, new), replace(seen, time=time.time() + 3600))
    assert told.get(timeout=PATIENCE) == {new}
    watch.stop()


def test_a_file_that_went_between_the_look_and_the_watch_is_told(watched: Watched, tmp_path: Path) -> None:
    assert watched(tmp_path / "gone.xlsx").get(timeout=PATIENCE) == {tmp_path / "gone.xlsx"}


@pytest.mark.parametrize("trouble", [OSError("OS file watch limit reached."), TypeError("another version")], ids=repr)
def test_a_folder_that_the_system_refuses_to_watch_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    """inotify has a limit for each user, which editors and file synchronisers use up."""
    import watchfiles

    def refused(*folders: Path, **_: object) -> Iterator[object]:
        raise trouble
        yield

    monkeypatch.setattr(watchfiles, "watch", refused)
    path = tmp_path / "city.yaml"
    path.write_text("a", "utf-8")
    told: queue.Queue[frozenset[Path]] = queue.Queue()
    watch = Watch(told.put)
    time.sleep(0.01)
    watch.want((path, tmp_path / "begun"), Moment.now())
    assert told.get(timeout=PATIENCE) == {tmp_path / "begun"}
    path.write_text("b", "utf-8")
    assert told.get(timeout=PATIENCE) == {path}
    watch.stop()
