"""Where a key of the page leads: to the place that it was made of, the value that holds it, a piece of a value."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reportgen.place import Place, Source, Trail, place_of
from reportgen.present.preview.sites import Sites
from tests.reports import report

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="/\\!\0"), min_size=1, max_size=12)
DATA = Source("folder/city.yaml", ("a", "b"))


@given(NAMES, NAMES, st.integers(1, 99_999), st.integers(1, 16_384))
def test_a_cell_is_found_again_by_its_key_whatever_its_file_and_sheet_are_called(
    name: str, sheet: str, line: int, column: int
) -> None:
    key = Place(Source(f"folder/{name}.xlsx", sheet=sheet), line, column).key
    assert " " not in key
    found = place_of(key, DATA)
    assert (found.source.name, found.source.sheet, found.line, found.column) == (f"{name}.xlsx", sheet, line, column)
    assert found.key == key


@given(NAMES, st.integers(1, 99_999), st.integers(1, 999))
def test_a_line_is_found_again_in_the_data_file(name: str, line: int, column: int) -> None:
    source = Source(f"folder/{name}.yaml")
    assert place_of(Place(source, line, column).key, source) == Place(source, line, column)
    assert place_of("other.yaml:3:1", source) == Place(source)


def test_pieces_of_a_value_are_found_one_behind_the_other() -> None:
    source = Source("city.yaml", ("补充: |", "  甲，【数】乙，", "  丙，【数】丁。", "过渡: 甲，"))
    found = Trail(Place(source, 2, 3, 3, 12)).pieces(["甲，", "乙，", "丙，", "丁。", "戊", "甲，"])
    assert [p and (p.line, p.column, p.end_column) for p in found] == [
        (2, 3, 5),
        (2, 8, 10),
        (3, 3, 5),
        (3, 8, 10),
        None,
        (2, 3, 5),  # printed once more
    ]


def test_a_piece_with_another_middle_reaches_from_its_first_words_to_its_last() -> None:
    line = "出境断面的水质稳定达到III类，劣V类水体已经全部消除。"
    source = Source("city.yaml", (line,))
    printed = line.replace("III", "Ⅲ").replace("V", "Ⅴ")
    found = list(Trail(Place(source, 1, 1, 1, len(line) + 1)).pieces([printed]))
    assert found == [Place(source, 1, 1, 1, len(line) + 1)]


def test_a_place_lies_in_the_value_around_it_or_in_none(tmp_path: Path) -> None:
    made = report(tmp_path, "导语:\n  补充: >\n    甲乙丙。\n    丁戊己。\n  过渡语: 庚辛。\n")
    assert made.place
    sites, source = Sites(made), made.place.source
    assert made.lead
    assert made.lead.more
    assert sites.holding(Place(source, 4, 6)) == made.lead.more.place
    assert sites.holding(Place(source, 6, 3)) is None  # the key 过渡语
    assert made.lead.transition
    assert sites.holding(Place(source, 6, 9)) == made.lead.transition.place
    assert sites.holding(Place(source, 1, 1)) is None


def test_what_the_earlier_report_says_stands_nowhere_on_this_page(tmp_path: Path) -> None:
    before = "城市: {名称: 德州市}\n整改任务:\n  任务:\n    - {序号: 1, 名称: 甲, 状态: 推进中}\n"
    (tmp_path / "上期.yaml").write_text(before, encoding="utf-8")
    made = report(tmp_path, "上期: 上期.yaml\n整改任务:\n  任务:\n    - {序号: 1, 名称: 甲, 状态: 推进中}\n")
    assert made.earlier
    assert list(Sites(made).tasks) == [p for p in Sites(made).tasks if p.startswith("city.yaml:")]
    assert Sites(made).place("上期.yaml:4:12") is None
