"""What is told of placeholders: their line, other brackets, a unit written twice; and the places that they print."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import escape

from reportgen.model import City, Report
from reportgen.pipeline import build
from reportgen.place import Place, Source
from reportgen.render.placeholders import check, fill
from reportgen.values import Prose, Text
from tests.render.test_placeholders import DATA, made
from tests.reports import said

NOTHING: dict[str, dict[str, str]] = {"指标": {}}  # a report without a figure
PRINTED_TWICE = "会印成“160微克/立方米微克/立方米”"


def test_no_more_than_twelve_names_are_offered(tmp_path: Path) -> None:
    for placeholder in ("【任务】", "【任务.啊】"):
        (found,) = made(tmp_path, placeholder)[1]
        assert len(found.fix.split("、")) == 12


@pytest.mark.parametrize(
    ("prose", "place"),
    [
        ("|\n  【任务.总数】和\n  一【甲甲】", "17:4"),
        ('"一\n【甲甲】"', "16:1"),  # quoted, a text may go on at the margin
        ("一【甲甲】\n附件: [{名称: 二【甲甲】}]", "15:7 16:12"),
    ],
)
def test_a_placeholder_is_told_on_its_own_line(tmp_path: Path, prose: str, place: str) -> None:
    path = tmp_path / "city.yaml"
    path.write_text(f"{DATA}结束语: {prose}\n", encoding="utf-8")
    assert said(build(path).found) == [f"FIG401 {spot}" for spot in place.split()]


def test_a_placeholder_of_a_text_without_a_place_is_told_without_one() -> None:
    (found,) = check(Report(city=City(name=Text("德州市")), closing=Prose("共【甲甲】。")), NOTHING)
    assert (found.code, found.place) == ("FIG401", None)


@pytest.mark.parametrize(
    ("prose", "code", "words"),
    [
        ("[任务.总数]，〔信访〕，［优良水体比例.同比］", "FIG411", ["改为【任务.总数】", "改为【优良水体比例.同比】"]),
        ("〔任务.总数］", "FIG411", ["改为【任务.总数】"]),
        ("[注.一]，〔2022〕1号，［见表1.2］", "FIG411", []),
        ("【任务.总数】项", "FIG409", ["会印成“3项项”"]),
        (
            "【任务.总数】项，【臭氧（O₃）】微克/立方米",
            "FIG409",
            ["会印成“3项项”", "会印成“160微克/立方米微克/立方米”"],
        ),
        ("【任务.总数】项目", "FIG409", []),  # another word
        ("【任务.总数|数】项", "FIG409", []),
        ("【任务.总数】，【城市.名称】市", "FIG409", []),
    ],
)
def test_other_brackets_around_a_name_and_a_unit_written_twice_are_warnings(
    tmp_path: Path, prose: str, code: str, words: list[str]
) -> None:
    document, found = made(tmp_path, prose)
    assert document is not None
    assert [d.code for d in found] == [code] * len(words)
    assert all(word in (d.reason, d.fix) for d, word in zip(found, words, strict=True))


def test_a_bracket_without_its_partner_is_a_warning(tmp_path: Path) -> None:
    document, found = made(tmp_path, "共【任务.已完成项。")
    assert said(found) == ["FIG403 15:6"]
    assert document is not None


def test_an_indicator_must_not_bear_the_name_of_other_data(tmp_path: Path) -> None:
    data = DATA.replace("臭氧（O₃）", "任务")
    assert [d.code for d in made(tmp_path, "", data)[1]] == ["FIG402"]
    for name in ("PM2.5", "臭氧|日均"):
        (found,) = made(tmp_path, "", DATA.replace("臭氧（O₃）", name))[1]
        assert (found.code, found.message) == ("FIG402", f"指标不能叫“{name}”")
    assert made(tmp_path, "", DATA.replace("臭氧（O₃）", "指标"))[1] == []  # 【指标.指标】


def test_what_a_placeholder_prints_and_the_words_around_it_name_their_places() -> None:
    place = Place(Source("city.yaml"), 3, 7)
    assert escape(fill(Prose("【待核】共【甲甲】", place), NOTHING)) == (
        '<mark data-src="city.yaml:3:7">【待补充：待核】</mark>'
        '<data data-src="city.yaml:3:7">共</data><data data-src="city.yaml:3:7">【甲甲】</data>'
    )
