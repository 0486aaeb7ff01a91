"""Chart -> SVG: plain, whole, the same each time, and no value can change it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from lxml import etree

from reportgen.document import Chart, ChartKind, Document, Text
from reportgen.gongwen import NATIONAL, Face
from reportgen.write import html
from reportgen.write.svg import svg
from tests.write.charts import by_unit, chart, months, share
from tests.write.papers import t

SVG = "{http://www.w3.org/2000/svg}"
CHARTS = {"share": share(17, 3, 8, 2), "months": months(*range(14)), "bars": by_unit(("市水利局", (4, 2, 1, 1)))}


def tree(made: Chart) -> etree._Element:
    return etree.fromstring(svg(made, "chart1"))


def test_a_small_chart(golden: Callable[[str, str], None]) -> None:
    golden("share.svg", svg(share(17, 3, 8, 2), "chart1"))


@pytest.mark.parametrize("name", CHARTS)
def test_it_holds_nothing_but_shapes_words_and_hatches(name: str) -> None:
    root = tree(CHARTS[name])
    known = {SVG + tag for tag in ("svg", "title", "desc", "pattern", "path", "rect", "text")}
    assert {element.tag for element in root.iter()} <= known
    attributes = {str(key) for element in root.iter() for key in element.attrib}
    assert not {key for key in attributes if key.startswith("on") or "href" in key or key == "style"}
    used = re.findall(r"url\(#([^)]+)\)", svg(CHARTS[name], "chart1"))
    assert set(used) <= {element.get("id") for element in root.iter()}


@pytest.mark.parametrize("name", CHARTS)
def test_the_same_chart_gives_the_same_bytes(name: str) -> None:
    assert svg(CHARTS[name], "chart1") == svg(CHARTS[name], "chart1")


def test_who_cannot_see_it_is_told_its_title_and_every_number() -> None:
    root = tree(by_unit(("市水利局（8项）", (4, 2, 1, 1)), ("甲县（1项）", (0, 0, 0, 1))))
    described = {element.get("id"): element.text for element in root.iter() if element.get("id")}
    names = (root.get("aria-labelledby") or "").split()
    assert [described[name] for name in names] == [
        "整改任务进度",
        "市水利局（8项）：已完成4项、正在推进2项、长期坚持1项、超期1项；"
        "甲县（1项）：已完成0项、正在推进0项、长期坚持0项、超期1项。",
    ]
    assert root.get("role") == "img"


def test_the_faces_are_chinese_ones_and_of_the_house() -> None:
    assert (tree(share(1)).get("font-family") or "").startswith("'黑体', 'SimHei', ")
    style = NATIONAL._replace(table_head=Face("楷体", ("O'Kai", 'a"b')))
    root = etree.fromstring(svg(share(1), "chart1", style))
    assert root.get("font-family") == "'楷体', 'a\"b', sans-serif"


def test_no_value_can_change_the_drawing() -> None:
    hostile = '</text><script>alert(1)</script>" onload="x'
    made = chart(ChartKind.BARS, [(hostile, (1,))], [hostile])
    made = Chart((Text(hostile),), made.kind, made.head, made.series, made.rows)
    assert {element.tag for element in tree(made).iter()} <= {
        SVG + n for n in ("svg", "title", "desc", "path", "rect", "text")
    }
    assert tree(made).findtext(f"{SVG}title") == hostile


def test_charts_of_one_page_do_not_share_their_hatches() -> None:
    page = html.write(Document(t("题"), (share(9, 4, 2), share(5, 4, 3)))).decode()
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert "chart1-upward" in ids
    assert "chart2-upward" in ids


def test_a_page_has_the_chart_its_caption_and_its_note() -> None:
    page = html.write(Document(t("题"), (share(9, 4), by_unit(("甲", (1, 1, 1, 1)), note="注：按单位计。")))).decode()
    assert re.findall("<figcaption>(.*)</figcaption>", page) == ["图1　整改任务进度", "图2　整改任务进度"]
    assert '<p class="chart-note">注：按单位计。</p>' in page
    assert "figcaption {" in page
    assert "figcaption {" not in html.write(Document(t("题"), ())).decode()
    assert page.count("<figure>") == page.count("</svg>\n<figcaption>") == 2
