"""The page of a city and the list of cities for everybody: keys, nothing that axe calls serious; the list itself."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.preview.canned import FIGURE, HOSTILE, Server, fault
from tests.preview.windows import Window

expect = pytest.importorskip("playwright.sync_api").expect
axe = pytest.importorskip("axe_playwright_python.sync_playwright")
pytestmark = pytest.mark.needs("chromium")
BAD = fault("FIG401", "error", 12, "占位【任务.以完成】解析不到", [FIGURE])


def test_everything_is_reached_by_keys(window: Window) -> None:
    keys = window.page.keyboard
    keys.press("Tab")
    expect(window.page.get_by_role("link", name="跳到正文")).to_be_focused()
    for n, name in enumerate(("faults", "origins", "tasks", "figures", "progress"), 1):
        keys.press(f"Alt+{n}")
        expect(window.page.locator(f"#panel-{name}")).to_be_visible()
        expect(window.page.locator(f"#tab-{name}")).to_be_focused()
    keys.press("ArrowRight")
    expect(window.page.locator("#tab-faults")).to_be_focused()
    keys.press("ArrowLeft")
    expect(window.page.locator("#panel-progress")).to_be_visible()
    keys.press("F6")
    expect(window.page.locator("#kind")).to_be_focused()
    keys.press("F6")
    expect(window.page.locator("#paper")).to_be_focused()
    keys.press("?")
    expect(window.page.get_by_role("dialog")).to_be_visible()
    keys.press("Escape")
    expect(window.page.get_by_role("dialog")).to_be_hidden()


def test_the_panel_is_made_wider_and_folded_by_keys(window: Window) -> None:
    separator = window.page.get_by_role("separator")
    separator.focus()
    window.page.keyboard.press("ArrowLeft")
    expect(separator).to_have_attribute("aria-valuenow", "440")
    assert window.page.locator("#panel").bounding_box()["width"] == 440
    window.page.keyboard.press("Enter")
    expect(window.page.locator("#panels")).to_be_hidden()
    window.click_run(FIGURE)
    expect(window.page.locator("#panel-origins")).to_be_visible()


def faults_of_access(page: Any) -> list[str]:
    """What axe calls serious or critical."""
    found = axe.Axe().run(page).response["violations"]
    return [
        json.dumps([one["id"], [node["target"] for node in one["nodes"]][:4]], ensure_ascii=False)
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_open_to_everybody(browser: Any, server: Server, scheme: str) -> None:
    window = Window(browser, server, color_scheme=scheme, reduced_motion="reduce")
    server.send(stale="10:32:05", faults=[BAD, *server.state["faults"]])
    expect(window.page.locator("#stale")).to_be_visible()
    assert faults_of_access(window.page) == []
    window.click_run(FIGURE)
    expect(window.page.locator(".figure-name")).to_be_visible()
    assert faults_of_access(window.page) == []
    window.page.locator("tr.open button").first.click()
    expect(window.page.locator(".trace h2")).to_be_visible()
    assert faults_of_access(window.page) == []
    for tab in ("figures", "progress"):
        window.page.click(f"#tab-{tab}")
        assert faults_of_access(window.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_list_of_cities_is_open_to_everybody(browser: Any, server: Server, scheme: str) -> None:
    assert faults_of_access(Window(browser, server, "", color_scheme=scheme).page) == []


def names(window: Window) -> list[str]:
    return window.page.locator("tbody tr:visible a").all_text_contents()  # type: ignore[no-any-return]


def test_faulty_cities_come_first_and_each_leads_to_its_page(browser: Any, server: Server) -> None:
    window = Window(browser, server, "")
    assert names(window) == ["云山市", "德州市", "d/city.yaml", HOSTILE]
    assert window.page.locator("tbody td:nth-child(3)").all_text_contents() == [
        *("3处错误1处警告", "2处警告", "正在读取", "正常"),
    ]
    assert window.page.get_by_role("link", name="云山市").get_attribute("href") == "city/1/"
    window.page.get_by_role("button", name="总数").click()
    window.page.get_by_role("button", name="总数").click()
    assert names(window)[0] == HOSTILE
    expect(window.page.get_by_role("columnheader", name="总数")).to_have_attribute("aria-sort", "descending")
    window.page.get_by_label("查找").fill("云山")
    assert names(window) == ["云山市"]
    assert window.logged == []


def test_the_list_of_cities_is_kept_up_to_date(browser: Any, server: Server) -> None:
    window = Window(browser, server, "")
    expect(window.page.locator("#summary")).to_have_text("共 4 个城市，1 个有错误")
    server.cities = [{**city, "errors": 0, "warnings": 0, "ready": True} for city in server.cities]
    server.wake()
    expect(window.page.locator("#summary")).to_have_text("共 4 个城市，都没有错误")
    expect(window.page.locator(".badge.well")).to_have_count(4)
