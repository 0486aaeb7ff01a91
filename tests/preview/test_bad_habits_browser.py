"""In a browser: a file that is edited after it was chosen, and a data file that breaks or goes while it is edited."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browsers import NEWEST, Hands, browser, page_of
from tests.preview.conftest import Opened
from tests.reports import TWO_TASKS

pytestmark = pytest.mark.needs(NEWEST)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser(NEWEST) as found:
        yield found


@pytest.fixture
def page(chromium: Any, opened: Opened, tmp_path: Path) -> Iterator[Hands]:
    """The page of a folder that holds one city."""
    (tmp_path / "德州").mkdir()
    (tmp_path / "德州" / "city.yaml").write_text(TWO_TASKS, encoding="utf-8")
    with page_of(chromium) as found:
        found.goto(opened(tmp_path).url)
        hands = Hands(found)
        hands.sees("#connection", "已连接")
        yield hands


def brought_in(page: Hands) -> None:
    page.click("dialog button.main", "导入")


def test_a_file_that_was_edited_after_it_was_chosen_is_to_be_chosen_again(page: Hands, tmp_path: Path) -> None:
    old = tmp_path / "旧稿.txt"
    old.write_text(" \n", encoding="utf-8")
    page.click("#import")
    page.page.set_input_files("dialog[open] input[type=file]", str(old))
    brought_in(page)
    page.sees("dialog .fault", "旧稿里没有可以导入的正文")
    old.write_text("整改报告\n一、情况\n河道已治理。\n", encoding="utf-8")
    os.utime(old, (1, 1))  # another moment than that of the choice, however coarse the clock of the disk
    brought_in(page)
    page.sees("dialog .doing", "“旧稿.txt”在选好以后又改动过，或者不在了，重新选一次")
    page.page.set_input_files("dialog[open] input[type=file]", str(old))
    brought_in(page)
    page.sees("dialog .doing", "导入好了")


def test_an_empty_file_is_called_empty_before_it_is_sent(page: Hands, tmp_path: Path) -> None:
    (tmp_path / "旧稿.docx").write_bytes(b"")
    page.click("#import")
    page.page.set_input_files("dialog[open] input[type=file]", str(tmp_path / "旧稿.docx"))
    brought_in(page)
    page.sees("dialog .doing", "“旧稿.docx”是空的")


def test_what_is_typed_stays_in_its_place_while_the_file_is_broken_or_gone(page: Hands, tmp_path: Path) -> None:
    path = tmp_path / "德州" / "city.yaml"
    page.click("#rows a", "德州市")
    page.sees("#paper", "德州市")
    page.click("#tab-form")
    page.click(".groups button", "基本事实")
    page.click(".entry-head", "报告")
    field = page.page.get_by_label("截至日期", exact=True)
    field.fill("2022-09-15")
    for broken in ("城市: [\n  - {\n", None):
        if broken is None:
            path.unlink()
        else:
            path.write_text(broken, encoding="utf-8")
        page.sees("#panel-form .lost", "文件现在读不出来，写的内容留在这里")
        page.sees("#panel-form .lost", "2022-09-15")
        assert "没有发现问题" not in page.page.locator("#panel-form").inner_text()
        path.write_text(TWO_TASKS, encoding="utf-8")
        field.wait_for()
        assert field.input_value() == "2022-09-15"
    page.click("#panel-form .saving button", "保存")
    page.sees("#panel-form .saving", "已保存到 city.yaml")
    assert "截至日期: 2022-09-15" in path.read_text("utf-8")


def test_each_entry_is_opened_and_closed_by_its_head(page: Hands, tmp_path: Path) -> None:
    page.click("#rows a", "德州市")
    page.sees("#paper", "德州市")
    page.click("#tab-form")
    page.click(".groups button", "基本事实")
    heads = page.texts(".entry-head")
    assert len(heads) > 2
    for head in heads:  # the report itself is the first; its address is empty
        page.click(".entry-head", head)
        page.sees(".entry-head[aria-expanded=true]", head)
        page.click(".entry-head", head)
        page.until("() => !document.querySelector('.entry-head[aria-expanded=true]')")
