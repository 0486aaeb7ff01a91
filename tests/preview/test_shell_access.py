"""The page of a city and the list of cities for everybody: keys, nothing that axe calls serious; the list itself."""

from __future__ import annotations

import json
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.preview.canned import HOSTILE, bad, figure_run
from tests.preview.canned_server import Server
from tests.preview.windows import Window

pytestmark = pytest.mark.needs("chromium")


def test_everything_is_reached_by_keys(window: Window) -> None:
    keys = window.page.keyboard
    keys.press("Tab")
    expect(window.page.get_by_role("link", name="跳到页面")).to_be_focused()
    for n, name in enumerate(("faults", "origins", "tasks", "figures", "progress", "form"), 1):
        keys.press(f"Alt+{n}")
        expect(window.page.locator(f"#panel-{name}")).to_be_visible()
        expect(window.page.locator(f"#tab-{name}")).to_be_focused()
    keys.press("ArrowRight")
    expect(window.page.locator("#tab-faults")).to_be_focused()
    keys.press("ArrowLeft")
    expect(window.page.locator("#panel-form")).to_be_visible()
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
    window.click_run(figure_run())
    expect(window.page.locator("#panel-origins")).to_be_visible()


def faults_of_access(page: Any, within: str = "html") -> list[str]:
    """What axe calls serious or critical."""
    found = Axe().run(page, context=within).response["violations"]
    return [
        json.dumps([one["id"], [node["target"] for node in one["nodes"]][:4]], ensure_ascii=False)
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_open_to_everybody(chromium: Any, server: Server, scheme: str) -> None:
    window = Window(chromium, server, color_scheme=scheme, reduced_motion="reduce")
    server.send(stale="10:32:05", faults=[bad(), *server.state["faults"]])
    expect(window.page.locator("#stale")).to_be_visible()
    assert faults_of_access(window.page) == []
    window.click_run(figure_run())
    expect(window.page.locator(".figure-name")).to_be_visible()
    assert faults_of_access(window.page, "#panel") == []
    window.page.locator("tr.open button").first.click()
    expect(window.page.locator(".trace h2")).to_be_visible()
    assert faults_of_access(window.page, "#panel") == []
    for tab in ("figures", "progress"):
        window.page.click(f"#tab-{tab}")
        assert faults_of_access(window.page, "#panel") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_list_of_cities_is_open_to_everybody(chromium: Any, server: Server, scheme: str) -> None:
    assert faults_of_access(Window(chromium, server, "", color_scheme=scheme).page) == []


def names(window: Window) -> list[str]:
    return window.page.locator("tbody tr:visible a").all_text_contents()  # type: ignore[no-any-return]


def test_faulty_cities_come_first_and_each_leads_to_its_page(chromium: Any, server: Server) -> None:
    window = Window(chromium, server, "")
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


def test_what_a_city_does_not_have_is_a_dash_and_a_city_without_a_day_says_so(chromium: Any, server: Server) -> None:
    server.cities = [{**server.cities[0], "late": "", "as_of": ""}, {**server.cities[3], "rate": "", "as_of": ""}]
    rows = Window(chromium, server, "").page.locator("#rows tr")
    assert rows.nth(0).locator("td").all_text_contents()[2:] == ["37项", "45.9%", "—", "没有截至日期"]
    assert rows.nth(1).locator("td").all_text_contents()[2:] == ["—", "—", "2项", "—"]


def test_the_list_of_cities_is_kept_up_to_date(chromium: Any, server: Server) -> None:
    window = Window(chromium, server, "")
    expect(window.page.locator("#summary")).to_have_text("共 4 个城市，1 个有错误")
    server.cities = [{**city, "errors": 0, "warnings": 0, "ready": True} for city in server.cities]
    server.wake()
    expect(window.page.locator("#summary")).to_have_text("共 4 个城市，都没有错误")
    expect(window.page.locator(".badge.well")).to_have_count(4)
