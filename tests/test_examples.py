"""The five example cities: each builds without a word, and each is held as a golden file in every format."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.figures import Figure, count
from reportgen.load import load
from reportgen.pipeline import Options, build
from reportgen.resources import folder
from reportgen.write import WRITERS

CITIES = ("baoding", "dalian", "dezhou", "huaibei", "jiaozuo", "yunshan")
Golden = Callable[[str, str], None]


def example(city: str) -> Path:
    return folder("examples") / city / "city.yaml"


def as_text(name: str, data: bytes) -> str:
    """What a golden file holds: the text itself; of a .docx its document, a paragraph or row a line."""
    if name != "docx":
        return data.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return (
            package.read("word/document.xml")
            .decode("utf-8")
            .replace("</w:p>", "</w:p>\n")
            .replace("<w:tr>", "\n<w:tr>")
        )


@pytest.mark.parametrize("city", CITIES)
def test_an_example_builds_without_a_word(city: str) -> None:
    built = build(example(city), Options(strict=True))
    assert built.document is not None
    assert built.found == []


@pytest.mark.parametrize("name", sorted(WRITERS))
@pytest.mark.parametrize("city", CITIES)
def test_an_example_is_as_its_golden_file(city: str, name: str, golden: Golden) -> None:
    built = build(example(city))
    assert built.document is not None
    golden(
        f"{city}.{name}" + (".xml" if name == "docx" else ""), as_text(name, WRITERS[name](built.document, built.style))
    )


def test_dezhou_as_a_report_to_the_province_has_addressees_and_as_a_public_paper_none() -> None:
    public = build(example("dezhou"), Options(public=True)).document
    assert public is not None
    assert "省委、省政府：" not in WRITERS["txt"](public).decode()


@pytest.mark.parametrize(
    ("city", "figures"),
    [
        ("dezhou", {"总数": "37项", "已完成": "17项", "达到序时进度": "20项", "完成率": "45.9%"}),
        ("baoding", {"总数": "55项"}),
        ("jiaozuo", {"总数": "46项", "已完成": "34项", "其余": "12项", "完成率": "73.9%"}),
        (
            "dalian",
            {"总数": "20项", "已到时限": "11项", "基本完成": "9项", "超期": "2项", "长期坚持": "3项", "剩余": "6项"},
        ),
        ("huaibei", {"总数": "68个", "已完成": "66个", "其余": "2个"}),
    ],
)
def test_an_example_states_the_figures_of_its_sample(city: str, figures: dict[str, str]) -> None:
    report = load(example(city)).report
    assert report is not None
    tasks = count(report).tasks
    assert {name: str(tasks[name]) for name in figures} == figures
    assert all(isinstance(tasks[name], Figure) for name in figures)


def test_examples_use_each_form_of_the_next_step_and_of_enumerations() -> None:
    reports = [r for city in CITIES if (r := load(example(city)).report)]
    placements = {r.next_steps.placement for r in reports if r.next_steps}
    layouts = {s.enumeration for r in reports for c in r.chapters for s in (c, *c.sections) if s.points}
    heads = {s.heading_style for r in reports for c in r.chapters for s in c.sections}
    assert placements >= {"段", "章后"}
    assert layouts == {"段内", "分段"}
    assert "接排" in heads
