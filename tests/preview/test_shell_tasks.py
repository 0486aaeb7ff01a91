"""任务 in a real browser: the list of tasks, the one that is chosen, the one that a notice is about."""

from __future__ import annotations

import pytest

from tests.preview.canned import figure_run, paper, task, words_run
from tests.preview.canned_server import Server
from tests.preview.windows import Window

expect = pytest.importorskip("playwright.sync_api").expect
pytestmark = pytest.mark.needs("chromium")


def test_a_row_of_a_figure_chooses_its_task_and_marks_it_everywhere(window: Window) -> None:
    window.click_run(figure_run())
    window.page.locator("tr.open button").first.click()
    expect(window.page.locator(".trace h2")).to_contain_text("第4项")
    expect(window.page.locator(".tasks [aria-current]")).to_contain_text(task(3)["title"])
    marked = sorted({figure_run(), words_run(), len(paper().runs) - 2, len(paper().runs) - 1})
    assert window.calls("mark")[-1] == marked
    window.page.locator(".trace .mention").first.click()
    assert window.calls("reveal")[-1] == [figure_run()]
    window.page.get_by_role("button", name="下一处").click()
    assert window.calls("reveal")[-1] == [marked[(marked.index(figure_run()) + 1) % 4]]
    window.page.keyboard.press("Escape")
    expect(window.page.locator(".trace")).to_be_hidden()
    assert window.calls("mark")[-1] == []


def test_tasks_are_searched_and_sifted(window: Window) -> None:
    window.page.click("#tab-tasks")
    window.page.get_by_label("按状态筛选").select_option("late")
    expect(window.page.locator(".tasks li:visible")).to_have_count(3)
    window.page.get_by_label("查找任务").fill("第6项 水利局")
    expect(window.page.locator(".tasks li:visible")).to_have_count(1)
    expect(window.page.locator("#panel-tasks .summary")).to_have_text("1 项，共 12 项")
    window.page.keyboard.press("ArrowDown")
    window.page.keyboard.press("Enter")
    expect(window.page.locator(".trace h2")).to_contain_text("第6项")


def test_tasks_overdue_and_tasks_nearly_due_are_told_apart(window: Window) -> None:
    window.page.click("#tab-tasks")
    status = window.page.get_by_label("按状态筛选")
    expect(status.locator("option")).to_have_text(
        ["全部状态", "达到序时进度 4", "已完成 8", "超期 3", "临期（30天内到期） 3"],
    )
    status.select_option("soon")
    expect(window.page.locator(".tasks .due:visible")).to_have_text(["还有11天"] * 3)
    expect(window.page.locator(".tasks .due.late:visible")).to_have_count(0)
    status.select_option("late")
    expect(window.page.locator(".tasks .due.late:visible")).to_have_text(["超期31天"] * 3)


def test_a_chosen_task_leads_to_its_first_place_and_says_what_was_found(window: Window) -> None:
    window.page.click("#tab-tasks")
    window.page.evaluate("const paper = document.querySelector('#paper'); paper.scrollTop = paper.scrollHeight / 2")
    window.page.locator(".tasks button").nth(2).click()
    expect(window.page.locator("#said")).to_have_text("第3项，计入1个数字，点到名1处，附件里有一行")
    first = min(words_run(), figure_run())
    assert window.calls("reveal") == [[first]]
    expect(window.page.locator(".trace .nth")).to_have_text("第 1 处，共 4 处")
    expect(window.page.locator(f'#paper [data-n="{first}"]').first).to_be_in_viewport()
    window.page.locator(".tasks button").nth(3).click()
    expect(window.page.locator("#said")).to_contain_text("第4项")
    assert window.calls("reveal") == [[first]], "a place of it is on the screen"


def test_the_words_around_mark_the_very_place(window: Window) -> None:
    window.page.click("#tab-tasks")
    window.page.locator(".tasks button").first.click()
    first = window.page.locator(".mention").first
    expect(first).to_have_text("【任务.已完成】 ……另有17项；已完成整改17项，其余……")
    assert first.evaluate("one => one.querySelectorAll('b')[1].previousSibling.data") == "……另有17项；已完成整改"


def test_a_notice_is_made_of_a_task_that_is_done(window: Window, server: Server) -> None:
    twice = [{**task(3), "no": "2", "asked": "乙-2", "inspection": "省督察"}, {**task(1), "inspection": "中央督察"}]
    server.send(tasks=[task(0), *twice])
    window.page.get_by_label("文种").select_option("销号公示")
    options = window.page.locator("#task option")
    title = task(0)["title"]
    expect(options).to_have_text(
        [
            "（选一项任务）",
            f"中央督察第2项 {task(1)['title']}",
            f"第1项 {title}（达到序时进度）",
            f"省督察第2项 {task(3)['title']}（达到序时进度）",
        ]
    )
    server.send(noticed="3")
    expect(options.first).to_have_text("（数据里写的那一项）")


def test_five_hundred_tasks_are_drawn_and_changed_at_once(window: Window, server: Server) -> None:
    window.page.click("#tab-tasks")
    server.send(tasks=[task(n) for n in range(500)])
    expect(window.page.locator("#panel-tasks .summary")).to_have_text("共 500 项")
    server.send(tasks=[task(n) for n in range(499)])
    expect(window.page.locator(".tasks li")).to_have_count(499)
