"""What the panel says of a run, what stays outlined of it on the paper, and whether there is room for long words."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.preview import canned_server
from tests.preview.canned import counted_row, explanation, fault, figure_run, task, words_run
from tests.preview.canned_server import Server
from tests.preview.windows import Window

pytestmark = pytest.mark.needs("chromium")
LONG = "某某市生态环境保护督察整改" * 16  # 208 characters
TABS = ("faults", "origins", "tasks", "figures", "progress")
# The parts of the page that scroll sideways.
SIDEWAYS = """() => [...document.querySelectorAll("html, [role=tabpanel], .tasks, .trace, .sideways")]
    .filter((e) => e.clientWidth && e.scrollWidth > e.clientWidth).map((e) => e.id || e.className || e.tagName)"""


def test_the_run_that_is_explained_stays_outlined_until_another_is_chosen(window: Window) -> None:
    outlined = window.page.locator("#paper .explained")
    window.click_run(figure_run())
    expect(outlined).to_have_attribute("data-n", str(figure_run()))
    window.click_run(words_run())
    expect(outlined).to_have_count(1)
    expect(outlined).to_have_attribute("data-n", str(words_run()))
    window.page.keyboard.press("Escape")
    expect(outlined).to_have_count(0)
    expect(window.page.locator("#panel-origins")).to_contain_text("点页面上的文字或数字")


def test_the_outline_follows_its_run_over_an_update(window: Window, server: Server) -> None:
    outlined = window.page.locator("#paper .explained")
    window.click_run(figure_run())
    expect(outlined).to_have_count(1)
    page = server.state["page"]
    server.send(page={**page, "number": 2, "html": page["html"].replace("云山市", "云山新市")})
    expect(window.page.locator("#paper")).to_contain_text("云山新市")
    expect(outlined).to_have_attribute("data-n", str(figure_run()))
    server.send(page={**page, "number": 3, "html": '<section class="upright"><p class="body">空</p></section>'})
    expect(window.page.locator("#panel-origins")).to_contain_text("刚才那处文字已经没有了")
    expect(outlined).to_have_count(0)


def test_what_the_program_writes_is_told_from_the_words_of_templates(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {**explanation(words_run()), "kind": "mark", "places": []}
    monkeypatch.setattr(canned_server, "explanation", lambda _: told)
    window.click_run(words_run())
    panel = window.page.locator("#panel-origins")
    expect(panel).to_contain_text("标点、栏目名、层级一类，按数据的选择印出，不在模板里")
    expect(panel.locator("summary")).to_contain_text("这一处的模板")
    expect(panel.locator(".lines")).to_be_hidden()


def test_an_empty_tab_says_what_to_do(window: Window, server: Server) -> None:
    server.send(tasks=[], figures=[])
    for tab, words in (("origins", "点页面上的文字或数字"), ("tasks", "写上台账或列表"), ("figures", "【任务.总数】")):
        window.page.click(f"#tab-{tab}")
        expect(window.page.locator(f"#panel-{tab}")).to_contain_text(words)
    expect(window.page.locator("#panel-tasks input, #panel-figures input").locator("visible=true")).to_have_count(0)


def counted(**words: Any) -> dict[str, Any]:
    """A figure of tasks of several inspections, far down in a long ledger."""
    told = explanation(figure_run())
    rows = [
        {**counted_row(n), "no": f"{n + 101}", "inspection": name, "spot": "A10003", **words}
        for n, name in enumerate(("第二轮中央生态环境保护督察", "省生态环境保护督察“回头看”"))
    ]
    return {**told, "figure": {**told["figure"], "rows": rows}}


def test_statuses_and_deadlines_stay_on_one_line(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    told = counted(status="已完成整改", deadline="2021年10月底前")
    monkeypatch.setattr(canned_server, "explanation", lambda _: told)
    window.click_run(figure_run())
    panel = window.page.locator("#panel-origins")
    expect(panel.locator("td.title").first).to_contain_text("第二轮中央生态环境保护督察")
    heights = panel.locator(".whole, td.spot code").evaluate_all(
        "all => all.map((e) => e.getBoundingClientRect().height)"
    )
    assert max(heights) < 24
    assert window.page.evaluate(SIDEWAYS) == []


@pytest.mark.parametrize("width", [1024, 1366])
def test_nothing_is_as_wide_as_its_longest_word(
    window: Window, server: Server, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    told = {**counted(status=LONG, deadline=LONG, title=LONG), "text": LONG}
    monkeypatch.setattr(canned_server, "explanation", lambda _: told)
    window.page.set_viewport_size({"width": width, "height": 768})
    name = "x" * 200 + ".yaml"
    faults = [
        {**fault("TXT801", "error", 3, LONG, []), "place": f"{name}:3:1", "related": [f"{name}:1:1"], "fix": LONG}
    ]
    tasks = [{**task(0), "title": LONG, "status": LONG, "units": LONG, "inspection": LONG, "remark": "超期31天"}]
    figures = [{**server.state["figures"][0], "name": LONG, "placeholder": LONG, "text": LONG, "summary": LONG}]
    server.send(city=LONG, file=name, as_of=LONG, faults=faults, summary=LONG, tasks=tasks, figures=figures)
    expect(window.page.locator("#city")).to_have_text(LONG)
    window.click_run(figure_run())
    expect(window.page.locator("#panel-origins td.title")).to_have_count(2)
    window.page.click("#tab-tasks")
    window.page.locator(".tasks button").click()
    expect(window.page.locator(".trace h2")).to_be_visible()
    for tab in TABS:
        window.page.click(f"#tab-{tab}")
        assert window.page.evaluate(SIDEWAYS) == [], tab
    assert window.page.locator(".bar").bounding_box()["height"] < 90


@pytest.mark.parametrize("width", [1024, 1366])
def test_the_list_of_cities_has_room_for_long_names(chromium: Any, server: Server, width: int) -> None:
    server.cities = [{**city, "city": LONG, "file": "x" * 200 + ".yaml"} for city in server.cities]
    window = Window(chromium, server, "")
    window.page.set_viewport_size({"width": width, "height": 768})
    main = window.page.locator("main")
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    assert window.page.evaluate("document.documentElement.scrollWidth") == width
    window.page.context.close()
