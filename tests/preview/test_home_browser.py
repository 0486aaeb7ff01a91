"""The page of a folder as a clerk has it: a city from nothing to its Word file, in a browser, without a terminal."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reportgen.pipeline import build_files
from reportgen.pipeline.ledger import split_ledger
from tests.browsers import NEWEST, Hands, browser, page_of
from tests.preview.conftest import EXAMPLES, Opened
from tests.preview.test_shell_access import faults_of_access
from tests.reports import TWO_TASKS
from tests.words import changed, read_parts, write_parts

pytestmark = pytest.mark.needs(NEWEST)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser(NEWEST) as found:
        yield found


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder that is opened."""
    (tmp_path / "整改").mkdir()
    return tmp_path / "整改"


@pytest.fixture
def page(chromium: Any, opened: Opened, home: Path) -> Iterator[Hands]:
    """Its page."""
    with page_of(chromium) as found:
        found.goto(opened(home).url)
        hands = Hands(found)
        hands.sees("#connection", "已连接")
        yield hands


def given(home: Path, text: str = TWO_TASKS) -> Path:
    """A city of two tasks in the folder."""
    (home / "德州").mkdir()
    path = home / "德州" / "city.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def shown(page: Hands, home: Path, text: str = TWO_TASKS) -> Path:
    """The page of that city."""
    path = given(home, text)
    page.click("#rows a", "德州市")
    page.sees("#paper", "德州市")
    return path


def edited(word: Path, old: str, new: str) -> None:
    """As a leader saves it in Word."""
    write_parts(word, changed(read_parts(word), "word/document.xml", old, new))


def chosen(page: Hands, *paths: Path) -> None:
    """Files chosen in the open dialog."""
    page.page.set_input_files("dialog[open] input[type=file]", [str(path) for path in paths])


def typed(page: Hands, label: str, text: str) -> None:
    """A text typed into the control of this name."""
    page.page.get_by_label(label, exact=True).fill(text)


def fits(page: Hands) -> bool:
    """Whether nothing is wider than the window."""
    script = "[document.documentElement, ...document.querySelectorAll('dialog, .dialog-body, [role=tabpanel]')]"
    return bool(page.page.evaluate(f"{script}.every((e) => e.scrollWidth <= e.clientWidth + 1)"))


def test_an_empty_folder_says_what_to_do_and_a_city_appears_by_itself(page: Hands, home: Path) -> None:
    page.sees("#empty", "这个文件夹里还没有数据文件")
    page.sees("#empty button", "新建")
    page.sees("#empty button", "导入旧稿")
    assert faults_of_access(page.page) == []
    path = given(home)
    page.sees("#rows tr", "德州市")
    page.sees("#rows tr .badge", "正常")
    page.until("() => document.querySelector('#empty').hidden")
    assert faults_of_access(page.page) == []
    path.unlink()
    page.sees("#empty", "还没有数据文件")


def test_a_city_is_made_by_questions(page: Hands, home: Path) -> None:
    page.click("#new-first")
    page.sees("dialog[open] h2", "新建")
    typed(page, "城市的全称", "云山")
    page.click("dialog button.main", "新建")
    page.sees("dialog .alarm", "云山")
    assert list(home.iterdir()) == []
    page.page.locator("dialog input[type=text]").first.fill("云山市")
    page.page.keyboard.press("Enter")
    page.sees("dialog .written", "city.yaml")
    assert (home / "云山市" / "city.yaml").is_file()
    page.click("dialog a.main", "打开")
    page.sees("#paper", "云山市")
    page.click("#all")
    page.sees("#rows tr", "云山市")


def test_a_status_is_changed_by_the_form_and_the_page_follows(page: Hands, home: Path) -> None:
    path = shown(page, home)
    page.sees("#paper", "其余1项正在推进")
    page.click("#tab-form")
    page.page.get_by_label("查找要改的内容").fill("散煤")
    page.click(".entry-head", "散煤替代")
    page.page.get_by_label("状态", exact=True).select_option("已完成整改")
    page.sees(".form-field.dirty .was", "达到序时进度")
    page.sees(".saving", "改了1处")
    assert faults_of_access(page.page) == []
    page.click(".saving button", "保存")
    page.until("() => !document.querySelector('#paper').innerText.includes('正在推进')")
    page.sees(".form-top", "已保存到 city.yaml")
    page.click(".form-top button", "知道了")
    page.until("() => document.querySelector('.saving').hidden")
    assert path.read_text("utf-8").count("已完成整改") == 2
    assert "达到序时进度" not in path.read_text("utf-8")


def test_what_was_typed_is_never_lost_when_the_file_has_changed(page: Hands, home: Path) -> None:
    path = shown(page, home)
    page.click("#tab-form")
    page.click(".entry-head", "散煤替代")
    field = page.page.locator(".form-field", has_text="名称").first.locator("input, textarea")
    field.fill("散煤清零")
    path.write_text(TWO_TASKS.replace("散煤替代", "散煤替代和管控"), encoding="utf-8")
    page.sees(".form-field .alarm", "文件里已改成“散煤替代和管控”")
    assert field.input_value() == "散煤清零"
    page.click(".saving button", "保存")
    page.sees(".form-top", "没有保存")
    page.sees(".form-field .notes", "办法")
    assert field.input_value() == "散煤清零"
    assert "散煤清零" not in path.read_text("utf-8")
    page.click(".form-field button", "用我写的")
    page.page.keyboard.press("Control+s")
    page.sees(".form-top", "已保存")
    assert "散煤清零" in path.read_text("utf-8")


def test_a_page_with_unsaved_changes_is_not_left_without_a_word(page: Hands, home: Path) -> None:
    shown(page, home)
    page.click("#tab-form")
    page.click(".entry-head", "散煤替代")
    page.page.locator(".form-field", has_text="名称").first.locator("input, textarea").fill("散煤清零")
    asked: list[str] = []

    def stay(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.page.on("dialog", stay)
    page.click("#all")
    page.until("() => document.querySelector('.saving') !== null")
    page.sees(".saving", "改了1处")
    assert asked == ["beforeunload"]
    page.click(".saving button", "全部还原")
    page.click("#all")
    page.sees("#rows tr", "德州市")
    assert asked == ["beforeunload"]


def test_a_click_on_the_page_leads_to_its_field(page: Hands, home: Path) -> None:
    shown(page, home)
    page.click("#paper span[data-n]", "省第七督察组")
    page.click("#panel-origins button", "修改")
    page.until("() => document.activeElement.value === '省第七督察组'")


def test_a_report_is_built_and_its_changes_are_taken_back(page: Hands, home: Path) -> None:
    path = shown(page, home, TWO_TASKS + "结束语: 全市坚决落实。\n")
    page.click("#build")
    page.click("dialog .tick", "网页")
    assert faults_of_access(page.page) == []
    page.click("dialog button.main", "生成")
    page.sees("dialog .written", "city.docx")
    names = {file.name for file in path.parent.iterdir()}
    assert names == {"city.yaml", "city.docx", "city.txt", "city.html"}
    with page.page.expect_download() as waiting:
        page.click("dialog .written a", "city.docx")
    assert Path(waiting.value.path()).read_bytes() == path.with_suffix(".docx").read_bytes()

    edited(path.with_suffix(".docx"), "全市坚决落实", "全市坚决落实到位")
    page.click("dialog button.main", "生成")
    page.sees("dialog .notice", "“city.docx”生成以后有人改过，没有覆盖")
    page.click("dialog .notice button", "收回改动")
    page.sees("dialog .listing", "到位")
    page.click("dialog button.main", "写进数据")
    page.sees("dialog .doing", "已写进city.yaml")
    page.sees("#paper", "全市坚决落实到位")
    page.click("dialog button.main", "重新生成")
    page.sees("dialog .written", "city.docx")
    assert path.with_name("city.docx.bak").exists()


def test_a_file_that_was_edited_is_written_over_only_when_that_is_confirmed(page: Hands, home: Path) -> None:
    path = shown(page, home)
    build_files(path, ("docx",), path.parent)
    word = path.with_suffix(".docx")
    edited(word, "德州市", "德州巿")
    before = word.read_bytes()
    page.click("#build")
    page.click("dialog button.main", "生成")
    page.click("dialog .notice button", "覆盖")
    page.click("dialog button", "取消")
    assert word.read_bytes() == before
    page.click("dialog .notice button", "覆盖")
    page.click("dialog[open] .buttons button.main", "覆盖")
    page.sees("dialog .written", "city.docx")
    assert path.with_name("city.docx.bak").read_bytes() == before


def test_a_word_file_is_checked(page: Hands, home: Path, tmp_path: Path) -> None:
    path = shown(page, home)
    (word,), _ = build_files(path, ("docx",), tmp_path / "旧")
    edited(word, "2项", "3项")
    page.click("#panel-faults button", "校核 Word 文件")
    page.click("dialog button.main", "校核")
    page.sees("dialog .doing", "先选文件")
    chosen(page, word)
    page.click("dialog button.main", "校核")
    page.sees("dialog .fault", "city.docx")
    page.sees("dialog .fault", "办法")
    assert faults_of_access(page.page) == []


def test_an_old_paper_is_brought_in(page: Hands, home: Path, tmp_path: Path) -> None:
    (text,), _ = build_files(EXAMPLES / "yunshan" / "city.yaml", ("txt",), tmp_path / "旧")
    page.click("#import-first")
    chosen(page, text.rename(text.with_name("去年报告.txt")))
    page.until("() => document.querySelector('dialog input[type=text]').value === '去年报告'")
    typed(page, "新文件夹的名字", "云山")
    page.click("dialog button.main", "导入")
    page.sees("dialog .listing", "标题")
    assert (home / "云山" / "city.yaml").is_file()
    page.click("dialog a.main", "打开")
    page.sees("#paper", "云山市")


def test_returned_ledgers_are_gathered(page: Hands, home: Path, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "dezhou", home / "德州")
    page.sees("#rows tr", "德州市")
    page.click("#split")
    page.click("dialog button.main", "分表")
    page.sees("dialog .written", "台账-")
    parts = split_ledger(home / "德州" / "city.yaml", tmp_path / "另", by="责任单位", by_date="", force=False).rows
    assert len(page.texts("dialog .written li")) == len(parts)
    page.click("dialog button", "关闭")
    page.click("#merge")
    chosen(page, parts[0][2], parts[1][2])
    page.click("dialog button.main", "合并")
    page.sees("dialog section", "没有交回的单位")
    page.sees("dialog section", parts[0][0])
    gathered = home / "德州" / "汇总台账.xlsx"
    openpyxl.Workbook().save(gathered)
    chosen(page, parts[0][2])
    page.click("dialog button.main", "合并")
    page.sees("dialog .notice", "“汇总台账.xlsx”已经有了")
    page.click("dialog .notice button", "覆盖")
    page.click("dialog[open] .buttons button.main", "覆盖")
    page.sees("dialog .written", "汇总台账.xlsx")
    assert gathered.with_name("汇总台账.xlsx.bak").exists()
    assert faults_of_access(page.page) == []


def test_a_narrow_window_needs_no_scrolling_sideways(page: Hands, home: Path) -> None:
    page.page.set_viewport_size({"width": 390, "height": 800})
    assert fits(page)
    given(home)
    page.sees("#rows tr", "德州市")
    for button in ("#import", "#merge", "#split"):
        page.click(button)
        assert fits(page)
        page.page.keyboard.press("Escape")
        page.until("() => document.querySelector('dialog[open]') === null")
    page.click("#rows a", "德州市")
    page.sees("#paper", "德州市")
    page.click("#build")
    page.click("dialog button.main", "生成")
    page.sees("dialog .written")
    assert fits(page)
