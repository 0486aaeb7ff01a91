"""Files that the page hands over: kept under numbers of ours, told by their names, limited, and never elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from reportgen.preview import uploads
from reportgen.preview.uploads import RefusedError, Uploads


async def _chunks(*data: bytes) -> AsyncIterator[bytes]:
    for one in data:
        yield one


def taken(held: Uploads, name: str, *data: bytes, length: str = "") -> dict[str, str]:
    return asyncio.run(held.take(name, length, _chunks(*data)))


@pytest.fixture
def held(tmp_path: Path) -> Uploads:
    return Uploads(tmp_path / "uploads")


def test_a_file_is_kept_as_it_came_under_its_number(held: Uploads, tmp_path: Path) -> None:
    told = taken(held, "去年报告.docx", b"PK", b"\x03\x04")
    assert told["name"] == "去年报告.docx"
    path = held.path(told["id"])
    assert path.read_bytes() == b"PK\x03\x04"
    assert path == tmp_path / "uploads" / told["id"] / "去年报告.docx"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\a\\旧稿.docx", "旧稿.docx"),
        ("..\\..\\a.txt", "a.txt"),
        ("...txt", "文件.txt"),
        ("con.txt", "文件.txt"),
        ("a\x00\nb?.txt", "ab.txt"),
        ("~$台账.xlsx", "$台账.xlsx"),
        ("长" * 200 + ".docx", "长" * 60 + ".docx"),
        ("大写.DOCX", "大写.DOCX"),
    ],
)
def test_the_name_of_a_file_leads_nowhere_else(held: Uploads, tmp_path: Path, name: str, kept: str) -> None:
    told = taken(held, name, b"a")
    assert told["name"] == kept
    assert held.path(told["id"]).parent.parent == tmp_path / "uploads"
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == [kept]


@pytest.mark.parametrize("name", ["", "a", "a.exe", "a.yaml", "a.docx/", "../city.yaml", ".docx.html"])
def test_what_nothing_here_reads_is_refused(held: Uploads, tmp_path: Path, name: str) -> None:
    with pytest.raises(RefusedError, match="不能用这种文件"):
        taken(held, name, b"a")
    assert list(tmp_path.rglob("*")) == []


def test_two_files_of_one_name_are_told_apart(held: Uploads) -> None:
    assert [taken(held, "台账.xlsx", b"a")["name"] for _ in range(3)] == [
        "台账.xlsx",
        "台账（2）.xlsx",
        "台账（3）.xlsx",
    ]


def test_what_is_too_large_is_refused_and_leaves_nothing(
    held: Uploads, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "ONE_MOST", 10)
    for data, length in (((b"12345", b"67890", b"1"), ""), ((b"1",), "11")):
        with pytest.raises(RefusedError, match="文件太大") as refused:
            taken(held, "a.txt", *data, length=length)
        assert refused.value.status == 413
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


def test_all_together_are_limited_and_what_is_dropped_makes_room(
    held: Uploads, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "ALL_MOST", 10)
    first = taken(held, "a.txt", b"123456")
    with pytest.raises(RefusedError, match="太多"):
        taken(held, "b.txt", b"123456")
    held.drop([first["id"], "没有"])
    assert taken(held, "b.txt", b"123456")["name"] == "b.txt"
    assert [p.name for p in tmp_path.rglob("*.txt")] == ["b.txt"]


def test_so_many_files_and_no_more(held: Uploads, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "FILES_MOST", 2)
    taken(held, "a.txt", b"")
    taken(held, "b.txt", b"")
    with pytest.raises(RefusedError, match="太多"):
        taken(held, "c.txt", b"")


@pytest.mark.parametrize("number", ["", "2", "../1", "1/../1"])
def test_a_number_that_was_never_given_is_no_file(held: Uploads, number: str) -> None:
    taken(held, "a.txt", b"a")
    with pytest.raises(RefusedError, match="请重新选一次"):
        held.path(number)


def test_a_disk_that_takes_nothing_is_told(held: Uploads, tmp_path: Path) -> None:
    (tmp_path / "uploads").write_text("no folder", encoding="utf-8")
    with pytest.raises(RefusedError, match="没能收下"):
        taken(held, "a.txt", b"a")


def test_a_browser_that_goes_away_leaves_nothing(held: Uploads, tmp_path: Path) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield b"a"
        raise ConnectionError

    with pytest.raises(RefusedError):
        asyncio.run(held.take("a.txt", "", broken()))
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []
