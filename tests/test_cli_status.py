"""`reportgen status` as a clerk uses it: a page on the terminal, an html page, JSON; on real files."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from reportgen.present.status_text import shares
from reportgen.zh import width
from tests.commands import ended
from tests.reports import workbook

HEAD: list[object] = ["序号", "任务名称", "责任单位", "整改时限", "状态", "佐证"]
ROWS: list[list[object]] = [
    HEAD,
    [1, "城区雨污分流改造", "市住建局", "2022年6月底前", "已完成", "验收报告"],
    [2, "入河排污口整治", "市水利局、市住建局", "2022年6月底前", "推进中", None],
    [3, "工地扬尘管控", "市住建局", "2022-08-20", "未达到序时进度", None],
    [4, "散煤替代", "市发展改革委", "2022-09-29", "推进中", None],
    [5, "矿山修复", "甲县", "2022-09-30", "推进中", None],
    [6, "机动车检测", "市公安局", "2022-08-30", "达到序时进度", None],
    [7, "危废处置", "市住建局", "2022-12-31", "基本完成", None],
    [8, "长效机制建设", None, "长期坚持", "推进中", None],
    [9, "台账整理", "甲县", None, "推进中", None],
]
DATA = "截至日期: 2022-08-30\n城市: {名称: 云山市}\n整改任务: {台账: 台账.xlsx}\n"


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data file and its ledger, in the folder where the command runs, on a terminal of 80 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    workbook(tmp_path / "台账.xlsx", ROWS)
    (tmp_path / "city.yaml").write_text(DATA, encoding="utf-8")
    return tmp_path


def lines(*words: str) -> list[str]:
    return ended("status", *words).out.splitlines()


def below(heading: str, page: list[str]) -> list[str]:
    """The lines from a heading (the last such line) to the next blank one."""
    at = len(page) - page[::-1].index(heading)
    return page[at : page.index("", at)] if "" in page[at:] else page[at:]


def words_of(element: html.HtmlElement) -> str:
    """Its text, with that of all in it."""
    return "".join(map(str, element.itertext()))


def data(*words: str) -> Any:
    return json.loads(ended("status", *words, "--json").out)


def test_the_page_begins_with_the_city_its_day_and_the_totals(city: Path) -> None:
    assert lines("city.yaml")[:4] == [
        "云山市整改任务进度",
        "截至2022年8月30日",
        "",
        "总数 9项  已完成 1项  基本完成 1项  完成率 11.1%  超期 3项  临期 1项",
    ]


def test_tasks_to_look_after_are_listed_the_most_urgent_first(city: Path) -> None:
    page = lines("city.yaml")
    assert [line.split() for line in below("超期 3项", page)] == [
        ["2", "入河排污口整治", "市水利局、市住建局", "2022年6月底前", "超期61天"],
        ["3", "工地扬尘管控", "市住建局", "2022年8月20日", "超期10天"],
        ["6", "机动车检测", "市公安局", "2022年8月30日", "当天到期"],
    ]
    assert [line.split() for line in below("临期（30天内到期） 1项", page)] == [
        ["4", "散煤替代", "市发展改革委", "2022年9月29日", "还有30天"]
    ]
    assert [line.split()[0] for line in below("缺佐证 1项", page)] == ["7"]
    assert [line.split() for line in below("缺时限 1项", page)] == [["9", "台账整理", "甲县", "推进中"]]


def test_the_bar_says_what_each_of_its_characters_stands_for(city: Path) -> None:
    bar, *legend = below("整改任务进度", lines("city.yaml"))
    assert len(bar) == 40
    assert set(bar) == {m for line in legend for m in re.findall(r"(\S) \S+ \d项", line)}
    assert "█ 已完成整改 1项（11.1%）  ▓ 基本完成 1项（11.1%）" in legend


def test_the_units_are_a_table_without_columns_of_nothing(city: Path) -> None:
    head, *rows = (line.split() for line in below("各责任单位", lines("city.yaml")))
    assert head == ["责任单位", "总数", "已完成", "基本完成", "超期", "临期", "完成率"]
    assert rows[0] == ["市住建局", "4项", "1项", "1项", "2项", "0项", "25%"]
    assert rows[-1][0] == "未填"


@pytest.mark.parametrize("columns", [20, 60, 80, 120, 300])
def test_no_line_is_wider_than_the_terminal_of_which_sixty_columns_are_the_least(
    city: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert max(width(line) for line in lines("city.yaml")) <= max(60, min(columns, 120))


def test_a_long_list_says_how_many_more_there_are(city: Path) -> None:
    rows = [[n, f"任务{n}", "甲县", "2022-06-30", "推进中", None] for n in range(1, 26)]
    workbook(city / "台账.xlsx", [HEAD, *rows])
    listed = below("超期 25项", lines("city.yaml"))
    assert len(listed) == 21
    assert listed[-1].strip() == "另有5项"


def test_without_a_day_the_dated_parts_are_left_out_and_the_page_says_what_to_write(city: Path) -> None:
    page = lines("台账.xlsx")
    assert page[:2] == ["整改任务进度（台账.xlsx）", "没有截至日期"]
    text = "\n".join(page)
    assert "超期 " not in text
    assert "临期 " not in text
    assert "按时限分布" not in text
    assert "没有截至日期，超期、临期和按月的时限没有算。加上 --as-of 2022-08-30" in text.replace("\n", "")
    assert any(line.startswith("缺佐证 1项") for line in page)


def test_a_lone_workbook_with_a_day_has_all_parts(city: Path) -> None:
    page = lines("台账.xlsx", "--as-of", "2022年9月30日")
    assert page[1] == "截至2022年9月30日"
    assert any(line.startswith("超期 5项") for line in page)


def test_what_the_ledger_does_not_keep_is_said_and_not_counted_as_none(city: Path) -> None:
    workbook(city / "台账.xlsx", [row[:5] for row in ROWS])
    page = lines("city.yaml")
    assert "缺佐证：没有算，台账没有填“佐证”" in page
    assert "已销号没有算：台账没有填“销号”。" in page


def test_groups_alone_give_the_totals_and_the_share(city: Path) -> None:
    text = "城市: {名称: 云山市}\n整改任务: {分组: {已完成整改: 34, 推进中: 12}}\n"
    (city / "city.yaml").write_text(text, encoding="utf-8")
    page = lines("city.yaml")
    assert "总数 46项  已完成 34项  完成率 73.9%" in page
    assert "".join(page[-2:]).startswith("只有总数或分组，没有逐项的任务")


def test_a_file_without_tasks_says_so(city: Path) -> None:
    (city / "city.yaml").write_text("城市: {名称: 云山市}\n", encoding="utf-8")
    assert lines("city.yaml")[-1] == "文件里没有整改任务：台账里没有，也没有写分组。"


def test_nothing_is_coloured_but_on_a_terminal(city: Path) -> None:
    assert "\x1b" not in ended("status", "city.yaml").out


def test_every_character_of_the_page_is_one_of_gbk(city: Path) -> None:
    ended("status", "city.yaml").out.encode("gbk")


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=8), st.integers(8, 60))
def test_the_cells_of_the_bar_are_parted_as_the_numbers_are(numbers: list[int], cells: int) -> None:
    found = shares(numbers, cells)
    whole = sum(numbers)
    assert sum(found) == (cells if whole else 0)
    for number, cell in zip(numbers, found, strict=True):
        assert (cell > 0) is (number > 0)
        assert not whole or abs(cell - cells * number / whole) < len(numbers)


def test_the_json_has_the_numbers_and_the_place_of_every_task(city: Path) -> None:
    found = data("city.yaml")
    assert (found["city"], found["as_of"]) == ("云山市", "2022-08-30")
    assert found["totals"] | {"已销号": None} == {
        "总数": 9,
        "已完成": 1,
        "基本完成": 1,
        "完成率": 11.1,
        "已销号": None,
        "超期": 3,
        "临期": 1,
    }
    overdue, soon, *_ = found["lists"]
    assert overdue["tasks"][0] == {
        "inspection": None,
        "no": "2",
        "name": "入河排污口整治",
        "units": ["市水利局", "市住建局"],
        "deadline": "2022年6月底前",
        "last_day": "2022-06-30",
        "days": 61,
        "status": "推进中",
        "place": "台账.xlsx!台账!A3",
    }
    assert [(row["no"], row["days"]) for row in soon["tasks"]] == [("4", -30)]
    assert [chart["name"] for chart in found["charts"]] == ["整改进度", "时限分布", "责任单位"]
    assert data("台账.xlsx")["totals"]["超期"] is None


def test_the_html_page_holds_the_same_with_charts(city: Path) -> None:
    assert ended("status", "city.yaml", "--html", "进度.html").out == "已生成 进度.html\n"
    page = html.fromstring((city / "进度.html").read_bytes())
    assert page.findtext(".//title") == page.findtext(".//h1") == "云山市整改任务进度"
    assert len(page.findall(".//svg")) == 3
    assert [words_of(e) for e in page.iterfind(".//ul/li")][:2] == ["总数9项", "已完成1项"]
    headings = [words_of(e) for e in page.iterfind(".//h2")]
    assert headings[-4:] == ["超期 3项", "临期（30天内到期） 1项", "缺佐证 1项", "缺时限 1项"]
    cells = [[words_of(td) for td in tr] for tr in page.iterfind(".//tbody/tr")]
    assert ["2", "入河排污口整治", "市水利局、市住建局", "2022年6月底前", "超期61天"] in cells


def test_the_html_page_stands_alone_and_is_the_same_each_time(city: Path) -> None:
    ended("status", "city.yaml", "--html", "进度.html")
    first = (city / "进度.html").read_bytes()
    ended("status", "city.yaml", "--html", "进度.html")
    assert (city / "进度.html").read_bytes() == first
    page = html.fromstring(first)
    tags = {e.tag for e in page.iter()}
    assert not tags & {"script", "link", "img", "iframe", "object", "a"}
    assert not re.search(rb"https?://(?!www\.w3\.org/2000/svg)|@import|url\((?!#)", first)


HOSTILE = '</td></table><script>alert(1)</script><img src=x onerror="alert(2)">&amp;'


def test_a_hostile_name_cannot_change_the_page(city: Path) -> None:
    rows: list[list[object]] = [
        HEAD,
        [1, HOSTILE, HOSTILE, "2022-06-30", "推进中", None],
        [2, "甲", "乙", "2022-06-30", "已完成", "有"],
    ]
    workbook(city / "台账.xlsx", rows)
    ended("status", "city.yaml", "--html", "进度.html")
    page = html.fromstring((city / "进度.html").read_bytes())
    assert not list(page.iter("script", "img"))
    assert not [e for e in page.iter() for key in e.attrib if str(key).startswith("on")]
    texts = [words_of(td) for td in page.iter("td")]
    assert texts.count(HOSTILE) >= 2
    assert words_of(page.findall(".//h2")[-1]) == "缺时限 0项"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("city.yaml", "--html", "台账.xlsx"), "“台账.xlsx”不是网页的文件名，写成 进度.html 这样的名字"),
        (("city.yaml", "--as-of", "昨天"), "日期“昨天”读不懂"),
        (("",), "文件名是空的"),
        ((), "缺少参数"),
    ],
)
def test_wrong_words_end_with_2_and_a_hint(city: Path, words: tuple[str, ...], said: str) -> None:
    assert said in ended("status", *words, status=2).err


def test_the_page_does_not_go_over_the_file_that_it_was_made_of(city: Path) -> None:
    (city / "数据.yaml").write_bytes((city / "city.yaml").read_bytes())
    link = city / "数据.html"
    link.symlink_to(city / "数据.yaml")
    result = ended("status", "数据.yaml", "--html", "数据.html", status=1)
    assert "OUT604" in result.err
    assert "已生成" not in result.out
    assert link.read_bytes() == (city / "city.yaml").read_bytes()


def test_a_page_of_the_clerks_own_is_kept_unless_force_is_asked_for(city: Path) -> None:
    page = city / "进度.html"
    page.write_bytes("<p>我的网页</p>".encode())
    assert "OUT601" in ended("status", "city.yaml", "--html", "进度.html", status=1).err
    assert page.read_bytes() == "<p>我的网页</p>".encode()
    assert "OUT605" in ended("status", "city.yaml", "--html", "进度.html", "--force").err
    assert (city / "进度.html.bak").read_bytes() == "<p>我的网页</p>".encode()
    assert "OUT60" not in ended("status", "city.yaml", "--html", "进度.html").err


def test_a_fault_of_the_ledger_ends_with_1_and_no_page(city: Path) -> None:
    workbook(city / "台账.xlsx", [HEAD, ROWS[1], ROWS[1]])
    result = ended("status", "city.yaml", "--html", "进度.html", status=1)
    assert "LED303" in result.err
    assert result.out == ""
    assert not (city / "进度.html").exists()


def test_a_long_list_of_the_html_page_says_how_many_it_leaves_out(city: Path) -> None:
    rows: list[list[object]] = [[n, f"问题{n}", "市水利局", "2022年6月底前", "推进中", None] for n in range(1, 521)]
    workbook(city / "台账.xlsx", [HEAD, *rows])
    ended("status", "city.yaml", "--html", "进展.html")
    assert "另有20项" in (city / "进展.html").read_text("utf-8")


def test_what_was_to_be_done_at_once_has_no_day_from_which_to_count(city: Path) -> None:
    at_once, late = [1, "扬尘", "市住建局", "立行立改", "推进中"], [2, "污水", "市水利局", "2022年6月底前", "推进中"]
    workbook(city / "台账.xlsx", [HEAD[:-1], at_once, late])
    shown = ended("status", "台账.xlsx", "--as-of", "2022-08-30").out
    assert "超期61天" in shown
    assert "立行立改" in shown
