"""The page of a folder: its data files as they come and go, and how it is opened from the command line."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportgen import cli
from reportgen.pipeline import Options
from reportgen.preview import browser, home, serve
from reportgen.preview.home import Home, complaint_of
from tests.commands import Ran
from tests.preview.conftest import Opened, Serve
from tests.reports import TWO_TASKS


def city(folder: Path, name: str = "德州市", file: str = "city.yaml") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / file).write_text(TWO_TASKS.replace("德州市", name), encoding="utf-8")
    return folder / file


def files(rows: list[dict[str, Any]]) -> list[str]:
    return [row["file"].replace(os.sep, "/") for row in rows]


def test_an_empty_folder_has_a_page_that_says_how_to_begin(opened: Opened, tmp_path: Path) -> None:
    running = opened(tmp_path)
    page = running.get("")
    assert page.status_code == 200
    for words in ("还没有数据文件", "新建", "导入旧稿"):
        assert words in page.text
    assert running.get("cities").json() == []
    assert running.get("home").json() == {"folder": tmp_path.name, "path": str(tmp_path.resolve())}


def test_a_folder_with_one_city_still_has_its_own_page(opened: Opened, tmp_path: Path) -> None:
    city(tmp_path / "德州")
    assert opened(tmp_path).get("").status_code == 200


def test_single_files_have_no_folder(served: Serve, city: Path) -> None:
    running = served(city)
    assert running.get("home").json() == {"folder": "", "path": ""}
    assert running.get("questions").status_code == 404


def test_the_data_files_of_the_folder_and_the_next_level_are_listed(opened: Opened, tmp_path: Path) -> None:
    city(tmp_path, file="a.yaml")
    city(tmp_path / "德州")
    city(tmp_path / "云山", "云山市", "city.yml")
    (tmp_path / "样式.yaml").write_text("正文: {字号: 16}\n", encoding="utf-8")
    (tmp_path / "德州" / "更深").mkdir()
    city(tmp_path / "德州" / "更深")
    rows = opened(tmp_path).events("cities/events").until(lambda rows: all(row["ready"] for row in rows))
    assert sorted(files(rows)) == ["a.yaml", "云山/city.yml", "德州/city.yaml"]
    assert {row["city"] for row in rows} == {"德州市", "云山市"}


def test_a_city_that_comes_is_listed_and_read_and_one_that_goes_leaves(opened: Opened, tmp_path: Path) -> None:
    running = opened(tmp_path)
    events = running.events("cities/events")
    assert events.next() == []
    first = city(tmp_path / "德州")
    rows = events.until(lambda rows: bool(rows) and rows[0]["ready"])
    assert (rows[0]["number"], rows[0]["city"]) == (0, "德州市")
    city(tmp_path / "云山", "云山市")
    rows = events.until(lambda rows: len(rows) == 2 and all(row["ready"] for row in rows))
    assert [row["city"] for row in rows] == ["德州市", "云山市"]
    first.unlink()
    rows = events.until(lambda rows: len(rows) == 1)
    assert (rows[0]["number"], rows[0]["city"]) == (1, "云山市")
    assert running.state(city=1)["city"] == "云山市"


def test_a_city_that_comes_back_has_its_number_again(opened: Opened, tmp_path: Path) -> None:
    running = opened(tmp_path)
    events = running.events("cities/events")
    path = city(tmp_path / "德州")
    events.until(lambda rows: len(rows) == 1)
    path.unlink()
    events.until(lambda rows: rows == [])
    assert [fault["code"] for fault in running.state()["faults"]] == ["SRC101"]
    city(tmp_path / "德州", "云山市")
    assert events.until(lambda rows: bool(rows) and rows[0]["city"] == "云山市")[0]["number"] == 0


def test_a_file_that_is_away_for_one_look_stays(tmp_path: Path) -> None:
    path = city(tmp_path)
    told: list[Any] = []
    looked = Home(tmp_path, told.append)
    path.unlink()
    looked.look()
    assert told == []
    city(tmp_path)
    looked.look()
    assert told == []
    path.unlink()
    looked.look()
    looked.look()
    assert told == [[]]


def test_a_folder_that_goes_away_is_an_empty_list(tmp_path: Path) -> None:
    assert home.cities_in(tmp_path / "没有") == []


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../a",
        "a/b",
        "a\\b",
        "/etc",
        "C:",
        "a:b",
        "a?",
        "a\x00b",
        ".隐藏",
        "a.",
        "CON",
        "nul.txt",
        "com1",
        "德州\u200b",
        "德州\u202e",
        "德州\ud800",
    ],
)
def test_a_name_that_is_no_name_of_a_new_folder_is_refused(tmp_path: Path, name: str) -> None:
    assert complaint_of(tmp_path, name)


def test_a_name_is_refused_that_is_too_long_or_taken(tmp_path: Path) -> None:
    (tmp_path / "德州").mkdir()
    assert "已经有“德州”" in complaint_of(tmp_path, "德州")
    assert "太长" in complaint_of(tmp_path, "长" * 40)
    assert complaint_of(tmp_path, "2026年 德州（第二轮）") == ""


class Ended:
    """A page that ends at once, and what it was made of."""

    url, moved = "http://127.0.0.1:8000/", ""
    made: tuple[Any, ...] = ()

    def __init__(self, *words: Any) -> None:
        Ended.made = words

    def run(self) -> bool:
        return True


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The addresses that a browser was asked to open."""
    found: list[str] = []
    monkeypatch.setattr(serve, "Preview", Ended)
    monkeypatch.setattr(browser, "open_page", found.append)
    before = signal.getsignal(signal.SIGINT)
    yield found
    signal.signal(signal.SIGINT, before)


def test_open_opens_the_page_of_a_folder(tmp_path: Path, pages: list[str]) -> None:
    (tmp_path / "整改").mkdir()
    ran = Ran("open", "整改", "--port", "9000", cwd=tmp_path)
    assert (ran.status, ran.out) == (0, f"网页：{Ended.url}\n按 Ctrl-C 结束\n")
    assert Ended.made == ([], Options(), 9000, tmp_path / "整改")
    assert pages == [Ended.url]


def test_open_without_a_folder_is_the_working_folder(tmp_path: Path, pages: list[str]) -> None:
    assert Ran("open", "--no-browser", cwd=tmp_path).status == 0
    assert (Ended.made[3], pages) == (tmp_path, [])


@pytest.mark.parametrize("words", [("没有",), ("a.yaml",), (" ",)])
def test_open_wants_a_folder(tmp_path: Path, pages: list[str], words: tuple[str, ...]) -> None:
    city(tmp_path, file="a.yaml")
    assert Ran("open", *words, cwd=tmp_path).status == 2
    assert pages == []


def test_the_bare_word_opens_the_page_where_somebody_sits_before_it(
    tmp_path: Path, pages: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "_is_seen", lambda: True)
    assert Ran(cwd=tmp_path).status == 0
    assert (Ended.made[3], pages) == (tmp_path, [Ended.url])


def test_the_bare_word_prints_the_help_elsewhere(tmp_path: Path, pages: list[str]) -> None:
    ran = Ran(cwd=tmp_path)
    assert "命令" in ran.out + ran.err
    assert "open" in ran.out + ran.err
    assert pages == []
