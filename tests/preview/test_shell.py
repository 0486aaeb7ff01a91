"""The page around the paper in a real browser: what a click shows, what a change leaves alone, what is said."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browsers import SCREEN
from tests.preview.canned import HOSTILE, bad, fault, figure_run, paper, task, words_run
from tests.preview.canned_server import Server, serving
from tests.preview.windows import Window

pytestmark = pytest.mark.needs("chromium")


def test_a_fault_stands_in_the_words_of_the_terminal(window: Window) -> None:
    first = window.page.locator(".fault").first
    assert first.locator(".head").text_content() == "city.yaml:12:11: 警告[SUM901] 合计与分项不符"
    assert (
        first.locator("pre").text_content()
        == "12 |     导语: 完成【任务.以完成】。\n   |     　　  　　^^^^^^^^^^^^^^^"
    )
    assert first.locator("dl").inner_text().split() == [
        *("原因：", "没有叫“以完成”的数据", "办法：", "是否为“未完成”“已完成”“完成率”", "另见：", "city.yaml:3:1"),
    ]


def test_a_fault_leads_to_its_place_on_the_page(window: Window) -> None:
    window.page.locator(".fault .head").first.press("Enter")
    assert window.calls("reveal") == [[words_run(), words_run() + 1]]
    window.page.locator(".fault .head").nth(1).click()
    assert len(window.calls("reveal")) == 1, "the second fault has no place on the page"


def test_faults_are_sifted_by_severity(window: Window, server: Server) -> None:
    server.send(faults=[bad(), *server.state["faults"]], summary="共 1 处错误、2 处警告")
    expect(window.page.locator(".fault")).to_have_count(3)
    window.page.get_by_role("checkbox", name="警告").uncheck()
    expect(window.page.locator(".fault:visible")).to_have_count(1)
    assert window.page.title() == "（1处错误）德州市 整改落实情况报告 - reportgen"
    assert window.page.locator("#tab-faults").text_content() == "问题1处错误2处警告"


def test_the_place_of_a_fault_is_copied(chromium: Any, server: Server) -> None:
    window = Window(chromium, server, permissions=["clipboard-read", "clipboard-write"])
    window.page.get_by_role("button", name="复制位置 city.yaml:12:11").click()
    expect(window.page.locator("#said")).to_have_text("已复制：city.yaml:12:11")
    assert window.page.evaluate("navigator.clipboard.readText()") == "city.yaml:12:11"


def test_a_click_on_a_figure_shows_how_it_was_counted(window: Window) -> None:
    window.click_run(figure_run())
    panel = window.page.locator("#panel-origins")
    expect(panel.locator("thead")).to_have_text("序号任务状态时限位置")
    assert panel.locator("tbody tr").first.locator("td").all_text_contents() == [
        *("4", task(3)["title"], "达到序时进度", "2022年底前", "A5"),
    ]
    for words in (
        f"【{paper().runs[figure_run()].text.figure}】",
        "17÷37＝45.9%",
        "另有 15 项",
        "在 台账.xlsx!台账",
        "city.yaml:12:9",
    ):
        expect(panel).to_contain_text(words)
    expect(panel.locator(".lines [aria-current]").first).to_contain_text("轮次")


def test_words_of_a_template_show_its_line(window: Window) -> None:
    window.click_run(words_run())
    expect(window.page.locator("#panel-origins")).to_contain_text("模板里写的话")
    expect(window.page.locator("#panel-origins .template .lines [aria-current]")).to_be_visible()


def test_a_figure_of_the_list_leads_to_its_place_and_its_counting(window: Window) -> None:
    window.page.click("#tab-figures")
    window.page.locator(".figures button").click()
    assert window.calls("reveal") == [[figure_run()]]
    expect(window.page.locator("#tab-origins")).to_have_attribute("aria-selected", "true")
    expect(window.page.locator("#panel-origins .figure-name")).to_be_visible()


def test_a_broken_file_leaves_the_last_good_page_under_a_bar(window: Window, server: Server) -> None:
    expect(window.page.locator("#stale")).to_be_hidden()
    server.send(stale="10:32:05", faults=[bad()], summary="共 1 处错误", can_save=False)
    expect(window.page.locator("#stale-text")).to_have_text("有 1 处错误，下面是 10:32:05 时的页面；改正后自动更新")
    expect(window.page.locator("#paper")).to_be_visible()
    expect(window.page.locator("#save-docx")).to_be_disabled()


def test_a_file_that_was_never_sound_shows_its_faults_and_then_its_page(window: Window, server: Server) -> None:
    page = server.state["page"]
    server.send(page=None, faults=[bad()], summary="共 1 处错误", proofed=False)
    expect(window.page.locator("#nothing-text")).to_contain_text("有 1 处错误，还不能生成页面")
    expect(window.page.locator("#paper")).to_be_hidden()
    expect(window.page.locator("#proofing")).to_be_visible()
    server.send(page={**page, "number": 2}, faults=[], summary="", proofed=True)
    expect(window.page.locator("#paper")).to_be_visible()
    expect(window.page.locator("#panel-faults .summary")).to_have_text("没有发现问题")


def test_a_kind_that_was_never_read_leaves_the_choice_to_the_data_file(window: Window, server: Server) -> None:
    server.send(page=None, kind="", faults=[bad()], summary="共 1 处错误")
    expect(window.page.locator("#kind option:checked")).to_have_text("（按数据文件）")


def test_what_a_run_is_is_said_in_one_line(window: Window) -> None:
    window.click_run(figure_run())
    name = paper().runs[figure_run()].text
    expect(window.page.locator("#told")).to_have_text(f"{name.text}：【{name.figure}】，由17项任务得来")
    window.click_run(words_run())
    expect(window.page.locator("#told")).to_contain_text("：模板里写的话")


def test_a_figure_that_prose_can_not_ask_for_has_its_bare_name_and_nothing_to_copy(
    window: Window, server: Server
) -> None:
    server.send(figures=[{**server.state["figures"][0], "name": "任务.剩余.2018年底", "placeholder": ""}])
    window.page.click("#tab-figures")
    expect(window.page.locator(".figures .name")).to_have_text("任务.剩余.2018年底")


def test_blanks_and_lines_of_what_to_do_are_kept(window: Window, server: Server) -> None:
    server.send(faults=[{**bad(), "fix": "写成\n任务:\n  - 序号: 1"}])
    expect(window.page.locator(".fault dd").nth(1)).to_have_css("white-space", "pre-wrap")


def test_a_page_that_nobody_sees_leaves_its_connection_to_others(window: Window, server: Server) -> None:
    show = """state => { Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
        document.dispatchEvent(new Event("visibilitychange")); }"""
    with window.page.expect_event("requestfailed", lambda request: "events" in request.url):
        window.page.evaluate(show, "hidden")
    server.send(city="云山市")
    expect(window.page.locator("#connection")).to_have_text("已连接")
    expect(window.page.locator("#city")).to_have_text("德州市")
    window.page.evaluate(show, "visible")
    expect(window.page.locator("#city")).to_have_text("云山市")


def test_a_change_keeps_tab_scroll_focus_and_the_choice_of_a_run(window: Window, server: Server) -> None:
    window.page.click("#tab-tasks")
    window.page.locator(".tasks button").nth(2).click()
    expect(window.page.locator(".trace h2")).to_contain_text("第3项")
    window.page.evaluate("document.querySelector('.tasks').scrollTop = 60")
    window.page.evaluate("document.querySelector('#paper').scrollTop = 500")
    html = server.state["page"]["html"].replace("云山市", "云山新市")
    server.send(page={**server.state["page"], "number": 2, "html": html}, tasks=[*server.state["tasks"], task(12)])
    expect(window.page.locator(".tasks li")).to_have_count(13)
    expect(window.page.locator("#tab-tasks")).to_have_attribute("aria-selected", "true")
    expect(window.page.locator(".tasks button").nth(2)).to_be_focused()
    assert window.page.evaluate("document.querySelector('.tasks').scrollTop") == 60
    assert abs(window.page.evaluate("document.querySelector('#paper').scrollTop") - 500) < 60
    assert window.calls("show")[-1][1] is False


def test_faults_that_stay_are_not_drawn_again(window: Window, server: Server) -> None:
    window.page.locator(".fault .head").nth(1).focus()
    window.page.evaluate("window.kept = document.querySelectorAll('.fault')[1]")
    moved = fault("TXT801", "warning", 31, "缺少标点", [])
    server.send(faults=[bad(), moved], summary="共 1 处错误、1 处警告")
    expect(window.page.locator("#summary")).to_have_text("共 1 处错误、1 处警告")
    expect(window.page.locator(".fault").nth(1)).to_contain_text("city.yaml:31:11")
    assert window.page.evaluate("window.kept === document.querySelectorAll('.fault')[1]")
    expect(window.page.locator(".fault .head").nth(1)).to_be_focused()


def test_a_run_is_followed_to_its_new_number_until_it_is_gone(window: Window, server: Server) -> None:
    window.click_run(figure_run())
    expect(window.page.locator(".figure-name")).to_be_visible()
    before = server.state["page"]
    runs = iter(range(len(paper().runs) + 1))
    more = '<p class="body"><span data-n="0">新的一段。</span></p>' + before["html"]
    html = re.sub(r'data-n="\d+"', lambda _: f'data-n="{next(runs)}"', more)
    with window.page.expect_request(re.compile(r"/run\?")) as asked:
        server.send(page={**before, "number": 2, "html": html})
    assert f"page=2&n={figure_run() + 1}" in asked.value.url
    server.send(page={**before, "number": 3, "html": '<section class="upright"><p class="body">空</p></section>'})
    expect(window.page.locator("#panel-origins")).to_contain_text("刚才那处文字已经没有了")


def test_a_refusal_is_said(window: Window, server: Server) -> None:
    server.refusal = "页面刚刚更新，请再点一次"
    window.click_run(figure_run())
    expect(window.page.locator("#panel-origins")).to_have_text("页面刚刚更新，请再点一次")
    window.page.click("#save-txt")
    expect(window.page.locator("#said")).to_have_text("页面刚刚更新，请再点一次")


def test_a_file_is_downloaded_under_its_name(window: Window) -> None:
    with window.page.expect_download() as begun:
        window.page.click("#save-docx")
    assert begun.value.suggested_filename == "德州.docx"


def test_choices_stand_in_the_address_and_go_with_every_request(window: Window, server: Server) -> None:
    window.page.get_by_label("文种").select_option("销号公示")
    window.page.locator("#task").select_option("5")
    window.page.get_by_text("公开稿").click()
    expect(window.page.get_by_label("公开稿")).to_be_checked()
    window.page.reload()
    expect(window.page.locator("#task")).to_have_value("5")
    expect(window.page.get_by_label("公开稿")).to_be_checked()
    window.click_run(figure_run())
    expect(window.page.locator(".figure-name")).to_be_visible()
    asked = next(path for path in reversed(server.asked) if "/run?" in path)
    assert "kind=%E9%94%80%E5%8F%B7%E5%85%AC%E7%A4%BA&public=1&task=5&page=1&n=" in asked
    window.page.get_by_label("文种").select_option("整改方案")
    expect(window.page.locator("#task-choice")).to_be_hidden()
    assert "task=" not in window.page.url


def test_what_the_data_make_public_can_not_be_shown_as_internal(window: Window, server: Server) -> None:
    expect(window.page.get_by_label("内部稿")).to_be_checked()
    server.send(public=True)
    expect(window.page.get_by_label("公开稿")).to_be_checked()
    expect(window.page.get_by_label("内部稿")).to_be_disabled()


def test_the_maintainer_sees_blocks_and_data_sets(window: Window) -> None:
    window.page.get_by_role("button", name="模板维护").click()
    window.page.locator(f'#paper [data-n="{figure_run()}"]').first.hover()
    expect(window.page.locator("#pointed")).to_have_text(re.compile(r"块“导语” · rectification-report/report\.j2:\d+"))
    window.page.get_by_label("数据").select_option("极端：没有任务")
    assert "data=" in window.page.url


def test_the_page_says_when_the_program_is_gone_and_comes_back_by_itself(chromium: Any) -> None:
    with serving() as first:
        window = Window(chromium, first)
        port = first.server_port
    expect(window.page.locator("#lost")).to_have_text("程序已停止。重新运行 reportgen，看它新打开的页面")
    with serving(port) as second:
        second.send(faults=[bad()])
        expect(window.page.locator("#connection")).to_have_text("已连接")
        expect(window.page.locator(".fault")).to_have_count(1)
        expect(window.page.locator("#lost")).to_be_hidden()


def test_the_panel_is_widened_for_the_charts_and_back(window: Window) -> None:
    window.page.click("#tab-progress")
    for name, width in (("加宽面板", "840"), ("恢复宽度", "420")):
        window.page.get_by_role("button", name=name).click()
        expect(window.page.get_by_role("separator")).to_have_attribute("aria-valuenow", width)


def test_hostile_text_is_shown_as_text(window: Window, server: Server) -> None:
    bad = {**fault("TXT801", "error", 3, HOSTILE, []), "reason": HOSTILE, "excerpt": [HOSTILE]}
    figure = {**server.state["figures"][0], "summary": HOSTILE}
    server.send(faults=[bad], summary=HOSTILE, city=HOSTILE, tasks=[{**task(3), "title": HOSTILE}], figures=[figure])
    expect(window.page.locator("#city")).to_have_text(HOSTILE)
    expect(window.page.locator(".fault .head")).to_contain_text(HOSTILE)
    window.click_run(figure_run())
    expect(window.page.locator("#panel-origins")).to_contain_text(HOSTILE)
    window.page.click("#tab-tasks")
    expect(window.page.locator(".tasks")).to_contain_text(HOSTILE)
    assert window.page.locator("body > script, #panel script, #panel img").count() == 0
    assert window.logged == []


def test_nothing_is_asked_for_elsewhere_and_nothing_scrolls_sideways(window: Window, server: Server) -> None:
    for tab in ("origins", "tasks", "figures", "progress"):
        window.page.click(f"#tab-{tab}")
        assert window.page.evaluate("document.documentElement.scrollWidth") == SCREEN["width"]
    assert window.requested
    assert all(url.startswith(server.address) for url in window.requested), window.requested
    assert window.page.locator(".bar").bounding_box()["height"] <= 46
    assert window.logged == []


def test_only_the_paper_is_printed(window: Window) -> None:
    window.page.emulate_media(media="print")
    expect(window.page.locator("#paper")).to_be_visible()
    expect(window.page.locator(".bar")).to_be_hidden()
    expect(window.page.locator("#panel")).to_be_hidden()
