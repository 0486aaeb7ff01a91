"""Faults as the clerk sees them: place, line, mark, 原因, 办法."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.codes import CODES, Severity
from reportgen.diagnostics import (
    EXCERPT_WIDTH,
    SHOWN_AT_MOST,
    excerpt,
    fault,
    has_errors,
    ordered,
    raised,
    show,
    show_one,
    summary,
)
from reportgen.place import Place, Source, column_letters, column_number
from reportgen.zh import width

CITY = Source("city.yaml", ("城市:", "任务总数: 46", "备注: a\tb"))


def test_a_fault_says_where_what_why_and_how_to_mend_it() -> None:
    found = fault("LED304", Place(CITY, 2, 7, 2, 9), "台账共 45 项", "删去“任务总数”一行，由程序计数")
    assert show_one(found) == (
        "city.yaml:2:7: 错误[LED304] 任务总数与台账不符\n"
        "2 | 任务总数: 46\n"
        "  | \u3000\u3000\u3000\u3000  ^^\n"
        "  原因：台账共 45 项\n"
        "  办法：删去“任务总数”一行，由程序计数\n"
    )


def test_the_words_of_a_fault_stand_in_its_title() -> None:
    assert fault("SHP203", None, "", "", key="名称").message == "缺少“名称”"


def test_a_cell_is_named_as_excel_names_it_and_has_no_excerpt() -> None:
    place = Place(Source("台账.xlsx", sheet="台账"), 12, 28)
    assert str(place) == "台账.xlsx!台账!AB12"
    assert excerpt(place) == []


def test_further_places_are_listed_and_no_more_than_eight() -> None:
    related = [Place(CITY, n, 1) for n in range(1, 11)]
    text = show_one(fault("LED303", None, "", "", related=related, no=1))
    assert "  另见：city.yaml:1:1、city.yaml:2:1、" in text
    assert "city.yaml:8:1……" in text
    assert "city.yaml:9:1" not in text


def test_a_place_beyond_the_line_is_marked_behind_it() -> None:
    assert excerpt(Place(CITY, 1, 4, 1, 5))[1] == "  | \u3000\u3000 ^"


def test_a_place_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    assert excerpt(Place(CITY, 2, 1, 3, 4))[1] == "  | " + "^" * width("任务总数: 46")


def test_a_tab_is_shown_as_one_blank() -> None:
    assert excerpt(Place(CITY, 3, 7, 3, 8)) == ["3 | 备注: a b", "  | \u3000\u3000    ^"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "M", "Z"]), max_size=300), st.data())
def test_the_mark_stands_under_the_place_in_lines_of_any_length(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(1, len(line) + 1))
    end = data.draw(st.integers(start, len(line) + 1))
    shown, marks = excerpt(Place(Source("a", (line,)), 1, start, 1, end))
    assert width(shown) <= EXCERPT_WIDTH + len("1 | ……") + 2
    left = width(marks) - width(marks.lstrip("| \u30001"))
    if start <= len(line):
        under = next(i for i in range(len(shown) + 1) if width(shown[:i]) >= left)
        assert shown[under] == line[start - 1]
        assert width(shown[:under]) == left


def test_faults_are_shown_in_the_order_of_the_files_and_once() -> None:
    a, b = Place(CITY, 2, 7), Place(CITY, 10, 1)
    late, early = fault("LED304", b, "", ""), fault("LED305", a, "", "")
    whole = fault("TPL505", None, "", "", name="x")
    assert ordered([late, early, late, whole]) == [whole, early, late]


def test_a_hundred_are_shown_and_the_rest_counted() -> None:
    text = show(fault("SHP201", Place(CITY, n, 1), "", "", key="x") for n in range(1, SHOWN_AT_MOST + 8))
    assert text.count("SHP201") == SHOWN_AT_MOST
    assert "另有 7 条未显示" in text
    assert text.endswith("共 107 处错误\n")


def test_nothing_found_is_nothing_shown() -> None:
    assert show([]) == ""


def test_the_closing_line_counts_each_kind() -> None:
    found = [fault("SHP203", None, "", "", key="a"), fault("LED307", None, "", "", no=1)]
    assert summary(found) == "共 1 处错误、1 处警告"


def test_strict_makes_errors_of_some_warnings() -> None:
    found = [fault("FIG407", None, "", "", name="a"), fault("LED307", None, "", "", no=1)]
    assert not has_errors(found)
    assert [d.severity for d in raised(found, ["FIG407"])] == [Severity.ERROR, Severity.WARNING]


def test_every_title_is_chinese_and_without_a_full_stop() -> None:
    for code, row in CODES.items():
        assert any("一" <= c <= "龥" for c in row.title), code
        assert not row.title.endswith("。"), code


@given(st.integers(1, 20_000))
def test_column_letters_are_those_of_excel(column: int) -> None:
    assert column_number(column_letters(column)) == column
    assert [column_letters(n) for n in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_blank_in_the_name_of_a_file_does_not_part_the_key_of_its_places() -> None:
    place = Place(Source("我的 数据.yaml"), 3, 1)
    assert str(place) == "我的 数据.yaml:3:1"
    assert place.key == "我的%20数据.yaml:3:1"
