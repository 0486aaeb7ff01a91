"""Formulas, units, classes and blanks as the paper has them."""

from __future__ import annotations

import unicodedata
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.document import Inlines, Look, Text, plain
from reportgen.typography import BLANK, COMPOSED, FORMULAS, ROMAN, SUBS, SUPS, UNITS, tidy

SHOWN = {Look.PLAIN: "{}", Look.SUB: "_{}_", Look.SUP: "^{}^", Look.STRONG: "*{}*", Look.MISSING: "[{}]"}


def shown(inlines: Inlines) -> str:
    """Subscripts as _2_, superscripts as ^2^, strong runs as *…*, missing facts as […]."""
    return "".join(SHOWN[t.look].format(t.text) for t in inlines)


def tidied(text: str, *, title: bool = False) -> str:
    """What becomes of one plain run."""
    return shown(tidy((Text(text),), title=title))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("全市PM2.5浓度48微克", "全市PM_2.5_浓度48微克"),
        ("PM2.5、PM10和PM1.0", "PM_2.5_、PM_10_和PM_1.0_"),
        ("pm2.5均值", "pm_2.5_均值"),
        ("SO2、SO3、NO2、NOx、NOX", "SO_2_、SO_3_、NO_2_、NO_x_、NO_X_"),
        ("CO2、N2O、CH4、H2O", "CO_2_、N_2_O、CH_4_、H_2_O"),
        ("O3-8h为168", "O_3_-8h为168"),
        ("NH3-N和H2S", "NH_3_-N和H_2_S"),
        ("CODCr、CODMn、CODcr、BOD5", "COD_Cr_、COD_Mn_、COD_cr_、BOD_5_"),
        ("SO2/NO2（CO2）", "SO_2_/NO_2_（CO_2_）"),
        ("1.SO2超标", "1.SO_2_超标"),
        ("PM10.", "PM_10_."),
    ],
)
def test_the_digits_of_a_formula_are_set_below_the_line(typed: str, printed: str) -> None:
    assert tidied(typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("占地300m2", "占地300m^2^"),
        ("1.5万m3/d", "1.5万m^3^/d"),
        ("48μg/m3", "48μg/m^3^"),
        ("0.5mg/m3", "0.5mg/m^3^"),
        ("50mg/Nm3", "50mg/Nm^3^"),
        ("12.5km2、30hm2、4cm2、8dm3", "12.5km^2^、30hm^2^、4cm^2^、8dm^3^"),
    ],
)
def test_the_power_of_a_unit_is_set_above_the_line(typed: str, printed: str) -> None:
    assert tidied(typed) == printed


@pytest.mark.parametrize(
    "text",
    [
        *("CO2H", "G2高速", "PM25", "PM10.5", "PM2.5.1", "PM1号井", "O3A", "AO3", "O2O模式", "N2排口", "SO2_a"),
        *("m31", "3m2x", "A3m2", "XM2", "3SO2", "TVOC和VOCs", "No2", "COVID19", "2022年8月30日", "45.6%"),
    ],
)
def test_a_formula_within_a_longer_word_or_a_mere_number_is_left_alone(text: str) -> None:
    runs = (Text(text),)
    assert tidy(runs) is runs


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("PM₂.₅和PM₁₀", "PM_2.5_和PM_10_"),
        ("SO₂、NOₓ、O₃", "SO_2_、NO_x_、O_3_"),
        ("H₂SO₄", "H_2_SO_4_"),
        ("Cr⁶⁺和10⁻³", "Cr^6+^和10^\u22123^"),
        ("500m²、30m³", "500m^2^、30m^3^"),
        ("500㎡、30㎥、2㎢", "500m^2^、30m^3^、2km^2^"),
        ("48㎍/㎥", "48μg/m^3^"),
        ("3㎞2", "3km^2^"),
        ("48\u00b5g", "48\u03bcg"),  # the micro sign becomes the letter mu, which Chinese faces have
        ("ＰＭ2.5", "PM_2.5_"),
        ("ＳＯ２", "SO_2_"),
        ("３００ｍ２", "300m^2^"),
        ("Ａ栋２号", "Ａ栋２号"),
    ],
)
def test_characters_that_a_chinese_face_lacks_are_composed(typed: str, printed: str) -> None:
    assert tidied(typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("达到III类标准", "达到Ⅲ类标准"),
        ("劣V类断面", "劣Ⅴ类断面"),
        ("IV级响应", "Ⅳ级响应"),
        ("II类、III类", "Ⅱ类、Ⅲ类"),
        ("I、II、III类及以上", "Ⅰ、Ⅱ、Ⅲ类及以上"),
        ("I-III类", "Ⅰ-Ⅲ类"),
        ("Ⅰ～III类", "Ⅰ～Ⅲ类"),
        ("I～Ⅲ类", "Ⅰ～Ⅲ类"),
        ("IV、劣V类", "Ⅳ、劣Ⅴ类"),
        ("I级至II级", "Ⅰ级至Ⅱ级"),
        ("II等水准", "Ⅱ等水准"),
        ("III 类", "Ⅲ类"),
        ("ＩＩＩ类", "Ⅲ类"),
    ],
)
def test_the_number_of_a_class_becomes_a_roman_numeral(typed: str, printed: str) -> None:
    assert tidied(typed) == printed


@pytest.mark.parametrize(
    "text", ["AI类", "C类", "X类", "lll类", "IIII类", "I型", "III、其他", "TV级", "3V级", "IIb类", "V", "iii类"]
)
def test_other_letters_before_a_class_and_numerals_without_one_are_left_alone(text: str) -> None:
    assert tidied(text) == text


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("PM2.5 浓度 48 微克", "PM_2.5_浓度48微克"),
        ("张 三、李\u3000四", "张 三、李\u3000四"),
        ("中共德州市委 德州市人民政府", "中共德州市委 德州市人民政府"),
        ("甲 & 乙 < 丙", "甲 & 乙 < 丙"),
        ("占比 5 %，温度 20 ℃", "占比5 %，温度20 ℃"),
        ("见https://a.cn/PM10/m3。", "见https://a.cn/PM10/m3。"),
        ("寄至PM10@a.cn，PM10", "寄至PM10@a.cn，PM_10_"),
        ("完成\u00a0 \u200912项", "完成12项"),
        ("一是 ，“一岗双责” 和 COD", "一是，“一岗双责”和COD"),
        ("使用Word 2016编写", "使用Word 2016编写"),
        ("2022 2023", "2022 2023"),
        ("\u3000\u3000首段。 \n\u3000\u3000次段。 ", "首段。\n次段。"),
    ],
)
def test_a_blank_goes_between_chinese_and_latin_and_beside_a_mark(typed: str, printed: str) -> None:
    assert tidied(typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("德州市人民政府\u3000 关于整改落实情况的报告", "德州市人民政府 关于整改落实情况的报告"),
        ("关于督察“回头看” 整改情况的报告", "关于督察“回头看” 整改情况的报告"),
        ("关于 2022 年整改情况的报告 ", "关于2022年整改情况的报告"),
        ("关于PM2.5 整改", "关于PM_2.5_整改"),
    ],
)
def test_a_title_keeps_one_blank_where_chinese_is_parted(typed: str, printed: str) -> None:
    assert tidied(typed, title=True) == printed


def test_a_blank_goes_also_at_the_border_of_two_runs() -> None:
    runs = (Text("浓度为 "), Text(" 48", source="a"), Text(" 微克"))
    assert tidy(runs) == (Text("浓度为"), Text("48", source="a"), Text("微克"))
    assert tidy((Text("甲 "), Text(" 乙")), title=True) == (Text("甲 "), Text("乙"))


def test_what_stands_next_to_a_sign_counts_across_the_borders_of_runs() -> None:
    assert shown(tidy((Text("III", source="a"), Text("类")))) == "Ⅲ类"
    assert shown(tidy((Text("CO2"), Text("H")))) == "CO2H"
    assert shown(tidy((Text("PM10"), Text(".5")))) == "PM10.5"


def test_a_formula_that_is_broken_over_two_runs_is_left_as_it_is() -> None:
    runs = (Text("PM"), Text("2.5", source="a"))
    assert tidy(runs) is runs


def test_each_piece_keeps_the_source_and_the_figure_of_its_run() -> None:
    runs = (Text("降低SO2和III类", Look.PLAIN, "B2 B3", "达标率"),)
    assert tidy(runs) == (
        Text("降低SO", Look.PLAIN, "B2 B3", "达标率"),
        Text("2", Look.SUB, "B2 B3", "达标率"),
        Text("和Ⅲ类", Look.PLAIN, "B2 B3", "达标率"),
    )


def test_sub_sup_and_missing_runs_are_left_alone() -> None:
    runs = (Text("A"), Text("SO2 值", Look.SUB), Text("m2 值", Look.SUP), Text("【III类 PM2.5】", Look.MISSING))
    assert tidy(runs) is runs


def test_a_strong_run_is_not_split() -> None:
    assert shown(tidy((Text("PM2.5 达到 III类、m²", Look.STRONG),))) == "*PM2.5达到Ⅲ类、m²*"


def test_where_nothing_is_to_do_the_same_tuple_comes_back() -> None:
    runs = (Text("2022年8月30日前完成"), Text("15", source="a"), Text("项，COD达标。"))
    assert tidy(runs) is runs
    assert tidy(()) == ()


WORDS = [*FORMULAS, *UNITS, *ROMAN, *COMPOSED, *map(chr, SUBS), *map(chr, SUPS), *BLANK, *"类级等、～-劣.．_\n，“浓度"]
WORDS += [*"IVXxmkPMSO2350１２Ｉｍ", "PM₂.₅", "ＰＭ2.5", "III类", "km", "48", "Ⅲ", "k㎡"]
TYPED = st.one_of(st.lists(st.sampled_from(WORDS), max_size=8).map("".join), st.text(max_size=6))
RUNS = st.lists(st.builds(Text, TYPED, st.sampled_from(Look), st.sampled_from(["", "a", "b c"])), max_size=5).map(tuple)


def said(inlines: Inlines) -> list[tuple[str, str]]:
    """What is read and where it came from: without blanks, and with forms that differ in print alone made equal."""
    without = str.maketrans("", "", BLANK)
    runs = [(t.source, t.text.translate(without)) for t in inlines]
    grouped = groupby((r for r in runs if r[1]), lambda run: run[0])
    return [(source, unicodedata.normalize("NFKC", "".join(text for _, text in group))) for source, group in grouped]


@given(RUNS, st.booleans())
def test_no_word_is_changed_and_no_source_lost(runs: Inlines, title: bool) -> None:
    assert said(tidy(runs, title=title)) == said(runs)


@given(RUNS, st.booleans())
def test_tidy_text_is_left_as_it_is(runs: Inlines, title: bool) -> None:
    once = tidy(runs, title=title)
    assert tidy(once, title=title) is once


@given(RUNS)
def test_line_feeds_stay(runs: Inlines) -> None:
    assert plain(tidy(runs)).count("\n") == plain(runs).count("\n")


@given(RUNS)
def test_a_plain_run_is_left_without_characters_that_a_chinese_face_lacks(runs: Inlines) -> None:
    left = "".join(t.text for t in tidy(runs) if t.look is Look.PLAIN)
    assert not set(left) & {*COMPOSED, *map(chr, SUBS), *map(chr, SUPS)}
