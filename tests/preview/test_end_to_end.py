"""The preview as its users have it: the real server, real files on the disk, a real browser of today and the oldest."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import openpyxl
import pytest

from reportgen.diagnostics import show_one
from reportgen.document import texts
from reportgen.figures import Tally
from reportgen.pipeline import Options, build, build_files
from reportgen.pipeline.figures import reckon
from tests.browsers import NEWEST, OLDEST, Hands, browser, page_of
from tests.preview.conftest import EXAMPLES, Serve

TEMPLATE = '{% extends "rectification-report/report.j2" %}\n\n{% block 结束语 %}\n<p>特此报告。</p>\n{% endblock %}\n'
Look = Callable[..., Hands]


@pytest.fixture(scope="module", params=[pytest.param(name, marks=pytest.mark.needs(name)) for name in (NEWEST, OLDEST)])
def opened(request: pytest.FixtureRequest) -> Iterator[Any]:
    with browser(request.param) as found:
        yield found


@pytest.fixture
def look(opened: Any, served: Serve) -> Iterator[Look]:
    """`look(path, …)` serves data files and opens the page in the browser; what the page logs fails the test."""
    with page_of(opened) as page:

        def start(*paths: Path, options: Options | None = None) -> Hands:
            page.goto(served(*paths, options=options).url)
            return Hands(page)

        yield start


def replaced(path: Path, old: str, new: str) -> None:
    """Saved as editors save: a new file takes the place of the old one."""
    text = path.read_text("utf-8")
    assert old in text
    beside = path.with_name(f"{path.name}.new")
    beside.write_text(text.replace(old, new), encoding="utf-8")
    os.replace(beside, path)


def test_the_page_shows_the_report(look: Look, dezhou: Path) -> None:
    page = look(dezhou)
    page.sees("#connection", "已连接")
    for words in ("德州市公开第二轮省级生态环境保护督察", "现将整改落实情况公开如下", "中共德州市委", "—1—"):
        page.sees("#paper", words)
    document = build(dezhou).document
    assert document is not None
    runs = page.page.evaluate("[...document.querySelectorAll('#paper [data-n]')].map((run) => run.textContent)")
    sheets = "".join(runs)
    assert [t.text for t in texts(document) if t.text not in sheets] == []


def test_an_edit_of_the_yaml_appears_where_one_reads_and_is_marked(look: Look, dezhou: Path) -> None:
    page = look(dezhou)
    page.sees("#paper", "附件")
    page.page.evaluate("document.querySelector('#paper').scrollTo(0, 900)")
    text = dezhou.read_text("utf-8")
    old = re.search(r"内容: (\S{8})", text)
    assert old is not None
    replaced(dezhou, old[0], f"内容: 改后的话。{old[1]}")
    page.sees("#paper .changed", "改后的话。")
    assert abs(page.page.evaluate("document.querySelector('#paper').scrollTop") - 900) < 100


def test_a_click_on_a_figure_lists_the_rows_that_it_counts(look: Look, dezhou: Path) -> None:
    catalogue = reckon(dezhou).catalogue
    assert catalogue is not None
    assert isinstance(catalogue.counted.tasks, Tally)
    done = catalogue.counted.tasks.matching("已完成")
    page = look(dezhou)
    page.click("#paper .figure", f"{len(done)}项")
    page.sees("#panel-origins", "【任务.已完成】")
    rows = [row.split() for row in page.texts("#panel-origins tbody tr")]
    assert [row[0] for row in rows] == [str(task.no) for task in done]
    for row, task in zip(rows, done, strict=True):
        assert str(task.title) in "".join(row)
        assert str(task.status) in "".join(row)


def test_a_click_on_text_shows_its_line_of_the_yaml(look: Look, dezhou: Path) -> None:
    page = look(dezhou)
    page.click("#paper span[data-n]", "2021年4月9日至29日")
    page.sees("#panel-origins", "city.yaml:20")
    page.sees("#panel-origins [aria-current]", dezhou.read_text("utf-8").splitlines()[19])


def test_a_chosen_task_is_marked_wherever_it_is_counted(look: Look, dezhou: Path) -> None:
    page = look(dezhou)
    page.sees("#paper", "附件")
    page.click("#tab-tasks")
    page.click("#panel-tasks li button")
    page.sees("#panel-tasks .trace", "第1项")
    page.sees("#panel-tasks .trace", "37项")
    page.sees("#paper .figure.marked", "37项")


def test_a_broken_yaml_is_told_over_the_last_page_and_mended_without_a_click(look: Look, dezhou: Path) -> None:
    page = look(dezhou)
    page.sees("#paper", "附件")
    replaced(dezhou, "截至日期: ", "截至日期：")
    page.sees("#stale", "错误，下面是")
    (fault,) = [d for d in build(dezhou).found if d.is_error]
    for line in show_one(fault).splitlines():
        page.sees("#panel-faults", line.replace(str(dezhou.parent) + os.sep, ""))
    page.sees("#paper", "附件")
    replaced(dezhou, "截至日期：", "截至日期: ")
    page.until("() => document.querySelector('#stale').hidden")


def test_a_page_that_begins_broken_says_so_and_waits(look: Look, city: Path) -> None:
    replaced(city, "截至日期: ", "截至日期：")
    page = look(city)
    page.sees("#panel-faults", "YML101")
    replaced(city, "截至日期：", "截至日期: ")
    page.sees("#paper", "德州市")


def test_a_status_changed_in_the_workbook_changes_the_sentence(look: Look, dezhou: Path) -> None:
    page = look(dezhou)
    page.sees("#paper", "已完成整改17项")
    path = dezhou.parent / "台账.xlsx"
    lock = path.with_name("~$台账.xlsx")
    lock.write_bytes(b"\x06clerk")
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    next(cell for cell in cells if cell.value == "达到序时进度").value = "已完成整改"
    book.save(path.with_name("8A3F2B00"))
    os.replace(path.with_name("8A3F2B00"), path)
    lock.unlink()
    page.sees("#paper", "已完成整改18项")


def test_an_edit_of_a_template_appears(look: Look, city: Path) -> None:
    own = city.parent / "模板"
    own.mkdir()
    (own / "report.j2").write_text(TEMPLATE, encoding="utf-8")
    page = look(city, options=Options(template=own))
    page.sees("#paper", "特此报告。")
    replaced(own / "report.j2", "特此报告。", "以上，请审阅。")
    page.sees("#paper", "以上，请审阅。")
    replaced(own / "report.j2", "<p>", "<q>")
    page.sees("#panel-faults", "report.j2:4")
    page.sees("#paper", "以上，请审阅。")
    replaced(own / "report.j2", "<q>", "<p>")
    page.until("() => document.querySelector('#stale').hidden")


# Playwright takes no download from the oldest.
@pytest.mark.parametrize("opened", [pytest.param(NEWEST, marks=pytest.mark.needs(NEWEST))], indirect=True)
def test_the_word_file_of_the_button_is_the_one_that_build_writes(look: Look, city: Path) -> None:
    page = look(city)
    page.sees("#paper", "德州市")
    with page.page.expect_download() as waiting:
        page.click("#save-docx")
    (written, _), _ = build_files(city, ("docx", "txt"), city.parent / "out")
    assert waiting.value.suggested_filename == "city.docx"
    assert Path(waiting.value.path()).read_bytes() == written.read_bytes()


def test_another_kind_and_the_public_paper_of_the_same_data(look: Look) -> None:
    page = look(EXAMPLES / "yunshan" / "city.yaml")
    page.sees("#paper .addressee", "省委、省政府：")
    page.choose("#kind", "月度调度表")
    page.sees("#paper h1", "调度表")
    page.choose("#kind", "整改落实情况报告")
    page.sees("#paper .addressee", "省委、省政府：")
    page.click(".switch span", "公开稿")
    page.until("() => !document.querySelector('#paper .addressee')")
    page.sees("#paper", "云山市")


def test_a_maintainer_sees_other_data_and_the_template_under_the_pointer(look: Look, city: Path) -> None:
    page = look(city)
    page.sees("#paper", "德州市")
    page.click("#maintain")
    page.choose("#data", "极端：一项任务")
    page.sees("#paper", "1项整改任务")
    page.hover("#paper h2 span[data-n]", "一、")
    page.sees("#pointed", "正文")
    assert re.search(r"\w+/\w+\.j2:\d+", page.text("#pointed"))


def test_a_folder_of_cities_is_a_list_with_the_state_of_each(look: Look, city: Path) -> None:
    broken = city.with_name("broken.yaml")
    broken.write_text("城市：{名称: 甲市}\n", encoding="utf-8")
    page = look(city, broken, EXAMPLES / "yunshan" / "city.yaml")
    page.sees("#rows tr", "云山市")
    page.sees("#rows tr:first-child", "错误")
    assert len(page.texts("#rows tr")) == 3
    replaced(broken, "城市：", "城市: ")
    page.sees("#rows tr", "甲市")
    page.click("#rows a", "云山市")
    page.sees("#paper", "云山市")


def test_a_foreign_host_or_origin_is_refused(served: Serve, city: Path) -> None:
    running = served(city)
    for headers in ({"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = httpx.get(running.url + "city/0/state", headers=headers)
        assert answer.status_code == 403
        assert "德州" not in answer.text
