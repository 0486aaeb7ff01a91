"""Chart -> shapes: bars are to scale and fill what their sum has, labels run into nothing, one chart is one drawing."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document import Chart, ChartKind
from reportgen.document.chart import LARGEST, MOST_ROWS, MOST_SERIES
from reportgen.write.drawing import FILLS, draw
from reportgen.write.shapes import EM, LINE, WIDTH, Drawing, Label, Rect, measure, scaled, wrapped
from reportgen.zh import width
from tests.examples import examples
from tests.write.charts import by_unit, chart, months, share

NAMES = st.text("市县生态环境局水利住房和城乡建设（）0123456789年月", min_size=1, max_size=40).filter(str.strip)
NUMBERS = st.one_of(st.integers(0, 12), st.integers(0, LARGEST))


@st.composite
def charts(draw_: st.DrawFn) -> Chart:
    """Any chart that a template may ask for."""
    kind = draw_(st.sampled_from(ChartKind))
    series = draw_(st.integers(1, MOST_SERIES[kind]))
    labels = draw_(st.lists(NAMES, min_size=1, max_size=MOST_ROWS[kind]))
    rows = [(label, draw_(st.lists(NUMBERS, min_size=series, max_size=series))) for label in labels]
    return chart(kind, rows, draw_(st.lists(NAMES, min_size=series, max_size=series)))


def rects(drawing: Drawing) -> list[Rect]:
    return [shape for shape in drawing.shapes if isinstance(shape, Rect)]


def labels(drawing: Drawing) -> list[Label]:
    return [shape for shape in drawing.shapes if isinstance(shape, Label)]


def texts(drawing: Drawing) -> list[str]:
    return [label.text for label in labels(drawing)]


def overlap(a: Label, b: Label) -> bool:
    """By the widths that the characters have on any machine: a Han character is as wide as the type is high."""
    wide_a, wide_b = EM * width(a.text) // 2, EM * width(b.text) // 2
    left_a, left_b = a.left + (a.wide - wide_a) // 2, b.left + (b.wide - wide_b) // 2
    return abs(a.y - b.y) < LINE and left_a < left_b + wide_b and left_b < left_a + wide_a


@given(charts())
def test_whatever_the_numbers_no_label_lies_on_another_and_none_out_of_the_field(made: Chart) -> None:
    drawing = draw(made)
    found = labels(drawing)
    assert [(a, b) for a, b in combinations(found, 2) if overlap(a, b)] == []
    assert all(label.left >= 0 and label.left + label.wide <= WIDTH for label in found)
    assert all(label.y >= 0 and label.y + LINE <= drawing.height for label in found)


@given(charts())
def test_whatever_the_numbers_no_bar_lies_on_a_label_or_out_of_the_field(made: Chart) -> None:
    drawing = draw(made)
    for bar in rects(drawing):
        assert min(bar.x, bar.y) >= 0
        assert bar.x + bar.width <= WIDTH
        assert bar.y + bar.height <= drawing.height
        for label in labels(drawing):
            beside = label.left + label.wide <= bar.x or bar.x + bar.width <= label.left
            assert beside or label.y + LINE <= bar.y or bar.y + bar.height <= label.y


@examples(50)
@given(charts())
def test_every_drawing_has_room_on_a_page_and_the_same_chart_is_the_same_drawing(made: Chart) -> None:
    drawing = draw(made)
    assert 0 < drawing.height < 21000  # 版心 is 225 mm high, and a caption stands below
    assert draw(made) == drawing


@given(st.lists(NUMBERS, min_size=1, max_size=8), st.integers(1, WIDTH))
def test_lengths_are_proportional_to_the_hundredth_of_a_millimetre_and_sum_to_the_whole(
    numbers: list[int], length: int
) -> None:
    whole = sum(numbers)
    edges = scaled(numbers, whole, length)
    assert len(edges) == len(numbers) + 1
    assert edges[-1] == (length if whole else 0)
    for number, (left, right) in zip(numbers, pairwise(edges), strict=True):
        assert abs((right - left) - (length * number / whole if whole else 0)) <= 1


def test_a_share_is_one_bar_as_wide_as_the_field_each_part_beside_the_one_before() -> None:
    drawing = draw(share(17, 3, 0, 10, 4, 2, 1))
    bars = rects(drawing)
    assert len(bars) == 6  # none for what is none
    assert (bars[0].x, bars[-1].x + bars[-1].width) == (0, WIDTH)
    assert all(a.x + a.width == b.x for a, b in pairwise(bars))
    assert bars[0].width == (2 * WIDTH * 17 + 37) // 74
    assert {"已完成整改", "17项", "未启动", "1项"} <= set(texts(drawing))


def test_parts_of_a_share_look_different_in_black_and_white() -> None:
    for fills in FILLS.values():
        assert len(set(fills)) == len(fills)
    assert set(FILLS) >= set(range(1, max(MOST_ROWS[ChartKind.SHARE], *MOST_SERIES.values()) + 1))


def test_small_parts_side_by_side_are_named_in_turn_above_and_below() -> None:
    heights = {label.y for label in labels(draw(share(30, 1, 1, 1, 1)))}
    (bar, *_) = rects(draw(share(30, 1, 1, 1, 1)))
    assert any(y < bar.y for y in heights)
    assert any(y > bar.y for y in heights)
    assert all(label.y > bar.y for label in labels(draw(share(34, 12))))


def test_columns_are_as_high_as_their_numbers() -> None:
    bars = rects(draw(months(2, 0, 4, 8)))
    assert [bar.height for bar in bars] == [1125, 2250, 4500]
    assert len({bar.y + bar.height for bar in bars}) == 1


def test_a_year_is_said_where_it_begins_and_two_years_do_not_meet() -> None:
    feet = [text for text in texts(draw(months(*range(14)))) if not text.endswith("项")]
    assert feet == [
        *("超期", "9月", "2022年", "10月", "11月", "12月", "1月", "2023年"),
        *(f"{n}月" for n in range(2, 9)),
        "以后",
    ]
    feet = [text for text in texts(draw(months(*range(14), first=12))) if not text.endswith("项")]
    assert feet[:4] == ["超期", "12月", "1月", "2023年"]


def test_columns_whose_numbers_have_no_room_lie_down() -> None:
    drawing = draw(months(*[1_234_567] * 14))
    assert {bar.height for bar in rects(drawing)} == {LINE}
    assert "2022年9月" in texts(drawing)


def test_bars_are_to_one_scale_and_their_parts_stand_side_by_side() -> None:
    drawing = draw(by_unit(("市水利局", (4, 2, 1, 1)), ("市住房和城乡建设局", (2, 0, 0, 2))))
    first, second = (sorted((b for b in rects(drawing) if b.y == y), key=lambda b: b.x) for y in _rows(drawing))
    assert [len(first), len(second)] == [4, 2]
    assert sum(b.width for b in first) == pytest.approx(2 * sum(b.width for b in second), abs=2)
    assert first[0].x == second[0].x
    assert all(a.x + a.width == b.x for a, b in pairwise(first))
    assert first[3].fill == second[1].fill  # one series looks the same in every row


def _rows(drawing: Drawing) -> list[int]:
    return sorted({bar.y for bar in rects(drawing) if bar.height == LINE})


def test_every_number_of_bars_is_printed_below_the_name_of_its_series() -> None:
    drawing = draw(by_unit(("市水利局", (4, 2, 1, 0))))
    ends = {label.text: label.x for label in labels(drawing)}
    assert [ends[n] for n in ("4项", "2项", "1项", "0项")] == [
        ends[n] for n in ("已完成", "正在推进", "长期坚持", "超期")
    ]


def test_a_chart_of_nothing_but_noughts_has_no_bars() -> None:
    for made in (share(0, 0), months(0, 0), by_unit(("甲", (0, 0, 0, 0)))):
        assert [bar for bar in rects(draw(made)) if bar.height in (LINE, 1000)] == []


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("市水利局", 6, ["市水利局"]),
        ("2023年6月底前完成", 6, ["2023年6月", "底前完成"]),
        ("市生态环境局（12项）", 7, ["市生态环境局", "（12项）"]),
        ("生态环境保护督察整改工作领导小组（12项）", 7, ["生态环境保护督", "察…（12项）"]),
        ("生态环境保护督察整改工作领导小组", 5, ["生态环境保", "护督察整…"]),
    ],
)
def test_a_label_is_broken_between_words_and_what_it_ends_with_stays(text: str, room: int, lines: list[str]) -> None:
    assert wrapped(text, room * EM, 2) == lines
    assert all(measure(line) <= room * EM for line in lines)
