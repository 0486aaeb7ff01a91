"""A figure and the ways to print it; percents and approximations never say more than is true."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.figures import Figure
from reportgen.figures.figure import percent, rounded, rounded_down, tenths
from reportgen.place import Place, Source
from reportgen.zh import numeral


def D(text: str | int) -> Decimal:  # noqa: N802 - as short as a literal
    return Decimal(text)


DONE = Figure(
    "任务.已完成", D(17), "项", (Place(Source("city.yaml"), 4, 5), Place(Source("台账.xlsx", sheet="表 1"), 3, 2))
)


def test_a_figure_prints_its_number_and_its_unit() -> None:
    assert str(DONE) == "17项"
    assert str(Figure("甲.现值", D("50.0"), "%")) == "50.0%"
    assert str(Figure("甲.现值", D("1E+3"), "天")) == "1000天"


def test_a_figure_in_a_template_names_the_places_that_it_was_counted_from() -> None:
    assert DONE.__html__() == (
        '<data data-src="city.yaml:4:5 台账.xlsx!表%201!B3" data-figure="任务.已完成">17项</data>'
    )


def test_a_figure_that_is_none_is_false() -> None:
    assert DONE
    assert not Figure("任务.超期", D(0), "项")


@pytest.mark.parametrize(
    ("figure", "style", "printed"),
    [
        (DONE, "数", "17"),
        (DONE, "个", "17个"),
        (DONE, "余", "10余项"),
        (Figure("x", D("58.9"), "%"), "约数", "近六成"),
        (Figure("x", D("61"), "%"), "约数", "六成多"),
        (Figure("x", D("58.9"), "%"), "数", "58.9"),
    ],
)
def test_a_figure_may_be_printed_in_another_style(figure: Figure, style: str, printed: str) -> None:
    styled = figure.printed(style)
    assert styled is not None
    assert str(styled) == printed
    assert (styled.value, styled.places) == (figure.value, figure.places)


@pytest.mark.parametrize(
    ("figure", "style"),
    [(DONE, "约数"), (Figure("x", D(5), "%"), "名"), (DONE, ""), (DONE, "约"), (DONE, "五个字以上")],
)
def test_a_style_that_does_not_fit_is_refused(figure: Figure, style: str) -> None:
    assert figure.printed(style) is None


@pytest.mark.parametrize(
    ("value", "digits", "result"),
    [
        ("54.87", 1, "54.9"),
        ("54.85", 1, "54.9"),
        ("54.84", 1, "54.8"),
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("-0.25", 1, "-0.3"),
        ("50.00", 2, "50"),
        ("50.10", 2, "50.1"),
        ("100", 0, "100"),
        ("1234.5", 0, "1235"),
    ],
)
def test_half_is_rounded_up_and_trailing_zeros_are_dropped(value: str, digits: int, result: str) -> None:
    assert f"{rounded(D(value), digits):f}" == result


@given(st.decimals(-(10**9), 10**9, places=6), st.integers(0, 4))
def test_rounding_moves_a_value_by_half_a_step_at_most(value: Decimal, digits: int) -> None:
    result = rounded(value, digits)
    assert abs(result - value) * 2 <= Decimal(1).scaleb(-digits)
    assert rounded(result, digits) == result


@given(st.integers(0, 100_000), st.integers(1, 100_000), st.integers(0, 2))
def test_a_percent_is_100_only_of_all_and_0_only_of_none(part: int, whole: int, digits: int) -> None:
    part = min(part, whole)
    result = percent(Decimal(part), Decimal(whole), digits)
    assert 0 <= result <= 100
    assert (result == 100) == (part == whole)
    assert (result == 0) == (part == 0)
    assert abs(result - Decimal(part) * 100 / whole) <= Decimal(1).scaleb(-digits)


def test_37_of_46_and_its_like() -> None:
    assert percent(D(34), D(46)) == D("73.9")
    assert percent(D(66), D(68)) == D("97.1")
    assert percent(D(1999), D(2000)) == D("99.9")
    assert percent(D(1), D(5000)) == D("0.1")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("58.9", "近六成"),
        ("57", "近六成"),
        ("56.9", "五成多"),
        ("60", "六成"),
        ("60.1", "六成多"),
        ("61", "六成多"),
        ("10", "一成"),
        ("9.9", "9.9%"),
        ("97.1", "九成多"),
        ("99.9", "九成多"),
        ("100", "100%"),
        ("0", "0%"),
    ],
)
def test_tenths(value: str, text: str) -> None:
    assert tenths(D(value)) == text


@given(st.decimals(10, D("99.99"), places=2))
def test_tenths_never_claim_more_than_is_true(value: Decimal) -> None:
    text = tenths(value)
    if text.startswith("近"):
        claimed = next(n for n in range(1, 11) if text == f"近{numeral(n)}成")
        assert claimed * 10 - 3 <= value < claimed * 10
        assert claimed == math.ceil(value / 10) < 10
    else:
        claimed = next(n for n in range(1, 11) if text.startswith(f"{numeral(n)}成"))
        assert claimed == value // 10
        assert text.endswith("多") == (value % 10 > 0)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1834, "1800余项"),
        (1001, "1000余项"),
        (1000, "1000项"),
        (999, "990余项"),
        (46, "40余项"),
        (40, "40项"),
        (11, "10余项"),
        (10, "10项"),
        (7, "7项"),
    ],
)
def test_a_number_with_yu(value: int, text: str) -> None:
    assert rounded_down(Decimal(value), "项") == text


@given(st.integers(0, 10**6))
def test_a_number_with_yu_never_claims_more_than_is_true(value: int) -> None:
    text = rounded_down(Decimal(value), "项")
    claimed = int(text.removesuffix("项").removesuffix("余"))
    assert claimed <= value < claimed + 100
    assert ("余" in text) == (claimed < value)
